"""Doubtful violence in reports that hardly speak of any is left out."""

from relata.model.marks import ClaimMark, EventMark, LinkMark, Marks, TallyMark
from relata.read.figurative import drop_figurative
from relata.read.layout import Layout

MATCH = "The visitors sacked the quarterback twice and won. " + "It rained in the stands. " * 30


def make_marks(confidence: float) -> Marks:
    sack = EventMark(
        id="e1",
        triggers=((13, 19),),
        type="ASSAULT",
        mode="beat",
        status="happened",
        confidence=confidence,
    )
    visit = EventMark(
        id="e2", triggers=((4, 12),), type="CONSULT", mode=None, status="happened", confidence=0.2
    )
    return Marks(
        events=(sack, visit),
        tallies=(TallyMark(id="n1", mentions=((36, 41),), effect="injured", event="e1"),),
        claims=(
            ClaimMark(
                id="c1", cues=((0, 3),), source="unnamed", stance="asserts", about=("e1", "e2")
            ),
        ),
        links=(LinkMark(id="l1", source="e1", target="e2", type="follows"),),
    )


def test_a_doubtful_act_and_what_hangs_on_it_is_left_out_of_a_quiet_report():
    marks = drop_figurative(Layout(MATCH), make_marks(0.6))
    assert [e.id for e in marks.events] == ["e2"]
    assert marks.tallies == ()
    assert marks.links == ()
    assert marks.claims[0].about == ("e2",)


def test_a_sure_act_stays_in_a_quiet_report():
    assert drop_figurative(Layout(MATCH), make_marks(0.9)) == make_marks(0.9)


def test_a_report_full_of_violence_keeps_its_doubtful_acts():
    short = Layout(MATCH[:52])
    assert drop_figurative(short, make_marks(0.6)) == make_marks(0.6)


def test_words_that_tell_of_other_things_need_more_confidence_than_words_of_violence():
    text = MATCH.replace("sacked", "bought")
    assert [e.id for e in drop_figurative(Layout(text), make_marks(0.8)).events] == ["e2"]
    text = MATCH.replace("sacked", "raided")
    assert drop_figurative(Layout(text), make_marks(0.8)) == make_marks(0.8)
