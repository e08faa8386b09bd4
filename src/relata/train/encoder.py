"""The shared encoder: MPNet cut to its first layers, with case-shape embeddings added.

Shapes: ``batch``, ``pieces`` (word pieces with the two end marks), ``width`` (768).
Source: Song et al. 2020, "MPNet: Masked and Permuted Pre-training for Language Understanding";
weights all-mpnet-base-v2 (Apache-2.0).
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

from relata.train import buckets
from relata.train.buckets import BUCKETS

WIDTH = 768
ATTENTION_HEADS = 12
FEED_FORWARD = 3072
VOCABULARY = 30527
POSITIONS = 514
PADDING = 1
CASE_SHAPES = 6


def bucket_distances(pieces: int) -> torch.Tensor:
    """Bucket of every pair's distance, ``(pieces, pieces)`` integers from 0 to 31."""
    return torch.from_numpy(buckets.bucket_distances(pieces))


class Layer(nn.Module):
    """One transformer layer, layer norm after each part."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.up = nn.Linear(WIDTH, FEED_FORWARD)
        self.down = nn.Linear(FEED_FORWARD, WIDTH)
        self.out_norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.dropout = nn.Dropout(0.1)

    def _heads(self, states: torch.Tensor) -> torch.Tensor:
        batch, pieces, _ = states.shape
        return states.view(batch, pieces, ATTENTION_HEADS, -1).transpose(1, 2)

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

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(CASE_SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.dropout = nn.Dropout(0.1)
        self.distances = nn.Embedding(BUCKETS, ATTENTION_HEADS)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
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


def load_pretrained(file: Path, layers: int) -> Encoder:
    """An encoder with the first ``layers`` layers of MPNet-base from a safetensors file."""
    stored = load_file(file)
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
    encoder = Encoder(layers)
    encoder.load_state_dict(state, strict=False)
    return encoder
