"""Counts that tools are known to read wrongly, with their bounds; numbers that count nothing."""

import pytest

from relata.model.number_kinds import find_numbers
from relata.resolve.number import read_count


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("a dozen", 12, 12),
        ("nearly 40", None, 40),
        ("2 600", 2600, 2600),
        ("1.5 million", 1_500_000, 1_500_000),
        ("20-odd", 20, 20),
        ("a hundred-odd", 100, 100),
        ("between six and ten", 6, 10),
        ("hundreds, if not thousands", 200, None),
        ("a mother and her three children", 4, 4),
        ("no fewer than 12", 12, None),
        ("one of them", 1, 1),
        ("three-quarters", None, None),
        ("a score", 20, 20),
        ("several dozen", 36, None),
        ("12-15", 12, 15),
        ("not a single", 0, 0),
        ("at least two dozen", 24, None),
        ("half a dozen", 6, 6),
        ("one to two hundred", 100, 200),
        ("well over a hundred", 101, None),
        ("seven, including two children", 7, 7),
        ("nobody", 0, 0),
        ("upwards of 70", 71, None),
        ("fewer than 10", None, 9),
        ("30 or more", 30, None),
        ("anywhere from 5 to 9", 5, 9),
        ("one hundred and twenty", 120, 120),
        ("thirty-four hundred and fifty", 3450, 3450),
        ("two million one thousand", 2_001_000, 2_001_000),
    ],
)
def test_a_count_has_the_bounds_that_its_words_set(words, low, high) -> None:
    quantity = read_count(words)
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Highway 4 was cut and Route 66 closed.", ["designation", "designation"]),
        ("A 120mm mortar fired.", ["calibre"]),
        ("The 3rd Brigade and the 21st Division met.", ["ordinal", "ordinal"]),
        ("Ahmad, 52, was killed.", ["age"]),
        ("An AK-47, a T-72 and an S-300 were shown.", ["designation"] * 3),
        ("He left at 05:30 on 12 March 2024.", ["clock", "date", "date"]),
        ("5 tons of TNT, 30 km away, 45 per cent.", ["measure", "distance", "percentage"]),
        ("Flight 655 landed; Room 101 and Camp 7 burned.", ["designation"] * 3),
        ("They paid $3 million.", ["money"]),
    ],
)
def test_a_number_that_counts_no_victims_is_told_by_its_kind(text, kinds) -> None:
    assert [mention.kind for mention in find_numbers(text)] == kinds
