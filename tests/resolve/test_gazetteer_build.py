"""The shipped table is built from its sources: what each gives, and the same bytes for the same."""

import json

import pytest

from relata.resolve import gazetteer_build
from relata.resolve.gazetteer import open_gazetteer
from relata.resolve.gazetteer_build import (
    airfield_names,
    build_gazetteer,
    own_place,
    read_airfields,
    read_cities,
    read_countries,
    read_own,
)
from relata.resolve.gazetteer_divisions import Division, Town

AIRPORTS = """icao,iata,name,city,subd,country,elevation,lat,lon,tz,lid
ORAA,IQA,Al Selat Air Base,Selat,Varo,IQ,618,33.79,42.44,Asia/Baghdad,
KXXX,,Ranch Strip,Nowhere,Texas,US,1,30.0,-99.0,America/Chicago,
KYYY,YYY,Gravel Regional Airport,Gravel,Texas,US,1,30.1,-99.1,America/Chicago,
ZZZZ,,,Nameless,,FR,1,45.0,2.0,Europe/Paris,
"""
CITIES = {
    "11": {
        "name": "Selat",
        "countrycode": "IQ",
        "latitude": 33.5,
        "longitude": 44.25,
        "population": 9000,
        "alternatenames": ["Salat", "سلات", "slt"],
    },
    "12": {
        "name": "Corvonuevo de Abajo",
        "countrycode": "MX",
        "latitude": 20.0,
        "longitude": -100.0,
        "population": 700,
        "alternatenames": [],
    },
}


@pytest.fixture
def sources(tmp_path, monkeypatch):
    files = {
        "airports.csv": AIRPORTS,
        "data/cities500.json": json.dumps(CITIES),
        "data/countries.json": json.dumps({"IQ": {"population": 43_000_000, "areakm2": 438_317}}),
    }
    for name, text in files.items():
        path = tmp_path / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(gazetteer_build, "source_file", lambda _, n: tmp_path / "sources" / n)
    division = Division("IQ-99", "IQ", "Varo", ("Varo",), None, 33.5, 44.3)
    monkeypatch.setattr(gazetteer_build, "read_divisions", lambda: [division])
    monkeypatch.setattr(gazetteer_build, "read_geonames_divisions", list)
    towns = [Town("11", "Selat", (), 9000, 33.5, 44.25)]
    monkeypatch.setattr(gazetteer_build, "read_towns", lambda: towns)
    return tmp_path


def test_airfields_keep_their_ids_and_private_strips_are_left_out(sources):
    places = list(read_airfields())
    assert [place.id for place in places] == ["airportsdata:ORAA", "airportsdata:KYYY"]
    assert (places[0].kind, places[0].country, places[0].admin1) == ("site", "IQ", "Varo")
    assert {"Selat Air Base", "Al Selat Base"} & set(places[0].names)


def test_an_airport_is_found_by_what_it_is_called_beside_its_city():
    names = set(airfield_names("Selat Dawes International Airport", "Selat"))
    assert {"Dawes International Airport", "Selat Dawes Airport", "Selat Airport"} <= names
    assert "LA Airport" not in set(airfield_names("Selat LA International Airport", "Selat"))


def test_towns_keep_their_numbers_written_names_and_divisions(sources):
    town, other = read_cities({"11": "Varo"})
    assert (town.id, town.admin1, town.population) == ("geonames:11", "Varo", 9000)
    assert town.names == ["Salat"]
    assert other.names == ["Corvonuevo"]
    assert other.admin1 is None


def test_a_country_reaches_as_far_as_a_circle_of_its_area(sources):
    iraq = next(place for place in read_countries() if place.country == "IQ")
    assert (iraq.id, iraq.kind, iraq.population) == ("iso3166-1:IQ", "country", 43_000_000)
    assert iraq.radius_km == pytest.approx(374, abs=1)


def test_a_row_of_our_own_lists_has_names_and_a_reach():
    place = own_place("XX", "water", "Selat Strait", [26.5, 56.2, "Strait of Selat", 80])
    assert (place.id, place.country, place.kind) == ("relata:xx-water-selat-strait", None, "water")
    assert (place.lat, place.lon, place.radius_km) == (26.5, 56.2, 80.0)
    assert place.names == ["Strait of Selat"]
    assert own_place("IQ", "site", "Camp Selat", [33, 44]).country == "IQ"


def test_every_row_of_our_own_lists_lies_on_the_globe_under_an_id_of_its_own():
    places = list(read_own())
    assert len({place.id for place in places}) == len(places)
    assert [
        place.id for place in places if not (abs(place.lat) <= 90 and abs(place.lon) <= 180)
    ] == []
    lines = [place for place in places if place.kind in {"water", "border", "region"}]
    assert [place.id for place in lines if place.radius_km is None] == []


def test_the_same_sources_give_the_same_bytes_and_a_table_that_opens(sources, tmp_path):
    one, other = tmp_path / "one.xz", tmp_path / "other.xz"
    assert build_gazetteer(one) == build_gazetteer(other)
    assert one.read_bytes() == other.read_bytes()
    gazetteer = open_gazetteer(one, tmp_path / "cache")
    assert [entry.id for entry in gazetteer.look_up("Salat")] == ["geonames:11"]
    assert "iso3166-2:IQ-99" in [entry.id for entry in gazetteer.look_up("Varo")]


def test_a_build_that_fails_leaves_the_table_that_is_there(sources, tmp_path, monkeypatch):
    target = tmp_path / "table.xz"
    build_gazetteer(target)
    before = target.read_bytes()

    def fail(path, data):
        path.open("wb").close()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", fail)
    with pytest.raises(OSError, match="No space left"):
        build_gazetteer(target)
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["table.xz"]
