"""Keeps the ledger's incidents current: new events are scored, and what they touch joined anew.

Only the events that hang together with a changed one, through pairs sure enough to join or through
people's judgements, are clustered again; so the result is that of clustering everything, and the
cost that of what the change touches.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from relata.link import (
    JudgedPair,
    LinkEvent,
    Scored,
    cluster,
    decode_event,
    describe,
    encode_event,
    keys_of,
    score,
)
from relata.link.clustering import JOIN_FROM
from relata.model.ledger import Judgement
from relata.model.record import Record
from relata.pipeline.kin import registry_kin
from relata.store import EventKey, EventRow, PairRow, View, Writer, find_anchored, hash_id

FAR_FUTURE = 10**9
"""Stands for the day of a report without one: it founds an incident only among its like."""


def event_rows(record: Record) -> list[EventRow]:
    """What the ledger keeps of a record's events for linking and search."""
    return [_event_row(record, event) for event in describe(record, registry_kin)]


def _event_row(record: Record, event: LinkEvent) -> EventRow:
    placed = [place for place in event.places if place.lat is not None]
    place = min(placed, key=lambda one: one.radius_km, default=None)
    killed = [toll.low for toll in event.tolls if toll.effect == "killed" and toll.low is not None]
    country = next((one.country for one in event.places if one.country), None)
    return EventRow(
        event=event.event,
        kind=event.kind,
        type=event.type,
        mode=event.mode,
        status=event.status,
        first_day=event.first,
        last_day=event.last,
        country=place.country if place else country,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        radius_km=place.radius_km if place else None,
        killed_low=max(killed, default=None),
        own_id=own_id(event),
        features=encode_event(event),
        keys=keys_of(event),
    )


def own_id(event: LinkEvent) -> str:
    """The id of the incident that an event founds."""
    return hash_id("incident", event.report, event.anchor, event.type)


def cluster_id(events: Iterable[LinkEvent]) -> str:
    """The id of the incident of some events: that of the earliest published."""
    return own_id(min(events, key=_founding))


def _founding(event: LinkEvent) -> tuple[int, str, int, str]:
    published = FAR_FUTURE if event.published is None else event.published
    start = event.anchor.partition(":")[0]
    return published, event.report, int(start) if start.isdigit() else 0, event.event


# Changing what is linked


def link_events(writer: Writer, view: View, record: str, rows: Sequence[EventRow]) -> None:
    """Score a current record's events against all that share a key, and join what they touch."""
    known = writer.known_pairs(record)
    pairs = []
    for row in rows:
        mine = (record, row.event)
        event = decode_event(row.features)
        for theirs, features in writer.events_by_key(row.keys).items():
            one, other = sorted((mine, theirs))
            if (one, other) in known or theirs[0] == record:
                continue
            other_event = decode_event(features)
            found = score(event, other_event) if one == mine else score(other_event, event)
            if found is not None:
                pairs.append(PairRow(one, other, found.score, _write_reasons(found)))
    writer.put_pairs(pairs)
    events = {(record, row.event): "" for row in rows}
    writer.put_members(events)
    join_again(writer, view, events)


def unlink_record(writer: Writer, view: View, record: str) -> None:
    """Take a record's events out of their incidents, and join again what they held together."""
    events = writer.members_of([record])
    near = {end for pair in writer.pairs_of(events) for end in (pair.one, pair.other)}
    judged = judged_pairs(view, {record})
    near |= {end for pair in judged for end in (pair.one, pair.other)}
    writer.drop_members(events)
    join_again(writer, view, near - set(events))


def join_again(writer: Writer, view: View, seeds: Iterable[EventKey]) -> None:
    """Cluster anew all events that hang together with the seeds."""
    found = gather(writer, view, seeds)
    members: dict[EventKey, str] = {}
    scored = [(pair.one, pair.other, pair.score) for pair in found.pairs]
    for group in cluster(found.events, scored, found.judged):
        made = cluster_id(found.events[key] for key in group.events)
        members |= dict.fromkeys(group.events, made)
    writer.put_members(members)


class Connected(NamedTuple):
    """Events that hang together, and by what."""

    events: dict[EventKey, LinkEvent]
    pairs: tuple[PairRow, ...]
    judged: tuple[JudgedPair, ...]


def gather(writer: Writer, view: View, seeds: Iterable[EventKey]) -> Connected:
    """All current events connected with the seeds."""
    events: dict[EventKey, LinkEvent] = {}
    pairs: dict[tuple[EventKey, EventKey], PairRow] = {}
    judged: dict[JudgedPair, None] = {}
    fresh = set(seeds)
    seen = set(fresh)
    while fresh:
        records = {record for record, _ in fresh}
        current = set(writer.members_of(records))
        features = view.features(records)
        decoded = {key: decode_event(features[key]) for key in current}
        fresh = _with_twins(fresh & current, decoded) - set(events)
        events |= {key: decoded[key] for key in fresh}
        near = [pair for pair in writer.pairs_of(fresh) if pair.score >= JOIN_FROM]
        pairs |= {(pair.one, pair.other): pair for pair in near}
        said = judged_pairs(view, records)
        judged |= dict.fromkeys(said)
        ends = {end for pair in near for end in (pair.one, pair.other)}
        ends |= {end for said_pair in said for end in (said_pair.one, said_pair.other)}
        fresh = ends - seen
        seen |= fresh
    return Connected(events, tuple(pairs[key] for key in sorted(pairs)), tuple(judged))


def _with_twins(wanted: set[EventKey], events: Mapping[EventKey, LinkEvent]) -> set[EventKey]:
    """The events and all that their reports call the same."""
    twins = {(key[0], events[key].twins) for key in wanted}
    return {key for key, event in events.items() if (key[0], event.twins) in twins}


def judged_pairs(view: View, records: Iterable[str]) -> list[JudgedPair]:
    """What people said of events of some records, of two current events each, oldest first."""
    reports = {row.report for row in view.record_rows(records)}
    if not reports:
        return []
    said = [one for one in view.judgements_on(reports) if one.field == "incident"]
    return resolve_pairs(view, said)


def resolve_pairs(view: View, judgements: Sequence[Judgement]) -> list[JudgedPair]:
    """Judgements on two events as pairs of current events; those whose words are gone lack."""
    if not judgements:
        return []
    reports = {one.anchor.report for one in judgements}
    reports |= {one.other.report for one in judgements if one.other}
    current = view.current_records(reports - view.withdrawn)
    bodies = {report: view.record(row.id) for report, row in current.items()}
    found = []
    for one in judgements:
        ends = [anchor for anchor in (one.anchor, one.other) if anchor is not None]
        keys = []
        for anchor in ends:
            event = (
                find_anchored(bodies[anchor.report], anchor) if anchor.report in bodies else None
            )
            if event is not None:
                keys.append((current[anchor.report].id, event))
        if len(keys) == 2:
            found.append(JudgedPair(keys[0], keys[1], one.verdict))
    return found


def _write_reasons(found: Scored) -> str:
    return msgspec.json.encode(found.reasons).decode()


def read_reasons(text: str) -> tuple[str, ...]:
    """The reasons that a pair was kept with."""
    return msgspec.json.decode(text, type=tuple[str, ...])
