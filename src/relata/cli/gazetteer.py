"""``relata gazetteer``: build the table of places, or look a name up in it."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Build the table of places, or look a name up in it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("build")
def build(
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help="Where to write the table. Without it: in place of the one shipped.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Build the table of places from its sources (extra: gazetteer).

    The same versions of the sources give the same bytes. Use a table of your own with
    RELATA_GAZETTEER=FILE.
    """
    from relata.assets import ASSETS, register_asset
    from relata.resolve.gazetteer import ASSET
    from relata.resolve.gazetteer_build import build_gazetteer

    target = out if out is not None else ASSETS / ASSET
    places = build_gazetteer(target)
    if out is None:
        register_asset(ASSET)
    size = target.stat().st_size / 1_000_000
    typer.echo(f"{target}: {places:,} places, {size:.1f} MB")


@app.command("find")
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name as a report writes it.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="Most places to show.")] = 10,
) -> None:
    """Show the places that bear a name, the most populous first."""
    from relata.pipeline.settings import load_settings
    from relata.resolve.gazetteer import open_gazetteer

    settings = load_settings()
    entries = open_gazetteer(settings.gazetteer, settings.cache).look_up(name)
    for entry in entries[:limit]:
        where = ", ".join(part for part in (entry.admin1, entry.country) if part)
        typer.echo(
            f"{entry.name} ({where or 'no one country'})  {entry.kind}  "
            f"{entry.lat:.2f} {entry.lon:.2f}  {entry.id}"
        )
    if not entries:
        typer.echo(f"no place named {name} is known")
