"""Names the first-order divisions of GeoNames' codes, for which the source ships no names.

Each code's cities are set against the divisions of ISO 3166-2 in the same country: nearness of
their middles, a shared name, and what airfields nearby say of the division they lie in.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from relata.resolve.geometry import distance_km
from relata.resolve.names import fold, loosen

Group = tuple[str, str]
"""``(country, GeoNames admin1 code)``."""

_MAX_KM = 400.0
_NAME_BONUS = 1.0
_CODE_BONUS = 2.0


@dataclass(frozen=True, slots=True)
class Division:
    """One division of ISO 3166-2; ``parent`` is None for those of the first order."""

    code: str
    country: str
    name: str
    names: tuple[str, ...]
    parent: str | None
    lat: float
    lon: float


class Located(Protocol):
    """A place whose division is known by name."""

    country: str | None
    admin1: str | None
    lat: float
    lon: float


def assign_admin1(
    cities: Iterable[Mapping[str, Any]], divisions: Iterable[Division], witnesses: Iterable[Located]
) -> dict[Group, str]:
    """The division's name for each code; codes that nothing decides are left out.

    Each division is given to one code of its country, the best match first.
    """
    groups: dict[Group, list[Mapping[str, Any]]] = defaultdict(list)
    for city in cities:
        groups[city["countrycode"], city["admin1code"]].append(city)
    by_country: dict[str, list[Division]] = defaultdict(list)
    for division in divisions:
        if division.parent is None:
            by_country[division.country].append(division)
    votes = _count_witnesses(groups, witnesses)
    scored: list[tuple[float, Group, Division]] = []
    for group, members in groups.items():
        scored += [
            (score, group, division)
            for division in by_country[group[0]]
            if (score := _score(group, members, division, votes[group])) > 0
        ]
    return _match(scored)


def _match(scored: list[tuple[float, Group, Division]]) -> dict[Group, str]:
    taken: set[str] = set()
    assigned: dict[Group, str] = {}
    for _, group, division in sorted(scored, key=lambda row: (-row[0], row[1], row[2].code)):
        if group not in assigned and division.code not in taken:
            assigned[group] = division.name
            taken.add(division.code)
    return assigned


def _score(
    group: Group, members: list[Mapping[str, Any]], division: Division, votes: Counter[str]
) -> float:
    lat = sum(city["latitude"] for city in members) / len(members)
    lon = sum(city["longitude"] for city in members) / len(members)
    distance = distance_km(lat, lon, division.lat, division.lon)
    if distance > _MAX_KM:
        return 0.0
    score = 1.0 / (1.0 + distance / 50.0)
    keys = {key for name in division.names for key in (fold(name), loosen(name)) if key}
    total = sum(votes.values())
    if total:
        score += 2.0 * sum(count for key, count in votes.items() if key in keys) / total
    largest = sorted(members, key=lambda city: -city["population"])[:3]
    if any(fold(city["name"]) in keys for city in largest):
        score += _NAME_BONUS
    if group[0] in {"US", "CH"} and division.code == f"{group[0]}-{group[1]}":
        score += _CODE_BONUS
    return score


def _count_witnesses(
    groups: Mapping[Group, list[Mapping[str, Any]]], witnesses: Iterable[Located]
) -> dict[Group, Counter[str]]:
    cells: dict[tuple[str, int, int], list[tuple[Mapping[str, Any], Group]]] = defaultdict(list)
    for group, members in groups.items():
        for city in members:
            cells[group[0], round(city["latitude"]), round(city["longitude"])].append((city, group))
    votes: dict[Group, Counter[str]] = defaultdict(Counter)
    for place in witnesses:
        near = cells.get((place.country or "", round(place.lat), round(place.lon)), [])
        if not near:
            continue
        _, group = min(
            near,
            key=lambda row: (
                (row[0]["latitude"] - place.lat) ** 2 + (row[0]["longitude"] - place.lon) ** 2,
                row[1],
            ),
        )
        for key in {fold(place.admin1 or ""), loosen(place.admin1 or "")} - {""}:
            votes[group][key] += 1
    return votes
