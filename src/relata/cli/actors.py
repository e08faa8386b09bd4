"""``relata actors``: look actors up, add files of your own, check such files."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relata.cli.check_record import plural
from relata.errors import UsageError

if TYPE_CHECKING:
    from relata.resolve.actor_registry import Registry, RegistryEntry, Relation
    from relata.resolve.actor_search import Hit

app = typer.Typer(
    help="Look actors up, add your own, or check files of actors.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("search")
def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="A name, part of one, or an acronym.")
    ],
    limit: Annotated[int, typer.Option("--limit", min=1, help="Most actors to show.")] = 20,
) -> None:
    """Find actors by any of their names, in any script that they use, with country and kind."""
    from relata.resolve.actor_search import near_spellings, search_actors

    registry, name = _registry(), " ".join(words)
    hits = search_actors(registry, name)
    for hit in hits[:limit]:
        typer.echo(_line(hit))
    if len(hits) > limit:
        typer.echo(f"and {len(hits) - limit:,} more; say more words, or --limit")
    if not hits:
        typer.echo(f"no actor named {name} is known")
        for hit in near_spellings(registry, name):
            typer.echo(f"  near it: {_line(hit)}")


@app.command("show")
def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="An id, as search gives it.")],
) -> None:
    """Show an actor: its names, its relations with their years, who stands under it, sources."""
    from relata.resolve.actor_search import find_entry

    registry = _registry()
    for line in _page(registry, find_entry(registry, id)):
        typer.echo(line)


@app.command("add")
def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files in YAML.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Put a file in the place of one of its name.")
    ] = False,
) -> None:
    """Check files of actors and add them to your own, which are read over the shipped ones.

    They are copied to the folder that RELATA_REGISTRY names. All files are added, or none.
    """
    from relata.resolve.actor_add import add_files

    for each in add_files(files, _own_folder(), replace=replace):
        typer.echo(f"{each.path}: {plural(each.entries, 'actor')}")


@app.command("check")
def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE...",
            help="Files or folders. Default: your own, or the shipped ones where you have none.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Check files of actors: fields, codes, years, names and ids that stand twice, circles.

    Prints one line a fault, FILE:LINE: what. Exit code: 0 no fault, 1 faults.
    """
    from relata.pipeline.settings import load_settings
    from relata.resolve.actor_add import check_files, check_shipped, files_in

    own = load_settings().registry
    paths = files or ([own] if own else [])
    checked = check_files(files_in(paths), own) if paths else check_shipped()
    for fault in checked.faults:
        typer.echo(str(fault))
    counts = (
        (len(checked.files), "file"),
        (checked.entries, "actor"),
        (len(checked.faults), "fault"),
    )
    typer.echo(", ".join(plural(*each) for each in counts), err=True)
    if checked.faults:
        raise typer.Exit(1)


def _registry() -> "Registry":
    from relata.pipeline.settings import load_settings
    from relata.resolve.actor_registry import load_registry

    return load_registry(load_settings().registry)


def _own_folder() -> Path:
    from relata.pipeline.settings import default_registry, load_settings

    folder = load_settings().registry or default_registry()
    if folder is None:
        raise UsageError("no home folder is set; name a folder for your actors in RELATA_REGISTRY")
    return folder


def _line(hit: "Hit") -> str:
    entry = hit.entry
    parts = [entry.id, entry.name, entry.kind, entry.country or "no one country"]
    if hit.name != entry.name:
        parts.append(f"as {hit.name}")
    return "  ".join(parts)


def _page(registry: "Registry", entry: "RegistryEntry") -> Iterator[str]:
    from relata.resolve.actor_search import relations_to
    from relata.resolve.countries import load_countries

    country = f"{load_countries()[entry.country].name} ({entry.country})" if entry.country else ""
    yield f"{entry.name}  {entry.id}"
    yield ", ".join(
        part
        for part in (entry.kind, country or "no one country", _years(entry.since, entry.until))
        if part
    )
    for title in ("also", "acronyms", "native", "shared", "seats"):
        names = getattr(entry, title)
        if names:
            yield f"{title}: {'; '.join(names)}"
    if entry.office:
        yield f"office: {entry.office}"
    for relation in entry.relations:
        target = registry.entries[relation.target]
        yield f"{_relation(relation)}: {target.name}  {target.id}{_dated(relation)}"
    for other, relation in relations_to(registry, entry):
        yield f"{other.name}  {other.id}: {_relation(relation)} it{_dated(relation)}"
    yield from _sources(entry)


def _relation(relation: "Relation") -> str:
    return relation.kind.replace("_", " ")


def _dated(relation: "Relation") -> str:
    years = _years(relation.since, relation.until)
    source = f"source: {', '.join(relation.source)}" if relation.source else ""
    parts = ", ".join(part for part in (years, source) if part)
    return f"  ({parts})" if parts else ""


def _years(since: str | None, until: str | None) -> str:
    if since and until:
        return since if since == until else f"{since} to {until}"
    return f"since {since}" if since else f"until {until}" if until else ""


def _sources(entry: "RegistryEntry") -> Iterator[str]:
    from relata.assets import load_yaml_asset
    from relata.resolve.actor_check import SOURCES

    notes = load_yaml_asset(SOURCES)
    for source in entry.source:
        yield f"source: {notes.get(source, source)}"
    if entry.note:
        yield f"note: {entry.note}"
    yield f"file: {entry.file}:{entry.line}" if entry.line else f"file: {entry.file}"
