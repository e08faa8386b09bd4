"""``relata history``: all that was done to a report, an incident's reports, or a judgement."""

from typing import Annotated

import typer

from relata.cli.ledger_access import AsOf, viewed
from relata.errors import UnknownSubject
from relata.model.ledger import Change
from relata.store import View


def history(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[REPORT|INCIDENT|JUDGEMENT]", help="Its id; all without one."),
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Show who did what, when and why, oldest first."""
    with viewed(as_of) as view:
        for change in changes_of(view, name):
            why = f"  – {change.why}" if change.why else ""
            typer.echo(
                f"{change.number:6}  {change.at}  {change.who}  {change.kind}  "
                f"{change.subject}{why}"
            )


def changes_of(view: View, name: str | None) -> list[Change]:
    """The log of one subject, with what was judged on it and where it was met; all without one.

    Raises:
        UnknownSubject: the ledger has nothing of that name.
    """
    if name is None:
        return view.changes()
    subject = view.find_subject(name)
    reports = [subject.id] if subject is not None else _reports_of_incident(view, name)
    judged = view.judgements_ever_on(reports)
    met = [one.id for some in view.reports(reports).values() for one in some.sightings]
    return view.changes([*reports, *judged, *met])


def _reports_of_incident(view: View, name: str) -> list[str]:
    cluster = view.find_cluster(name)
    if cluster is None:
        raise UnknownSubject(f"the ledger has nothing named {name!r}", subject=name)
    records = {record for record, _ in view.members([cluster])}
    return sorted(row.report for row in view.record_rows(records))
