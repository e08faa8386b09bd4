"""The training run: seeded, checkpointed, resumable, logged as JSON lines.

A run's folder holds ``settings.json``, ``log.jsonl``, ``checkpoint.pt`` (all that is needed to go
on) and, when it has ended, ``weights.pt`` (averaged weights).
"""

import json
import math
import random
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import numpy as np
import torch
from tokenizers import Tokenizer

from relata.model.marks import Marks
from relata.read.features import Ints
from relata.read.labels import CLASS_HEADS
from relata.read.layout import PieceCutter, Pieces, Window, window_arrays
from relata.train.augment import (
    country_table,
    exchange_two_sides,
    replace_words,
    stitch,
)
from relata.train.encoder import PADDING, Encoder, load_pretrained, shape_of
from relata.train.examples import Example, make_example
from relata.train.losses import ReportLoss
from relata.train.network import Network

FROZEN = ("encoder.words.weight", "encoder.distances.weight")
"""Left as pretrained: the vocabulary is far larger than our corpus; whether learning the
attention bias would help was not tried."""


class TrainSettings(msgspec.Struct, frozen=True, kw_only=True):
    """All that a run depends on besides the texts; stored in the run's folder.

    Attributes:
        encoder_layers: how many of MPNet's twelve layers are kept, from the first.
        reports_a_step: reports whose losses are summed for one step.
        encoder_rate, head_rate: peak learning rates; each lower encoder layer learns
            ``layer_decay`` times as fast as the one above.
        stitched_share, exchanged_share: how often reports are stitched, names exchanged.
        found_from_epoch: from when on spans found by the network join the candidates.
    """

    seed: int = 20
    epochs: int = 10
    encoder_layers: int = 10
    reports_a_step: int = 6
    encoder_rate: float = 5e-5
    head_rate: float = 6e-4
    layer_decay: float = 0.92
    warmup_share: float = 0.06
    average_decay: float = 0.995
    stitched_share: float = 0.2
    exchanged_share: float = 0.35
    found_from_epoch: int = 3
    checkpoint_every_s: int = 240


def encode(network: Network, examples: list[Example]) -> list[torch.Tensor]:
    """States of the words of each report, ``(words, width)`` float32, windows joined."""
    arrays = [
        (number, window, *window_arrays(example.pieces, window))
        for number, example in enumerate(examples)
        for window in example.windows
    ]
    arrays.sort(key=lambda a: len(a[2]))
    parts: dict[tuple[int, int], torch.Tensor] = {}
    for rows in _alike(arrays):
        states = _encode_alike(network, [(ids, case) for _, _, ids, case in rows])
        for (number, window, _, _), own in zip(rows, states, strict=True):
            pieces = examples[number].pieces
            spread = word_matrix(pieces, window.first, window.own, window.own_stop)
            parts[number, window.first] = spread @ own[1 : 1 + spread.shape[1]]
    return [
        torch.cat([parts[number, window.first] for window in example.windows])
        for number, example in enumerate(examples)
    ]


_Row = tuple[int, Window, Ints, Ints]


def _alike(arrays: list[_Row]) -> Iterator[list[_Row]]:
    """Windows of like length together, the shorter first: padding costs as much as pieces."""
    group: list[_Row] = []
    for row in arrays:
        if group and len(row[2]) > 1.2 * len(group[0][2]) + 16:
            yield group
            group = []
        group.append(row)
    yield group


def _encode_alike(network: Network, rows: list[tuple[Ints, Ints]]) -> torch.Tensor:
    longest = -(-max(len(ids) for ids, _ in rows) // 32) * 32
    pieces = torch.full((len(rows), longest), PADDING)
    shapes = torch.full((len(rows), longest), 5)
    for row, (ids, case) in enumerate(rows):
        pieces[row, : len(ids)] = torch.from_numpy(ids)
        shapes[row, : len(case)] = torch.from_numpy(case)
    states: torch.Tensor = network.encoder(pieces, shapes)
    return states.float()


def word_matrix(pieces: Pieces, first: int, own: int, own_stop: int) -> torch.Tensor:
    """A matrix that averages a window's pieces to its own words, ``(own words, pieces)``."""
    base = pieces.first[first]
    matrix = torch.zeros(own_stop - own, int(pieces.first[own_stop] - base))
    for row, word in enumerate(range(own, own_stop)):
        a, b = pieces.first[word] - base, pieces.first[word + 1] - base
        matrix[row, a:b] = 1.0 / float(b - a)
    return matrix


class Course:
    """The reports in the order in which a run meets them, augmented anew each epoch."""

    def __init__(
        self, reports: list[tuple[str, str, Marks]], settings: TrainSettings, cutter: PieceCutter
    ) -> None:
        self.reports = reports
        self.settings = settings
        self.cutter = cutter
        self.steps_an_epoch = math.ceil(len(reports) / settings.reports_a_step)

    def epoch(self, number: int) -> Iterator[list[Example]]:
        """The batches of one epoch; the same for the same seed and number."""
        chance = random.Random(f"{self.settings.seed}-{number}")
        order = chance.sample(self.reports, len(self.reports))
        size = self.settings.reports_a_step
        for at in range(0, len(order), size):
            yield self._batch(order[at : at + size], chance)

    def _batch(self, reports: list[tuple[str, str, Marks]], chance: random.Random) -> list[Example]:
        changed = [(name, *self._vary(text, marks, chance)) for name, text, marks in reports]
        short = [c for c in changed if len(c[1]) < 1500]
        if chance.random() < self.settings.stitched_share and len(short) >= 3:
            joined = short[: chance.randint(2, len(short) - 1)]
            changed = [c for c in changed if c not in joined]
            changed.append(("stitched", *stitch([(t, m) for _, t, m in joined])))
        return [make_example(name, text, marks, self.cutter) for name, text, marks in changed]

    def _vary(self, text: str, marks: Marks, chance: random.Random) -> tuple[str, Marks]:
        draw = chance.random()
        if draw < self.settings.exchanged_share / 2:
            return exchange_two_sides(text, marks, chance)
        if draw < self.settings.exchanged_share:
            return replace_words(text, marks, country_table(text, chance))
        return text, marks


def class_weights(examples: list[Example]) -> dict[str, torch.Tensor]:
    """Weights (largest count / own count)^0.4, at most 6, for event types and modes."""
    weights = {}
    for head in ("event_type", "mode", "status", "stance"):
        count = np.ones(len(CLASS_HEADS[head][1]))
        for example in examples:
            known = example.classes[head]
            np.add.at(count, known[known >= 0], 1)
        power = 0.4 if head == "event_type" else 0.25
        weights[head] = torch.tensor((count.max() / count) ** power).float().clamp(max=6)
    return weights


def _parameter_groups(network: Network, settings: TrainSettings) -> list[dict[str, object]]:
    layers = len(network.encoder.layers)
    groups: dict[float, list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if name in FROZEN:
            parameter.requires_grad = False
            continue
        if not name.startswith("encoder."):
            rate = settings.head_rate
        elif name.startswith("encoder.layers."):
            depth = layers - 1 - int(name.split(".")[2])
            rate = settings.encoder_rate * settings.layer_decay**depth
        elif name in ("encoder.shapes.weight", "encoder.mix"):
            rate = settings.head_rate / 3
        else:
            rate = settings.encoder_rate * settings.layer_decay**layers
        groups.setdefault(rate, []).append(parameter)
    return [{"params": p, "lr": rate, "peak": rate} for rate, p in groups.items()]


class Training:
    """One run, from its settings to its averaged weights."""

    def __init__(
        self, folder: Path, settings: TrainSettings, course: Course, network: Network
    ) -> None:
        self.folder = folder
        self.settings = settings
        self.course = course
        self.network = network
        groups = _parameter_groups(self.network, settings)
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        self.trained = [p for p in self.network.parameters() if p.requires_grad]
        self.average = [p.detach().clone() for p in self.trained]
        plain = [make_example(n, t, m, course.cutter) for n, t, m in course.reports]
        self.weights = class_weights(plain)
        self.step = 0
        self.total = settings.epochs * course.steps_an_epoch
        self._resume()

    def run(self) -> None:
        """Train to the end, from wherever the last checkpoint stands."""
        saved = time.monotonic()
        for epoch in range(self.step // self.course.steps_an_epoch, self.settings.epochs):
            for position, batch in enumerate(self.course.epoch(epoch)):
                if epoch * self.course.steps_an_epoch + position < self.step:
                    continue
                self._train_on(batch, epoch)
                if time.monotonic() - saved > self.settings.checkpoint_every_s:
                    self._save()
                    saved = time.monotonic()
        self._save()
        self._save_weights()

    def _train_on(self, batch: list[Example], epoch: int) -> None:
        began = time.monotonic()
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * self._rate()
        self.network.train()
        with torch.autocast("cpu", torch.bfloat16):
            words = encode(self.network, batch)
            found = epoch >= self.settings.found_from_epoch
            losses = [
                ReportLoss(self.network, e, w, self.weights, with_found=found).losses
                for e, w in zip(batch, words, strict=True)
            ]
        total = torch.stack([sum(x.values(), torch.zeros(())) for x in losses]).mean()
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.trained, 10.0)
        self.optimizer.step()
        self.step += 1
        self._average()
        self._log(epoch, losses, time.monotonic() - began)

    def _rate(self) -> float:
        done = self.step / self.total
        warm = self.settings.warmup_share
        return min(done / warm + 0.02, 1.0) if done < warm else max((1 - done) / (1 - warm), 0.02)

    def _average(self) -> None:
        keep = min(self.settings.average_decay, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            torch._foreach_lerp_(self.average, self.trained, 1 - keep)

    def _log(self, epoch: int, losses: list[dict[str, torch.Tensor]], took_s: float) -> None:
        names = sorted({name for x in losses for name in x})
        means = {n: float(np.mean([x[n].item() for x in losses if n in x])) for n in names}
        row = {"step": self.step, "of": self.total, "epoch": epoch, "seconds": round(took_s, 2)}
        row["loss"] = round(sum(means.values()), 4)
        row |= {name: round(value, 4) for name, value in means.items()}
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(row) + "\n")

    def _save(self) -> None:
        state = {
            "step": self.step,
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "random": torch.get_rng_state(),
        }
        new = self.folder / "checkpoint.new"
        torch.save(state, new)
        new.replace(self.folder / "checkpoint.pt")

    def _resume(self) -> None:
        file = self.folder / "checkpoint.pt"
        if not file.exists():
            return
        state = torch.load(file, weights_only=True)
        self.step = state["step"]
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average = state["average"]
        torch.set_rng_state(state["random"])

    def _save_weights(self) -> None:
        with torch.no_grad():
            for parameter, mean in zip(self.trained, self.average, strict=True):
                parameter.copy_(mean)
        torch.save(self.network.state_dict(), self.folder / "weights.pt")


def train(
    folder: Path,
    settings: TrainSettings,
    reports: list[tuple[str, str, Marks]],
    *,
    tokenizer: Path,
    encoder: Path | None = None,
    start: Mapping[str, torch.Tensor] | None = None,
) -> None:
    """Train the reader's network on ``(id, text, gold marks)`` and leave ``weights.pt``.

    A folder that holds a checkpoint is gone on with. ``start``: weights to begin from; without
    them the network begins with the pretrained ``encoder`` alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.json").write_bytes(msgspec.json.format(msgspec.json.encode(settings)))
    cutter = PieceCutter(Tokenizer.from_file(str(tokenizer)))
    torch.manual_seed(settings.seed)
    layers = settings.encoder_layers
    network = Network(_begin_encoder(encoder, layers, start))
    if start is not None:
        network.load_state_dict(start)
    Training(folder, settings, Course(reports, settings, cutter), network).run()


def _begin_encoder(
    encoder: Path | None, layers: int, start: Mapping[str, torch.Tensor] | None
) -> Encoder:
    """The encoder of a file, or one of the sizes that the first weights have."""
    if encoder is not None:
        return load_pretrained(encoder, layers)
    return Encoder(layers) if start is None else Encoder(layers, shape_of(start, "encoder."))
