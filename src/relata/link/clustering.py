"""Events to incidents, from scored pairs and people's judgements.

Pairs are taken from the surest down. Two groups are joined when the pair is sure enough, no person
has set them apart, and no report would have two of its own events in one incident unless it calls
them the same itself. The result hangs on the set of events and pairs alone, not on their order.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from relata.link.description import LinkEvent

JOIN_FROM = 0.5
"""A pair at least this likely joins two groups."""

Key = tuple[str, str]
"""Record and event."""


class JudgedPair(NamedTuple):
    """What a person said of two events: ``same``, ``apart`` or ``unsure``."""

    one: Key
    other: Key
    verdict: str


class Group(NamedTuple):
    """Events of one incident, sorted, and the pairs that joined them."""

    events: tuple[Key, ...]
    joins: tuple[tuple[Key, Key], ...]


ScoredPair = tuple[Key, Key, float]


def cluster(
    events: Mapping[Key, LinkEvent],
    pairs: Iterable[ScoredPair],
    judged: Sequence[JudgedPair] = (),
) -> tuple[Group, ...]:
    """The incidents of a set of events, in order of their first events."""
    groups = _Groups(events)
    for one, other in _twins(events):
        groups.join(one, other)
    said = _latest(judged)
    for (one, other), verdict in sorted(said.items()):
        if verdict == "apart" and one in events and other in events:
            groups.set_apart(one, other)
    for (one, other), verdict in sorted(said.items()):
        if verdict == "same" and one in events and other in events:
            groups.join(one, other)
    for one, other, value in sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1])):
        if value < JOIN_FROM or one not in events or other not in events:
            continue
        if said.get((one, other)) not in ("apart", "unsure") and groups.may_join(one, other):
            groups.join(one, other)
    return groups.listed()


def _latest(judged: Sequence[JudgedPair]) -> dict[tuple[Key, Key], str]:
    """The last word on each pair, its events in order."""
    said = {}
    for one, other, verdict in judged:
        first, second = sorted((one, other))
        said[first, second] = verdict
    return said


def _twins(events: Mapping[Key, LinkEvent]) -> list[tuple[Key, Key]]:
    first: dict[tuple[str, str], Key] = {}
    found = []
    for key in sorted(events):
        event = events[key]
        leader = first.setdefault((key[0], event.twins), key)
        if leader != key:
            found.append((leader, key))
    return found


class _Groups:
    """Disjoint groups of events, with what each must not be joined with."""

    def __init__(self, events: Mapping[Key, LinkEvent]) -> None:
        self.events = events
        self.leader = {key: key for key in events}
        self.members: dict[Key, list[Key]] = {key: [key] for key in events}
        self.apart: dict[Key, set[Key]] = {key: set() for key in events}
        self.joins: list[tuple[Key, Key]] = []

    def join(self, one: Key, other: Key) -> None:
        mine, theirs = self.leader[one], self.leader[other]
        self.joins.append((one, other))
        if mine == theirs:
            return
        big, small = sorted((mine, theirs), key=lambda key: (-len(self.members[key]), key))
        for key in self.members[small]:
            self.leader[key] = big
        self.members[big] += self.members.pop(small)
        self.apart[big] |= self.apart.pop(small)

    def set_apart(self, one: Key, other: Key) -> None:
        self.apart[self.leader[one]].add(other)
        self.apart[self.leader[other]].add(one)

    def may_join(self, one: Key, other: Key) -> bool:
        mine, theirs = self.leader[one], self.leader[other]
        if mine == theirs:
            return False
        if any(self.leader[key] == theirs for key in self.apart[mine]):
            return False
        told = {self._teller(key) for key in self.members[mine]}
        reports = {record for record, _ in told}
        return all(
            teller in told or teller[0] not in reports
            for teller in map(self._teller, self.members[theirs])
        )

    def _teller(self, key: Key) -> tuple[str, str]:
        return self.events[key].report, self.events[key].twins

    def listed(self) -> tuple[Group, ...]:
        joined: dict[Key, list[tuple[Key, Key]]] = {}
        for one, other in self.joins:
            joined.setdefault(self.leader[one], []).append((min(one, other), max(one, other)))
        return tuple(
            Group(tuple(sorted(members)), tuple(sorted(set(joined.get(leader, ())))))
            for leader, members in sorted(self.members.items(), key=lambda item: min(item[1]))
        )
