"""What an actor's page tells: the registry's entry, its names, its dated relations."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from relata.resolve.actor_registry import RegistryEntry, load_registry
from relata.store.query import ActorFound


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One entry of the registry, with its relations in words."""

    entry: RegistryEntry
    relations: tuple[tuple[str, str, str], ...]


def actor_page(found: Iterable[ActorFound], name: str, registry: Path | None) -> list[ActorEntry]:
    """The entries that the named actors have, those of most reports first.

    A relation is its kind in words, the other's name, and its years.
    """
    entries = load_registry(registry).entries
    wanted = dict.fromkeys(one.registry for one in found if one.registry)
    if name in entries:
        wanted = dict.fromkeys((name, *wanted))
    return [
        ActorEntry(
            entry,
            tuple(
                (
                    relation.kind.replace("_", " "),
                    entries[relation.target].name
                    if relation.target in entries
                    else relation.target,
                    "–".join(part or "" for part in (relation.since, relation.until)).strip("–"),
                )
                for relation in entry.relations
            ),
        )
        for one in wanted
        if one is not None and (entry := entries.get(one)) is not None
    ]
