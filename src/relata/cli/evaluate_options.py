"""Options that the commands of ``relata evaluate`` share, and what they stand for."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relata.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from relata.evaluate.evaluation import Evaluation
    from relata.evaluate.examples import Example, Split
    from relata.evaluate.readings import ReadAll
    from relata.model.report import Report
    from relata.pipeline.reading import Outcome

CORPUS = Path("corpus")
"""The annotated reports of the repository, as seen from its root."""

PIPE_WIDTH = 160


class SplitName(StrEnum):
    """Which reports of a corpus are measured."""

    DEV = "dev"
    TRAIN = "train"
    ALL = "all"


class EvaluationFormat(StrEnum):
    """How an evaluation is shown."""

    TABLE = "table"
    JSON = "json"


class NoCorpus(UsageError):
    """No annotated reports where they were looked for: name their folder."""

    code = "usage.no_corpus"


FolderOption = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="Folder of .rel files (or one file). Default: corpus/, of the repository.",
        show_default=False,
    ),
]
SplitOption = Annotated[
    SplitName | None,
    typer.Option(
        help="Which reports. Default: dev; all of a --folder.",
        show_default=False,
    ),
]
FormatOption = Annotated[EvaluationFormat, typer.Option("--format", help="Tables, or JSON.")]
ModelOption = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Folder of the reader's weights, instead of the shipped."),
]
ReadingsOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Measure these records (JSON lines) instead of reading: of an older reader, another "
        "tool, a second annotator.",
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(min=1, help="Processes that read at once. Default: RELATA_WORKERS, or 1."),
]


def load_corpus(folder: Path | None, split: SplitName | None) -> "tuple[Example, ...]":
    """The annotated reports that the options name."""
    from relata.evaluate.examples import load_examples

    return load_examples(*choose_corpus(folder, split))


def measure(examples: "tuple[Example, ...]", read_all: "ReadAll") -> "Evaluation":
    """Evaluate readings of examples, with a progress bar for a person watching."""
    from relata.evaluate.evaluation import evaluate

    return evaluate(examples, with_progress(read_all, len(examples)))


def choose_corpus(folder: Path | None, split: SplitName | None) -> "tuple[Path, Split]":
    """Folder and split that the options mean.

    Raises:
        NoCorpus: neither a folder was named nor does ``corpus/`` stand here.
    """
    if folder is not None:
        return folder, (split or SplitName.ALL).value
    if not CORPUS.is_dir():
        raise NoCorpus(
            f"wanted annotated reports, found no folder {CORPUS}/ here; run this at the root of "
            "Relata's repository, or name a folder of .rel files with --folder"
        )
    return CORPUS, (split or SplitName.DEV).value


def choose_readings(readings: Path | None, model: Path | None, workers: int | None) -> "ReadAll":
    """The readings to be measured: stored ones, or those of the reader."""
    from relata.evaluate.readings import read_from_file, read_with_pipeline
    from relata.pipeline.settings import load_settings

    if readings is not None:
        return read_from_file(readings)
    settings = load_settings()
    return read_with_pipeline(
        replace(settings, model=model or settings.model, workers=workers or settings.workers)
    )


def read_pages(
    sources: Iterable[str], model: Path | None, workers: int | None
) -> "Iterator[Outcome]":
    """What reading pages gives; nothing is loaded when there is none."""
    named = list(sources)
    if not named:
        return
    from relata.pipeline.run import RunOptions, read_sources
    from relata.pipeline.settings import load_settings

    settings = load_settings()
    settings = replace(settings, model=model or settings.model, workers=workers or settings.workers)
    yield from read_sources(named, RunOptions(settings=settings))


def with_progress(read_all: "ReadAll", total: int) -> "ReadAll":
    """The same readings, with a bar on a terminal's standard error."""
    if not sys.stderr.isatty():
        return read_all

    def read_watched(reports: "Iterable[Report]") -> "Iterator[Outcome]":
        from rich.console import Console
        from rich.progress import track

        yield from track(
            read_all(reports), "reading", total=total, console=Console(stderr=True), transient=True
        )

    return read_watched


def make_console() -> "Console":
    """A console on standard output, wide enough for the tables when that is a pipe."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False)


def echo_json(content: object) -> None:
    """Print data as indented JSON."""
    import json

    typer.echo(json.dumps(content, ensure_ascii=False, indent=1))
