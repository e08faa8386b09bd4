"""``relata evaluate``: measure the reader on annotated reports; see docs/evaluation.md."""

from typing import Annotated

import typer

from relata.cli.evaluate_incidents import evaluate_incidents
from relata.cli.evaluate_options import (
    EvaluationFormat,
    FolderOption,
    FormatOption,
    ModelOption,
    NoCorpus,
    ReadingsOption,
    SplitName,
    SplitOption,
    WorkersOption,
    choose_corpus,
    choose_readings,
    echo_json,
    load_corpus,
    make_console,
    measure,
    read_pages,
)
from relata.cli.evaluate_outside import add_outside_commands
from relata.cli.evaluate_values import add_value_commands

__all__ = ["NoCorpus", "app"]

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Measure the reader on annotated reports.",
)

EXIT_BELOW_FLOOR = 1


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


app.command("incidents")(evaluate_incidents)
add_value_commands(app)
add_outside_commands(app)
