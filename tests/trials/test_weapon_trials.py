"""Ten trials of weapons and objects: short reports in which tools take the wrong kind."""

from dataclasses import dataclass

import pytest
from tests.factory import span_in
from tests.resolve_factory import make_report

from relata.model.marks import Marks, ObjectMark, WeaponMark
from relata.resolve.thing import resolve_objects, resolve_weapons


@dataclass(frozen=True)
class Trial:
    """One report and the right kinds of its weapons and objects, by their words."""

    text: str
    weapons: dict[str, str]
    objects: dict[str, str]


TRIALS = {
    "a night of several means": Trial(
        "Forty Geran-2 drones, three Kh-101s and an Iskander-M were launched at Port Sabel; a "
        "substation and a five-storey building burn.",
        {"Forty Geran-2 drones": "drone", "three Kh-101s": "missile", "an Iskander-M": "missile"},
        {"a substation": "energy", "a five-storey building": "civilian_building"},
    ),
    "a cache": Trial(
        "The patrol found two PKMs, an RPG-7, 81 mm mortar rounds and a PMN-2 in a house.",
        {
            "two PKMs": "firearm",
            "an RPG-7": "rocket",
            "81 mm mortar rounds": "artillery",
            "a PMN-2": "mine",
        },
        {"a house": "civilian_building"},
    ),
    "a strait": Trial(
        "Two skiffs and an Mi-17 closed on the tanker Ardan Rose; a frigate fired flares.",
        {"Two skiffs": "ship", "an Mi-17": "helicopter", "flares": "other"},
        {"the tanker Ardan Rose": "ship", "a frigate": "ship"},
    ),
    "a march": Trial(
        "Police used tear gas and rubber-coated bullets; some threw stones and petrol bombs at a "
        "post office.",
        {
            "tear gas": "crowd_control",
            "rubber-coated bullets": "crowd_control",
            "stones": "other",
            "petrol bombs": "arson",
        },
        {"a post office": "government"},
    ),
    "a road": Trial(
        "An RCIED hit a pickup; a second charge, a VBIED, was found by an MRAP.",
        {"An RCIED": "ied", "a VBIED": "vehicle_bomb"},
        {"a pickup": "vehicle", "an MRAP": "vehicle"},
    ),
    "an old war": Trial(
        "Stukas and Katyushas opened the day; a Panzer stood in the church.",
        {"Stukas": "aircraft", "Katyushas": "rocket", "a Panzer": "tank"},
        {"the church": "religious"},
    ),
    "an air base": Trial(
        "Bayraktars and an F-16I struck the air base; an Su-24 and a fuel depot were hit.",
        {"Bayraktars": "drone", "an F-16I": "aircraft"},
        {"the air base": "military", "an Su-24": "aircraft", "a fuel depot": "energy"},
    ),
    "a village": Trial(
        "Men with machetes and country-made pistols burnt huts, a granary and a borehole.",
        {"machetes": "blade", "country-made pistols": "firearm"},
        {"huts": "civilian_building", "a granary": "water_food", "a borehole": "water_food"},
    ),
    "a gas": Trial(
        "Inspectors found sarin in the soil; barrel bombs with chlorine had hit a clinic.",
        {"sarin": "chemical", "barrel bombs with chlorine": "explosive"},
        {"a clinic": "hospital"},
    ),
    "an office": Trial(
        "NotPetya wiped the ministry; LockBit took a hospital and a power station off the net.",
        {"NotPetya": "cyber", "LockBit": "cyber"},
        {"the ministry": "government", "a hospital": "hospital", "a power station": "energy"},
    ),
}


@pytest.mark.parametrize("name", TRIALS)
def test_weapons_and_objects_have_the_kinds_that_their_words_tell(name):
    trial = TRIALS[name]
    marks = Marks(
        weapons=tuple(
            WeaponMark(id=f"w{i}", mentions=(span_in(trial.text, words),), kind="other")
            for i, words in enumerate(trial.weapons, start=1)
        ),
        objects=tuple(
            ObjectMark(id=f"o{i}", mentions=(span_in(trial.text, words),), kind="other")
            for i, words in enumerate(trial.objects, start=1)
        ),
    )
    report = make_report(trial.text)
    weapons = [each.kind for each in resolve_weapons(report, marks).values()]
    objects = [each.kind for each in resolve_objects(report, marks).values()]
    assert weapons == list(trial.weapons.values())
    assert objects == list(trial.objects.values())
