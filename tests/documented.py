"""The report that docs/record.md shows, with its record; the text and all names are invented.

The marks and values stand here as a reader would give them; who says what follows from them by
the same code that makes every record, so that the documented example cannot contradict the rule.
"""

import hashlib

import msgspec

from relata.model.identities import (
    Identities,
    ResolvedActor,
    ResolvedNumber,
    ResolvedPlace,
    ResolvedThing,
    ResolvedTime,
)
from relata.model.marks import (
    ActorMark,
    Argument,
    ClaimMark,
    EventMark,
    LinkMark,
    Marks,
    ObjectMark,
    PlaceMark,
    Span,
    TallyMark,
    TimeMark,
    WeaponMark,
)
from relata.model.record import ReaderInfo, Record, Unread
from relata.model.report import Report
from relata.model.statements import build_record
from tests.factory import span_in

TITLE = "Army answers drone attack on Gao airport"
TEXT = f"""{TITLE}

A drone hit the fuel store of Gao airport on Tuesday, army spokesman Idris Valo confirmed. Two \
guards were wounded, he said, and blamed the Harun Front. The Front, in a statement carried by \
Delta News, denied that it had any part in the attack. At dawn on Wednesday jets bombed a camp of \
the group in response. Residents said at least four people had been killed. A column of 30 \
vehicles was seen on the road."""


def at(words: str, occurrence: int = 1) -> Span:
    """Where words stand in the documented text for the n-th time."""
    return span_in(TEXT, words, occurrence)


def first(length: int, span: Span) -> Span:
    """The first code points of a span: a word too short to be looked for alone."""
    return span[0], span[0] + length


def documented_report() -> Report:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    return Report(
        id=digest[:16],
        sha256=digest,
        source="gao.txt",
        text=TEXT,
        title=TITLE,
        publisher="Niger Bend Courier",
        language="en",
        published="2024-03-07",
        published_basis="given",
        retrieved="2026-11-23T09:00:00Z",
        headline=(0, len(TITLE)),
    )


def documented_marks() -> Marks:
    return Marks(
        actors=(
            ActorMark(
                id="a1",
                kind="person",
                mentions=(at("army spokesman Idris Valo"), first(2, at("he said"))),
                of="a2",
                confidence=0.97,
            ),
            ActorMark(id="a2", kind="military", mentions=(at("Army"), at("army")), confidence=0.95),
            ActorMark(id="a3", kind="military", mentions=(at("guards"),), of="a2", confidence=0.81),
            ActorMark(
                id="a4",
                kind="armed_group",
                mentions=(
                    at("the Harun Front"),
                    at("The Front"),
                    first(2, at("it had")),
                    at("the group"),
                ),
                confidence=0.93,
            ),
            ActorMark(id="a5", kind="media", mentions=(at("Delta News"),), confidence=0.96),
            ActorMark(id="a6", kind="civilians", mentions=(at("Residents"),), confidence=0.94),
            ActorMark(id="a7", kind="other", mentions=(at("people"),), confidence=0.71),
        ),
        places=(
            PlaceMark(
                id="p1",
                kind="site",
                mentions=(at("Gao airport"), at("Gao airport", 2)),
                confidence=0.96,
            ),
        ),
        times=(
            TimeMark(id="t1", mentions=(at("Tuesday"),), confidence=0.97),
            TimeMark(id="t2", mentions=(at("dawn on Wednesday"),), confidence=0.95),
        ),
        weapons=(
            WeaponMark(id="w1", kind="drone", mentions=(at("A drone"),), confidence=0.92),
            WeaponMark(id="w2", kind="aircraft", mentions=(at("jets"),), confidence=0.9),
        ),
        objects=(
            ObjectMark(
                id="o1",
                kind="energy",
                mentions=(at("the fuel store of Gao airport"),),
                confidence=0.84,
            ),
            ObjectMark(
                id="o2", kind="military", mentions=(at("a camp of the group"),), confidence=0.79
            ),
        ),
        events=_events(),
        tallies=(
            TallyMark(
                id="n1",
                mentions=(at("Two"),),
                effect="injured",
                event="e1",
                of="a3",
                confidence=0.92,
            ),
            TallyMark(
                id="n2",
                mentions=(at("at least four"),),
                effect="killed",
                event="e2",
                of="a7",
                confidence=0.9,
            ),
        ),
        claims=_claims(),
        links=(
            LinkMark(
                id="l1",
                source="e2",
                target="e1",
                type="response_to",
                signal=(at("in response"),),
                confidence=0.77,
            ),
        ),
    )


def _events() -> tuple[EventMark, ...]:
    return (
        EventMark(
            id="e1",
            type="ASSAULT",
            mode="drone",
            status="happened",
            triggers=(at("attack"), at("hit"), at("attack", 2)),
            agents=(Argument("a4", 0.64),),
            targets=(Argument("o1", 0.88),),
            places=(Argument("p1", 0.9),),
            times=(Argument("t1", 0.95),),
            weapons=(Argument("w1", 0.91),),
            confidence=0.94,
        ),
        EventMark(
            id="e2",
            type="ASSAULT",
            mode="aerial",
            status="happened",
            triggers=(at("bombed"),),
            agents=(Argument("a2", 0.58),),
            targets=(Argument("o2", 0.86),),
            times=(Argument("t2", 0.95),),
            weapons=(Argument("w2", 0.9),),
            confidence=0.93,
        ),
    )


def _claims() -> tuple[ClaimMark, ...]:
    return (
        ClaimMark(
            id="c1",
            source="a1",
            stance="confirms",
            cues=(at("confirmed"),),
            content=(at("A drone hit the fuel store of Gao airport on Tuesday"),),
            about=("e1",),
            confidence=0.95,
        ),
        ClaimMark(
            id="c2",
            source="a1",
            stance="asserts",
            cues=(at("said"),),
            content=(at("Two guards were wounded"),),
            about=("n1",),
            confidence=0.94,
        ),
        ClaimMark(
            id="c3",
            source="a1",
            stance="accuses",
            cues=(at("blamed"),),
            content=(at("the Harun Front"),),
            about=("e1",),
            confidence=0.86,
        ),
        ClaimMark(
            id="c4",
            source="a4",
            via=("a5",),
            stance="denies_responsibility",
            cues=(at("denied"),),
            content=(at("it had any part in the attack"),),
            about=("e1",),
            confidence=0.88,
        ),
        ClaimMark(
            id="c5",
            source="a6",
            stance="asserts",
            cues=(at("said", 2),),
            content=(at("at least four people had been killed"),),
            about=("n2",),
            confidence=0.93,
        ),
    )


def documented_identities() -> Identities:
    return Identities(
        actors={
            "a1": ResolvedActor(name="Idris Valo", role="army spokesman"),
            "a2": ResolvedActor(name="army"),
            "a3": ResolvedActor(name="guards"),
            "a4": ResolvedActor(name="Harun Front", aka=("the Front",)),
            "a5": ResolvedActor(name="Delta News"),
            "a6": ResolvedActor(name="residents"),
            "a7": ResolvedActor(name="people"),
        },
        places={
            "p1": ResolvedPlace(
                name="Gao Airport",
                country="ML",
                admin1="Gao",
                lat=16.25,
                lon=-0.01,
                radius_km=3.0,
                precision="site",
                gazetteer="airportsdata:GAGO",
                why="the only airfield of that name",
            )
        },
        times={
            "t1": ResolvedTime(edtf="2024-03-05", why="Tuesday, from published 2024-03-07"),
            "t2": ResolvedTime(
                edtf="2024-03-06", clock="dawn", why="Wednesday, from published 2024-03-07"
            ),
        },
        weapons={
            "w1": ResolvedThing(kind="drone", name="drone"),
            "w2": ResolvedThing(kind="aircraft", name="jets"),
        },
        objects={
            "o1": ResolvedThing(kind="energy", name="fuel store of Gao airport"),
            "o2": ResolvedThing(kind="military", name="camp of the group"),
        },
        tallies={
            "n1": ResolvedNumber(low=2, high=2),
            "n2": ResolvedNumber(low=4, high=None, why="at least four: four or more"),
        },
    )


def documented_record() -> Record:
    """The record of the documented report, whole and right."""
    record = build_record(documented_report(), documented_marks(), documented_identities())
    return msgspec.structs.replace(
        record,
        tallies=tuple(msgspec.structs.replace(each, scope="event") for each in record.tallies),
        unread=(Unread(span=at("30"), why="a number with no event"),),
        notes=("publication date taken from --published",),
        reader=ReaderInfo(
            name="relata-en",
            version="1",
            weights="0" * 64,
            rules="1" * 64,
            gazetteer="2" * 64,
            registry="none",
            extractor="plain text",
        ),
    )
