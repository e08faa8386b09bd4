"""Annotated reports (``*.rel``): parsed as ``corpus/GUIDELINES.md`` describes them.

A file has three parts separated by lines ``---``: a YAML head, the text with inline spans
``[LABEL text]``, and a YAML record that says what the labels mean. Offsets are Unicode code points
into the text without markup, ``[start, end)``.
"""

import re
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import yaml

from relata.errors import RelSyntaxError

Entry = dict[str, Any]
"""One mapping of the record part; its keys depend on the letter of its label."""

PART_BREAK = re.compile(r"(?m)^---[ \t]*\n")
LABEL = re.compile(r"[aptwoenqcs]\d+")
_OPENING = re.compile(r"\[([aptwoenqcs]\d+) ")
_HEAD_FIELDS = ("id", "title", "publisher", "published", "style", "origin")
# libyaml's loader, where it is built in, is ten times as fast and gives the same values.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LabelledSpan(NamedTuple):
    """One marked stretch of text; the same label twice means the same thing."""

    label: str
    start: int
    end: int


class Markup(msgspec.Struct, frozen=True):
    """A text with its spans, sorted by start, the longer first, of equals the inner first."""

    text: str
    spans: tuple[LabelledSpan, ...]


class RelFile(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated report as it stands in its file.

    Attributes:
        path: the file, as it was named.
        head: fields of the head; ``id`` and ``published`` are always strings.
        text: the report's text without markup.
        spans: sorted by start, the longer first, of equals the inner first.
        entries: record entries by label, in the file's order.
        links: the record's links; None when the file has no ``links`` at all.
    """

    path: str
    head: dict[str, Any]
    text: str
    spans: tuple[LabelledSpan, ...]
    entries: dict[str, Entry]
    links: tuple[Entry, ...] | None

    @property
    def id(self) -> str:
        """The report's name within the corpus."""
        return str(self.head["id"])

    @property
    def is_invented(self) -> bool:
        """Whether the text was written for the corpus; a real text names its source."""
        return str(self.head["origin"]) == "invented"

    def mentions(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """The spans of every label, in text order."""
        found: dict[str, list[tuple[int, int]]] = {}
        for span in self.spans:
            found.setdefault(span.label, []).append((span.start, span.end))
        return {label: tuple(sorted(spans)) for label, spans in found.items()}


def parse_markup(body: str) -> Markup:
    """Take the inline spans out of a body.

    Raises:
        RelSyntaxError: at a bracket that opens no span, is never closed or closes nothing.
    """
    out: list[str] = []
    spans: list[LabelledSpan] = []
    stack: list[tuple[str, int]] = []
    at = 0
    while at < len(body):
        char = body[at]
        if char == "\\" and body[at + 1 : at + 2] in ("[", "]", "\\"):
            out.append(body[at + 1])
            at += 2
        elif char == "[":
            opening = _OPENING.match(body, at)
            if opening is None:
                raise _markup_error("a bracket opens no span (write \\[)", body, at)
            stack.append((opening[1], len(out)))
            at = opening.end()
        elif char == "]":
            if not stack:
                raise _markup_error("a bracket closes no span (write \\])", body, at)
            label, start = stack.pop()
            if start == len(out):
                raise _markup_error(f"the span {label} is empty", body, at)
            spans.append(LabelledSpan(label, start, len(out)))
            at += 1
        else:
            out.append(char)
            at += 1
    if stack:
        raise _markup_error(f"the span {stack[-1][0]} is never closed", body, len(body) - 1)
    spans.sort(key=lambda span: (span.start, -span.end))
    return Markup("".join(out), tuple(spans))


def _markup_error(what: str, body: str, at: int) -> RelSyntaxError:
    line = body.count("\n", 0, at) + 1
    return RelSyntaxError(
        f"{what}, line {line} of the body, near {body[max(0, at - 30) : at + 10]!r}"
    )


def parse_rel(source: str, path: str = "-") -> RelFile:
    """Parse the content of one ``.rel`` file; ``path`` is only what errors call it.

    Raises:
        RelSyntaxError: naming the file and what is wrong; skip the file or mend it.
    """
    parts = PART_BREAK.split(source)
    if len(parts) != 3:
        raise RelSyntaxError(
            f"{path}: wanted 3 parts separated by ---, got {len(parts)}", path=path
        )
    head = _mapping(parts[0], "head", path)
    missing = [field for field in _HEAD_FIELDS if field not in head]
    if missing:
        raise RelSyntaxError(f"{path}: the head has no {', '.join(missing)}", path=path)
    try:
        markup = parse_markup(parts[1].rstrip("\n"))
    except RelSyntaxError as error:
        raise RelSyntaxError(f"{path}: {error.message}", path=path) from error
    record = _mapping(parts[2], "record", path)
    links = _links(record, path)
    return RelFile(
        path=path,
        head={**head, "id": str(head["id"]), "published": str(head["published"])},
        text=markup.text,
        spans=markup.spans,
        entries=_entries(record, path),
        links=links,
    )


def _mapping(part: str, name: str, path: str) -> dict[str, Any]:
    try:
        value = yaml.load(part, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise RelSyntaxError(f"{path}: the {name} is no YAML: {error}", path=path) from error
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise RelSyntaxError(
            f"{path}: the {name} is no mapping but {type(value).__name__}", path=path
        )
    return {str(key): entry for key, entry in value.items()}


def _links(record: dict[str, Any], path: str) -> tuple[Entry, ...] | None:
    if "links" not in record:
        return None
    links = record["links"] or []
    if not isinstance(links, list) or not all(isinstance(link, dict) for link in links):
        raise RelSyntaxError(f"{path}: links must be a list of mappings", path=path)
    return tuple(links)


def _entries(record: dict[str, Any], path: str) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for label, entry in record.items():
        if label == "links":
            continue
        if not LABEL.fullmatch(label):
            raise RelSyntaxError(f"{path}: {label!r} is no label of the guidelines", path=path)
        if not isinstance(entry, dict):
            raise RelSyntaxError(f"{path}: the entry {label} is no mapping", path=path)
        # YAML reads an unquoted 2023-11-21 as a date and 2023 as a number.
        if label[0] == "t" and entry.get("edtf") is not None:
            entry = {**entry, "edtf": str(entry["edtf"])}
        entries[label] = entry
    return entries


def load_rel(path: str | Path) -> RelFile:
    """Read one ``.rel`` file.

    Raises:
        RelSyntaxError: when it is absent, not UTF-8 or cannot be parsed.
    """
    try:
        source = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RelSyntaxError(f"{path}: cannot be read: {error}", path=str(path)) from error
    return parse_rel(source, str(path))


def find_rel_paths(folder: str | Path) -> tuple[Path, ...]:
    """All ``.rel`` files under a folder, sorted by path; a file is itself alone.

    Raises:
        RelSyntaxError: when there is none.
    """
    root = Path(folder)
    paths = (root,) if root.is_file() else tuple(sorted(root.rglob("*.rel")))
    if not paths:
        raise RelSyntaxError(
            f"{folder}: no .rel file there; name a file or folder that is or has one"
        )
    return paths


def load_corpus(folder: str | Path) -> tuple[RelFile, ...]:
    """All annotated reports under a folder, sorted by path; a single file is a corpus of one.

    A file beside the folder ``reports``, such as a corpus's ``example.rel``, is no part of it.

    Raises:
        RelSyntaxError: when there is none, or one cannot be parsed.
    """
    reports = Path(folder) / "reports"
    return tuple(load_rel(path) for path in find_rel_paths(reports if reports.is_dir() else folder))
