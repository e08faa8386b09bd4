"""Spans counted in years: decades, winters across two years, the first or last months of one."""

import re

from relata.model.number_words import parse_cardinal
from relata.resolve.time_calendar import Period, Point
from relata.resolve.time_setting import Finding, Rule, Setting, make_rule

_DECADE_WORDS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def _decade(match: re.Match[str], setting: Setting) -> Finding:
    del setting
    if match["word"]:
        first = 1900 + _DECADE_WORDS[match["word"]]
    else:
        digits = match["digits"].lstrip("'")
        first = (
            int(digits) if len(digits) == 4 else (2000 if digits == "00" else 1900) + int(digits)
        )
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(match["part"] or "", (0, 9))
    return Finding(Period(Point(first + low), Point(first + high)), "a decade")


def _months_of_year(match: re.Match[str], setting: Setting) -> Finding | None:
    """``the first five months of this year``, ``the last two months of 2019``."""
    number = parse_cardinal(match["number"])
    if number is None or not 1 <= number <= 12:
        return None
    if match["year"]:
        year = int(match["year"])
    elif setting.latest is None:
        return setting.coarse(match.group())
    else:
        year = setting.latest.year + {"last": -1, "next": 1}.get(match["relative"] or "", 0)
    low, high = (1, number) if match["part"] == "first" else (13 - number, 12)
    return setting.from_published(match.group(), Period(Point(year, low), Point(year, high)))


def _winter(match: re.Match[str], setting: Setting) -> Finding | None:
    """``the winter of 2008-09``: from December to February."""
    del setting
    first, second = int(match["year"]), int(match["second"])
    if second not in {first + 1, (first + 1) % 100}:
        return Finding(None, f"{match.group()}: no winter runs over these years")
    return Finding(Period(Point(first, 12), Point(first + 1, 2)), f"{match.group()}, as written")


YEAR_RULES: tuple[Rule, ...] = (
    make_rule(
        r"(?:the )?(?:(?P<part>early|mid|late)[- ])?(?:the )?(?:(?P<digits>\d{3}0|'?\d0)'?s"
        r"|(?P<word>" + "|".join(_DECADE_WORDS) + "))",
        _decade,
    ),
    make_rule(
        r"(?:the )?(?P<part>first|last) (?P<number>\d{1,2}|[a-z]+) months of (?:the )?"
        r"(?:(?P<year>\d{4})|(?:(?P<relative>last|this|next) )?year)",
        _months_of_year,
    ),
    make_rule(r"(?:the )?winter (?:of )?(?P<year>\d{4}) ?[-/] ?(?P<second>\d{4}|\d\d)", _winter),
)
