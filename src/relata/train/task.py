"""One training from the command line: corpus in, run's folder and exported graphs out."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import torch

from relata import __version__
from relata.corpus import load_corpus, load_split, rel_to_marks
from relata.model.marks import Marks
from relata.read.decode import Thresholds
from relata.read.reader import ReaderSettings
from relata.train.export import average, export, seal
from relata.train.pretrained import unpack_pretrained
from relata.train.run import TrainSettings, train


class TrainTask(msgspec.Struct, frozen=True, kw_only=True):
    """What ``relata train`` was asked for; see its options."""

    run: Path
    corpus: Path
    epochs: int
    start: Path | None
    encoder_rate: float
    head_rate: float
    seed: int
    threads: int
    average: tuple[Path, ...]
    export: Path | None


def training_reports(corpus: Path) -> list[tuple[str, str, Marks]]:
    """Id, text and gold marks of every report that is not kept for development."""
    development = load_split(corpus)
    return [
        (rel.id, rel.text, rel_to_marks(rel))
        for rel in load_corpus(corpus / "reports")
        if rel.id not in development
    ]


def train_and_export(task: TrainTask) -> Iterator[str]:
    """Run a training to its end, saying in lines what is being done.

    Raises:
        DataError: when the corpus or the pretrained encoder is not there or is wrong.
    """
    torch.set_num_threads(task.threads)
    reports = training_reports(task.corpus)
    yield f"{len(reports)} reports to train on; log: {task.run / 'log.jsonl'}"
    pretrained = unpack_pretrained(task.run / "pretrained")
    settings = TrainSettings(
        epochs=task.epochs,
        seed=task.seed,
        encoder_rate=task.encoder_rate,
        head_rate=task.head_rate,
    )
    train(
        task.run,
        settings,
        reports,
        encoder=pretrained.weights,
        tokenizer=pretrained.tokenizer,
        start=task.start,
    )
    yield f"weights: {task.run / 'weights.pt'}"
    if task.export is not None:
        weights = task.run / "weights.pt"
        if task.average:
            average((*task.average, weights), task.run / "averaged.pt")
            weights = task.run / "averaged.pt"
        export(weights, settings.encoder_layers, pretrained.tokenizer, task.export)
        seal(
            task.export,
            ReaderSettings(name="relata-en", version=__version__, thresholds=Thresholds()),
        )
        yield f"graphs: {task.export}"
