"""Dates that name a day, month, year, season or decade: every common order and style."""

import re
from datetime import timedelta

from relata.model.number_words import ORDINALS
from relata.resolve.time_calendar import (
    Period,
    Point,
    day_point,
    make_day,
    on_day,
    shift_months,
    single,
    weekday_on_or_before,
)
from relata.resolve.time_named import read_feast
from relata.resolve.time_numeric import NUMERIC_RULE, WRITTEN_RULES, full_year
from relata.resolve.time_setting import (
    Finding,
    Rule,
    Setting,
    make_rule,
    nearest_day,
    nearest_month,
)
from relata.resolve.time_tables import MONTHS, SEASONS, WEEKDAYS
from relata.resolve.time_years import YEAR_RULES

MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
WEEKDAY = "(?P<weekday>" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\.?"
DAY = (
    r"(?:the )?(?P<day>\d{1,2}|"
    + "|".join(sorted(ORDINALS, key=len, reverse=True))
    + ")(?:st|nd|rd|th)?"
)
YEAR = r"(?P<year>\d{4}|'\d\d|\d\d)"
_LEAD = rf"(?:(?P<this>this |last )?{WEEKDAY},? ?(?:the )?)?"


def _day_number(text: str) -> int:
    return int(text) if text.isdigit() else ORDINALS[text]


def _day_of_month(match: re.Match[str], setting: Setting) -> Finding | None:
    groups = match.groupdict()
    month, day = MONTHS[groups["month"]], _day_number(groups["day"])
    label = f"{groups['day']} {groups['month']}"
    weekday = WEEKDAYS.get(groups.get("weekday") or "")
    if groups.get("year"):
        found = make_day(full_year(groups["year"], setting), month, day)
        return (
            None if found is None else Finding(on_day(found), f"{label} {found.year}, as written")
        )
    finding = nearest_day(setting, month, day, label)
    if weekday is not None and finding is not None:
        return _by_weekday(finding, setting, month, day, weekday)
    return finding


def _by_weekday(finding: Finding, setting: Setting, month: int, day: int, weekday: int) -> Finding:
    """The weekday decides the year when the nearest year contradicts it."""
    chosen = finding.period.day if finding.period else None
    if chosen is None or chosen.weekday() == weekday or setting.latest is None:
        return finding
    near = [make_day(setting.latest.year + step, month, day) for step in (-1, 1)]
    fitting = [found for found in near if found is not None and found.weekday() == weekday]
    if len(fitting) == 1 and abs((fitting[0] - setting.latest).days) < 200:
        return Finding(on_day(fitting[0]), f"{finding.why}; the weekday decides the year")
    return Finding(finding.period, f"{finding.why}; the weekday named does not fit")


def _month_year(match: re.Match[str], setting: Setting) -> Finding:
    year = full_year(match["year"], setting)
    return Finding(single(Point(year, MONTHS[match["month"]])), "as written")


def _month_only(match: re.Match[str], setting: Setting) -> Finding:
    return nearest_month(setting, MONTHS[match["month"]], match["month"])


def _month_by(match: re.Match[str], setting: Setting) -> Finding:
    """``last May``, ``next March``, ``May last year``, ``in March this year``."""
    month, latest = MONTHS[match["month"]], setting.latest
    which = match.groupdict().get("which") or match.groupdict().get("years") or ""
    if latest is None:
        return setting.coarse(match.group())
    if match.groupdict().get("years"):
        year = latest.year + {"last": -1, "this": 0, "next": 1, "the previous": -1}[which]
    elif which in {"next", "coming", "following", "the following"}:
        base = setting.anchor if "following" in which and setting.anchor else latest
        year = base.year + (month <= base.month)
    elif which == "this":
        year = latest.year
    else:
        year = latest.year - (month >= latest.month)
    return setting.from_published(match.group(), single(Point(year, month)))


def _year(match: re.Match[str], setting: Setting) -> Finding:
    return Finding(single(Point(full_year(match["year"], setting))), "as written")


def _season(match: re.Match[str], setting: Setting) -> Finding:
    first, last = SEASONS[match["season"]]
    year_text, which = match["year"], match["which"]
    wraps = first > last
    if year_text:
        year = int(year_text)
    elif setting.story and setting.year is not None:
        year = setting.year
    elif setting.latest is None:
        return setting.coarse(match.group())
    else:
        year = _season_year(first, last, setting, which or "")
    high = Point(year + 1 if wraps else year, last)
    return Finding(Period(Point(year, first), high), f"{match.group()}, {setting.published_words}")


def _season_year(first: int, last: int, setting: Setting, which: str) -> int:
    """The year in which the season meant begins."""
    latest = setting.latest
    assert latest is not None
    if which in {"next", "this coming"} or setting.forward:
        begun = first <= latest.month <= last if first <= last else latest.month >= first
        return latest.year + (latest.month >= first and (which == "next" or not begun))
    if which == "this":
        return latest.year if latest.month >= first or first <= last else latest.year - 1
    ended = latest.month > last if first <= last else False
    begun = latest.month >= first
    if which == "last":
        return (
            latest.year
            if ended
            else latest.year - (1 if first <= last else 1 + (latest.month <= last))
        )
    return latest.year if begun else latest.year - 1


_PARTS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


def _part_of_month(match: re.Match[str], setting: Setting) -> Finding | None:
    """``early September``, ``mid-August``, ``late January 2017``, ``the end of March``."""
    base = _base_month(match, setting)
    if base is None or base.year is None:
        return setting.coarse(match.group())
    part = match["part"]
    why = f"{match.group()}, {setting.published_words}"
    last = base.last()
    if part.startswith("late"):
        return Finding(Period(Point(base.year, base.month, 21), day_point(last)), why)
    if part.startswith("mid"):
        return Finding(single(Point(base.year, base.month, 15, "~")), why)
    if "end" in part:
        return Finding(on_day(last), why)
    return Finding(single(Point(base.year, base.month, None, "~")), why)


def _base_month(match: re.Match[str], setting: Setting) -> Point | None:
    groups = match.groupdict()
    if groups.get("month") is None:
        latest = setting.latest
        step = {"last": -1, "next": 1}.get(groups.get("relative") or "", 0)
        return None if latest is None else shift_months(latest, step)
    month = MONTHS[groups["month"]]
    if groups.get("year"):
        return Point(full_year(groups["year"], setting), month)
    finding = nearest_month(setting, month, groups["month"])
    return finding.period.low if finding.period else None


_FRACTIONS = {
    "first half": (0, 2),
    "second half": (1, 2),
    "first quarter": (0, 4),
    "second quarter": (1, 4),
    "third quarter": (2, 4),
    "fourth quarter": (3, 4),
    "last quarter": (3, 4),
    "first third": (0, 3),
    "last third": (2, 3),
    "early": (0, 4),
    "late": (3, 4),
}


def _part_of_year(match: re.Match[str], setting: Setting) -> Finding | None:
    """``the first half of 2023``, ``late 2010``, ``the end of the year``, ``early this year``."""
    part, latest = match["part"], setting.latest
    if match["year"]:
        year = int(match["year"])
    elif latest is None:
        return setting.coarse(match.group())
    else:
        year = latest.year + {"last": -1, "next": 1}.get(match["relative"] or "", 0)
    why = f"{match.group()}, {setting.published_words}"
    if part in _FRACTIONS:
        index, of = _FRACTIONS[part]
        size = 12 // of
        return Finding(Period(Point(year, index * size + 1), Point(year, (index + 1) * size)), why)
    if part.startswith("mid"):
        return Finding(single(Point(year, 6, None, "~")), why)
    if "end" not in part and setting.is_since:
        return Finding(single(Point(year, 1, 1)), why)
    return Finding(single(Point(year, 12 if "end" in part else 1)), why)


def _quarter_alone(match: re.Match[str], setting: Setting) -> Finding:
    """``the first quarter``: of the year of publication, of the last one where it lies ahead."""
    latest = setting.latest
    if latest is None:
        return setting.coarse(match.group())
    first = ("first", "second", "third", "fourth").index(match["nth"]) * 3 + 1
    ahead = first > latest.month and not setting.forward
    low = Point(latest.year - ahead, first)
    period = Period(low, shift_months(low.first(), 2))
    return Finding(period, f"{match.group()}, {setting.published_words}")


def _half_of_month(match: re.Match[str], setting: Setting) -> Finding | None:
    base = _base_month(match, setting)
    if base is None or base.year is None or base.month is None:
        return setting.coarse(match.group())
    last = base.last().day
    low, high = (1, 15) if match["half"] == "first" else (16, last)
    period = Period(Point(base.year, base.month, low), Point(base.year, base.month, high))
    return Finding(period, f"{match.group()}, {setting.published_words}")


def _week_of_month(match: re.Match[str], setting: Setting) -> Finding | None:
    base = _base_month(match, setting)
    if base is None or base.year is None or base.month is None:
        return setting.coarse(match.group())
    last = base.last()
    nth = match["nth"]
    number = ORDINALS.get(nth) or (int(nth[0]) if nth[0].isdigit() else 0)
    high = last if not number else base.first() + timedelta(days=7 * number - 1)
    if number > 4 or high > last:
        high = last
    low = high - timedelta(days=6)
    return Finding(
        Period(day_point(low), day_point(high)), f"{match.group()}, {setting.published_words}"
    )


def _day_of_year(match: re.Match[str], setting: Setting) -> Finding | None:
    """``Oct 7 last year``, ``7 October this year``."""
    if setting.latest is None:
        return setting.coarse(match.group())
    year = setting.latest.year + {"last": -1, "this": 0, "next": 1}[match["years"]]
    found = make_day(year, MONTHS[match["month"]], _day_number(match["day"]))
    return None if found is None else setting.from_published(match.group(), on_day(found))


def _season_of_year(match: re.Match[str], setting: Setting) -> Finding:
    """``autumn last year``."""
    if setting.latest is None:
        return setting.coarse(match.group())
    year = setting.latest.year + {"last": -1, "this": 0, "next": 1}[match["years"]]
    first, last = SEASONS[match["season"]]
    period = Period(Point(year, first), Point(year + (first > last), last))
    return setting.from_published(match.group(), period)


def _weekday_and_nth(match: re.Match[str], setting: Setting) -> Finding | None:
    """``Friday 17th``: the nearest such day of a month that is that weekday."""
    if setting.latest is None:
        return setting.coarse(match.group())
    number, weekday = _day_number(match["day"]), WEEKDAYS[match["weekday"]]
    months = [shift_months(setting.latest, step) for step in range(-12, 13)]
    days = [make_day(each.year or 1, each.month or 1, number) for each in months]
    fitting = [day for day in days if day is not None and day.weekday() == weekday]
    past = [day for day in fitting if day <= setting.latest]
    coming = [day for day in fitting if day > setting.latest]
    chosen = coming[:1] if setting.forward else past[-1:]
    return setting.from_published(match.group(), on_day(chosen[0])) if chosen else None


def _day_alone(match: re.Match[str], setting: Setting) -> Finding | None:
    """``the 12th``: of the month the text speaks of, else the nearest to publication."""
    number = _day_number(match["day"])
    latest = setting.latest
    if setting.year is not None and setting.month is not None:
        told = make_day(setting.year, setting.month, number)
        if told is not None:
            return Finding(on_day(told), f"{match.group()}, of the month named before it")
    if latest is None:
        return setting.coarse(match.group())
    months = [shift_months(latest, step) for step in (-2, -1, 0, 1, 2)]
    days = [make_day(m.year or 1, m.month or 1, number) for m in months]
    known = [day for day in days if day is not None]
    past = [day for day in known if day <= latest]
    coming = [day for day in known if day > latest]
    if not past:
        return None
    chosen = coming[0] if setting.forward and coming else past[-1]
    return setting.from_published(match.group(), on_day(chosen))


def _weekday_of_month(match: re.Match[str], setting: Setting) -> Finding | None:
    """``the last Friday of May``, ``the first Sunday in June``."""
    base = _base_month(match, setting)
    if base is None or base.year is None:
        return setting.coarse(match.group())
    weekday = WEEKDAYS[match["weekday"]]
    if match["nth"] == "last":
        day = weekday_on_or_before(base.last(), weekday)
    else:
        first = base.first() + timedelta(days=(weekday - base.first().weekday()) % 7)
        day = first + timedelta(days=7 * (ORDINALS[match["nth"]] - 1))
    return Finding(on_day(day), f"{match.group()}, {setting.published_words}")


_REL = r"(?:the |(?P<relative>last|this|next) )"
RULES: tuple[Rule, ...] = (
    *WRITTEN_RULES,
    make_rule(rf"{_LEAD}{DAY}(?: day)?(?: of)?[ -]?{MONTH}(?:[ ,-]+{YEAR})?,?", _day_of_month),
    make_rule(
        rf"{_LEAD}{MONTH}[ -]?{DAY}(?:[ ,]+(?:of )?(?P<year>\d{{4}}|'\d\d))?,?", _day_of_month
    ),
    make_rule(rf"{MONTH}[ -]{DAY},? {WEEKDAY}", _day_of_month),
    make_rule(rf"{DAY}(?: of)? {MONTH},? {WEEKDAY}", _day_of_month),
    NUMERIC_RULE,
    make_rule(rf"{MONTH}(?: of)?,?[ -](?P<year>\d{{4}}|'\d\d),?", _month_year),
    make_rule(rf"(?:the )?(?:month of )?{MONTH}", _month_only),
    make_rule(
        rf"(?P<which>last|this|next|coming|following|the following|this past) {MONTH}", _month_by
    ),
    make_rule(rf"{MONTH},? (?:of )?(?P<years>last|this|next|the previous) year", _month_by),
    make_rule(r"(?:the )?(?:year )?(?P<year>1[5-9]\d\d|20\d\d|'\d\d)", _year),
    *YEAR_RULES,
    make_rule(
        r"(?:the )?(?:(?P<which>last|this|next|this coming|early|late) )?(?:the )?"
        r"(?P<season>spring|summer|autumn|fall|winter)(?: of)?(?: (?P<year>\d{4}))?",
        _season,
    ),
    make_rule(
        rf"(?:the )?(?P<part>early|mid|late|beginning of|start of|end of|middle of)"
        rf"[- ]{MONTH}(?:,? {YEAR})?",
        _part_of_month,
    ),
    make_rule(
        r"(?:the )?(?P<part>early|mid|late|beginning of|start of|end of|middle of)[- ]"
        + _REL
        + "?month",
        _part_of_month,
    ),
    make_rule(
        r"(?:the )?(?P<part>first half|second half|(?:first|second|third|fourth|last)"
        r" (?:quarter|third)"
        r"|early|mid|late|beginning|start|end|middle)(?: of| in)?[- ](?:(?:the )?(?P<year>\d{4})|"
        + _REL
        + "?year)",
        _part_of_year,
    ),
    make_rule(r"(?:the )?(?P<nth>first|second|third|fourth) quarter", _quarter_alone),
    make_rule(rf"(?:the )?(?P<half>first|second) half of {MONTH}(?:,? {YEAR})?", _half_of_month),
    make_rule(
        rf"(?:the )?(?P<nth>first|second|third|fourth|last|final|\d(?:st|nd|rd|th)) week"
        rf" (?:of|in) {MONTH}(?:,? {YEAR})?",
        _week_of_month,
    ),
    make_rule(
        rf"(?:the )?(?P<nth>first|second|third|fourth|last) {WEEKDAY}"
        rf" (?:of|in) {MONTH}(?:,? {YEAR})?",
        _weekday_of_month,
    ),
    make_rule(r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)", _day_alone),
    make_rule(rf"{WEEKDAY},? (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)", _weekday_and_nth),
    make_rule(rf"{DAY}(?: of)? {MONTH}[,-]? ?(?:of )?(?P<years>last|this|next) year", _day_of_year),
    make_rule(rf"{MONTH} {DAY}[ ,-]* (?:of )?(?P<years>last|this|next) year", _day_of_year),
    make_rule(
        r"(?:the )?(?P<season>spring|summer|autumn|fall|winter),? (?:of )?"
        r"(?P<years>last|this|next) year",
        _season_of_year,
    ),
)


def read_absolute(core: str, setting: Setting) -> Finding | None:
    """The finding of the first rule that takes the whole core, or None."""
    feast = read_feast(core, setting)
    if feast is not None:
        return feast
    for rule in RULES:
        if match := rule.pattern.fullmatch(core):
            finding = rule.build(match, setting)
            if finding is not None:
                return finding
    return None
