"""What actors of the registry belong to, as linking needs it."""

from functools import cache
from pathlib import Path

from relata.pipeline.settings import load_settings
from relata.resolve.actor_registry import OWN, load_registry

UPWARDS = frozenset({"branch_of", "front_for", "successor_of", "allied_label"})
"""Relations that lead to an actor under whose name the same act may be told."""

DOWNWARDS = frozenset({"umbrella_over"})
"""Relations whose target may be told in the entry's name."""

FARTHEST = 3
"""Steps that are followed."""


def _shipped_name(own: str) -> set[str]:
    """The shipped entry that one of the user's is read over; empty for one that is new.

    Records read before the user's was made bear that name.
    """
    return {own.removeprefix(OWN)} & load_registry().entries.keys()


def registry_kin(name: str) -> tuple[str, ...]:
    """Entries over one, the nearest first; empty for an unknown name.

    The user's own actors (``RELATA_REGISTRY``) count as they do in reading. What was linked before
    they changed stands until ``relata relink``.

    Raises:
        RegistryFileError: the user's files have faults; the message names the first.
    """
    return _kin(load_settings().registry, name)


@cache
def _kin(folder: Path | None, name: str) -> tuple[str, ...]:
    seen = {name: None}
    layer = [name]
    for _ in range(FARTHEST):
        layer = [over for one in layer for over in _over(folder).get(one, ()) if over not in seen]
        seen |= dict.fromkeys(layer)
    return tuple(seen)[1:]


@cache
def _over(folder: Path | None) -> dict[str, tuple[str, ...]]:
    """By entry, what is directly over it."""
    found: dict[str, set[str]] = {}
    for entry in load_registry(folder).entries.values():
        for relation in entry.relations:
            if relation.kind in UPWARDS:
                found.setdefault(entry.id, set()).add(relation.target)
            elif relation.kind in DOWNWARDS:
                found.setdefault(relation.target, set()).add(entry.id)
    for own in (name for name in load_registry(folder).entries if name.startswith(OWN)):
        found.setdefault(own, set()).update(_shipped_name(own))
    return {name: tuple(sorted(over)) for name, over in found.items()}
