"""Values of marks: what a time means, where a place lies, what kind a thing is.

Figures
- ``time_value``: time expressions; right when the EDTF value is the same (null is a value).
  ``time_value_known``: only values that are not null. ``time_clock``: the clock, where one is set;
  words such as ``dawn`` are not judged, the corpus cannot write them.
- ``place_161_km``: places with coordinates; right within 161 km (100 miles) on a great circle.
  A read place whose gold place has no coordinates cannot be judged and is left out.
- ``place_country``, ``actor_country``, ``actor_kind``, ``place_kind``, ``weapon_kind``,
  ``object_kind``.

``.given`` looks at aligned expressions or paired things, ``.strict`` at all of them.
"""

import re
from collections.abc import Callable

from relata.model.earth import distance_km
from relata.model.record import Actor, Place, Thing, Time
from relata.score.comparison import Comparison, Entry, Index, span_of
from relata.score.counts import Sheet, Side
from relata.score.slots import put_beside

NEAR_KM = 161.0
"""Within this distance a place counts as found. Source: the usual 100 miles of geoparsing."""

Show = Callable[[Entry], str | None]
"""Value of an entry as text; None when it has none."""


def score_values(comparison: Comparison, sheet: Sheet) -> None:
    """Write the figures of values."""
    _score_times(comparison, sheet)
    for letter, figure, show in _KINDS:
        for gold, read in _paired(comparison, letter):
            _score_value(sheet, figure, gold, read, show)
    for gold, read in _paired(comparison, "p"):
        _score_distance(sheet, gold, read)


def _kind(entry: Entry) -> str | None:
    return entry.kind if isinstance(entry, Actor | Place | Thing) else None


def _country(entry: Entry) -> str | None:
    return entry.country if isinstance(entry, Actor | Place) else None


_KINDS: tuple[tuple[str, str, Show], ...] = (
    ("a", "actor_kind", _kind),
    ("a", "actor_country", _country),
    ("p", "place_kind", _kind),
    ("p", "place_country", _country),
    ("w", "weapon_kind", _kind),
    ("o", "object_kind", _kind),
)


def _paired(comparison: Comparison, letter: str) -> list[tuple[Entry | None, Entry | None]]:
    return put_beside(
        comparison.matches[letter].pairs,
        _table(comparison.gold, letter),
        _table(comparison.read, letter),
    )


def _table(index: Index, letter: str) -> list[Entry]:
    return [entry for ref, entry in index.entries.items() if index.letters[ref] == letter]


def _score_value(
    sheet: Sheet, figure: str, gold: Entry | None, read: Entry | None, show: Show
) -> None:
    """Write one value; an entry without it has no item."""
    left, right = _side(gold, show), _side(read, show)
    if left is None and right is None:
        return
    is_right = left is not None and right is not None and left.value == right.value
    sheet.item(f"{figure}.strict", left, right, right=is_right)
    if gold is not None and read is not None:
        sheet.item(f"{figure}.given", left, right, right=is_right)


def _side(entry: Entry | None, show: Show) -> Side | None:
    value = None if entry is None else show(entry)
    if value is None or not isinstance(entry, Actor | Place | Thing | Time):
        return None
    return Side(span_of(entry), value)


def _score_times(comparison: Comparison, sheet: Sheet) -> None:
    match = comparison.matches["t"]
    taken = set(match.aligned.values())
    for i, mention in enumerate(match.gold):
        gold = comparison.gold.entries[mention.owner]
        partner = match.read[match.aligned[i]].owner if i in match.aligned else None
        read = None if partner is None else comparison.read.entries[partner]
        _score_time(sheet, gold, read)
    for j, mention in enumerate(match.read):
        if j not in taken:
            _score_time(sheet, None, comparison.read.entries[mention.owner])


def _score_time(sheet: Sheet, gold: Entry | None, read: Entry | None) -> None:
    _score_value(sheet, "time_value", gold, read, _show_edtf)
    _score_value(sheet, "time_value_known", gold, read, _edtf)
    _score_value(sheet, "time_clock", gold, read, _clock)


def _show_edtf(entry: Entry) -> str | None:
    return (entry.edtf or "null") if isinstance(entry, Time) else None


def _edtf(entry: Entry) -> str | None:
    return entry.edtf if isinstance(entry, Time) else None


def _clock(entry: Entry) -> str | None:
    if not isinstance(entry, Time) or entry.clock is None:
        return None
    return entry.clock if _NUMERIC.search(entry.clock) else None


_NUMERIC = re.compile(r"\d\d:\d\d")


def _score_distance(sheet: Sheet, gold: Entry | None, read: Entry | None) -> None:
    left, right = _point(gold), _point(read)
    if (gold is not None and left is None) or (left is None and right is None):
        return
    is_near = left is not None and right is not None and distance_km(*left, *right) <= NEAR_KM
    sides = _point_side(gold, left), _point_side(read, right)
    sheet.item("place_161_km.strict", *sides, right=is_near)
    if gold is not None and read is not None:
        sheet.item("place_161_km.given", *sides, right=is_near)


def _point(entry: Entry | None) -> tuple[float, float] | None:
    if not isinstance(entry, Place) or entry.lat is None or entry.lon is None:
        return None
    return entry.lat, entry.lon


def _point_side(entry: Entry | None, point: tuple[float, float] | None) -> Side | None:
    if not isinstance(entry, Place) or point is None:
        return None
    return Side(span_of(entry), f"{entry.name} {point[0]:.2f}, {point[1]:.2f}")
