"""``relata train``: make the reader's weights from an annotated corpus."""

from pathlib import Path
from typing import Annotated

import typer

from relata.errors import MissingExtra


def train(
    run: Annotated[Path, typer.Argument(help="Folder of the run; one with a checkpoint goes on.")],
    corpus: Annotated[Path, typer.Option(help="Folder with reports/ and split.yaml.")] = Path(
        "corpus"
    ),
    epochs: Annotated[int, typer.Option(min=1, help="How often each report is met.")] = 10,
    start: Annotated[
        Path | None, typer.Option("--start", help="Weights (weights.pt) of a run to go on from.")
    ] = None,
    average: Annotated[
        list[Path] | None,
        typer.Option(help="Weights of earlier runs: the mean with this run's is what is exported."),
    ] = None,
    encoder_rate: Annotated[float, typer.Option(help="Peak learning rate, encoder.")] = 5e-5,
    head_rate: Annotated[float, typer.Option(help="Peak learning rate, heads.")] = 6e-4,
    seed: Annotated[int, typer.Option(help="Seed of order, augmentation and dropout.")] = 20,
    threads: Annotated[int, typer.Option(min=1, help="Threads of the training.")] = 2,
    export: Annotated[
        Path | None, typer.Option(help="Also write the ONNX graphs into this folder.")
    ] = None,
) -> None:
    """Train the reader on the corpus's training reports; needs the extra: relata[train]."""
    try:
        from relata.train.task import TrainTask, train_and_export
    except ModuleNotFoundError as error:
        raise MissingExtra(
            f"relata train needs the module {error.name!r}, which is not installed; "
            "install the extra: pip install 'relata[train]'",
            module=error.name,
        ) from error

    task = TrainTask(
        run=run,
        corpus=corpus,
        epochs=epochs,
        start=start,
        encoder_rate=encoder_rate,
        head_rate=head_rate,
        seed=seed,
        threads=threads,
        average=tuple(average or ()),
        export=export,
    )
    for line in train_and_export(task):
        print(line)
