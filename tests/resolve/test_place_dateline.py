"""A dateline speaks for the country of its city, and no louder than what stands nearer."""

import pytest
from msgspec.structs import replace
from tests.place_factory import ListGazetteer, make_entry, mark_places
from tests.resolve_factory import make_report

from relata.resolve.gazetteer import open_gazetteer
from relata.resolve.place import resolve_places
from relata.resolve.place_dateline import city_countries, dateline_city, dateline_countries


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ROSARIO, Argentina – Eleven clerks walked free.", "Rosario"),
        ("LAHORE: A shop burned.", "Lahore"),
        ("WASHINGTON/BAGHDAD, Oct 13 (Wire) - A shop burned.", None),
        ("BREAKING: A shop burned.", None),
        ("A shop burned in Lahore.", None),
    ],
)
def test_the_city_of_a_dateline_is_one_or_none(text, name, gazetteer):
    city = dateline_city(text, gazetteer)
    assert (city.name if city else None) == name


def test_a_building_lies_around_the_datelines_city_where_the_report_names_no_other_town(gazetteer):
    text = "ROSARIO, Argentina – Clerks walked free from the Weavers' Bank."
    marks = mark_places(text, **{"the Weavers' Bank": "site"})
    bank = resolve_places(make_report(text), marks, gazetteer)["p1"]
    assert (bank.country, bank.lat, bank.precision) == (
        "AR",
        pytest.approx(-32.95, abs=0.1),
        "region",
    )
    assert "names no other town" in bank.why
    village = mark_places(text, **{"the Weavers' Bank": "city"})
    assert resolve_places(make_report(text), village, gazetteer)["p1"].lat is None


def test_a_town_named_in_the_report_decides_before_the_dateline(gazetteer):
    text = "ROSARIO, Argentina – Clerks in Mendoza walked free from the Weavers' Bank."
    marks = mark_places(text, **{"Mendoza": "city", "the Weavers' Bank": "site"})
    bank = resolve_places(make_report(text), marks, gazetteer)["p2"]
    assert bank.lat == pytest.approx(-32.89, abs=0.1)
    assert bank.lon == pytest.approx(-68.85, abs=0.2)


def test_a_dateline_in_another_country_than_the_publisher_s_still_speaks_for_its_own(gazetteer):
    text = "LAHORE: Men set fire to a shop near Qelnabad on Friday."
    report = replace(make_report(text), publisher="The London Herald")
    place = resolve_places(report, mark_places(text, Qelnabad="city"), gazetteer)["p1"]
    assert place.country == "PK"
