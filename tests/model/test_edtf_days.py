"""What each room takes a calendar value's days for.

``edtf_days.tsv`` holds what four routines gave before there was one; ``-`` is none. What they gave
for ``201X-01`` (January 2010 alone) and for the last December of Python's calendar was wrong and
is not held to.
"""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.evaluate.timex import days_of
from relata.link.days import span_of
from relata.model.edtf import SEASON_MONTHS, Days, days_of_date, last_day
from relata.model.precision import width_days
from relata.publish.exports.days import bounds_of

TABLE = [
    line.split("\t")
    for line in Path(__file__).with_name("edtf_days.tsv").read_text("utf-8").splitlines()[1:]
]


def shown(pair):
    if pair is None:
        return "-"
    first, last = pair
    if isinstance(first, int):
        first, last = date.fromordinal(first), date.fromordinal(last)
    if isinstance(first, tuple):
        return "/".join("-".join(map(str, end)) for end in (first, last))
    return f"{first}/{last}"


def test_the_table_is_long_and_holds_every_kind_of_value():
    values = {row[0] for row in TABLE}
    assert len(values) > 400
    for part in ("/..", "../", "~", "%", "XX", "201X", "-21", "XXXX", "-0044", "Y12345"):
        assert any(part in value for value in values), part


@pytest.mark.parametrize(
    ("column", "read"),
    [
        (1, lambda value: shown(bounds_of(value))),
        (2, lambda value: shown(span_of(value))),
        (3, lambda value: str(width_days(value) or "-")),
        (4, lambda value: str(last_day(value) or "-")),
        (5, lambda value: shown(days_of(value))),
    ],
    ids=["exports", "linking", "width", "last day", "other corpora"],
)
def test_every_room_reads_every_value_as_it_did(column, read):
    wrong = {row[0]: (row[column], read(row[0])) for row in TABLE if read(row[0]) != row[column]}
    assert wrong == {}


@pytest.mark.parametrize(
    ("value", "options", "days"),
    [
        ("2024-02", {}, ((2024, 2, 1), (2024, 2, 29))),
        ("2024-XX", {}, ((2024, 1, 1), (2024, 12, 31))),
        ("2024-XX", {"unknown_parts": False}, None),
        ("2024-24", {}, None),
        ("2024-24", {"seasons": SEASON_MONTHS}, ((2024, 12, 1), (2025, 2, 28))),
        ("201X", {}, None),
        ("201X-05", {"unknown_digits": True}, ((2010, 5, 1), (2019, 5, 31))),
        ("-0043-03~", {}, ((-43, 3, 1), (-43, 3, 31))),
        ("XXXX-05-06", {"unknown_digits": True}, None),
        ("Y12345", {}, None),
        ("2024-01/2024-02", {}, None),
    ],
)
def test_each_option_says_what_it_lets_in(value, options, days):
    assert days_of_date(value, **options) == (None if days is None else Days(*days))


@given(st.dates())
def test_a_day_is_its_own_first_and_last(day):
    assert days_of_date(day.isoformat()).as_dates() == (day, day)
