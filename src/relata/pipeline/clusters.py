"""The ledger's incidents at any moment: which events are one act, and by which joins."""

from collections.abc import Iterable, Mapping

from relata.link import LinkEvent, cluster, decode_event
from relata.link.clustering import JOIN_FROM, Group, JudgedPair
from relata.model.incident import Cluster, Join, Ref, make_ref
from relata.pipeline.linking import cluster_id, judged_pairs, read_reasons
from relata.store import EventKey, PairRow, View

Pairs = Mapping[tuple[EventKey, EventKey], PairRow]


def clusters_now(view: View, ids: Iterable[str] | None = None) -> tuple[Cluster, ...]:
    """The incidents as the ledger keeps them now; some only, when their ids are given."""
    members = view.members(ids)
    features = view.features({record for record, _ in members})
    events = {key: decode_event(features[key]) for key in members}
    pairs = _sure_pairs(view, events)
    inside = {ends: pair for ends, pair in pairs.items() if members[ends[0]] == members[ends[1]]}
    return _clustered(view, events, inside)


def clusters_then(view: View) -> tuple[Cluster, ...]:
    """All incidents at the view's moment, joined anew from what was known then."""
    current = view.current_records(view.report_ids())
    records = {row.id for row in current.values()}
    events = {key: decode_event(data) for key, data in view.features(records).items()}
    return _clustered(view, events, _sure_pairs(view, events))


def _clustered(
    view: View, events: Mapping[EventKey, LinkEvent], pairs: Pairs
) -> tuple[Cluster, ...]:
    """The clusters of some events, each with the joins that hold it together."""
    judged = judged_pairs(view, {record for record, _ in events})
    scored = [(pair.one, pair.other, pair.score) for pair in pairs.values()]
    made = (_make(group, events, pairs, judged) for group in cluster(events, scored, judged))
    return tuple(sorted(made, key=lambda one: one.id))


def _sure_pairs(view: View, events: Mapping[EventKey, LinkEvent]) -> Pairs:
    """The pairs sure enough to join, of these events alone."""
    found = view.pairs({record for record, _ in events})
    return {
        (pair.one, pair.other): pair
        for pair in found
        if pair.score >= JOIN_FROM and pair.one in events and pair.other in events
    }


def _make(
    group: Group,
    events: Mapping[EventKey, LinkEvent],
    pairs: Pairs,
    judged: Iterable[JudgedPair],
) -> Cluster:
    said = {tuple(sorted((one, other))): verdict for one, other, verdict in judged}
    return Cluster(
        id=cluster_id(events[key] for key in group.events),
        kind=_kind(events[key].kind for key in group.events),
        events=tuple(sorted(_ref(events[key]) for key in group.events)),
        joins=tuple(
            sorted(
                (
                    _join(one, other, events, pairs, said.get((one, other)))
                    for one, other in group.joins
                ),
                key=lambda join: (join.one, join.other),
            )
        ),
    )


def _join(
    one: EventKey,
    other: EventKey,
    events: Mapping[EventKey, LinkEvent],
    pairs: Pairs,
    verdict: str | None,
) -> Join:
    first, second = sorted((_ref(events[one]), _ref(events[other])))
    pair = pairs.get((one, other))
    if verdict == "same":
        return Join(one=first, other=second, score=1.0, reasons=("a person said so",))
    if pair is None:
        return Join(one=first, other=second, score=1.0, reasons=("the report calls them the same",))
    return Join(one=first, other=second, score=pair.score, reasons=read_reasons(pair.reasons))


def _ref(event: LinkEvent) -> Ref:
    return make_ref(event.report, event.event)


def _kind(kinds: Iterable[str]) -> str:
    """What an incident is: told as an occurrence by any of its reports, else what all say."""
    found = set(kinds)
    return "occurrence" if "occurrence" in found else min(found)
