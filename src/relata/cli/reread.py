"""``relata reread`` and ``relata relink``: new readings and new joins beside what is kept."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from relata.cli.ledger_access import Who, open_current
from relata.cli.main import EXIT_SOME_FAILED
from relata.pipeline.adding import AddOptions
from relata.pipeline.adding import reread as read_again
from relata.pipeline.judging import queued
from relata.pipeline.keeping import relink as link_again
from relata.pipeline.reading import Failure
from relata.pipeline.run import RunOptions
from relata.pipeline.settings import load_settings


def reread(
    reports: Annotated[
        list[str] | None, typer.Argument(metavar="[REPORT]...", help="Ids; all without any.")
    ] = None,
    reader: Annotated[
        Path | None,
        typer.Option("--reader", metavar="DIR", help="Folder of the reader's weights."),
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes that read at once.")] = None,
    who: Who = None,
) -> None:
    """Read kept reports again; the new record stands beside the old, judgements move with it.

    A judgement whose words the new record does not mark is queued: relata judge --queue.
    """
    settings = load_settings()
    settings = replace(
        settings,
        model=reader or settings.model,
        workers=workers or settings.workers,
        who=who or settings.who,
    )
    ledger = open_current(settings)
    with ledger.view() as view:
        ids = [view.full_id(one) for one in reports] if reports else view.report_ids()
        before = len(queued(view))
    options = AddOptions(settings.who, RunOptions(settings=settings))
    new = failed = done = 0
    for outcome in read_again(ledger, options, ids):
        if isinstance(outcome, Failure):
            failed += 1
            typer.echo(f"relata: {outcome.source}: {outcome.message} [{outcome.code}]", err=True)
        else:
            done += 1
            new += outcome.is_new
    with ledger.view() as view:
        count, lost = len(view.judgements()), len(queued(view))
    typer.echo(
        f"relata: read {done} again, {new} with a new record, {failed} not; "
        f"{count - lost} of {count} judgements stand, {lost} queued ({lost - before:+d})",
        err=True,
    )
    if failed:
        raise typer.Exit(EXIT_SOME_FAILED)


def relink(who: Who = None) -> None:
    """Join all events anew; needed once after an update that changed how events are joined."""
    settings = load_settings()
    count = link_again(open_current(settings), who or settings.who)
    typer.echo(f"relata: joined {count:,} events anew", err=True)
