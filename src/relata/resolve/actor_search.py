"""Finds entries of the registry for a person who looks a name up, and what stands around one.

Matching a report's names is stricter (``actor_match``): here half a name is enough.
"""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from relata.errors import UsageError
from relata.resolve.actor_office import load_offices
from relata.resolve.actor_registry import OWN, Registry, RegistryEntry, Relation, make_office
from relata.resolve.countries import load_countries
from relata.resolve.names import fold

_NEAR = 0.75
"""Share of letters that two spellings must have in common to be shown as near."""


class UnknownActor(UsageError):
    """No entry of the registry has that id: look for it with ``relata actors search``."""

    code = "usage.unknown_actor"


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found, with the name of it that did."""

    entry: RegistryEntry
    name: str


def search_actors(registry: Registry, words: str) -> list[Hit]:
    """Entries one of whose names is the words, or has them all; the closest first.

    The words may be beginnings (``kata hezb``), in any order, in any script that the entry has.
    """
    exact = [Hit(entry, _bearing(entry, words)) for entry in registry.look_up(words)]
    known = {hit.entry.id for hit in exact}
    wanted = fold(words).split()
    partly = [
        (len(hit.name), hit)
        for entry in registry.entries.values()
        if wanted and entry.id not in known and (hit := _find_partly(entry, wanted)) is not None
    ]
    return exact + [hit for _, hit in sorted(partly, key=lambda each: (each[0], each[1].entry.id))]


def near_spellings(registry: Registry, words: str, limit: int = 5) -> list[Hit]:
    """Entries with a name spelt nearly so, for words that found nothing; the nearest first."""
    by_key = {
        fold(name): Hit(entry, name) for entry in registry.entries.values() for name in entry.names
    }
    keys = difflib.get_close_matches(fold(words), by_key, n=4 * limit, cutoff=_NEAR)
    hits = {by_key[key].entry.id: by_key[key] for key in reversed(keys)}
    return list(reversed(hits.values()))[:limit]


def find_entry(registry: Registry, id: str) -> RegistryEntry:
    """The entry of an id; one of the user's own also without its mark.

    An office that no file has is made by its pattern (``hr-government``).

    Raises:
        UnknownActor: no entry has it.
    """
    entry = registry.entries.get(id) or registry.entries.get(f"{OWN}{id}")
    country, _, office = id.partition("-")
    if entry is None and country.upper() in load_countries() and office in load_offices():
        return make_office(country.upper(), office)
    if entry is None:
        near = difflib.get_close_matches(id, registry.entries, n=3)
        rest = f"; there are {', '.join(near)}" if near else "; look for it: relata actors search"
        raise UnknownActor(f"wanted the id of an actor, got {id!r}, which none has{rest}", id=id)
    return entry


def relations_to(
    registry: Registry, entry: RegistryEntry
) -> Iterator[tuple[RegistryEntry, Relation]]:
    """Who stands in a relation to the entry, with that relation, by id."""
    for other in sorted(registry.entries.values(), key=lambda each: each.id):
        for relation in other.relations:
            if relation.target == entry.id:
                yield other, relation


def _bearing(entry: RegistryEntry, words: str) -> str:
    key = fold(words)
    return next((name for name in entry.names if fold(name) == key), entry.name)


def _find_partly(entry: RegistryEntry, wanted: list[str]) -> Hit | None:
    """The shortest name of which every word wanted begins a word."""
    names = [name for name in entry.names if _has_all(fold(name).split(), wanted)]
    return Hit(entry, min(names, key=len)) if names else None


def _has_all(words: list[str], wanted: list[str]) -> bool:
    return all(any(word.startswith(start) for word in words) for start in wanted)
