"""Steps between days: three days ago, two days later, the same night, within ten days.

What counts from publication runs back or forward from it; the rest leans on the day that the text
named before. Every rule takes a whole core.
"""

import re
from dataclasses import replace
from datetime import timedelta

from relata.resolve.time_absolute import read_absolute
from relata.resolve.time_amounts import (
    AMOUNT,
    NUMBER,
    REACH_DAYS,
    UNIT,
    days_of,
    read_number,
    stepped,
)
from relata.resolve.time_calendar import (
    Period,
    Point,
    day_point,
    days_between,
    on_day,
    shift_months,
    single,
    week_of,
)
from relata.resolve.time_series import SERIES_RULES
from relata.resolve.time_setting import Finding, Rule, Setting, make_rule
from relata.resolve.time_tables import UNITS
from relata.resolve.time_terms import TERM_RULES, at_anchor, given_term, leave_open, within_days

_DAY = timedelta(days=1)


def _ago(match: re.Match[str], setting: Setting) -> Finding | None:
    if setting.latest is None:
        return setting.coarse(match.group())
    number, unit = read_number(match["number"]), UNITS[match["unit"]]
    if number is None:
        return Finding(None, f"{match.group()}: the number is left open")
    if setting.today is None and unit in {"minute", "hour", "day", "night", "week", "fortnight"}:
        return setting.coarse(match.group())
    return setting.from_published(match.group(), stepped(setting.latest, -number, unit))


def _from_anchor(match: re.Match[str], setting: Setting) -> Finding | None:
    """``two days later``, ``a week earlier``, ``an hour after``: from the last day named."""
    number, unit, way = read_number(match["number"] or "a"), UNITS[match["unit"]], match["way"]
    short = (number or 0) < _WHOLE_DAY or match.group().startswith("less than ")
    if unit == "minute" or (unit == "hour" and short):
        return _same_day(match.group(), setting)
    if number is None:
        return Finding(None, f"{match.group()}: the number is left open")
    back = way in {"earlier", "before", "previously", "prior"}
    if way == "after" and _NAMES_AN_ACT.match(setting.after):
        return _days_after_act(match.group(), number, unit, setting)
    return _counted(match.group(), -number if back else number, unit, setting)


_WHOLE_DAY = 24
_NAMES_AN_ACT = re.compile(r"\s+[\w\"“‘]")
_AFTER_FOLLOWS = re.compile(r"\s+after\s+[\w\"“‘]")


def _days_after_act(label: str, number: int, unit: str, setting: Setting) -> Finding | None:
    """``a day after the army struck`` dates the earlier act: the day of the later one less one.

    A history has told the earlier act before: there it is the later one that is dated.
    """
    return _counted(label, number if setting.story else -number, unit, setting)


_FAR = 1000
_SOON = 10
"""So many days from some day of a month lie, as a rule, in that month."""


def _counted(label: str, number: int, unit: str, setting: Setting) -> Finding | None:
    """So many units from the day named before; a step back may start from publication too."""
    base, coarse = setting.anchor, setting.then
    soon = abs(number * REACH_DAYS.get(unit, _FAR)) <= _SOON
    if setting.beside is not None and setting.beside.low and soon:
        low = replace(setting.beside.low, mark="~")
        return Finding(single(low), f"{label}, within or soon after what the sentence names")
    rough = coarse is not None and coarse.low is not None and coarse.low.mark == "~"
    if unit in {"month", "year", "decade", "quarter"} and coarse is not None and coarse.low:
        base = coarse.low.first() if coarse.low.year else base
    if base is not None:
        period = stepped(base, number, unit, rough=rough)
        if number > 0 and _lies_ahead(period, setting):
            return Finding(None, f"{label}: counted from the day before it, it would lie ahead")
        why = f'{label}, from "{setting.anchor_words}" before it in the text'
        return Finding(period, why)
    if number <= 0 and setting.today is not None:
        return setting.from_published(label, stepped(setting.today, number, unit))
    return Finding(None, f"{label}: no day named before it to count from")


def _lies_ahead(period: Period, setting: Setting) -> bool:
    """Whether a day told as past would come after publication."""
    low = period.low
    if setting.forward or setting.story or setting.latest is None:
        return False
    if low is None or low.year is None:
        return False
    return low.first() > setting.latest


def _amount_alone(match: re.Match[str], setting: Setting) -> Finding | None:
    """``two days`` is a duration, but a date with "after the raid" behind or "within" before."""
    number, unit = read_number(match["number"]), UNITS[match["unit"]]
    if _AFTER_FOLLOWS.match(setting.after) and number and unit not in {"hour", "minute"}:
        return _days_after_act(f"{match.group()} after", number, unit, setting)
    if re.search(r"\bwithin\s+$", setting.before) and number and setting.today is not None:
        return within_days(f"within {match.group()}", number, unit, setting)
    if number and unit in REACH_DAYS and (term := given_term(match.group(), number, unit, setting)):
        return term
    return Finding(None, f"{match.group()}: a duration")


_ANCHOR_STEPS = {
    "same": 0,
    "the same": 0,
    "that": 0,
    "that same": 0,
    "that very": 0,
    "on the same": 0,
    "next": 1,
    "the next": 1,
    "following": 1,
    "the following": 1,
    "the after": 1,
    "after": 1,
    "previous": -1,
    "the previous": -1,
    "preceding": -1,
    "the preceding": -1,
    "the before": -1,
    "before": -1,
}


def _beside_anchor(match: re.Match[str], setting: Setting) -> Finding | None:
    """``the same day``, ``that night``, ``the next morning``, ``the day before``."""
    key = " ".join(part.strip() for part in (match["lead"], match["tail"]) if part)
    step = _ANCHOR_STEPS.get(key)
    if step is None:
        return None
    if setting.beside is not None:
        why = f"{match.group()}, within what the sentence names before it"
        return Finding(setting.beside, why)
    if setting.anchor is not None:
        return setting.from_anchor(match.group(), setting.anchor + step * _DAY)
    if setting.today is not None and step <= 0:
        return setting.from_published(match.group(), on_day(setting.today + step * _DAY))
    return Finding(None, f"{match.group()}: no day named before it to count from")


def _beside_anchor_unit(match: re.Match[str], setting: Setting) -> Finding | None:
    """``the following year``, ``the same month``, ``the previous week``."""
    base = setting.then.low if setting.then is not None else None
    if base is None and match["which"] in {"same", "previous", "preceding"}:
        base = setting.published
    if base is None or base.year is None:
        return Finding(None, f"{match.group()}: nothing named before it to count from")
    first = base.first()
    step = {"following": 1, "next": 1, "same": 0, "previous": -1, "preceding": -1}[match["which"]]
    if match["unit"] == "week":
        monday, sunday = week_of(first + timedelta(days=7 * step))
        period = days_between(monday, sunday)
    elif match["unit"] == "month":
        period = single(shift_months(first, step))
    else:
        period = single(Point(first.year + step))
    return Finding(period, f'{match.group()}, from "{setting.anchor_words}" before it in the text')


def _past_units(match: re.Match[str], setting: Setting) -> Finding | None:
    """``the past 48 hours``, ``the last three months``: up to publication."""
    if setting.latest is None:
        return setting.coarse(match.group())
    number = read_number(match["number"]) if match["number"] else 1
    if number is None:
        return Finding(None, f"{match.group()}: the number is left open")
    unit, latest = UNITS[match["unit"]], setting.latest
    short = unit in {"minute", "hour", "day", "night", "week", "fortnight"}
    if short and setting.today is None:
        return setting.coarse(match.group())
    if unit in {"month", "year", "decade", "quarter"}:
        months = number * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
        low = shift_months(latest, -months)
        return setting.from_published(match.group(), Period(low, Point(latest.year, latest.month)))
    days = days_of(number, unit)
    return setting.from_published(match.group(), days_between(latest - days * _DAY, latest))


def _same_day(label: str, setting: Setting) -> Finding:
    """An hour or minutes from something: the day just named, else that of publication."""
    if setting.anchor is None and setting.today is not None:
        return setting.from_published(label, on_day(setting.today))
    return at_anchor(label, setting)


def _stretch_beside(match: re.Match[str], setting: Setting) -> Finding | None:
    """``in the two days after``: from the day after the one named, so many days."""
    number, unit = read_number(match["number"]), UNITS[match["unit"]]
    if not number or unit not in {"day", "night", "week"}:
        return None
    if setting.anchor is None:
        return at_anchor(match.group(), setting)
    reach = days_of(number, unit)
    back = match["way"] in {"before", "previously"}
    first = setting.anchor + (-reach if back else 1) * _DAY
    why = f'{match.group()}, from "{setting.anchor_words}" before it in the text'
    return Finding(days_between(first, first + (reach - 1) * _DAY), why)


def _hours_near(match: re.Match[str], setting: Setting) -> Finding | None:
    """``hours later``, ``hours after``, ``within hours``: the day just named."""
    return at_anchor(match.group(), setting)


def _in_the_day(match: re.Match[str], setting: Setting) -> Finding:
    """``earlier in the day``: the day just named, else that of publication."""
    return _same_day(match.group(), setting)


def _stretch_to(match: re.Match[str], setting: Setting) -> Finding | None:
    """``in the week to 19 November``: the seven days that end on it; a month or a year so."""
    ending = read_absolute(match["end"], setting)
    point = ending.period.high if ending and ending.period else None
    if ending is None or point is None or point.year is None:
        return None
    months = {"month": 1, "year": 12}.get(match["unit"])
    if months is None:
        if not point.is_day:
            return None
        low = day_point(point.first() - 6 * _DAY)
    else:
        earlier = shift_months(point.first(), -months)
        low = replace(earlier, day=min(point.day, earlier.last().day) if point.day else None)
    return Finding(Period(low, point), f"the {match['unit']} to {ending.why}")


def _years_to(match: re.Match[str], setting: Setting) -> Finding | None:
    """``in the three years to 2020``."""
    del setting
    number, end = read_number(match["number"]), int(match["end"])
    if not number or UNITS[match["unit"]] != "year":
        return None
    return Finding(Period(Point(end - number), Point(end)), f"{match.group()}, as written")


def _then(match: re.Match[str], setting: Setting) -> Finding:
    if setting.then is None:
        return at_anchor(match.group(), setting)
    return Finding(setting.then, f"{match.group()}: what the text named last before it")


def _day_count(match: re.Match[str], setting: Setting) -> Finding:
    """``day five`` of something, ``minutes ago``: the day of the report."""
    return setting.near_published(match.group(), 0)


def _years_since(match: re.Match[str], setting: Setting) -> Finding | None:
    """``one year since`` the massacre: the day of what is remembered."""
    number, unit = read_number(match["number"]), UNITS[match["unit"]]
    if number is None or setting.latest is None or unit in {"minute", "hour"}:
        return None
    return setting.from_published(match.group(), stepped(setting.latest, -number, unit))


_WAY = r"(?P<way>later|thereafter|on|after|afterwards?|earlier|before|previously|prior)"

STEP_RULES: tuple[Rule, ...] = (
    make_rule(rf"{AMOUNT} since", _years_since),
    make_rule(rf"{AMOUNT} (?P<way>on)", _from_anchor),
    *SERIES_RULES,
    make_rule(rf"{AMOUNT} ago(?: today)?", _ago),
    make_rule(r"(?:only |just )?(?:moments|seconds|minutes|hours) ago", _day_count),
    make_rule(r"(?:in )?the (?P<unit>week|month|year) to (?P<end>.+)", _stretch_to),
    make_rule(rf"{AMOUNT} {_WAY}", _from_anchor),
    make_rule(r"(?:the )?(?:week|day|days|hours|months|years|minutes|weeks) of .*", leave_open),
    make_rule(
        r"(?:later |earlier |early |late )?(?P<lead>(?:the|that|on the)?"
        r"(?: ?\b(?:same|very|next|following|previous|preceding))?)(?: ?\b(?:day|date|nights?))?"
        r"(?: ?\b(?P<tail>after|before))?",
        _beside_anchor,
    ),
    make_rule(r"(?:the |that )?(?:day )?(?:in question|itself)", _then),
    make_rule(
        r"(?:earlier |later )?the (?P<which>same|following|next|previous|preceding) "
        r"(?P<unit>week|month|year)",
        _beside_anchor_unit,
    ),
    make_rule(
        rf"(?:the )?(?:past|last|previous|preceding) (?:{NUMBER}[ -])?{UNIT}",
        _past_units,
    ),
    make_rule(r"the (?P<unit>week)(?P<number>)", _past_units),
    *TERM_RULES,
    make_rule(
        r"within hours|(?:hours|minutes|an hour|moments) (?:later|earlier|after|before).*",
        _hours_near,
    ),
    make_rule(r"(?:earlier|later|early|late) in the(?: day)?", _in_the_day),
    make_rule(rf"(?:in )?the {NUMBER} {UNIT} to (?P<end>\d{{4}})", _years_to),
    make_rule(r"(?:in )?(?:the )?hours (?:after|before|that followed).*", _hours_near),
    make_rule(
        rf"(?:in |during |over )?the {NUMBER}[ -]{UNIT} "
        r"(?P<way>after|afterwards|that followed|before|previously)",
        _stretch_beside,
    ),
    make_rule(AMOUNT, _amount_alone),
    make_rule(r"then|that time|that point", _then),
    make_rule(r"day (?:\d+|[a-z]+)", _day_count),
)
