"""``relata impact``: what a report fed – sentences of digests, rows of exports."""

from pathlib import Path
from typing import Annotated

import typer

from relata.cli.ledger_access import open_current
from relata.cli.ledger_query import make_query
from relata.errors import UsageError

LONGEST_CELL = 60
"""Characters of a cell that are shown."""


def impact(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="Its id, or the beginning.")],
    digests: Annotated[
        list[Path] | None,
        typer.Option("--digest", metavar="FILE", help="JSON of a digest; repeatable."),
    ] = None,
    exports: Annotated[
        list[Path] | None,
        typer.Option(
            "--export",
            metavar="MANIFEST.json",
            help="Of an export to acled, ucdp, claims or hxl; repeatable.",
        ),
    ] = None,
) -> None:
    """List what rests on a report, for when it is withdrawn.

    Of digests every sentence that cites it; of exports every row that would go, come or change,
    with the ledger as it is now, by the policy and the filters that the manifest names.
    """
    if not digests and not exports:
        raise UsageError("wanted what was published: name --digest FILE or --export MANIFEST.json")
    _sentences(report, digests or [])
    for path in exports or []:
        _rows(report, path)


def _sentences(report: str, digests: list[Path]) -> None:
    from relata.pipeline.digesting import load_digest, sentences_of

    loaded = [(str(path), load_digest(path)) for path in digests]
    found = sentences_of(report, loaded)
    for name, text in found:
        typer.echo(f"{name}: {text}")
    if digests:
        typer.echo(f"relata: {len(found)} sentence{'' if len(found) == 1 else 's'}", err=True)


def _rows(report: str, path: Path) -> None:
    from relata.pipeline.exporting import ExportOptions
    from relata.pipeline.impact import load_published, rows_changed

    published = load_published(path)
    filters = {name: value for name, value in published.filters.items() if name != "as_of"}
    options = ExportOptions(
        query=make_query(**filters),  # type: ignore[arg-type]
        policy=published.policy,
        is_sensitive=published.is_sensitive,
    )
    ledger = open_current()
    try:
        changes = rows_changed(ledger, report, published.format, options)
    finally:
        ledger.close()
    for change in changes:
        typer.echo(f"{path.parent / published.name}: {change.row} {change.what}")
        for column, (now, then) in change.columns.items():
            typer.echo(f"  {column}: {_short(now)} → {_short(then)}")
    typer.echo(f"relata: {len(changes)} row{'' if len(changes) == 1 else 's'}", err=True)


def _short(cell: str) -> str:
    text = " ".join(cell.split())
    return f"{text[:LONGEST_CELL]}…" if len(text) > LONGEST_CELL else text or "(empty)"
