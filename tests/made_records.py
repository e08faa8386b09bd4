"""Records made up for tests and benchmarks of the ledger: no text is real, no person named.

``make_record(number)`` is a pure function: places, days, actors, wordings and tolls vary with the
number; some reports tell of the same act as an earlier one, some are near-copies of it.
"""

import hashlib
import random
from datetime import date, timedelta

from relata.ingest import Loaded
from relata.model.record import (
    Actor,
    By,
    Claim,
    Event,
    Filler,
    Place,
    ReaderInfo,
    Record,
    ReportInfo,
    Tally,
    Time,
    Voice,
)
from relata.model.report import Report

FIRST_DAY = date(2020, 1, 1)
SYLLABLES = ("ba", "dor", "kel", "mi", "nu", "ras", "sha", "tel", "um", "var", "zi", "qo")
SPEAKERS = ("governor", "hospital director", "army", "residents", "monitors", "police chief")
VERBS = ("shelled", "bombed", "attacked", "raided", "hit", "struck")
SUBJECTS = (
    "The road to {name}",
    "A school in {name}",
    "The bakery of {name}",
    "The bridge at {name}",
    "The council of {name}",
    "Traders from {name}",
    "The clinic in {name}",
    "Drivers near {name}",
    "The mill outside {name}",
    "Families in {name}",
)
DEEDS = (
    "stayed closed until {hour} in the evening",
    "waited for {count} days for news",
    "opened again after {count} hours",
    "counted {count} broken windows",
    "sent {count} carts to the river",
    "had no light from {hour} on",
    "kept {count} sacks of grain back",
    "asked for {count} tents before the rains",
    "heard engines at about {hour}",
    "lost {count} sheep in the hills",
)


def make_filling(chance: random.Random, sentences: int = 4) -> str:
    """Sentences of no weight that differ from report to report."""
    return " ".join(
        f"{chance.choice(SUBJECTS).format(name=make_name(chance.randrange(20_000)))} "
        f"{_deed(chance)}."
        for _ in range(sentences)
    )


READER = ReaderInfo(
    name="made", version="1", weights="0", rules="0", gazetteer="0", registry="0", extractor="made"
)


def _deed(chance: random.Random) -> str:
    hour, count = chance.randrange(1, 12), chance.randrange(2, 90)
    return chance.choice(DEEDS).format(hour=hour, count=count)


def make_name(number: int, parts: int = 3) -> str:
    """A name of no real place."""
    chance = random.Random(f"name {number}")
    return "".join(chance.choice(SYLLABLES) for _ in range(parts)).capitalize()


def make_act(number: int) -> dict:
    """What happened, where and when: shared by the reports that tell of it."""
    chance = random.Random(f"act {number}")
    place = chance.randrange(20_000)
    where = random.Random(f"place {place}")
    return {
        "place": make_name(place),
        "lat": round(where.uniform(-35, 60), 4),
        "lon": round(where.uniform(-17, 120), 4),
        "day": FIRST_DAY + timedelta(days=chance.randrange(2000)),
        "agent": f"{make_name(chance.randrange(300), 2)} Front",
        "killed": chance.randrange(1, 30),
        "verb": chance.choice(VERBS),
    }


def make_record(number: int, acts: int | None = None) -> Record:
    """The record of report ``number``; about a third tell of an act that another tells of too."""
    chance = random.Random(f"report {number}")
    act_number = number if chance.random() < 0.67 else chance.randrange(max(acts or number, 1))
    act = make_act(act_number)
    speaker = chance.choice(SPEAKERS)
    killed = max(1, act["killed"] + chance.choice((0, 0, 0, 1, 2)))
    is_copy = act_number != number and chance.random() < 0.3
    filling = make_filling(random.Random(f"filling {act_number}") if is_copy else chance)
    return tell_act(act, speaker=speaker, killed=killed, number=number, filling=filling)


def tell_act(act: dict, *, speaker: str, killed: int, number: int, filling: str = "") -> Record:
    """The record of a report that tells of one act."""
    day = act["day"]
    text = (
        f"{act['agent']} {act['verb']} {act['place']} on {day.isoformat()}, killing {killed} "
        f"people, the {speaker} said. {filling} Desk {number}."
    )
    return _record(text, act, speaker, killed, day, number)


def _span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _record(text, act, speaker, killed, day, number) -> Record:
    digest = hashlib.sha256(text.encode()).hexdigest()
    by = (By("c1", "for"),)
    published = (day + timedelta(days=1)).isoformat()
    return Record(
        report=ReportInfo(
            id=digest[:16],
            sha256=digest,
            source=f"made/{number}.txt",
            text=text,
            publisher=f"Outlet {number % 40}",
            language="en",
            published=published,
            published_basis="given",
        ),
        actors=(
            Actor(
                id="a1",
                name=act["agent"],
                kind="armed_group",
                mentions=(_span(text, act["agent"]),),
            ),
            Actor(
                id="a2", name=speaker, kind="government", mentions=(_span(text, f"the {speaker}"),)
            ),
        ),
        places=(
            Place(
                id="p1",
                name=act["place"],
                kind="city",
                mentions=(_span(text, act["place"]),),
                country="XX",
                lat=act["lat"],
                lon=act["lon"],
                radius_km=3.0,
                precision="city",
            ),
        ),
        times=(Time(id="t1", mentions=(_span(text, day.isoformat()),), edtf=day.isoformat()),),
        events=(
            Event(
                id="e1",
                type="ASSAULT",
                mode="shelling",
                status="happened",
                triggers=(_span(text, act["verb"]),),
                occurrence=Voice(by=by),
                agents=(Filler(ref="a1", by=by),),
                places=(Filler(ref="p1", by=by),),
                times=(Filler(ref="t1", edtf=day.isoformat(), by=by),),
            ),
        ),
        tallies=(
            Tally(
                id="n1",
                event="e1",
                effect="killed",
                of=None,
                low=killed,
                high=killed,
                words=str(killed),
                span=_span(text, f"{killed} people"),
                scope="event",
                by=by,
            ),
        ),
        claims=(
            Claim(
                id="c1",
                source="a2",
                stance="asserts",
                cue=(_span(text, "said"),),
                content=((0, text.index(", the")),),
                about=("e1",),
            ),
        ),
        reader=READER,
    )


def loaded_of(record: Record, source: str | None = None, url: str | None = None) -> Loaded:
    """What ingest would have given for a made record."""
    info = record.report
    report = Report(
        id=info.id,
        sha256=info.sha256,
        source=source or info.source,
        text=info.text,
        url=url,
        title=info.title,
        publisher=info.publisher,
        language=info.language,
        published=info.published,
        published_basis="given",
        retrieved="2026-01-01T00:00:00Z",
        extractor="made",
    )
    return Loaded(report, info.text.encode(), "text/plain")
