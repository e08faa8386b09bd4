"""The heads over the encoder's states, as torch modules; `export` writes each as an ONNX graph.

Shapes: ``words`` (words of one report), ``width`` (the encoder's), ``mentions``,
``rep`` (384, a mention's representation), ``left`` and ``right`` (the two sides of a pair).
Source: biaffine span scoring after Yu, Bohnet & Poesio 2020; pooled entity-level pairs after
Jia, Wong & Poon 2019; antecedent ranking after Lee et al. 2017.
"""

import torch
from torch import nn
from torch.nn import functional

from relata.read.features import LETTERS, NAME_FEATURES, PAIR_FEATURES, WORD_FEATURES
from relata.read.labels import CLASS_HEADS, LINK_TYPES, NONES, ROLES
from relata.train.encoder import Encoder

SPAN_WIDTH = 24
REP = 384
HIDDEN = 128
CONTEXT_WORDS = 12
RARE = -3.0
"""First bias of scores of which most are negative, so that no head begins by shouting."""


def _mean_between(words: torch.Tensor, first: torch.Tensor, stop: torch.Tensor) -> torch.Tensor:
    """Mean of ``words[first:stop]`` for every pair of ends; sums are kept in float32."""
    total = torch.cumsum(words.float(), dim=0)
    total = torch.cat([torch.zeros_like(total[:1]), total])
    return (total[stop] - total[first]) / (stop - first).clamp(min=1).unsqueeze(-1)


class SpanHead(nn.Module):
    """Scores every span of at most ``SPAN_WIDTH`` words for every letter."""

    def __init__(self, width: int) -> None:
        super().__init__()
        letters = len(LETTERS)
        self.edges = nn.Linear(width, 3 * letters)
        self.left = nn.Linear(width, HIDDEN)
        self.right = nn.Linear(width, HIDDEN)
        self.product = nn.Parameter(torch.zeros(letters, HIDDEN, HIDDEN))
        self.widths = nn.Parameter(torch.zeros(SPAN_WIDTH, letters))
        self.bias = nn.Parameter(torch.full((letters,), RARE))
        nn.init.normal_(self.product, std=0.02)

    def forward(self, words: torch.Tensor, ends: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Span logits ``(words, span width, letters)`` and edge logits ``(words, 3, letters)``.

        ``ends`` ``(words, span width)``: the last word of each span, clipped to the text.
        """
        letters = self.bias.shape[0]
        edges = self.edges(words).float().view(-1, 3, letters)
        start, end, within = edges[:, 0], edges[:, 1], edges[:, 2]
        left = functional.gelu(self.left(words))
        right = functional.gelu(self.right(words))
        turned = torch.einsum("nd,lde->nle", left, self.product.to(left.dtype))
        product = torch.einsum("nle,nwe->nwl", turned, right[ends]).float()
        total = torch.cat([torch.zeros_like(within[:1]), torch.cumsum(within, dim=0)])
        length = torch.arange(1, SPAN_WIDTH + 1)[None, :, None]
        mean = (total[ends + 1] - total[:-1].unsqueeze(1)) / length
        logits = start.unsqueeze(1) + end[ends] + mean + product + self.widths + self.bias
        return logits, edges


class MentionHead(nn.Module):
    """Turns mentions into representations for pairs, and classifies them."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.rep = nn.Linear(4 * width, REP)
        self.rep_norm = nn.LayerNorm(REP)
        self.kind = nn.Linear(4 * width, REP)
        self.dropout = nn.Dropout(0.2)
        self.none = nn.Linear(REP, len(NONES))
        self.middle = nn.ModuleDict({name: nn.Linear(REP, 96) for name in CLASS_HEADS})
        self.classes = nn.ModuleDict(
            {name: nn.Linear(96, len(codes)) for name, (_, codes) in CLASS_HEADS.items()}
        )

    def forward(
        self, words: torch.Tensor, first: torch.Tensor, stop: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """Representations ``(mentions, rep)``, "nothing" scores, then logits of each class head.

        ``first`` and ``stop`` ``(mentions,)``: the words ``[first, stop)`` of each mention.
        """
        low = (first - CONTEXT_WORDS).clamp(min=0)
        high = torch.minimum(stop + CONTEXT_WORDS, torch.full_like(stop, words.shape[0]))
        parts = [words[first].float(), words[stop - 1].float()]
        parts += [_mean_between(words, first, stop), _mean_between(words, low, high)]
        # As a batch of one, the two large products are exported so that they can be quantised.
        seen = self.dropout(torch.cat(parts, dim=-1)).unsqueeze(0)
        rep = self.rep_norm(functional.gelu(self.rep(seen)).float()).squeeze(0)
        kind = functional.gelu(self.kind(seen)).squeeze(0)
        logits = [
            self.classes[name](self.dropout(functional.gelu(self.middle[name](kind)))).float()
            for name in CLASS_HEADS
        ]
        return (rep, self.none(rep).float(), *logits)


class PairHead(nn.Module):
    """Scores every pair of a left and a right mention for every relation of one family."""

    def __init__(self, features: int, relations: int) -> None:
        super().__init__()
        self.left = nn.Linear(REP, 2 * HIDDEN)
        self.right = nn.Linear(REP, 2 * HIDDEN)
        self.features = nn.Linear(features, HIDDEN)
        self.dropout = nn.Dropout(0.2)
        self.out = nn.Linear(HIDDEN, relations)
        nn.init.constant_(self.out.bias, RARE)

    def forward(
        self, left: torch.Tensor, right: torch.Tensor, features: torch.Tensor
    ) -> torch.Tensor:
        """Logits ``(left, right, relations)``; ``features`` is ``(left, right, features)``."""
        left_sum, left_product = self.left(self.dropout(left)).chunk(2, dim=-1)
        right_sum, right_product = self.right(self.dropout(right)).chunk(2, dim=-1)
        hidden = left_sum.unsqueeze(1) + right_sum.unsqueeze(0) + self.features(features)
        hidden = hidden + left_product.unsqueeze(1) * right_product.unsqueeze(0)
        return self.out(functional.gelu(hidden)).float()


class ContentHead(nn.Module):
    """Scores every word of the report as inside, first or last of a cue's content."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.cue = nn.Linear(REP, 2 * HIDDEN)
        self.word = nn.Linear(width, 2 * HIDDEN)
        self.features = nn.Linear(WORD_FEATURES, HIDDEN)
        self.out = nn.Linear(HIDDEN, 3)
        nn.init.constant_(self.out.bias, RARE)

    def forward(
        self, cues: torch.Tensor, words: torch.Tensor, features: torch.Tensor
    ) -> torch.Tensor:
        """Logits ``(cues, words, 3)``: inside, first, last."""
        cue_sum, cue_product = self.cue(cues).chunk(2, dim=-1)
        word_sum, word_product = self.word(words).chunk(2, dim=-1)
        hidden = cue_sum.unsqueeze(1) + word_sum.unsqueeze(0) + self.features(features)
        hidden = hidden + cue_product.unsqueeze(1) * word_product.unsqueeze(0)
        return self.out(functional.gelu(hidden)).float()


PAIR_HEADS = {
    "argument": (PAIR_FEATURES, len(ROLES)),
    "claim": (PAIR_FEATURES, 3),
    "about": (PAIR_FEATURES, 1),
    "tally": (PAIR_FEATURES, 2),
    "actor_of": (PAIR_FEATURES, 1),
    "coreference": (PAIR_FEATURES + NAME_FEATURES, 1),
    "link": (PAIR_FEATURES, len(LINK_TYPES)),
    "signal": (PAIR_FEATURES, 2),
}
"""Family → columns of features, relations. ``claim``: source, via, said. ``tally``: event, of."""


class Network(nn.Module):
    """The encoder with all heads."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.shape.width
        self.spans = SpanHead(width)
        self.mentions = MentionHead(width)
        self.content = ContentHead(width)
        self.pairs = nn.ModuleDict({name: PairHead(*size) for name, size in PAIR_HEADS.items()})
