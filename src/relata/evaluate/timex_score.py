"""Compares time expressions as TIMEX corpora mark them: every expression with its one position.

Figures
- ``timex_position``: expressions that name days; right when the days are the same (a part of a
  month or year that the corpus does not tell more finely: when they lie inside) and the clock is
  the corpus's, where it has one.
- ``timex_value``: all expressions; what lies nowhere in a calendar must have no value.
- ``timex_found``: all expressions; right when any overlaps.

Relata marks a span of time as one expression ("from 1939 to 1941"), these corpora mark its two
ends: a read span is cut into its ends before the two are compared. An end that stays open ("since
May") is no part of their values.
"""

import re

from relata.evaluate.timex import name_same_days
from relata.model.record import Record, Span, Time
from relata.score.align import Mention, align_mentions
from relata.score.comparison import Comparison
from relata.score.counts import Sheet, Side

FIGURES = {
    "timex_position": "days, where named",
    "timex_value": "values, null included",
    "timex_found": "expressions found",
}

CLOCKS = {
    "early morning": "morning",
    "dawn": "morning",
    "early hours": "morning",
    "noon": "12:00",
    "dusk": "evening",
    "midnight": "night",
}
"""Clocks that a TIMEX value names more coarsely."""


def score_timexes(comparison: Comparison, sheet: Sheet) -> None:
    """Write the figures of one report."""
    gold, read = _expressions(comparison.gold.record), _expressions(comparison.read.record)
    aligned = align_mentions([_mention(time) for time in gold], [_mention(time) for time in read])
    for i, time in enumerate(gold):
        _score(sheet, time, read[aligned[i]] if i in aligned else None)
    taken = set(aligned.values())
    for j, time in enumerate(read):
        if j not in taken:
            _score(sheet, None, time)


def _score(sheet: Sheet, gold: Time | None, read: Time | None) -> None:
    both = gold is not None and read is not None
    found = _side(gold, ""), _side(read, "")
    sheet.item("timex_found.strict", *found, right=both)
    right = gold is not None and read is not None and is_same_value(gold, read)
    sides = _side(gold, _shown(gold)), _side(read, _shown(read))
    sheet.item("timex_value.strict", *sides, right=right)
    if both:
        sheet.item("timex_value.given", *sides, right=right)
    known = tuple(
        None if time is None or time.edtf is None else side
        for time, side in zip((gold, read), sides, strict=True)
    )
    if known == (None, None):
        return
    right = right and None not in known
    sheet.item("timex_position.strict", *known, right=right)
    if both:
        sheet.item("timex_position.given", *known, right=right)


def is_same_value(gold: Time, read: Time) -> bool:
    """Whether the days are the same, and the clock where gold has one."""
    if gold.edtf is None or read.edtf is None:
        return gold.edtf == read.edtf
    if gold.clock is not None and _coarse(gold.clock) != _coarse(read.clock):
        return False
    return name_same_days(gold.edtf, read.edtf)


def _coarse(clock: str | None) -> str | None:
    first = None if clock is None else clock.split("/")[0]
    return None if first is None else CLOCKS.get(first, first)


def _expressions(record: Record) -> list[Time]:
    """One entry a span, in the order of the text, ranges cut into their ends."""
    text = record.report.text
    spans = [(span, time) for time in record.times for span in time.mentions]
    return [
        part
        for span, time in sorted(spans, key=lambda each: each[0])
        for part in _cut(time, span, text)
    ]


_JOINT = re.compile(r"\s*(?:[-–—/]|\b(?:to|and|until|till|through)\b)\s*", re.IGNORECASE)
_NAMES_DAYS = re.compile(
    r"\d|\b(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)\b",
    re.IGNORECASE,
)
_SEASON = re.compile(r"\b(?:winter|spring|summer|autumn|fall|night)\b", re.IGNORECASE)


def _cut(time: Time, span: Span, text: str) -> tuple[Time, ...]:
    """An expression, or its two ends where it names both."""
    start, end = span
    words = text[start:end]
    whole = _with(time, span, time.edtf)
    ends = (time.edtf or "").split("/")
    if len(ends) != 2 or "" in ends or ".." in ends or ends[0] == ends[1]:
        return (whole,)
    for joint in _JOINT.finditer(words):
        first, second = words[: joint.start()], words[joint.end() :]
        if _SEASON.search(words) or not (_NAMES_DAYS.search(first) and _NAMES_DAYS.search(second)):
            continue
        return (
            _with(time, (start, start + joint.start()), ends[0]),
            _with(time, (start + joint.end(), end), ends[1]),
        )
    return (whole,)


def _with(time: Time, span: Span, edtf: str | None) -> Time:
    return Time(id=time.id, mentions=(span,), edtf=edtf, clock=time.clock, why=time.why)


def _mention(time: Time) -> Mention:
    return Mention(time.id, time.mentions[0], time.edtf or "")


def _shown(time: Time | None) -> str:
    if time is None or time.edtf is None:
        return "null"
    return time.edtf if time.clock is None else f"{time.edtf} {time.clock}"


def _side(time: Time | None, value: str) -> Side | None:
    return None if time is None else Side(time.mentions[0], value)
