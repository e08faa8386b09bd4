"""``relata show``: one report, incident or actor of the ledger."""

from typing import Annotated

import typer

from relata.cli.ledger_access import AsOf, viewed
from relata.errors import UnknownSubject
from relata.model.ledger import LedgerReport
from relata.model.record import Event, Record
from relata.store import View
from relata.views.contradictions import range_in_words
from relata.views.versions import changed_figures


def show(
    name: Annotated[
        str,
        typer.Argument(
            metavar="REPORT|INCIDENT|ACTOR",
            help="An id or its beginning, an event (REPORT:e1), or an actor's name or registry id.",
        ),
    ],
    as_of: AsOf = None,
) -> None:
    """Show a report with where it was met and what it tells, an incident, or an actor."""
    with viewed(as_of) as view:
        subject = view.find_subject(name)
        if subject is not None and subject.kind == "report":
            for line in report_lines(view, view.report(subject.id)):
                typer.echo(line)
        elif view.find_cluster(name) is not None:
            _show_incident(view, name)
        else:
            _show_actor(view, name)


def _show_incident(view: View, name: str) -> None:
    from relata.pipeline.incidents import find_incident
    from relata.publish.incident_text import incident_lines

    typer.echo("\n".join(incident_lines(find_incident(view, name))))


def report_lines(view: View, report: LedgerReport) -> list[str]:
    """Everything on a report in lines: title, day, sightings, readings, events with incidents."""
    facts = view.facts_of(report.id)
    lines = [
        f"{report.id}  {facts.title or '(no title)'}",
        f"  {facts.publisher or 'unknown publisher'}, published {facts.published} "
        f"({facts.published_basis}), sha256 {report.sha256}",
    ]
    lines += [
        f"  met {one.retrieved} at {one.source}"
        f"{f', archived at {one.archive}' if one.archive else ''}  (sighting {one.id})"
        for one in report.sightings
    ]
    lines += _version_lines(view, report)
    if report.origin != report.id:
        lines.append(f"  same origin as {report.origin}")
    if report.record is None:
        return [*lines, f"  not read: {report.unread_why or 'no record'}"]
    lines += [
        f"  read by {row.reader} in change {row.change}  (record {row.id})"
        for row in view.records_of([report.id])
    ]
    current = view.current_records([report.id])[report.id]
    clusters = view.clusters_of([current.id])
    lines += [
        _event_line(report.record, event, clusters.get((current.id, event.id), "-"))
        for event in report.record.events
    ]
    return lines + [
        f"  {tally.id}  {tally.effect} {range_in_words(tally.low, tally.high)}  “{tally.words}”"
        for tally in report.record.tallies
    ]


def _version_lines(view: View, report: LedgerReport) -> list[str]:
    """How the figures differ from the version of the page that was kept before this one."""
    versions = view.series(report.series) if report.series else []
    if report.id not in versions[1:]:
        return []
    before = view.report(versions[versions.index(report.id) - 1])
    lines = [f"  a later version of {before.id}"]
    for change in changed_figures(before, report):
        was, now = (
            "none" if span is None else range_in_words(*span)
            for span in (change.before, change.after)
        )
        lines.append(f"    {change.effect}, {change.group}, by {change.speaker}: {was} → {now}")
    return lines


def _event_line(record: Record, event: Event, incident: str) -> str:
    what = "/".join(part for part in (event.type, event.mode) if part)
    words = " … ".join(record.report.text[start:end] for start, end in event.triggers)
    return f"  {event.id}  {what}  {event.status}  “{words}”  incident {incident}"


def _show_actor(view: View, name: str) -> None:
    from relata.store.query import find_actors

    found = find_actors(view, name)
    if not found:
        raise UnknownSubject(
            f"the ledger has no report, incident or actor {name!r}; relata search finds words",
            subject=name,
        )
    for actor in found:
        entry = f"registry {actor.registry}" if actor.registry else "not in the registry"
        typer.echo(
            f"{actor.name}  {actor.kind}  {actor.country or '-'}  {entry}  "
            f"in {actor.reports} report{'' if actor.reports == 1 else 's'}"
        )
