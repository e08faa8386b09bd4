import pytest

from relata.resolve.number import read_count
from relata.resolve.number_uncounted import is_share, why_uncounted


@pytest.mark.parametrize(
    "words",
    ["one in three", "one in three houses", "two out of five", "at least one in five", "40%"],
)
def test_a_share_of_a_whole_has_no_bounds(words):
    quantity = read_count(words)
    assert (quantity.low, quantity.high) == (None, None)
    assert quantity.reason == "a share, not a count"


@pytest.mark.parametrize(
    ("words", "after"), [("one", " in three residents"), ("nine", " out of every ten")]
)
def test_a_share_may_run_on_after_the_marked_words(words, after):
    assert is_share(words, after)


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("one", " of three brothers"),
        ("seven", " in three villages"),
        ("four", " in two attacks"),
        ("five", " in 2023"),
        ("two", " in all"),
    ],
)
def test_a_number_told_beside_another_stays_a_count(words, after):
    quantity = read_count(words, "", after)
    assert quantity.low is not None
    assert quantity.low == quantity.high


@pytest.mark.parametrize(
    "words", ["$3 million and 40 dollars", "40 dollars", "€500", "3 million dinars", "US$12"]
)
def test_money_counts_nobody(words):
    quantity = read_count(words)
    assert (quantity.low, quantity.high) == (None, None)
    assert quantity.reason == "money, not a count"


def test_money_and_people_are_never_added_up():
    quantity = read_count("3 million dollars and 40 men")
    assert (quantity.low, quantity.high) == (None, None)


def test_the_sign_of_a_currency_may_stand_before_the_marked_words():
    assert why_uncounted("3 million", "a ransom of $") == "money, not a count"


@pytest.mark.parametrize("words", ["M23", "AK-47", "Su-25", "Route 66", "Unit 8200", "F-16"])
def test_a_name_with_a_figure_counts_nothing(words):
    assert read_count(words).reason == "a name, not a count"


@pytest.mark.parametrize(
    ("words", "low"), [("two M23 fighters", 2), ("three F-16s", 3), ("an AK-47", 1), ("23", 23)]
)
def test_a_number_before_such_a_name_counts(words, low):
    assert read_count(words).low == low
