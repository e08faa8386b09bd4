"""Keys of events and scores of pairs, as the tables keep them; lists cut for SQL."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Row

CHUNK = 400
"""Values in one SQL list: below the limits of both databases."""


EventKey = tuple[str, str]
"""Record and event."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """The score of two events; ``one`` < ``other``."""

    one: EventKey
    other: EventKey
    score: float
    reasons: str


def pair_of(row: Row[Any]) -> PairRow:
    """A row of the table of pairs."""
    return PairRow(
        (row.one_record, row.one_event),
        (row.other_record, row.other_event),
        row.score,
        row.reasons,
    )


_Item = TypeVar("_Item")


def chunks(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    """The items in pieces of ``CHUNK``."""
    for at in range(0, len(items), CHUNK):
        yield items[at : at + CHUNK]
