"""Dates of the Hijri calendars: "15 Khordad 1402", "3 Ramadan 1445 AH", "1402/03/15".

Iran and Afghanistan count solar years, whose days are exact. Lunar months begin when the moon is
sighted, so their days are approximate here, with the day before and after as candidates.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from relata.model.number_words import ORDINALS
from relata.resolve.calendars import hijri_day, hijri_month, jalali_day
from relata.resolve.time_calendar import Period, day_point, islamic_year, on_day
from relata.resolve.time_setting import Finding, Setting, choose_nearest

_DAY = timedelta(days=1)

SOLAR_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "farvardin farvardeen hamal",
            "ordibehesht ordibehest saur sawr",
            "khordad jawza",
            "tir saratan",
            "mordad amordad asad",
            "shahrivar sonbola sunbula",
            "mehr mizan",
            "aban aqrab",
            "azar qaws",
            "dey dei jadi",
            "bahman dalw",
            "esfand isfand hoot hut",
        ),
        start=1,
    )
    for name in names.split()
}
"""Iran's names and Afghanistan's."""

LUNAR_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "muharram;moharram",
            "safar",
            "rabi al-awwal;rabi' al-awwal;rabi i;rabi ul-awwal;rabi al-awal",
            "rabi al-thani;rabi' al-thani;rabi ii;rabi al-akhir;rabi us-sani",
            "jumada al-ula;jumada al-awwal;jumada i;jumada al-awal;jamadi ul-awwal",
            "jumada al-thani;jumada al-akhirah;jumada ii;jumada al-akhira;jamadi us-sani",
            "rajab",
            "shaban;sha'ban;sha'aban",
            "ramadan;ramadhan;ramzan;ramazan",
            "shawwal;shawal",
            "dhu al-qadah;dhu al-qa'dah;dhul qadah;dhul-qadah;dhu al-qa'da;zilqad",
            "dhu al-hijjah;dhul hijjah;dhul-hijjah;dhu al-hijja;zilhajj;zil-hajj",
        ),
        start=1,
    )
    for name in names.split(";")
}

_NTH = "|".join(sorted(ORDINALS, key=len, reverse=True))
_DAY_NUMBER = rf"(?:the )?(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{_NTH})(?: of)? "
_ERA = r"(?: ?(?P<era>a\.?h\.?|hijri|s\.?h\.?|a\.?p\.?|a\.?h\.?s\.?|solar(?: hijri)?))?"


def _names(months: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, months), key=len, reverse=True))


_SOLAR = re.compile(
    rf"(?:{_DAY_NUMBER})?(?P<month>{_names(SOLAR_MONTHS)})(?:,? (?P<year>1[234]\d\d))?{_ERA}"
)
_LUNAR = re.compile(
    rf"(?:{_DAY_NUMBER})?(?P<month>{_names(LUNAR_MONTHS)})(?:,? (?P<year>\d{{2,4}}))?{_ERA}"
)
_MONTH_FIRST = re.compile(
    rf"(?P<month>{_names(SOLAR_MONTHS)}|{_names(LUNAR_MONTHS)}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?:,? (?P<year>\d{{3,4}}))?{_ERA}"
)
_YEAR_ALONE = re.compile(
    r"(?:the )?(?:year )?(?P<year>1[234]\d\d) ?(?P<era>ah|a\.h|hijri|sh|s\.h|solar hijri)"
)
_NUMERIC = re.compile(r"(?P<year>1[345]\d\d)[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})")
_LAST_HIJRI_YEAR = 1600


def read_hijri(core: str, setting: Setting) -> Finding | None:
    """The finding for a date of a Hijri calendar; None where the words are no such date."""
    if match := _SOLAR.fullmatch(core):
        return _solar(match, setting)
    if (match := _LUNAR.fullmatch(core)) and (found := _lunar(match, setting)):
        return found
    if match := _MONTH_FIRST.fullmatch(core):
        return (_solar if match["month"] in SOLAR_MONTHS else _lunar)(match, setting)
    if match := _YEAR_ALONE.fullmatch(core):
        return _year_alone(match)
    match = _NUMERIC.fullmatch(core)
    return None if match is None else _numeric(match, setting)


def _number(text: str) -> int:
    return ORDINALS.get(text) or int(re.sub(r"\D", "", text))


def _solar(match: re.Match[str], setting: Setting) -> Finding | None:
    month, label = SOLAR_MONTHS[match["month"]], match.group()
    day = _number(match["day"]) if match["day"] else None
    if day is None and not match["year"]:
        return None  # "Mehr" and "Asad" are names of people and agencies too
    if match["year"]:
        return _solar_span(int(match["year"]), month, day, label)
    return _nearest(setting, label, _solar_days(month, day), "")


def _solar_days(month: int, day: int | None) -> Callable[[int], date | None]:
    return lambda year: jalali_day(year - 621, month, day or 1)


def _solar_span(year: int, month: int, day: int | None, label: str) -> Finding | None:
    why = f"{label}: Solar Hijri, whose days are exact"
    if day is not None:
        found = jalali_day(year, month, day)
        return None if found is None else Finding(on_day(found), why)
    low = jalali_day(year, month, 1)
    last = (jalali_day(year, month, each) for each in (31, 30, 29))
    high = next((each for each in last if each is not None), None)
    if low is None or high is None:
        return None
    return Finding(Period(day_point(low), day_point(high)), why)


_SIGHTED = "lunar Hijri by the new moon; where the moon is sighted it may differ by a day"


def _lunar(match: re.Match[str], setting: Setting) -> Finding | None:
    month, label = LUNAR_MONTHS[match["month"]], match.group()
    day = _number(match["day"]) if match["day"] else None
    if match["year"] and int(match["year"]) <= _LAST_HIJRI_YEAR:
        if int(match["year"]) < 1000 and not match["era"]:
            return None
        return _lunar_span(int(match["year"]), month, day, label)
    if day is None:
        return None  # "Ramadan" and "Muharram" alone are named days
    if match["year"]:
        year = int(match["year"])
        near = islamic_year(date(year, 1, 1)) if 622 < year < 2100 else None
        years = () if near is None else (near - 1, near, near + 1, near + 2)
        found = (hijri_day(each, month, day) for each in years)
        chosen = next((each for each in found if each is not None and each.year == year), None)
        return None if chosen is None else _approximate(chosen, label)

    def in_year(near: int) -> date | None:
        return hijri_day(near, month, day)

    return _nearest(setting, label, in_year, "~")


def _lunar_span(year: int, month: int, day: int | None, label: str) -> Finding | None:
    if day is not None:
        found = hijri_day(year, month, day)
        return None if found is None else _approximate(found, label)
    low, high = hijri_month(year, month), _end_of_lunar_month(year, month)
    period = Period(day_point(low, "~"), day_point(high, "~"))
    return Finding(period, f"{label}: {_SIGHTED}")


def _end_of_lunar_month(year: int, month: int) -> date:
    following = hijri_month(year + month // 12, month % 12 + 1)
    return following - _DAY


def _approximate(day: date, label: str) -> Finding:
    beside = tuple(on_day(day + step * _DAY).edtf() for step in (-1, 1))
    return Finding(on_day(day, "~"), f"{label}: {_SIGHTED}", beside)


def _nearest(
    setting: Setting, label: str, in_year: Callable[[int], date | None], mark: str
) -> Finding | None:
    """A Hijri day without its year, by the tense, as any day without its year."""
    latest = setting.latest
    if latest is None:
        return Finding(None, f"{label}: the year is unknown, as is the publication date")
    base = islamic_year(latest) if mark else latest.year
    found = (in_year(base + step) for step in range(-2, 3))
    days = sorted(day for day in found if day is not None)
    past = [day for day in days if day <= latest]
    coming = [day for day in days if day > latest]
    chosen = choose_nearest(
        setting, past[-1] if past else None, coming[0] if coming else None, label
    )
    if chosen is None or chosen.period is None or chosen.period.day is None:
        return None
    if mark:
        return _approximate(chosen.period.day, f"{chosen.why}")
    return Finding(chosen.period, f"{chosen.why}: Solar Hijri, whose days are exact")


def _year_alone(match: re.Match[str]) -> Finding | None:
    year = int(match["year"])
    if match["era"].startswith("s"):
        low, after = jalali_day(year, 1, 1), jalali_day(year + 1, 1, 1)
        if low is None or after is None:
            return None
        period = Period(day_point(low), day_point(after - _DAY))
        return Finding(period, f"{match.group()}: a Solar Hijri year")
    low, high = hijri_month(year, 1), _end_of_lunar_month(year, 12)
    period = Period(day_point(low, "~"), day_point(high, "~"))
    return Finding(period, f"{match.group()}: a year of the {_SIGHTED}")


_NEAR_YEARS = 15


def _numeric(match: re.Match[str], setting: Setting) -> Finding | None:
    """``1402/03/15``: Solar or lunar Hijri, whichever calendar is in those years at publication."""
    year, month, day = (int(match[part]) for part in ("year", "month", "day"))
    if setting.latest is None:
        return None
    solar, lunar = setting.latest.year - 621, islamic_year(setting.latest)
    if abs(year - solar) <= _NEAR_YEARS:
        return _solar_span(year, month, day, match.group())
    if abs(year - lunar) <= _NEAR_YEARS and 1 <= month <= 12:
        return _lunar_span(year, month, day, match.group())
    return None
