"""Kinds of place by the words that tables of places use: our own, OpenStreetMap's, GeoNames'."""

from relata.resolve.names import fold
from relata.resolve.place_words import KINDS

KIND_COLUMNS = (
    "kind",
    "place",
    "fclass",
    "featuretype",
    "feature type",
    "place type",
    "type",
    "category",
    "military",
    "aeroway",
    "amenity",
    "barrier",
    "man made",
    "building",
    "waterway",
    "natural",
    "water",
    "highway",
    "railway",
    "landuse",
)
"""Columns that tell a kind, folded, the most telling first."""

OSM_OBJECTS = frozenset({"node", "way", "relation"})
"""What OpenStreetMap calls its objects; no kinds of place."""

KINDS_TAKEN = tuple("region admin1 admin2 city neighbourhood site road water border".split())
"""Kinds that a user's places may have; countries come with Relata."""

_OSM = {
    "city": "city town village hamlet isolated_dwelling settlement populated_place",
    "neighbourhood": "suburb neighbourhood quarter borough city_block residential allotments",
    "admin1": "state province region_admin governorate oblast adm1",
    "admin2": "district county subdistrict adm2 adm3",
    "region": "region island islet archipelago peninsula valley ridge mountain_range plateau "
    "desert cape forest wood massif",
    "water": "sea ocean bay strait river stream canal lake reservoir lagoon water wadi gulf",
    "road": "motorway trunk primary secondary road highway rail railway",
    "border": "border frontier boundary front_line",
    "site": "aerodrome airport airfield airbase helipad base military barracks bunker range "
    "checkpoint naval_base training_area danger_area camp refugee_site hospital clinic school "
    "university prison police courthouse townhall place_of_worship mosque church marketplace "
    "market fuel bridge dam power_plant refinery works mine quarry border_control crossing port "
    "harbour ferry_terminal station farm locality square peak volcano pass saddle",
}
_WORDS = {
    **{fold(word): kind for word, kind in KINDS.items()},
    **{fold(word): kind for kind, words in _OSM.items() for word in words.split()},
    **{fold(kind): kind for kind in (*KINDS_TAKEN, "country")},
}


def kind_of(word: str) -> str | None:
    """The kind that a word in a table means, ``country`` included; None for an unknown one."""
    return _WORDS.get(fold(word))
