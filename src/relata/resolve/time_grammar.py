"""The grammar of time expressions: ranges and bounds around a date with a time of day.

``read_expression`` is the one entry: words and their setting in, a reading out.
"""

import re
from dataclasses import replace
from datetime import timedelta

from relata.model.number_words import ORDINALS
from relata.resolve.time_absolute import read_absolute
from relata.resolve.time_alone import Reading, read_listed_day, read_time_alone
from relata.resolve.time_amounts import AMOUNT
from relata.resolve.time_ancient import read_ancient
from relata.resolve.time_calendar import Period, Point, days_between, on_day, with_mark
from relata.resolve.time_clock import take_day_time
from relata.resolve.time_named import read_feast
from relata.resolve.time_relative import read_relative
from relata.resolve.time_setting import Setting
from relata.resolve.time_tables import MONTHS, WEEKDAYS
from relata.resolve.time_words import normalise

_SINCE_BEFORE = re.compile(r"\bsince\s+$", re.IGNORECASE)
_FROM_BEFORE = re.compile(r"(?<!effect )\bfrom\s+$", re.IGNORECASE)
_TO_AFTER = re.compile(r"\s*(?:to|until|till|through|into|[-–])\b", re.IGNORECASE)
_RECORD = re.compile(
    r"\b(?:first|second|third|[a-z]{3,}[^n\W]est|worst|most \w+)\b[^.;\n]*\bsince\s+$",
    re.IGNORECASE,
)
"""A record "since May" names May itself: it is the last that compares."""


def read_expression(words: str, setting: Setting) -> Reading:
    """What a time expression means where it stands; ``period`` None where nothing decides."""
    text = normalise(words)
    ancient = read_ancient(text, setting)
    if ancient is not None:
        return Reading(ancient.period, ancient.why)
    try:
        reading = _read_since(text, setting) or _read_plain(text, setting)
    except (OverflowError, ValueError):
        # "5,000 years ago": Python's calendar ends at the years 1 and 9999, and so do reports.
        return Reading(None, f'"{text}": beyond the years 1 to 9999')
    if reading.period is not None and not reading.period.is_in_calendar:
        return Reading(None, f'"{text}": beyond the years 1 to 9999')
    return _opened(reading, text, setting)


def _opened(reading: Reading, text: str, setting: Setting) -> Reading:
    """A day that "since", or "from" where it lies ahead, leaves open though it stands outside."""
    low = reading.period.low if reading.period else None
    if low is None or reading.bare_time or text.startswith(("since ", "from ")):
        return reading
    if _SINCE_BEFORE.search(setting.before) and not _RECORD.search(setting.before[-90:]):
        return replace(reading, period=Period(low, None), why=f"since {reading.why}")
    latest = setting.latest
    ahead = latest is not None and low.year is not None and low.first() > latest
    if not (ahead and _FROM_BEFORE.search(setting.before)) or _TO_AFTER.match(setting.after):
        return reading
    return replace(reading, period=Period(low, None), why=f"from {reading.why}")


def _read_plain(text: str, setting: Setting) -> Reading:
    """An expression without "since"."""
    return (
        _read_range(text, setting)
        or _read_bounded(text, setting)
        or _read_date(text, setting)
        or _read_date_inside(text, setting)
        or _read_shortened(text, setting)
        or Reading(None, f'"{text}": a duration, a repetition or words that name no day')
    )


def _read_since(text: str, setting: Setting) -> Reading | None:
    if not text.startswith("since "):
        return None
    past = replace(setting, forward=False, is_since=True)
    inner = _read_plain(text.removeprefix("since "), past)
    if inner.period is None or inner.period.low is None:
        return replace(inner, period=None)
    return replace(inner, period=Period(inner.period.low, None), why=f"since {inner.why}")


_MONTHS = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY_NAMES = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_JOINT = r"(?: ?(?:-|/) ?| (?:to|and|or|until|till|into|through) )"
_DAYS_OF_MONTH = re.compile(
    rf"(?P<lead>.*?)\b(?:the )?(?P<first>\d{{1,2}})(?:st|nd|rd|th)?{_JOINT}"
    rf"(?:the )?(?P<second>\d{{1,2}})(?:st|nd|rd|th)? (?P<rest>(?:of )?(?:{_MONTHS})\b.*)"
)
_MONTH_DAYS = re.compile(
    rf"(?P<lead>.*?)\b(?P<month>{_MONTHS})\.? (?P<first>\d{{1,2}})(?:st|nd|rd|th)?{_JOINT}"
    r"(?P<second>\d{1,2})(?:st|nd|rd|th)?(?P<rest>,? \d{4})?"
)
_NTHS = re.compile(
    rf"the (?P<first>\d{{1,2}}(?:st|nd|rd|th)){_JOINT}(?:the )?(?P<second>\d{{1,2}}(?:st|nd|rd|th))"
)
_TO = re.compile(
    r"(?:(?:between|from) )?(?P<first>.+?) ?"
    r"(?:\b(?:to|and|or|until|till|into|through)\b|-|/) ?(?P<second>.+)"
)


def _read_range(text: str, setting: Setting) -> Reading | None:
    """``13-16 April``, ``between May and August 1992``, ``from Sunday night into Monday``."""
    if re.match(r"within|in the|the (?:night|eve) to", text):
        return _night_to(text, setting)
    for pattern in (_DAYS_OF_MONTH, _MONTH_DAYS, _NTHS):
        if match := pattern.fullmatch(text):
            return _range_of_days(match, setting)
    if years := _YEARS.fullmatch(text):
        return _range_of_years(years)
    if re.search(r"\d{4}-\d", text) or not (match := _TO.fullmatch(text)):
        return None
    second = _read_date(match["second"], setting)
    if second is None or second.period is None:
        return None
    if second.bare_time:
        return _until_time(match["first"], second, setting)
    first = _read_first(match["first"], match["second"], second, setting)
    if first is None or first.period is None or first.period.low is None:
        return None
    return _joined(first, second)


def _until_time(first_text: str, second: Reading, setting: Setting) -> Reading | None:
    """``from the dawn prayer of Wednesday until noon``: both hours on the day of the first."""
    first = _read_date(first_text, setting)
    if first is None or first.period is None or first.bare_time or first.period.day is None:
        return None
    if first.clock is None or second.clock is None or "/" in first.clock + second.clock:
        return None
    return replace(first, clock=f"{first.clock}/{second.clock}")


_YEARS = re.compile(r"(?P<first>\d{4}) ?[-/] ?(?P<second>\d{4}|1[3-9]|[2-9]\d)")


def _range_of_years(match: re.Match[str]) -> Reading | None:
    """``2019-2021``, ``2019-21``; a second number up to 12 would be a month."""
    first = int(match["first"])
    second = int(match["second"]) + (first // 100 * 100 if len(match["second"]) == 2 else 0)
    if second <= first:
        return None
    return Reading(Period(Point(first), Point(second)), f"from {first} to {second}, as written")


def _night_to(text: str, setting: Setting) -> Reading | None:
    """``the night to Tuesday``: the night that ends on that day."""
    match = re.fullmatch(r"(?:in )?(?:the )?night (?:to|into) (.+)", text)
    ending = _read_date(match.group(1), setting) if match else None
    day = ending.period.day if ending and ending.period else None
    if ending is None or day is None:
        return None
    first = on_day(day - timedelta(days=1))
    return Reading(
        Period(first.low, ending.period.high if ending.period else None), ending.why, "night"
    )


def _range_of_days(match: re.Match[str], setting: Setting) -> Reading | None:
    groups = match.groupdict()
    rest = groups.get("rest") or ""
    if "month" in groups:
        first_text, second_text = (
            f"{groups['month']} {groups[end]}{rest}" for end in ("first", "second")
        )
    else:
        first_text, second_text = (f"{groups[end]} {rest}".strip() for end in ("first", "second"))
    first, second = _read_date(first_text, setting), _read_date(second_text, setting)
    if first is None or second is None:
        return None
    joined = _joined(first, second)
    lead = take_day_time(groups.get("lead") or "", "")
    return joined if joined is None else replace(joined, clock=joined.clock or lead.clock)


def _read_first(text: str, second_text: str, second: Reading, setting: Setting) -> Reading | None:
    """The first end of a range, with the year of the second where it names none."""
    ends = second.period.low if second.period else None
    if ends is None or ends.year is None:
        return _read_date(text, setting)
    dated = re.search(r"\b\d{4}\b", second_text)
    told = replace(setting, year=ends.year) if dated else setting
    first = _read_date(text, told)
    low = first.period.low if first and first.period else None
    if first is None or low is None or low.year is None:
        return first
    if dated and not re.search(r"\b\d{4}\b", text) and low.first() > ends.last():
        return _read_date(text, replace(setting, year=ends.year - 1))
    if low.first() > ends.last() and re.search(rf"\b(?:{_WEEKDAY_NAMES})\b", text) and low.is_day:
        earlier = on_day(low.first() - timedelta(days=7))
        return replace(first, period=earlier)
    return first


def _joined(first: Reading, second: Reading) -> Reading | None:
    """One reading from the low end of the first to the high end of the second."""
    low = first.period.low if first.period else None
    high = second.period.high if second.period else None
    if low is None or high is None:
        return None
    if low.year is not None and high.year is not None and low.first() > high.last():
        return None
    clocks = [clock for clock in (first.clock, second.clock) if clock]
    clock = "/".join(clocks) if len(clocks) == 2 else None
    return Reading(Period(low, high), f"from {first.why}; to {second.why}", clock)


def _read_bounded(text: str, setting: Setting) -> Reading | None:
    """``until Monday``, ``by the end of March``, ``before Tabaski``, ``from tonight``."""
    match = re.match(r"(until|till|up to|by|before|after|from|as of) (.+)", text)
    if match is None:
        return None
    bound, rest = match.groups()
    if bound in {"until", "till", "up to"}:
        return _read_until(rest, setting)
    if bound == "by":
        return _read_date(rest, setting)
    inner = _read_date(rest, setting)
    if inner is None or inner.period is None or (inner.bare_time and bound != "from"):
        return inner
    if inner.clock and "/" in inner.clock:
        return inner
    if bound == "before" and not inner.clock:
        return replace(inner, period=Period(None, inner.period.high), why=f"before {inner.why}")
    if bound == "from":
        return replace(inner, period=Period(inner.period.low, None), why=f"from {inner.why}")
    if bound == "after" and not inner.clock:
        return replace(inner, period=Period(inner.period.high, None), why=f"after {inner.why}")
    return inner


def _read_until(rest: str, setting: Setting) -> Reading | None:
    """``until Monday``: from publication where it lies ahead, whether it lasts or is barred."""
    if rest in {"further notice", "now", "further orders"} and setting.published is not None:
        low = setting.published
        return Reading(Period(low, None), f"until {rest}, from {setting.published_words}")
    inner = _read_date(rest, replace(setting, forward=not _is_past(setting)))
    inner = inner or _read_date(rest, setting)
    high = inner.period.high if inner and inner.period else None
    if inner is None or high is None or high.year is None or setting.today is None:
        return inner
    if high.last() <= setting.today:
        return inner
    low = Point(setting.today.year, setting.today.month, setting.today.day)
    return replace(inner, period=Period(low, high), why=f"until {inner.why}")


_LASTED = re.compile(
    r"\b(?:lasted|fought|went on|continued|raged|sat|stayed|remained|held out|lingered|burn(?:ed|t)"
    r"|talked|kept up|shelled|traded|exchanged|waited|argued|haggled)\b[^.;\n]*$"
)


def _is_past(setting: Setting) -> bool:
    """Whether something lasted until then, by the verb before or what came then."""
    return bool(_LASTED.search(setting.before[-80:]) or re.match(r",\s+when\b", setting.after))


_STEP_ON = re.compile(r"(?:an?|one|two|three|four|\d+) (?:days?|weeks?|months?|years?) on")
_HEDGE = re.compile(
    r"^(?:,|at|on|in|of|during|about|around|approximately|approx|roughly|some|circa|shortly|just"
    r"|towards?|as of|throughout|all|only|barely|over|after|before|from|by|since|soon|right|well"
    r"|late on|early on|as|broke|half an hour(?! (?:later|earlier|ago))|a little|a bit|exactly"
    r"|until|through)(?: |$)"
)
_TAIL = re.compile(r" (?:at|on|of|in|around|about|,|-|from|by|the|and|to|until|broke)$|[,-]$|,$")


def _core(rest: str) -> tuple[str, bool]:
    """The date words without hedges, and whether a hedge made them approximate."""
    approximate = bool(re.search(r"\b(?:about|around|approximately|roughly|circa)\b", rest))
    rest = rest.strip(" ,-")
    while (shorter := _TAIL.sub("", _HEDGE.sub("", rest)).strip(" ,-")) != rest:
        if _STEP_ON.fullmatch(rest):
            break
        rest = shorter
    return rest, approximate


_UNLEADABLE = re.compile(
    r"(?:within|in) (?:the )?(?:next |coming )?[\w -]*?"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?)"
    rf"|(?:for |by )?(?:an?|the|its|their) (?:{'|'.join(ORDINALS)})(?: \w+)? nights?"
)


def _read_date(text: str, setting: Setting) -> Reading | None:
    """A date with or without a time of day, or a time of day alone."""
    whole = read_relative(text, setting) if _UNLEADABLE.fullmatch(text) else None
    if whole is not None:
        return Reading(whole.period, whole.why, candidates=whole.candidates)
    feast = read_feast(_core(text)[0], setting)
    if feast is not None:
        return Reading(feast.period, feast.why, candidates=feast.candidates)
    if listed := read_listed_day(text, setting):
        return listed
    day_time = take_day_time(text, setting.before)
    core, approximate = _core(day_time.rest)
    if not core or core == "the" or (day_time.clock and _CONNECTORS.fullmatch(core)):
        return read_time_alone(text, setting) if day_time.found else None
    finding = read_absolute(core, setting) or read_relative(core, setting)
    if finding is None:
        return None
    period = finding.period
    runs_on = _NIGHT_OF.match(text) is not None and not setting.story
    if runs_on and period is not None and period.day is not None:
        ends = period.day + timedelta(days=1)
        ended = setting.latest is not None and ends > setting.latest and not setting.forward
        period = days_between(period.day - timedelta(days=1) if ended else ends, period.day)
    if approximate and period is not None and day_time.clock is None and not _OF_HOURS.search(core):
        period = with_mark(period, "~")
    return Reading(period, finding.why, day_time.clock, day_time.utc_offset, finding.candidates)


_NIGHT_OF = re.compile(r"(?:(?:in|on|during|over|by) )?night of (?!.*\d{1,2} ?(?:to|and|-|/) ?\d)")
"""In news the night of a day runs on into the next; "Monday night" names Monday.

Source: the corpus, where 17 of 21 such nights do. A history names the night by its evening.
"""

_OF_HOURS = re.compile(r"\b(?:hours?|minutes?|an hour)\b")
"""What lies about two hours from an hour of a day lies, as a rule, on that day."""


_CONNECTORS = re.compile(r"(?:(?:between|from) ?)?(?:and|to|until|till|-|into)?")


_AFTER_AMOUNT = re.compile(rf"(?P<date>.+) after {AMOUNT}")
_CLOCK_AND_NOUN = re.compile(r"(?P<date>\d{1,2}[:.]\d\d(?: ?(?:am|pm|gmt|z))?) [a-z]+")


def _read_shortened(text: str, setting: Setting) -> Reading | None:
    """``on Wednesday after ten weeks``, ``08:15 summary``: the date without what trails it."""
    match = _AFTER_AMOUNT.fullmatch(text) or _CLOCK_AND_NOUN.fullmatch(text)
    return None if match is None else _read_date(match["date"], setting)


def _read_date_inside(text: str, setting: Setting) -> Reading | None:
    """``the truce of November 27, 2024``: the date that the words end with."""
    tokens = text.split(" ")
    for index in range(1, len(tokens)):
        before = tokens[index - 1]
        marks_date = before in {"of", "on", "in", "from", "night", "-"} or before.endswith(",")
        last = tokens[index] == "last" and len(tokens) > index + 1 and "year" not in tokens[-1]
        if not marks_date and not last and not tokens[index].startswith("("):
            continue
        reading = _read_date(" ".join(tokens[index:]).strip("()"), setting)
        if reading is not None and reading.period is not None and not reading.bare_time:
            return replace(reading, why=f"{reading.why}, the date named in it")
    return None
