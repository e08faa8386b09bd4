"""Terms and stretches that lie ahead or end with publication: within ten days, the coming weeks.

A term that somebody sets runs from publication; one that has run is left open.
"""

import math
import re
from datetime import timedelta

from relata.resolve.time_amounts import NUMBER, REACH_DAYS, UNIT, read_number
from relata.resolve.time_calendar import Period, day_point, days_between, on_day
from relata.resolve.time_setting import Finding, Rule, Setting, make_rule
from relata.resolve.time_tables import UNITS

_DAY = timedelta(days=1)


_AHEAD = re.compile(r"\b(?:next|coming)\b")


def _within(match: re.Match[str], setting: Setting) -> Finding | None:
    """``within ten days`` with a demand or plan runs from publication; else it is a duration."""
    number, unit = read_number(match["number"] or "a"), UNITS[match["unit"]]
    hours = unit == "hour" and match["number"] is not None and (number or 0) >= 24
    if unit in {"minute", "hour"} and not hours:
        spelt = unit == "hour" or match["number"] is None
        return at_anchor(match.group(), setting) if spelt else Finding(None, "a duration")
    if number is None or setting.today is None or match["number"] is None:
        return Finding(None, f"{match.group()}: a duration")
    if match["way"] == "in" and setting.forward and not _AHEAD.search(match.group()):
        days = number * REACH_DAYS.get(unit, 0)
        mark = "" if unit == "week" and number == 1 else "~"
        if days:
            day = setting.today + math.ceil(days) * _DAY
            return setting.from_published(match.group(), on_day(day, mark))
    if match["way"] == "in" and not setting.forward and unit in {"day", "week"}:
        start = setting.today - number * REACH_DAYS[unit] * _DAY
        return setting.from_published(match.group(), days_between(start, setting.today))
    return within_days(match.group(), number, unit, setting)


def within_days(label: str, number: int, unit: str, setting: Setting) -> Finding:
    """A term set now runs from publication; one that has run is left open."""
    if setting.today is None or unit not in REACH_DAYS or not setting.forward:
        return Finding(None, f"{label}: a duration")
    end = setting.today + math.ceil(number * REACH_DAYS[unit]) * _DAY
    return setting.from_published(label, days_between(setting.today, end))


def at_anchor(label: str, setting: Setting) -> Finding:
    """The day that the text named before, or null where it named none."""
    if setting.anchor is None:
        return Finding(None, f"{label}: no day named before it to count from")
    return setting.from_anchor(label, setting.anchor)


def _coming(match: re.Match[str], setting: Setting) -> Finding:
    if setting.latest is None:
        return setting.coarse(match.group())
    start = day_point(setting.latest) if setting.today else setting.published
    return setting.from_published(match.group(), Period(start, None))


_GIVEN_TO = re.compile(r"^\s+to\s+[a-z]+")
_GAVE = re.compile(
    r"\b(?:gives?|gave|given|giving|grant(?:s|ed|ing)?|allow(?:s|ed|ing)?|has|have|had)\b[^.;:\n]*$"
)


def given_term(label: str, number: int, unit: str, setting: Setting) -> Finding | None:
    """``gives them ten days to leave``: a term that runs from publication."""
    if setting.today is None or not _GIVEN_TO.match(setting.after):
        return None
    if not _GAVE.search(setting.before[-120:]):
        return None
    end = setting.today + math.ceil(number * REACH_DAYS[unit]) * _DAY
    return setting.from_published(f"{label} given", days_between(setting.today, end))


def leave_open(match: re.Match[str], setting: Setting) -> Finding:
    """A null with its reason: a duration, a repetition, an open number."""
    del setting
    return Finding(None, f"{match.group()}: a duration, a repetition or a time left open")


TERM_RULES: tuple[Rule, ...] = (
    make_rule(
        r"(?:in )?(?:the )?(?:coming|next few|following) (?:hours|days|weeks|months|years)", _coming
    ),
    make_rule(
        rf"(?P<way>within|in)(?: the)?(?: next| coming)?(?: {NUMBER})? {UNIT}(?: of .*)?", _within
    ),
    make_rule(rf"the (?:next|coming|following) {NUMBER} {UNIT}(?P<way>)", _within),
)
