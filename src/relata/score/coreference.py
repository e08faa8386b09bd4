"""Within-report coreference: are the mentions of one actor, place or event kept together?

Figures: ``coreference.<actors|places|events>.<muc|b3|ceafe>``. Mentions are those of the letter,
singletons included; a read mention is the gold mention aligned with it (any overlap), else a
mention of its own. CoNLL F1 is the mean of the three F1s (``conll_f1``).

Source: MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998), CEAF-e with φ4 (Luo 2005), their mean
as in the CoNLL-2012 shared task.
"""

from collections.abc import Mapping, Sequence

from relata.score.align import Match
from relata.score.assignment import assign
from relata.score.comparison import Comparison
from relata.score.counts import Counts, Sheet

CLASSES = {"actors": "a", "places": "p", "events": "e"}
"""Classes of things with coreference, and their letters."""

METRICS = ("muc", "b3", "ceafe")

Cluster = frozenset[int]


def score_coreference(comparison: Comparison, sheet: Sheet) -> None:
    """Write the coreference figures of every class and of all classes together."""
    for name, letter in CLASSES.items():
        gold, read = _clusters(comparison.matches[letter])
        for metric, counts in measure_clusters(gold, read).items():
            sheet.add(f"coreference.{name}.{metric}", counts)
            sheet.add(f"coreference.all.{metric}", counts)


def _clusters(match: Match) -> tuple[list[Cluster], list[Cluster]]:
    """Clusters of mention numbers; an unaligned read mention has a number gold does not know."""
    to_gold = {j: i for i, j in match.aligned.items()}
    gold: dict[str, set[int]] = {}
    read: dict[str, set[int]] = {}
    for i, mention in enumerate(match.gold):
        gold.setdefault(mention.owner, set()).add(i)
    for j, mention in enumerate(match.read):
        read.setdefault(mention.owner, set()).add(to_gold.get(j, len(match.gold) + j))
    return [frozenset(c) for c in gold.values()], [frozenset(c) for c in read.values()]


def measure_clusters(gold: Sequence[Cluster], read: Sequence[Cluster]) -> dict[str, Counts]:
    """MUC, B³ and CEAF-e counts of two clusterings of mention numbers."""
    return {
        "muc": Counts(*_count_muc(gold, read), *_count_muc(read, gold)),
        "b3": Counts(*_count_b3(gold, read), *_count_b3(read, gold)),
        "ceafe": _count_ceafe(gold, read),
    }


def _home(clusters: Sequence[Cluster]) -> dict[int, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _count_muc(key: Sequence[Cluster], other: Sequence[Cluster]) -> tuple[float, float]:
    """Links needed to hold the key's clusters together, and how many of them ``other`` has."""
    home = _home(other)
    needed = kept = 0
    for cluster in key:
        parts = {home.get(mention, -1 - mention) for mention in cluster}
        needed += len(cluster) - 1
        kept += len(cluster) - len(parts)
    return float(needed), float(kept)


def _count_b3(key: Sequence[Cluster], other: Sequence[Cluster]) -> tuple[float, float]:
    """The key's mentions, and the sum of the share of its cluster that each keeps in ``other``."""
    home = _home(other)
    kept = 0.0
    for cluster in key:
        for mention in cluster:
            if mention in home:
                kept += len(cluster & other[home[mention]]) / len(cluster)
    return float(sum(map(len, key))), kept


def _count_ceafe(gold: Sequence[Cluster], read: Sequence[Cluster]) -> Counts:
    home = _home(read)
    similar: dict[tuple[int, int], float] = {}
    for i, cluster in enumerate(gold):
        for j in {home[mention] for mention in cluster if mention in home}:
            similar[i, j] = 2 * len(cluster & read[j]) / (len(cluster) + len(read[j]))
    total = sum(similar[pair] for pair in assign(similar).items())
    return Counts(float(len(gold)), total, float(len(read)), total)


def conll_f1(counts: Mapping[str, Counts], name: str) -> float | None:
    """Mean F1 of the three metrics of a class (``all`` for all together).

    MUC has nothing to count where no cluster has two mentions; the mean is then of the others.
    None when no metric has anything to count.
    """
    figures = [counts.get(f"coreference.{name}.{metric}", Counts()).f1 for metric in METRICS]
    known = [figure for figure in figures if figure is not None]
    return sum(known) / len(known) if known else None
