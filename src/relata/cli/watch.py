"""``relata watch``: poll feeds and keep every new entry."""

import signal
import threading
from dataclasses import replace
from typing import Annotated

import typer

from relata.cli.add import tell
from relata.cli.ledger_access import Who, open_or_make
from relata.ingest import IngestOptions
from relata.pipeline.adding import AddOptions
from relata.pipeline.keeping import Kept
from relata.pipeline.reading import Failure
from relata.pipeline.run import RunOptions
from relata.pipeline.settings import load_settings
from relata.pipeline.watching import WatchOptions, watch_feeds

SECONDS_A_MINUTE = 60


def watch(
    feeds: Annotated[
        list[str], typer.Argument(metavar="FEED...", help="Addresses of RSS or Atom feeds, pages.")
    ],
    every: Annotated[
        float, typer.Option(min=1, metavar="MINUTES", help="Minutes between two polls of a feed.")
    ] = 15,
    once: Annotated[bool, typer.Option("--once", help="Poll each feed once and stop.")] = False,
    who: Who = None,
    allow_private_addresses: Annotated[
        bool,
        typer.Option("--allow-private-addresses", help="Fetch from private addresses too."),
    ] = False,
) -> None:
    """Poll feeds and keep every new entry with its record, until stopped with Ctrl-C.

    A server is asked only for what is new; one that fails is asked less and less often, never
    before it says. Nothing is lost or kept twice across a stop, a crash or a restart.
    """
    settings = load_settings()
    settings = replace(settings, who=who or settings.who)
    ingest = IngestOptions(allow_private_addresses=allow_private_addresses)
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    options = WatchOptions(
        AddOptions(settings.who, RunOptions(ingest=ingest, settings=settings)),
        every_s=every * SECONDS_A_MINUTE,
        once=once,
        sleep=lambda seconds: _wait(stop, seconds),
        stopped=stop.is_set,
    )
    ledger = open_or_make(settings, settings.who)
    for outcome in watch_feeds(ledger, feeds, options):
        if isinstance(outcome, Kept):
            if outcome.state != "known":
                typer.echo(tell(outcome))
        elif isinstance(outcome, Failure):
            typer.echo(f"relata: {outcome.source}: {outcome.message} [{outcome.code}]", err=True)
        else:
            typer.echo(
                f"relata: {outcome.feed}: {outcome.new} new; next at {outcome.next_at}", err=True
            )
    typer.echo("relata: stopped", err=True)


def _wait(stop: threading.Event, seconds: float) -> None:
    stop.wait(seconds)
