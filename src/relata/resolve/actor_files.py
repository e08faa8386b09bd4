"""Files of the registry of actors: read with line numbers, checked, each fault named.

One file a country or movement: ``title``, ``country`` (of every entry that names none) and
``actors``, entries by id. Nothing of a file with a fault is taken.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from relata.errors import DataError
from relata.model.codebook import codes
from relata.resolve.countries import load_countries
from relata.resolve.lined_yaml import Fault, compose_file, pairs_of, plain_of

RELATIONS = (
    "branch_of",
    "umbrella_over",
    "front_for",
    "split_from",
    "successor_of",
    "allied_label",
    "allied_with",
)
"""Kinds of relation: ``allied_label`` is a name under which acts of the other are also told."""

NAME_LISTS = ("also", "acronyms", "native", "shared", "seats")
_FIELDS = frozenset(
    {"name", "kind", "country", "office", "since", "until", "relations", "source", "note"}
    | {"replace", *NAME_LISTS}
)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TOP = frozenset({"title", "country", "actors"})


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as a file gives it, its country filled in, with where it stands."""

    id: str
    row: Mapping[str, Any]
    file: str
    line: int


class RegistryFileError(DataError):
    """A file of actors has faults; mend the lines named, nothing of it was loaded."""

    code = "data.registry"


def read_folder(folder: Path) -> tuple[list[RawEntry], list[Fault]]:
    """Entries and faults of all ``.yaml`` files of a folder, by file name.

    Raises:
        RegistryFileError: the folder cannot be read or holds no such file.
    """
    files = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    if not files:
        raise RegistryFileError(
            f"wanted a folder with .yaml files of actors, found none in {folder}; name another "
            "folder, or unset RELATA_REGISTRY",
            folder=str(folder),
        )
    entries: list[RawEntry] = []
    faults: list[Fault] = []
    for path in files:
        found, wrong = read_file(path)
        entries += found
        faults += wrong
    return entries, faults


def read_file(path: Path) -> tuple[list[RawEntry], list[Fault]]:
    """Entries and faults of one file; a file that is no YAML has one fault and no entry."""
    root = compose_file(path, "title, country and actors")
    return ([], [root]) if isinstance(root, Fault) else _entries(root, str(path))


def _entries(root: yaml.MappingNode, file: str) -> tuple[list[RawEntry], list[Fault]]:
    faults: list[Fault] = []
    top = dict(pairs_of(root, file, faults))
    faults += [
        Fault(file, line, f"unknown field {key!r}; wanted {', '.join(sorted(_TOP))}")
        for key, (_, line) in top.items()
        if key not in _TOP
    ]
    actors = top.get("actors", (None, 1))[0]
    if not isinstance(actors, yaml.MappingNode):
        return [], [*faults, Fault(file, 1, "wanted actors: with entries by id, found none")]
    country = plain_of(top["country"][0]) if "country" in top else None
    entries: list[RawEntry] = []
    for key, (node, line) in pairs_of(actors, file, faults):
        if not isinstance(node, yaml.MappingNode):
            faults.append(Fault(file, line, f"{key}: wanted the entry's fields, found none"))
            continue
        lines = {field: at for field, (_, at) in pairs_of(node, file, faults)}
        if not _ID.fullmatch(key):
            faults.append(Fault(file, line, f"id {key!r}: wanted small letters, digits and -"))
        row = plain_of(node)
        if "country" not in row and not (country is None and "country" not in top):
            row["country"] = country
        entries.append(RawEntry(key, row, file, line))
        faults += [Fault(file, lines.get(at, line), f"{key}: {say}") for at, say in _check(row)]
    return entries, faults


def _check(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Faults of one entry: the field, and what is wrong with it."""
    for field in row:
        if field not in _FIELDS:
            yield field, f"unknown field {field!r}; wanted one of {', '.join(sorted(_FIELDS))}"
    for field in ("name", "kind", "country", "office", "note"):
        value = row.get(field)
        if value is not None and not (isinstance(value, str) and value.strip()):
            yield field, f"{field}: wanted a word, found {value!r}"
            return
    for field in (*NAME_LISTS, "source"):
        value = row.get(field)
        if value is not None and not (
            isinstance(value, list) and value and all(isinstance(item, str) for item in value)
        ):
            yield field, f"{field}: wanted a list of words, found {value!r}"
    kinds = codes("actor_kind")
    if "kind" in row and row["kind"] not in kinds:
        yield "kind", f"kind: wanted one of {', '.join(kinds)}, found {row['kind']!r}"
    country = row.get("country")
    if country is not None and country not in load_countries():
        yield "country", f"country: wanted an ISO 3166 alpha-2 code or null, found {country!r}"
    yield from _check_years(row, "")
    relations = row.get("relations")
    if relations is not None and not isinstance(relations, list):
        yield "relations", f"relations: wanted a list, found {relations!r}"
        return
    for relation in relations or ():
        yield from _check_relation(relation)


def _check_relation(relation: object) -> Iterator[tuple[str, str]]:
    kinds = [key for key in relation if key in RELATIONS] if isinstance(relation, dict) else []
    if not isinstance(relation, dict) or len(kinds) != 1:
        yield "relations", f"relations: wanted one of {', '.join(RELATIONS)}, found {relation!r}"
        return
    unknown = set(relation) - {*RELATIONS, "since", "until", "source", "note"}
    if unknown:
        yield "relations", f"relations: unknown field {sorted(unknown)[0]!r}"
    if not isinstance(relation[kinds[0]], str):
        yield "relations", f"{kinds[0]}: wanted one id, found {relation[kinds[0]]!r}"
    yield from _check_years(relation, "relations")


def _check_years(row: Mapping[str, Any], field: str) -> Iterator[tuple[str, str]]:
    for key in ("since", "until"):
        value = row.get(key)
        if value is not None and not is_year(str(value)):
            yield field or key, f"{key}: wanted a year such as 1994, found {value!r}"
    since, until = str(row.get("since") or ""), str(row.get("until") or "")
    if is_year(since) and is_year(until) and since > until:
        yield field or "until", f"ends {until}, before it begins in {since}"


def is_year(words: str) -> bool:
    """True for four digits."""
    return len(words) == 4 and words.isascii() and words.isdigit()
