"""Links: which event, claim or tally answers, causes, is part of or gainsays which.

Figures: ``link.strict`` over all links; ``link.given`` over links both ends of which the other
record has too; ``link.<type>.strict`` for each type. A link is right when both ends stand for the
same things and the type is the same; ``same_as`` and ``contradicts`` hold in either direction.
"""

from relata.model.record import Link
from relata.score.comparison import Comparison, Index
from relata.score.counts import Sheet, Side
from relata.score.slots import pair_up

SYMMETRIC = frozenset({"same_as", "contradicts"})


def score_links(comparison: Comparison, sheet: Sheet) -> None:
    """Write the figures of links."""

    def is_same(gold: Link, read: Link) -> bool:
        return _is_same_link(comparison, gold, read)

    for gold, read in pair_up(comparison.gold.record.links, comparison.read.record.links, is_same):
        left = None if gold is None else _show(comparison.gold, gold)
        right = None if read is None else _show(comparison.read, read)
        both = gold is not None and read is not None
        sheet.item("link.strict", left, right, right=both)
        link = gold or read
        if link is not None:
            sheet.item(f"link.{link.type}.strict", left, right, right=both)
        if both or _has_both_ends(comparison, gold, read):
            sheet.item("link.given", left, right, right=both)


def _is_same_link(comparison: Comparison, gold: Link, read: Link) -> bool:
    if gold.type != read.type:
        return False
    same = comparison.stand_for_same
    if same(gold.source_id, read.source_id) and same(gold.target_id, read.target_id):
        return True
    return (
        gold.type in SYMMETRIC
        and same(gold.source_id, read.target_id)
        and same(gold.target_id, read.source_id)
    )


def _has_both_ends(comparison: Comparison, gold: Link | None, read: Link | None) -> bool:
    """Whether the other record has a counterpart for both ends of a link."""
    if gold is not None:
        found = {ref for match in comparison.matches.values() for ref in match.pairs}
        return gold.source_id in found and gold.target_id in found
    if read is None:
        return False
    ends = (comparison.stands_for(read.source_id), comparison.stands_for(read.target_id))
    return None not in ends


def _show(index: Index, link: Link) -> Side:
    words = f"{index.words(link.source_id)} {link.type} {index.words(link.target_id)}"
    return index.side(link.source_id, words)
