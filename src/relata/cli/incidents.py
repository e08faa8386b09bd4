"""``relata incidents``: the acts that the ledger's reports tell of, joined across reports."""

import sys
from enum import StrEnum
from typing import Annotated

import msgspec
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


class IncidentFormat(StrEnum):
    """How incidents are printed."""

    text = "text"
    json = "json"


def incidents(
    actor: Actor = None,
    speaker: Speaker = None,
    place: PlaceName = None,
    near: Near = None,
    country: Country = None,
    since: From = None,
    until: To = None,
    types: Types = None,
    least_killed: LeastKilled = None,
    output_format: Annotated[
        IncidentFormat | None,
        typer.Option("--format", help="Default: text on a terminal, json otherwise."),
    ] = None,
    policy: Annotated[
        str, typer.Option(help="How one number is made of many: see relata export --help.")
    ] = "low-best-high",
    as_of: AsOf = None,
) -> None:
    """List incidents: events of different reports that tell of the same act, with the reasons.

    Every event of every report is in exactly one incident. JSON is one object a line.
    """
    from relata.pipeline.incidents import incidents_of
    from relata.publish.incident_text import incident_lines
    from relata.views.policies import check_policy

    check_policy(policy)
    query = make_query(
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
        found = incidents_of(view, query, is_now=as_of is None).incidents
    as_text = output_format is IncidentFormat.text or (
        output_format is None and sys.stdout.isatty()
    )
    for one in found:
        if as_text:
            typer.echo("\n".join(incident_lines(one, policy)) + "\n")
        else:
            typer.echo(msgspec.json.encode(one).decode())
    count = len(found)
    typer.echo(f"relata: {count:,} incident{'' if count == 1 else 's'}", err=True)
