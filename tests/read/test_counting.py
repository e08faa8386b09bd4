"""Counts that lean on an earlier count, the displaced, and rivals."""

import pytest
from tests.read.rules import Layout, Marks, actor, at, claim, event, tally

from relata.read.counting import leave_rival_counts, settle_counts


@pytest.mark.parametrize(
    "text",
    [
        "A fight hurt three cooks. The union put the number at nine.",
        "A fight hurt three cooks. The union places the figure at about nine.",
        "A fight hurt three cooks. “It was nine,” the union said.",
        "A fight hurt three cooks. “Nine,” the union said.",
    ],
)
def test_a_bare_figure_counts_what_was_counted_before(text):
    nine = "nine" if "nine" in text else "Nine"
    before = tally("n1", text, "three", "injured", event="e1", of="a1")
    marks = Marks(events=(event("e1", text, "fight"),), tallies=(before, tally("n2", text, nine)))
    settled = settle_counts(Layout(text), marks).tallies[1]
    assert (settled.effect, settled.event, settled.of) == ("injured", "e1", "a1")


@pytest.mark.parametrize(
    "text",
    [
        "A fight hurt three cooks. The union put the number of dead at nine.",
        "A fight hurt three cooks. Nine died, the union said.",
        "A fight hurt three cooks. The union put its dead at “nine”.",
        "A fight hurt three cooks. “Nine” bakers fell.",
    ],
)
def test_a_figure_that_names_what_it_counts_keeps_it(text):
    nine = "nine" if "nine" in text else "Nine"
    marks = Marks(tallies=(tally("n1", text, "three", "injured"), tally("n2", text, nine)))
    assert settle_counts(Layout(text), marks) == marks


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Some 3,000 villagers were displaced, the office said.", "Some 3,000"),
        ("The flood of fighters displaced nine hundred people.", "nine hundred"),
        (
            "Two thousand one hundred people have been displaced since May.",
            "Two thousand one hundred",
        ),
    ],
)
def test_the_displaced_are_counted(text, number):
    (found,) = settle_counts(Layout(text), Marks()).tallies
    assert (text[slice(*found.mentions[0])], found.effect, found.event) == (
        number,
        "displaced",
        None,
    )


@pytest.mark.parametrize(
    "text", ["In 2019 people were displaced.", "Nine carts stood by the displaced families' tents."]
)
def test_years_and_things_beside_the_displaced_are_not_counted(text):
    assert settle_counts(Layout(text), Marks()).tallies == ()


def test_a_bare_number_before_a_time_goes_on_with_the_count():
    text = "Ninety people were displaced in a day and four hundred by the end of the week."
    marks = Marks(actors=(actor("a1", text, "people"),))
    first, second = settle_counts(Layout(text), marks).tallies
    assert (second.effect, second.of) == (first.effect, first.of) == ("displaced", "a1")


def test_who_gives_a_count_of_his_own_is_not_for_a_rivals():
    text = "Three cooks died. The union said nine had died."
    marks = Marks(
        actors=(actor("a1", text, "The union"),),
        tallies=(tally("n1", text, "Three"), tally("n2", text, "nine")),
        claims=(
            claim("c1", text, "said", content=(at(text, "nine had died"),), about=("n1", "n2")),
        ),
    )
    assert leave_rival_counts(Layout(text), marks).claims[0].about == ("n2",)
