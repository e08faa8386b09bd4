"""``relata evaluate incidents``: are events of several reports joined rightly?"""

from pathlib import Path
from typing import Annotated

import typer

from relata.cli.evaluate_options import (
    EvaluationFormat,
    FormatOption,
    ModelOption,
    ReadingsOption,
    SplitOption,
    WorkersOption,
    choose_corpus,
    choose_readings,
    echo_json,
    make_console,
    with_progress,
)


def evaluate_incidents(
    split: SplitOption = None,
    folder: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Folder with reports/, split.yaml and incidents.yaml. Default: corpus/.",
            show_default=False,
        ),
    ] = None,
    gold_records: Annotated[
        bool,
        typer.Option(
            "--gold-records", help="Join the annotators' records: measures the joining alone."
        ),
    ] = False,
    detail: Annotated[
        bool, typer.Option("--detail", help="List every pair joined or kept apart wrongly.")
    ] = False,
    agreement: Annotated[
        bool,
        typer.Option("--agreement", help="Only tell how far two annotators of incidents agree."),
    ] = False,
    output_format: FormatOption = EvaluationFormat.TABLE,
    readings: ReadingsOption = None,
    model: ModelOption = None,
    workers: WorkersOption = None,
) -> None:
    """Join the events of the corpus's bundles and compare the incidents with the annotation."""
    from relata.evaluate.examples import load_examples
    from relata.evaluate.incident_tables import describe_incidents, list_wrong, print_incidents
    from relata.evaluate.incidents import (
        SECOND_FILE,
        keep_annotated,
        load_gold,
        measure_incidents,
    )

    place, name = choose_corpus(folder, split)
    gold = load_gold(place)
    if agreement:
        from relata.evaluate.incident_agreement import measure_agreement, tell_agreement

        typer.echo(tell_agreement(measure_agreement(gold, load_gold(place, SECOND_FILE))))
        return
    examples = keep_annotated(load_examples(place, name), gold)
    read_all = None if gold_records else choose_readings(readings, model, workers)
    if read_all is not None:
        read_all = with_progress(read_all, len(examples))
    figures = measure_incidents(examples, gold, read_all)
    if output_format is EvaluationFormat.JSON:
        echo_json(describe_incidents(figures, with_pairs=detail))
        return
    print_incidents(figures, make_console())
    if detail:
        for line in list_wrong(figures):
            typer.echo(line)
