"""``relata forget``: hide a report, or one place where it was met, with the reason."""

from typing import Annotated

import typer

from relata.cli.ledger_access import Who, open_current
from relata.pipeline.keeping import forget as forget_subject
from relata.pipeline.settings import load_settings


def forget(
    subject: Annotated[
        str,
        typer.Argument(metavar="REPORT|SIGHTING", help="Its id, or the beginning of it."),
    ],
    why: Annotated[str, typer.Option("--why", help="The reason; it stands in the log.")],
    who: Who = None,
) -> None:
    """Forget a report, or one of the places where it was met; the log keeps who and why.

    Nothing is erased: it is hidden from now on, and --as-of still shows the past. Adding the
    report again brings it back.
    """
    settings = load_settings()
    kind = forget_subject(open_current(settings), who or settings.who, subject, why)
    typer.echo(f"forgot the {kind} {subject}")
