"""Compares two lists of fillers one to one: the arguments of an event, what a claim is about."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from relata.score.counts import Sheet, Side

G = TypeVar("G")
R = TypeVar("R")


class Named(Protocol):
    """An entry of a record, by its id."""

    @property
    def id(self) -> str:
        """Local to the record."""


E = TypeVar("E", bound=Named)


def put_beside(
    pairs: Mapping[str, str], gold: Sequence[E], read: Sequence[E]
) -> list[tuple[E | None, E | None]]:
    """Entries of two tables beside their partners by id; without a partner, beside None."""
    by_id = {entry.id: entry for entry in read}
    taken = set(pairs.values())
    both: list[tuple[E | None, E | None]] = [
        (entry, by_id[pairs[entry.id]] if entry.id in pairs else None) for entry in gold
    ]
    return both + [(None, entry) for entry in read if entry.id not in taken]


def pair_up(
    gold: Sequence[G], read: Sequence[R], is_same: Callable[[G, R], bool]
) -> list[tuple[G | None, R | None]]:
    """Partners in gold's order, each used once; then what is left on either side beside None."""
    left = list(range(len(read)))
    pairs: list[tuple[G | None, R | None]] = []
    for item in gold:
        partner = next((j for j in left if is_same(item, read[j])), None)
        if partner is None:
            pairs.append((item, None))
        else:
            left.remove(partner)
            pairs.append((item, read[partner]))
    return pairs + [(None, read[j]) for j in left]


def score_slot(
    figure: str,
    sheet: Sheet,
    gold: Sequence[tuple[str, Side]],
    read: Sequence[tuple[str, Side]],
    is_same: Callable[[str, str], bool],
) -> None:
    """Write one slot's items; a filler is ``(ref, how to show it)``."""
    for left, right in pair_up(gold, read, lambda g, r: is_same(g[0], r[0])):
        sheet.item(
            figure,
            None if left is None else left[1],
            None if right is None else right[1],
            right=left is not None and right is not None,
        )
