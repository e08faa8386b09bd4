"""Acts of the future, of conditions and of rumour are not left as having happened."""

import pytest

from relata.model.marks import ClaimMark, EventMark, Marks
from relata.read.layout import Layout
from relata.read.modality import settle_modality


def settled(text: str, trigger: str, status: str = "happened", stance: str | None = None) -> str:
    start = text.index(trigger)
    event = EventMark(
        id="e1",
        triggers=((start, start + len(trigger)),),
        type="ASSAULT",
        mode="unknown",
        status=status,
    )
    claims = ()
    if stance:
        claims = (
            ClaimMark(
                id="c1", cues=((0, 1),), source="a1", stance=stance, content=((2, len(text)),)
            ),
        )
    marks = settle_modality(Layout(text), Marks(events=(event,), claims=claims))
    return marks.events[0].status


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Two battalions will leave the town on Monday.", "leave", "planned"),
        ("Forty families are to be deported.", "deported", "planned"),
        ("The envoys were due to meet in Doha.", "meet", "planned"),
        ("The coaster may sail for Kieta.", "sail", "hypothetical"),
        ("On 6 May gunmen attacked the post.", "attacked", "happened"),
        ("Rumours of an attack emptied the market.", "attack", "denied"),
        ("The militia has struck the base.", "struck", "happened"),
        ("The men would have fired anyway.", "fired", "happened"),
        ("He said the army would stay, and shells fell.", "fell", "happened"),
    ],
)
def test_words_of_the_clause_settle_the_status(text, trigger, status):
    assert settled(text, trigger) == status


def test_a_threat_to_come_is_threatened():
    text = "X we will strike the base."
    assert settled(text, "strike", stance="threatens") == "threatened"


def test_what_was_not_read_as_having_happened_stays_as_it_is():
    assert settled("Two battalions will leave.", "leave", status="hypothetical") == "hypothetical"


def test_a_noun_that_names_the_act_again_does_not_undo_it():
    text = "Rifles would be shipped to the army. A senator called the package a mistake."
    spans = tuple((text.index(w), text.index(w) + len(w)) for w in ("shipped", "package"))
    event = EventMark(id="e1", triggers=spans, type="AID", mode="military", status="happened")
    marks = settle_modality(Layout(text), Marks(events=(event,)))
    assert marks.events[0].status == "planned"
