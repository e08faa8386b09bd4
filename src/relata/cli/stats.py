"""``relata stats``: how much the ledger holds."""

import typer

from relata.cli.ledger_access import AsOf, viewed


def stats(as_of: AsOf = None) -> None:
    """Count reports, readings, events, incidents, claims, judgements and changes."""
    from relata.pipeline.statistics import count_ledger

    with viewed(as_of) as view:
        for name, value in count_ledger(view, is_now=as_of is None):
            shown = f"{value:,}" if isinstance(value, int) else value
            typer.echo(f"{name:24} {shown}")
