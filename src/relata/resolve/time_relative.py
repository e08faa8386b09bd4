"""Dates that count from publication or from a day named before: yesterday, two days later.

Every rule takes a whole core, the expression without its time of day and its hedges.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from relata.model.number_words import parse_cardinal
from relata.resolve.time_absolute import WEEKDAY, read_absolute
from relata.resolve.time_calendar import (
    Period,
    Point,
    day_point,
    days_between,
    on_day,
    shift_months,
    single,
    week_of,
    weekday_on_or_after,
    weekday_on_or_before,
)
from relata.resolve.time_setting import Finding, Rule, Setting, make_rule
from relata.resolve.time_steps import STEP_RULES
from relata.resolve.time_story_rules import STORY_RULES
from relata.resolve.time_tables import WEEKDAYS
from relata.resolve.time_terms import leave_open

_DAY = timedelta(days=1)
_FIXED_STEPS = {
    "today": 0,
    "tonight": 0,
    "this": 0,
    "this day": 0,
    "now": 0,
    "earlier today": 0,
    "later today": 0,
    "early today": 0,
    "late today": 0,
    "this very day": 0,
    "this very": 0,
    "yesterday": -1,
    "last": -1,
    "early yesterday": -1,
    "late yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "the before last": -2,
    "before last": -2,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
    "today's": 0,
    "yesterday's": -1,
    "tomorrow's": 1,
}


def _fixed(match: re.Match[str], setting: Setting) -> Finding:
    label = match["words"]
    shown = {"this": "this day", "last": "last night"}.get(label, label)
    return setting.near_published(shown, _FIXED_STEPS[label])


def _weekday(match: re.Match[str], setting: Setting) -> Finding:
    """A weekday by the tense around; ``last``, ``this``, ``next`` and their like before it."""
    weekday, which = WEEKDAYS[match["weekday"]], match.groupdict().get("which") or ""
    label = match.group()
    if "previous" in which or "following" in which or "preceding" in which:
        return _weekday_from_anchor(weekday, which, label, setting)
    today = setting.today
    if today is None:
        return setting.coarse(label)
    if setting.forward and not which and today.weekday() == weekday:
        stated = _stated(label, today, setting, "the day itself of")
        return replace(stated, candidates=(on_day(today + 7 * _DAY).edtf(),))
    if which in {"next", "coming", "this coming"} or (which != "last" and setting.forward):
        day = weekday_on_or_after(today + _DAY, weekday)
        return _stated(label, day, setting, "the first after")
    if which in {"last", "this past", "past"}:
        return _stated(
            label, weekday_on_or_before(today - _DAY, weekday), setting, "the last before"
        )
    return _stated(label, weekday_on_or_before(today, weekday), setting, "the last on or before")


def _stated(label: str, day: date, setting: Setting, rule: str) -> Finding:
    return Finding(on_day(day), f"{label}, {rule} {setting.published_words}")


def _weekday_from_anchor(weekday: int, which: str, label: str, setting: Setting) -> Finding:
    base = setting.anchor or setting.today
    if base is None:
        return setting.coarse(label)
    if "following" in which:
        day = weekday_on_or_after(base + _DAY, weekday)
    else:
        day = weekday_on_or_before(base - _DAY, weekday)
    if setting.anchor is not None:
        return setting.from_anchor(label, day)
    return setting.from_published(label, on_day(day))


def _weekday_of_week(match: re.Match[str], setting: Setting) -> Finding:
    """``Tuesday of last week``, ``last week's Tuesday``, ``Thursday this week``."""
    if setting.today is None:
        return setting.coarse(match.group())
    step = {
        "last": -7,
        "the previous": -7,
        "this": 0,
        "next": 7,
        "the": 0,
        "the same": 0,
        "the following": 7,
    }[match["which"]]
    monday, _ = week_of(setting.today + timedelta(days=step))
    return setting.from_published(match.group(), on_day(monday + WEEKDAYS[match["weekday"]] * _DAY))


def _weekday_week(match: re.Match[str], setting: Setting) -> Finding:
    """``Saturday week``, ``a week on Saturday``: the one after the coming one."""
    if setting.today is None:
        return setting.coarse(match.group())
    coming = weekday_on_or_after(setting.today + _DAY, WEEKDAYS[match["weekday"]])
    return setting.from_published(match.group(), on_day(coming + 7 * _DAY))


def _weekdays_ago(match: re.Match[str], setting: Setting) -> Finding:
    """``the Monday before last``, ``two Fridays ago``, ``a week last Tuesday``."""
    if setting.today is None:
        return setting.coarse(match.group())
    groups = match.groupdict()
    back = (parse_cardinal(groups["number"]) or 1) - 1 if groups.get("number") else 1
    last = weekday_on_or_before(setting.today - _DAY, WEEKDAYS[match["weekday"]])
    return setting.from_published(match.group(), on_day(last - 7 * back * _DAY))


def _week_holding(match: re.Match[str], setting: Setting) -> Finding | None:
    """``the week of 6 November``: Monday to Sunday around the day named."""
    finding = read_absolute(match["date"], setting)
    day = finding.period.day if finding and finding.period else None
    if finding is None or day is None:
        return None
    return Finding(days_between(*week_of(day)), f"the week of {finding.why}")


def _week_beside(match: re.Match[str], setting: Setting) -> Finding | None:
    """``the week after Easter``: Monday to Sunday of the week that follows a day."""
    finding = read_absolute(match["date"], setting)
    day = finding.period.day if finding and finding.period else None
    if finding is None or day is None:
        return None
    monday, sunday = week_of(day + (7 if match["way"] == "after" else -7) * _DAY)
    return Finding(days_between(monday, sunday), f"{match.group()}, {finding.why}")


def _week(match: re.Match[str], setting: Setting) -> Finding:
    """``last week``, ``this week``, ``next week``, ``earlier this week``: Monday to Sunday."""
    today, which, part = setting.today, match["which"], match["part"] or ""
    if today is None:
        return setting.coarse(match.group())
    monday, sunday = week_of(today + {"last": -7, "next": 7, "the coming": 7}.get(which, 0) * _DAY)
    period = days_between(monday, sunday)
    if which == "this":
        past = not setting.forward and "later" not in part
        period = days_between(monday, today) if past else days_between(today, sunday)
    return setting.from_published(match.group(), period)


def _before_last(match: re.Match[str], setting: Setting) -> Finding:
    """``the week before last``: two back from the one of publication."""
    unit, latest = match["unit"], setting.latest
    if latest is None or (unit == "week" and setting.today is None):
        return setting.coarse(match.group())
    if unit == "week":
        period = days_between(*week_of(latest - 14 * _DAY))
    elif unit == "year":
        period = single(Point(latest.year - 2))
    elif unit == "month":
        period = single(shift_months(latest, -2))
    else:
        low = shift_months(latest.replace(month=(latest.month - 1) // 3 * 3 + 1, day=1), -6)
        period = Period(low, shift_months(low.first(), 2))
    return setting.from_published(match.group(), period)


def _end_of_week(match: re.Match[str], setting: Setting) -> Finding:
    """``the end of next week``: its Sunday."""
    if setting.today is None:
        return setting.coarse(match.group())
    step = {"last": -7, "next": 7}.get(match["which"], 0)
    return setting.from_published(match.group(), on_day(week_of(setting.today + step * _DAY)[1]))


def _earlier_in_week(match: re.Match[str], setting: Setting) -> Finding:
    if setting.today is None:
        return setting.coarse(match.group())
    end = setting.today - _DAY
    monday, _ = week_of(end)
    return setting.from_published(match.group(), days_between(monday, end))


def _weekend(match: re.Match[str], setting: Setting) -> Finding:
    if setting.today is None:
        return setting.coarse(match.group())
    forward = setting.forward or match["which"] in {"next", "the coming"}
    if forward and match["which"] != "last":
        saturday = weekday_on_or_after(setting.today + _DAY, 5)
    else:
        before = (
            setting.today - _DAY
            if match["which"] == "last" and setting.today.weekday() >= 5
            else setting.today
        )
        saturday = weekday_on_or_before(before, 5)
    high = saturday + _DAY
    if not forward and high > setting.today:
        high = setting.today
    return setting.from_published(
        match.group(),
        Period(day_point(saturday), day_point(high)) if high > saturday else on_day(saturday),
    )


def _month(match: re.Match[str], setting: Setting) -> Finding:
    if setting.published is None or setting.published.month is None or setting.latest is None:
        return setting.coarse(match.group())
    step = {"last": -1, "next": 1, "the coming": 1}.get(match["which"], 0)
    return setting.from_published(match.group(), single(shift_months(setting.latest, step)))


def _year(match: re.Match[str], setting: Setting) -> Finding:
    if setting.latest is None:
        return setting.coarse(match.group())
    step = {"last": -1, "next": 1, "the coming": 1}.get(match["which"], 0)
    return setting.from_published(match.group(), single(Point(setting.latest.year + step)))


def _quarter(match: re.Match[str], setting: Setting) -> Finding:
    """``this quarter``, ``in the last quarter``: of the calendar year, three months."""
    if setting.latest is None:
        return setting.coarse(match.group())
    step = {"this": 0, "next": 3, "the coming": 3}.get(match["which"], -3)
    first = (setting.latest.month - 1) // 3 * 3 + 1
    low = shift_months(setting.latest.replace(month=first, day=1), step)
    high = shift_months(low.first(), 2)
    return setting.from_published(match.group(), Period(low, high))


def _repeated_since(match: re.Match[str], setting: Setting) -> Finding | None:
    """``every month since 2016``: how often is no day, since when is one."""
    finding = read_absolute(match["rest"], setting)
    low = finding.period.low if finding and finding.period else None
    if finding is None or low is None:
        return None
    return Finding(Period(low, None), f"since {finding.why}; repeated")


_WHICH_DAY = (
    r"(?P<which>last|this|next|coming|this coming|this past|past|the previous|previous"
    r"|the following|following|the preceding)"
)
_STEP_WORDS = "|".join(sorted(map(re.escape, _FIXED_STEPS), key=len, reverse=True))

RULES: tuple[Rule, ...] = (
    *STORY_RULES,
    make_rule(rf"(?P<words>{_STEP_WORDS})", _fixed),
    make_rule(rf"(?:{_WHICH_DAY} )?{WEEKDAY}(?:'s)?", _weekday),
    make_rule(rf"{WEEKDAY},? (?P<which>last)", _weekday),
    make_rule(r"(?:any|every|each|most) [a-z ]+ since (?P<rest>.+)", _repeated_since),
    make_rule(rf"an? {WEEKDAY}|(?:any|every|each|most) .*", leave_open),
    make_rule(
        r"(?:in |during )?(?P<which>this|last|next|the last|the past|the coming|the) quarter",
        _quarter,
    ),
    make_rule(rf"{WEEKDAY}s", leave_open),
    make_rule(
        rf"{WEEKDAY},? (?:of |in )?"
        r"(?P<which>last|this|next|the previous|the same|the following|the) week",
        _weekday_of_week,
    ),
    make_rule(rf"(?P<which>last|this|next) week(?:'s)?,? (?:on )?{WEEKDAY}", _weekday_of_week),
    make_rule(rf"(?:the )?{WEEKDAY} before last", _weekdays_ago),
    make_rule(rf"a week last {WEEKDAY}", _weekdays_ago),
    make_rule(rf"(?P<number>\d|[a-z]+) {WEEKDAY}s ago", _weekdays_ago),
    make_rule(r"(?:the )?week (?P<way>after|before) (?P<date>[a-z]+.*)", _week_beside),
    make_rule(
        r"(?:the )?week (?:of|beginning|starting|ending)(?: on)? (?P<date>.+)", _week_holding
    ),
    make_rule(rf"{WEEKDAY} week", _weekday_week),
    make_rule(rf"a week (?:on|from|come) {WEEKDAY}", _weekday_week),
    make_rule(
        r"(?:only )?(?:(?P<part>earlier|later|early|late) )?"
        r"(?P<which>last|this|next|the coming) week",
        _week,
    ),
    make_rule(r"the (?P<unit>week|month|year|quarter) before the last", _before_last),
    make_rule(r"(?:the )?end of (?P<which>last|this|next|the) week", _end_of_week),
    make_rule(r"(?:earlier|early) in the week", _earlier_in_week),
    make_rule(r"(?:(?P<which>last|this|next|the past|this past|the coming)|the) weekend", _weekend),
    make_rule(
        r"(?:(?:earlier|later|early|late|so far) )?(?P<which>last|this|next|the coming) month",
        _month,
    ),
    make_rule(r"(?:(?:earlier|later|so far) )?(?P<which>last|this|next|the coming) year", _year),
    *STEP_RULES,
)


def read_relative(core: str, setting: Setting) -> Finding | None:
    """The finding of the first rule that takes the whole core, or None."""
    for rule in RULES:
        if match := rule.pattern.fullmatch(core):
            finding = rule.build(match, setting)
            if finding is not None:
                return finding
    return None


def read_overnight(label: str, setting: Setting) -> Finding:
    """The night that ended on the publication day."""
    if setting.today is None:
        return setting.coarse(label)
    period = days_between(setting.today - _DAY, setting.today)
    return setting.from_published(label, period)
