"""How right the values of places are, and on which corpora they can be measured."""

from relata.evaluate.values import ValueKind

PLACES = ValueKind(
    name="places",
    figures={
        "place_161_km": "within 161 km",
        "place_country": "country",
        "place_kind": "kind",
    },
    tables=("places",),
)
