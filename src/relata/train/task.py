"""One training from the command line: reports in, run's folder and exported graphs out."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import msgspec
import torch

from relata import __version__
from relata.corpus import load_corpus, load_split, rel_to_marks
from relata.model.marks import Marks
from relata.pipeline.reading import load_tools, read_report
from relata.pipeline.settings import Settings, load_settings
from relata.read.decode import Thresholds
from relata.read.reader import SETTINGS_FILE, SHIPPED, ReaderSettings
from relata.store import open_ledger
from relata.train.export import average, export, seal
from relata.train.helped import ReadReport, measure_help, tell_help, write_help
from relata.train.judged import Finished, finished_reports, hold_back
from relata.train.run import TrainSettings, train
from relata.train.start import Start, choose_start
from relata.wire import decode_record

Reports = list[tuple[str, str, Marks]]
"""Id, text and marks of the reports to learn from."""

HELPED_FILE = "helped.json"


class TrainTask(msgspec.Struct, frozen=True, kw_only=True):
    """What ``relata train`` was asked for; see its options.

    Attributes:
        start: a reader's folder, a run's weights.pt, or None for a pretrained encoder.
        encoder: folder of a pretrained encoder of one's own; None for the extra's.
        layers: how many of its layers are kept; None for as many as usual.
        held_back: share of the finished reports that is measured on, with ``--on ledger``.
    """

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
    held_back: float = 0.25
    encoder: Path | None = None
    layers: int | None = None


def training_reports(corpus: Path) -> Reports:
    """Id, text and gold marks of every report that is not kept for development."""
    development = load_split(corpus)
    return [
        (rel.id, rel.text, rel_to_marks(rel))
        for rel in load_corpus(corpus / "reports")
        if rel.id not in development
    ]


def train_and_export(task: TrainTask) -> Iterator[str]:
    """Run a training on the corpus to its end, saying in lines what is being done.

    Raises:
        DataError: when the corpus, or what the training begins from, is not there or is wrong.
    """
    reports = training_reports(task.corpus)
    yield f"{len(reports)} reports to train on; log: {task.run / 'log.jsonl'}"
    start = choose_start(task.start, task.run / "pretrained", task.encoder)
    settings = _settings(task, start)
    _train(task, settings, reports, start)
    yield f"weights: {task.run / 'weights.pt'}"
    if task.export is not None:
        reader = ReaderSettings(name="relata-en", version=__version__, thresholds=Thresholds())
        _export(task, settings, start, task.export, reader)
        yield f"graphs: {task.export}"


def quiet_libraries() -> None:
    """No line for every matrix that is quantised, nor for the ledger's schema."""
    for name in ("onnxruntime.quantization", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)


def train_on_ledger(task: TrainTask) -> Iterator[str]:
    """Go on training a reader on what people finished, and show whether it helped.

    Raises:
        LedgerError: there is no ledger, or it cannot be used.
        TooFewFinished: too few reports are finished.
        DataError: the reader to start from is not there or is wrong.
    """
    quiet_libraries()
    settings = load_settings()
    learnt, held = hold_back(_finished(settings), task.held_back)
    yield f"{len(learnt)} finished reports to learn from, {len(held)} held back"
    source = task.start or settings.model or SHIPPED
    start = choose_start(source, task.run / "pretrained")
    chosen = _settings(task, start)
    _train(task, chosen, [(each.id, each.text, each.marks) for each in learnt], start)
    folder = task.export or task.run / "reader"
    before = source if source.is_dir() else SHIPPED
    _export(task, chosen, start, folder, _settings_after(before, task.run.name))
    yield f"graphs: {folder}; read with them by --model {folder}"
    readers = (_reading(settings, before), _reading(settings, folder))
    helped = measure_help(len(learnt), held, *readers)
    write_help(helped, task.run / HELPED_FILE)
    yield from tell_help(helped)


def _finished(settings: Settings) -> tuple[Finished, ...]:
    ledger = open_ledger(settings.database, decode_record)
    try:
        with ledger.view() as view:
            return finished_reports(view)
    finally:
        ledger.close()


def _reading(settings: Settings, model: Path) -> ReadReport:
    tools = load_tools(replace(settings, model=model))
    return partial(read_report, tools=tools)


def _settings_after(before: Path, run: str) -> ReaderSettings:
    """The settings of a reader that went on from another: its thresholds, under a name of its own.

    Thresholds and calibration were set for the reader before; they are kept, not set anew.
    """
    read = msgspec.json.decode((before / SETTINGS_FILE).read_bytes(), type=ReaderSettings)
    return msgspec.structs.replace(read, name=f"{read.name}+{run}")


def _settings(task: TrainTask, start: Start) -> TrainSettings:
    settings = TrainSettings(
        epochs=task.epochs,
        seed=task.seed,
        encoder_rate=task.encoder_rate,
        head_rate=task.head_rate,
    )
    layers = start.layers or task.layers
    return settings if layers is None else msgspec.structs.replace(settings, encoder_layers=layers)


def _train(task: TrainTask, settings: TrainSettings, reports: Reports, start: Start) -> None:
    torch.set_num_threads(task.threads)
    quiet_libraries()
    train(
        task.run,
        settings,
        reports,
        tokenizer=start.tokenizer,
        encoder=start.encoder,
        start=start.weights,
    )


def _export(
    task: TrainTask, settings: TrainSettings, start: Start, folder: Path, reader: ReaderSettings
) -> None:
    weights = task.run / "weights.pt"
    if task.average:
        average((*task.average, weights), task.run / "averaged.pt")
        weights = task.run / "averaged.pt"
    export(weights, settings.encoder_layers, start.tokenizer, folder)
    seal(folder, reader)
