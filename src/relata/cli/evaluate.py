"""``relata evaluate``: measure the reader on annotated reports; see docs/evaluation.md."""

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

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Measure the reader on annotated reports.",
)

CORPUS = Path("corpus")
"""The annotated reports of the repository, as seen from its root."""

PIPE_WIDTH = 160
EXIT_BELOW_FLOOR = 1


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


@app.command("corpus")
def evaluate_corpus(
    split: SplitOption = None,
    folder: FolderOption = None,
    detail: Annotated[
        bool, typer.Option("--detail", help="List every error with its words, file and offsets.")
    ] = False,
    figure: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KEY", help="With --detail: only errors of this figure (agent.given)."
        ),
    ] = None,
    by_style: Annotated[
        bool, typer.Option("--by-style", help="Also the main figures of each style.")
    ] = False,
    output_format: FormatOption = EvaluationFormat.TABLE,
    readings: ReadingsOption = None,
    annotated_marks: Annotated[
        bool,
        typer.Option(
            "--annotated-marks",
            help="Take the annotators' marks instead of reading: measures the rules that give "
            "them values and voices.",
        ),
    ] = False,
    model: ModelOption = None,
    workers: WorkersOption = None,
) -> None:
    """Read annotated reports and compare what was read with the annotation."""
    examples = load_corpus(folder, split)
    if annotated_marks:
        from relata.evaluate.readings import read_annotated
        from relata.pipeline.settings import load_settings

        read_all = read_annotated(examples, load_settings())
    else:
        read_all = choose_readings(readings, model, workers)
    evaluation = measure(examples, read_all)
    if output_format is EvaluationFormat.JSON:
        from relata.evaluate.document import describe_evaluation

        echo_json(describe_evaluation(evaluation, with_faults=detail))
        return
    from relata.evaluate.tables import list_faults, print_evaluation

    print_evaluation(evaluation, make_console(), by_style=by_style)
    if detail:
        for line in list_faults(evaluation, figure or ()):
            typer.echo(line)


@app.command("checks")
def evaluate_checks(
    split: SplitOption = None,
    folder: FolderOption = None,
    exchange: Annotated[
        int, typer.Option(min=0, help="Exchange the two sides in so many reports; 0 for none.")
    ] = 100,
    off_topic: Annotated[
        list[str] | None,
        typer.Option(metavar="SOURCE", help="Pages that tell of no violence, or folders of them."),
    ] = None,
    detail: Annotated[
        bool, typer.Option("--detail", help="List every offence with its words and offsets.")
    ] = False,
    output_format: FormatOption = EvaluationFormat.TABLE,
    model: ModelOption = None,
    workers: WorkersOption = None,
) -> None:
    """Check what a tool for evidence must never do.

    Claims shown as facts and the reverse; denied or planned acts shown as happened; another
    judgement when the two sides change places; violence seen on pages that tell of none.
    """
    from relata.evaluate.check_tables import list_offences, print_checks
    from relata.evaluate.checks import describe_checks, run_all_checks
    from relata.evaluate.examples import load_examples

    read_all = choose_readings(None, model, workers)
    place, name = choose_corpus(folder, split)
    outcome = run_all_checks(
        load_examples(place, name),
        load_examples(place, "all") if exchange else (),
        read_all,
        exchange=exchange,
        pages=read_pages(off_topic or (), model, workers),
    )
    if output_format is EvaluationFormat.JSON:
        echo_json(describe_checks(outcome))
        return
    print_checks(outcome, make_console())
    if detail:
        for line in list_offences(outcome):
            typer.echo(line)


@app.command("gate")
def evaluate_gate(
    pin: Annotated[
        bool, typer.Option("--pin", help="Write what is measured as the new floors.")
    ] = False,
    lower_floors: Annotated[
        bool,
        typer.Option("--lower-floors", help="With --pin: floors may fall. The changelog says why."),
    ] = False,
    folder: FolderOption = None,
    model: ModelOption = None,
    workers: WorkersOption = None,
) -> None:
    """Fail when a figure on the development reports is below its pinned floor."""
    from relata.evaluate.gate import load_floors, pin_floors, problems_at_gate

    examples = load_corpus(folder, SplitName.DEV)
    evaluation = measure(examples, choose_readings(None, model, workers))
    if pin:
        floors = pin_floors(evaluation, may_lower=lower_floors)
        typer.echo(f"relata: pinned {len(floors.least) + len(floors.most)} floors", err=True)
        return
    problems = problems_at_gate(evaluation, load_floors())
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(EXIT_BELOW_FLOOR)
    typer.echo("relata: no figure is below its floor", err=True)


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
