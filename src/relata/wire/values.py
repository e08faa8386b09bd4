"""The values of a record, each by itself: codes, forms, bounds, spans and the words under them."""

import re
from collections.abc import Iterator

import msgspec

from relata.model import record as shapes
from relata.model.codebook import codes, modes_of
from relata.model.edtf import edtf_problem
from relata.wire.contract import (
    ENUMERATED,
    NEEDS_WORDS,
    NONEMPTY,
    PATTERNS,
    RANGES,
    THING_KINDS,
    UNIT_RANGE,
)
from relata.wire.draft import Draft, Row, keyed_values
from relata.wire.shape import describe

_CLOCK_END = re.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?|24:00")
_OPEN_END = ".."


def value_problems(draft: Draft) -> Iterator[str]:
    """One line for each value that cannot be, taken by itself."""
    text = draft.report.text if draft.report is not None else None
    for row in draft.everything():
        for key, value in keyed_values(row.item):
            path = f"{row.path}.{key}"
            yield from _plain_problems(type(row.item), key, value, path)
            yield from _spans_of(key, value, path, text)
        yield from _special_problems(row, text)
    for name, enumeration in THING_KINDS.items():
        for row in draft.rows[name]:
            if isinstance(row.item, shapes.Thing):
                yield from _code_problems(row.item.kind, enumeration, f"{row.path}.kind")


def _plain_problems(
    struct: type[msgspec.Struct], key: str, value: object, path: str
) -> Iterator[str]:
    """What the contract's tables say of a value."""
    at = (struct, key)
    if at in NEEDS_WORDS and value == ():
        yield f"{path}: is empty, so no words carry it"
    if at in NONEMPTY and isinstance(value, str) and not value.strip():
        yield f"{path}: is empty"
    if isinstance(value, str):
        if at in ENUMERATED:
            yield from _code_problems(value, ENUMERATED[at], path)
        if at in PATTERNS and not re.fullmatch(PATTERNS[at][0], value):
            yield f"{path}: wanted {PATTERNS[at][1]}, got {describe(value)}"
    elif isinstance(value, int | float) and not isinstance(value, bool):
        low, high = UNIT_RANGE if key == "confidence" else RANGES.get(at, (value, value))
        if not low <= value <= high:
            yield f"{path}: wanted {low:g} to {high:g}, got {describe(value)}"


def _code_problems(value: str, enumeration: str, path: str) -> Iterator[str]:
    if value not in codes(enumeration):
        yield f"{path}: {describe(value)} is no {enumeration} of the codebook"


def _spans_of(key: str, value: object, path: str, text: str | None) -> Iterator[str]:
    if not isinstance(value, tuple) or not value:
        return
    if isinstance(value[0], int):
        yield from _span_problems(value, path, text)
    elif isinstance(value[0], tuple):
        seen: set[tuple[int, ...]] = set()
        for index, span in enumerate(value):
            yield from _span_problems(span, f"{path}[{index}]", text)
            if span in seen:
                yield f"{path}[{index}]: {_show(span)} stands there twice"
            seen.add(span)


def _span_problems(span: tuple[int, ...], path: str, text: str | None) -> Iterator[str]:
    start, end = span
    if start < 0:
        yield f"{path}: {_show(span)} starts before the text"
    elif start >= end:
        yield f"{path}: {_show(span)} covers nothing"
    elif text is None:
        return
    elif end > len(text):
        yield f"{path}: {_show(span)} ends after the text, which has {len(text)} code points"
    elif not text[start:end].strip():
        yield f"{path}: {_show(span)} covers no words"


def _special_problems(row: Row, text: str | None) -> Iterator[str]:
    """What is said of one kind of struct only."""
    item = row.item
    if isinstance(item, shapes.ReportInfo):
        yield from _report_problems(item)
    elif isinstance(item, shapes.Time):
        yield from _time_problems(item, row.path)
    elif isinstance(item, shapes.Place | shapes.PlaceOption):
        if (item.lat is None) != (item.lon is None):
            yield f"{row.path}: has one of lat and lon; wanted both or neither"
    elif isinstance(item, shapes.Event):
        yield from _mode_problems(item, row.path)
    elif isinstance(item, shapes.Tally):
        yield from _tally_problems(item, row.path, text)


def _report_problems(report: shapes.ReportInfo) -> Iterator[str]:
    if report.id != report.sha256[:16]:
        yield "report.id: is not the first 16 digits of report.sha256"
    problem = edtf_problem(report.published)
    if problem:
        yield f"report.published: {describe(report.published)} {problem}"
    if report.retrieved is not None:
        problem = edtf_problem(report.retrieved.partition("T")[0])
        if problem:
            yield f"report.retrieved: {describe(report.retrieved)} {problem}"


def _time_problems(time: shapes.Time, path: str) -> Iterator[str]:
    if time.edtf is not None:
        problem = edtf_problem(time.edtf)
        if problem:
            yield f"{path}.edtf: {describe(time.edtf)} {problem}"
    for index, value in enumerate(time.candidates):
        problem = edtf_problem(value)
        if problem:
            yield f"{path}.candidates[{index}]: {describe(value)} {problem}"
    if time.clock is not None and not _is_clock(time.clock):
        yield (
            f"{path}.clock: wanted a time such as 05:00, 22:00/05:00 or a clock_word of the "
            f"codebook, got {describe(time.clock)}"
        )


def _is_clock(value: str) -> bool:
    ends = value.split("/")
    known = [end for end in ends if end != _OPEN_END]
    return (
        len(ends) <= 2
        and bool(known)
        and all(_CLOCK_END.fullmatch(end) or end in codes("clock_word") for end in known)
        and (len(ends) == 2 or ends == known)
    )


def _mode_problems(event: shapes.Event, path: str) -> Iterator[str]:
    if event.type not in codes("event_type"):
        return
    if event.mode is None:
        if event.type == "ASSAULT":
            yield f"{path}.mode: is null; an ASSAULT has a mode, unknown if it is not told"
    elif event.mode in codes("mode") and event.mode not in modes_of(event.type):
        yield f"{path}.mode: {describe(event.mode)} is no mode of {event.type}"


def _tally_problems(tally: shapes.Tally, path: str, text: str | None) -> Iterator[str]:
    if tally.low is not None and tally.high is not None and tally.low > tally.high:
        yield f"{path}: low {describe(tally.low)} is above high {describe(tally.high)}"
    if text is None:
        return
    start, end = tally.span
    if 0 <= start < end <= len(text) and tally.words != text[start:end]:
        yield (
            f"{path}.words: {describe(tally.words)} is not what the text has there, "
            f"{describe(text[start:end])}"
        )


def _show(span: tuple[int, ...]) -> str:
    return "[" + ", ".join(describe(offset) for offset in span) + ")"
