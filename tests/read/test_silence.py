"""What nobody gave is left open."""

import pytest
from tests.read.rules import Argument, Layout, Marks, at, event

from relata.model.marks import PlaceMark, TimeMark
from relata.read.silence import settle_silences


def read(text: str) -> Marks:
    made = event("e1", text, "burned", times=(Argument("t1"),), places=(Argument("p1"),))
    return Marks(
        events=(made,),
        times=(TimeMark(id="t1", mentions=(at(text, "on Monday"),)),),
        places=(PlaceMark(id="p1", mentions=(at(text, "Osk"),), kind="city"),),
    )


@pytest.mark.parametrize(
    "words",
    ["without giving a day", "it did not say when", "it gave no date", "the day was not given"],
)
def test_no_day_comes_from_another_sentence(words):
    text = f"A fair began in Osk on Monday. A mill burned, the union said, {words}."
    (settled,) = settle_silences(Layout(text), read(text)).events
    assert settled.times == ()
    assert [one.ref for one in settled.places] == ["p1"]


@pytest.mark.parametrize("words", ["without saying where", "it did not name the town"])
def test_no_place_comes_from_another_sentence(words):
    text = f"A fair began in Osk on Monday. A mill burned, the union said; {words}."
    (settled,) = settle_silences(Layout(text), read(text)).events
    assert settled.places == ()
    assert [one.ref for one in settled.times] == ["t1"]


@pytest.mark.parametrize(
    "text",
    [
        "A fair began in Osk on Monday. A mill burned, the union said.",
        "A mill burned in Osk on Monday, the union said, without giving a time.",
    ],
)
def test_what_is_given_stays(text):
    assert settle_silences(Layout(text), read(text)) == read(text)
