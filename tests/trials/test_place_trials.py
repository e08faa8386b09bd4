"""Ten trials of places: short reports of the kind that tools put on the wrong spot of the map."""

from dataclasses import dataclass

import pytest
from tests.factory import span_in
from tests.resolve_factory import make_report

from relata.model.earth import distance_km
from relata.model.identities import ResolvedPlace
from relata.model.marks import Marks, PlaceMark
from relata.resolve.gazetteer import open_gazetteer
from relata.resolve.place import resolve_places


@dataclass(frozen=True)
class Trial:
    """One report, its places by their words and kinds, and what each must be.

    ``wanted`` is (country, degrees north, degrees east, km) or None for no point.
    """

    text: str
    kinds: dict[str, str]
    wanted: dict[str, tuple[str | None, float, float, float] | None]


TRIALS = {
    "a province's namesake abroad": Trial(
        "Farmers blocked the road at La Paz on Monday. The mayor of La Paz, in Honduras, said "
        "that two of them were hurt near Marcala.",
        {"La Paz": "city", "Marcala": "city"},
        {"La Paz": ("HN", 14.32, -87.68, 40), "Marcala": ("HN", 14.16, -88.04, 40)},
    ),
    "a capital that is also a small town": Trial(
        "The sheriff of Lebanon, Tenn., said a deputy was shot outside a shop in Moscow, Tenn.",
        {"Lebanon": "city", "Moscow": "city"},
        {"Lebanon": ("US", 36.21, -86.29, 40), "Moscow": ("US", 35.06, -89.4, 40)},
    ),
    "a war in Georgia and a court in Georgia": Trial(
        "Tbilisi, Georgia: two shells fell on Gori. In Savannah, Georgia, a court heard of it.",
        {"Gori": "city", "Savannah": "city"},
        {"Gori": ("GE", 41.98, 44.11, 40), "Savannah": ("US", 32.08, -81.1, 40)},
    ),
    "governments called by their capitals": Trial(
        "Tehran denied the charge. Moscow said nothing would change, and Ankara condemned both. "
        "In Ankara, a crowd burned a flag.",
        {"Tehran": "city"},
        {"Tehran": None},
    ),
    "a brigade named after a city": Trial(
        "In Syria the Homs Brigade withdrew from Talbiseh, and the Damascus Battalion followed it.",
        {"Homs": "city", "Damascus": "city", "Talbiseh": "city"},
        {"Homs": None, "Damascus": None, "Talbiseh": ("SY", 34.84, 36.73, 40)},
    ),
    "a paper named after a city": Trial(
        "The Jerusalem Post and the Washington Times ran the picture, taken in Nablus.",
        {"Jerusalem": "city", "Washington": "city", "Nablus": "city"},
        {"Jerusalem": None, "Washington": None, "Nablus": ("PS", 32.22, 35.25, 40)},
    ),
    "a man named after a city": Trial(
        "Austin, a police officer, was hurt in Nairobi. Capt. Sydney Okoro was not.",
        {"Austin": "city", "Sydney": "city", "Nairobi": "city"},
        {"Austin": None, "Sydney": None, "Nairobi": ("KE", -1.28, 36.82, 40)},
    ),
    "one town under two names": Trial(
        "Shells fell on Shushi, which its other side calls Shusha.",
        {"Shushi": "city", "Shusha": "city"},
        {"Shushi": ("AZ", 39.76, 46.75, 20), "Shusha": ("AZ", 39.76, 46.75, 20)},
    ),
    "a crossing between two states": Trial(
        "Trucks queued at Bab al-Hawa and at Kerem Shalom for a third day.",
        {"Bab al-Hawa": "site", "Kerem Shalom": "site"},
        {"Bab al-Hawa": (None, 36.24, 36.67, 30), "Kerem Shalom": (None, 31.23, 34.29, 30)},
    ),
    "letters for states": Trial(
        "Two men from Salem, Ore., and one from Portland, ME, were held in Vancouver, B.C.",
        {"Salem": "city", "Portland": "city", "Vancouver": "city"},
        {
            "Salem": ("US", 44.94, -123.04, 40),
            "Portland": ("US", 43.66, -70.26, 40),
            "Vancouver": ("CA", 49.25, -123.12, 40),
        },
    ),
}


@pytest.fixture(scope="module")
def gazetteer():
    return open_gazetteer()


def resolve(trial: Trial, gazetteer) -> dict[str, ResolvedPlace]:
    marks = Marks(
        places=tuple(
            PlaceMark(id=f"p{i}", mentions=(span_in(trial.text, words),), kind=kind)
            for i, (words, kind) in enumerate(trial.kinds.items(), 1)
        )
    )
    found = resolve_places(make_report(trial.text), marks, gazetteer)
    return {words: found[f"p{i}"] for i, words in enumerate(trial.kinds, 1)}


@pytest.mark.parametrize("name", TRIALS)
def test_a_trial_puts_each_place_where_it_lies_or_nowhere(gazetteer, name):
    trial = TRIALS[name]
    for words, place in resolve(trial, gazetteer).items():
        wanted = trial.wanted[words]
        if wanted is None:
            assert (place.lat, place.gazetteer) == (None, None), (words, place)
            continue
        country, lat, lon, km = wanted
        assert place.lat is not None, (words, place.why)
        assert distance_km(place.lat, place.lon, lat, lon) <= km, (words, place)
        assert country is None or place.country == country, (words, place)


def test_every_place_of_the_trials_says_why(gazetteer):
    for trial in TRIALS.values():
        assert all(place.why for place in resolve(trial, gazetteer).values())
