"""How the places of two events stand to each other."""

from collections.abc import Iterator

from relata.link.description import SHAPES, LinkEvent, LinkPlace
from relata.model.earth import distance_km

CLOSE_KM = 5.0
"""Two points closer than this are one place whatever their radii."""
FAR_RADII = 3.0
"""Beyond so many radii two points are two places."""
UNSPECIFIC = frozenset(
    {"the", "area", "near", "town", "city", "villag", "district", "provinc", "of"}
)

Item = tuple[str, float, str]
RANK = ("place_same", "place_close", "place_holds", "place_words", "place_unknown", "place_far")
"""Of several pairs of places the best counts, in this order."""


def compare_places(one: LinkEvent, other: LinkEvent) -> Iterator[Item]:
    """Features of the places; of several places the pair that agrees best."""
    if one.places and other.places:
        yield _best(one.places, other.places)
        return
    if not one.places and not other.places:
        yield "placeless_both", 1.0, "neither report tells the place"
        name, value, words = _best(one.setting, other.setting) if _have(one, other) else _NONE
    else:
        yield "placeless_one", 1.0, "one report does not tell the place"
        some, others = one.places or one.setting, other.places or other.setting
        name, value, words = _best(some, others) if some and others else _NONE
    if value:
        yield name.replace("place_", "setting_"), value, f"{words}, by what else the report tells"


_NONE: Item = ("", 0.0, "")


def _have(one: LinkEvent, other: LinkEvent) -> bool:
    return bool(one.setting and other.setting)


def _best(some: tuple[LinkPlace, ...], others: tuple[LinkPlace, ...]) -> Item:
    found = [_compare(mine, theirs) for mine in some for theirs in others]
    return min(found, key=lambda item: (RANK.index(item[0]), -item[1], item[2]))


def _compare(one: LinkPlace, other: LinkPlace) -> Item:
    if one.country and other.country and one.country != other.country:
        return "place_far", 2.0, "in another country"
    wide = (one.precision in SHAPES) + (other.precision in SHAPES)
    same_name = set(one.words) - UNSPECIFIC == set(other.words) - UNSPECIFIC
    if same_name and not _are_namesakes(one, other):
        value = 1.0 if not wide else 0.5
        return "place_same", value, f"same place, {' '.join(min(one.words, other.words))}"
    if wide and (held := _holds(one, other) or _holds(other, one)):
        return "place_holds", 1.0, held
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return _by_words(one, other)
    distance = _apart_km(one, other)
    reach = one.radius_km + other.radius_km
    if wide:
        return (
            ("place_holds", 0.5, f"places {distance:.0f} km apart, one of them wide")
            if distance < WIDE_KM
            else ("place_far", 1.0, f"places {distance:.0f} km apart")
        )
    if distance <= max(reach, CLOSE_KM):
        return "place_close", 1.0, f"places {distance:.0f} km apart, within what they cover"
    if distance < FAR_RADII * reach:
        return "place_close", 0.4, f"places {distance:.0f} km apart"
    return "place_far", min(0.5 + distance / 100, FARTHEST), f"places {distance:.0f} km apart"


FARTHEST = 3.0
"""Most that distance may count."""

NAMESAKE_KM = 100.0
"""Two points of one name this far apart are two places."""

WIDE_KM = 150.0
"""A point farther from a region's own point is not taken for part of it."""


def _are_namesakes(one: LinkPlace, other: LinkPlace) -> bool:
    if one.precision in SHAPES or other.precision in SHAPES:
        return False
    known = None not in (one.lat, one.lon, other.lat, other.lon)
    return known and _apart_km(one, other) > NAMESAKE_KM


def _holds(wide: LinkPlace, narrow: LinkPlace) -> str | None:
    """Whether a wide place holds the other by its division or country, in words."""
    if wide.precision == "country" and wide.country and wide.country == narrow.country:
        return "one place lies in the other, a country"
    if wide.precision == "admin1" and narrow.admin1:
        name = {word for word in wide.words if word not in UNSPECIFIC}
        held = {part.casefold() for part in narrow.admin1.replace("-", " ").split()}
        if name & held or (wide.admin1 and wide.admin1 == narrow.admin1):
            return f"one place lies in the other, {narrow.admin1}"
    return None


def _by_words(one: LinkPlace, other: LinkPlace) -> Item:
    shared = (set(one.words) & set(other.words)) - UNSPECIFIC
    if shared:
        return "place_words", 1.0, f"places with words in common, {min(shared)}"
    return "place_unknown", 1.0, "places that cannot be compared"


def _apart_km(one: LinkPlace, other: LinkPlace) -> float:
    """Distance of two places with coordinates, the same to the last bit whichever comes first."""
    mine, theirs = sorted(((one.lat or 0.0, one.lon or 0.0), (other.lat or 0.0, other.lon or 0.0)))
    return distance_km(*mine, *theirs)
