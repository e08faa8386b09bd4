"""Spans by letter: are the right words marked, exactly or with any overlap?

Figures: ``span.a.exact``, ``span.a.overlap`` … for every letter of ``align.LETTERS``.
"""

from collections import Counter

from relata.score.align import LETTERS, Match
from relata.score.comparison import Comparison
from relata.score.counts import Counts, Sheet, Side


def score_spans(comparison: Comparison, sheet: Sheet) -> None:
    """Write the span figures of every letter."""
    for letter in LETTERS:
        match = comparison.matches[letter]
        sheet.add(f"span.{letter}.exact", _count_equal(match))
        _score_overlap(match, f"span.{letter}.overlap", sheet)


def _count_equal(match: Match) -> Counts:
    """Equal spans; a span marked twice (two things on the same words) counts twice."""
    gold = Counter(mention.span for mention in match.gold)
    read = Counter(mention.span for mention in match.read)
    hit = float((gold & read).total())
    return Counts(float(len(match.gold)), hit, float(len(match.read)), hit)


def _score_overlap(match: Match, figure: str, sheet: Sheet) -> None:
    taken = set(match.aligned.values())
    for i, mention in enumerate(match.gold):
        side = Side(mention.span, mention.label)
        if i in match.aligned:
            other = match.read[match.aligned[i]]
            sheet.item(figure, side, Side(other.span, other.label), right=True)
        else:
            sheet.item(figure, side, None, right=False)
    for j, mention in enumerate(match.read):
        if j not in taken:
            sheet.item(figure, None, Side(mention.span, mention.label), right=False)
