"""MUC-4's files: reports of FBIS on political violence in Latin America, and their answer keys.

A file of texts holds messages: a line ``TST1-MUC3-0001``, then paragraphs of capitals, the first
with a dateline (``BOGOTA, 7 SEP 89 (EFE) --``). A file of keys holds templates with numbered slots;
a slot's fillers stand one a line, alternatives of one filler between slashes, a question mark
before a filler that need not be given, ``"…"`` around words of the text, and after a colon the
words to which a coded filler belongs. A template may be ``(OPTIONAL)``. A message without an
incident has one template of asterisks.

Source: MUC-4 task documentation, "Task description, template design, and specifications for slot
fillers", version 7.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import msgspec

from relata.evaluate.outside import BadOutsideFile, find_outside_files, read_outside_file

SLOTS = {
    2: "date",
    3: "location",
    4: "type",
    5: "stage",
    6: "weapon",
    9: "perp_individual",
    10: "perp_organization",
    11: "confidence",
    12: "object",
    14: "object_number",
    16: "object_effect",
    18: "human_name",
    19: "human_description",
    21: "human_number",
    23: "human_effect",
}
"""The slots that are measured, by their numbers."""

_MESSAGE = re.compile(r"(?:DEV|TST\d)-MUC\d-\d{4}")
_SLOT = re.compile(r" ?(\d{1,2})\. +[A-Z ]+: [A-Z ]+?(?:  +|$)(.*)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3}) (\d{2})")
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_CENTURY = 1900


class Fill(msgspec.Struct, frozen=True):
    """One filler.

    Attributes:
        options: the ways to say it, any of which is right; never empty.
        of: for coded fillers, the ways to say to whom or what it applies; empty for none.
        optional: nothing at all is right too.
    """

    options: tuple[str, ...]
    of: tuple[str, ...] = ()
    optional: bool = False


class Template(msgspec.Struct, frozen=True):
    """One incident; a slot that is absent holds nothing."""

    slots: Mapping[str, tuple[Fill, ...]]
    optional: bool = False

    def fills(self, slot: str) -> tuple[Fill, ...]:
        """The slot's fillers; empty for none."""
        return self.slots.get(slot, ())


class Message(msgspec.Struct, frozen=True):
    """One report: its name, its text with paragraphs joined, and the day of its dateline or ""."""

    id: str
    text: str
    day: str


def load_messages(folder: Path) -> tuple[tuple[Path, Message], ...]:
    """The messages of ``tst1`` and ``tst2`` under a folder, in the order of the files.

    Raises:
        BadOutsideFile: there is no such file.
    """
    files = find_outside_files(folder, "tst[12]-muc[34]", "MUC-4")
    return tuple((path, message) for path in files for message in _messages(path))


def load_keys(folder: Path) -> dict[str, tuple[Template, ...]]:
    """The templates of every message with a key under a folder; empty for an irrelevant one.

    Raises:
        BadOutsideFile: there is no file of keys, or one is not as published.
    """
    keys: dict[str, tuple[Template, ...]] = {}
    for path in find_outside_files(folder, "key-tst[12].*", "MUC-4"):
        for name, template in _templates(path):
            keys[name] = (*keys.get(name, ()), *((template,) if template.slots else ()))
    return keys


def _messages(path: Path) -> Iterator[Message]:
    text = read_outside_file(path)
    starts = list(re.finditer(rf"^{_MESSAGE.pattern}\b.*$", text, re.MULTILINE))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    for start, end in zip(starts, ends, strict=True):
        name = start[0].split()[0]
        yield _message(name, text[start.end() : end])


def _message(name: str, body: str) -> Message:
    """Lines of a paragraph are joined; the dateline's day is the day of publication."""
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", body)]
    text = "\n\n".join(part for part in paragraphs if part)
    found = _DAY.search(text.split("--", 1)[0])
    day = read_day(found[0]) if found else None
    return Message(name, text, day.isoformat() if day else "")


def read_day(words: str) -> date | None:
    """A day as keys and datelines write it (``7 SEP 89``); None for no day."""
    found = _DAY.fullmatch(words.strip())
    if found is None or found[2] not in _MONTHS:
        return None
    return date(_CENTURY + int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))


def _templates(path: Path) -> Iterator[tuple[str, Template]]:
    name, optional, current = "", False, 0
    slots: dict[str, list[str]] = {}
    for line in [*read_outside_file(path).splitlines(), "0.  MESSAGE: ID"]:
        if line.startswith(";") or not line.strip():
            continue
        found = _SLOT.match(line)
        value = found[2] if found else line
        if found:
            current = int(found[1])
        if current == 0:
            if name:
                yield name, _template(slots, path, optional=optional)
            name, optional, slots = value.strip(), False, {}
        elif current == 1:
            optional = "OPTIONAL" in value
        elif current in SLOTS:
            slots.setdefault(SLOTS[current], []).append(value.strip())


def _template(slots: Mapping[str, list[str]], path: Path, *, optional: bool) -> Template:
    if slots.get("type", [""])[0] in ("", "*"):
        return Template({})
    filled = {
        slot: tuple(fill for line in _joined(lines) if (fill := _fill(slot, line)))
        for slot, lines in slots.items()
    }
    if not filled.get("type"):
        raise BadOutsideFile(
            f"{path}: wanted a type in every template of an incident, one has none", path=str(path)
        )
    return Template({slot: fills for slot, fills in filled.items() if fills}, optional)


def _joined(lines: list[str]) -> list[str]:
    """One string a filler: a line that begins or follows with a slash goes on with its filler."""
    joined: list[str] = []
    for line in lines:
        if joined and (line.startswith("/") or joined[-1].endswith(("/", ":"))):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _fill(slot: str, line: str) -> Fill | None:
    """One filler; None where the key has none (``-``, ``*``)."""
    optional = line.startswith("?")
    value = line.removeprefix("?").strip()
    if value in ("", "-", "*"):
        return None
    if slot in ("date", "location"):
        return Fill(_in_brackets(value), (), optional)
    quoted = tuple(each.replace('\\"', '"') for each in _QUOTED.findall(value))
    before = value.split('"', 1)[0].rstrip().removesuffix(":")
    coded = tuple(part.strip(" ?") for part in before.split("/") if part.strip(" ?"))
    if slot == "human_description" and quoted and not coded:
        return _described(value, optional=optional)
    if coded:
        return Fill(coded, tuple(each for each in quoted if each != "-"), optional)
    return Fill(quoted, (), optional) if quoted else None


def _described(value: str, *, optional: bool) -> Fill:
    """``"PRESIDENT" / "MR": "CEREZO"``: descriptions, and after the colon whom they describe."""
    own, _, of = value.partition('": "')
    return Fill(
        tuple(_QUOTED.findall(own if own.endswith('"') else own + '"')),
        tuple(_QUOTED.findall('"' + of)) if of else (),
        optional,
    )


def _in_brackets(value: str) -> tuple[str, ...]:
    """``(A) / (B)`` as A and B; a value without such brackets as it stands."""
    if not value.startswith("("):
        return (value,)
    return tuple(re.split(r"\) / \(", value.removeprefix("(").removesuffix(")")))
