"""Calendar values: a checker for EDTF level 1, as far as a record may hold it, and their days.

A record keeps days, months, seasons, years and spans of them; a time of day stands in ``clock``,
never in ``edtf``. Beyond level 1, unknown digits may stand where reports need them: before a known
month and day (``XXXX-02-12``), at the ends of a span (``201X/2021``), with a mark (``201X~``).

Source: ISO 8601-2:2019 (EDTF), levels 0 and 1.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

UNKNOWN = "XXXX"
"""A year of which nothing is known; alone, a date of which nothing is known."""

_DATE = re.compile(
    r"(?P<year>-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)|Y-?[1-9][0-9]{4,})"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?P<mark>[?~%]?)"
)
_SEASONS = range(21, 25)
_LONGEST = 64  # no calendar value comes near; it bounds the work on garbage
_ANY_LEAP_YEAR = 2000


@lru_cache(maxsize=4096)
def edtf_problem(value: str) -> str | None:
    """Why the value is no EDTF date or span that a record may hold; None when it is one."""
    if not value or len(value) > _LONGEST:
        return "is empty" if not value else "is too long for a date"
    if "T" in value:
        return "holds a time of day, which belongs in clock"
    ends = value.split("/")
    if len(ends) > 2:
        return "has more than two ends"
    if len(ends) == 1:
        return _date_problem(value)
    return _span_problem(ends[0], ends[1])


def is_edtf(value: str) -> bool:
    """Whether a record may hold the value as a calendar day or span."""
    return edtf_problem(value) is None


def _span_problem(start: str, end: str) -> str | None:
    known = [part for part in (start, end) if part not in ("", "..")]
    if not known:
        return "is a span without a start and an end"
    for part in known:
        problem = _date_problem(part)
        if problem:
            return problem
    if len(known) == 2 and _latest(end) < _earliest(start):
        return "ends before it starts"
    return None


def _date_problem(value: str) -> str | None:
    found = _DATE.fullmatch(value)
    if found is None:
        return "is no EDTF date (such as 2023-11-21, 2023-11, 2023-11~, XXXX)"
    year, month, day = found["year"], found["month"], found["day"]
    if year == "-0000" or (year.startswith("Y") and month is not None):
        return "has a year that no calendar has"
    if month is None:
        return None
    if month == "XX":
        return None if day in (None, "XX") else "has a day without a month"
    if day is None:
        known = 1 <= int(month) <= 12 or int(month) in _SEASONS
        return None if known else "has a month that no calendar has"
    return None if _is_day(year, int(month), day) else "is a day that no calendar has"


def _is_day(year: str, month: int, day: str) -> bool:
    if not 1 <= month <= 12:
        return False
    if day == "XX":
        return True
    digits = year.removeprefix("-")
    # Negative years and year 0 lie outside ``datetime``; the calendar repeats every 400 years.
    number = _ANY_LEAP_YEAR if "X" in digits else 2000 + int(year) % 400
    try:
        date(number, month, int(day))
    except ValueError:
        return False
    return True


def _earliest(value: str) -> tuple[int, int, int]:
    return _bound(value, digit="0", month=1, day=1)


def _latest(value: str) -> tuple[int, int, int]:
    return _bound(value, digit="9", month=12, day=31)


def _bound(value: str, *, digit: str, month: int, day: int) -> tuple[int, int, int]:
    """A day on or beyond every day of the value; seasons count as the whole year."""
    found = _DATE.fullmatch(value)
    assert found is not None, "only dates that passed the check come here"
    text = found["year"].removeprefix("Y")
    if text.startswith("-"):
        digit = "9" if digit == "0" else "0"
    months, days = found["month"], found["day"]
    known = months is not None and months != "XX" and int(months) <= 12
    return (
        int(text.replace("X", digit)),
        int(months) if known else month,
        int(days) if known and days not in (None, "XX") else day,
    )


YearMonthDay = tuple[int, int, int]
"""A day of the proleptic Gregorian calendar; year 0 is 1 BC, the one before it -1."""

WHOLE_YEAR = (1, 12)
SEASON_MONTHS: Mapping[int, tuple[int, int]] = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
"""First and last month of a season of the northern half; winter runs on into the next year."""
SEASONS_AS_YEARS: Mapping[int, tuple[int, int]] = dict.fromkeys(SEASON_MONTHS, WHOLE_YEAR)
"""For those who want a day that no season of the year lies beyond, on either half of the globe."""


class Days(NamedTuple):
    """First and last day that a date may mean, both inclusive."""

    first: YearMonthDay
    last: YearMonthDay

    def as_dates(self) -> tuple[date, date] | None:
        """The two as ``date``; None where Python's calendar has no such year."""
        try:
            return date(*self.first), date(*self.last)
        except ValueError:
            return None


def days_of_date(
    value: str,
    *,
    seasons: Mapping[int, tuple[int, int]] | None = None,
    unknown_parts: bool = True,
    unknown_digits: bool = False,
) -> Days | None:
    """The days that one date (no span) leaves open; its mark (``~``) widens nothing.

    Args:
        value: a date in EDTF.
        seasons: first and last month of the codes 21 to 24; without it a season has no days.
        unknown_parts: whether ``2024-XX`` and ``2024-05-XX`` stand for all days they may mean.
        unknown_digits: whether ``201X`` stands for ten years.

    Returns:
        None for what is no date, for an unknown year, and for what the options leave out.
    """
    found = _DATE.fullmatch(value)
    if found is None or found["year"].startswith(("XX", "-XX", "Y")):
        return None
    parts = [part for part in (found["month"], found["day"]) if part is not None]
    if ("X" in found["year"] and not unknown_digits) or ("XX" in parts and not unknown_parts):
        return None
    low, high = sorted(int(found["year"].replace("X", digit)) for digit in "09")
    month, *day = [int(part) for part in parts if part != "XX"] or [0]
    first, last = WHOLE_YEAR if month == 0 else (month, month)
    if month > 12:
        if seasons is None or month not in seasons:
            return None
        first, last = seasons[month]
    if day:
        return Days((low, month, day[0]), (high, month, day[0]))
    return Days((low, first, 1), _month_end(high + (last - 1) // 12, (last - 1) % 12 + 1))


def _month_end(year: int, month: int) -> YearMonthDay:
    # The calendar repeats every 400 years, and ``calendar`` knows no year before 1.
    return year, month, monthrange(2000 + year % 400, month)[1]


def last_day(value: str) -> date | None:
    """The last day of a calendar value; None where it has no end, or an unknown year.

    A season is taken for its whole year.
    """
    end = value.split("/")[-1]
    days = days_of_date(end, seasons=SEASONS_AS_YEARS) if is_edtf(value) else None
    dates = days.as_dates() if days else None
    return dates[1] if dates else None
