"""``relata search``: the ledger's reports by their words and values."""

from typing import Annotated

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
    as_of: AsOf = None,
) -> None:
    """Find reports by their words (apostrophes, accents and hyphens do not matter) and values."""
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
        found = find_reports(view, query or Query())
        for report in found[:limit]:
            facts = view.facts_of(report)
            title = facts.title or " ".join(facts.text.split())[:70]
            typer.echo(f"{report}  {facts.published:10}  {facts.publisher or '-'}  {title}")
    if not found:
        typer.echo("nothing found")
    elif len(found) > limit:
        typer.echo(f"… and {len(found) - limit:,} more; raise --limit", err=True)
