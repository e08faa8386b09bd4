from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.model.number_words import find_cardinals, parse_cardinal

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spell(number: int) -> str:
    """A number below a thousand million in British English words."""
    for size, name in ((10**6, "million"), (1000, "thousand")):
        if number >= size:
            rest = number % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{spell(number // size)} {name}" + (joint + spell(rest) if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{UNITS[number // 100]} hundred" + (f" and {spell(rest)}" if rest else "")
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{UNITS[number % 10]}" if number % 10 else "")
    return UNITS[number]


@given(st.integers(0, 10**9 - 1))
def test_every_spelt_number_reads_back(number: int) -> None:
    assert parse_cardinal(spell(number)) == number


@given(st.integers(0, 10**9), st.sampled_from([",", "\u202f", "\u00a0"]))
def test_digits_read_back_with_any_separator(number: int, separator: str) -> None:
    assert parse_cardinal(f"{number:,}".replace(",", separator)) == number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a hundred and twenty", 120),
        ("thirty-four hundred and fifty", 3450),
        ("thirty-five thousand", 35_000),
        ("two million one thousand", 2_001_000),
        ("two million and one thousand", 2_001_000),
        ("1.5 million", 1_500_000),
        ("two and a half million", 2_500_000),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("11 lakh", 1_100_000),
        ("2 600", 2600),
        ("40k", 40_000),
    ],
)
def test_styles_of_writing_a_number(words: str, value: int) -> None:
    assert parse_cardinal(words) == value


@pytest.mark.parametrize("words", ["", "soldiers", "two three", "five soldiers", "2.5", "and"])
def test_what_is_no_one_number_is_none(words: str) -> None:
    assert parse_cardinal(words) is None


def test_neighbouring_numbers_stay_apart() -> None:
    text = "In nineteen ninety two of them fell, then 3 and forty."
    assert [found.value for found in find_cardinals(text)] == [19, 92, 3, 40]


@given(st.text(alphabet="abe -0123456789,.onetwhudrdk", max_size=40))
def test_found_cardinals_never_overlap(text: str) -> None:
    found = list(find_cardinals(text))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= each.start < each.end <= len(text) for each in found)
