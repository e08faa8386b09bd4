"""Aligns what two records of one text mark: spans first, then the things the spans name.

Invariants:
- Spans are aligned one to one. Equal spans go together first; what is left goes together by any
  overlap, as many pairs as possible and of these the closest. (Overlap alone, without the first
  step, would let "the Danish" inside "the Danish minister" take the minister's place.)
- Of two equal spans that name different things, those with the same label go together.
- A read thing *stands for* the gold thing that has most of its aligned spans. Two read things may
  stand for one gold thing (a chain that was cut), never the reverse: a thing that swallowed others
  is not right for all of them.
- Things are also *paired* one to one, where a parent may have only one partner.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from relata.model.record import Record, Span
from relata.score.assignment import assign


class Mention(NamedTuple):
    """One span of one thing; ``label`` breaks ties between equal spans and is never a condition."""

    owner: str
    span: Span
    label: str


LETTERS = {
    "a": "actor",
    "p": "place",
    "t": "time",
    "w": "weapon",
    "o": "object",
    "e": "event trigger",
    "n": "tally",
    "q": "cue",
    "c": "content",
    "s": "signal",
}
"""The letters of the corpus and what they mark."""

_MENTIONS: dict[str, Callable[[Record], list[Mention]]] = {
    "a": lambda r: [Mention(x.id, s, x.kind) for x in r.actors for s in x.mentions],
    "p": lambda r: [Mention(x.id, s, x.kind) for x in r.places for s in x.mentions],
    "t": lambda r: [Mention(x.id, s, x.edtf or "") for x in r.times for s in x.mentions],
    "w": lambda r: [Mention(x.id, s, x.kind) for x in r.weapons for s in x.mentions],
    "o": lambda r: [Mention(x.id, s, x.kind) for x in r.objects for s in x.mentions],
    "e": lambda r: [Mention(x.id, s, x.type) for x in r.events for s in x.triggers],
    "n": lambda r: [
        Mention(x.id, s, f"{x.effect} {x.low} {x.high}")
        for x in r.tallies
        for s in (x.span, *x.more_spans)
    ],
    "q": lambda r: [Mention(x.id, s, x.stance) for x in r.claims for s in x.cue],
    "c": lambda r: _unowned({s for x in r.claims for s in x.content}),
    "s": lambda r: _unowned({s for x in r.links for s in x.signal}),
}


def _unowned(spans: set[Span]) -> list[Mention]:
    """Contents and signals: several claims may share one, so each span counts once."""
    return [Mention("", span, "") for span in sorted(spans)]


def mentions_of(record: Record, letter: str) -> list[Mention]:
    """All spans of a letter (see ``LETTERS``), thing by thing in the record's order."""
    return _MENTIONS[letter](record)


def overlap(left: Span, right: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def align_mentions(gold: Sequence[Mention], read: Sequence[Mention]) -> dict[int, int]:
    """Indices of gold mentions → indices of the read mentions aligned with them."""
    aligned = _align_equal(gold, read)
    taken = set(aligned.values())
    rest_gold = [i for i in range(len(gold)) if i not in aligned]
    rest_read = [j for j in range(len(read)) if j not in taken]
    most = min(len(rest_gold), len(rest_read))
    weights = {}
    for i in rest_gold:
        for j in rest_read:
            shared = overlap(gold[i].span, read[j].span)
            if shared:
                # One pair more weighs more than all closeness together: closeness is at most 1.
                weights[i, j] = most + _closeness(gold[i], read[j], shared)
    return aligned | assign(weights)


def _align_equal(gold: Sequence[Mention], read: Sequence[Mention]) -> dict[int, int]:
    by_span: dict[Span, list[int]] = {}
    for j, mention in enumerate(read):
        by_span.setdefault(mention.span, []).append(j)
    aligned: dict[int, int] = {}
    for same_label in (True, False):
        for i, mention in enumerate(gold):
            waiting = by_span.get(mention.span, [])
            if i in aligned:
                continue
            for j in waiting:
                if not same_label or read[j].label == mention.label:
                    aligned[i] = j
                    waiting.remove(j)
                    break
    return aligned


def _closeness(gold: Mention, read: Mention, shared: int) -> float:
    """Shared characters over joint characters, with a hair more for the same label."""
    joint = (gold.span[1] - gold.span[0]) + (read.span[1] - read.span[0]) - shared
    return 0.999 * shared / joint + (0.001 if gold.label == read.label else 0.0)


class Match(msgspec.Struct, frozen=True):
    """How the things of one letter in two records go together.

    Attributes:
        gold: all gold mentions.
        read: all read mentions.
        aligned: index of a gold mention → index of the read mention aligned with it.
        pairs: gold id → read id, one to one.
        stands_for: read id → the gold id it stands for; ids without a counterpart are absent.
    """

    gold: tuple[Mention, ...]
    read: tuple[Mention, ...]
    aligned: dict[int, int]
    pairs: dict[str, str]
    stands_for: dict[str, str]


def match_letter(gold: Record, read: Record, letter: str) -> Match:
    """Align the spans of one letter, then pair the things they name."""
    gold_mentions, read_mentions = mentions_of(gold, letter), mentions_of(read, letter)
    aligned = align_mentions(gold_mentions, read_mentions)
    shared: dict[tuple[str, str], float] = {}
    for i, j in aligned.items():
        left, right = gold_mentions[i], read_mentions[j]
        key = left.owner, right.owner
        # A label in common decides only between partners with as many spans in common.
        shared[key] = shared.get(key, 0.0) + 1 + (0.001 if left.label == right.label else 0.0)
    return Match(
        gold=tuple(gold_mentions),
        read=tuple(read_mentions),
        aligned=aligned,
        pairs=_pair(shared),
        stands_for=_stand_for(shared),
    )


def _pair(shared: dict[tuple[str, str], float]) -> dict[str, str]:
    golds = list(dict.fromkeys(left for left, _ in shared))
    reads = list(dict.fromkeys(right for _, right in shared))
    weights = {
        (golds.index(left), reads.index(right)): weight for (left, right), weight in shared.items()
    }
    return {golds[i]: reads[j] for i, j in assign(weights).items()}


def _stand_for(shared: dict[tuple[str, str], float]) -> dict[str, str]:
    best: dict[str, tuple[float, str]] = {}
    for (left, right), weight in shared.items():
        if right not in best or weight > best[right][0]:
            best[right] = (weight, left)
    return {right: left for right, (_, left) in best.items()}
