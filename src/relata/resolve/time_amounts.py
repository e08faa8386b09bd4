"""Amounts of time: ``three days``, ``a couple of weeks``, and a day moved by one.

Every step between days is built of these; what an amount means where it stands is ruled elsewhere.
"""

from datetime import date, timedelta

from relata.model.number_words import parse_cardinal
from relata.resolve.time_calendar import Period, Point, on_day, shift_months, single
from relata.resolve.time_tables import UNITS

_DAY = timedelta(days=1)
UNIT = "(?P<unit>" + "|".join(sorted(UNITS, key=len, reverse=True)) + ")"
NUMBER = (
    r"(?P<number>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty"
    r"|several|some|many|a few|a couple of|half an|(?:a|one)-and-a-half|[a-z]+ and a half"
    r"|twenty-[a-z]+|thirty-[a-z]+|a dozen|a decade)"
)
AMOUNT = (
    r"(?:(?:more than|over|less than|nearly|almost|barely|only|just|just over) )?"
    rf"{NUMBER}[ -]{UNIT}"
)


def read_number(text: str) -> int | None:
    """How many; None where the word leaves it open."""
    if text in {"several", "some", "many", "a few"}:
        return None
    if text.startswith("a couple"):
        return 2
    if "half" in text:
        return 0 if text.startswith("half") else 1
    return 1 if text in {"a", "an"} else parse_cardinal(text)


REACH_DAYS = {"hour": 1 / 24, "day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30}
"""How many days a unit reaches, a month as one of 30."""


def days_of(number: int, unit: str) -> int:
    """Whole days that so many units reach back or forward."""
    if unit == "minute":
        return 0
    if unit == "hour":
        return (number + 23) // 24 if number >= 12 else 0
    return number * {"day": 1, "night": 1, "week": 7, "fortnight": 14}.get(unit, 1)


_TO_THE_DAY = 7
"""Days and one week are counted to the day; from two weeks on the day is about that."""


def stepped(base: date, number: int, unit: str, *, rough: bool = False) -> Period:
    """``base`` moved by so many units; months and years give up the day.

    ``rough`` says that the base itself is approximate: then a year gives up the month too.
    """
    if unit == "hour" and abs(number) >= 24:
        return on_day(base + timedelta(days=round(number / 24)))
    if unit in {"minute", "hour"}:
        return on_day(base)
    if unit in {"day", "night"}:
        return on_day(base + number * _DAY)
    if unit in {"week", "fortnight", "weekend"}:
        days = number * (14 if unit == "fortnight" else 7)
        return on_day(base + timedelta(days=days), "" if abs(days) <= _TO_THE_DAY else "~")
    if unit in {"month", "quarter"}:
        point = shift_months(base, number * (3 if unit == "quarter" else 1))
        return single(Point(point.year, point.month, None, "~"))
    if unit in {"summer", "winter"}:
        low, high = (6, 8) if unit == "summer" else (12, 14)
        return Period(
            Point(base.year + number, low, None, "~"),
            Point(base.year + number + high // 13, (high - 1) % 12 + 1, None, "~"),
        )
    if unit == "year" and abs(number) == 1 and not rough:
        return single(Point(base.year + number, base.month, None, "~"))
    years = number * (10 if unit == "decade" else 1)
    return single(Point(base.year + years, None, None, "~"))
