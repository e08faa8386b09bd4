import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.model.quantities import VAGUE, parse_quantity


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("more than 40", 41, None),
        ("at least five", 5, None),
        ("no fewer than 14", 14, None),
        ("up to ten", None, 10),
        ("nearly 40", None, 40),
        ("fewer than ten", None, 9),
        ("no more than three", None, 3),
        ("between six and ten", 6, 10),
        ("three or four", 3, 4),
        ("six, perhaps eight", 6, 8),
        ("3-5", 3, 5),
        ("two to three hundred", 200, 300),
        ("several", 3, None),
        ("a few", 3, None),
        ("a couple", 2, None),
        ("multiple", 2, None),
        ("a dozen", 12, 12),
        ("dozens", 24, None),
        ("several dozen", 36, None),
        ("scores", 40, None),
        ("hundreds, if not thousands", 200, None),
        ("several hundred", 300, None),
        ("thousands", 2000, None),
        ("tens of thousands", 20_000, None),
        ("no one", 0, 0),
        ("none", 0, 0),
        ("both", 2, 2),
        ("17+", 17, None),
        ("the other two", 2, 2),
        ("another 530", 530, 530),
        ("a third soldier", 1, 1),
        ("a third of them", None, None),
        ("all but six", None, None),
        ("most", None, None),
    ],
)
def test_words_bound_a_number_as_the_guidelines_say(
    words: str, low: int | None, high: int | None
) -> None:
    quantity = parse_quantity(words)
    assert quantity is not None
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize("words", ["some 40", "about 40", "roughly 40", "40 or so", "40-odd"])
def test_hedged_numbers_are_approximate(words: str) -> None:
    quantity = parse_quantity(words)
    assert quantity is not None
    assert (quantity.low, quantity.high, quantity.approximate) == (40, 40, True)


@pytest.mark.parametrize("words", ["the driver", "Abbas", "", "soldiers"])
def test_words_without_a_quantity_are_none(words: str) -> None:
    assert parse_quantity(words) is None


LEADS = st.sampled_from(
    ["", "at least ", "more than ", "up to ", "about ", "fewer than ", "another ", "some "]
)
NUMBERS = st.one_of(st.integers(0, 10**6).map(str), st.sampled_from(sorted(VAGUE)))


@given(LEADS, NUMBERS, st.sampled_from(["", " or more", " or so", "+", " to 90", " or 7"]))
def test_low_never_exceeds_high(lead: str, number: str, trail: str) -> None:
    quantity = parse_quantity(lead + number + trail)
    if quantity is not None and quantity.low is not None and quantity.high is not None:
        assert 0 <= quantity.low <= quantity.high
