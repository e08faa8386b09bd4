"""Incidents that may be the same act as another: scored pairs that were not sure enough to join."""

from collections.abc import Iterable

import msgspec

from relata.model.incident import Incident, Ref, make_ref
from relata.pipeline.linking import read_reasons
from relata.store import EventKey, PairRow, View


class NearIncident(msgspec.Struct, frozen=True, kw_only=True):
    """Another incident, and the pair of events that speaks most for joining the two.

    Attributes:
        score: probability from 0 to 1 that the two events are the same act.
        reasons: in words, the weightiest first.
    """

    cluster: str
    one: Ref
    other: Ref
    score: float
    reasons: tuple[str, ...]


def near_incidents(view: View, incident: Incident, limit: int) -> list[NearIncident]:
    """Other incidents of which a pair with this one was scored, the likeliest first."""
    current = view.current_records({one.report for one in incident.events})
    own = {(current[one.report].id, one.event) for one in incident.events}
    best: dict[str, tuple[float, EventKey, EventKey, PairRow]] = {}
    pairs = [pair for pair in view.pairs_with(own) if (pair.one in own) != (pair.other in own)]
    others = {_ends(pair, own)[1] for pair in pairs}
    clusters = view.clusters_of({record for record, _ in others})
    for pair in pairs:
        mine, theirs = _ends(pair, own)
        cluster = clusters.get(theirs)
        if cluster is None or cluster == incident.id:
            continue
        if cluster not in best or pair.score > best[cluster][0]:
            best[cluster] = (pair.score, mine, theirs, pair)
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:limit]
    names = _refs(view, (key for _, (_, mine, theirs, _) in ranked for key in (mine, theirs)))
    return [
        NearIncident(
            cluster=cluster,
            one=names[mine],
            other=names[theirs],
            score=score,
            reasons=read_reasons(pair.reasons),
        )
        for cluster, (score, mine, theirs, pair) in ranked
    ]


def _ends(pair: PairRow, own: set[EventKey]) -> tuple[EventKey, EventKey]:
    """The end that is the incident's own, and the other."""
    return (pair.one, pair.other) if pair.one in own else (pair.other, pair.one)


def _refs(view: View, keys: Iterable[EventKey]) -> dict[EventKey, Ref]:
    wanted = set(keys)
    reports = {row.id: row.report for row in view.record_rows({record for record, _ in wanted})}
    return {(record, event): make_ref(reports[record], event) for record, event in wanted}
