"""Divisions as sources of the gazetteer: at the middle of their towns, under every plain name."""

from relata.resolve.gazetteer_divisions import (
    Division,
    GeonamesDivision,
    Town,
    first_orders,
    place_divisions,
    with_plain_forms,
)

VARO = Division("UA-99", "UA", "Varo", ("Varo", "Varo Oblast"), None, 49.0, 37.0)
FIRST = GeonamesDivision("11", "Varo Oblast", "UA-99", ("Varo region",), 1, "UA")
SECOND = GeonamesDivision("12", "Selatskyi Raion", "", ("Selat district",), 2, "UA")
EMPTY = GeonamesDivision("13", "Nowhere Raion", "", (), 2, "UA")
TOWNS = [
    Town("1", "Selatsk", (1, 2), 9000, 49.0, 37.0),
    Town("2", "Borky", (1, 2), 800, 49.2, 37.2),
]


def place_all():
    return {place.id: place for place in place_divisions([VARO], [FIRST, SECOND, EMPTY], TOWNS)}


def test_a_district_lies_at_the_middle_of_its_towns():
    district = place_all()["geonames:12"]
    assert (round(district.lat, 3), round(district.lon, 3)) == (49.1, 37.1)
    assert (district.kind, district.country) == ("admin2", "UA")


def test_a_district_is_found_by_its_chief_town_and_without_its_order():
    district = place_all()["geonames:12"]
    assert {"Selatskyi", "Selatsk", "Selat"} <= set(district.names)


def test_a_division_without_towns_has_no_position_and_is_left_out():
    assert set(place_all()) == {"iso3166-2:UA-99", "geonames:12"}


def test_a_province_takes_the_names_of_both_sources():
    province = place_all()["iso3166-2:UA-99"]
    assert province.kind == "admin1"
    assert {"Varo Oblast", "Varo region"} <= set(province.names)


def test_a_town_knows_the_name_of_its_province():
    assert first_orders(TOWNS, [FIRST, SECOND, EMPTY], [VARO]) == {"1": "Varo", "2": "Varo"}


def test_the_word_for_a_division_may_be_left_out():
    assert set(with_plain_forms(["Kern County"])) == {"Kern County", "Kern"}
    assert set(with_plain_forms(["Estado de Varo"])) == {"Estado de Varo", "Varo"}
