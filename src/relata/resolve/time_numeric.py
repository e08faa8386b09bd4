"""Dates in figures: ISO dates, and days and months whose order may be either.

``05/03/2024`` keeps both orders unless the publication day decides; a day known by its figures
alone ("9/11") is that day.
"""

import re
from datetime import date, timedelta

from relata.resolve.time_calendar import Point, make_day, on_day, single
from relata.resolve.time_setting import Finding, Rule, Setting, make_rule, nearest_day

EVENTS_BY_FIGURES = {(9, 11): date(2001, 9, 11)}
"""Days that are named by month and day in figures. Source: Oxford English Dictionary, "9/11"."""

_AN_EVENT = re.compile(
    r"[-\s]+(?:attack|terror|hijack|commission|world|era|bomb|plot|victim|anniversary|memorial"
    r"|wars?\b)",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|post|pre|before|after|until)[-\s]+$", re.IGNORECASE)


def full_year(text: str, setting: Setting) -> int:
    """Four digits as they stand; two digits in the century that ends at publication."""
    digits = text.lstrip("'")
    if len(digits) == 4:
        return int(digits)
    latest = setting.latest
    year = (latest.year if latest else 2000) // 100 * 100 + int(digits)
    return year - 100 if latest and year > latest.year + 1 else year


def _iso(match: re.Match[str], setting: Setting) -> Finding | None:
    del setting
    year, month = int(match["year"]), int(match["number"])
    if match["day"] is None:
        return Finding(single(Point(year, month)), "as written") if 1 <= month <= 12 else None
    found = make_day(year, month, int(match["day"]))
    return None if found is None else Finding(on_day(found), "as written")


def _numeric(match: re.Match[str], setting: Setting) -> Finding | None:
    """``27/2/2024``, ``3.4.24``: the order of day and month is decided only where it must be.

    Source: Unicode CLDR, date formats; no locale writes month.day.year with full stops, but with
    two digits for the year Americans do, so that such a date stays open.
    """
    first, second = int(match["first"]), int(match["second"])
    orders = [(first, second), (second, first)] if first != second else [(first, second)]
    found: list[Finding] = []
    for day, month in orders:
        finding = _numeric_day(match["year"], day, month, setting)
        if finding is not None and finding.period is not None:
            found.append(finding)
    if not found:
        return None
    if known := _of_event(match, found, setting):
        return known
    if len(found) == 1:
        return Finding(found[0].period, f"{match.group()}, only one order is a date")
    near = [each for each in found if _is_near(each, setting)]
    edtfs = _edtfs(found)
    if len(near) == 1:
        why = f"{match.group()}, the order nearer to {setting.published_words}"
        return Finding(near[0].period, why, _edtfs(found, but=near[0]))
    if match["mark"] == "." and len(match["year"] or "2024") == 4:
        why = f"{match.group()}, with full stops the day stands first"
        return Finding(found[0].period, why, edtfs[1:])
    return Finding(None, f"{match.group()}: day and month may stand in either order", edtfs)


def _edtfs(found: list[Finding], but: Finding | None = None) -> tuple[str, ...]:
    """The days found as EDTF, without that of one of them."""
    edtfs = (each.period.edtf() for each in found if each.period)
    left_out = but.period.edtf() if but and but.period else None
    return tuple(dict.fromkeys(edtf for edtf in edtfs if edtf != left_out))


def _of_event(match: re.Match[str], found: list[Finding], setting: Setting) -> Finding | None:
    """``since 9/11``: the day known by these figures, unless a day of the report may be meant."""
    figures = (int(match["first"]), int(match["second"]))
    day = EVENTS_BY_FIGURES.get(figures)
    if day is None or match["year"] or match["mark"] != "/":
        return None
    if setting.latest is not None and setting.latest < day + timedelta(days=1):
        return None
    others = _edtfs(found, but=Finding(on_day(day), ""))
    named = setting.is_since or _SINCE.search(setting.before) or _AN_EVENT.match(setting.after)
    if not named and any(_is_near(each, setting) for each in found):
        why = f"{match.group()}: the day of {day.year} or one near {setting.published_words}"
        return Finding(None, why, (day.isoformat(), *others))
    return Finding(on_day(day), f"{match.group()}, the day of {day.year} known by it", others)


def _numeric_day(year: str | None, day: int, month: int, setting: Setting) -> Finding | None:
    if year is None:
        return nearest_day(setting, month, day, f"{day}/{month}")
    found = make_day(full_year(year, setting), month, day)
    return None if found is None else Finding(on_day(found), "as written")


def _is_near(finding: Finding, setting: Setting) -> bool:
    """Within three weeks before publication, or a week after it."""
    day = finding.period.day if finding.period else None
    if day is None or setting.latest is None:
        return False
    return -7 <= (setting.latest - day).days <= 21


WRITTEN_RULES: tuple[Rule, ...] = (
    make_rule(
        r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?(?:t[\d:z]*)?", _iso
    ),
    make_rule(r"(?P<year>(?:19|20)\d\d)(?P<number>[01]\d)(?P<day>[0-3]\d)", _iso),
)
NUMERIC_RULE: Rule = make_rule(
    r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?:(?P=mark)(?P<year>\d{4}|\d\d))?\.?",
    _numeric,
)
