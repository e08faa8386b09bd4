"""Offices of states, the seats that stand for them, and names that several states' forces bear."""

import pytest
from tests.place_factory import mark_actor
from tests.resolve_factory import make_report

from relata.assets import load_yaml_asset
from relata.resolve.actor import resolve_actors
from relata.resolve.actor_office import (
    ASSET,
    installed_actor,
    load_offices,
    load_seats,
    read_office,
)
from relata.resolve.actor_registry import load_registry
from relata.resolve.countries import load_countries
from relata.resolve.names import fold


def resolve(text: str, kind: str, words: str):
    return resolve_actors(make_report(text), mark_actor(text, kind, words))["a1"]


@pytest.mark.parametrize(
    ("words", "code", "country"),
    [
        ("the Iraqi Presidency", "presidency", "IQ"),
        ("Seoul's defence ministry", "defence-ministry", "KR"),
        ("the Ministry of Defence of the Russian Federation", "defence-ministry", "RU"),
        ("The government in Bangui", "government", "CF"),
        ("interior ministry spokesman", "interior-ministry", None),
        ("the army", "army", None),
        ("Tehran", "government", "IR"),
        ("its foreign ministry", "foreign-ministry", None),
    ],
)
def test_words_for_an_office_are_read_with_the_state_in_them(words, code, country):
    read = read_office(words)
    assert (read.offices[0].code, read.country) == (code, country)


@pytest.mark.parametrize(
    "words",
    [
        "another navy",
        "neither army",
        "the governments of Chad and Sudan",
        "the Lord's Resistance Army",
        "the army chief",
        "an army of volunteers",
        "the Iranians",
        "the Assad government",
    ],
)
def test_other_words_are_no_office(words):
    assert read_office(words) is None


def test_an_office_without_its_state_is_that_of_the_country_the_report_is_about():
    actor = resolve("In Sudan the army shelled Omdurman, in Sudan.", "military", "the army")
    assert (actor.registry, actor.name) == ("sd-saf", "Sudanese army")
    assert "an office of SD" in actor.why


def test_an_office_in_a_sentence_on_another_country_is_only_a_candidate():
    text = (
        "In Sudan, Sudan's capital burned. Sudan and Sudan again. Across the border in Chad the "
        "army waited."
    )
    actor = resolve(text, "military", "the army")
    assert (actor.registry, actor.candidates) == (None, ("sd-saf",))


def test_the_police_of_any_town_are_not_the_national_police():
    text = "In Haiti police fired; Haiti's streets emptied."
    assert resolve(text, "police", "police").registry is None
    text = "Haitian police fired."
    assert resolve(text, "police", "Haitian police").registry == "ht-pnh"


def test_an_office_that_no_file_has_is_made_by_the_pattern():
    actor = resolve("Zagreb protested.", "government", "Zagreb")
    assert (actor.registry, actor.name, actor.country) == (
        "hr-government",
        "Croatian government",
        "HR",
    )


@pytest.mark.parametrize(
    ("words", "kind", "wanted"),
    [
        ("the Kremlin", "government", "ru-kremlin"),
        ("a Kremlin spokesman", "government", "ru-kremlin"),
        ("Downing Street", "government", "gb-prime-minister"),
        ("The White House", "government", "us-white-house"),
        ("the Pentagon", "government", "us-defense-department"),
        ("the Elysee", "government", "fr-elysee"),
        ("the Quirinal", "government", "it-presidency"),
        ("Bankova", "government", "ua-president-office"),
        ("Malacañang", "government", "ph-presidency"),
        ("Scotland Yard", "police", "gb-met"),
        ("Brussels", "igo", "eu"),
    ],
)
def test_a_seat_stands_for_whom_it_houses(words, kind, wanted):
    text = f"{words} said on Monday that it knew nothing."
    assert resolve(text, kind, words).registry == wanted


def test_a_seat_of_several_needs_its_country():
    text = "The State House in Lusaka, Zambia, denied it."
    assert resolve(text, "government", "The State House").registry == "zm-presidency"
    open_actor = resolve("The State House denied it.", "government", "The State House")
    assert open_actor.registry is None
    assert {"zm-presidency", "ke-presidency"} <= set(open_actor.candidates)


def test_a_state_is_none_of_its_seats():
    text = "Russia, as the Kremlin calls it, said no."
    actor = resolve_actors(make_report(text), mark_actor(text, "state", "Russia", "the Kremlin"))
    assert (actor["a1"].name, actor["a1"].registry) == ("Russia", None)


@pytest.mark.parametrize(
    "words",
    [
        "Moscow-installed officials",
        "Russian-appointed local authorities",
        "Authorities installed by Russia",
        "the Kremlin-backed administration",
    ],
)
def test_whom_another_state_put_in_is_of_no_state(words):
    assert installed_actor(words) == "ua-occupation-authorities"
    text = f"In Ukraine's Kherson {words} denied it."
    actor = resolve(text, "government", words)
    assert (actor.registry, actor.country) == ("ua-occupation-authorities", None)


def test_whom_some_other_state_put_in_is_not_known():
    assert installed_actor("U.S.-backed administration") is None
    assert installed_actor("Moscow-based officials") is None


@pytest.mark.parametrize(
    ("text", "words", "kind", "wanted"),
    [
        ("In Iraq the Rapid Response Forces fired.", "the Rapid Response Forces", "police",
         "iq-erd"),
        ("The Rapid Response Forces fired.", "The Rapid Response Forces", "police", None),
        ("In Nepal the Rapid Response Forces fired.", "the Rapid Response Forces", "police", None),
        ("In Mexico the National Guard fired.", "the National Guard", "police",
         "mx-guardia-nacional"),
        ("Iraq's cities burned. The Federal Police fired.", "The Federal Police", "police",
         "iq-federal-police"),
        ("In Mali the National Guard fired.", "the National Guard", "police", None),
        ("Togo's Republican Guard fired.", "Togo's Republican Guard", "military", None),
        ("Lebanon's Counter Terrorism Service fired.", "Lebanon's Counter Terrorism Service",
         "military", None),
        ("Iraq's Counter Terrorism Service fired.", "Iraq's Counter Terrorism Service", "military",
         "iq-cts"),
    ],
)  # fmt: skip
def test_a_name_that_several_states_forces_bear_needs_its_state(text, words, kind, wanted):
    assert resolve(text, kind, words).registry == wanted


def test_the_file_of_offices_is_sound():
    data, registry = load_yaml_asset(ASSET), load_registry()
    assert all(row["source"] and row["words"] for row in data["offices"].values())
    assert all("{country}" in each.name for each in load_offices().values())
    for row in data["installed"]:
        assert row["actor"] in registry.entries
        assert row["source"]
    own = {fold(name) for each in registry.entries.values() for name in (each.name, *each.also)}
    for seat in load_seats():
        assert seat.source
        assert seat.country is None or seat.country in load_countries()
        made = f"{(seat.country or '').lower()}-{seat.target}"
        assert seat.target in {*registry.entries, *load_offices()} or made in registry.entries
        for name in seat.names:
            (_, *others) = registry.look_up(name)
            assert not others or fold(name) not in own, name
    assert sum(len(seat.names) for seat in load_seats()) >= 200
