"""What kinds and sizes say: which entries may be meant by a kind, and how much each stands for."""

from relata.model.earth import distance_km
from relata.model.ports import GazetteerEntry

TOWNS_TO_DIVISION = 10
"""Of a town and a division with one name and as many people, reports mean the town so often."""

_EXACT_KIND = 2.0
_NEAR_KIND = 0.8
_WRONG_KIND = -2.5
_KIND_GROUPS = (
    frozenset({"admin1", "admin2", "region"}),
    frozenset({"admin2", "city"}),
    frozenset({"city", "neighbourhood"}),
    frozenset({"city", "region"}),
    frozenset({"neighbourhood", "site"}),
    frozenset({"neighbourhood", "region"}),
    frozenset({"site", "city"}),
    frozenset({"site", "border"}),
    frozenset({"site", "region"}),
    frozenset({"region", "country"}),
    frozenset({"water", "region"}),
    frozenset({"admin1", "city"}),
    frozenset({"road", "site"}),
    frozenset({"border", "region"}),
)
DIVISIONS = frozenset({"admin1", "admin2"})
ANY_KIND = "any"
"""Kind of a mark of which nothing tells the kind: words alone are given."""

_STRICT_KINDS = frozenset({"country", "water", "border", "road"})


def kinds_fit(entry_kind: str, wanted: str) -> bool:
    """False where an entry's kind rules it out: a town is no river, a country no town."""
    if wanted in {entry_kind, ANY_KIND}:
        return True
    if wanted == "water":
        return False
    if wanted == "border":
        return entry_kind == "site"
    if wanted == "road":
        return entry_kind in {"region", "site", "neighbourhood"}
    if wanted == "country":
        return False
    if entry_kind == "country":
        return wanted == "region"
    return not (entry_kind in {"water", "border"} and wanted not in {"region", "site"})


def kind_score(kind: str, wanted: str) -> float:
    """How well an entry's kind goes with the mark's."""
    if kind == wanted:
        return _EXACT_KIND
    if wanted == ANY_KIND:
        return _EXACT_KIND if kind == "country" else _NEAR_KIND
    if any(kind in group and wanted in group for group in _KIND_GROUPS):
        return _NEAR_KIND
    return _WRONG_KIND if wanted in _STRICT_KINDS else 0.0


def standing(entry: GazetteerEntry, wanted: str) -> int:
    """Inhabitants that an entry counts for among others of its name."""
    # Places that are not counted by inhabitants are set against towns by what is usual for them;
    # a province never outweighs its chief town where the report speaks of a town.
    usual = _USUAL_STANDING.get(entry.kind, 0)
    if entry.kind in DIVISIONS:
        share = entry.population // (TOWNS_TO_DIVISION if wanted == ANY_KIND else 1)
        usual = max(usual if wanted != ANY_KIND else usual // TOWNS_TO_DIVISION, share)
    elif entry.population:
        return entry.population
    return min(usual, _TOWN_STANDING) if wanted == "city" else usual


def lies_in(entry: GazetteerEntry, container: GazetteerEntry) -> bool:
    """True when the entry lies in the container, as far as names, codes and distance tell."""
    if container.country and entry.country and container.country != entry.country:
        return False
    if container.kind == "country":
        return container.country == entry.country
    if container.kind in {"admin1", "admin2"} and entry.admin1 == container.name:
        return True
    reach = REACH_KM.get(container.kind, 60.0)
    radius = getattr(container, "radius_km", None)
    if radius:
        reach = max(reach if container.kind not in {"region", "water"} else 0.0, 1.3 * radius)
    return distance_km(entry.lat, entry.lon, container.lat, container.lon) <= reach


_TOWN_STANDING = 20_000
_USUAL_STANDING = {
    "country": 10_000_000,
    "admin1": 1_000_000,
    "region": 500_000,
    "water": 500_000,
    "admin2": 50_000,
    "border": 50_000,
    "neighbourhood": 20_000,
    "site": 5_000,
    "city": 300,
}
REACH_KM = {
    "admin1": 130.0,
    "admin2": 50.0,
    "city": 40.0,
    "neighbourhood": 15.0,
    "site": 15.0,
    "region": 150.0,
}
