"""A dateline speaks for the country of its city, and no louder than what stands nearer."""

import pytest
from tests.place_factory import ListGazetteer, make_entry, mark_places
from tests.resolve_factory import make_report

from relata.resolve.gazetteer import open_gazetteer
from relata.resolve.place import resolve_places
from relata.resolve.place_dateline import city_countries, dateline_countries


@pytest.fixture(scope="module")
def gazetteer():
    return open_gazetteer()


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("LAHORE: A shop burned.", ("PK",)),
        ("CARACAS – A shop burned.", ("VE",)),
        ("PESHAWAR, Feb 22 – A shop burned.", ("PK",)),
        ("BEIRUT, Feb 3, 2014 (Levant Wire) – A shop burned.", ("LB",)),
        ("A title\n\nADDIS ABABA, Ethiopia (AP) — A shop burned.", ("ET",)),
        ("BERLIN, Usulután (From our correspondent) -- A shop burned.", ("SV",)),
        ("SAN SALVADOR, El Salvador (CP) – A shop burned.", ("SV",)),
        ("COQUITLAM, BRITISH COLUMBIA — A shop burned.", ("CA",)),
        ("LONDON, Ont. — A shop burned.", ("CA",)),
        ("WASHINGTON/BAGHDAD, Oct 13 (Wire) - A shop burned.", ("US", "IQ")),
        ("SRINAGAR/NEW DELHI: A shop burned.", ("IN",)),
    ],
)
def test_a_dateline_gives_the_countries_of_its_cities(text, countries, gazetteer):
    assert dateline_countries(text, gazetteer) == countries


@pytest.mark.parametrize(
    "text",
    [
        "A shop burned in Lahore.",
        "BREAKING: A shop burned.",
        "WHITE HOUSE — A shop burned.",
        "MONDAY – A shop burned.",
        "ISAF Joint Command - A shop burned.",
        "TRIPOLI – A shop burned.",
    ],
)
def test_what_is_no_dateline_or_may_be_two_cities_gives_none(text, gazetteer):
    assert dateline_countries(text, gazetteer) == ()


def test_a_city_that_dwarfs_its_namesakes_needs_no_more_words():
    big = make_entry("Sela", "KE", 0.5, 37.0, population=3_000_000)
    small = make_entry("Sela", "YE", 15.0, 44.0, population=120_000)
    rival = make_entry("Sela", "YE", 15.0, 44.0, population=900_000)
    assert city_countries("SELA", ListGazetteer({"sela": [big, small]})) == ("KE",)
    assert city_countries("SELA", ListGazetteer({"sela": [big, rival]})) == ()


def test_the_dateline_decides_where_nothing_nearer_does():
    here, there = make_entry("Sela", "KE", 0.5, 37.0), make_entry("Sela", "YE", 15.0, 44.0)
    nairobi = make_entry("Nairobi", "KE", -1.3, 36.8, population=4_000_000)
    gazetteer = ListGazetteer({"sela": [here, there], "nairobi": [nairobi]})
    text = "NAIROBI – Two men were shot in Sela on Friday."
    place = resolve_places(make_report(text), mark_places(text, Sela="city"), gazetteer)["p1"]
    assert place.country == "KE"
    text = "NAIROBI – Two men were shot in the Yemeni town of Sela on Friday."
    marks = mark_places(text, the_Yemeni_town_of_Sela="city")
    assert resolve_places(make_report(text), marks, gazetteer)["p1"].country == "YE"
