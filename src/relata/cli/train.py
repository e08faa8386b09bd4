"""``relata train``: make the reader's weights from an annotated corpus."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from relata.errors import MissingExtra

SHIPPED_READER = "reader"
"""Word for ``--start``: the reader that comes with Relata."""


class Pace(NamedTuple):
    """How long and how fast is learnt when nothing is said."""

    epochs: int
    encoder_rate: float
    head_rate: float


CORPUS_DEFAULTS = Pace(epochs=10, encoder_rate=5e-5, head_rate=6e-4)
LEDGER_DEFAULTS = Pace(epochs=4, encoder_rate=1e-5, head_rate=1e-4)
"""A few dozen reports of one's own move a trained reader a little; faster, it forgets the rest."""


class TrainOn(StrEnum):
    """What is learnt from."""

    CORPUS = "corpus"
    LEDGER = "ledger"


def train(
    run: Annotated[Path, typer.Argument(help="Folder of the run; one with a checkpoint goes on.")],
    corpus: Annotated[Path, typer.Option(help="Folder with reports/ and split.yaml.")] = Path(
        "corpus"
    ),
    on: Annotated[
        TrainOn,
        typer.Option(
            "--on",
            help="Learn from annotated reports, or from the reports that people finished in the "
            "ledger; then a share of them is held back and shows whether it helped.",
        ),
    ] = TrainOn.CORPUS,
    epochs: Annotated[
        int | None,
        typer.Option(min=1, help="How often each report is met. Default: 10, or 4 on a ledger."),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(
            "--start",
            metavar="FILE|DIR|reader",
            help="What to go on from: weights.pt of a run, a reader's folder, or `reader` for the "
            "one that comes with Relata, whose weights are taken back from its graphs. Default: "
            "the pretrained encoder alone; on a ledger, the reader in use.",
        ),
    ] = None,
    encoder: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="A pretrained encoder of your own, an MPNet of any size: a folder with "
            "model.safetensors and tokenizer.json. Default: the extra's.",
        ),
    ] = None,
    layers: Annotated[
        int | None,
        typer.Option(min=4, help="How many of the encoder's layers are kept. Default: 10."),
    ] = None,
    held_back: Annotated[
        float,
        typer.Option(min=0.05, max=0.9, help="With --on ledger: the share that is measured on."),
    ] = 0.25,
    average: Annotated[
        list[Path] | None,
        typer.Option(help="Weights of earlier runs: the mean with this run's is what is exported."),
    ] = None,
    encoder_rate: Annotated[
        float | None,
        typer.Option(help="Peak learning rate, encoder. Default: 5e-5, or 1e-5 on a ledger."),
    ] = None,
    head_rate: Annotated[
        float | None,
        typer.Option(help="Peak learning rate, heads. Default: 6e-4, or 1e-4 on a ledger."),
    ] = None,
    seed: Annotated[int, typer.Option(help="Seed of order, augmentation and dropout.")] = 20,
    threads: Annotated[int, typer.Option(min=1, help="Threads of the training.")] = 2,
    export: Annotated[
        Path | None, typer.Option(help="Also write the ONNX graphs into this folder.")
    ] = None,
) -> None:
    """Train the reader on annotated reports or your own judgements; needs the extra: train."""
    try:
        from relata.train.task import TrainTask, train_and_export, train_on_ledger
    except ModuleNotFoundError as error:
        raise MissingExtra(
            f"relata train needs the module {error.name!r}, which is not installed; "
            "install the extra: pip install 'relata[train]'",
            module=error.name,
        ) from error

    defaults = LEDGER_DEFAULTS if on is TrainOn.LEDGER else CORPUS_DEFAULTS
    task = TrainTask(
        run=run,
        corpus=corpus,
        epochs=epochs or defaults.epochs,
        start=find_start(start),
        encoder_rate=encoder_rate or defaults.encoder_rate,
        head_rate=head_rate or defaults.head_rate,
        seed=seed,
        threads=threads,
        average=tuple(average or ()),
        export=export,
        held_back=held_back,
        encoder=encoder,
        layers=layers,
    )
    for line in (train_on_ledger if on is TrainOn.LEDGER else train_and_export)(task):
        print(line)


def find_start(start: str | None) -> Path | None:
    """The file or folder that ``--start`` names."""
    if start != SHIPPED_READER:
        return None if start is None else Path(start)
    from relata.read.reader import SHIPPED

    return SHIPPED
