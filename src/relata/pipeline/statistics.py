"""Figures on a ledger."""

from collections import Counter

from relata.pipeline.clusters import clusters_now, clusters_then
from relata.pipeline.judging import queued
from relata.store import View


def count_ledger(view: View, *, is_now: bool) -> list[tuple[str, int | str]]:
    """Names and figures, in the order in which they are told."""
    reports = view.reports(view.report_ids())
    clusters = clusters_now(view) if is_now else clusters_then(view)
    kinds = Counter(one.kind for one in clusters)
    read = [one for one in reports.values() if one.record is not None]
    return [
        ("ledger", view.moment.ledger),
        ("last change", f"{view.moment.change}, {view.moment.at}"),
        ("reports", len(reports)),
        ("reports without record", len(reports) - len(read)),
        ("origins", len({one.origin for one in reports.values()})),
        ("readings", view.count("records")),
        ("events", sum(len(one.record.events) for one in read if one.record)),
        ("claims", sum(len(one.record.claims) for one in read if one.record)),
        ("tallies", sum(len(one.record.tallies) for one in read if one.record)),
        ("incidents", len(clusters)),
        *((f"  {kind}", kinds[kind]) for kind in sorted(kinds)),
        ("  told by several", sum(len(_reports(one.events)) > 1 for one in clusters)),
        ("judgements", len(view.judgements())),
        ("judgements queued", len(queued(view))),
    ]


def _reports(events: tuple[str, ...]) -> set[str]:
    return {ref.partition(":")[0] for ref in events}
