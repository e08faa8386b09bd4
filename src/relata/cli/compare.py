"""``relata compare``: two readers side by side, or a reader and people."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relata.cli.evaluate_options import EvaluationFormat, FormatOption, echo_json, make_console
from relata.cli.ledger_access import AsOf, viewed
from relata.errors import UsageError

if TYPE_CHECKING:
    from relata.evaluate.compare import Compared
    from relata.model.record import Record

SIDE_HELP = (
    "Records (a .json or .jsonl file, or a folder of them), annotated reports (a .rel file or a "
    "folder), or `ledger`: the ledger's records as they were read"
)


class BadSides(UsageError):
    """The two sides cannot be compared: judgements stand against records, on the second side."""

    code = "usage.sides"


def compare(
    first: Annotated[str, typer.Argument(metavar="FIRST", help=f"{SIDE_HELP}.")],
    second: Annotated[
        str,
        typer.Argument(
            metavar="SECOND", help="As FIRST; or `judgements`: what people judged in the ledger."
        ),
    ],
    field: Annotated[
        str | None,
        typer.Option(metavar="KEY", help="List differences of this field only, all of them."),
    ] = None,
    differences: Annotated[
        int, typer.Option(min=0, help="How many differences are listed under the table.")
    ] = 20,
    output_format: FormatOption = EvaluationFormat.TABLE,
    as_of: AsOf = None,
) -> None:
    """Compare two readers' records, or a reader's with people's judgements, field by field.

    Neither side is taken for right. F1 says how much of what either has the other has alike, alpha
    (Krippendorff's) how far the values given to the same things agree beyond chance.
    """
    compared = _compare(first, second, as_of)
    from relata.evaluate.compare_tables import (
        describe_compared,
        list_differences,
        print_compared,
    )

    if output_format is EvaluationFormat.JSON:
        echo_json(describe_compared(compared))
        return
    print_compared(compared, make_console())
    lines = list(list_differences(compared, field))
    for line in lines if field else lines[:differences]:
        typer.echo(line)
    if not field and len(lines) > differences:
        typer.echo(f"relata: {len(lines) - differences} more differences", err=True)


def _compare(first: str, second: str, as_of: str | None) -> "Compared":
    from relata.evaluate.compare import compare_records, compare_with_people
    from relata.evaluate.sides_of import JUDGEMENTS

    if first == JUDGEMENTS:
        raise BadSides("wanted records on the first side, got judgements; name them second")
    records = _load(first, as_of)
    if second != JUDGEMENTS:
        return compare_records(records, _load(second, as_of))
    with viewed(as_of) as view:
        return compare_with_people(records.values(), view.judgements())


def _load(side: str, as_of: str | None) -> "dict[str, Record]":
    from relata.evaluate.sides_of import LEDGER, ledger_side, load_side

    if side != LEDGER:
        return load_side(Path(side))
    with viewed(as_of) as view:
        return ledger_side(view)
