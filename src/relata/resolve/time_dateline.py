"""The day on which a passage was written: ``JAMMU, Sept 13:``, ``in Persian, 23 July, 1630 gmt``.

"Today" in it is that day, not the later one on which the report came out; a digest of broadcasts or
releases has one such head for each passage.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from relata.resolve.time_calendar import Point, day_point, make_day, parse_point
from relata.resolve.time_tables import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = (
    rf"(?:(?P<day>\d{{1,2}}) (?P<month>(?i:{_MONTH}))"
    rf"|(?P<month2>(?i:{_MONTH}))\.? (?P<day2>\d{{1,2}}))"
    r"\b\.?(?:,? (?P<year>\d{4}|\d\d\b(?!\d|:)))?"
)
_CAPITALS = r"[A-Z][A-Z'’À-Þ-]+(?: [A-Z][A-Z'’À-Þ-]+){0,3}"
_PLACE = rf"(?:^|\s){_CAPITALS}(?:, [A-Z][\w .’'-]{{2,30}})?"
_GMT = r"\d{4} ?(?:GMT|gmt|UTC)"
_HEADS = re.compile(
    rf"{_PLACE}(?:, | \(){_DATE}\)?(?:\s*\([^)\n]{{2,40}}\))?\s*(?:[–—:]|-\s|(?<=\))\s)"
    rf"|^[^\n\"“]{{5,80}}?\b{_DATE.replace('?P<', '?P<after_')},? {_GMT}"
    rf"|^[^\n\"“]{{5,80}}?\b{_GMT},? {_DATE.replace('?P<', '?P<before_')}",
    re.MULTILINE,
)
_EARLIEST, _LATEST = timedelta(days=7), timedelta(days=3)
"""A head further from publication than this is of another time: an old text that is quoted."""


_DIGEST = re.compile(
    r"\b(?:digest|log|round-?up|summary|bulletin|update|monitor|review|diary|chronicle|snapshot)\b"
    rf".*?(?<=[,:(–—-] ).*?{_DATE}\)?$",
    re.IGNORECASE,
)
"""The title of a digest, which ends with the last day that it covers."""


def written_days(
    text: str, title: str | None, published: Point | None
) -> tuple[tuple[int, Point], ...]:
    """Where passages begin that have a day of their own near publication, in text order."""
    if published is None or not published.is_day:
        return ()
    found = []
    covered = _DIGEST.search(title or "")
    last = _day_of(covered, published.first()) if covered else None
    if last is not None and timedelta(0) < published.first() - last <= _EARLIEST:
        found.append((0, day_point(last)))
    for head in _HEADS.finditer(text):
        day = _day_of(head, published.first())
        if day is not None and -_EARLIEST <= day - published.first() <= _LATEST:
            found.append((head.end(), day_point(day)))
    return tuple(found)


def written_at(days: Sequence[tuple[int, Point]], at: int, published: Point | None) -> Point | None:
    """The day on which what stands at ``at`` was written: that of its head, else of publication."""
    return next((day for start, day in reversed(days) if start <= at), published)


def _day_of(head: re.Match[str], near: date) -> date | None:
    groups = {
        name.split("_")[-1]: value for name, value in head.groupdict().items() if value is not None
    }
    month = MONTHS[(groups.get("month") or groups.get("month2") or "").lower()]
    number = int(groups.get("day") or groups.get("day2") or 0)
    year = groups.get("year")
    if year is not None:
        return make_day(
            int(year) if len(year) == 4 else near.year // 100 * 100 + int(year), month, number
        )
    days = [make_day(near.year + step, month, number) for step in (-1, 0, 1)]
    return min((day for day in days if day), key=lambda day: abs(day - near), default=None)


_WHOLE = re.compile(
    r"(?P<day>\d{1,2}) (?P<month>[A-Za-z]{3,9})\.?,? (?P<year>\d{4})"
    r"|(?P<month2>[A-Z][a-z]{2,8})\.? (?P<day2>\d{1,2}), (?P<year2>\d{4})"
)


def whole_dateline(text: str) -> Point | None:
    """The day in a dateline: a full date before the dash or bracket that opens the body."""
    head = re.search(r"(?:^|\n)([^\n]{3,80}?)(?:\s[–—-]{1,2}\s|\)\s)", text[:400])
    match = _WHOLE.search(head.group(1)) if head else None
    if match is None:
        return None
    month = MONTHS.get((match["month"] or match["month2"] or "").lower())
    if month is None:
        return None
    return parse_point(
        f"{match['year'] or match['year2']}-{month:02d}-{int(match['day'] or match['day2']):02d}"
    )
