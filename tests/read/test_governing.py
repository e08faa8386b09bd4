"""The verb that governs an act says whether it was done."""

import pytest

from relata.model.marks import EventMark, Marks
from relata.read.governing import settle_governed
from relata.read.layout import Layout


def status_of(text: str, *triggers: str, status: str = "happened") -> str:
    spans = tuple((text.index(t), text.index(t) + len(t)) for t in triggers)
    event = EventMark(id="e1", triggers=spans, type="ASSAULT", mode="unknown", status=status)
    return settle_governed(Layout(text), Marks(events=(event,))).events[0].status


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Gunmen tried to storm the mill.", "storm", "attempted"),
        ("They were held over an attempt to fly out children.", "fly out", "attempted"),
        ("He told of an attempted rocket attack on the port.", "attack", "attempted"),
        ("The front threatened to burn the depot.", "burn", "threatened"),
        ("The colonel offered to withdraw his men.", "withdraw", "hypothetical"),
        ("The mayor asked the 3rd Brigade to vacate the school.", "vacate", "hypothetical"),
        ("The army declined to leave the hotel.", "leave", "denied"),
        ("The minister ruled out any talks.", "talks", "denied"),
        ("The march set for Sunday was called off.", "march", "denied"),
        ("A first meeting never came off.", "meeting", "denied"),
        ("An official said that truce talks would resume on Sunday.", "talks", "planned"),
        ("Raids on the camp may follow.", "Raids", "hypothetical"),
        ("The offensive will be sustained.", "offensive", "happened"),
        ("The trader who failed to halt was shot.", "shot", "happened"),
        ("Gunmen who had tried to flee, shot a guard.", "shot", "happened"),
        ("The ban was lifted after the march.", "march", "happened"),
    ],
)
def test_a_governing_verb_settles_the_status_of_its_act(text, trigger, status):
    assert status_of(text, trigger) == status


def test_an_act_that_is_told_as_done_elsewhere_keeps_its_status():
    text = "They tried to storm the mill. At noon they stormed it."
    assert status_of(text, "storm", "stormed") == "happened"


def test_a_noun_that_only_names_the_act_does_not_stand_against_the_verb():
    text = "They tried to storm the mill. The attack began at noon."
    assert status_of(text, "storm", "attack") == "attempted"
