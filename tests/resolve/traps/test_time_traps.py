"""Expressions that tools are known to read wrongly, each with its right value or right null."""

import pytest
from tests.resolve.test_time import resolve_one

TRAPS = [
    # before, words, after, published, value, candidates
    ("It was seized on", "19-Nov-12", ".", "2012-11-22", "2012-11-19", ()),
    ("It fell on", "05/03/2024", ".", "2024-06-01", None, ("2024-03-05", "2024-05-03")),
    ("It fell on", "05/03/2024", ".", "2024-03-07", "2024-03-05", ("2024-05-03",)),
    ("It fell on", "13/03/2024", ".", "2024-06-01", "2024-03-13", ()),
    ("It fell on", "03/13/2024", ".", "2024-06-01", "2024-03-13", ()),
    ("The", "7/7", " bombers met.", "2023-11-22", "2023-07-07", ()),
    ("M23 took the town at", "23:00", ".", "2023-11-22", "2023-11-22", ()),
    ("It changed hands in", "the 1990s", ".", "2023-11-22", "1990/1999", ()),
    ("It fell on", "31 November", ".", "2023-11-22", None, ()),
    ("A man", "aged 52", " was shot.", "2023-11-22", None, ()),
    ("A", "three-year-old", " girl was shot.", "2023-11-22", None, ()),
    ("They fought", "for three hours", ".", "2023-11-22", None, ()),
    ("They march", "every Friday", ".", "2023-11-22", None, ()),
    ("They come", "at harvest", ".", "2023-11-22", None, ()),
    ("They will leave before", "the rainy season", ".", "2023-11-22", None, ()),
    ("A", "second", " shell fell.", "2023-11-22", None, ()),
    ("They met on", "2023-11-2", ".", "2023-11-22", "2023-11-02", ()),
    ("Trade fell in", "2023-24", ".", "2025-11-22", "2023/2024", ()),
    (
        "Shells fell",
        "from Monday night into Tuesday",
        ".",
        "2023-11-22",
        "2023-11-20/2023-11-21",
        (),
    ),
    ("It began in", "the early hours of Tuesday", ".", "2023-11-22", "2023-11-21", ()),
    ("Nine died in", "the past 48 hours", ".", "2023-11-22", "2023-11-20/2023-11-22", ()),
    ("It was hit on", "Tuesday of last week", ".", "2019-04-12", "2019-04-02", ()),
    ("It was hit on", "Sunday", ".", "2025-01-01", "2024-12-29", ()),
    ("They left", "5,000 years ago", ".", "2023-11-22", None, ()),
    ("They fasted during", "Ramadan", ".", "2024-04-20", "2024-03-11~/2024-04-09~", ()),
    ("They met on", "Ashura", ".", "2024-07-20", "2024-07-16~", ()),
    ("They met at", "Easter", ".", "2024-04-10", "2024-03-31", ("2023-04-16",)),
    ("It happened", "yesterday", ".", "XXXX", None, ()),
    ("It happened on", "12 February", ".", "XXXX", "XXXX-02-12", ()),
    ("It happened", "last week", ".", "2015-05", "2015-05", ()),
]


@pytest.mark.parametrize(("before", "words", "after", "published", "edtf", "candidates"), TRAPS)
def test_a_trap_gets_the_right_value_or_the_right_null(
    before: str, words: str, after: str, published: str, edtf: str | None, candidates: tuple
) -> None:
    found = resolve_one(before, words, after, published=published)
    assert (found.edtf, found.candidates) == (edtf, candidates)
    assert found.why


@pytest.mark.parametrize(
    ("words", "clock", "offset"),
    [
        ("23:00", "23:00", None),
        ("0215 GMT", "02:15", "+00:00"),
        ("2140Z", "21:40", "+00:00"),
        ("4.30pm local time", "16:30", None),
        ("05:10 hours today", "05:10", None),
        ("noon", "12:00", None),
    ],
)
def test_clocks_keep_their_zone_and_nothing_is_converted(words, clock, offset) -> None:
    found = resolve_one("It was hit at", words)
    assert (found.clock, found.utc_offset) == (clock, offset)
