"""Events to incidents, from scored pairs and people's judgements.

Groups are joined from the surest down. How sure two groups are is the mean over all pairs of an
event of one and an event of the other, those included that nobody looked for (they are scored
here): one likeness does not drag a whole group along. A join needs a pair that is sure by itself,
no person may have set the two apart, and no report may have two of its own events in one incident
unless it calls them the same itself. The result hangs on the set of events, pairs and judgements
alone, not on their order; sums are of whole numbers, so that no order of adding shows in them.
"""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from relata.link.description import LinkEvent
from relata.link.scoring import score

JOIN_FROM = 0.4
"""A pair at least this likely may join two groups. Source: the value that gave most right tolls on
the training bundles (.27, .33, .4 and .5 tried on their annotated records)."""

JOIN_MEAN_FROM = 0.25
"""Groups are joined only if all their pairs are at least this likely in the mean."""

UNIT = 10_000
"""Scores are summed in these parts."""

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
    inside = [pair for pair in pairs if pair[0] in events and pair[1] in events]
    groups = _Groups(events, inside)
    for one, other in _twins(events):
        groups.join(one, other)
    said = {pair: word for pair, word in _latest(judged).items() if set(pair) <= set(events)}
    for (one, other), verdict in sorted(said.items()):
        if verdict == "apart":
            groups.set_apart(one, other)
    for (one, other), verdict in sorted(said.items()):
        if verdict == "same":
            groups.join(one, other)
    held = {pair for pair, verdict in said.items() if verdict in ("apart", "unsure")}
    _join_surest(groups, [pair for pair in inside if _ordered(pair) not in held])
    return groups.listed()


def _ordered(pair: ScoredPair) -> tuple[Key, Key]:
    return min(pair[0], pair[1]), max(pair[0], pair[1])


def _join_surest(groups: "_Groups", pairs: Iterable[ScoredPair]) -> None:
    """Join groups while a pair is sure enough and so are the groups in the mean."""
    sure: dict[tuple[Key, Key], tuple[float, Key, Key]] = {}
    for one, other, value in sorted(pairs, key=lambda pair: (pair[2], _ordered(pair))):
        mine, theirs = groups.leader[one], groups.leader[other]
        if value >= JOIN_FROM and mine != theirs:
            sure[min(mine, theirs), max(mine, theirs)] = (value, one, other)
    bridges: dict[Key, dict[Key, tuple[float, Key, Key]]] = {}
    for (mine, theirs), best in sure.items():
        bridges.setdefault(mine, {})[theirs] = best
        bridges.setdefault(theirs, {})[mine] = best
    heap = [_entry(groups, mine, theirs) for mine, theirs in sure]
    heapify(heap)
    while heap:
        entry = heappop(heap)
        mine, theirs = entry.mine, entry.theirs
        if theirs not in bridges.get(mine, {}) or entry.size != groups.size(mine, theirs):
            continue
        if not groups.may_join(mine, theirs):
            continue
        _, one, other = bridges[mine][theirs]
        kept, gone = groups.join(one, other)
        for neighbour in _merge_bridges(bridges, kept, gone):
            heappush(heap, _entry(groups, *sorted((kept, neighbour))))


class _Entry(NamedTuple):
    """A join to be tried: the surest first, then by name; ``size`` tells whether it still holds."""

    unlikely: int
    mine: Key
    theirs: Key
    size: int


def _entry(groups: "_Groups", mine: Key, theirs: Key) -> _Entry:
    return _Entry(-groups.mean(mine, theirs), mine, theirs, groups.size(mine, theirs))


def _merge_bridges(
    bridges: dict[Key, dict[Key, tuple[float, Key, Key]]], kept: Key, gone: Key
) -> list[Key]:
    """Hand the bridges of a joined group to the one it is now part of; all its neighbours."""
    mine, theirs = bridges.setdefault(kept, {}), bridges.pop(gone, {})
    mine.pop(gone, None)
    for neighbour, bridge in theirs.items():
        bridges[neighbour].pop(gone, None)
        if neighbour == kept:
            continue
        best = max(bridge, mine.get(neighbour, bridge), key=lambda one: (one[0], one[1:]))
        mine[neighbour] = bridges[neighbour][kept] = best
    return sorted(mine)


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
    """Disjoint groups of events, each named by its smallest, with what it must not join."""

    def __init__(self, events: Mapping[Key, LinkEvent], pairs: Iterable[ScoredPair]) -> None:
        self.events = events
        self.leader = {key: key for key in events}
        self.members: dict[Key, list[Key]] = {key: [key] for key in events}
        self.apart: dict[Key, set[Key]] = {key: set() for key in events}
        self.joins: list[tuple[Key, Key]] = []
        self.known = {_ordered(pair): round(pair[2] * UNIT) for pair in pairs}
        self.totals: dict[Key, dict[Key, int]] = {}

    def join(self, one: Key, other: Key) -> tuple[Key, Key]:
        """Join the groups of two events; names of the group that is kept and of the one gone."""
        mine, theirs = sorted((self.leader[one], self.leader[other]))
        self.joins.append((one, other))
        if mine != theirs:
            for key in self.members[theirs]:
                self.leader[key] = mine
            self._join_totals(mine, theirs)
            self.members[mine] += self.members.pop(theirs)
            self.apart[mine] |= self.apart.pop(theirs)
        return mine, theirs

    def set_apart(self, one: Key, other: Key) -> None:
        self.apart[self.leader[one]].add(other)
        self.apart[self.leader[other]].add(one)

    def size(self, mine: Key, theirs: Key) -> int:
        """Events of both groups; 0 when one is gone."""
        if mine not in self.members or theirs not in self.members:
            return 0
        return len(self.members[mine]) + len(self.members[theirs])

    def mean(self, mine: Key, theirs: Key) -> int:
        """How likely all pairs across two groups are in the mean, in parts of ``UNIT``."""
        pairs = len(self.members[mine]) * len(self.members[theirs])
        return self._total(mine, theirs) // pairs

    def _total(self, mine: Key, theirs: Key) -> int:
        known = self.totals.setdefault(mine, {}).get(theirs)
        if known is None:
            some, others = self.members[mine], self.members[theirs]
            known = sum(self._value(one, other) for one in some for other in others)
            self._keep_total(mine, theirs, known)
        return known

    def _keep_total(self, mine: Key, theirs: Key, total: int) -> None:
        self.totals.setdefault(mine, {})[theirs] = total
        self.totals.setdefault(theirs, {})[mine] = total

    def _join_totals(self, mine: Key, theirs: Key) -> None:
        """Add up what is known of either group, before they become one."""
        near = {**self.totals.pop(mine, {}), **self.totals.pop(theirs, {})}
        for group in near:
            ours = self.totals.get(group, {})
            parts = [ours.pop(mine, None), ours.pop(theirs, None)]
            if group in (mine, theirs):
                continue
            missing = (mine, theirs)[parts.index(None)] if None in parts else None
            if missing is not None:
                some, others = self.members[missing], self.members[group]
                parts.append(sum(self._value(one, other) for one in some for other in others))
            self._keep_total(mine, group, sum(part for part in parts if part is not None))

    def _value(self, one: Key, other: Key) -> int:
        pair = min(one, other), max(one, other)
        if pair not in self.known:
            found = score(self.events[pair[0]], self.events[pair[1]])
            self.known[pair] = round(found.score * UNIT) if found else 0
        return self.known[pair]

    def may_join(self, mine: Key, theirs: Key) -> bool:
        if self.mean(mine, theirs) < JOIN_MEAN_FROM * UNIT:
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
            for leader, members in sorted(self.members.items())
        )
