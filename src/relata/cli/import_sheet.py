"""``relata import``: a sheet's rows as claims of its dataset or analyst."""

from pathlib import Path
from typing import Annotated

import typer

from relata.cli.ledger_access import Who, open_or_make
from relata.errors import UsageError
from relata.pipeline.settings import load_settings


def import_sheet(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file or a workbook.")],
    map_file: Annotated[
        Path | None, typer.Option("--map", metavar="MAP.yaml", help="Which column holds what.")
    ] = None,
    show_map: Annotated[
        bool, typer.Option("--show-map", help="Print what each column is taken for, and stop.")
    ] = False,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", help="Of a CSV file that is neither UTF-8 nor UTF-16."),
    ] = None,
    who: Who = None,
) -> None:
    """Keep each row as a report whose values are claims by its dataset, or by you."""
    from relata.pipeline import importing
    from relata.pipeline.sheet_files import read_sheet
    from relata.pipeline.sheet_mapping import guess_mapping, read_mapping

    sheet = read_sheet(str(file), _bytes(file), encoding)
    mapping = (
        guess_mapping(sheet)
        if map_file is None
        else read_mapping(sheet, str(map_file), _bytes(map_file))
    )
    for one in mapping.columns:
        typer.echo(f"{one.column}  ->  {one.field}  ({one.why})", err=not show_map)
    if show_map:
        return
    settings = load_settings()
    name = who or settings.who
    done = importing.import_sheet(open_or_make(settings, name), name, sheet, mapping)
    for flag in done.flags:
        typer.echo(f"{file.name}: row {flag.row}, column {flag.column}: {flag.why}", err=True)
    typer.echo(f"{len(done.reports):,} rows, {done.added:,} new; {len(done.flags):,} to look at")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}; name another file") from error
