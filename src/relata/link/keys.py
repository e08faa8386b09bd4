"""Where an event is looked for: two events are compared only if they share a key.

A key joins when (a window of days), what family of acts, and one telling thing: a place, an actor
or a rare word of the sentence. So the number of events under one key stays small however large the
ledger grows: none is as common as a country or an everyday word. An event that does not tell its
day is looked for in the days before its report.
"""

import math
from collections.abc import Iterable, Iterator

from relata.link.description import SHAPES, LinkActor, LinkEvent, LinkPlace
from relata.link.words import rarity

WINDOW_DAYS = 4
"""Days of one window; an event stands in every window its days and their neighbours touch."""

BEFORE_REPORT_DAYS = 10
"""An event without a day is looked for so many days before its report, and on the day after."""

CELL_DEGREES = 0.5
"""About 55 km: places of one act are told up to that far apart (village and district town)."""

WIDE_CELL_DEGREES = 2.0
"""Cells for places that are no points: seas, roads, provinces."""

MAX_WINDOWS = 5
"""An event whose days spread over more windows stands in its months instead."""

MAX_MONTHS = 3
"""An event whose days spread over more months stands in the month of its first day alone."""

RARE = 3.0
"""Words of this rarity (in one training report of twenty) are telling enough for a key."""

MAX_TOPIC = 12
"""Words that are taken from the report's topic."""

MAX_WORDS = 10
"""Rare words that are taken from a sentence, the rarest first."""

DAYS_OF_MONTH = 30

FAMILIES = {
    "ASSAULT": ("force",),
    "COERCE": ("force",),
    "OTHER": ("force",),
    "PROTEST": ("force",),
    "SANCTION": ("force",),
    "MOBILIZE": ("force", "move"),
    "RETREAT": ("move",),
    "CONCEDE": ("move",),
    "AGREE": ("talk", "move"),
    "CONSULT": ("talk",),
    "COOPERATE": ("talk",),
}
"""Types that tellers exchange for one another share a family; each other type is its own."""


def keys_of(event: LinkEvent) -> tuple[str, ...]:
    """The keys of an event, sorted; empty for one that can be neither dated nor told by a name."""
    families = FAMILIES.get(event.type, (event.type,))
    where = sorted({*_cells(event), *_names(event)})
    found = {
        f"{window}|{family}|{name}"
        for window in _windows(event)
        for family in families
        for name in where
    }
    return tuple(sorted(found))


def _windows(event: LinkEvent) -> Iterator[str]:
    """Windows of days as ``d…``, of months as ``m…``."""
    if event.first is None or event.last is None:
        if event.published is not None:
            yield from _days(event.published - BEFORE_REPORT_DAYS, event.published)
        for first, last in event.setting_days:
            yield from _days(first, last)
        return
    is_wide = event.last - event.first > WINDOW_DAYS * MAX_WINDOWS
    if event.is_past or is_wide:
        begin, end = event.first // DAYS_OF_MONTH, event.last // DAYS_OF_MONTH
        yield from (f"m{month}" for month in range(begin, min(end, begin + MAX_MONTHS) + 1))
    if not is_wide:
        yield from _days(event.first, event.last)


def _days(first: int, last: int) -> Iterator[str]:
    begin, end = (first - 1) // WINDOW_DAYS, (last + 1) // WINDOW_DAYS
    yield from (f"d{window}" for window in range(begin, end + 1))


def _cells(event: LinkEvent) -> Iterator[str]:
    for place in (*event.places, *event.setting):
        if place.lat is None or place.lon is None or place.precision == "country":
            continue
        wide = place.precision in SHAPES
        yield from _cells_of(place.lat, place.lon, WIDE_CELL_DEGREES if wide else CELL_DEGREES)
        if not wide:
            row, column = place.lat // WIDE_CELL_DEGREES, place.lon // WIDE_CELL_DEGREES
            yield f"@{WIDE_CELL_DEGREES:.0f}:{row:.0f},{column:.0f}"


def _cells_of(lat: float, lon: float, degrees: float) -> Iterator[str]:
    """The four cells of a grid whose middles are nearest."""
    row, column = lat / degrees, lon / degrees
    for at_row in {math.floor(row - 0.5), math.floor(row + 0.5)}:
        for at_column in {math.floor(column - 0.5), math.floor(column + 0.5)}:
            yield f"@{degrees:.0f}:{at_row},{at_column}"


def _names(event: LinkEvent) -> Iterator[str]:
    """Names of places and actors, and the rarest words of the sentence."""
    for place in (*event.places, *event.setting):
        yield from _telling(place)
    for actor in (*event.agents, *event.targets):
        yield from _actor_names(actor)
    yield from (f"w:{word}" for word in event.topic[:MAX_TOPIC])
    rare = sorted((word for word in event.words if rarity(word) >= RARE), key=_rarest_first)
    yield from (f"w:{word}" for word in rare[:MAX_WORDS])


def _telling(place: LinkPlace) -> Iterable[str]:
    return (f"w:{word}" for word in place.words if rarity(word) >= RARE)


def _actor_names(actor: LinkActor) -> Iterator[str]:
    for entry in (actor.registry, *actor.kin):
        if entry:
            yield f"a:{entry}"
    yield from (f"w:{word}" for word in actor.words if rarity(word) >= RARE)


def _rarest_first(word: str) -> tuple[float, str]:
    return -rarity(word), word
