"""How agents and targets of two events stand to each other."""

from collections.abc import Iterator

from relata.link.description import LinkActor, LinkEvent
from relata.link.words import rarity

Item = tuple[str, float, str]
Actors = tuple[LinkActor, ...]

TELLING = 3.0
"""Rarity from which a word of a name in common tells something."""
CROWDS = frozenset({"civilians", "other", "population", "person"})
"""Kinds whose names differ from report to report."""


def compare_actors(one: LinkEvent, other: LinkEvent) -> Iterator[Item]:
    """Features of both roles, and of roles exchanged."""
    for role, some, others in (
        ("agent", one.agents, other.agents),
        ("target", one.targets, other.targets),
    ):
        if some and others:
            state, words = _compare(some, others)
            yield f"{role}_{state}", 1.0, f"{words} {role}"
        elif some or others:
            yield f"{role}_in_one", 1.0, f"{role} told in one report only"
    if _are_exchanged(one, other):
        yield "roles_exchanged", 1.0, "agent and target exchanged"


def _are_exchanged(one: LinkEvent, other: LinkEvent) -> bool:
    """Whether one's agent is the other's target and in no role of its own agrees."""
    crossed = _agree(one.agents, other.targets) or _agree(one.targets, other.agents)
    straight = _agree(one.agents, other.agents) or _agree(one.targets, other.targets)
    return crossed and not straight


def _agree(some: Actors, others: Actors) -> bool:
    return bool(some and others) and _compare(some, others)[0] in ("same", "kin")


def _compare(some: Actors, others: Actors) -> tuple[str, str]:
    pairs = [(mine, theirs) for mine in some for theirs in others]
    same = [mine.words for mine, theirs in pairs if _are_same(mine, theirs)]
    if same:
        return "same", f"same ({' '.join(min(same))})"
    if any(_are_kin(mine, theirs) for mine, theirs in pairs):
        return "kin", "related"
    shared = {
        word
        for mine, theirs in pairs
        for word in set(mine.words) & set(theirs.words)
        if rarity(word) >= TELLING
    }
    if shared:
        return "words", f"likewise named ({min(shared)})"
    if all(_may_be_same(mine, theirs) for mine, theirs in pairs):
        return "alike", "similar"
    return "other", "other"


def _are_same(one: LinkActor, other: LinkActor) -> bool:
    if one.registry and other.registry:
        return one.registry == other.registry
    return one.words == other.words


def _are_kin(one: LinkActor, other: LinkActor) -> bool:
    mine = {one.registry, *one.kin} - {None}
    theirs = {other.registry, *other.kin} - {None}
    return bool(mine & theirs)


def _may_be_same(one: LinkActor, other: LinkActor) -> bool:
    """Whether nothing sets two actors apart: kinds and countries agree as far as told."""
    kinds = one.kind == other.kind or bool({one.kind, other.kind} & CROWDS)
    countries = not one.country or not other.country or one.country == other.country
    return kinds and countries
