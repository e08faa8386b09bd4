"""Turns what was chosen into the record's place: point, reach in km, precision, reason."""

from collections.abc import Sequence

from relata.model.earth import distance_km
from relata.model.identities import PlaceCandidate, ResolvedPlace
from relata.model.ports import GazetteerEntry
from relata.resolve.geometry import BEARINGS, middle, shift
from relata.resolve.place_phrase import Reading

PRECISION = {
    "country": "country",
    "region": "region",
    "admin1": "admin1",
    "admin2": "admin2",
    "city": "city",
    "neighbourhood": "neighbourhood",
    "site": "site",
    "road": "route",
    "water": "water",
    "border": "border",
}
"""Precision of the record, by kind of place."""

RADIUS_KM = {
    "country": 300.0,
    "region": 100.0,
    "admin1": 90.0,
    "admin2": 25.0,
    "city": 5.0,
    "neighbourhood": 2.0,
    "site": 3.0,
    "road": 20.0,
    "water": 60.0,
    "border": 100.0,
}
"""How far a place of a kind reaches where the gazetteer does not say."""

_BIG_CITY = ((3_000_000, 20.0), (1_000_000, 15.0), (300_000, 10.0), (50_000, 6.0))
_BLURRED = frozenset({"region", "route", "water", "border"})


def describe_entry(
    entry: GazetteerEntry,
    mark_kind: str,
    reading: Reading,
    *,
    near_km: float | None,
    why: str,
    candidates: tuple[PlaceCandidate, ...],
    name: str | None = None,
) -> ResolvedPlace:
    """The place of one entry, shifted and widened as the words ask."""
    kind = kind_of(entry, mark_kind)
    radius = reach_of(entry, kind)
    lat, lon = entry.lat, entry.lon
    reasons = [why]
    if reading.part:
        lat, lon = shift(lat, lon, BEARINGS[reading.part], 0.4 * radius)
        radius, kind = 0.6 * radius, _part_kind(kind)
        reasons.append(f"the {reading.part} of {entry.name}")
    if near_km is not None:
        radius = max(radius + near_km, 1.5 * near_km)
    return ResolvedPlace(
        name=name or entry.name,
        country=entry.country,
        admin1=entry.admin1,
        lat=round(lat, 4),
        lon=round(lon, 4),
        radius_km=round(radius, 1),
        precision=PRECISION[kind],
        gazetteer=entry.id,
        candidates=candidates,
        why="; ".join(reasons),
    )


def describe_between(words: str, ends: Sequence[GazetteerEntry], reading: Reading) -> ResolvedPlace:
    """A road, or a place between others: an area around their middle, never a point.

    It reaches to both ends, or a third of that where the words say halfway; where one of two
    ends is unknown, it reaches as far from the other as roads to the next town usually do.
    """
    hint = reading.hint or "region"
    lat, lon = middle((end.lat, end.lon) for end in ends)
    away = max(distance_km(lat, lon, end.lat, end.lon) for end in ends)
    countries = {end.country for end in ends}
    return ResolvedPlace(
        name=words,
        country=ends[0].country if len(countries) == 1 else None,
        lat=round(lat, 4),
        lon=round(lon, 4),
        radius_km=round(_reach_between(away, reading, known=len(ends)), 1),
        precision=PRECISION[hint],
        why=_why_between(ends, reading),
    )


def _reach_between(away_km: float, reading: Reading, *, known: int) -> float:
    if known < len(reading.ends):
        return _NEXT_TOWN_KM
    if reading.midway:
        return max(away_km / 3, 5.0)
    return max(away_km + 5.0, RADIUS_KM["road"])


def _why_between(ends: Sequence[GazetteerEntry], reading: Reading) -> str:
    names = " and ".join(end.name for end in ends)
    if len(ends) < len(reading.ends):
        return f"one end is {names}, the other is not known; the point is only that end"
    if len(ends) == 1:
        return f"it leads to {names}; the point is only that end"
    return f"the point is the middle of {names}"


_NEXT_TOWN_KM = 60.0


def describe_area(
    words: str,
    entry: GazetteerEntry,
    km: float,
    kind: str,
    why: str,
    *,
    at: tuple[float, float] | None = None,
) -> ResolvedPlace:
    """A place somewhere within ``km`` of an entry: an area by its precision, no point of its own.

    Its middle is ``at`` (degrees north and east), or the entry where that is None.

    A district, province or country that holds the place gives its own precision.
    """
    lat, lon = at or (entry.lat, entry.lon)
    held = entry.kind in {"admin1", "admin2", "country"}
    blurred = PRECISION[kind] if PRECISION.get(kind) in _BLURRED else "region"
    return ResolvedPlace(
        name=words,
        country=entry.country,
        admin1=entry.admin1 or (entry.name if entry.kind == "admin1" else None),
        lat=round(lat, 4),
        lon=round(lon, 4),
        radius_km=round(max(km, reach_of(entry, entry.kind)), 1),
        precision=PRECISION[entry.kind] if held else blurred,
        why=why,
    )


def describe_country(
    words: str,
    country: str | None,
    *,
    why: str,
    candidates: tuple[PlaceCandidate, ...],
) -> ResolvedPlace:
    """A place of which at most the country is known."""
    return ResolvedPlace(name=words, country=country, candidates=candidates, why=why)


def describe_unknown(words: str, why: str) -> ResolvedPlace:
    """A place of which nothing is known."""
    return ResolvedPlace(name=words, why=why)


def kind_of(entry: GazetteerEntry, mark_kind: str) -> str:
    """The kind of place that an entry gives to a mark of a kind."""
    # An area cannot be known as a point, whatever the gazetteer calls the entry that bears its
    # name; and a river the mark calls a town stays a river.
    if entry.kind in {"country", "region", "water", "border", "road"}:
        return entry.kind
    if mark_kind in PRECISION and mark_kind not in {"country"}:
        order = list(RADIUS_KM)
        wider = max(mark_kind, entry.kind, key=lambda kind: RADIUS_KM[kind])
        return wider if order else entry.kind
    return entry.kind


def _part_kind(kind: str) -> str:
    return "neighbourhood" if kind == "city" else kind if kind == "neighbourhood" else "region"


def reach_of(entry: GazetteerEntry, kind: str) -> float:
    """How far an entry reaches around its point, in kilometres."""
    if entry.radius_km is not None:
        return entry.radius_km
    if kind == "city":
        return next((km for least, km in _BIG_CITY if entry.population >= least), RADIUS_KM["city"])
    return RADIUS_KM[kind]
