"""What the commands of the ledger share: opening it, who acts, and how outcomes are told."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from relata.errors import LedgerAbsent
from relata.pipeline.settings import Settings, load_settings
from relata.store import Ledger, View, init_ledger, open_ledger
from relata.wire import decode_record

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="TIME",
        help="The ledger as it stood at the end of a day (2024-05-07) or at a time "
        "(2024-05-07T18:00Z).",
    ),
]
Who = Annotated[
    str | None,
    typer.Option("--who", metavar="NAME", help="Your name in the log. Default: RELATA_WHO."),
]


def open_current(settings: Settings | None = None) -> Ledger:
    """The ledger that the settings name.

    Raises:
        LedgerError: there is none, or it cannot be used.
    """
    return open_ledger((settings or load_settings()).database, decode_record)


def open_or_make(settings: Settings, who: str) -> Ledger:
    """The ledger that the settings name; a new one where a file is to be and is not yet."""
    try:
        return open_current(settings)
    except LedgerAbsent:
        ledger, _ = init_ledger(settings.database, decode_record, who)
        typer.echo(f"relata: began the ledger {ledger.address}", err=True)
        return ledger


@contextmanager
def viewed(as_of: str | None) -> Iterator[View]:
    """The ledger at a moment, for a command that only reads."""
    ledger = open_current()
    try:
        with ledger.view(as_of) as view:
            yield view
    finally:
        ledger.close()
