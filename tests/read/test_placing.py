"""A toll belongs to the act at the place that its own words name."""

from tests.read.rules import Argument, Layout, Marks, at, event, tally

from relata.model.marks import PlaceMark
from relata.read.placing import place_counts

TEXT = "Shells hit Maydan. Jets bombed Dheer. The Front put the dead at Dheer at eleven."


def event_of(text: str, *, sure: float = 0.9, count: str = "eleven") -> str | None:
    places = tuple(
        PlaceMark(id=ref, mentions=tuple(at(text, name, n) for n in nths), kind="city")
        for ref, name, nths in (("p1", "Maydan", (1,)), ("p2", "Dheer", (1, 2)))
    )
    hit = event("e1", text, "hit", places=(Argument("p1", 0.9),))
    bombed = event("e2", text, "bombed", places=(Argument("p2", sure),))
    toll = tally("n1", text, count, event="e1")
    marks = Marks(places=places, events=(hit, bombed), tallies=(toll,))
    return place_counts(Layout(text), marks).tallies[0].event


def test_a_toll_goes_to_the_only_act_at_its_place():
    assert event_of(TEXT) == "e2"


def test_a_place_that_an_act_hardly_has_decides_nothing():
    assert event_of(TEXT, sure=0.3) == "e1"


def test_a_place_of_another_part_of_the_sentence_is_not_the_toll_s():
    text = "Shells hit Maydan. Jets bombed Dheer. All was calm at Dheer; the Front counted eleven."
    assert event_of(text) == "e1"
