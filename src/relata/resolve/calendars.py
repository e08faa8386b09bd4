"""Other calendars than ours, as days of ours: Solar and lunar Hijri, Hebrew, Julian, Chinese.

Each function says how sure its day is. Solar Hijri, Hebrew and Julian days are exact in the years
named; a month of the lunar Hijri begins when the moon is sighted, which a reckoning may miss by a
day; the Chinese new year is exact but where the new moon lies within minutes of midnight.
"""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from relata.resolve.calendars_sky import lunation_near, moon_phase, sun_longitude
from relata.resolve.time_calendar import islamic_day

_DAY = timedelta(days=1)

JALALI_YEARS = range(1206, 1498)
"""Years of the Solar Hijri for which the 33-year cycle has the leap years of the equinox.

Source: compared with the equinoxes at Tehran by Heydari-Malayeri (2004).
"""
_JALALI_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_JALALI_EPOCH = date(1925, 3, 21), 1304
"""1 Farvardin 1304, the year in which Iran took the calendar."""


def is_jalali_leap(year: int) -> bool:
    """Whether a Solar Hijri year has 366 days."""
    return year % 33 in _JALALI_LEAP


def jalali_day(year: int, month: int, day: int) -> date | None:
    """A day of the Solar Hijri calendar (Iran, Afghanistan); None where it has no such day."""
    if year not in JALALI_YEARS or not 1 <= month <= 12:
        return None
    days_in_month = 31 if month <= 6 else 30 if month < 12 or is_jalali_leap(year) else 29
    if not 1 <= day <= days_in_month:
        return None
    return _nowruz(year) + (min(month - 1, 6) * 31 + max(month - 7, 0) * 30 + day - 1) * _DAY


@lru_cache(maxsize=512)
def _nowruz(year: int) -> date:
    first, base = _JALALI_EPOCH
    low, high = min(year, base), max(year, base)
    days = sum(366 if is_jalali_leap(each) else 365 for each in range(low, high))
    return first + days * _DAY if year >= base else first - days * _DAY


_MAKKAH_SUNSET = timedelta(hours=11)
"""A new moon before this hour (UTC) is old enough at sunset in Makkah for a month to begin."""


def hijri_day(year: int, month: int, day: int) -> date | None:
    """A day of the lunar Hijri by the new moon; where the moon is sighted it may differ by one.

    None where the calendar has no such day.
    """
    if not 1 <= year <= 1700 or not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    return hijri_month(year, month) + (day - 1) * _DAY


@lru_cache(maxsize=2048)
def hijri_month(year: int, month: int) -> date:
    """The first day of a lunar Hijri month: the day after the new moon could be seen."""
    reckoned = islamic_day(year, month, 1)
    lunation = lunation_near(datetime(reckoned.year, reckoned.month, reckoned.day, tzinfo=UTC))
    starts = (_first_day(moon_phase(each)) for each in (lunation - 1, lunation, lunation + 1))
    return min(starts, key=lambda start: abs((start - reckoned).days))


def _first_day(new_moon: datetime) -> date:
    day = new_moon.date()
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return day + (1 if new_moon - midnight < _MAKKAH_SUNSET else 2) * _DAY


def julian_day(year: int, month: int, day: int) -> date:
    """A day of the Julian calendar of the years 1900 to 2099, thirteen days behind ours."""
    return date(year, month, day) + 13 * _DAY


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Orthodox churches, 1900 to 2099. Source: Meeus, chapter 8."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return julian_day(year, month, day + 1)


def hebrew_new_year(year: int) -> date:
    """Rosh Hashanah of a Hebrew year (5785 began on 3 October 2024).

    Source: Dershowitz and Reingold, Calendrical Calculations: the molad and its postponements.
    """
    return date.fromordinal(_hebrew_elapsed(year) + _postponed(year) - _HEBREW_EPOCH)


_HEBREW_EPOCH = 1_373_427
"""Days from the first new year of the reckoning to the day before 1 January of year 1, ours."""


def _hebrew_elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    day = 29 * months + parts // 25_920
    return day + (3 * (day + 1) % 7 < 3)


def _postponed(year: int) -> int:
    before, this, after = (_hebrew_elapsed(year + step) for step in (-1, 0, 1))
    if after - this == 356:
        return 2
    return int(this - before == 382)


def chinese_new_year(year: int, utc_offset: int = 8) -> date:
    """First day of the first month; an offset of 7 hours gives Tết in Vietnam.

    Source: Aslaksen, The Mathematics of the Chinese Calendar (2010).
    """
    zone = timedelta(hours=utc_offset)
    eleventh = _month_of_solstice(year - 1, zone)
    following = _month_of_solstice(year, zone)
    skipped = 0
    if following - eleventh == 13:
        leap = next(k for k in range(eleventh + 1, following) if not _has_term(k, zone))
        skipped = int(leap <= eleventh + 2)
    return _local_day(eleventh + 2 + skipped, zone)


def _local_day(lunation: int, zone: timedelta) -> date:
    return (moon_phase(lunation) + zone).date()


def _month_of_solstice(year: int, zone: timedelta) -> int:
    """The lunation in which the sun reaches the winter solstice."""
    moment = datetime(year, 12, 18, tzinfo=UTC) - zone
    while sun_longitude(moment + _DAY) < 270:
        moment += _DAY
    solstice = (moment + zone).date()
    lunation = lunation_near(moment) + 1
    while _local_day(lunation, zone) > solstice:
        lunation -= 1
    return lunation


def _has_term(lunation: int, zone: timedelta) -> bool:
    """Whether the sun passes a multiple of 30 degrees in the month."""
    starts = (_local_day(each, zone) for each in (lunation, lunation + 1))
    signs = [
        sun_longitude(datetime(day.year, day.month, day.day, tzinfo=UTC) - zone) // 30
        for day in starts
    ]
    return signs[0] != signs[1]


def diwali(year: int) -> date:
    """The evening of the new moon of Kartik in India; some places keep the day after.

    The new moon is that on which the sun stands in sidereal Libra; the day is the one through
    whose evening the last of the thirty lunar days runs. Source: Rashtriya Panchang's rule.
    """
    zone = timedelta(hours=5, minutes=30)
    evening = timedelta(hours=18)
    lunation = lunation_near(datetime(year, 10, 10, tzinfo=UTC)) - 1
    while not _SIDEREAL_LIBRA <= sun_longitude(moon_phase(lunation)) < _SIDEREAL_LIBRA + 30:
        lunation += 1
    local = moon_phase(lunation) + zone
    day = local.date()
    at = local - datetime(day.year, day.month, day.day, tzinfo=UTC)
    return day if at > evening else day - _DAY


_SIDEREAL_LIBRA = 204.0
"""Where sidereal Libra begins, with an ayanamsa of 24 degrees."""


def vesak(year: int) -> date:
    """The first full moon of May in India's time; countries keep it a day or a month apart."""
    zone = timedelta(hours=5, minutes=30)
    lunation = lunation_near(datetime(year, 5, 1, tzinfo=UTC)) - 1
    while (moon_phase(lunation, full=True) + zone).date() < date(year, 5, 1):
        lunation += 1
    return (moon_phase(lunation, full=True) + zone).date()
