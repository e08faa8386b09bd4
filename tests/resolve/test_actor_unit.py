"""Numbered units are the same in every spelling, and never another number's."""

import pytest
from tests.place_factory import mark_actor
from tests.resolve_factory import make_report

from relata.resolve.actor import resolve_actors
from relata.resolve.actor_unit import unit_in_phrase, unit_key


@pytest.mark.parametrize(
    "words",
    [
        "3 Bde",
        "3rd Brigade",
        "the Third Brigade",
        "Brigade No. 3",
        "3rd Separate Brigade",
        "III Bde",
    ],
)
def test_a_unit_in_any_spelling_has_one_key(words):
    assert unit_key(words) == "3 brigade"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3rd Brigade", "4th Brigade"),
        ("4th Brigade", "444th Brigade"),
        ("3rd Brigade", "3rd Division"),
        ("3rd Assault Brigade", "3rd Tank Brigade"),
        ("1st Brigade", "11th Brigade"),
        ("V Corps", "IV Corps"),
    ],
)
def test_another_number_size_or_arm_is_another_unit(one, other):
    assert unit_key(one)
    assert unit_key(other)
    assert unit_key(one) != unit_key(other)


@pytest.mark.parametrize(
    "words",
    ["4th/444th Brigade", "the 3rd and 4th Brigades", "First Capital Command", "M23", "17 November",
     "the brigade", "Al-Qassam Brigades", "March 23 Movement"],
)  # fmt: skip
def test_what_is_no_single_numbered_unit_has_no_key(words):
    assert unit_key(words) == ""


def test_whose_a_unit_is_may_stand_before_or_behind_it():
    assert unit_in_phrase("Lebanese Army's 12th Brigade") == ("12th Brigade", "Lebanese Army")
    assert unit_in_phrase("Fourth Brigade of the National Army") == (
        "Fourth Brigade",
        "National Army",
    )
    assert unit_in_phrase("Brigade of Martyrs") is None


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("In Libya the 444 Bde took the airport.", "the 444 Bde", "ly-444"),
        ("In Libya the 444th Brigade took the airport.", "the 444th Brigade", "ly-444"),
        ("In Libya the 4th Brigade took the airport.", "the 4th Brigade", None),
        ("In Libya the 4th/444th Brigade took it.", "the 4th/444th Brigade", None),
        ("In Colombia the 3 Bde lost two men.", "the 3 Bde", "co-unit-3b"),
        ("In Colombia Brigade No. 3 lost two men.", "Brigade No. 3", "co-unit-3b"),
        ("In Mali the Third Brigade lost two men.", "the Third Brigade", None),
        ("In Ukraine the 3rd Sep. Assault Bde held.", "the 3rd Sep. Assault Bde", "ua-3ab"),
        ("In Ukraine the 3rd Mech Bde held.", "the 3rd Mech Bde", None),
        ("Ukraine's 77th Brigade held.", "Ukraine's 77th Brigade", "ua-unit-77"),
        ("The 77th Airmobile Brigade of Ukraine held.",
         "The 77th Airmobile Brigade of Ukraine", "ua-unit-77"),
    ],
)  # fmt: skip
def test_a_unit_needs_its_number_and_its_state(text, words, wanted):
    actor = resolve_actors(make_report(text), mark_actor(text, "military", words))["a1"]
    assert actor.registry == wanted
