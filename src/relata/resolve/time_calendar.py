"""Days, months, years and the spans between them, written as EDTF (ISO 8601-2, level 1).

Invariants: a span's low end never lies after its high end; what is written always parses.
"""

import calendar
import math
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Point:
    """A day, a month (``day`` None) or a year (``month`` None too).

    Attributes:
        year: None when nothing tells it; then month and day are set. Year 0 is 1 BC.
        mark: ``~`` approximate, ``?`` uncertain, or empty.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    mark: str = ""

    def edtf(self) -> str:
        """The point in EDTF, ``XXXX`` for an unknown year."""
        year = self.year
        parts = ["XXXX" if year is None else f"-{-year:04d}" if year < 0 else f"{year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts) + self.mark

    def first(self) -> date:
        """The first day of it; ``year`` must be known."""
        return date(self.year or 1, self.month or 1, self.day or 1)

    def last(self) -> date:
        """The last day of it; ``year`` must be known."""
        year, month = self.year or 1, self.month or 12
        return date(year, month, self.day or calendar.monthrange(year, month)[1])

    @property
    def is_day(self) -> bool:
        """Whether it names one known day."""
        return self.day is not None and self.year is not None


@dataclass(frozen=True, slots=True)
class Period:
    """From ``low`` to ``high``, both inclusive; None leaves that end open (never both)."""

    low: Point | None
    high: Point | None

    def edtf(self) -> str:
        """The period in EDTF: a single point, ``a/b``, ``a/..`` or ``../b``."""
        if self.low is not None and self.low == self.high:
            return self.low.edtf()
        low = ".." if self.low is None else self.low.edtf()
        high = ".." if self.high is None else self.high.edtf()
        return f"{low}/{high}"

    @property
    def is_in_calendar(self) -> bool:
        """Whether its known years lie between 1 and 9999 and its ends in their order."""
        years = [each.year for each in (self.low, self.high) if each and each.year is not None]
        if not all(1 <= year <= 9999 for year in years):
            return False
        if len(years) < 2 or self.low is None or self.high is None:
            return True
        return self.low.first() <= self.high.last()

    @property
    def day(self) -> date | None:
        """The one day that it is; of a span of days the last; None for anything coarser."""
        end = self.high or self.low
        return end.first() if end is not None and end.is_day else None


def on_day(day: date, mark: str = "") -> Period:
    """The period of one day."""
    point = day_point(day, mark)
    return Period(point, point)


def day_point(day: date, mark: str = "") -> Point:
    """A calendar day as a point."""
    return Point(day.year, day.month, day.day, mark)


def single(point: Point) -> Period:
    """The period of one point."""
    return Period(point, point)


def days_between(low: date, high: date) -> Period:
    """The days from ``low`` to ``high``; one day when they are the same, in order in any case."""
    low, high = min(low, high), max(low, high)
    return Period(day_point(low), day_point(high))


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week of a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The latest such weekday that is not after ``day``."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def weekday_on_or_after(day: date, weekday: int) -> date:
    """The earliest such weekday that is not before ``day``."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def shift_months(day: date, months: int) -> Point:
    """The month so many months from the month of ``day``."""
    index = day.year * 12 + day.month - 1 + months
    return Point(index // 12, index % 12 + 1)


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= year <= 9999:
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def easter(year: int) -> date:
    """Western Easter Sunday. Source: the anonymous Gregorian algorithm (Nature, 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, skipped = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - correction + 15) % 30
    quarter, remainder = divmod(rest, 4)
    shift = (32 + 2 * skipped + 2 * quarter - moon - remainder) % 7
    late = (golden + 11 * moon + 22 * shift) // 451
    month, day = divmod(moon + shift - 7 * late + 114, 31)
    return date(year, month, day + 1)


_ISLAMIC_EPOCH = 227_014
"""Ordinal of the day before 1 Muharram of year 1 (16 July 622, Julian)."""


def islamic_day(year: int, month: int, day: int) -> date:
    """A day of the Islamic calendar by the arithmetic reckoning, within a day of the sighted one.

    Source: the tabular calendar with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29.
    """
    days = day + math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_ISLAMIC_EPOCH + days)


def islamic_year(day: date) -> int:
    """The Islamic year in which a day lies."""
    return (30 * (day.toordinal() - _ISLAMIC_EPOCH) + 10_646) // 10_631


_EDTF_POINT = re.compile(r"(\d{4}|XXXX(?=-\d\d-\d\d$))(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)")


def parse_point(edtf: str) -> Point | None:
    """The day, month or year of a publication date; None for ``XXXX`` and for spans."""
    match = _EDTF_POINT.fullmatch(edtf.strip())
    if match is None:
        return None
    numbers = match.groups()[:3]
    year, month, day = (int(part) if part and part != "XXXX" else None for part in numbers)
    if year == 0 or not 1 <= (month or 1) <= 12:
        return None
    if day is not None and make_day(year or 2000, month or 1, day) is None:
        return None
    return Point(year, month, day, match.group(4))


def with_mark(period: Period, mark: str) -> Period:
    """The period with a mark on each of its ends."""
    low = None if period.low is None else replace(period.low, mark=mark)
    high = None if period.high is None else replace(period.high, mark=mark)
    return Period(low, high)
