"""``relata init``: make a ledger, or bring an older one up."""

import typer

from relata.cli.ledger_access import Who
from relata.pipeline.settings import load_settings
from relata.store import init_ledger
from relata.wire import decode_record


def init(who: Who = None) -> None:
    """Make the ledger that RELATA_DATABASE_URL names, or bring an older one up to this Relata.

    Running it again does no harm. Keep a copy of a ledger before bringing it up.
    """
    settings = load_settings()
    ledger, before = init_ledger(settings.database, decode_record, who or settings.who)
    with ledger.view() as view:
        count = view.count_reports()
    what = "made" if before is None else f"ready (schema was {before})"
    typer.echo(f"{ledger.address}: {what}, {count:,} report{'' if count == 1 else 's'}")
