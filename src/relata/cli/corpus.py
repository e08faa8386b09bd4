"""``relata corpus``: annotated files to records and back, checked and counted."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from relata.errors import DataError, UsageError

STANDARD_INPUT = "-"

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Work with annotated reports (.rel): convert, check, count.",
)


@app.command("to-record")
def to_record(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An annotated report, .rel.")],
) -> None:
    """Print the record of an annotated report as JSON.

    It has the shape of a record that `relata read` prints, and an object `corpus` with what a
    record has no field for, so that `relata corpus to-rel` gives the file back.
    """
    from relata.corpus import load_rel, rel_to_record
    from relata.wire import encode_record

    sys.stdout.buffer.write(encode_record(rel_to_record(load_rel(file))) + b"\n")


@app.command("to-rel")
def to_rel(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A record in JSON, or - for standard input.")
    ],
) -> None:
    """Print a record as an annotated file.

    What the format cannot hold is told on stderr, one line each.
    """
    from relata.corpus.to_rel import write_rel
    from relata.wire import decode_record

    written = write_rel(decode_record(_read_bytes(file)))
    for note in written.notes:
        sys.stderr.write(f"{file}: {note}\n")
    sys.stdout.buffer.write(written.content.encode())


def _read_bytes(file: str) -> bytes:
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error}; name a record file") from error


@app.command("check")
def check(
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE_OR_FOLDER...", help="Annotated reports.")
    ],
) -> None:
    """Check annotated reports under the guidelines, one line a problem.

    Exit code: 0 no problem, 1 problems.
    """
    from relata.corpus.problems import problems_of_rel, repeated_ids
    from relata.corpus.rel import find_rel_paths, load_rel

    problems, files = 0, []
    for path in (path for given in paths for path in find_rel_paths(given)):
        try:
            files.append(load_rel(path))
        except DataError as error:
            typer.echo(error.message)
            problems += 1
    lines = [f"{rel.path}: {problem}" for rel in files for problem in problems_of_rel(rel)]
    for line in (*lines, *repeated_ids(tuple(files))):
        typer.echo(line)
        problems += 1
    sys.stderr.write(f"{len(files)} reports checked, {problems} problems\n")
    raise typer.Exit(1 if problems else 0)


@app.command("stats")
def stats(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A corpus, with or without split.yaml.")
    ] = Path("corpus"),
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    codes: Annotated[
        bool, typer.Option("--codes", help="Also print how often codes stand.")
    ] = False,
) -> None:
    """Count reports, words and entries by part of a corpus."""
    import msgspec

    from relata.corpus.rel import load_corpus
    from relata.corpus.split import has_split, load_split
    from relata.corpus.stats import count_corpus

    development = load_split(folder) if has_split(folder) else frozenset()
    figures = count_corpus(load_corpus(folder), development)
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(figures), indent=1).decode())
        return
    typer.echo(f"{'':10}" + "".join(f"{part:>13}" for part in figures))
    for row in figures["all"].counts:
        cells = "".join(f"{part.counts[row]:>13,}" for part in figures.values())
        typer.echo(f"{row:10}{cells}")
    if codes:
        for name, counted in figures["all"].codes.items():
            listed = ", ".join(f"{code} {count:,}" for code, count in counted.items())
            typer.echo(f"\n{name}: {listed}")
