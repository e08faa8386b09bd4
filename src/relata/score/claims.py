"""Claims: who speaks, how, in which words, about what.

Figures (claims are paired one to one by their cues, any overlap)
- ``cue.strict``: claims whose cue is found.
- ``cue_source.strict``: … and the source is the same. ``cue_source.given``: over paired claims.
- ``stance.strict`` / ``.given``: the cue is found and the stance the same.
- ``content.given``: characters of the content, over paired claims; ``content.strict``: over all
  claims, each with its own; ``content_any.strict``: characters inside any content, whosever.
- ``about``: pairs of a claim and an event or tally; ``via``: pairs of a claim and a relay; both
  ``.strict`` (over all claims) and ``.given`` (over paired claims).
"""

from collections.abc import Iterable

from relata.model.record import Claim, Span
from relata.score.align import overlap
from relata.score.comparison import Comparison, Index, span_of
from relata.score.counts import Counts, Sheet, Side
from relata.score.slots import put_beside, score_slot


def score_claims(comparison: Comparison, sheet: Sheet) -> None:
    """Write the figures of claims."""
    for gold, read in claim_pairs(comparison):
        _score_claim(comparison, sheet, gold, read, "strict")
        if gold is not None and read is not None:
            _score_claim(comparison, sheet, gold, read, "given")
    gold_claims, read_claims = comparison.gold.record.claims, comparison.read.record.claims
    sheet.add(
        "content_any.strict",
        compare_characters(
            [span for claim in gold_claims for span in claim.content],
            [span for claim in read_claims for span in claim.content],
        ),
    )


def claim_pairs(comparison: Comparison) -> list[tuple[Claim | None, Claim | None]]:
    """Claims paired one to one by their cues; without a partner, beside None."""
    return put_beside(
        comparison.matches["q"].pairs,
        comparison.gold.record.claims,
        comparison.read.record.claims,
    )


def _score_claim(
    comparison: Comparison, sheet: Sheet, gold: Claim | None, read: Claim | None, variant: str
) -> None:
    both = gold is not None and read is not None
    gold_side = _side(comparison.gold, gold)
    read_side = _side(comparison.read, read)
    if variant == "strict":
        sheet.item("cue.strict", gold_side, read_side, right=both)
    is_source = (
        gold is not None
        and read is not None
        and comparison.is_same_source(gold.source, read.source)
    )
    sheet.item(f"cue_source.{variant}", gold_side, read_side, right=is_source)
    is_stance = gold is not None and read is not None and gold.stance == read.stance
    sheet.item(
        f"stance.{variant}",
        None if gold is None else Side(span_of(gold), gold.stance),
        None if read is None else Side(span_of(read), read.stance),
        right=is_stance,
    )
    _score_content(sheet, gold, read, variant)
    _score_lists(comparison, sheet, gold, read, variant)


def _side(index: Index, claim: Claim | None) -> Side | None:
    return None if claim is None else Side(span_of(claim), index.words(claim.source))


def _score_content(sheet: Sheet, gold: Claim | None, read: Claim | None, variant: str) -> None:
    counts = compare_characters(
        () if gold is None else gold.content, () if read is None else read.content
    )
    sheet.add(f"content.{variant}", counts)


def compare_characters(gold: Iterable[Span], read: Iterable[Span]) -> Counts:
    """Characters inside both, each character once however many spans hold it."""
    gold_parts, read_parts = _join(gold), _join(read)
    shared = float(sum(overlap(left, right) for left in gold_parts for right in read_parts))
    return Counts(_length(gold_parts), shared, _length(read_parts), shared)


def _join(spans: Iterable[Span]) -> list[Span]:
    """The same characters as spans that do not overlap, in text order."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _length(spans: list[Span]) -> float:
    return float(sum(end - start for start, end in spans))


def _score_lists(
    comparison: Comparison, sheet: Sheet, gold: Claim | None, read: Claim | None, variant: str
) -> None:
    score_slot(
        f"about.{variant}",
        sheet,
        _show(comparison.gold, gold, _matter(comparison.gold, gold)),
        _show(comparison.read, read, _matter(comparison.read, read)),
        comparison.stand_for_same,
    )
    score_slot(
        f"via.{variant}",
        sheet,
        _show(comparison.gold, gold, () if gold is None else gold.via),
        _show(comparison.read, read, () if read is None else read.via),
        comparison.is_same_source,
    )


def _matter(index: Index, claim: Claim | None) -> tuple[str, ...]:
    """The events and tallies a claim is about; claims and objects are left out of the figure."""
    if claim is None:
        return ()
    return tuple(ref for ref in claim.about if index.letters.get(ref) in ("e", "n"))


def _show(index: Index, claim: Claim | None, refs: tuple[str, ...]) -> list[tuple[str, Side]]:
    if claim is None:
        return []
    return [(ref, Side(span_of(claim), index.words(ref))) for ref in refs]
