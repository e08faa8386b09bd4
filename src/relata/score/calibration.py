"""Confidence: does a value that is given .8 turn out right in eight of ten cases?

What is judged: events (a gold trigger overlaps and the type is right), actors (stands for a gold
actor), claims (cue, source and stance right), tallies (number and effect right), agents and targets
of matched events. Entries without a confidence are left out.
"""

from collections.abc import Iterator, Sequence

import msgspec

from relata.score.claims import claim_pairs
from relata.score.comparison import Comparison
from relata.score.events import event_pairs, is_same_filler
from relata.score.tallies import is_same_count, tally_pairs

BINS = 10


class Judged(msgspec.Struct, frozen=True):
    """One value's confidence (0–1) and whether gold bears it out; ``kind`` is its table."""

    kind: str
    confidence: float
    is_right: bool


def judge(comparison: Comparison) -> tuple[Judged, ...]:
    """Every read value that has a confidence, judged against gold."""
    judged = [
        *_judge_events(comparison),
        *_judge_actors(comparison),
        *_judge_claims(comparison),
        *_judge_tallies(comparison),
    ]
    return tuple(Judged(kind, sure, right) for kind, sure, right in judged if sure is not None)


_Row = tuple[str, float | None, bool]


def _judge_events(comparison: Comparison) -> Iterator[_Row]:
    for gold, read in event_pairs(comparison):
        if read is None:
            continue
        is_right = gold is not None and gold.type == read.type
        yield "events", read.confidence, is_right
        if gold is None or not is_right:
            continue
        for kind, golds, reads in (
            ("agents", gold.agents, read.agents),
            ("targets", gold.targets, read.targets),
        ):
            for filler in reads:
                found = any(is_same_filler(comparison, g.ref, filler.ref) for g in golds)
                yield kind, filler.confidence, found


def _judge_actors(comparison: Comparison) -> Iterator[_Row]:
    for actor in comparison.read.record.actors:
        yield "actors", actor.confidence, comparison.stands_for(actor.id) is not None


def _judge_claims(comparison: Comparison) -> Iterator[_Row]:
    for gold, read in claim_pairs(comparison):
        if read is None:
            continue
        is_right = (
            gold is not None
            and gold.stance == read.stance
            and comparison.is_same_source(gold.source, read.source)
        )
        yield "claims", read.confidence, is_right


def _judge_tallies(comparison: Comparison) -> Iterator[_Row]:
    for gold, read in tally_pairs(comparison):
        if read is not None:
            yield "tallies", read.confidence, gold is not None and is_same_count(gold, read)


def expected_calibration_error(judged: Sequence[Judged], *, bins: int = BINS) -> float | None:
    """Mean distance between confidence and share right, over equal bins of confidence by size.

    None when nothing was judged. Source: Naeini, Cooper and Hauskrecht 2015.
    """
    if not judged:
        return None
    filled: dict[int, list[Judged]] = {}
    for item in judged:
        filled.setdefault(min(bins - 1, int(item.confidence * bins)), []).append(item)
    gaps = (
        abs(sum(i.confidence for i in items) - sum(i.is_right for i in items))
        for items in filled.values()
    )
    return sum(gaps) / len(judged)
