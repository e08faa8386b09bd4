"""Objects built by hand for tests; every text and name here is invented."""

import hashlib

import msgspec

from relata.model.record import (
    Actor,
    By,
    Claim,
    Event,
    Filler,
    Place,
    Record,
    ReportInfo,
    Span,
    Tally,
    Thing,
    Time,
    Voice,
)

CLASH_TEXT = (
    "Gunmen of the Tarek Front attacked a post near Beni Oura on Tuesday. "
    'The army said eight soldiers were killed. The Front denied it: "We shot nobody." '
    "Governor Amin Sallow condemned the raid and vowed to answer."
)
"""An invented report in which two sides speak of one attack."""


def span_in(text: str, words: str, occurrence: int = 1) -> Span:
    """Where ``words`` stand in ``text`` for the n-th time."""
    start = -1
    for _ in range(occurrence):
        start = text.index(words, start + 1)
    return start, start + len(words)


def make_info(text: str, **fields: object) -> ReportInfo:
    """What a record says of its report."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    info = ReportInfo(
        id=digest[:16],
        sha256=digest,
        source="made.txt",
        text=text,
        publisher="Oura Courier",
        published="2023-11-22",
        published_basis="given",
    )
    return msgspec.structs.replace(info, **fields)


def make_clash_record() -> Record:
    """The right record of ``CLASH_TEXT``: one attack, one toll, four claims."""

    def at(words: str, occurrence: int = 1) -> tuple[Span, ...]:
        return (span_in(CLASH_TEXT, words, occurrence),)

    by_army, by_front = By("c1", "for"), By("c2", "against")
    return Record(
        report=make_info(CLASH_TEXT),
        actors=(
            Actor(
                id="a1",
                name="Tarek Front",
                kind="armed_group",
                country="ML",
                mentions=(*at("the Tarek Front"), *at("The Front"), *at("We")),
            ),
            Actor(
                id="a2",
                name="gunmen",
                kind="armed_group",
                of="a1",
                mentions=at("Gunmen of the Tarek Front"),
            ),
            Actor(id="a3", name="army", kind="military", country="ML", mentions=at("The army")),
            Actor(id="a4", name="soldiers", kind="military", of="a3", mentions=at("soldiers")),
            Actor(id="a5", name="Amin Sallow", kind="person", mentions=at("Governor Amin Sallow")),
        ),
        places=(
            Place(
                id="p1",
                name="Beni Oura",
                kind="city",
                country="ML",
                lat=15.0,
                lon=-3.0,
                mentions=at("Beni Oura"),
            ),
        ),
        times=(Time(id="t1", edtf="2023-11-21", mentions=at("Tuesday")),),
        objects=(Thing(id="o1", kind="military", name="post", mentions=at("a post")),),
        events=(
            Event(
                id="e1",
                type="ASSAULT",
                mode="firearms",
                status="happened",
                triggers=(*at("attacked"), *at("raid")),
                occurrence=Voice(own_voice=True, by=(by_front,)),
                agents=(Filler(ref="a2", own_voice=True),),
                targets=(Filler(ref="o1", own_voice=True),),
                places=(Filler(ref="p1", own_voice=True),),
                times=(Filler(ref="t1", edtf="2023-11-21", own_voice=True),),
            ),
        ),
        tallies=(
            Tally(
                id="n1",
                event="e1",
                effect="killed",
                of="a4",
                low=8,
                high=8,
                words="eight",
                span=at("eight")[0],
                by=(by_army, by_front),
            ),
        ),
        claims=(
            Claim(
                id="c1",
                source="a3",
                stance="asserts",
                cue=at("said"),
                content=at("eight soldiers were killed"),
                about=("n1",),
            ),
            Claim(
                id="c2",
                source="a1",
                stance="denies",
                cue=at("denied"),
                content=at('"We shot nobody."'),
                about=("e1", "n1"),
            ),
            Claim(id="c3", source="a5", stance="condemns", cue=at("condemned"), about=("e1",)),
            Claim(
                id="c4", source="a5", stance="threatens", cue=at("vowed"), content=at("to answer")
            ),
        ),
    )
