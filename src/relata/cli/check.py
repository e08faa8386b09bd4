"""``relata check`` and ``relata verify``: whether the ledger is whole."""

import typer

from relata.cli.ledger_access import open_current, viewed
from relata.cli.main import EXIT_PROBLEMS


def check() -> None:
    """Check the ledger: the database itself, the log, every record, every incident.

    One line a problem; the exit code is 1 if there is any. A judgement whose words are gone is no
    problem of the ledger: relata judge --queue lists those.
    """
    from relata.store.integrity import check_ledger

    with open_current().view() as view:
        problems = list(check_ledger(view))
        for one in problems:
            typer.echo(f"{one.where}: {one.what}")
    if problems:
        typer.echo(f"relata: {len(problems)} problem{'' if len(problems) == 1 else 's'}", err=True)
        raise typer.Exit(EXIT_PROBLEMS)
    typer.echo("relata: the ledger is whole", err=True)


def verify() -> None:
    """Hash every kept report again and compare; the exit code is 1 if any differs."""
    from relata.store.integrity import verify_evidence

    checked = broken = 0
    with viewed(None) as view:
        for _, problem in verify_evidence(view):
            checked += 1
            if problem is not None:
                broken += 1
                typer.echo(f"{problem.where}: {problem.what}")
    typer.echo(f"relata: {checked - broken:,} of {checked:,} as they were read", err=True)
    if broken:
        raise typer.Exit(EXIT_PROBLEMS)
