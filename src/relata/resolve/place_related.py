"""Values of places that the words set in relation to a known one: a point that covers, or none.

A point is only worked out from a place that is one itself (a town, a base, a quarter). From a
river, a border or a region the place stays an area around it; from a country there is no point at
all. The reach always covers what the words leave open: a direction in words may be off by half of
one of eight parts of the compass.
"""

from dataclasses import dataclass, replace
from math import radians, sin

import msgspec

from relata.model.identities import PlaceCandidate, ResolvedPlace
from relata.model.ports import GazetteerEntry
from relata.resolve.geometry import shift
from relata.resolve.place_phrase import Reading
from relata.resolve.place_relation import COAST_KM, EDGE_KM, NEAR_KM, TERRITORIAL_KM, Relation
from relata.resolve.place_value import PRECISION, describe_country, kind_of, reach_of

UNKNOWN_ITSELF = "unknown itself"
"""How the reason begins of a place that the gazetteer lacks."""

_POINTS = frozenset({"city", "site", "neighbourhood"})
_AREAS_KEPT = frozenset({"water", "border", "road"})
_SLANT = sin(radians(22.5))
"""Share of a distance by which a direction told as one of eight may lead aside."""

_LEAST_KM = 3.0
_BESIDE_KM = 50.0
"""How far "east of" a river or a province reaches beyond it."""

_WORDS_FOR = {
    "offset": "{km:.0f} km from {name}",
    "near": "{km:.0f} km around {name}",
    "edge": "the outskirts of {name}",
    "coast": "off the coast of {name}",
    "side": "beside {name}, no distance told",
    "inside": "{km:.0f} km inside {name}",
}


@dataclass(frozen=True, slots=True)
class _Shape:
    lat: float
    lon: float
    radius_km: float
    kind: str


def describe_related(
    words: str,
    entry: GazetteerEntry,
    mark_kind: str,
    reading: Reading,
    *,
    why: str,
    candidates: tuple[PlaceCandidate, ...],
) -> ResolvedPlace:
    """The place that words set in relation to an entry.

    Args:
        words: the mention, which becomes the name where the entry is not the place itself.
        entry: the place named.
        mark_kind: kind of the mark.
        reading: a reading with a relation.
        why: why the entry was taken.
        candidates: the other entries that bear its name.
    """
    relation = reading.relation
    if relation is None:
        raise ValueError("wanted a reading with a relation")
    told = _told(entry, relation)
    country = _country(entry, relation, mark_kind)
    shape = _shape(entry, relation, mark_kind)
    if shape is None:
        why = f"{why}; {told}: the words give no point"
        return describe_country(words, country, why=why, candidates=candidates)
    is_kept = mark_kind not in _AREAS_KEPT
    is_near = relation.way == "near" and relation.km is None and is_kept
    return ResolvedPlace(
        name=entry.name if is_near else words,
        country=country,
        admin1=entry.admin1,
        lat=round(shape.lat, 4),
        lon=round(shape.lon, 4),
        radius_km=round(shape.radius_km, 1),
        precision=PRECISION[shape.kind],
        gazetteer=entry.id if relation.way in {"near", "edge"} and is_kept else None,
        candidates=candidates,
        why=f"{why}; {told} ({entry.id})",
    )


def describe_unnamed(
    words: str, entry: GazetteerEntry, mark_kind: str, reading: Reading
) -> ResolvedPlace:
    """A place that the gazetteer lacks, by its distance from a known one: an area, never a town."""
    found = describe_related(words, entry, mark_kind, reading, why=UNKNOWN_ITSELF, candidates=())
    blurred = found.precision if found.precision in {"water", "route", "border", None} else "region"
    return msgspec.structs.replace(found, gazetteer=None, precision=blurred)


def _told(entry: GazetteerEntry, relation: Relation) -> str:
    """The relation in words, for the reason."""
    if relation.way == "near" and relation.km is None:
        return f"near {entry.name}"
    return _WORDS_FOR[relation.way].format(km=relation.km or 0.0, name=entry.name)


def _country(entry: GazetteerEntry, relation: Relation, mark_kind: str) -> str | None:
    """The entry's country, unless the place lies beyond it: at sea, or beside a whole country."""
    if entry.kind == "country":
        return entry.country if relation.way in {"coast", "inside", "edge"} else None
    at_sea = relation.way == "coast" or mark_kind == "water"
    return None if at_sea and (relation.km or 0.0) > TERRITORIAL_KM else entry.country


def _shape(entry: GazetteerEntry, relation: Relation, mark_kind: str) -> _Shape | None:
    if entry.kind == "country" or (relation.way == "inside" and entry.kind not in _POINTS):
        return None
    here = _Shape(entry.lat, entry.lon, reach_of(entry, entry.kind), entry.kind)
    if entry.kind not in _POINTS:
        return _around_area(here, relation, mark_kind)
    if relation.way == "offset" and relation.bearing is not None:
        return _offset(here, relation, mark_kind)
    if relation.way == "edge":
        return _edge(here, relation)
    told = relation.km + relation.spread_km if relation.km is not None else None
    if relation.way == "coast":
        return replace(here, radius_km=here.radius_km + (told or COAST_KM), kind="water")
    near = told if told is not None else NEAR_KM
    kind = mark_kind if mark_kind in _AREAS_KEPT else entry.kind
    kind = kind_of(entry, mark_kind) if mark_kind in _POINTS | {"admin2"} else kind
    return replace(here, radius_km=max(here.radius_km + near, 1.5 * near), kind=kind)


def _offset(here: _Shape, relation: Relation, mark_kind: str) -> _Shape:
    """So far in a direction; measured from the middle of a town or from its edge, nobody tells."""
    km = relation.km or 0.0
    lat, lon = shift(here.lat, here.lon, relation.bearing or 0.0, km)
    radius = max(_LEAST_KM, _SLANT * km + relation.spread_km + here.radius_km / 2)
    return _Shape(lat, lon, radius, mark_kind if mark_kind in _AREAS_KEPT else "region")


def _edge(here: _Shape, relation: Relation) -> _Shape:
    if relation.bearing is None:
        return replace(here, radius_km=here.radius_km + EDGE_KM)
    lat, lon = shift(here.lat, here.lon, relation.bearing, 0.8 * here.radius_km)
    radius = 0.6 * here.radius_km + EDGE_KM
    return _Shape(lat, lon, radius, "neighbourhood")


def _around_area(here: _Shape, relation: Relation, mark_kind: str) -> _Shape:
    """Beside a river, a border or a region: the area itself with what lies around it."""
    told = relation.km + relation.spread_km if relation.km is not None else None
    usual = EDGE_KM if relation.way == "edge" else _BESIDE_KM
    if relation.way == "coast":
        kind = "water"
    elif here.kind == "border" or mark_kind in _AREAS_KEPT:
        kind = mark_kind if mark_kind in _AREAS_KEPT else "border"
    else:
        kind = here.kind if relation.way == "edge" else "region"
    return replace(
        here, radius_km=here.radius_km + (told if told is not None else usual), kind=kind
    )
