"""A killing for which no act was found is an act of its own."""

import pytest
from tests.read.rules import Argument, Layout, Marks, actor, at, claim, event, tally

from relata.model.marks import TimeMark
from relata.read.harm import add_killings


def test_a_toll_does_not_fall_to_the_act_of_another_sentence():
    text = "A dam burst on Monday. On Friday a bomb killed two cooks, the union said."
    marks = Marks(
        actors=(actor("a1", text, "cooks"), actor("a2", text, "the union")),
        times=(TimeMark(id="t1", mentions=(at(text, "Friday"),)),),
        events=(event("e1", text, "burst", "OTHER"),),
        tallies=(tally("n1", text, "two", event="e1", of="a1"),),
        claims=(
            claim(
                "c1", text, "said", "a2", content=(at(text, "On Friday a bomb killed two cooks"),)
            ),
        ),
    )
    settled = add_killings(Layout(text), marks)
    killing = settled.events[1]
    assert (killing.type, killing.mode) == ("ASSAULT", "explosives")
    assert killing.times == (Argument("t1"),)
    assert killing.targets == (Argument("a1"),)
    assert settled.tallies[0].event == killing.id
    assert settled.claims[0].about == (killing.id,)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A shell fell on a mill and killed two cooks.", "fell"),
        ("A mill burned. The blast left two cooks dead.", "burned"),
        ("A mill burned. There were killed two cooks.", "burned"),
    ],
)
def test_a_toll_with_an_act_or_without_a_plain_verb_stays(text, trigger):
    marks = Marks(events=(event("e1", text, trigger),), tallies=(tally("n1", text, "two"),))
    assert add_killings(Layout(text), marks) == marks
