"""Words that lean on the year or month just told: "that year", "July of that year".

In a history also "the previous April", and words that name its present or only a duration.
"""

import re
from datetime import timedelta

from relata.model.number_words import parse_cardinal
from relata.resolve.time_absolute import read_absolute
from relata.resolve.time_calendar import Period, Point, make_day, shift_months, single
from relata.resolve.time_setting import Finding, Rule, Setting, make_rule
from relata.resolve.time_tables import MONTHS, SEASONS


def _told(setting: Setting) -> Point | None:
    """The last point told before, in Python's calendar."""
    then = setting.then
    point = None if then is None else then.high or then.low
    return point if point is not None and point.year is not None and point.year >= 1 else None


_STEP = {"that": 0, "the same": 0, "the following": 1, "the next": 1, "the previous": -1}


def _unit_told(match: re.Match[str], setting: Setting) -> Finding | None:
    """``that year``, ``later that month``, ``the latter part of the year``."""
    told = _told(setting)
    if told is None or told.year is None or (match["unit"] == "month" and told.month is None):
        return None
    words = match.group()
    if match["unit"] == "month":
        return Finding(single(Point(told.year, told.month)), f"{words}, the month told before it")
    return Finding(single(Point(told.year)), f"{words}, the year told before it")


def _part_of_year_told(match: re.Match[str], setting: Setting) -> Finding | None:
    """``the latter part of the year``, ``the second half of that year``."""
    told = _told(setting)
    if told is None or told.year is None or not (setting.story or "that" in match["year"]):
        return None
    low, high = (1, 6) if match["part"] in {"early", "earlier", "first"} else (7, 12)
    return Finding(
        Period(Point(told.year, low), Point(told.year, high)),
        f"{match.group()}, the year told before it",
    )


def _date_of_year_told(match: re.Match[str], setting: Setting) -> Finding | None:
    """``July 25 of that year``, ``autumn of the following year``."""
    told = _told(setting)
    if told is None or told.year is None:
        return None
    year = told.year + _STEP[match["which"]]
    finding = read_absolute(f"{match['date']} {year}", setting)
    if finding is None or finding.period is None:
        finding = read_absolute(f"{match['date']}, {year}", setting)
    if finding is None or finding.period is None:
        return None
    return Finding(finding.period, f"{match.group()}: {year}, by the year told before it")


def _day_of_month_told(match: re.Match[str], setting: Setting) -> Finding | None:
    """``the 28th of that month``."""
    told = _told(setting)
    if told is None or told.year is None or told.month is None:
        return None
    day = make_day(told.year, told.month, int(match["day"]))
    if day is None:
        return None
    point = Point(day.year, day.month, day.day)
    return Finding(single(point), f"{match.group()}, the month told before it")


def _beside_told(match: re.Match[str], setting: Setting) -> Finding | None:
    """In a history, ``the previous April``, ``the following spring``: before or after the story."""
    told = _told(setting)
    if not setting.story or told is None or told.year is None:
        return None
    month = MONTHS.get(match["name"]) or SEASONS[match["name"]][0]
    ahead = match["which"] in {"next", "following"}
    year = told.year
    if told.month is None:
        year += 1 if ahead else -1
    elif ahead:
        year += month <= told.month
    else:
        year -= month >= told.month
    why = f"{match.group()}, {setting.published_words}"
    if match["name"] in MONTHS:
        return Finding(single(Point(year, month)), why)
    first, last = SEASONS[match["name"]]
    return Finding(Period(Point(year, first), Point(year + (first > last), last)), why)


def _month_beside(match: re.Match[str], setting: Setting) -> Finding | None:
    """In a history, ``a month later``, ``fifteen months later`` where only the month is told."""
    told = _told(setting)
    if not setting.story or told is None or told.month is None:
        return None
    step = 1 if match["which"] in {"next", "following"} else -1
    return Finding(
        single(shift_months(told.first(), step)), f"{match.group()}, {setting.published_words}"
    )


def _after_told(match: re.Match[str], setting: Setting) -> Finding | None:
    """In a history, ``five days after the fall of the town``: from the day told before it."""
    number = 1 if match["number"] in {"a", "the"} else parse_cardinal(match["number"])
    if not setting.story or number is None or setting.anchor is None:
        return None
    size = {"day": 1, "week": 7}[match["unit"]]
    day = setting.anchor + timedelta(days=size * number)
    return setting.from_anchor(match.group(), day)


def _no_day_in_story(match: re.Match[str], setting: Setting) -> Finding | None:
    """In a history, ``now`` is its present and ``the next two weeks`` a duration."""
    if not setting.story:
        return None
    return Finding(None, f"{match.group()}: the present or a duration of what the text tells")


_NAME = "(?P<name>" + "|".join([*sorted(MONTHS, key=len, reverse=True), *SEASONS]) + ")"
_THAT_YEAR = r"(?P<which>that|the same|the following|the next|the previous) year"

STORY_RULES: tuple[Rule, ...] = (
    make_rule(
        r"(?:(?:later|earlier|early|late)(?: in)? )?(?:that|the same|that same) "
        r"(?P<unit>month|year)",
        _unit_told,
    ),
    make_rule(
        r"(?:the )?(?P<part>first|second|early|earlier|later|latter) (?:half|part) of"
        r" (?P<year>(?:the|that) year)",
        _part_of_year_told,
    ),
    make_rule(rf"(?P<date>.+?),? (?:of|in) {_THAT_YEAR}", _date_of_year_told),
    make_rule(r"the (?P<day>\d{1,2})(?:st|nd|rd|th) of that month", _day_of_month_told),
    make_rule(
        r"(?:only |about |just )?(?P<number>\d+|[a-z-]+) (?P<unit>day|week)s? after .+", _after_told
    ),
    make_rule(rf"the (?P<which>previous|preceding|next|following) {_NAME}", _beside_told),
    make_rule(r"(?:in )?the (?P<which>next|following|previous|preceding) month", _month_beside),
    make_rule(
        r"now|nowadays|today|at present|present|the present|currently"
        r"|(?:the )?(?:present|modern)[ -]day|to this day"
        r"|the (?:next|coming|following|past|last|first|final)"
        r" (?:(?:few|several|two|three|four|five|six|seven|eight|nine|ten|\d+) )?"
        r"(?:hours|days|weeks|months|years|decades)",
        _no_day_in_story,
    ),
)
