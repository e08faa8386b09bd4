"""``relata evaluate times|places|actors|numbers|weapons``: how right the values are."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relata.cli.evaluate_options import (
    EvaluationFormat,
    FolderOption,
    FormatOption,
    ModelOption,
    SplitName,
    SplitOption,
    WorkersOption,
    choose_readings,
    echo_json,
    load_corpus,
    make_console,
    with_progress,
)
from relata.errors import UsageError

if TYPE_CHECKING:
    from relata.evaluate.examples import Example
    from relata.evaluate.readings import ReadAll
    from relata.evaluate.values import ValueKind

OWN_CORPUS = "corpus"

HELP = {
    "times": "Compare the days and clocks of time expressions with the annotation.",
    "places": "Compare where places lie, their countries and kinds, with the annotation.",
    "actors": "Compare names, kinds and countries of actors with the annotation.",
    "numbers": "Compare the least and most of tallies with the annotation.",
    "weapons": "Compare kinds of weapons and objects with the annotation.",
}
"""By kind of value; what values on annotated marks and end to end are, docs/evaluation.md says."""


class NoData(UsageError):
    """A corpus other than ours was named, but not its folder: say it with --data."""

    code = "usage.no_data"


@dataclass(frozen=True, slots=True)
class ValueRun:
    """What one call measures, and how it reads."""

    split: SplitName | None
    folder: Path | None
    set_name: str
    data: Path | None
    end_to_end: bool
    model: Path | None
    workers: int | None


def add_value_commands(app: typer.Typer) -> None:
    """Give the app a command for each kind of value."""
    for name in HELP:
        app.command(name, help=HELP[name])(_make_command(name))


def _make_command(name: str) -> Callable[..., None]:
    def evaluate_kind(
        split: SplitOption = None,
        folder: FolderOption = None,
        set_name: Annotated[
            str, typer.Option("--set", metavar="NAME", help="A corpus other than ours.")
        ] = OWN_CORPUS,
        data: Annotated[
            Path | None,
            typer.Option(metavar="DIR", help="With --set: the folder of that corpus."),
        ] = None,
        end_to_end: Annotated[
            bool,
            typer.Option(
                "--end-to-end", help="Read the reports, instead of taking the annotators' marks."
            ),
        ] = False,
        detail: Annotated[
            bool, typer.Option("--detail", help="List every miss with its words and reason.")
        ] = False,
        output_format: FormatOption = EvaluationFormat.TABLE,
        model: ModelOption = None,
        workers: WorkersOption = None,
    ) -> None:
        run = ValueRun(split, folder, set_name, data, end_to_end, model, workers)
        _evaluate(name, run, output_format, detail=detail)

    return evaluate_kind


def _evaluate(name: str, run: ValueRun, output_format: EvaluationFormat, *, detail: bool) -> None:
    from relata.evaluate.value_kinds import VALUE_KINDS
    from relata.evaluate.value_tables import describe_values, list_misses, print_values
    from relata.evaluate.values import measure_values

    kind = VALUE_KINDS[name].on_set(run.set_name)
    examples = _load(kind, run)
    read_all = with_progress(_readings(examples, run), len(examples))
    figures = measure_values(kind, examples, read_all, run.set_name)
    if output_format is EvaluationFormat.JSON:
        echo_json(describe_values(figures, with_misses=detail))
        return
    print_values(kind, figures, make_console())
    if detail:
        for line in list_misses(figures):
            typer.echo(line)


def _load(kind: "ValueKind", run: ValueRun) -> "tuple[Example, ...]":
    """The reports to be measured.

    Raises:
        NoData: another corpus was named without its folder.
    """
    from relata.evaluate.values import load_set

    if run.set_name == OWN_CORPUS:
        return load_corpus(run.folder, run.split)
    if run.data is None:
        raise NoData(f"wanted the folder of {run.set_name} with --data DIR, got none")
    return load_set(kind, run.set_name, run.data)


def _readings(examples: "tuple[Example, ...]", run: ValueRun) -> "ReadAll":
    """The reader, or the annotators' marks with the values that the rules give them."""
    if run.end_to_end:
        return choose_readings(None, run.model, run.workers)
    from relata.evaluate.readings import read_annotated
    from relata.pipeline.settings import load_settings

    return read_annotated(examples, load_settings())
