"""A phrase that says whose count it is gives the clause beside it to its owner."""

import pytest
from tests.read.rules import Layout, Marks, actor, claim, contents, replace, tally

from relata.model.marks import OUTLET
from relata.read.accounts import attribute_accounts


def attributed(text: str, count: str, *claims, actors=()) -> tuple:
    marks = Marks(actors=actors, claims=claims, tallies=(tally("n1", text, count),))
    return attribute_accounts(Layout(text), marks).claims


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nobody came. By the mayor's count, nine people died.", "nine people died"),
        ("Nine people died in May, by the mayor's count.", "Nine people died in May"),
        ("Since May, by the mayor's own count, nine people died; he left.", "nine people died"),
        ("All fled (nine people died in all, by the mayor's count).", "nine people died in all"),
        (
            "With nine people dead of fever by the mayor's count, the army gave way.",
            "With nine people dead of fever",
        ),
    ],
)
def test_the_clause_beside_the_phrase_is_its_owner_s(text, words):
    mayor = actor("a1", text, "the mayor")
    count = "nine" if "nine" in text else "Nine"
    (one,) = attributed(text, count, actors=(mayor,))
    assert (contents(text, one), one.source, one.about) == ([words], "a1", ("n1",))


def test_a_pronoun_that_nobody_marked_is_the_last_speaker():
    text = "The desk said it was calm. By its tally, nine people died."
    _, one = attributed(text, "nine", claim("c1", text, "said", source="a7"))
    assert one.source == "a7"


def test_a_paper_s_own_count_is_the_outlet_s_word():
    text = "Since May, by this magazine's count, nine people died."
    (one,) = attributed(text, "nine")
    assert one.source == OUTLET


def test_a_claim_that_was_found_without_content_takes_the_clause():
    text = "Nine people died in May, by the mayor's reckoning."
    (one,) = attributed(text, "Nine", claim("c1", text, "reckoning"))
    assert contents(text, one) == ["Nine people died in May"]


def test_a_clause_that_is_somebody_s_or_counts_nothing_is_left_alone():
    text = "Nine people died in May, by the mayor's count."
    held = replace(claim("c1", text, "May"), content=((0, 16),))
    assert attributed(text, "Nine", held) == (held,)
    assert attributed("It was hot in May, by the mayor's account.", "mayor") == ()
