"""Time expressions of corpora annotated in TIMEX2 or TIMEX3, as calendar values.

What such a corpus calls a value is a day, month, season, year … (a *position*), or something that
lies nowhere in a calendar: a duration, a repetition, "now", "the future". Only positions become
values here; the rest has no value, as in Relata's own corpus.

A modifier (START, MID, END, APPROX) leaves the value as it is and stands as ``~``: the part of
the month or year meant is not measured more finely than the corpus tells it.

Source: TIMEX2 standard of September 2005; TimeML 1.2.1 for TIMEX3.
"""

import re

import msgspec

from relata.model.edtf import SEASON_MONTHS, Days, days_of_date
from relata.model.record import Span

SEASON_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
"""EDTF's codes of the seasons by their letters in TIMEX."""

DAY_PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}
"""Clocks by their letters in TIMEX; "the day's own hours" (DT) is a day like any other."""

_VALUE = re.compile(
    r"(?P<bc>BC)?(?P<year>\d{4})"
    r"(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d|XX))?|(?P<season>SP|SU|FA|WI)"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|W(?P<week>\d\d)(?:-(?P<end>WE))?|(?P<open>XX)(?:-XX)?))?"
    r"(?:T(?P<clock>[\dA-Z:.]+?)(?:Z|[+-][\d:]+)?)?"
)
_LONG = re.compile(r"(?P<bc>BC)?(?P<digits>\d{2,3})")
_WINTER = re.compile(r"(?P<year>-?\d{4})-24[~?%]?")
_WITHIN = frozenset({"START", "MID", "END", "APPROX"})


class CalendarValue(msgspec.Struct, frozen=True):
    """A position: its days in EDTF, and its clock as Relata writes it, or None."""

    edtf: str
    clock: str | None = None


class Timex(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated expression; ``value`` None where it has no position."""

    span: Span
    value: CalendarValue | None = None
    was: str = ""


def read_timex_value(value: str, modifier: str = "") -> CalendarValue | None:
    """The position that a TIMEX value names; None for what lies nowhere in a calendar."""
    if long := _LONG.fullmatch(value):
        years = _decade_or_century(long["digits"], is_before=bool(long["bc"]))
        return CalendarValue(_marked(years) if modifier in _WITHIN else years)
    match = _VALUE.fullmatch(value)
    if match is None or (match["month"] and not 1 <= int(match["month"]) <= 12):
        return None
    edtf = _edtf(match)
    is_within = modifier in _WITHIN or match["day"] == "XX" or bool(match["open"])
    return CalendarValue(_marked(edtf) if is_within else edtf, _clock(match["clock"] or ""))


def _marked(edtf: str) -> str:
    return "/".join(f"{end}~" for end in edtf.split("/"))


def _decade_or_century(digits: str, *, is_before: bool) -> str:
    """``194`` is the decade from 1940, ``19`` the century from 1900."""
    width = 10 ** (4 - len(digits))
    first = int(digits) * width
    if is_before:
        shift = 1 if width == 100 else 0  # the 4th century BC (BC03) ends with 301 BC
        low, high = first + width - 1 + shift, first + shift
        return f"{_year(low, is_before=True)}/{_year(high, is_before=True)}"
    return f"{first:04d}/{first + width - 1:04d}"


def _year(number: int, *, is_before: bool) -> str:
    """A year in EDTF, which counts 1 BC as year 0."""
    year = 1 - number if is_before else number
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def _edtf(match: re.Match[str]) -> str:
    number = int(match["year"])
    year = _year(number, is_before=bool(match["bc"]))
    if match["season"]:
        return f"{year}-{SEASON_CODES[match['season']]}"
    if match["quarter"] or match["half"]:
        size = 3 if match["quarter"] else 6
        last = size * int(match["quarter"] or match["half"])
        return f"{year}-{last - size + 1:02d}/{year}-{last:02d}"
    if match["week"] and not match["bc"]:
        return _week(number, int(match["week"]), weekend=bool(match["end"]))
    if match["month"] is None:
        return year
    month = f"{year}-{match['month']}"
    return month if match["day"] in {None, "XX"} else f"{month}-{match['day']}"


def _week(year: int, week: int, *, weekend: bool) -> str:
    from datetime import date

    try:
        low = date.fromisocalendar(year, week, 6 if weekend else 1)
        high = date.fromisocalendar(year, week, 7)
    except ValueError:
        return f"{year:04d}"
    return f"{low.isoformat()}/{high.isoformat()}"


def _clock(text: str) -> str | None:
    if text in DAY_PARTS:
        return DAY_PARTS[text]
    return text[:5] if re.match(r"\d\d:\d\d", text) else None


def holds(days: Days, other: Days) -> bool:
    """Whether the other lies inside."""
    return days.first <= other.first and other.last <= days.last


def days_of(edtf: str) -> Days | None:
    """The days of an EDTF value; of a span that stays open, those of the end that is named.

    None where the year is unknown.
    """
    ends = [end for end in edtf.split("/") if end not in {"", ".."}]
    points = [_point_days(end) for end in ends]
    known = [point for point in points if point is not None]
    if not known or len(known) < len(points):
        return None
    return Days(known[0].first, known[-1].last)


def _point_days(text: str) -> Days | None:
    return days_of_date(text, seasons=SEASON_MONTHS, unknown_parts=False, unknown_digits=True)


def name_same_days(gold: str, read: str) -> bool:
    """Whether two values name the same days; where gold has ``~``, whether read's lie inside.

    TIMEX does not say whether the winter of a year begins or ends in it: both are right.
    """
    came = days_of(read)
    if came is None or days_of(gold) is None:
        return gold == read
    return any(holds(days, came) if "~" in gold else days == came for days in _days_meant(gold))


def _days_meant(gold: str) -> list[Days]:
    values = [gold]
    if winter := _WINTER.fullmatch(gold):
        year = int(winter["year"]) - 1
        values.append(f"-{-year:04d}-24" if year < 0 else f"{year:04d}-24")
    return [days for value in values if (days := days_of(value))]
