"""Whoever rejects a number does not deny the act."""

from relata.model.marks import ClaimMark, EventMark, Marks
from relata.read.layout import Layout
from relata.read.rejected_count import settle_rejected_counts


def about_after(text: str, cue: str, stance: str, content: str = "") -> tuple[str, ...]:
    trigger = text.index("blast")
    start = text.index(cue)
    inside = ((text.index(content), text.index(content) + len(content)),) if content else ()
    marks = Marks(
        events=(
            EventMark(
                id="e1",
                triggers=((trigger, trigger + 5),),
                type="ASSAULT",
                mode="explosives",
                status="happened",
            ),
        ),
        claims=(
            ClaimMark(
                id="c1",
                cues=((start, start + len(cue)),),
                source="a1",
                stance=stance,
                content=inside,
                about=("e1", "n1"),
            ),
        ),
    )
    return settle_rejected_counts(Layout(text), marks).claims[0].about


def test_a_rejected_number_leaves_the_act_alone():
    text = "A blast killed ten. The governor dismissed the figure as gossip."
    assert about_after(text, "dismissed", "rejects") == ("n1",)


def test_a_denied_act_stays_denied():
    text = "A blast killed ten. The governor denied the attack."
    assert about_after(text, "denied", "denies") == ("e1", "n1")


def test_an_act_inside_the_denial_stays_denied():
    text = "The governor denied the number and said no blast took place."
    assert about_after(text, "denied", "denies", "no blast took place") == ("e1", "n1")
