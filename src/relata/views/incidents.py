"""Incidents from clusters and records: what all reports of one act tell, and who tells it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from relata.model.earth import distance_km
from relata.model.incident import (
    Cluster,
    Contradiction,
    EventSource,
    Incident,
    IncidentPlace,
    Ref,
    Remark,
    SaidBy,
    Toll,
    TollFigure,
    Value,
    make_ref,
    split_ref,
)
from relata.model.ledger import LedgerReport
from relata.model.record import Event, Place
from relata.views.contradictions import (
    occurrence_contradiction,
    toll_contradictions,
    value_contradiction,
)
from relata.views.tolls import Row, find_superseded, make_matrix, toll_rows
from relata.views.values import (
    Bodies,
    are_rivals,
    bodies_meant,
    collect,
    named_value,
    speak_as_named,
)
from relata.views.voices import Voices

OCCURRENCE = "occurrence"
WIDE = frozenset({"country", "region", "water", "route", "border", "admin1", "admin2"})
"""Precisions of places that may hold another place of the same act."""

PRECISIONS = (
    "exact",
    "site",
    "neighbourhood",
    "city",
    "admin2",
    "route",
    "border",
    "water",
    "admin1",
    "region",
    "country",
)
"""The narrowest first."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What people decided on values, by global name, as far as incidents need it.

    Attributes:
        accepted, rejected: values taken for right or wrong.
        grades: grade by incident's founding events, the latest.
        remarks: what people wrote, with the part that they wrote it on, oldest first.
        settled: of accepted values, who took them for right and why.
    """

    accepted: frozenset[Ref] = frozenset()
    rejected: frozenset[Ref] = frozenset()
    grades: Mapping[Ref, str] | None = None
    remarks: tuple[tuple[Ref, Remark], ...] = ()
    settled: Mapping[Ref, str] = field(default_factory=dict)


def build_incidents(
    clusters: Iterable[Cluster],
    reports: Mapping[str, LedgerReport],
    cluster_of: Mapping[Ref, str],
    verdicts: Verdicts | None = None,
) -> tuple[Incident, ...]:
    """One incident a cluster, in the clusters' order.

    ``reports`` holds every report that a cluster has an event of; ``cluster_of`` gives the cluster
    of every event of these reports, for the links between incidents; ``verdicts`` is what people
    decided on values.
    """
    voices = {
        report.id: Voices(report, report.record, joins_headline=True)
        for report in reports.values()
        if report.record is not None
    }
    linked = Links(voices, cluster_of)
    chosen = verdicts or Verdicts()
    return tuple(_build(one, voices, linked, chosen) for one in clusters)


class Links:
    """How incidents bear on each other, from the links of their reports."""

    def __init__(self, voices: Mapping[str, Voices], cluster_of: Mapping[Ref, str]) -> None:
        self.responds: dict[str, set[str]] = {}
        self.answered: dict[str, set[str]] = {}
        self.wholes: dict[str, Counter[str]] = {}
        for report, one in sorted(voices.items()):
            for link in one.record.links:
                source = cluster_of.get(make_ref(report, link.source_id))
                target = cluster_of.get(make_ref(report, link.target_id))
                if source is None or target is None or source == target:
                    continue
                if link.type == "response_to":
                    self.responds.setdefault(source, set()).add(target)
                    self.answered.setdefault(target, set()).add(source)
                elif link.type == "part_of":
                    self.wholes.setdefault(source, Counter())[target] += 1

    def whole_of(self, cluster: str) -> str | None:
        """The incident that one is part of: the one most reports say, then the smaller id."""
        wholes = self.wholes.get(cluster)
        if not wholes:
            return None
        return min(wholes, key=lambda whole: (-wholes[whole], whole))


def _build(
    cluster: Cluster, voices: Mapping[str, Voices], links: Links, verdicts: Verdicts
) -> Incident:
    told = _told(cluster, voices, verdicts)
    events = [_event(one, local) for one, local in told]
    slots = {
        slot: collect(told, slot) for slot in ("agents", "targets", "weapons", "places", "times")
    }
    bodies = bodies_meant(told, (*slots["agents"], *slots["targets"]))
    slots = {
        slot: tuple(named_value(value, bodies) for value in values)
        for slot, values in slots.items()
    }
    is_occurrence = cluster.kind == OCCURRENCE
    rows = [row for row in _rows(told, bodies) if row.figure.tally not in verdicts.rejected]
    superseded = find_superseded(rows, _linked_tallies(told, "supersedes"))
    tolls = make_matrix(rows, superseded) if is_occurrence else ()
    said = [(speak_as_named(one, bodies), ref, words) for one, ref, words in _occurrence(told)]
    type_, mode = _type_and_mode(events)
    place = _place(told)
    return Incident(
        id=cluster.id,
        kind=cluster.kind,
        type=type_,
        mode=mode,
        time=narrowest_time(slots["times"]),
        place=place,
        events=tuple(_source(one, voices) for one in cluster.events),
        reports=len({split_ref(one)[0] for one in cluster.events}),
        origins=len({voices[split_ref(one)[0]].report.origin for one in cluster.events}),
        agents=slots["agents"],
        targets=slots["targets"],
        weapons=slots["weapons"],
        places=slots["places"],
        times=slots["times"],
        occurrence=tuple(one for one, _, _ in said),
        tolls=tolls,
        contradictions=tuple(
            _with_settlement(one, verdicts)
            for one in _contradictions(told, slots, said, tolls, verdicts)
        ),
        grade=_grade(cluster, verdicts),
        part_of=links.whole_of(cluster.id),
        responds_to=tuple(sorted(links.responds.get(cluster.id, ()))),
        answered_by=tuple(sorted(links.answered.get(cluster.id, ()))),
        joins=cluster.joins,
        remarks=tuple(_remarks(cluster, voices, verdicts)),
    )


def _remarks(
    cluster: Cluster, voices: Mapping[str, Voices], verdicts: Verdicts
) -> Iterable[Remark]:
    """What people wrote on the incident: on an event, a count of it, or a report as a whole."""
    reports = {split_ref(ref)[0] for ref in cluster.events}
    for ref, remark in verdicts.remarks:
        report, local = split_ref(ref)
        if report not in reports:
            continue
        tallies = {one.id: one.event for one in voices[report].record.tallies}
        event = local if local.startswith("e") else tallies.get(local)
        if event is None or make_ref(report, event) in cluster.events:
            yield remark


Told = list[tuple[Voices, str]]


def _told(cluster: Cluster, voices: Mapping[str, Voices], verdicts: Verdicts) -> Told:
    """The events of a cluster with their reports' voices, but those that a person rejected."""
    kept = [ref for ref in cluster.events if ref not in verdicts.rejected] or list(cluster.events)
    return [(voices[report], local) for report, local in map(split_ref, kept)]


def _event(voices: Voices, local_id: str) -> Event:
    return next(one for one in voices.record.events if one.id == local_id)


def _rows(told: Told, bodies: Bodies) -> list[Row]:
    by_report: dict[str, tuple[Voices, list[str]]] = {}
    for one, local in told:
        by_report.setdefault(one.report.id, (one, []))[1].append(local)
    rows = [row for one, locals_ in by_report.values() for row in toll_rows(one, locals_)]
    return [row._replace(figure=_as_named(row.figure, bodies)) for row in rows]


def _as_named(figure: TollFigure, bodies: Bodies) -> TollFigure:
    body = bodies.get((figure.report, figure.speaker))
    if body is None:
        return figure
    return msgspec.structs.replace(figure, speaker=body.name, registry=body.registry)


def _linked_tallies(told: Told, kind: str) -> list[tuple[Ref, Ref]]:
    """The pairs of tallies that the reports themselves link so."""
    voices = {one.report.id: one for one, _ in told}
    return [
        (one.ref(link.source_id), one.ref(link.target_id))
        for one in voices.values()
        for link in one.record.links
        if link.type == kind and link.source_id[0] == link.target_id[0] == "n"
    ]


def _occurrence(told: Told) -> list[tuple[SaidBy, Ref, str]]:
    found = []
    for one, local in told:
        event = _event(one, local)
        words = _words(one, event.triggers)
        for said in one.said_by(event.occurrence.own_voice, event.occurrence.by):
            polarity = _towards_the_act(said.polarity, event.status)
            found.append((_with_polarity(said, polarity), one.ref(local), words))
    return found


def _towards_the_act(polarity: str, status: str) -> str:
    """Who holds with an event that is told as denied speaks against the act."""
    return "against" if status == "denied" and polarity == "for" else polarity


def _with_polarity(said: SaidBy, polarity: str) -> SaidBy:
    return msgspec.structs.replace(said, polarity=polarity)


def _words(voices: Voices, spans: Sequence[tuple[int, int]]) -> str:
    return " … ".join(voices.record.report.text[start:end] for start, end in spans)


def _contradictions(
    told: Told,
    slots: Mapping[str, tuple[Value, ...]],
    said: list[tuple[SaidBy, Ref, str]],
    tolls: Sequence[Toll],
    verdicts: Verdicts,
) -> Iterable[Contradiction]:
    accepted = verdicts.accepted
    settled = any(ref in accepted for _, ref, _ in said)
    happened = occurrence_contradiction(said, is_settled=settled)
    if happened is not None:
        yield happened
    yield from toll_contradictions(tolls, accepted, _linked_tallies(told, "contradicts"))
    denials = frozenset(
        one.claim for one, _, _ in said if one.polarity == "against" and one.claim is not None
    )
    rivals = {
        "agent": are_rivals(slots["agents"]),
        "target": False,
        "time": _disjoint_days(slots["times"]),
        "place": _far_apart(told),
    }
    for about, rival in rivals.items():
        found = value_contradiction(
            about, slots[f"{about}s"], denials, rival=rival, accepted=accepted
        )
        if found is not None:
            yield found


def _with_settlement(one: Contradiction, verdicts: Verdicts) -> Contradiction:
    """A settled contradiction with the words of who settled it."""
    if one.status != "settled":
        return one
    refs = (ref for side in one.sides for ref in (side.ref, side.claim) if ref is not None)
    words = next((verdicts.settled[ref] for ref in refs if ref in verdicts.settled), None)
    return msgspec.structs.replace(one, settlement=words)


def _disjoint_days(times: Sequence[Value]) -> bool:
    days = {value.edtf for value in times if value.edtf and len(value.edtf) == len("2024-05-07")}
    return len(days) > 1


def _far_apart(told: Told) -> bool:
    """Whether two reports put the act at places that exclude each other."""
    placed = [
        place
        for one, local in told
        for place in _places(one, _event(one, local))[:1]
        if place.lat is not None and place.precision not in WIDE
    ]
    return any(
        distance_km(one.lat or 0.0, one.lon or 0.0, other.lat or 0.0, other.lon or 0.0)
        > max(5.0, (one.radius_km or 10) + (other.radius_km or 10))
        for at, one in enumerate(placed)
        for other in placed[at + 1 :]
    )


def _places(voices: Voices, event: Event) -> list[Place]:
    known = {place.id: place for place in voices.record.places}
    return [known[one.ref] for one in (*event.places, *event.targets) if one.ref in known]


def _place(told: Told) -> IncidentPlace | None:
    """The narrowest place, of equals the one most reports give, of those the smaller name."""
    found = [place for one, local in told for place in _places(one, _event(one, local))]
    if not found:
        return None
    names = Counter(place.name for place in found)
    best = min(found, key=lambda place: (_rank(place), -names[place.name], place.name))
    return IncidentPlace(
        name=best.name,
        country=best.country,
        admin1=best.admin1,
        lat=best.lat,
        lon=best.lon,
        radius_km=best.radius_km,
        precision=precision_of(best),
        gazetteer=best.gazetteer,
    )


def _rank(place: Place) -> tuple[bool, int]:
    precision = precision_of(place)
    known = PRECISIONS.index(precision) if precision in PRECISIONS else len(PRECISIONS)
    return place.lat is None, known


def precision_of(place: Place) -> str | None:
    """How closely a place is known: as its record says, else as its kind has it."""
    if place.precision is not None:
        return place.precision
    kind = "route" if place.kind == "road" else place.kind
    return kind if kind in PRECISIONS else None


def _type_and_mode(events: Sequence[Event]) -> tuple[str, str | None]:
    types = Counter(event.type for event in events)
    chosen = min(types, key=lambda one: (-types[one], one))
    modes = Counter(event.mode for event in events if event.type == chosen and event.mode)
    named = {mode: count for mode, count in modes.items() if mode not in ("unknown", "other")}
    pool = named or modes
    return chosen, min(pool, key=lambda one: (-pool[one], one)) if pool else None


def narrowest_time(times: Sequence[Value]) -> str | None:
    """The narrowest span told, of equals the one most told; days that differ make a span."""
    days = sorted({value.edtf for value in times if value.edtf and len(value.edtf) == 10})
    if len(days) == 1:
        return days[0]
    if len(days) > 1:
        return f"{days[0]}/{days[-1]}"
    known = [value.edtf for value in times if value.edtf]
    return min(known, key=lambda edtf: (-len(edtf.partition("/")[0]), edtf)) if known else None


def _source(ref: Ref, voices: Mapping[str, Voices]) -> EventSource:
    report, local = split_ref(ref)
    known = voices[report].report
    source = known.sightings[0].source if known.sightings else voices[report].record.report.source
    return EventSource(report=report, source=source, event=local)


def _grade(cluster: Cluster, verdicts: Verdicts) -> str | None:
    grades = verdicts.grades or {}
    return next((grades[ref] for ref in cluster.events if ref in grades), None)
