"""``relata codebook``: the codes of a record and what each means."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from relata.model.codebook import Enumeration, enumeration, enumerations

PIPE_WIDTH = 160
"""Columns of a table that goes to a file or a pipe."""


class CodebookFormat(StrEnum):
    """How the codebook is shown."""

    TABLE = "table"
    JSON = "json"
    MD = "md"


def codebook(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="One enumeration, such as stance. Without it: all of them.",
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        CodebookFormat, typer.Option("--format", help="A table, JSON, or a page in Markdown.")
    ] = CodebookFormat.TABLE,
) -> None:
    """Show the codes that a record may hold: definition, example, nearest codes elsewhere.

    Without NAME the table lists the enumerations with their codes; JSON and Markdown hold all.
    """
    from relata.publish.codebook import render_json, render_markdown

    listed = [enumeration(each) for each in ([name] if name is not None else enumerations())]
    if output_format is CodebookFormat.JSON:
        typer.echo(render_json(listed))
    elif output_format is CodebookFormat.MD:
        typer.echo(render_markdown(listed))
    else:
        show_tables(listed, in_full=name is not None)


def show_tables(listed: list[Enumeration], *, in_full: bool) -> None:
    """Print enumerations in full, or one line each."""
    from rich.console import Console

    from relata.publish.codebook import render_overview, render_table

    console = Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False)
    if in_full:
        render_table(listed, console)
    else:
        render_overview(listed, console)
