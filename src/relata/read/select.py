"""From scores to choices: mentions out of spans, entities out of mentions, a claim's content.

All choices are greedy and depend on nothing but the scores.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from relata.read.features import LETTERS, Floats, Ints, Mentions
from relata.read.layout import Layout

NESTING_LETTERS = frozenset("ap")
"""Letters of which a mention may stand inside another of the same letter ("the army of Chad")."""

_TINY = 1e-9

_RIVAL_EFFECT = 0.5
"""Share of the likeliest effect's probability below which no event speaks for another effect."""

_WORD_ENDS_SENTENCE = frozenset(".!?")


class Found(NamedTuple):
    """Mentions in text order, with the probability of each, ``(mentions,)``."""

    mentions: Mentions
    probability: Floats


def select_spans(
    probabilities: Floats, thresholds: dict[str, float], sentence: Ints | None = None
) -> Found:
    """Take the likeliest spans; none crosses another, and few nest in one of their own letter.

    ``probabilities`` is ``(words, span width, letters)``; ``sentence`` numbers the sentence of
    each word, and no span runs over into the next (4 of the corpus's 31,616 spans do, all of them
    by an abbreviation's stop).
    """
    limits = np.array([thresholds.get(x, 0.5) for x in LETTERS], dtype=np.float32)
    probabilities = _join_rivals(probabilities)
    rows = np.argwhere(probabilities >= limits)
    if sentence is not None:
        last = np.minimum(rows[:, 0] + rows[:, 1], len(sentence) - 1)
        rows = rows[sentence[rows[:, 0]] == sentence[last]]
    scores = probabilities[tuple(rows.T)] / limits[rows[:, 2]]
    order = np.lexsort((rows[:, 2], rows[:, 1], rows[:, 0], -scores))
    taken: list[tuple[int, int, int, float]] = []
    # Only spans that share a word can stand in each other's way.
    at_word: list[list[tuple[int, int, int, float]]] = [[] for _ in range(len(probabilities))]
    for first, width, letter in rows[order].tolist():
        span = (first, first + width + 1, letter)
        words = range(first, min(first + width + 1, len(at_word)))
        if all(_may_stand_with(span, other) for word in words for other in at_word[word]):
            mark = (*span, float(probabilities[first, width, letter]))
            taken.append(mark)
            for word in words:
                at_word[word].append(mark)
    taken.sort(key=lambda t: (t[0], -t[1], t[2]))
    table = np.array([t[:3] for t in taken], dtype=np.int64).reshape(-1, 3)
    mentions = Mentions(table[:, 2], table[:, 0], table[:, 1])
    return Found(mentions, np.array([t[3] for t in taken], dtype=np.float32))


_RIVAL = 0.1
"""Probability from which a span counts as a rival reading of the same words."""


def _join_rivals(probabilities: Floats) -> Floats:
    """Give the likeliest of several triggers on the same words what they have together.

    "An attempted missile attack" is surely told of, but where the trigger begins is not sure: the
    network divides its probability between "attack", "missile attack" and the whole, and each alone
    would stay below the threshold. The likeliest takes the chance that any of them is right.
    """
    letter = LETTERS.index("e")
    joined = probabilities.copy()
    rows = np.argwhere(probabilities[:, :, letter] >= _RIVAL)
    values = probabilities[rows[:, 0], rows[:, 1], letter]
    for first, width in rows.tolist():
        own = probabilities[first, width, letter]
        shared = (rows[:, 0] <= first + width) & (first <= rows[:, 0] + rows[:, 1])
        if shared.sum() > 1 and own >= values[shared].max():
            joined[first, width, letter] = 1 - np.prod(1 - values[shared])
    return joined


def _may_stand_with(span: tuple[int, int, int], other: tuple[int, int, int, float]) -> bool:
    first, stop, letter = span
    if stop <= other[0] or other[1] <= first:
        return True
    nested = (other[0] <= first and stop <= other[1]) or (first <= other[0] and other[1] <= stop)
    if not nested:
        return False
    if letter != other[2]:
        return True
    same = (first, stop) == (other[0], other[1])
    return not same and LETTERS[letter] in NESTING_LETTERS


def cluster(
    mentions: Mentions, scores: Floats, none: Floats, margins: Mapping[str, float] | None = None
) -> Ints:
    """The entity of each mention: its likeliest antecedent's, or a new one.

    ``scores`` ``(mentions, mentions)``: row, later mention; column, earlier. ``none``
    ``(mentions,)``. ``margins``: letter → by how much, in logits, an antecedent must beat
    ``none``; 0 where absent. Entities are numbered from 0 in the order of their first mentions.
    """
    margin = np.array([(margins or {}).get(x, 0.0) for x in LETTERS], dtype=np.float32)
    least = none + margin[mentions.letter]
    entity = np.zeros(len(mentions.first), dtype=np.int64)
    count = 0
    for row in range(len(entity)):
        fits = np.flatnonzero(mentions.letter[:row] == mentions.letter[row])
        best = fits[scores[row, fits].argmax()] if len(fits) else -1
        if best >= 0 and scores[row, best] > least[row]:
            entity[row] = entity[best]
        else:
            entity[row] = count
            count += 1
    return entity


def choose_tally(effects: Floats, owners: Floats, fit: Floats) -> tuple[int, int | None]:
    """The effect of a tally and the number of its event, chosen together; None: no event.

    ``effects`` ``(effects,)`` and ``owners`` ``(1 + events,)``, first that of none, are
    probabilities; ``fit`` ``(effects, events)`` says in logits how they go together.
    """
    scores = np.log(effects + _TINY)[:, None] + np.log(owners + _TINY)[None, :]
    scores[:, 1:] += fit
    scores[effects < _RIVAL_EFFECT * effects.max()] = -np.inf
    effect, column = np.unravel_index(int(scores.argmax()), scores.shape)
    return int(effect), int(column) - 1 if column else None


def select_contents(
    logits: Floats, cue: list[tuple[int, int]], layout: Layout
) -> list[tuple[int, int]]:
    """Words ``[first, stop)`` of a claim's contents, at most two stretches, in text order.

    ``logits`` ``(words, 3)``: inside, first, last. ``cue``: the claim's own cues, never content.
    """
    inside = logits[:, 0].copy()
    for first, stop in cue:
        inside[first:stop] = -30
    chosen: list[tuple[int, int]] = []
    for _ in range(2):
        best = _best_stretch(inside, logits[:, 1], logits[:, 2])
        if best is None:
            break
        chosen.append(_snap(best, layout))
        inside[best[0] : best[1]] = -30
    return sorted(set(chosen))


def _best_stretch(inside: Floats, start: Floats, end: Floats) -> tuple[int, int] | None:
    """The stretch with the highest sum of inside scores and edges; None when none is above 0."""
    total = np.concatenate([[0.0], np.cumsum(np.clip(inside, -8, 8), dtype=np.float64)])
    opening = np.clip(start, -8, 8) - total[:-1]
    best_open = np.maximum.accumulate(opening)
    value = total[1:] + np.clip(end, -8, 8) + best_open
    stop = int(value.argmax())
    if value[stop] <= 0:
        return None
    return int(opening[: stop + 1].argmax()), stop + 1


def _snap(span: tuple[int, int], layout: Layout) -> tuple[int, int]:
    """Take in quotation marks that stand at the edges, leave out a last full stop outside them."""
    first, stop = span
    words = layout.words
    if first > 0 and words[first - 1] in '“"' and layout.quoted[first]:
        first -= 1
    if stop < len(words) and words[stop] in '”"' and layout.quoted[stop - 1]:
        stop += 1
    while stop - first > 1 and words[stop - 1] in _WORD_ENDS_SENTENCE | {",", ";", ":"}:
        stop -= 1
    return first, stop
