"""The exported network, run by onnxruntime: one window a call, one thread a process.

Shapes are those of `relata.train.network`, which these graphs were exported from.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from relata.errors import WeightsError
from relata.read.features import Floats, Ints
from relata.read.labels import CLASS_HEADS
from relata.read.layout import Layout, PieceCutter, Pieces, cut_windows, window_arrays

ENCODER_FILE = "encoder.onnx"
TOKENIZER_FILE = "tokenizer.json"
PAIR_NAMES = ("argument", "claim", "about", "tally", "actor_of", "coreference", "link", "signal")


class MentionScores(NamedTuple):
    """What the network makes of mentions.

    Attributes:
        rep: representations for pairs, ``(mentions, 384)``.
        none: scores of "nothing" for each slot of ``NONES``, ``(mentions, 6)``.
        classes: head → logits, ``(mentions, classes)``.
    """

    rep: Floats
    none: Floats
    classes: dict[str, Floats]


def _session(file: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # An arena never gives back what its largest run took, and there is one for each graph.
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(
            str(file), sess_options=options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:
        # onnxruntime raises classes of its own for each kind of broken file.
        raise WeightsError(
            f"{file}: wanted a graph of the reader's weights, got none that loads ({error}); "
            "fetch the package's weights again or name another folder with --model",
            path=str(file),
        ) from error


class Network:
    """Encoder and heads of one folder of weights."""

    def __init__(self, folder: Path) -> None:
        self._encoder = _session(folder / ENCODER_FILE)
        self._spans = _session(folder / "spans.onnx")
        self._mentions = _session(folder / "mentions.onnx")
        self._content = _session(folder / "content.onnx")
        self._pairs = {name: _session(folder / f"{name}.onnx") for name in PAIR_NAMES}
        self._cutter = PieceCutter(Tokenizer.from_file(str(folder / TOKENIZER_FILE)))

    def encode(self, layout: Layout) -> Floats:
        """States of every word, ``(words, 768)``; the mean of the states of its pieces."""
        pieces = Pieces(layout, self._cutter)
        parts = []
        for window in cut_windows(layout, pieces):
            ids, shapes = window_arrays(pieces, window)
            (states,) = self._encoder.run(None, {"pieces": ids[None], "shapes": shapes[None]})
            edges = pieces.first[window.own : window.own_stop + 1] - pieces.first[window.first]
            sums = np.add.reduceat(states[0, 1 : 1 + edges[-1]], edges[:-1], axis=0)
            parts.append(sums / np.diff(edges)[:, None].astype(np.float32))
        return np.concatenate(parts)

    def spans(self, words: Floats) -> Floats:
        """Probability that each span is a mention, ``(words, span width, letters)``."""
        (logits,) = self._spans.run(None, {"words": words})
        return sigmoid(logits)

    def mentions(self, words: Floats, first: Ints, stop: Ints) -> MentionScores:
        """Representations and classes of the mentions ``[first, stop)``."""
        rep, none, *logits = self._mentions.run(
            None, {"words": words, "first": first, "stop": stop}
        )
        return MentionScores(rep, none, dict(zip(CLASS_HEADS, logits, strict=True)))

    def pairs(self, head: str, left: Floats, right: Floats, features: Floats) -> Floats:
        """Logits of every pair under a family's relations, ``(left, right, relations)``."""
        (logits,) = self._pairs[head].run(
            None, {"left": left, "right": right, "features": features}
        )
        return np.asarray(logits)

    def content(self, cues: Floats, words: Floats, features: Floats) -> Floats:
        """Logits of every word under every cue, ``(cues, words, 3)``: inside, first, last."""
        (logits,) = self._content.run(None, {"cues": cues, "words": words, "features": features})
        return np.asarray(logits)


def sigmoid(logits: Floats) -> Floats:
    """Logistic function, safe at both ends."""
    return (1.0 / (1.0 + np.exp(-np.clip(logits, -40, 40)))).astype(np.float32)


def softmax(logits: Floats) -> Floats:
    """Softmax over the last axis."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True), dtype=np.float32)
