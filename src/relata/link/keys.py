"""Where an event is looked for: two events are compared only if they share a key.

A key joins when (a window of days), what family of acts, and where or by whom; so the number of
events under one key stays small however large the ledger grows.
"""

import math
from collections.abc import Iterator

from relata.link.description import SHAPES, LinkEvent

WINDOW_DAYS = 4
"""Days of one window; an event stands in every window its days and their neighbours touch."""

CELL_DEGREES = 0.5
"""About 55 km: places of one act are told up to that far apart (village and district town)."""

MAX_WINDOWS = 4
"""An event whose days spread over more windows is looked for under its publication alone."""

FAMILY = {"ASSAULT": "force", "COERCE": "force", "MOBILIZE": "force", "RETREAT": "move"}
"""Types that tellers exchange for one another share a family; each other type is its own."""


def keys_of(event: LinkEvent) -> tuple[str, ...]:
    """The keys of an event, sorted; empty for one that can be neither dated nor placed."""
    family = FAMILY.get(event.type, event.type)
    found = {
        f"{window}|{family}|{where}"
        for window in _windows(event)
        for where in (*_cells(event), *_names(event))
    }
    return tuple(sorted(found))


def _windows(event: LinkEvent) -> Iterator[int]:
    first, last = event.first, event.last
    if first is None or last is None or last - first > WINDOW_DAYS * MAX_WINDOWS:
        if event.published is None:
            return
        first, last = event.published - WINDOW_DAYS, event.published
    begin, end = (first - 1) // WINDOW_DAYS, (last + 1) // WINDOW_DAYS
    yield from range(begin, end + 1)


def _cells(event: LinkEvent) -> Iterator[str]:
    for place in event.places:
        if place.lat is None or place.lon is None or place.precision in SHAPES:
            continue
        row, column = place.lat / CELL_DEGREES, place.lon / CELL_DEGREES
        for at_row in {math.floor(row - 0.5), math.floor(row + 0.5)}:
            for at_column in {math.floor(column - 0.5), math.floor(column + 0.5)}:
                yield f"@{at_row},{at_column}"


def _names(event: LinkEvent) -> Iterator[str]:
    for place in event.places:
        yield "p:" + " ".join(place.words)
    for actor in (*event.agents, *event.targets):
        if actor.registry:
            yield "a:" + actor.registry
        elif len(actor.words) > 1:
            yield "n:" + " ".join(actor.words)
