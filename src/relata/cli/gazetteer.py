"""``relata gazetteer``: places of your own, the table of places, a name looked up in it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relata.errors import OutputExists, UsageError

if TYPE_CHECKING:
    from relata.resolve.gazetteer_add import Added

app = typer.Typer(
    help="Add places of your own, build the table of places, or look a name up in it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("add")
def add(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="GeoNames dumps, CSV tables or YAML lists."),
    ],
    dataset: Annotated[
        str | None,
        typer.Option(
            "--dataset",
            metavar="NAME",
            help="What stands before the colon of each id. Default: geonames, osm or the file's "
            "name.",
            show_default=False,
        ),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(
            "--country",
            metavar="CODE",
            help="Country of rows that give none (ISO 3166-1).",
            show_default=False,
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind", metavar="KIND", help="Kind of rows that give none.", show_default=False
        ),
    ] = None,
) -> None:
    """Add places to your own, which are read over those that come with Relata.

    Takes dumps of GeoNames, tables with a header (as extracts of OpenStreetMap) and lists in YAML,
    plain, zipped or gzipped. All files are added, or none.
    """
    from relata.pipeline.settings import load_settings
    from relata.resolve.gazetteer import open_gazetteer
    from relata.resolve.gazetteer_add import AddOptions, add_places

    settings = load_settings()
    target = _own_file()
    options = AddOptions(dataset, _country(country), _kind(kind))
    base = open_gazetteer(settings.gazetteer, settings.cache)
    for each in add_places(files, target, base, options):
        _tell(each)
    typer.echo(f"kept in {target}")


def _tell(added: "Added") -> None:
    typer.echo(f"{added.file}: {added.places:,} places as {added.dataset}:…")
    for reason, count in sorted(added.left_out.items(), key=lambda item: (-item[1], item[0]))[:10]:
        typer.echo(f"  left out {count:,} {reason}")


@app.command("list")
def list_() -> None:
    """List the files of places that you added, the earliest first."""
    from relata.pipeline.settings import load_settings
    from relata.resolve.gazetteer_user import list_sources

    sources = list_sources(load_settings().places)
    for each in sources:
        typer.echo(f"{each.file}  {each.dataset}  {each.places:,} places  {each.digest[:12]}")
    if not sources:
        typer.echo("no places of your own; add some with: relata gazetteer add FILE")


@app.command("remove")
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A file or dataset, as listed.")],
) -> None:
    """Take places of your own out again, by the name of their file or dataset."""
    from relata.resolve.gazetteer_add import remove_places

    typer.echo(f"removed {remove_places(_own_file(), name):,} places")


@app.command("build")
def build(
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Where to write the table.", show_default=False),
    ] = None,
    shipped: Annotated[
        bool, typer.Option("--shipped", help="Write it in place of the one that comes with Relata.")
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Write over a file that is there.")
    ] = False,
) -> None:
    """Build the table of places from its sources (extra: gazetteer).

    The same versions of the sources give the same bytes. Use a table of your own with
    RELATA_GAZETTEER=FILE.
    """
    from relata.assets import ASSETS, register_asset
    from relata.resolve.gazetteer import ASSET
    from relata.resolve.gazetteer_build import build_gazetteer

    target = _build_target(out, ASSETS / ASSET, shipped=shipped, overwrite=overwrite)
    places = build_gazetteer(target)
    if shipped:
        register_asset(ASSET)
    size = target.stat().st_size / 1_000_000
    typer.echo(f"{target}: {places:,} places, {size:.1f} MB")


def _build_target(out: Path | None, ours: Path, *, shipped: bool, overwrite: bool) -> Path:
    """Where a table may be written: never over the shipped one unless that is said."""
    if shipped == (out is not None):
        raise UsageError("say where to write the table: either --out FILE or --shipped")
    if out is None:
        return ours
    if out.resolve() == ours.resolve():
        raise UsageError(f"{out} is the table that comes with Relata; say --shipped to replace it")
    if out.exists() and not overwrite:
        raise OutputExists(f"{out} is there already; say --overwrite, or name another file")
    return out


@app.command("find")
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name as a report writes it.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="Most places to show.")] = 10,
) -> None:
    """Show the places that bear a name, the most populous first."""
    from relata.pipeline.settings import load_settings
    from relata.resolve.gazetteer_user import open_places

    settings = load_settings()
    gazetteer = open_places(settings.gazetteer, settings.cache, settings.places)
    entries = gazetteer.look_up(name)
    for entry in entries[:limit]:
        where = ", ".join(part for part in (entry.admin1, entry.country) if part)
        typer.echo(
            f"{entry.name} ({where or 'no one country'})  {entry.kind}  "
            f"{entry.lat:.2f} {entry.lon:.2f}  {entry.id}"
        )
    if not entries:
        typer.echo(f"no place named {name} is known")


def _own_file() -> Path:
    from relata.pipeline.settings import load_settings

    target = load_settings().places
    if target is None:
        raise UsageError("no home folder is set; name a file for your places with RELATA_PLACES")
    return target


def _country(text: str | None) -> str | None:
    from relata.resolve.gazetteer_values import is_country

    if text is None or is_country(text.upper()):
        return text.upper() if text else None
    raise UsageError(f"wanted a country by its two letters (ISO 3166-1), got {text!r}")


def _kind(text: str | None) -> str | None:
    from relata.resolve.gazetteer_kinds import KINDS_TAKEN

    if text is None or text in KINDS_TAKEN:
        return text
    raise UsageError(f"wanted a kind, one of {', '.join(KINDS_TAKEN)}; got {text!r}")
