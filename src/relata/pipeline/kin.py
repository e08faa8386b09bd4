"""What actors of the registry belong to, as linking needs it."""

from functools import cache

from relata.resolve.actor_registry import load_registry

UPWARDS = frozenset({"branch_of", "front_for", "successor_of", "allied_label"})
"""Relations that lead to an actor under whose name the same act may be told."""

DOWNWARDS = frozenset({"umbrella_over"})
"""Relations whose target may be told in the entry's name."""

FARTHEST = 3
"""Steps that are followed."""


@cache
def _over() -> dict[str, tuple[str, ...]]:
    """By entry, what is directly over it."""
    found: dict[str, set[str]] = {}
    for entry in load_registry().entries.values():
        for relation in entry.relations:
            if relation.kind in UPWARDS:
                found.setdefault(entry.id, set()).add(relation.target)
            elif relation.kind in DOWNWARDS:
                found.setdefault(relation.target, set()).add(entry.id)
    return {name: tuple(sorted(over)) for name, over in found.items()}


@cache
def registry_kin(name: str) -> tuple[str, ...]:
    """Entries over one, the nearest first; empty for an unknown name."""
    seen = {name: None}
    layer = [name]
    for _ in range(FARTHEST):
        layer = [over for one in layer for over in _over().get(one, ()) if over not in seen]
        seen |= dict.fromkeys(layer)
    return tuple(seen)[1:]
