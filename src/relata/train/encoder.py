"""The shared encoder: MPNet cut to its first layers, with case-shape embeddings added.

Shapes: ``batch``, ``pieces`` (word pieces with the two end marks), ``width`` (768 for MPNet-base).
Source: Song et al. 2020, "MPNet: Masked and Permuted Pre-training for Language Understanding";
weights all-mpnet-base-v2 (Apache-2.0).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

from relata.errors import WeightsError
from relata.train import buckets
from relata.train.buckets import BUCKETS

PADDING = 1
CASE_SHAPES = 6


class Shape(NamedTuple):
    """The sizes of an encoder; those of MPNet-base unless told otherwise."""

    width: int = 768
    heads: int = 12
    feed_forward: int = 3072
    vocabulary: int = 30527
    positions: int = 514


BASE = Shape()


def bucket_distances(pieces: int) -> torch.Tensor:
    """Bucket of every pair's distance, ``(pieces, pieces)`` integers from 0 to 31."""
    return torch.from_numpy(buckets.bucket_distances(pieces))


class Layer(nn.Module):
    """One transformer layer, layer norm after each part."""

    def __init__(self, shape: Shape = BASE) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.out = nn.Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, eps=1e-5)
        self.up = nn.Linear(width, shape.feed_forward)
        self.down = nn.Linear(shape.feed_forward, width)
        self.out_norm = nn.LayerNorm(width, eps=1e-5)
        self.dropout = nn.Dropout(0.1)

    def _heads(self, states: torch.Tensor) -> torch.Tensor:
        batch, pieces, _ = states.shape
        return states.view(batch, pieces, self.heads, -1).transpose(1, 2)

    def forward(self, states: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        """New states, same shape; ``bias`` is ``(batch, heads, pieces, pieces)``."""
        query, key, value = (self._heads(f(states)) for f in (self.query, self.key, self.value))
        mixed = functional.scaled_dot_product_attention(query, key, value, bias.to(query.dtype))
        mixed = mixed.transpose(1, 2).flatten(2)
        states = self.attention_norm(states + self.dropout(self.out(mixed)))
        fed = self.down(functional.gelu(self.up(states)))
        return self.out_norm(states + self.dropout(fed))


class Encoder(nn.Module):
    """Word pieces to states: a learned mix of the last layers' outputs."""

    mixed_layers = 4

    def __init__(self, layers: int, shape: Shape = BASE) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.shapes = nn.Embedding(CASE_SHAPES, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-5)
        self.dropout = nn.Dropout(0.1)
        self.distances = nn.Embedding(BUCKETS, shape.heads)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(layers))
        self.mix = nn.Parameter(torch.zeros(self.mixed_layers))
        nn.init.normal_(self.shapes.weight, std=0.01)

    def forward(self, pieces: torch.Tensor, shapes: torch.Tensor) -> torch.Tensor:
        """States ``(batch, pieces, width)``; ``pieces`` 1 (padding) is not attended to."""
        length = pieces.shape[1]
        position = torch.arange(length, device=pieces.device) + PADDING + 1
        states = self.words(pieces) + self.positions(position) + self.shapes(shapes)
        states = self.dropout(self.norm(states))
        bias = self.distances(bucket_distances(length)).permute(2, 0, 1)[None]
        hidden = (pieces == PADDING)[:, None, None, :]
        bias = bias.masked_fill(hidden, -1e4)
        outputs = []
        for layer in self.layers:
            states = layer(states, bias)
            outputs.append(states)
        weights = functional.softmax(self.mix, dim=0)
        last = outputs[-self.mixed_layers :]
        return torch.stack([w * s for w, s in zip(weights, last, strict=True)]).sum(0)


_RENAMED = {
    "attention.attn.q": "query",
    "attention.attn.k": "key",
    "attention.attn.v": "value",
    "attention.attn.o": "out",
    "attention.LayerNorm": "attention_norm",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "out_norm",
}


def shape_of(state: Mapping[str, torch.Tensor], prefix: str = "") -> Shape:
    """The sizes of an encoder from its weights; ``prefix`` stands before their names."""
    vocabulary, width = state[f"{prefix}words.weight"].shape
    return Shape(
        width=width,
        heads=state[f"{prefix}distances.weight"].shape[1],
        feed_forward=state[f"{prefix}layers.0.up.weight"].shape[0],
        vocabulary=vocabulary,
        positions=state[f"{prefix}positions.weight"].shape[0],
    )


def load_pretrained(file: Path, layers: int) -> Encoder:
    """An encoder with the first ``layers`` layers of an MPNet from a safetensors file.

    Raises:
        WeightsError: the file is no MPNet's, or has fewer layers.
    """
    try:
        state = _renamed(load_file(file), layers)
    except Exception as error:
        # safetensors raises classes of its own for broken files; a name that lacks is a KeyError.
        raise WeightsError(
            f"{file}: wanted an MPNet of at least {layers} layers as safetensors, got none that "
            f"loads ({error}); name the folder of another encoder, or fewer --layers",
            path=str(file),
        ) from error
    encoder = Encoder(layers, shape_of(state))
    encoder.load_state_dict(state, strict=False)
    return encoder


def _renamed(stored: Mapping[str, torch.Tensor], layers: int) -> dict[str, torch.Tensor]:
    state = {
        "words.weight": stored["embeddings.word_embeddings.weight"],
        "positions.weight": stored["embeddings.position_embeddings.weight"],
        "norm.weight": stored["embeddings.LayerNorm.weight"],
        "norm.bias": stored["embeddings.LayerNorm.bias"],
        "distances.weight": stored["encoder.relative_attention_bias.weight"],
    }
    for layer in range(layers):
        for theirs, ours in _RENAMED.items():
            for part in ("weight", "bias"):
                state[f"layers.{layer}.{ours}.{part}"] = stored[
                    f"encoder.layer.{layer}.{theirs}.{part}"
                ]
    return state
