"""Files of the lexicon of weapons and objects: read with line numbers, checked, each fault named.

One file a kind: ``title``, ``kind``, ``words`` (groups of plain words with their ``source``) and
``names`` (models and designations with ``also``, ``common``, ``shared`` and ``source``). A spelling
under ``common`` is also an ordinary word or another thing's name; one under ``shared`` is borne by
things of several kinds. The kind ``open`` holds words that leave the kind to the reader.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

from relata.errors import DataError
from relata.model.codebook import codes
from relata.resolve.lined_yaml import Fault, compose_file, pairs_of, plain_of
from relata.resolve.names import fold

TABLES = {"weapons": "weapon_kind", "objects": "object_kind"}
"""Folder of a table to the codebook's field with its kinds."""

OPEN = "open"
How = Literal["word", "name", "common", "shared"]
_TOP = ("title", "kind", "words", "names")
_GROUP = ("source", "are")
_NAME = ("also", "common", "shared", "source", "note")


class ThingFileError(DataError):
    """A file of weapons or objects has faults; mend the lines named, nothing was compiled."""

    code = "data.things"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a thing, as a file gives it.

    Attributes:
        text: as written.
        kind: of the file; ``open`` where the words leave it to the reader.
        entry: the name of the entry, or the word itself.
        how: ``word`` for plain words; else how far the spelling alone tells the thing.
        source: keys of ``sources.yaml`` or notes in words; never empty in a file without faults.
        line: counts from 1.
    """

    text: str
    kind: str
    entry: str
    how: How
    source: tuple[str, ...]
    file: str
    line: int

    @property
    def key(self) -> str:
        """The key it is found under: folded, without spaces, so that hyphens do not matter."""
        return squash(self.text)


def squash(words: str) -> str:
    """Folded letters and digits without any space: ``AK-47``, ``AK 47`` and ``ak47`` are one."""
    return fold(words).replace(" ", "")


def read_table(
    folder: Path, table: str, notes: Sequence[str]
) -> tuple[list[Spelling], list[Fault]]:
    """Spellings and faults of all files of a table, by file name.

    Args:
        folder: with a folder for each of ``TABLES``.
        table: ``weapons`` or ``objects``.
        notes: the keys that a ``source`` may name.
    """
    spellings: list[Spelling] = []
    faults: list[Fault] = []
    for path in sorted((folder / table).glob("*.yaml")):
        root = compose_file(path, ", ".join(_TOP))
        if isinstance(root, Fault):
            faults.append(root)
        else:
            spellings += _spellings(root, str(path), (*codes(TABLES[table]), OPEN), faults)
    for each in spellings:
        for source in each.source:
            if " " not in source and source not in notes:
                say = f"source {source!r}: wanted a note in words or one of {', '.join(notes)}"
                faults.append(Fault(each.file, each.line, f"{each.entry}: {say}"))
    return spellings, [*faults, *_clashes(spellings)]


def _spellings(
    root: yaml.MappingNode, file: str, kinds: Sequence[str], faults: list[Fault]
) -> list[Spelling]:
    top = dict(pairs_of(root, file, faults))
    faults += _unknown(top, _TOP, file)
    kind = str(plain_of(top["kind"][0])) if "kind" in top else ""
    if kind not in kinds:
        line = top["kind"][1] if "kind" in top else 1
        faults.append(Fault(file, line, f"kind: wanted one of {', '.join(kinds)}, found {kind!r}"))
        return []
    found: list[Spelling] = []
    if "words" in top:
        found += _read_words(top["words"][0], kind, file, faults)
    if "names" in top:
        found += _read_names(top["names"][0], kind, file, faults)
    for each in found:
        if not any("a" <= letter <= "z" for letter in each.key):
            say = f"{each.text!r} has no letter: it would be found in every number"
            faults.append(Fault(file, each.line, say))
    return found


def _read_words(node: yaml.Node, kind: str, file: str, faults: list[Fault]) -> Iterator[Spelling]:
    groups = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for group in groups:
        line = group.start_mark.line + 1
        if not isinstance(group, yaml.MappingNode):
            faults.append(Fault(file, line, "words: wanted groups with source and are"))
            continue
        fields = dict(pairs_of(group, file, faults))
        faults += _unknown(fields, _GROUP, file)
        source = tuple(text for text, _ in _listed(fields, "source", file, line, faults))
        for text, at in _listed(fields, "are", file, line, faults):
            yield Spelling(text, kind, text, "word", source, file, at)


def _read_names(node: yaml.Node, kind: str, file: str, faults: list[Fault]) -> Iterator[Spelling]:
    if not isinstance(node, yaml.MappingNode):
        faults.append(Fault(file, node.start_mark.line + 1, "names: wanted entries by name"))
        return
    for name, (row, line) in pairs_of(node, file, faults):
        if not isinstance(row, yaml.MappingNode):
            faults.append(Fault(file, line, f"{name}: wanted the entry's fields, found none"))
            continue
        fields = dict(pairs_of(row, file, faults))
        faults += _unknown(fields, _NAME, file)
        source = tuple(text for text, _ in _listed(fields, "source", file, line, faults))
        ways: tuple[tuple[str, How], ...] = (
            ("also", "name"),
            ("common", "common"),
            ("shared", "shared"),
        )
        listed = [
            (text, how, at)
            for field, how in ways
            if field in fields
            for text, at in _listed(fields, field, file, line, faults)
        ]
        if name not in {text for text, _, _ in listed}:
            listed.insert(0, (name, "name", line))
        for text, how, at in listed:
            yield Spelling(text, kind, name, how, source, file, at)


def _listed(
    fields: dict[str, tuple[yaml.Node, int]], field: str, file: str, line: int, faults: list[Fault]
) -> list[tuple[str, int]]:
    """The items of a list with their lines; an absent or empty one is a fault."""
    node, at = fields.get(field, (None, line))
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        faults.append(Fault(file, at, f"{field}: wanted a list of words, found none"))
        return []
    wrong = [item for item in node.value if not isinstance(item, yaml.ScalarNode)]
    faults += [Fault(file, at, f"{field}: wanted words, found a list in it") for _ in wrong]
    return [(str(item.value), item.start_mark.line + 1) for item in node.value if item not in wrong]


def _unknown(
    fields: dict[str, tuple[yaml.Node, int]], known: Sequence[str], file: str
) -> list[Fault]:
    return [
        Fault(file, line, f"unknown field {field!r}; wanted one of {', '.join(known)}")
        for field, (_, line) in fields.items()
        if field not in known
    ]


def _clashes(spellings: Sequence[Spelling]) -> Iterator[Fault]:
    """A spelling stands once, unless every entry that has it calls it ``shared``."""
    bearers: defaultdict[str, list[Spelling]] = defaultdict(list)
    for each in spellings:
        bearers[each.key].append(each)
    for bearing in bearers.values():
        first, *others = bearing
        if any(each.how != "shared" for each in bearing):
            for each in others:
                where = f"{first.kind} ({first.file}:{first.line})"
                say = f"{each.text!r} is {each.kind} here and {where}; set it under shared: in both"
                yield Fault(each.file, each.line, say)
        elif len({each.kind for each in bearing}) == 1:
            say = f"{first.text!r} is shared with no other kind; set it under also: or common:"
            yield Fault(first.file, first.line, say)
