"""Times of day: clocks, parts of the day and zones are taken out of a time expression.

What is left is the expression's date. ``0215 local time on Monday`` leaves ``on monday``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from relata.model.number_words import parse_cardinal
from relata.resolve.time_tables import DAY_PARTS, MONTHS, ZONES

Keep = Callable[[re.Match[str], str | None], str]
"""Notes the clock of a match and returns what stands in its place: blanks, or itself for None."""

_MONTH_WORDS = "|".join(sorted(MONTHS, key=len, reverse=True))
_HOUR_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ZONE = re.compile(
    r"(?<![a-z])(" + "|".join(sorted(map(re.escape, ZONES), key=len, reverse=True)) + r")\b"
    r"|(?<=\d)z\b"
)
_LOCAL = re.compile(
    r"\b(?:local(?: time)?|[a-z]+ (?:time|standard time|summer time|daylight time))\b"
    r"(?: in [a-z]+(?: [a-z]+)?)?"
)
_OFFSET = re.compile(r"\b(?:gmt|utc) ?([+-])(\d{1,2})(?::?(\d{2}))?\b")
_PAREN_CLOCK = re.compile(r"\(([^)]*\d[^)]*)\)")
_PART = re.compile(
    r"\b(?:the )?(" + "|".join(sorted(map(re.escape, DAY_PARTS), key=len, reverse=True)) + r")\b"
)
_MINUTES_PAST = re.compile(
    r"\b(half|quarter|a quarter|[a-z]+ minutes?|\d+ minutes?|five|ten|twenty|twenty-five)"
    r" (past|to)"
    rf" ({_HOUR_WORDS}|\d{{1,2}})\b"
)
_WITH_MINUTES = re.compile(
    r"(?<!\d\.)\b(\d{1,2})[:.h](\d{2})(?::\d{2})?(?: ?(am|pm)| ?(?:hours|hrs|hr|h))?(?![\d.]\d)\b"
)
_HALF_DAY = re.compile(rf"\b(\d{{1,2}}|{_HOUR_WORDS}) ?(am|pm)\b")
_OCLOCK = re.compile(rf"\b(\d{{1,2}}|{_HOUR_WORDS}) o'clock\b")
_IN_THE = re.compile(
    rf"\b(\d{{1,2}}|{_HOUR_WORDS})(?= (?:in the|at) (?:morning|afternoon|evening|night))"
)
_HOURS = re.compile(r"\b(\d{1,2}|[0-2]\d[0-5]\d) ?(?:hours|hrs|h)\b")
_MILITARY = re.compile(r"(?<![\d-])([0-2]\d[0-5]\d)(?![\d-])")
_BARE = re.compile(
    rf"(?:^|\bat |\bby |\baround |\babout |\bafter |\bbefore )(\d{{1,2}}|{_HOUR_WORDS})(?= |$)"
)
_CLOCK_LEAD = re.compile(
    r"(?:\bat|\bby|\baround|\babout|\bfrom|\buntil|\btill|\bafter|\bbefore|\bbetween|\btowards)"
    r"\s*[\"“]?$",
    re.IGNORECASE,
)


_RANGED = re.compile(r"\b(?:to|until|till|and)$")


@dataclass(frozen=True, slots=True)
class DayTime:
    """A time of day taken out of an expression.

    Attributes:
        rest: the expression without it.
        clock: ``05:00``, ``22:00/05:00``, ``dawn`` …, or None.
        utc_offset: ``+00:00`` when the zone's offset is stated, else None.
        part: the part of the day as its table has it, or None.
        found: whether any word for a time of day was there, an hour of unknown half included.
    """

    rest: str
    clock: str | None = None
    utc_offset: str | None = None
    part: str | None = None
    found: bool = False


def take_day_time(words: str, before: str) -> DayTime:
    """Split normalised words into time of day and the rest; ``before`` is the text before them."""
    words, offset = _take_zone(words)
    part_match = _PART.search(words)
    part = DAY_PARTS[part_match.group(1)] if part_match else None
    clocks: list[str] = []
    rest = _take_clocks(words, before, part, clocks)
    rest, parts = _take_parts(rest)
    unknown_half = "?" in clocks
    known = [clock for clock in clocks if clock != "?"]
    ranged = known + parts if len(known) == 1 and _RANGED.search(rest) else known
    clock = "/".join(dict.fromkeys(ranged[:2] or parts[:1])) or None
    return DayTime(rest, clock, offset, part, bool(known or parts or unknown_half))


def _take_zone(words: str) -> tuple[str, str | None]:
    offset: str | None = None
    if stated := _OFFSET.search(words):
        sign, hours, minutes = stated.groups()
        offset = f"{sign}{int(hours):02d}:{minutes or '00'}"
        words = words[: stated.start()] + words[stated.end() :]
    elif parenthesis := _PAREN_CLOCK.search(words):
        # "4:52 a.m. (0252 GMT)": the clock that stands first is the outlet's own.
        if not any(month in parenthesis.group(1) for month in MONTHS if len(month) > 3):
            words = words[: parenthesis.start()] + words[parenthesis.end() :]
    if offset is None and (zone := _ZONE.search(words)):
        offset = ZONES.get(zone.group(1) or "z")
        words = words[: zone.start()] + words[zone.end() :]
    return re.sub(r"\s+", " ", _LOCAL.sub("", words)).strip(), offset


def _hour(text: str) -> int:
    return int(text) if text.isdigit() else (parse_cardinal(text) or 0)


def _clock(hour: int, minute: int, half: str | None, part: str | None) -> str | None:
    """``HH:MM``, ``?`` when morning or evening is not told, None when it is no clock."""
    if not 0 <= hour <= 24 or not 0 <= minute < 60:
        return None
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    elif half is None and part in {"afternoon", "evening", "dusk"} and hour < 12:
        hour += 12
    elif half is None and part == "night" and 6 <= hour < 12:
        hour += 12
    return f"{hour % 24:02d}:{minute:02d}"


def _take_clocks(words: str, before: str, part: str | None, clocks: list[str]) -> str:
    """The words without their clocks, which are appended to ``clocks`` in text order."""
    found: list[tuple[int, str]] = []

    def keep(match: re.Match[str], clock: str | None) -> str:
        if clock is None:
            return match.group()
        found.append((match.start(), clock))
        return " " * len(match.group())

    def minutes_past(match: re.Match[str]) -> str:
        amount, direction, hour = match.groups()
        first = amount.removeprefix("a ").split()[0]
        minute = {"half": 30, "quarter": 15}.get(first) or _hour(first)
        total = _hour(hour) * 60 + (minute if direction == "past" else -minute)
        return keep(match, _clock(total // 60 % 24, total % 60, None, part))

    words = _MINUTES_PAST.sub(minutes_past, words)
    words = _WITH_MINUTES.sub(lambda m: keep(m, _clock(int(m[1]), int(m[2]), m[3], part)), words)
    words = _HALF_DAY.sub(lambda m: keep(m, _clock(_hour(m[1]), 0, m[2], part)), words)
    for pattern in (_OCLOCK, _IN_THE):
        words = pattern.sub(lambda m: keep(m, _clock(_hour(m[1]), 0, None, part)), words)
    words = _take_military(words, before, keep)
    if not found:
        words = _take_bare(words, before, part, keep)
    clocks.extend(clock for _, clock in sorted(found))
    return re.sub(r"\s+", " ", words).strip()


def _take_military(
    words: str,
    before: str,
    keep: Keep,
) -> str:
    """``0345 today``, ``2140 and 2305 hours``: four digits that stand where a clock does."""
    if not re.search(r"\b(?:past|last|within|ago|later|earlier|after|for)\b", words):
        words = _take_hours(words, before, keep)
    leads = bool(_CLOCK_LEAD.search(before)) or bool(re.match(r"(?:at|by|about|around)\b", words))
    at_clock = re.search(r"\bat\s+$", before) and re.match(r"\d{4}", words)
    year_like = re.search(r"\b(?:1[5-9]|20)\d\d$", words) and not at_clock
    dated = re.search(r"\b(?:today|on|this|yesterday)\b", words)
    zero_led = re.match(r"0\d{3}\b", words)
    if (leads or dated or zero_led) and not year_like and not _names_month(words, before):
        words = _MILITARY.sub(lambda m: keep(m, _four_digits(m[1])), words)
    return words


def _take_hours(words: str, before: str, keep: Keep) -> str:
    """``2305 hours``, ``at 6 hours``; never ``72 hours``, a duration."""
    leads = _CLOCK_LEAD.search(before) or re.match(r"(?:at|around|about)\b", words)

    def take(match: re.Match[str]) -> str:
        stands = len(match[1]) == 4 or (leads and int(match[1]) <= 24)
        return keep(match, _four_digits(match[1])) if stands else match.group()

    return _HOURS.sub(take, words)


def _names_month(words: str, before: str) -> bool:
    """Whether four digits may be a year because a month stands before them."""
    tokens = re.findall(r"[a-z]+", words)
    return any(token in MONTHS for token in tokens) and not re.match(r"\d{4}", words)


def _four_digits(digits: str) -> str | None:
    hour, minute = (int(digits[:2]), int(digits[2:])) if len(digits) == 4 else (int(digits), 0)
    return _clock(hour, minute, None, None)


def _take_bare(words: str, before: str, part: str | None, keep: Keep) -> str:
    """``at nine``, ``around 8 last night``: an hour alone, its half known only from the part."""
    match = _BARE.search(words)
    if match is None or re.match(r"(?:st|nd|rd|th)\b", words[match.end() :]):
        return words
    following = words[match.end() :].strip()
    lead = _CLOCK_LEAD.search(before) or match.group()[0] in "ab"
    stands = not following or re.match(
        r"(?:on|today|tonight|last|yesterday|this|in|at)\b", following
    )
    spelt = not match.group(1).isdigit()
    if not (lead and stands and (spelt or following or not re.search(r"\n\s*$", before))):
        return words
    hour = _hour(match.group(1))
    known = part in {"morning", "early morning", "afternoon", "evening", "night"} or hour > 12
    clock = _clock(hour, 0, None, part) if known else "?"
    return words[: match.start()] + keep(match, clock) + words[match.end() :]


def _take_parts(words: str) -> tuple[str, list[str]]:
    """The words without parts of the day, and the clocks these stand for, in text order."""
    parts: list[str] = []

    def keep(match: re.Match[str]) -> str:
        parts.append(DAY_PARTS[match.group(1)])
        return " "

    rest = _PART.sub(keep, words)
    if early := re.match(
        r"(?:very )?(early|late)\b(?! (?:last|this|next|in|19|20|" + _MONTH_WORDS + "))", rest
    ):
        parts.append(early.group(1))
        rest = rest[early.end() :]
    rest = re.sub(r"\s+", " ", rest).strip()
    return rest, parts
