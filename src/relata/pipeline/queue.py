"""Keeps the desk's lines current: those that a change touched are made anew when they are asked."""

from collections.abc import Iterable, Mapping

from relata.link.days import span_of
from relata.model.incident import Incident
from relata.model.ledger import Judgement, LedgerReport
from relata.pipeline.clusters import clusters_now
from relata.pipeline.incidents import incidents_of_clusters
from relata.store import Ledger, View
from relata.store.queue import Line, count_stale, put_lines, stale_clusters
from relata.views.worth import killed_range, worth_of

BATCH = 200
"""Lines that are made anew within one transaction."""

MACHINE = "relata desk"
"""Who writes lines; they are no change of the ledger."""


def refresh_lines(ledger: Ledger, limit: int = BATCH) -> int:
    """Make stale lines anew, at most so many; returns how many are left.

    Raises:
        LedgerError: the ledger fails.
    """
    with ledger.view() as view:
        if not stale_clusters(view, 1):
            return 0
    with ledger.write(MACHINE) as writer:
        view = writer.view()
        stale = stale_clusters(view, limit)
        put_lines(writer, stale, make_lines(view, stale))
        return count_stale(view)


def make_lines(view: View, clusters: Iterable[str]) -> list[Line]:
    """The lines of some incidents; one that is gone has none."""
    found = incidents_of_clusters(view, clusters_now(view, clusters))
    reviews = reviews_of(view.judgements_on(found.reports))
    return [_line(one, found.reports, reviews) for one in found.incidents]


def reviews_of(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """The last review of each report."""
    return {one.anchor.report: one for one in judgements if one.field == "review"}


def _line(
    incident: Incident, reports: Mapping[str, LedgerReport], reviews: Mapping[str, Judgement]
) -> Line:
    told = {one.report for one in incident.events}
    done = {name for name, one in reviews.items() if one.value == "done"}
    reasons = worth_of(incident, reports)
    days = span_of(incident.time) if incident.time else None
    low, high = killed_range(incident)
    place = incident.place
    return Line(
        cluster=incident.id,
        worth=sum(points for points, _ in reasons),
        reasons=reasons,
        is_open=not told <= done,
        kind=incident.kind,
        type=incident.type,
        mode=incident.mode,
        time=incident.time,
        first_day=days[0] if days else None,
        last_day=days[1] if days else None,
        place=place.name if place else None,
        country=place.country if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        radius_km=place.radius_km if place else None,
        precision=place.precision if place else None,
        agents=tuple(one.name for one in incident.agents),
        killed_low=low,
        killed_high=high,
        disputes=sum(one.status == "open" for one in incident.contradictions),
        reports=incident.reports,
        origins=incident.origins,
        grade=incident.grade,
    )
