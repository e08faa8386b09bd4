"""Are the events of several reports joined into the right incidents, and counted once?

Events are global names (``REPORT:e1``). What was read bears the names of the annotated events it is
aligned with; an event without a counterpart keeps a name that the other side does not know. In
``strict`` figures such events count: a missed event is lost to recall, a spurious one to precision.
``given`` figures are over the events that both sides have.

Source: B³ as in Bagga and Baldwin (1998).
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from relata.score.coreference import measure_clusters
from relata.score.counts import Counts

Incident = frozenset[str]
"""Events of one incident."""

Figures = frozenset[tuple[int | None, int | None]]
"""Least and most of the counts of one effect, by whomever they are given."""

Tolls = Mapping[str, Mapping[str, Figures]]
"""By event, then effect; events without a count may lack."""


class WrongPair(msgspec.Struct, frozen=True, order=True):
    """Two events that one side joins and the other keeps apart; ``one`` < ``other``."""

    one: str
    other: str


class TollCounts(msgspec.Struct, frozen=True):
    """What became of the tolls of annotated incidents, an effect of an incident counting one.

    Attributes:
        gold: tolls of the annotation.
        right: those whose figures all stand in the incident that has most of its events, and no
            other figure does.
        doubled: those of which two or more incidents have a figure: a sum would count them twice.
    """

    gold: int = 0
    right: int = 0
    doubled: int = 0

    def __add__(self, other: "TollCounts") -> "TollCounts":
        """The counts of both together."""
        return TollCounts(
            self.gold + other.gold, self.right + other.right, self.doubled + other.doubled
        )


class IncidentScore(msgspec.Struct, frozen=True):
    """How one set of reports was joined.

    Attributes:
        over: pairs joined that are two acts.
        under: pairs kept apart that are one act; with events missing on a side, none.
    """

    b3: Counts
    b3_given: Counts
    pairs: Counts
    tolls: TollCounts
    over: tuple[WrongPair, ...]
    under: tuple[WrongPair, ...]


def score_incidents(
    gold: Iterable[Iterable[str]],
    read: Iterable[Iterable[str]],
    gold_tolls: Tolls,
    read_tolls: Tolls,
) -> IncidentScore:
    """Compare two ways of joining events; incidents of one side share no event."""
    wanted, came = _listed(gold), _listed(read)
    both = frozenset().union(*wanted) & frozenset().union(*came)
    given_wanted, given_came = _cut(wanted, both), _cut(came, both)
    wanted_pairs, came_pairs = _pairs(given_wanted), _pairs(given_came)
    hits = float(len(wanted_pairs & came_pairs))
    return IncidentScore(
        b3=measure_clusters(_numbered(wanted, wanted, came), _numbered(came, wanted, came))["b3"],
        b3_given=measure_clusters(
            _numbered(given_wanted, wanted, came), _numbered(given_came, wanted, came)
        )["b3"],
        pairs=Counts(float(len(wanted_pairs)), hits, float(len(came_pairs)), hits),
        tolls=_score_tolls(wanted, came, gold_tolls, read_tolls),
        over=tuple(sorted(came_pairs - wanted_pairs)),
        under=tuple(sorted(wanted_pairs - came_pairs)),
    )


def _listed(incidents: Iterable[Iterable[str]]) -> list[Incident]:
    return [frozenset(incident) for incident in incidents]


def _cut(incidents: Sequence[Incident], kept: frozenset[str]) -> list[Incident]:
    return [incident & kept for incident in incidents if incident & kept]


def _numbered(
    incidents: Sequence[Incident], wanted: Sequence[Incident], came: Sequence[Incident]
) -> list[frozenset[int]]:
    """The incidents with a number for each event, the same on both sides."""
    number = {name: i for i, name in enumerate(sorted(frozenset().union(*wanted, *came)))}
    return [frozenset(number[event] for event in incident) for incident in incidents]


def _pairs(incidents: Iterable[Incident]) -> frozenset[WrongPair]:
    return frozenset(
        WrongPair(*pair) for incident in incidents for pair in combinations(sorted(incident), 2)
    )


def _score_tolls(
    wanted: Sequence[Incident], came: Sequence[Incident], gold_tolls: Tolls, read_tolls: Tolls
) -> TollCounts:
    total = TollCounts()
    for incident in wanted:
        # Of incidents with as many events of it, the one that holds fewest others, then by name.
        near = sorted(
            (one for one in came if one & incident),
            key=lambda one: (-len(one & incident), len(one), sorted(one)),
        )
        for effect, figures in _tolls_of(incident, gold_tolls).items():
            found = [_tolls_of(one & incident, read_tolls).get(effect) for one in near]
            whole = _tolls_of(near[0], read_tolls).get(effect) if near else None
            total += TollCounts(1, int(whole == figures), int(sum(map(bool, found)) > 1))
    return total


def _tolls_of(events: Iterable[str], tolls: Tolls) -> dict[str, Figures]:
    found: dict[str, Figures] = {}
    for event in sorted(events):
        for effect, figures in tolls.get(event, {}).items():
            found[effect] = found.get(effect, frozenset()) | figures
    return found


class PairStates(msgspec.Struct, frozen=True):
    """Pairs of events of different reports, by who joins them: both, neither, or one alone."""

    both: int = 0
    neither: int = 0
    only_one: int = 0
    only_other: int = 0

    def __add__(self, other: "PairStates") -> "PairStates":
        """The counts of both together."""
        return PairStates(
            self.both + other.both,
            self.neither + other.neither,
            self.only_one + other.only_one,
            self.only_other + other.only_other,
        )

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa; None when there is no pair or chance alone agrees."""
        total = self.both + self.neither + self.only_one + self.only_other
        if not total:
            return None
        one, other = self.both + self.only_one, self.both + self.only_other
        chance = (one * other + (total - one) * (total - other)) / total**2
        return ((self.both + self.neither) / total - chance) / (1 - chance) if chance < 1 else None


def compare_pairs(one: Iterable[Iterable[str]], other: Iterable[Iterable[str]]) -> PairStates:
    """How two annotators of one bundle decided on its pairs; events that both have alone count."""
    mine, theirs = _listed(one), _listed(other)
    events = sorted(frozenset().union(*mine) & frozenset().union(*theirs))
    some, others = _pairs(mine), _pairs(theirs)
    states = PairStates()
    for first, second in combinations(events, 2):
        if first.partition(":")[0] == second.partition(":")[0]:
            continue
        here, there = WrongPair(first, second) in some, WrongPair(first, second) in others
        states += PairStates(
            int(here and there),
            int(not here and not there),
            int(here and not there),
            int(there and not here),
        )
    return states
