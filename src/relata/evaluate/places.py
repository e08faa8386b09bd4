"""How right the values of places are, and on which corpora they can be measured."""

from relata.evaluate.geovirus import load_geovirus
from relata.evaluate.geowebnews import load_geowebnews
from relata.evaluate.toponyms import FIGURES, describe_toponyms, score_toponyms
from relata.evaluate.values import SetFigures, ValueKind

_AS_TOPONYMS = SetFigures(figures=FIGURES, scorers=(score_toponyms,), describe=describe_toponyms)

PLACES = ValueKind(
    name="places",
    figures={
        "place_161_km": "within 161 km",
        "place_country": "country",
        "place_kind": "kind",
    },
    tables=("places",),
    sets={"geowebnews": load_geowebnews, "geovirus": load_geovirus},
    by_set={"geowebnews": _AS_TOPONYMS, "geovirus": _AS_TOPONYMS},
)
