"""``relata judge``: a person's word on two events or on one value, and taking it back."""

from typing import Annotated

import typer

from relata.cli.ledger_access import Who, open_current
from relata.errors import UsageError
from relata.model.ledger import Judgement
from relata.pipeline.judging import (
    VALUE_VERDICTS,
    VERDICTS,
    judge_pair,
    judge_value,
    queued,
)
from relata.pipeline.judging import (
    undo as undo_judgement,
)
from relata.pipeline.settings import load_settings
from relata.pipeline.value_judgements import FIELDS, check_value


def judge(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="SAME|APART|UNSURE|FIELD",
            help="What you say of two events, or which field of one part you judge: "
            f"{', '.join(FIELDS)}.",
        ),
    ] = None,
    one: Annotated[
        str | None, typer.Argument(metavar="REPORT:ID", help="An event, or the part judged.")
    ] = None,
    other: Annotated[
        str | None,
        typer.Argument(
            metavar="REPORT:ID|VALUE", help="The other event, or accept, reject, VALUE."
        ),
    ] = None,
    undo: Annotated[
        str | None, typer.Option("--undo", metavar="JUDGEMENT", help="Take a judgement back.")
    ] = None,
    queue: Annotated[
        bool, typer.Option("--queue", help="List the judgements whose words are gone.")
    ] = False,
    why: Annotated[str | None, typer.Option("--why", help="The reason, for the log.")] = None,
    who: Who = None,
) -> None:
    """Say whether two events are the same act, or whether a value is right.

    `relata judge same R1:e1 R2:e3`; `relata judge low R1:n2 4`; `relata judge event R1:e2 reject`.
    Your word wins over the machine's, is dated and signed, hangs on the report's words, and is
    undone exactly with --undo.
    """
    settings = load_settings()
    ledger, name = open_current(settings), who or settings.who
    if queue:
        with ledger.view() as view:
            for item in queued(view):
                typer.echo(f"{tell(item.judgement)}  – {item.why}")
    elif undo is not None:
        typer.echo(f"undone: {tell(undo_judgement(ledger, name, undo, why))}")
    elif what is None or one is None or other is None:
        raise UsageError(
            "wanted what you judge and the two events, or a field, a part and its value; "
            "see relata judge --help"
        )
    elif what.casefold() in VERDICTS:
        typer.echo(tell(judge_pair(ledger, name, what.casefold(), one, other, why)))
    else:
        verdict = other if other in VALUE_VERDICTS[:2] else "set"
        value = check_value(what, one, other) if verdict == "set" else None
        typer.echo(tell(judge_value(ledger, name, what, verdict, one, value, why)))


def tell(judgement: Judgement) -> str:
    """One judgement in a line."""
    words = f"“{judgement.anchor.quote}” in {judgement.anchor.report}"
    if judgement.other is not None:
        words += f" and “{judgement.other.quote}” in {judgement.other.report}"
    value = f" {judgement.value}" if judgement.value is not None else ""
    return f"{judgement.id}  {judgement.field}: {judgement.verdict}{value}  {words}"
