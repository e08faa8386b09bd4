"""Tallies: number, effect, owner, group and speaker.

Figures (tallies are paired one to one by their words, any overlap)
- ``tally.strict``: low, high and effect are the same; ``tally.given``: over paired tallies.
- ``tally_number``, ``tally_effect``: the one or the other alone.
- ``tally_event``, ``tally_group``: pairs of a tally and its event, of a tally and its group.
  ``.strict`` counts them only where number and effect are right too, ``.given`` looks at the
  tallies whose number and effect are right and no others. A tally without event has no item.
- ``tally_speaker``: pairs of a tally and one who carries it (a source with its polarity, or the
  report's own voice).
"""

from collections.abc import Callable, Sequence

from relata.model.record import Tally
from relata.score.comparison import Comparison, Index, span_of
from relata.score.counts import Sheet, Side
from relata.score.slots import put_beside, score_slot

OWN_VOICE = "the report's own voice"


def score_tallies(comparison: Comparison, sheet: Sheet) -> None:
    """Write the figures of tallies."""
    for gold, read in tally_pairs(comparison):
        _score_values(sheet, gold, read, "strict")
        is_right = gold is not None and read is not None and is_same_count(gold, read)
        if gold is not None and read is not None:
            _score_values(sheet, gold, read, "given")
        if is_right:
            _score_relations(comparison, sheet, gold, read, "given")
            _score_relations(comparison, sheet, gold, read, "strict")
        else:
            _score_relations(comparison, sheet, gold, None, "strict")
            _score_relations(comparison, sheet, None, read, "strict")


def tally_pairs(comparison: Comparison) -> list[tuple[Tally | None, Tally | None]]:
    """Tallies paired one to one by their words; without a partner, beside None."""
    return put_beside(
        comparison.matches["n"].pairs,
        comparison.gold.record.tallies,
        comparison.read.record.tallies,
    )


def is_same_count(gold: Tally, read: Tally) -> bool:
    """Whether number (both ends) and effect are the same."""
    return _number(gold) == _number(read) and gold.effect == read.effect


def _number(tally: Tally) -> tuple[int | None, int | None]:
    return tally.low, tally.high


def _show_number(tally: Tally) -> str:
    low, high = ("…" if end is None else str(end) for end in _number(tally))
    return low if low == high else f"{low}–{high}"


def _show_effect(tally: Tally) -> str:
    return tally.effect


def _show_count(tally: Tally) -> str:
    return f"{_show_number(tally)} {tally.effect}"


_SHOWN: dict[str, Callable[[Tally], str]] = {
    "tally": _show_count,
    "tally_number": _show_number,
    "tally_effect": _show_effect,
}
"""Figures of a tally's values, and how each is shown and compared."""


def _score_values(sheet: Sheet, gold: Tally | None, read: Tally | None, variant: str) -> None:
    for figure, show in _SHOWN.items():
        left = None if gold is None else Side(span_of(gold), show(gold))
        right = None if read is None else Side(span_of(read), show(read))
        is_right = left is not None and right is not None and left.value == right.value
        sheet.item(f"{figure}.{variant}", left, right, right=is_right)


def _score_relations(
    comparison: Comparison, sheet: Sheet, gold: Tally | None, read: Tally | None, variant: str
) -> None:
    for figure, field in (("tally_event", "event"), ("tally_group", "of")):
        score_slot(
            f"{figure}.{variant}",
            sheet,
            _show_ref(comparison.gold, gold, field),
            _show_ref(comparison.read, read, field),
            comparison.stand_for_same,
        )
    score_slot(
        f"tally_speaker.{variant}",
        sheet,
        _show_speakers(comparison.gold, gold),
        _show_speakers(comparison.read, read),
        lambda left, right: _is_same_speaker(comparison, left, right),
    )


def _show_ref(index: Index, tally: Tally | None, field: str) -> list[tuple[str, Side]]:
    ref = None if tally is None else getattr(tally, field)
    if tally is None or ref is None:
        return []
    return [(ref, Side(span_of(tally), index.words(ref)))]


def _show_speakers(index: Index, tally: Tally | None) -> Sequence[tuple[str, Side]]:
    """Who carries a tally, as ``polarity source``; a speaker of two claims counts once."""
    if tally is None:
        return []
    sources = {claim.id: claim.source for claim in index.record.claims}
    carriers = {f"{by.polarity} {sources[by.claim]}": by for by in tally.by if by.claim in sources}
    shown = [
        (key, Side(span_of(tally), f"{by.polarity}: {index.words(sources[by.claim])}"))
        for key, by in carriers.items()
    ]
    return [*shown, (OWN_VOICE, Side(span_of(tally), OWN_VOICE))] if tally.own_voice else shown


def _is_same_speaker(comparison: Comparison, gold: str, read: str) -> bool:
    if OWN_VOICE in (gold, read):
        return gold == read
    gold_polarity, _, gold_source = gold.partition(" ")
    read_polarity, _, read_source = read.partition(" ")
    return gold_polarity == read_polarity and comparison.is_same_source(gold_source, read_source)
