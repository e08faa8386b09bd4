"""``relata evaluate muc4|polnear|re3d``: the reader on public corpora that it never trained on."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from relata.cli.evaluate_options import (
    EvaluationFormat,
    FormatOption,
    ModelOption,
    ReadingsOption,
    WorkersOption,
    choose_readings,
    echo_json,
    make_console,
    with_progress,
)

HELP = {
    "muc4": "Fill the incident templates of MUC-4, test sets 1 and 2, and compare with the keys.",
    "polnear": "Compare sources, cues and contents with PolNeAR's attributions.",
    "re3d": "Compare spans by type with re3d's, on documents that are not in corpus/.",
}
"""By name of the corpus; what counts as right, docs/evaluation.md says."""

FolderArgument = Annotated[
    Path,
    typer.Argument(metavar="FOLDER", help="The folder that the corpus was unpacked into."),
]
LimitOption = Annotated[
    int | None, typer.Option(min=1, help="Only the first so many texts; the figures then say less.")
]
DetailOption = Annotated[
    bool, typer.Option("--detail", help="List what was missed, wrong or one too many.")
]


def add_outside_commands(app: typer.Typer) -> None:
    """Give the app a command for each public corpus."""
    for name, words in HELP.items():
        app.command(name, help=words)(_make_command(name))


def _make_command(name: str) -> Callable[..., None]:
    def evaluate_outside(
        folder: FolderArgument,
        limit: LimitOption = None,
        detail: DetailOption = False,
        output_format: FormatOption = EvaluationFormat.TABLE,
        readings: ReadingsOption = None,
        model: ModelOption = None,
        workers: WorkersOption = None,
    ) -> None:
        from relata.evaluate.outside import measure_outside
        from relata.evaluate.outside_sets import OUTSIDE_SETS
        from relata.evaluate.outside_tables import (
            describe_outside,
            list_outside_faults,
            print_outside,
        )

        outside = OUTSIDE_SETS[name]
        texts = outside.load(folder)[:limit]
        read_all = with_progress(choose_readings(readings, model, workers), len(texts))
        figures = measure_outside(outside, texts, read_all)
        if output_format is EvaluationFormat.JSON:
            echo_json(describe_outside(figures, with_faults=detail))
            return
        print_outside(figures, outside.figures, outside.about, make_console())
        if detail:
            for line in list_outside_faults(figures):
                typer.echo(line)

    return evaluate_outside
