"""WikiWars: articles on wars with time expressions in TIMEX2, inline.

A file is SGML: ``<TEXT>`` holds the article, in which ``<TIMEX2 val="…" mod="…">`` stand around the
expressions, also inside one another. ``<DATETIME>`` is the day on which the article was fetched.

Source: WikiWars 1.0.4 (Mazur and Dale, EMNLP 2010).
"""

import re
from pathlib import Path

from relata.evaluate.examples import Example
from relata.evaluate.timex import Timex, read_timex_value
from relata.evaluate.timex_set import (
    Annotated,
    BadTimexFile,
    find_files,
    make_timex_example,
    read_text,
)

_BODY = re.compile(r"<TEXT>\n?(.*)</TEXT>", re.DOTALL)
_FETCHED = re.compile(r"<DATETIME>(?:(?!</DATETIME>).)*?(\d{4}-\d\d-\d\d)", re.DOTALL)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z]\w*)(?P<attributes>[^<>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def load_wikiwars(folder: Path) -> tuple[Example, ...]:
    """The articles under a folder, by name.

    Raises:
        BadTimexFile: there is none, or one is not as the corpus has it.
    """
    files = find_files(folder, "*.key.xml", "WikiWars")
    return tuple(make_timex_example(_read(path)) for path in files)


def _read(path: Path) -> Annotated:
    raw = read_text(path)
    body, fetched = _BODY.search(raw), _FETCHED.search(raw)
    if body is None or fetched is None:
        wanted = "<TEXT> … </TEXT>" if body is None else "<DATETIME> with a day"
        raise BadTimexFile(f"{path}: wanted {wanted}, found none", path=str(path))
    first_line = raw.count("\n", 0, body.start(1)) + 1
    text, times = _take_tags(body[1], path, first_line)
    return Annotated(
        id=path.name.removesuffix(".key.xml"),
        path=str(path),
        text=text,
        published=fetched[1],
        times=times,
    )


def _take_tags(body: str, path: Path, first_line: int) -> tuple[str, tuple[Timex, ...]]:
    """The text without its tags, and the expressions between them, in the order of the text."""
    parts: list[str] = []
    opened: list[tuple[int, str]] = []
    times: list[Timex] = []
    at = length = 0
    for tag in _TAG.finditer(body):
        parts.append(body[at : tag.start()])
        length += tag.start() - at
        at = tag.end()
        if tag["name"] != "TIMEX2" or (tag["end"] and not opened):
            raise _wrong_tag(tag, path, first_line + body.count("\n", 0, tag.start()))
        if tag["end"]:
            start, attributes = opened.pop()
            times.append(_timex(start, length, attributes))
        else:
            opened.append((length, tag["attributes"]))
    if opened:
        raise BadTimexFile(f"{path}: wanted </TIMEX2> for each <TIMEX2>, one is not closed")
    parts.append(body[at:])
    return "".join(parts), tuple(sorted(times, key=lambda each: each.span))


def _wrong_tag(tag: re.Match[str], path: Path, line: int) -> BadTimexFile:
    return BadTimexFile(
        f"{path}:{line}: wanted only TIMEX2 in the text, each opened before it is closed, "
        f"got {tag.group()[:40]}; take the file from the corpus again",
        path=str(path),
        line=line,
    )


def _timex(start: int, end: int, attributes: str) -> Timex:
    named = dict(_ATTRIBUTE.findall(attributes))
    value, is_repeated = named.get("val", ""), named.get("set") == "YES"
    return Timex(
        span=(start, end),
        value=None if is_repeated else read_timex_value(value, named.get("mod", "")),
        was=value,
    )
