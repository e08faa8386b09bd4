"""Years before Christ and centuries: "the spring of 480 BC", "499–493 BC", "the 4th century BC".

A number of up to three digits is a year BC where "BC" stands after it or after the range it opens,
or where the text tells of such years. Years before 1 are written as EDTF counts them: 1 BC is 0000.
Python's calendar knows none of them, so nothing here is counted in days.
"""

import re

from relata.model.number_words import ORDINALS, parse_cardinal
from relata.resolve.time_calendar import Period, Point, single
from relata.resolve.time_setting import Finding, Setting
from relata.resolve.time_tables import MONTHS, SEASONS

_ERA = r"b\.? ?c\.?(?: ?e\.?)?"
_JOINT = r" ?(?:-|to|and|or|until) ?"
_ABOUT = r"(?:ca?\.? |circa |about |around |roughly )"
_PART = (
    r"(?:(?:the )?(?:very )?(?P<part>early|mid|late|beginning|start|middle|end)"
    r"(?:[ -](?:in|of))?[ -])"
)
_SEASON = "(?P<season>" + "|".join(SEASONS) + ")"
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_YEAR = re.compile(
    rf"(?:in |by )?(?P<about>{_ABOUT})?{_PART}?(?:the )?(?:year )?"
    rf"(?:(?:{_SEASON}|{_MONTH})(?: (?:of |in )?)?)?(?P<year>\d{{1,4}})(?P<era> ?{_ERA})?"
)
_RANGE = re.compile(
    rf"(?:from |between )?(?P<about>{_ABOUT})?(?P<first>\d{{1,4}})(?: ?{_ERA})?{_JOINT}"
    rf"(?P<second>\d{{1,4}}) ?{_ERA}"
)
_ERA_FOLLOWS = re.compile(rf"\s?(?:-|–|to|and|or|until)\s?\d{{1,4}} ?{_ERA}\b", re.IGNORECASE)
_DECADE = re.compile(rf"{_PART}?(?:the )?(?P<year>\d{{1,3}}0)s ?{_ERA}")
_NUMBERED = "|".join(sorted(ORDINALS, key=len, reverse=True))
_CENTURY = re.compile(
    rf"{_PART}?(?:the )?(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{_NUMBERED})[ -]century"
    rf"(?: ?(?P<era>{_ERA})| ad)?"
)
_UNDATED = re.compile(rf"{_PART}?(?:in )?(?:the |that )?(?:{_SEASON}|{_MONTH})")
_NEXT_YEAR = re.compile(
    r"(?:in |by )?(?:the |that )?(?P<which>next|following|same|that|previous|preceding)? ?"
    r"(?P<unit>year|spring|summer|autumn|fall|winter)(?P<after> (?:after|before))?"
)
_STEP_YEARS = re.compile(
    r"(?:a mere |only |just )?(?P<number>\d+|[a-z-]+) years? "
    r"(?P<way>later|after|afterwards|earlier|before)"
)
_BOUND = re.compile(r"(since|before|after|sometime after|until|till|by|as late as) ")
_STEPS = {"next": 1, "following": 1, "previous": -1, "preceding": -1}


def read_ancient(text: str, setting: Setting) -> Finding | None:
    """What a year BC, or a century, means; None where the words name neither."""
    bound = _BOUND.match(text)
    if bound is not None:
        return _bounded(bound[1], read_ancient(text[bound.end() :], setting))
    return (
        _read_range(text)
        or _read_decade(text)
        or _read_century(text)
        or _read_year(text, setting)
        or _read_in_told_year(text, setting)
    )


def _bounded(bound: str, inner: Finding | None) -> Finding | None:
    """What lies from a year BC on, or up to it."""
    if inner is None or inner.period is None:
        return None
    why = f"{bound} {inner.why}"
    if bound == "before":
        return Finding(Period(None, inner.period.high), why)
    if bound == "since":
        return Finding(Period(inner.period.low, None), why)
    if bound.endswith("after"):
        return Finding(Period(inner.period.high, None), why)
    return Finding(inner.period, why)


def _before_christ(number: int) -> int:
    return 1 - number


def _years(first: int, last: int, why: str) -> Finding:
    """The years from one to the other, both inclusive."""
    return Finding(Period(Point(first), Point(last)), why)


def _read_range(text: str) -> Finding | None:
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    first, second = int(match["first"]), int(match["second"])
    if len(match["second"]) < len(match["first"]):  # "218-01 BC" would be no year before the other
        return None
    if first <= second:
        return None
    return _years(
        _before_christ(first), _before_christ(second), f"{first} to {second} BC, as written"
    )


def _read_decade(text: str) -> Finding | None:
    match = _DECADE.fullmatch(text)
    if match is None:
        return None
    first = int(match["year"])
    return _years(_before_christ(first + 9), _before_christ(first), f"{text}: a decade")


_THIRDS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}


def _read_century(text: str) -> Finding | None:
    match = _CENTURY.fullmatch(text)
    if match is None:
        return None
    nth = ORDINALS.get(match["nth"]) or int(re.sub(r"\D", "", match["nth"]))
    if not 1 <= nth <= 30:
        return None
    if match["era"]:
        low, high = _before_christ(nth * 100), _before_christ(nth * 100 - 99)
    else:
        low, high = nth * 100 - 100, nth * 100 - 1
        low = max(low, 1)
    if match["part"]:
        third = _THIRDS[match["part"]]
        low, high = low + (0, 33, 67)[third], low + (32, 66, 99)[third]
    return _years(low, high, f"{text}, as centuries are named: by their hundreds")


def _is_told_before_christ(setting: Setting) -> int | None:
    """The year BC of which the text just told, as EDTF counts it."""
    then = setting.then
    point = None if then is None else then.high or then.low
    return point.year if point is not None and point.year is not None and point.year < 1 else None


def _read_year(text: str, setting: Setting) -> Finding | None:
    match = _YEAR.fullmatch(text)
    if match is None:
        return None
    told = _is_told_before_christ(setting)
    digits = match["year"]
    by_text = told is not None and len(digits) == 3
    if not (match["era"] or _ERA_FOLLOWS.match(setting.after) or by_text):
        return None
    year = _before_christ(int(digits))
    why = f"{digits} BC, " + ("as written" if match["era"] else "by the years BC around it")
    mark = "~" if match["about"] else ""
    return Finding(_part_of_year(match, year, mark), why)


def _part_of_year(match: re.Match[str], year: int, mark: str = "") -> Period:
    """The year, or the season, month or part of it that the words name."""
    groups = match.groupdict()
    if groups.get("season"):
        first, last = SEASONS[groups["season"]]
        return Period(Point(year, first), Point(year + (first > last), last))
    if groups.get("month"):
        mark = "~" if groups.get("part") else mark
        return single(Point(year, MONTHS[groups["month"]], None, mark))
    if groups.get("part"):
        third = _THIRDS[groups["part"]]
        return Period(Point(year, third * 4 + 1), Point(year, third * 4 + 4))
    return single(Point(year, None, None, mark))


def _read_in_told_year(text: str, setting: Setting) -> Finding | None:
    """``the following year``, ``two years later``, ``the spring``: from the year BC told before."""
    told = _is_told_before_christ(setting)
    if told is None:
        return None
    why = f"{text}, counted from {1 - told} BC before it in the text"
    if step := _STEP_YEARS.fullmatch(text):
        number = parse_cardinal(step["number"])
        back = step["way"] in {"earlier", "before"}
        return (
            None
            if number is None
            else Finding(single(Point(told + (-number if back else number))), why)
        )
    if match := _UNDATED.fullmatch(text):
        return Finding(_part_of_year(match, told), why)
    match = _NEXT_YEAR.fullmatch(text)
    if match is None or not (match["which"] or match["after"]):
        return None
    step_years = _STEPS.get(match["which"] or "", 0)
    if match["after"]:
        step_years = 1 if match["after"].strip() == "after" else -1
    year = told + step_years
    if match["unit"] == "year":
        return Finding(single(Point(year)), why)
    first, last = SEASONS[match["unit"]]
    return Finding(Period(Point(year, first), Point(year + (first > last), last)), why)
