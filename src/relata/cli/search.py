"""``relata search``: the ledger's reports by their words and values."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relata.cli.ledger_access import AsOf, viewed
from relata.cli.ledger_query import (
    Actor,
    Country,
    From,
    LeastKilled,
    Near,
    PlaceName,
    Speaker,
    To,
    Types,
    make_query,
)
from relata.errors import OutputUnwritable

if TYPE_CHECKING:
    from relata.publish.alert import Alert


def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS]...", help="All must stand in the report; quotes for a row."
        ),
    ] = None,
    actor: Actor = None,
    speaker: Speaker = None,
    place: PlaceName = None,
    near: Near = None,
    country: Country = None,
    since: From = None,
    until: To = None,
    types: Types = None,
    least_killed: LeastKilled = None,
    limit: Annotated[int, typer.Option(min=1, help="Most reports to show.")] = 20,
    alert: Annotated[
        Path | None,
        typer.Option(metavar="FILE.eml", help="Write what was found as a mail; nothing is sent."),
    ] = None,
    alert_to: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Whom the mail is addressed to.")
    ] = None,
    since_log: Annotated[
        int,
        typer.Option(
            min=0, metavar="CHANGE", help="Added after this change of the log; see relata history."
        ),
    ] = 0,
    as_of: AsOf = None,
) -> None:
    """Find reports by their words (apostrophes, accents and hyphens do not matter) and values."""
    from relata.pipeline.alerts import find_new
    from relata.store.query import Query, find_reports

    query = make_query(
        words=" ".join(words) if words else None,
        actor=actor,
        speaker=speaker,
        place=place,
        near=near,
        country=country,
        since=since,
        until=until,
        types=types,
        least_killed=least_killed,
    )
    with viewed(as_of) as view:
        found = find_reports(view, query or Query(), since_log)
        for report in found[:limit]:
            facts = view.facts_of(report)
            title = facts.title or " ".join(facts.text.split())[:70]
            typer.echo(f"{report}  {facts.published:10}  {facts.publisher or '-'}  {title}")
        if alert is not None and found:
            name = " ".join(words or ()) or "all that was asked"
            _write_alert(find_new(view, name, query or Query(), since_log), alert, alert_to)
    if not found:
        typer.echo("nothing found")
    elif len(found) > limit:
        typer.echo(f"… and {len(found) - limit:,} more; raise --limit", err=True)


def _write_alert(found: "Alert", path: Path, to: str | None) -> None:
    """Write the mail, in place of what the file held."""
    from relata.publish.alert import alert_mail

    mail = alert_mail(found, to)
    try:
        path.write_bytes(mail)
    except OSError as error:
        raise OutputUnwritable(
            f"cannot write {path}: {error.strerror}; name another file with --alert",
            path=str(path),
        ) from error
    change = found.moment.change
    typer.echo(f"relata: wrote {path}; next time --since-log {change}", err=True)
