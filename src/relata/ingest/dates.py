"""Publication stamps in metadata and in words: read, never guessed.

Invariants: a stamp's day is the outlet's own – the day as written, whatever its offset; nothing
is converted to UTC; nothing falls back to today. A date like 03/04/2024, which two continents
read differently, is no stamp.
"""

import re
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_tz
from typing import Literal

from relata.ingest.draft import Publication

Label = Literal["first", "published", "modified", "none"]

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WORDS = (
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m1>{_MONTH})[\s,]+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    rf"|(?P<d4>\d{{1,2}})-(?P<m4>{_MONTH})-(?P<y4>\d{{4}})"
    r"|(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})"
    r"|(?P<a5>\d{1,2})[/.](?P<b5>\d{1,2})[/.](?P<y5>\d{4}))"
)
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>[ap]\.?m\.?)?"
    r"(?:\s*\(?(?P<zone>utc|gmt|z|(?:gmt|utc)?[+-]\d\d:?\d\d|[a-z]{2,4}t)\b\)?)?"
)
_DATE = re.compile(rf"(?<![\w/.-]){_WORDS}(?![\w/])", re.IGNORECASE)
_AFTER_DATE = re.compile(rf"[\s,|·•–—-]*(?:at\s+|@\s*|T)?{_CLOCK}", re.IGNORECASE)
_ISO = re.compile(
    r"(?P<y>\d{4})-?(?P<m>\d\d)(?:-?(?P<d>\d\d))?"
    r"(?:[T\s]+(?P<hh>\d\d):?(?P<mm>\d\d)(?::?\d\d(?:[.,]\d+)?)?"
    r"\s*(?P<z>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?\s*"
)
_LABELS = re.compile(
    r"(?P<first>(?:first|originally|initially)\s+(?:published|posted|issued))"
    r"|(?P<modified>(?:last\s+)?(?:updated|modified|changed|edited|revised|corrected|amended|"
    r"update|modification))"
    r"|(?P<published>(?:date\s+)?(?:published|posted|publication(?:\s+date)?|issued|released|"
    r"created|filed)|(?:^|\b)date(?=\s*:))",
    re.IGNORECASE,
)
_STAMP_REST = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|"
    r"\b(?:on|at|date|time|gmt|utc|local|est|edt|bst|cet|and|the|ago|min(?:ute)?s?\s+read)\b|"
    r"[\W_]",
    re.IGNORECASE,
)
_MAX_DATELINE = 200
_UNNAMED_WORDS = re.sub(r"[?]P<[a-z0-9]+>", "?:", _WORDS)
_DATELINE = re.compile(
    r"\A(?!(?:On|In|Since|By|Until|From|At|Last|After|Before|Between|The)\b)"
    rf"[A-Z][\w.'’/-]*(?:[ ,]+\(?[A-Z][\w.'’/)-]*){{0,6}}[,\s]+\(?(?P<date>(?i:{_UNNAMED_WORDS}))"
    r"\s*(?:\)|\([\w /.]{2,30}\))?\s*(?:[–—-]{1,2}|:)\s"
)
"""An agency's place and day before the first sentence: ``KABUL, Afghanistan (April 9, 2011) –``."""
_TITLE_DATE = re.compile(r"(?<!\d)[-–—:|,(]\s*(?P<date>[^-–—:|,(]*,?[^-–—:|,(]*\d{4})\)?\s*\Z")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as written in a stamp.

    Attributes:
        edtf: day or month.
        clock: ``HH:MM`` with the offset where one is written (``00:20+03:00``), or None.
        is_utc: the stamp is in UTC, so its day may not be the outlet's.
    """

    edtf: str
    clock: str | None = None
    is_utc: bool = False

    @property
    def day(self) -> date | None:
        """The day, or None for a month."""
        return date.fromisoformat(self.edtf) if len(self.edtf) == 10 else None


@dataclass(frozen=True, slots=True)
class LabelledStamp:
    """A stamp in a line of words, with what the words call it."""

    label: Label
    stamp: Stamp


def read_stamp(value: str) -> Stamp | None:
    """The stamp that the whole value is: ISO 8601, RFC 5322 or a date in words; else None."""
    value = value.strip()
    match = _ISO.fullmatch(value)
    if match is not None:
        return _stamp_of_iso(match)
    if re.match(r"(?:\w{3},\s*)?\d{1,2}\s+\w{3}\w*\s+\d{4}\s+\d\d:\d\d", value):
        return _stamp_of_mail(value)
    found = find_stamps(value)
    return found[0].stamp if found and len(value) < 60 else None


def find_stamps(line: str) -> list[LabelledStamp]:
    """All dates in a line, each with the label that stands last before it in the line."""
    found: list[LabelledStamp] = []
    for match in _DATE.finditer(line):
        day = _day_of_words(match)
        if day is None:
            continue
        clock = _AFTER_DATE.match(line, match.end())
        stamp = Stamp(day.isoformat(), _clock_of_words(clock), _names_utc(clock))
        found.append(LabelledStamp(_label_before(line[: match.start()]), stamp))
    return found


def is_stamp_line(line: str) -> bool:
    """The line holds nothing but dates, clocks, and the words that label them."""
    if len(line) > 160 or not re.search(r"\d", line):
        return False
    return bool(_DATE.search(line)) and not words_beside_stamps(line)


def words_beside_stamps(line: str) -> list[str]:
    """The words of a line that are no date, clock, weekday or label of a stamp."""
    rest = re.sub(_CLOCK, " ", _DATE.sub(" ", line), flags=re.IGNORECASE)
    return _STAMP_REST.sub(" ", _LABELS.sub(" ", rest)).split()


def find_dateline(text: str) -> Publication | None:
    """The publication date that a text's own first lines give, or None.

    A line of its own ("Published 5 May 2024", with an outlet or a name behind), an agency's
    dateline ("KABUL, April 9, 2011 –") or a date that ends the headline after a dash, comma, colon
    or bracket.
    """
    lines = [line.strip() for line in text[:3000].split("\n") if line.strip()][:6]
    for place, line in enumerate(lines):
        stamp = _date_of_line(line, is_first=place == 0)
        if stamp is not None:
            return Publication(stamp.edtf, "text", stamp.clock)
    return None


_LABELLED = re.compile(
    r"(?:first\s+|originally\s+|initially\s+)?(?:published|posted|issued|released)"
    r"\s*[:–—-]?\s*(?:on\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?",
    re.IGNORECASE,
)
_LONGEST_LABELLED = 120
"""Behind a labelled date stand an outlet and a name, not a sentence's worth of words."""


def _labelled_date(line: str) -> Stamp | None:
    """The date of a line that begins with its label: ``Published on 5 May 2024 by The Post``."""
    label = _LABELLED.match(line)
    if label is None or len(line) > _LONGEST_LABELLED:
        return None
    date_ = _DATE.match(line, label.end())
    found = find_stamps(line) if date_ is not None else []
    return found[0].stamp if found else None


def _date_of_line(line: str, *, is_first: bool) -> Stamp | None:
    labelled = _labelled_date(line)
    if labelled is not None:
        return labelled
    for part in re.split(r"\s+[|·•]\s+", line) if len(line) < 200 else []:
        named = [found.stamp for found in find_stamps(part) if found.label != "modified"]
        if named and is_stamp_line(part):
            return named[0]
    dateline = _DATELINE.match(line[:_MAX_DATELINE])
    if dateline is not None:
        return read_stamp(dateline.group("date"))
    ending = _TITLE_DATE.search(line) if is_first and len(line) < 200 else None
    return read_stamp(ending.group("date")) if ending else None


def _stamp_of_iso(match: re.Match[str]) -> Stamp | None:
    year, month, day = int(match["y"]), int(match["m"]), match["d"]
    try:
        whole = date(year, month, int(day or 1))
    except ValueError:
        return None
    edtf = whole.isoformat() if day else f"{year:04}-{month:02}"
    if match["hh"] is None or int(match["hh"]) > 23:
        return Stamp(edtf)
    offset = _offset(match["z"] or "")
    return Stamp(edtf, f"{match['hh']}:{match['mm']}{offset}", offset == "+00:00")


def _stamp_of_mail(value: str) -> Stamp | None:
    parsed = parsedate_tz(value)
    if parsed is None:
        return None
    year, month, day, hour, minute = parsed[:5]
    try:
        edtf = date(year, month, day).isoformat()
    except ValueError:
        return None
    seconds = parsed[9]
    if seconds is None or value.rstrip().endswith("-0000"):
        return Stamp(edtf, f"{hour:02}:{minute:02}")
    sign, minutes = ("-" if seconds < 0 else "+"), abs(seconds) // 60
    offset = f"{sign}{minutes // 60:02}:{minutes % 60:02}"
    return Stamp(edtf, f"{hour:02}:{minute:02}{offset}", offset == "+00:00")


def _day_of_words(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    for number in "1243":
        if groups.get(f"y{number}"):
            year, month, day = (groups[f"{part}{number}"] for part in "ymd")
            return _date_or_none(int(year), _month_number(month), int(day))
    # d/m/y and m/d/y are told apart only by a number above twelve
    first, second, year = int(groups["a5"]), int(groups["b5"]), int(groups["y5"])
    if first > 12:
        return _date_or_none(year, second, first)
    return _date_or_none(year, first, second) if second > 12 or first == second else None


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None


def _month_number(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(word[:3].lower()))


def _clock_of_words(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02}:{match['minute']}{_offset(match['zone'] or '')}"


def _names_utc(match: re.Match[str] | None) -> bool:
    return match is not None and _offset(match["zone"] or "") == "+00:00"


def _offset(zone: str) -> str:
    """``+HH:MM`` of a written offset; empty for none and for zone names that mean several."""
    zone = zone.lower().strip()
    if zone in ("z", "utc", "gmt"):
        return "+00:00"
    match = re.fullmatch(r"(?:gmt|utc)?([+-])(\d\d):?(\d\d)?", zone)
    return f"{match[1]}{match[2]}:{match[3] or '00'}" if match else ""


def _label_before(words: str) -> Label:
    found = list(_LABELS.finditer(words))
    if not found:
        return "none"
    kind = found[-1].lastgroup
    return kind if kind in ("first", "published", "modified") else "none"  # type: ignore[return-value]
