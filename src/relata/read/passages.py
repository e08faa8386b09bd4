"""Long reports: cut into passages that are read one by one, and joined again."""

import re
from collections.abc import Callable
from typing import NamedTuple

import msgspec
from anyascii import anyascii

from relata.model.marks import Marks, Span

PASSAGE_CHARACTERS = 9_000
"""About 1,500 words: longer than nearly every news page, so that most are read in one piece."""

_ID = re.compile(r"[aptwoencql]\d+")
_BREAKS = (
    re.compile(r"\n\s*\n"),
    re.compile(r"\n"),
    re.compile(r"(?<=[.!?…])\s"),
    re.compile(r"\s"),
)
_ARTICLE = re.compile(r"^[Tt]he ")
_NAME = re.compile(r"[^\W\d_]")


class Passage(NamedTuple):
    """A stretch of the report and where it starts, in code points."""

    start: int
    text: str


def cut_passages(text: str) -> list[Passage]:
    """Passages of at most ``PASSAGE_CHARACTERS``, cut at the best break in their last third."""
    passages = []
    start = 0
    while len(text) - start > PASSAGE_CHARACTERS:
        stop = _last_break(text, start + 2 * PASSAGE_CHARACTERS // 3, start + PASSAGE_CHARACTERS)
        passages.append(Passage(start, text[start:stop]))
        start = stop
    passages.append(Passage(start, text[start:]))
    return passages


def _last_break(text: str, low: int, high: int) -> int:
    for pattern in _BREAKS:
        found = [m.end() for m in pattern.finditer(text, low, high)]
        if found:
            return found[-1]
    return high


def join_passages(text: str, read: list[tuple[int, Marks]]) -> Marks:
    """One table of marks with ids renumbered and names that recur across passages joined."""
    if len(read) == 1:
        return read[0][1]
    tables: dict[str, list[msgspec.Struct]] = {name: [] for name in Marks.__struct_fields__}
    known: dict[tuple[str, str], str] = {}
    counters: dict[str, int] = {}
    places: dict[str, int] = {}
    for start, marks in read:
        renamed = _rename(marks, text, start, counters, known)
        for name, rows in tables.items():
            for row in _moved(getattr(marks, name), start, renamed):
                _add(rows, row, places)
    return Marks(**{name: tuple(rows) for name, rows in tables.items()})  # type: ignore[arg-type]


def _rename(
    marks: Marks,
    text: str,
    start: int,
    counters: dict[str, int],
    known: dict[tuple[str, str], str],
) -> dict[str, str]:
    """New ids for one passage's marks; an actor or place known by its name keeps the old one."""
    table: dict[str, str] = {}
    for name in Marks.__struct_fields__:
        for mark in getattr(marks, name):
            letter = mark.id[0]
            keys = _name_keys(mark, letter, text, start) if letter in "ap" else []
            old = next((known[key] for key in keys if key in known), None)
            if old is None:
                counters[letter] = counters.get(letter, 0) + 1
                old = f"{letter}{counters[letter]}"
            table[mark.id] = old
            for key in keys:
                known.setdefault(key, old)
    return table


def _name_keys(mark: msgspec.Struct, letter: str, text: str, start: int) -> list[tuple[str, str]]:
    """The proper names of a mark; noun phrases and pronouns do not join passages."""
    mentions: tuple[Span, ...] = mark.mentions  # type: ignore[attr-defined]
    words = [_ARTICLE.sub("", text[start + a : start + b]) for a, b in mentions]
    named = [w for w in words if all(x[:1].isupper() for x in w.split() if _NAME.match(x))]
    return [(letter, anyascii(w).lower()) for w in named]


def rewrite(value: object, move: Callable[[Span], Span], rename: Callable[[str], str]) -> object:
    """A mark, or a table of marks, with every span moved and every id renamed."""
    if isinstance(value, str) and _ID.fullmatch(value):
        return rename(value)
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], int):
        return move((value[0], value[1]))
    if isinstance(value, tuple):
        return tuple(rewrite(part, move, rename) for part in value)
    if isinstance(value, msgspec.Struct):
        names = value.__struct_fields__
        parts = {name: rewrite(getattr(value, name), move, rename) for name in names}
        return msgspec.structs.replace(value, **parts)
    return value


def _moved(
    rows: tuple[msgspec.Struct, ...], start: int, ids: dict[str, str]
) -> list[msgspec.Struct]:
    def move(span: Span) -> Span:
        return span[0] + start, span[1] + start

    return [rewrite(row, move, ids.__getitem__) for row in rows]  # type: ignore[misc]


def _add(rows: list[msgspec.Struct], row: msgspec.Struct, places: dict[str, int]) -> None:
    """Add a mark, or give its mentions to the mark of the same id, found by ``places``."""
    key: str = row.id  # type: ignore[attr-defined]
    number = places.setdefault(key, len(rows))
    if number == len(rows):
        rows.append(row)
        return
    old = rows[number]
    mentions = old.mentions + row.mentions  # type: ignore[attr-defined]
    rows[number] = msgspec.structs.replace(old, mentions=mentions)
