"""What a sheet's cell says: counts, days and degrees; None where it cannot be told."""

import re
from datetime import date
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "|".join(_MONTHS)
_DAMAGED = re.compile(
    rf"(\d{{1,4}}-({_MONTH})[a-z]*|({_MONTH})[a-z]*-\d{{1,4}}|\d{{4}}-\d\d-\d\d.*)", re.IGNORECASE
)
_NUMBER = r"\d{1,3}(?:[,.\u00a0\u202f ']\d{3})+|\d+"
_RANGE = re.compile(rf"({_NUMBER})\s*(?:-|–|—|to|\.\.)\s*({_NUMBER})", re.IGNORECASE)
_LEAST = re.compile(rf"(?:({_NUMBER})\s*\+|(?:at least|>=|≥)\s*({_NUMBER}))", re.IGNORECASE)
_ABOUT = re.compile(rf"(?:~|about|around|approx\.?|c\.|ca\.)\s*({_NUMBER})", re.IGNORECASE)
_WHOLE = re.compile(rf"({_NUMBER})(?:[.,]0)?")
_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ].*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_DAY_NAMED = re.compile(rf"(\d{{1,2}})[ -]({_MONTH})[a-z]*[ ,-]+(\d{{4}})", re.IGNORECASE)
_NAMED_DAY = re.compile(rf"({_MONTH})[a-z]*[ -](\d{{1,2}}),?[ -](\d{{4}})", re.IGNORECASE)


class Count(NamedTuple):
    """A count as a cell gives it; both bounds None, with ``why``, when it cannot be one."""

    low: int | None = None
    high: int | None = None
    is_approximate: bool = False
    why: str | None = None


class Day(NamedTuple):
    """A day or month in EDTF; ``candidates`` and no ``edtf`` when its order cannot be told."""

    edtf: str | None = None
    candidates: tuple[str, ...] = ()
    why: str | None = None


def count_of(cell: str) -> Count | None:
    """The count; None for an empty cell, which is "not stated" and never 0."""
    text = cell.strip()
    if not text:
        return None
    if _DAMAGED.fullmatch(text):
        return Count(why=f"{text!r} is a day: likely a range that a spreadsheet turned into one")
    if found := _RANGE.fullmatch(text):
        low, high = _whole(found[1]), _whole(found[2])
        if low > high:
            return Count(why=f"{text!r} has its lower number last")
        return Count(low, high)
    if found := _LEAST.fullmatch(text):
        return Count(_whole(found[1] or found[2]), None)
    if found := _ABOUT.fullmatch(text):
        return Count(_whole(found[1]), _whole(found[1]), is_approximate=True)
    if found := _WHOLE.fullmatch(text):
        return Count(_whole(found[1]), _whole(found[1]))
    return Count(why=f"{text!r} is no count such as 3, 3-5 or 12+")


def _whole(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def day_of(cell: str, order: str | None = None) -> Day | None:
    """The day; None for an empty cell. ``order`` (``dmy`` or ``mdy``) settles 03/04/2024."""
    text = cell.strip()
    if not text:
        return None
    if found := _ISO.fullmatch(text):
        if found[3] is None:
            return _checked(text, found[1], found[2], "01", is_month=True)
        return _checked(text, *found.groups()[:3])
    if found := _YEAR_FIRST.fullmatch(text):
        return _checked(text, *found.groups())
    if found := _DAY_NAMED.fullmatch(text):
        return _checked(text, found[3], _month(found[2]), found[1])
    if found := _NAMED_DAY.fullmatch(text):
        return _checked(text, found[3], _month(found[1]), found[2])
    if found := _NUMERIC.fullmatch(text):
        return _numeric(text, found[1], found[2], found[3], order)
    return Day(why=f"{text!r} is no day such as 2024-03-15")


def _numeric(text: str, one: str, two: str, year: str, order: str | None) -> Day:
    orders = {"dmy": (two, one), "mdy": (one, two)}
    read = {name: _checked(text, year, *parts) for name, parts in orders.items()}
    if order is not None:
        return read[order]
    days = tuple(sorted({day.edtf for day in read.values() if day.edtf}))
    if len(days) == 2:
        return Day(candidates=days, why=f"{text!r}: day or month first? say date_order in the map")
    return Day(days[0]) if days else read["dmy"]


def _month(name: str) -> str:
    return str(_MONTHS.index(name[:3].lower()) + 1)


def _checked(text: str, year: str, month: str, day: str, *, is_month: bool = False) -> Day:
    try:
        made = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return Day(why=f"{text!r} is no day of the calendar")
    return Day(made[:7] if is_month else made)


def order_of(cells: list[str]) -> str | None:
    """The order of day and month that a column's clear cells share; None when they do not tell."""
    told = set()
    for cell in cells:
        found = _NUMERIC.fullmatch(cell.strip())
        if found and int(found[1]) > 12:
            told.add("dmy")
        elif found and int(found[2]) > 12:
            told.add("mdy")
    return told.pop() if len(told) == 1 else None


def degrees_of(cell: str) -> float | None:
    """Degrees with a point or a comma; None when empty or no number."""
    text = cell.strip().replace(",", ".").replace("−", "-")
    return float(text) if re.fullmatch(r"[+-]?\d+(\.\d+)?", text) else None
