"""Checking a file of records: JSON, JSON Lines, or several indented records one after another."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from relata.errors import RecordError
from relata.wire.problems import problems_of
from relata.wire.shape import describe


class Finding(NamedTuple):
    """What was found in one record of a file.

    Attributes:
        line: where the record starts, counted from 1.
        problems: one line a problem; empty when the record is right.
    """

    line: int
    problems: tuple[str, ...]


class _Parsed(NamedTuple):
    value: object
    end: int
    repeated: tuple[str, ...]


class _NotJsonError(ValueError):
    """The text at hand is no JSON; the message says why, without a place."""


def check_bytes(data: bytes) -> Iterator[Finding]:
    """Check every record that a file holds, one finding a record.

    A line that is no JSON is a finding, too; the records after it are still checked.

    Raises:
        RecordError: the file as a whole holds no records: it is empty or no text in UTF-8.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refuse("wanted text in UTF-8, got other bytes; save it as UTF-8") from error
    if "\0" in text:
        raise _refuse("wanted JSON text, got binary data")
    if not text.strip():
        raise _refuse("is empty; wanted records in JSON or JSON Lines")
    return _check_text(text)


def _refuse(message: str) -> RecordError:
    return RecordError(message, problems=(message,))


def _check_text(text: str) -> Iterator[Finding]:
    position, line = _skip_space(text, 0), 1
    counted = 0
    while position < len(text):
        line += text.count("\n", counted, position)
        counted = position
        try:
            parsed = _parse_at(text, position)
        except _NotJsonError as error:
            yield Finding(line, (f"record: {error}",))
            position = _next_record(text, position)
            continue
        doubles = tuple(f"record: the key {describe(key)} stands twice" for key in parsed.repeated)
        yield Finding(line, (*doubles, *problems_of(parsed.value)))
        position = _skip_space(text, parsed.end)


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\r\n":
        position += 1
    return position


def _next_record(text: str, position: int) -> int:
    """Where the next line that opens an object starts; the end of the text when none does."""
    found = text.find("\n{", position)
    return len(text) if found < 0 else found + 1


def _parse_at(text: str, position: int) -> _Parsed:
    """One JSON value: the line alone when it is one, else as many lines as the value takes.

    The line comes first so that a line cut short cannot swallow the record in the next one.
    """
    line_end = text.find("\n", position)
    line_end = len(text) if line_end < 0 else line_end
    try:
        parsed = _decode(text[position:line_end], 0)
        if _skip_space(text, position + parsed.end) >= line_end:
            return parsed._replace(end=position + parsed.end)
    except _NotJsonError:
        pass  # an indented record: its first line alone is no JSON
    return _decode(text, position)


def _decode(text: str, position: int) -> _Parsed:
    repeated: list[str] = []

    def build(pairs: list[tuple[str, object]]) -> dict[str, object]:
        built = dict(pairs)
        if len(built) < len(pairs):
            names = [name for name, _ in pairs]
            repeated.extend(sorted({name for name in names if names.count(name) > 1}))
        return built

    decoder = json.JSONDecoder(
        object_pairs_hook=build, parse_constant=_refuse_constant, parse_int=_parse_integer
    )
    try:
        value, end = decoder.raw_decode(text, position)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise _NotJsonError(f"is no JSON: {error.msg} at {where}") from error
    except RecursionError as error:
        raise _NotJsonError("is nested too deep for a record") from error
    return _Parsed(value, end, tuple(repeated))


def _refuse_constant(name: str) -> object:
    raise _NotJsonError(f"is no JSON: {name} is no number of JSON")


def _parse_integer(digits: str) -> int | float:
    # Python refuses to convert thousands of digits; no count of a record comes near.
    return int(digits) if len(digits) < 400 else float("inf")
