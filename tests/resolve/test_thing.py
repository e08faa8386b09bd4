"""Weapons and objects get the kind that their words decide."""

import pytest
from tests.factory import span_in
from tests.resolve_factory import make_report, resolve_weapon

from relata.model.marks import Marks, ObjectMark, WeaponMark
from relata.resolve.thing import READERS, kind_of_words, resolve_objects, resolve_weapons


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("rocket-propelled grenades", "rocket"),
        ("hand grenades", "explosive"),
        ("a car bomb", "vehicle_bomb"),
        ("two Shahed drones", "drone"),
        ("mortar rounds", "artillery"),
        ("tear gas", "crowd_control"),
        ("an explosives-laden car", "vehicle_bomb"),
        ("Grad launchers", "rocket"),
        ("AK-47 rounds", "firearm"),
        ("two kilos of dynamite", "explosive"),
        ("a shoulder-fired missile", "missile"),
        ("drone debris", "drone"),
        ("an F-16I", "aircraft"),
    ],
)
def test_the_head_of_the_phrase_decides_a_weapons_kind(words, kind):
    assert kind_of_words(words, "weapons")[0] == kind


def test_spaces_hyphens_case_and_plurals_do_not_change_a_designation():
    for words in ("AK-47", "ak 47", "AK47s", "the AK-47s"):
        assert kind_of_words(words, "weapons") == ("firearm", "the name: AK-47")


def test_the_reason_says_what_decided_among_several_kinds():
    text = "The helicopter, a Tiger, turned back."
    assert resolve_weapon(text, "a Tiger").why == (
        "the name: Eurocopter Tiger, as other words of the sentence say"
    )
    text = "They lost a Tiger."
    assert resolve_weapon(text, "a Tiger", "tank").why.endswith("one of several: the reader's")
    assert resolve_weapon(text, "a Tiger", "ship").why == READERS


@pytest.mark.parametrize(
    "words", ["weapons", "a device", "rifles and mortars", "the barrels", "a coal mine"]
)
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
