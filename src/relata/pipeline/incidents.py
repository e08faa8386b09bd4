"""Incidents of the ledger, at any moment, all or those that a query finds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from relata.errors import UnknownSubject
from relata.model.incident import Cluster, Incident, Ref, make_ref, split_ref
from relata.model.ledger import Judgement, LedgerReport
from relata.pipeline.clusters import clusters_now, clusters_then
from relata.store import View, find_anchored
from relata.store.query import Query, find_events
from relata.views import build_incidents
from relata.views.incidents import Verdicts
from relata.views.judged import apply_judgements

GRADE = "grade"


JudgedPart = tuple[Ref, Judgement]
"""The part of a current record that a judgement hangs on."""


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
        return _with_reports(view, clusters_now(view, _clusters_found(view, query)), None)
    everything = clusters_then(view)
    if query is None:
        return _with_reports(view, everything, everything)
    wanted = set(find_events(view, query, current_records(view)).values())
    chosen = tuple(one for one in everything if wanted.intersection(one.events))
    return _with_reports(view, chosen, everything)


def _clusters_found(view: View, query: Query | None) -> set[str] | None:
    if query is None:
        return None
    wanted = find_events(view, query)
    members = view.clusters_of({record for record, _ in wanted})
    return {members[key] for key in wanted}


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
    said = judged_parts(view.judgements(), reports)
    judged = {name: _as_judged(report, said) for name, report in reports.items()}
    built = build_incidents(chosen, judged, cluster_of, verdicts_of(said))
    return IncidentsAndReports(built, judged)


def _as_judged(report: LedgerReport, said: Iterable[JudgedPart]) -> LedgerReport:
    if report.record is None:
        return report
    own = [(split_ref(ref)[1], one) for ref, one in said if split_ref(ref)[0] == report.id]
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
        if one.other is not None or report is None or report.record is None:
            continue
        local = find_anchored(report.record, one.anchor)
        if local is not None:
            found.append((make_ref(one.anchor.report, local), one))
    return found


def verdicts_of(judged: Iterable[JudgedPart]) -> Verdicts:
    """What people decided, the latest word on each field of each part."""
    said = {(ref, one.field): one for ref, one in judged}
    accepted = {ref for (ref, _), one in said.items() if one.verdict == "accept"}
    rejected = {ref for (ref, _), one in said.items() if one.verdict == "reject"}
    grades = {ref: one.value for (ref, field), one in said.items() if field == GRADE and one.value}
    return Verdicts(frozenset(accepted), frozenset(rejected), grades)


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
