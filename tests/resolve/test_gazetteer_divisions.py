"""Divisions as sources of the gazetteer: at the middle of their towns, under every plain name."""

import json

import pytest

from relata.resolve.gazetteer_divisions import (
    Division,
    GeonamesDivision,
    Town,
    first_orders,
    is_latin,
    place_divisions,
    reach_km,
    read_divisions,
    read_geonames_divisions,
    read_towns,
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


def test_nineteen_in_twenty_towns_tell_how_far_a_division_reaches():
    towns = [Town(str(n), "T", (1,), 1, 49.0 + n / 100, 37.0) for n in range(20)]
    assert reach_km(49.0, 37.0, towns) == pytest.approx(20, abs=1)  # the farthest lies 21 km off
    assert reach_km(49.0, 37.0, towns[:2]) == 10.0


def test_a_division_with_few_towns_has_no_reach_of_its_own():
    assert place_all()["geonames:12"].radius_km is None
    many = [Town(str(n), "T", (1, 2), 1, 49.0 + n / 10, 37.0) for n in range(8)]
    places = {place.id: place for place in place_divisions([VARO], [FIRST, SECOND], many)}
    assert places["geonames:12"].radius_km == pytest.approx(39, abs=1)
    assert places["iso3166-2:UA-99"].radius_km == pytest.approx(67, abs=1)


def test_a_district_of_another_country_is_not_named_by_its_chief_town():
    away = GeonamesDivision("12", "Selatskyi Raion", "", (), 2, "IQ")
    towns = [Town("1", "Selatsk", (1,), 9000, 49.0, 37.0)]
    (district,) = place_divisions([], [away], towns)
    assert "Selatsk" not in district.names


def test_a_nested_province_is_of_the_first_order_where_reports_name_it():
    nested = Division("IQ-99", "IQ", "Varo", ("Varo",), "IQ-KR", 36.0, 44.0)
    usual = Division("FR-99", "FR", "Varo", ("Varo",), "FR-XX", 46.0, 4.0)
    kinds = {place.id: place.kind for place in place_divisions([nested, usual], [], [])}
    assert kinds == {"iso3166-2:IQ-99": "admin1", "iso3166-2:FR-99": "admin2"}


def test_a_town_outside_every_coded_division_takes_the_highest_it_lies_in():
    towns = [Town("9", "Orbat", (2, 3), 10, 49.0, 37.0), Town("8", "Gravel", (), 10, 0.0, 0.0)]
    assert first_orders(towns, [FIRST, SECOND, EMPTY], []) == {"9": "Selatskyi Raion"}


def test_letters_beyond_latin_are_told_from_those_with_accents():
    assert is_latin("Ḩalab")
    assert is_latin("São Corvo")
    assert not is_latin("حلب")
    assert not is_latin("")


def test_divisions_are_read_from_iso_with_their_names_and_without_bynames(tmp_path, monkeypatch):
    row = {
        "name": "Muhafazat Varo",
        "localOtherName": "Varo (eng), Land of Two Ducks (eng), فارو (ara)",
        "latLng": [33.5, 44.2],
        "parentCode": None,
    }
    table = {"IQ": {"IQ-99": row, "IQ-98": {**row, "latLng": None}}}
    (tmp_path / "table.json").write_text(json.dumps(table), encoding="utf-8")
    monkeypatch.setattr(
        "relata.resolve.gazetteer_divisions.source_file", lambda *_: tmp_path / "table.json"
    )
    (division,) = read_divisions()
    assert (division.code, division.lat, division.lon) == ("IQ-99", 33.5, 44.2)
    assert set(division.names) == {"Muhafazat Varo", "Varo"}


def test_towns_and_divisions_are_read_from_their_tables(tmp_path, monkeypatch):
    (tmp_path / "rows.tsv").write_text("Selat\t7\t1|2\tx\t9000\t33.5\t44.2\n", encoding="utf-8")
    monkeypatch.setattr(
        "relata.resolve.gazetteer_divisions.source_file", lambda *_: tmp_path / "rows.tsv"
    )
    assert list(read_towns()) == [Town("7", "Selat", (1, 2), 9000, 33.5, 44.2)]
    (tmp_path / "rows.tsv").write_text(
        "Varo\tIQ-99\tIQ.04\t12\tx\tVaru|فارو\t1\t\t\n", encoding="utf-8"
    )
    expected = GeonamesDivision("12", "Varo", "IQ-99", ("Varu",), 1, "IQ")
    assert read_geonames_divisions() == [expected]
