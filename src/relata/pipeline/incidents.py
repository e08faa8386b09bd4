"""Incidents of the ledger, at any moment, all or those that a query finds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

from relata.errors import UnknownSubject
from relata.model.entries import Written, parse_sentence
from relata.model.incident import Cluster, Incident, Ref, Remark, make_ref, split_ref
from relata.model.ledger import CODED, Judgement, LedgerReport
from relata.model.project import PROJECT_PREFIX
from relata.pipeline.clusters import clusters_now, clusters_then
from relata.pipeline.judging import INCIDENT
from relata.store import View, find_anchored
from relata.store.query import Query, find_events
from relata.views import build_incidents
from relata.views.incidents import Verdicts
from relata.views.judged import Said, apply_judgements

GRADE = "grade"
SENTENCE = "sentence"
REMARKS = frozenset({SENTENCE, "note", "admiralty"})
"""Fields in which people write on an incident in their own words."""

WHOLE = frozenset({"event", "tally", "claim", "value"})
"""Fields whose verdicts are on what was told, not on how it was read."""

READING = "reading"
"""The field of an event or count as a whole, as it was read; one rejected is left out."""


class JudgedPart(NamedTuple):
    """A judgement on a value, and the part of a current record that it hangs on.

    Attributes:
        other: local id of the second part in the same report, of a judgement that names two.
    """

    ref: Ref
    judgement: Judgement
    other: str | None = None


@dataclass(frozen=True, slots=True)
class IncidentsAndReports:
    """Incidents with the reports that tell of them."""

    incidents: tuple[Incident, ...]
    reports: Mapping[str, LedgerReport]


def incidents_of(view: View, query: Query | None = None, *, is_now: bool) -> IncidentsAndReports:
    """The incidents that a query finds; all without one.

    ``is_now`` says whether the view shows the latest state: then the joins that the ledger keeps
    are taken, which are the same as those made anew.
    """
    if is_now:
        return _with_reports(
            view, clusters_now(view, None if query is None else clusters_found(view, query)), None
        )
    everything = clusters_then(view)
    if query is None:
        return _with_reports(view, everything, everything)
    wanted = set(find_events(view, query, current_records(view)).values())
    chosen = tuple(one for one in everything if wanted.intersection(one.events))
    return _with_reports(view, chosen, everything)


def clusters_found(view: View, query: Query) -> set[str]:
    """The incidents, as they are now, that have an event which answers a query."""
    wanted = find_events(view, query)
    members = view.clusters_of({record for record, _ in wanted})
    return {members[key] for key in wanted}


def incidents_of_clusters(view: View, clusters: tuple[Cluster, ...]) -> IncidentsAndReports:
    """The incidents of clusters as the ledger keeps them now."""
    return _with_reports(view, clusters, None)


def current_records(view: View) -> frozenset[str]:
    """The records that counted at the view's moment."""
    return frozenset(row.id for row in view.current_records(view.report_ids()).values())


def _with_reports(
    view: View, chosen: tuple[Cluster, ...], everything: tuple[Cluster, ...] | None
) -> IncidentsAndReports:
    reports = view.reports(split_ref(ref)[0] for one in chosen for ref in one.events)
    if everything is not None:
        cluster_of = {ref: one.id for one in everything for ref in one.events}
    else:
        cluster_of = _clusters_of_reports(view, reports)
    said = judged_parts(view.judgements_on(reports), reports)
    judged = {name: _as_judged(report, said) for name, report in reports.items()}
    built = build_incidents(chosen, judged, cluster_of, verdicts_of(said))
    return IncidentsAndReports(built, judged)


def _as_judged(report: LedgerReport, said: Iterable[JudgedPart]) -> LedgerReport:
    if report.record is None:
        return report
    own = [
        Said(split_ref(one.ref)[1], one.judgement, one.other)
        for one in said
        if split_ref(one.ref)[0] == report.id
    ]
    return msgspec.structs.replace(report, record=apply_judgements(report.record, own))


def _clusters_of_reports(view: View, reports: Iterable[str]) -> dict[Ref, str]:
    records = {row.id: row.report for row in view.current_records(reports).values()}
    return {
        make_ref(records[record], event): cluster
        for (record, event), cluster in view.clusters_of(records).items()
    }


def judged_parts(
    judgements: Iterable[Judgement], reports: Mapping[str, LedgerReport]
) -> list[JudgedPart]:
    """The judgements on values of the reports, with the parts whose words they hang on."""
    found = []
    for one in judgements:
        report = reports.get(one.anchor.report)
        if one.field == INCIDENT or report is None or report.record is None:
            continue
        local = find_anchored(report.record, one.anchor)
        other = find_anchored(report.record, one.other) if one.other is not None else None
        if local is not None and (one.other is None or other is not None):
            found.append(JudgedPart(make_ref(one.anchor.report, local), one, other))
    return found


def verdicts_of(judged: Sequence[JudgedPart]) -> Verdicts:
    """What people decided, the latest word on each field of each part; nothing coded blind."""
    said = {
        (one.ref, one.judgement.field): one.judgement
        for one in judged
        if one.judgement.verdict != CODED
    }
    whole = {(ref, field): one for (ref, field), one in said.items() if field in WHOLE}
    accepted = {ref for (ref, _), one in whole.items() if one.verdict == "accept"}
    rejected = {
        ref
        for (ref, field), one in said.items()
        if one.verdict == "reject" and (field in WHOLE or field == READING)
    }
    settled = {ref: _settlement(one) for (ref, _), one in whole.items() if one.verdict == "accept"}
    grades = {ref: one.value for (ref, field), one in said.items() if field == GRADE and one.value}
    return Verdicts(
        frozenset(accepted), frozenset(rejected), grades, tuple(_remarks(judged)), settled
    )


def _settlement(one: Judgement) -> str:
    """Who took what for right, and why."""
    side = f"{one.value} – " if one.value else ""
    why = f": {one.why}" if one.why else ""
    return f"{side}taken for right by {one.who}{why}"


def _remarks(judged: Iterable[JudgedPart]) -> list[tuple[Ref, Remark]]:
    """What people wrote, oldest first.

    Every sentence and note counts but those that a later sentence revises; of a project's field
    and of an Admiralty code the last word.
    """
    found: list[tuple[Ref, Remark]] = []
    revised: set[str | None] = set()
    for ref, one, _ in sorted(judged, key=lambda part: part.judgement.change):
        is_last = one.field == "admiralty" or one.field.startswith(PROJECT_PREFIX)
        if one.verdict == CODED or not (is_last or one.field in REMARKS):
            continue
        if is_last:
            found = [(at, mark) for at, mark in found if (at, mark.field) != (ref, one.field)]
        if one.verdict != "set" or not one.value:
            continue
        written = parse_sentence(one.value) if one.field == SENTENCE else Written(text=one.value)
        revised.add(written.revises)
        remark = Remark(
            id=one.id,
            field=one.field,
            on=ref,
            who=one.who,
            at=one.at,
            text=written.text,
            cites=written.cites,
            in_place_of=written.in_place_of,
        )
        found.append((ref, remark))
    return [(ref, remark) for ref, remark in found if remark.id not in revised]


def find_incidents(view: View, clusters: Sequence[str]) -> list[Incident]:
    """Some incidents as the ledger keeps them now, in the order of their ids given."""
    found = {
        one.id: one for one in _with_reports(view, clusters_now(view, clusters), None).incidents
    }
    return [found[one] for one in clusters if one in found]


def find_incident(view: View, name: str) -> Incident:
    """One incident by its id, a former id, the beginning of one, or one of its events.

    Raises:
        UnknownSubject: the ledger has no such incident.
    """
    cluster = view.find_cluster(name)
    if cluster is None:
        raise UnknownSubject(
            f"the ledger has no incident {name!r}; relata incidents lists them", subject=name
        )
    return _with_reports(view, clusters_now(view, [cluster]), None).incidents[0]


def find_incident_then(view: View, name: str) -> Incident:
    """One incident at the view's moment, by its id then or one of its events.

    Raises:
        UnknownSubject: there was no such incident then.
    """
    everything = clusters_then(view)
    chosen = tuple(
        one for one in everything if (name and one.id.startswith(name)) or name in one.events
    )
    if len(chosen) != 1:
        raise UnknownSubject(f"the ledger had no incident {name!r} then", subject=name)
    return _with_reports(view, chosen, everything).incidents[0]
