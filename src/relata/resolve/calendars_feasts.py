"""The days of feasts that move, reckoned by the rules of their calendars.

The dated table ``assets/named_days.yaml`` is made from here (``python -m tests.named_days``) and
checked against it; years outside the table are reckoned when they are asked for.
"""

from collections.abc import Callable
from datetime import date, timedelta

from relata.resolve.calendars import (
    chinese_new_year,
    diwali,
    hebrew_new_year,
    hijri_month,
    jalali_day,
    julian_day,
    orthodox_easter,
    vesak,
)
from relata.resolve.time_calendar import easter, islamic_year

Span = tuple[date, date]
"""First and last day of a feast."""

Reckon = Callable[[int], list[Span]]
"""The feast's days that begin in a year of our calendar; none, one or two."""

_DAY = timedelta(days=1)


def _one(day: date, days: int = 1) -> list[Span]:
    return [(day, day + (days - 1) * _DAY)]


def _hijri(month: int, day: int, days: int = 1) -> Reckon:
    def reckon(year: int) -> list[Span]:
        first = islamic_year(date(year, 1, 1)) - 1
        starts = (hijri_month(each, month) + (day - 1) * _DAY for each in range(first, first + 4))
        return [(start, start + (days - 1) * _DAY) for start in starts if start.year == year]

    return reckon


def _hijri_month(month: int) -> Reckon:
    def reckon(year: int) -> list[Span]:
        first = islamic_year(date(year, 1, 1)) - 1
        months = (
            (hijri_month(each, month), hijri_month(each, month + 1) - _DAY)
            for each in range(first, first + 4)
        )
        return [(low, high) for low, high in months if low.year == year]

    return reckon


def _last_friday_of_ramadan(year: int) -> list[Span]:
    spans = (high for _, high in _hijri_month(9)(year - 1) + _hijri_month(9)(year))
    fridays = (high - ((high.weekday() - 4) % 7) * _DAY for high in spans)
    return [(friday, friday) for friday in fridays if friday.year == year]


def _jalali(month: int, day: int) -> Reckon:
    def reckon(year: int) -> list[Span]:
        days = (jalali_day(each, month, day) for each in (year - 622, year - 621))
        return [(found, found) for found in days if found is not None and found.year == year]

    return reckon


def _easter(of: Callable[[int], date], step: int, days: int = 1) -> Reckon:
    return lambda year: _one(of(year) + step * _DAY, days)


def _tishri(day: int, days: int = 1) -> Reckon:
    return lambda year: _one(hebrew_new_year(year + 3761) + (day - 1) * _DAY, days)


def _passover(step: int, days: int = 1) -> Reckon:
    return lambda year: _one(hebrew_new_year(year + 3761) + (step - 163) * _DAY, days)


def _hanukkah(year: int) -> list[Span]:
    new_year, following = hebrew_new_year(year + 3761), hebrew_new_year(year + 3762)
    long_heshvan = (following - new_year).days in {355, 385}
    return _one(new_year + (83 + long_heshvan) * _DAY, 8)


def _ninth_of_av(year: int) -> list[Span]:
    day = _passover(112)(year)[0][0]
    return _one(day + (day.weekday() == 5) * _DAY)


def _julian(month: int, day: int) -> Reckon:
    def reckon(year: int) -> list[Span]:
        days = (julian_day(each, month, day) for each in (year - 1, year))
        return [(found, found) for found in days if found.year == year]

    return reckon


FEASTS: dict[str, Reckon] = {
    "ramadan": _hijri_month(9),
    "laylat_al_qadr": _hijri(9, 27),
    "quds_day": _last_friday_of_ramadan,
    "eid_al_fitr": _hijri(10, 1),
    "hajj": _hijri(12, 8, 6),
    "arafat_day": _hijri(12, 9),
    "eid_al_adha": _hijri(12, 10),
    "muharram": _hijri_month(1),
    "islamic_new_year": _hijri(1, 1),
    "tasua": _hijri(1, 9),
    "ashura": _hijri(1, 10),
    "arbaeen": _hijri(2, 20),
    "mawlid": _hijri(3, 12),
    "isra_and_miraj": _hijri(7, 27),
    "mid_shaban": _hijri(8, 15),
    "nowruz": _jalali(1, 1),
    "sizdah_bedar": _jalali(1, 13),
    "yalda": _jalali(9, 30),
    "ash_wednesday": _easter(easter, -46),
    "lent": _easter(easter, -46, 46),
    "palm_sunday": _easter(easter, -7),
    "holy_week": _easter(easter, -7, 7),
    "maundy_thursday": _easter(easter, -3),
    "good_friday": _easter(easter, -2),
    "holy_saturday": _easter(easter, -1),
    "easter": _easter(easter, 0),
    "easter_monday": _easter(easter, 1),
    "ascension": _easter(easter, 39),
    "pentecost": _easter(easter, 49),
    "whit_monday": _easter(easter, 50),
    "corpus_christi": _easter(easter, 60),
    "orthodox_palm_sunday": _easter(orthodox_easter, -7),
    "orthodox_good_friday": _easter(orthodox_easter, -2),
    "orthodox_easter": _easter(orthodox_easter, 0),
    "orthodox_easter_monday": _easter(orthodox_easter, 1),
    "orthodox_pentecost": _easter(orthodox_easter, 49),
    "orthodox_christmas": _julian(12, 25),
    "orthodox_new_year": _julian(1, 1),
    "orthodox_epiphany": _julian(1, 6),
    "rosh_hashanah": _tishri(1, 2),
    "yom_kippur": _tishri(10),
    "sukkot": _tishri(15, 7),
    "simchat_torah": _tishri(22),
    "hanukkah": _hanukkah,
    "purim": _passover(-30),
    "passover": _passover(0, 7),
    "jerusalem_day": _passover(43),
    "shavuot": _passover(50),
    "ninth_of_av": _ninth_of_av,
    "chinese_new_year": lambda year: _one(chinese_new_year(year)),
    "tet": lambda year: _one(chinese_new_year(year, utc_offset=7)),
    "diwali": lambda year: _one(diwali(year)),
    "vesak": lambda year: _one(vesak(year)),
}
"""By the id that the table gives the feast."""
