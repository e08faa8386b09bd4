"""Joins a set of events all at once, without a ledger: the same incidents as a ledger makes."""

from collections.abc import Iterator, Mapping

from relata.link.clustering import Group, Key, ScoredPair, cluster
from relata.link.description import LinkEvent
from relata.link.keys import keys_of
from relata.link.scoring import score


def candidates(events: Mapping[Key, LinkEvent]) -> Iterator[tuple[Key, Key]]:
    """Pairs of events of different reports that share a key, each once, sorted."""
    by_key: dict[str, list[Key]] = {}
    for name in sorted(events):
        for key in keys_of(events[name]):
            by_key.setdefault(key, []).append(name)
    found = {
        (one, other)
        for names in by_key.values()
        for at, one in enumerate(names)
        for other in names[at + 1 :]
        if one[0] != other[0]
    }
    yield from sorted(found)


def score_all(events: Mapping[Key, LinkEvent]) -> tuple[ScoredPair, ...]:
    """All pairs of events that share a key and may be one, with their scores."""
    found = ((one, other, score(events[one], events[other])) for one, other in candidates(events))
    return tuple((one, other, item.score) for one, other, item in found if item is not None)


def join(events: Mapping[Key, LinkEvent]) -> tuple[Group, ...]:
    """The incidents of a set of events."""
    return cluster(events, score_all(events))
