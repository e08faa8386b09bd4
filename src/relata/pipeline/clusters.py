"""The ledger's incidents at any moment: which events are one act, and by which joins."""

from collections.abc import Iterable, Mapping

from relata.link import LinkEvent, cluster, decode_event
from relata.link.clustering import JOIN_FROM, Group, JudgedPair
from relata.model.incident import Cluster, Join, Ref, make_ref
from relata.pipeline.linking import cluster_id, read_reasons, resolve_pairs
from relata.store import EventKey, PairRow, View

Pairs = Mapping[tuple[EventKey, EventKey], PairRow]


def clusters_now(view: View, ids: Iterable[str] | None = None) -> tuple[Cluster, ...]:
    """The incidents as the ledger keeps them now; some only, when their ids are given."""
    members = view.members(ids)
    return _described(view, members)


def clusters_then(view: View) -> tuple[Cluster, ...]:
    """All incidents at the view's moment, joined anew from what was known then."""
    current = view.current_records(view.report_ids())
    records = {row.id for row in current.values()}
    events = {key: decode_event(data) for key, data in view.features(records).items()}
    pairs = _sure_pairs(view, events)
    judged = _judged(view)
    scored = [(pair.one, pair.other, pair.score) for pair in pairs.values()]
    groups = cluster(events, scored, judged)
    return _sorted(_make(group, events, pairs, judged) for group in groups)


def _described(view: View, members: Mapping[EventKey, str]) -> tuple[Cluster, ...]:
    """The clusters of some members, each with the joins that hold it together."""
    features = view.features({record for record, _ in members})
    events = {key: decode_event(features[key]) for key in members}
    pairs = _sure_pairs(view, events)
    judged = _judged(view)
    inside = [
        (pair.one, pair.other, pair.score)
        for pair in pairs.values()
        if members[pair.one] == members[pair.other]
    ]
    groups = cluster(events, inside, judged)
    return _sorted(_make(group, events, pairs, judged) for group in groups)


def _judged(view: View) -> list[JudgedPair]:
    return resolve_pairs(view, [one for one in view.judgements() if one.field == "incident"])


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


def _sorted(clusters: Iterable[Cluster]) -> tuple[Cluster, ...]:
    return tuple(sorted(clusters, key=lambda one: one.id))
