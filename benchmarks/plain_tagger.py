"""A plain tagger on the same split, to hold the reader's figures against.

    python benchmarks/plain_tagger.py RUN_FOLDER [--epochs 5]     (needs the extra: relata[train])

One encoder of the reader's size and one BIO layer for each letter, the event's type in the tag; no
span scores, no other heads, no augmentation. It can say which words are an actor or an attack; it
cannot say who did it, by whose word, or when. Prints F1 on the development reports, exact and by
overlap, and writes RUN_FOLDER/plain-tagger.json.
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
import torch
from rich.console import Console
from rich.table import Table
from tokenizers import Tokenizer
from torch import nn

from relata.corpus import load_corpus, load_split, rel_to_marks
from relata.read.features import LETTERS
from relata.read.labels import EVENT_TYPES
from relata.read.layout import PieceCutter
from relata.train.encoder import WIDTH, load_pretrained
from relata.train.examples import Example, make_example
from relata.train.pretrained import unpack_pretrained
from relata.train.run import FROZEN, encode

ROOT = Path(__file__).parent.parent
REPORTS_A_STEP = 6
TAGS = {letter: 3 if letter != "e" else 1 + 2 * len(EVENT_TYPES) for letter in LETTERS + "c"}
"""Tags of each letter: outside, beginning, inside; for events a beginning and an inside a type."""

Spans = set[tuple[str, int, int, str]]


class Tagger(nn.Module):
    """The encoder and one linear layer for the tags of all letters."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        self.out = nn.Linear(WIDTH, sum(TAGS.values()))

    def forward(self, words: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Logits of each letter's tags, ``(words, tags)``."""
        return torch.split(self.out(words).float(), list(TAGS.values()), dim=-1)


def gold_spans(example: Example) -> Spans:
    """Letter, first word, end word and type of every span."""
    spans: Spans = set()
    for letter, first, stop, entity in zip(*example.mentions, example.entity, strict=True):
        kind = ""
        if LETTERS[letter] == "e" and example.classes["event_type"][entity] >= 0:
            kind = EVENT_TYPES[example.classes["event_type"][entity]]
        spans.add((LETTERS[letter], int(first), int(stop), kind))
    return spans | {("c", first, stop, "") for _, first, stop in example.contents}


def gold_tags(example: Example, letter: str) -> torch.Tensor:
    """Tags of one letter, the longer span where spans of a letter nest."""
    tags = np.zeros(len(example.layout), dtype=np.int64)
    own = sorted((s for s in gold_spans(example) if s[0] == letter), key=lambda s: s[1] - s[2])
    for _, first, stop, kind in own:
        if tags[first:stop].any():
            continue
        number = EVENT_TYPES.index(kind) if kind else 0
        tags[first:stop] = 2 + 2 * number
        tags[first] = 1 + 2 * number
    return torch.from_numpy(tags)


def read_spans(logits: tuple[torch.Tensor, ...]) -> Spans:
    """Spans out of each letter's likeliest tags."""
    spans: Spans = set()
    for letter, scores in zip(TAGS, logits, strict=True):
        tags = scores.argmax(dim=-1).tolist()
        first = None
        for at, tag in enumerate([*tags, 0]):
            goes_on = first is not None and tag and tag % 2 == 0
            if first is not None and not goes_on:
                kind = EVENT_TYPES[(tags[first] - 1) // 2] if letter == "e" else ""
                spans.add((letter, first, at, kind))
                first = None
            if tag and first is None:
                first = at
    return spans


def count_hits(gold: Spans, read: Spans) -> tuple[int, int]:
    """Exact hits, and pairs that overlap, one to one, greedily in text order."""
    free = sorted(gold)
    pairs = 0
    for letter, first, stop, kind in sorted(read):
        match = next(
            (g for g in free if g[0] == letter and g[3] == kind and g[1] < stop and first < g[2]),
            None,
        )
        if match is not None:
            free.remove(match)
            pairs += 1
    return len(gold & read), pairs


def measure(tagger: Tagger, examples: list[Example]) -> dict[str, dict[str, float]]:
    """F1 of every letter over the examples."""
    tagger.eval()
    totals: dict[str, np.ndarray] = {letter: np.zeros(4) for letter in TAGS}
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for example in examples:
            read = read_spans(tagger(encode(tagger, [example])[0]))
            gold = gold_spans(example)
            for letter in TAGS:
                g = {s for s in gold if s[0] == letter}
                r = {s for s in read if s[0] == letter}
                totals[letter] += (len(g), len(r), *count_hits(g, r))
    return {
        letter: {"exact": 2 * exact / max(g + r, 1), "overlap": 2 * pairs / max(g + r, 1)}
        for letter, (g, r, exact, pairs) in totals.items()
    }


def train(tagger: Tagger, examples: list[Example], epochs: int) -> None:
    """Summed cross entropies of all letters, linear warm-up and decay."""
    for name, parameter in tagger.named_parameters():
        parameter.requires_grad = name not in FROZEN
    parameters = [p for p in tagger.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=5e-5, weight_decay=0.01)
    steps = epochs * -(-len(examples) // REPORTS_A_STEP)
    rates = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (0.06 * steps), (steps - s) / (0.94 * steps))
    )
    chance = random.Random(20)
    for _ in range(epochs):
        tagger.train()
        order = chance.sample(examples, len(examples))
        for at in range(0, len(order), REPORTS_A_STEP):
            batch = order[at : at + REPORTS_A_STEP]
            with torch.autocast("cpu", torch.bfloat16):
                states = encode(tagger, batch)
                loss = sum(
                    nn.functional.cross_entropy(logits, gold_tags(example, letter))
                    for example, words in zip(batch, states, strict=True)
                    for letter, logits in zip(TAGS, tagger(words), strict=True)
                )
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(parameters, 5.0)
            optimizer.step()
            rates.step()


def main() -> None:
    """Train, measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--layers", type=int, default=10)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(20)
    pretrained = unpack_pretrained(options.run / "pretrained")
    cutter = PieceCutter(Tokenizer.from_file(str(pretrained.tokenizer)))
    development = load_split(ROOT / "corpus")
    learned, kept = [], []
    for rel in load_corpus(ROOT / "corpus"):
        example = make_example(rel.id, rel.text, rel_to_marks(rel), cutter)
        (kept if rel.id in development else learned).append(example)
    tagger = Tagger(load_pretrained(pretrained.weights, options.layers))
    train(tagger, learned, options.epochs)
    figures = measure(tagger, kept)
    (options.run / "plain-tagger.json").write_text(json.dumps(figures, indent=1) + "\n")
    table = Table("letter", "exact F1", "overlap F1", title="Plain tagger, development reports")
    for letter, row in figures.items():
        table.add_row(letter, f"{row['exact']:.3f}", f"{row['overlap']:.3f}")
    Console().print(table)


if __name__ == "__main__":
    main()
