"""The registry of well-known actors, found by exact name, acronym or transliteration key.

A name that only resembles an entry's is never enough: the key must be the same.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from relata.assets import load_yaml_asset
from relata.resolve.countries import is_adjective
from relata.resolve.names import fold, loosen

ASSET = "actors.yaml"
_MAX_WORDS = 8


@dataclass(frozen=True, slots=True)
class RegistryEntry:
    """One actor of the registry.

    Attributes:
        also: other names and acronyms.
        country: ISO 3166 alpha-2, or None for bodies and groups of no one state.
        of: id of the entry it belongs to, or None.
    """

    id: str
    name: str
    also: tuple[str, ...]
    kind: str
    country: str | None
    of: str | None


@cache
def load_registry() -> dict[str, RegistryEntry]:
    """All entries by id, in the order of the file."""
    return {
        key: RegistryEntry(
            id=key,
            name=row["name"],
            also=tuple(row.get("also") or ()),
            kind=row["kind"],
            country=row.get("country"),
            of=row.get("of"),
        )
        for key, row in load_yaml_asset(ASSET).items()
    }


def look_up_actor(words: str, *, one_case: bool = False) -> tuple[RegistryEntry, ...]:
    """Entries that bear the name as a whole; several where the name is shared, empty if none.

    Acronyms count only as written (``IS`` is a group, ``is`` a verb); in a report without case
    those of three letters and fewer do not count at all.
    """
    key = fold(words)
    if not key:
        return ()
    found = [
        entry
        for entry, name in _strict_names().get(key, ())
        if not is_acronym(name) or _written_so(words, name, one_case=one_case)
    ]
    if not found and " " in key:
        found = list(_loose_names().get(loosen(words), ()))
    return tuple(dict.fromkeys(found))


def find_actors_inside(words: str) -> tuple[RegistryEntry, ...]:
    """Entries named somewhere inside a phrase as whole words (``a Taliban commander``)."""
    tokens = words.replace(",", " ").split()
    found: dict[RegistryEntry, None] = {}
    for start in range(len(tokens)):
        for end in range(min(len(tokens), start + _MAX_WORDS), start, -1):
            phrase = " ".join(tokens[start:end]).strip("\"'“”‘’().;:")
            phrase = phrase.removesuffix("'s").removesuffix("’s")
            if phrase[:1].islower() and "-" not in phrase:
                break
            before = tokens[start - 1] if start else ""
            if before[:1].isupper() and not is_adjective(before):
                break  # the end of a longer name, such as National Security Council
            hits = look_up_actor(phrase)
            if len(hits) == 1:
                found.setdefault(hits[0])
                break
    return tuple(found)


def is_acronym(name: str) -> bool:
    """True for a name of capitals only, such as ``RSF`` or ``M23``."""
    return " " not in name and len(name) <= 8 and name.upper() == name


def _written_so(words: str, name: str, *, one_case: bool) -> bool:
    bare = words.strip("\"'“”‘’()").replace(".", "")
    return len(name) > 3 if one_case else bare == name.replace(".", "")


@cache
def _strict_names() -> dict[str, tuple[tuple[RegistryEntry, str], ...]]:
    names: dict[str, list[tuple[RegistryEntry, str]]] = defaultdict(list)
    for entry in load_registry().values():
        for name in (entry.name, *entry.also):
            names[fold(name)].append((entry, name))
    return {key: tuple(rows) for key, rows in names.items()}


@cache
def _loose_names() -> dict[str, tuple[RegistryEntry, ...]]:
    names: dict[str, list[RegistryEntry]] = defaultdict(list)
    for entry in load_registry().values():
        for name in (entry.name, *entry.also):
            key = loosen(name)
            if " " in name and len(key) >= 8 and entry not in names[key]:
                names[key].append(entry)
    return {key: tuple(rows) for key, rows in names.items()}
