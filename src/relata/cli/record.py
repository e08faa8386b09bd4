"""``relata record``: records that a person writes."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from relata.cli.ledger_access import Who, open_current
from relata.errors import UsageError
from relata.pipeline.hand_records import keep_by_hand, template_of
from relata.pipeline.settings import load_settings

app = typer.Typer(
    help="Write a record by hand, for a report that cannot be read or was read badly.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("template")
def template(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="Its id in the ledger.")],
) -> None:
    """Print the JSON to begin with: what is known of the report, and empty lists."""
    typer.echo(template_of(open_current(), report))


@app.command("new")
def new(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="The record in JSON, or - for standard input.")
    ],
    why: Annotated[str | None, typer.Option("--why", help="The reason, for the log.")] = None,
    who: Who = None,
) -> None:
    """Keep a record that you wrote; it counts before the machine's from now on.

    It is checked as relata check-record does it, and refused with every problem named.
    """
    settings = load_settings()
    name = who or settings.who
    report, is_new = keep_by_hand(open_current(settings), name, _read(file), why)
    typer.echo(f"{report}  {'kept by hand' if is_new else 'known already'}")


def _read(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {file!r}: {error.strerror}; name another file") from error
