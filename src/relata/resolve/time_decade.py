"""Decades: ``the 1990s``, ``the early nineties``, ``the '80s``."""

import re

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


DECADE_RULE: Rule = make_rule(
    r"(?:the )?(?:(?P<part>early|mid|late)[- ])?(?:the )?(?:(?P<digits>\d{3}0|'?\d0)'?s"
    r"|(?P<word>" + "|".join(_DECADE_WORDS) + "))",
    _decade,
)
