"""A record built by hand: two attacks told by opposed sides, one an answer to the other.

It has what the views must show: a value in own voice and by claims, a denial, a relay, a link on
its words, an unread number. The text is invented.
"""

import msgspec

from relata.model.record import (
    Actor,
    By,
    Claim,
    Event,
    Filler,
    Link,
    Place,
    ReaderInfo,
    Record,
    Tally,
    Thing,
    Time,
    Unread,
    Voice,
)
from tests.factory import make_info, span_in

STRIKES_TITLE = "Strikes hit depots near Mayadin"
STRIKES_TEXT = f"""{STRIKES_TITLE}

US aircraft bombed two depots near Mayadin early on Thursday, the Pentagon said, hours after \
rockets were fired at a base. Three soldiers were injured, spokeswoman Lena Forsgate said. \
“The strikes were a response to that attack,” she said.

In a statement obtained by Nahrain Press, the Eastern Shield Brigades said that seven fighters \
had been killed and denied the rocket attack. Syria condemned the strikes. Some 40 trucks passed."""


def make_reader_info():
    """What a record says of an invented reader."""
    return ReaderInfo(
        name="fake",
        version="1",
        weights="0" * 64,
        rules="1" * 64,
        gazetteer="2" * 64,
        registry="none",
        extractor="plain text",
    )


def make_strikes_record(**changes):
    """The record of ``STRIKES_TEXT``; ``changes`` replace whole fields."""

    def at(words, occurrence=0):
        return span_in(STRIKES_TEXT, words, occurrence + 1)

    pentagon, forsgate = By("c1", "for"), By("c2", "for")
    brigades, denial = By("c3", "for"), By("c4", "against")
    record = Record(
        report=make_info(
            STRIKES_TEXT,
            title=STRIKES_TITLE,
            publisher="Halden World",
            language="en",
            published="2024-02-15",
            headline=(0, len(STRIKES_TITLE)),
        ),
        actors=(
            Actor(id="a1", name="US aircraft", kind="military", mentions=(at("US aircraft"),)),
            Actor(id="a2", name="Pentagon", kind="government", mentions=(at("the Pentagon"),)),
            Actor(
                id="a3",
                name="Lena Forsgate",
                kind="person",
                of="a2",
                role="spokeswoman",
                mentions=(at("spokeswoman Lena Forsgate"), at("she")),
            ),
            Actor(
                id="a4",
                name="Eastern Shield Brigades",
                kind="armed_group",
                mentions=(at("the Eastern Shield Brigades"),),
            ),
            Actor(id="a5", name="Nahrain Press", kind="media", mentions=(at("Nahrain Press"),)),
            Actor(id="a6", name="Syria", kind="state", country="SY", mentions=(at("Syria"),)),
            Actor(id="a7", name="soldiers", kind="military", mentions=(at("soldiers"),)),
            Actor(id="a8", name="fighters", kind="armed_group", mentions=(at("fighters"),)),
        ),
        places=(
            Place(
                id="p1",
                name="Mayadin",
                kind="city",
                country="SY",
                lat=35.02,
                lon=40.45,
                precision="city",
                radius_km=10.0,
                why="the only Mayadin of Syria",
                mentions=(at("Mayadin"), at("Mayadin", 1)),
            ),
        ),
        times=(
            Time(
                id="t1",
                edtf="2024-02-15",
                clock="morning",
                why="Thursday, on or before 2024-02-15",
                mentions=(at("early on Thursday"),),
            ),
        ),
        weapons=(Thing(id="w1", kind="rocket", name="rockets", mentions=(at("rockets"),)),),
        objects=(
            Thing(id="o1", kind="military", name="two depots", mentions=(at("two depots"),)),
            Thing(id="o2", kind="military", name="a base", mentions=(at("a base"),)),
        ),
        events=(
            Event(
                id="e1",
                type="ASSAULT",
                mode="aerial",
                status="happened",
                triggers=(at("Strikes"), at("bombed"), at("strikes"), at("strikes", 1)),
                occurrence=Voice(own_voice=True, by=(pentagon, forsgate)),
                agents=(Filler(ref="a1", by=(pentagon,), confidence=0.93),),
                targets=(Filler(ref="o1", by=(pentagon,)),),
                places=(Filler(ref="p1", own_voice=True),),
                times=(Filler(ref="t1", edtf="2024-02-15", by=(pentagon,)),),
                confidence=0.95,
            ),
            Event(
                id="e2",
                type="ASSAULT",
                mode="missile",
                status="happened",
                triggers=(at("fired"), at("attack"), at("attack", 1)),
                occurrence=Voice(by=(pentagon, forsgate, denial)),
                targets=(Filler(ref="o2", by=(pentagon,)),),
                weapons=(Filler(ref="w1", by=(pentagon,)),),
                confidence=0.9,
            ),
        ),
        tallies=(
            Tally(
                id="n1",
                event="e2",
                effect="injured",
                of="a7",
                low=3,
                high=3,
                words="Three",
                span=at("Three"),
                by=(forsgate,),
            ),
            Tally(
                id="n2",
                event="e1",
                effect="killed",
                of="a8",
                low=7,
                high=7,
                words="seven",
                span=at("seven"),
                by=(brigades,),
            ),
        ),
        claims=(
            Claim(
                id="c1",
                source="a2",
                stance="asserts",
                cue=(at("said"),),
                content=(
                    (at("US aircraft")[0], at("Thursday")[1]),
                    (at("hours")[0], at("base")[1]),
                ),
                about=("e1", "e2"),
            ),
            Claim(
                id="c2",
                source="a3",
                stance="asserts",
                cue=(at("said", 1),),
                content=(at("Three soldiers were injured"),),
                about=("n1",),
            ),
            Claim(
                id="c3",
                source="a4",
                via=("a5",),
                stance="asserts",
                cue=(at("said", 3),),
                content=(at("seven fighters had been killed"),),
                about=("n2",),
            ),
            Claim(
                id="c4",
                source="a4",
                via=("a5",),
                stance="denies",
                cue=(at("denied"),),
                content=(at("the rocket attack"),),
                about=("e2",),
            ),
            Claim(
                id="c5",
                source="a6",
                stance="condemns",
                cue=(at("condemned"),),
                about=("e1",),
            ),
        ),
        links=(
            Link(
                id="l1",
                source_id="e1",
                target_id="e2",
                type="response_to",
                signal=(at("a response to"),),
                by=(forsgate,),
            ),
        ),
        unread=(Unread(span=at("Some 40"), why="a number with no event"),),
        notes=("publication day as given",),
        reader=make_reader_info(),
    )
    return msgspec.structs.replace(record, **changes)
