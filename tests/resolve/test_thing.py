"""Weapons and objects get the kind that their words decide."""

import pytest
from tests.factory import span_in
from tests.resolve_factory import make_report

from relata.model.marks import Marks, ObjectMark, WeaponMark
from relata.resolve.thing import kind_of_words, resolve_objects, resolve_weapons


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("rocket-propelled grenades", "rocket"),
        ("hand grenades", "explosive"),
        ("a car bomb", "vehicle_bomb"),
        ("two Shahed drones", "drone"),
        ("mortar rounds", "artillery"),
        ("tear gas", "crowd_control"),
    ],
)
def test_the_head_of_the_phrase_decides_a_weapons_kind(words, kind):
    assert kind_of_words(words, "weapons")[0] == kind


@pytest.mark.parametrize("words", ["weapons", "a device", "an explosives-laden car", "the barrels"])
def test_words_that_leave_a_weapon_open_decide_nothing(words):
    assert kind_of_words(words, "weapons") is None


def test_what_stands_beside_an_object_does_not_make_it_one():
    assert kind_of_words("a military base next to the airport", "objects")[0] == "military"
    assert kind_of_words("the military hospital", "objects")[0] == "hospital"


def test_the_readers_kind_stays_where_the_words_leave_it_open():
    text = "They found a device and burnt the school."
    marks = Marks(
        weapons=(WeaponMark(id="w1", mentions=(span_in(text, "a device"),), kind="ied"),),
        objects=(ObjectMark(id="o1", mentions=(span_in(text, "the school"),), kind="other"),),
    )
    weapon = resolve_weapons(make_report(text), marks)["w1"]
    thing = resolve_objects(make_report(text), marks)["o1"]
    assert (weapon.kind, weapon.name, weapon.why) == ("ied", "a device", "the kind is the reader's")
    assert (thing.kind, thing.name) == ("school", "the school")
