"""Places get a point and a reason, or none and a reason."""

import pytest
from tests.place_factory import make_entry, make_gazetteer, mark_places
from tests.resolve_factory import make_report

from relata.model.earth import distance_km
from relata.resolve.place import resolve_places

NORTHERN_SELA = make_entry("Sela", "UA", 49.0, 37.0, population=40_000)
FOREIGN_SELA = make_entry("Sela", "PE", -8.0, -76.0, population=900_000)
ORAN_PROVINCE = make_entry("Varo", "UA", 49.3, 37.2, kind="admin1")
UKRAINE = make_entry("Ukraine", "UA", 49.0, 31.4, kind="country")


def test_the_province_beside_a_name_beats_a_bigger_namesake_abroad():
    text = "Shells fell on Sela, Varo province, on Friday."
    gazetteer = make_gazetteer(NORTHERN_SELA, FOREIGN_SELA, ORAN_PROVINCE)
    place = resolve_places(make_report(text), mark_places(text, Sela="city"), gazetteer)["p1"]
    assert place.gazetteer == NORTHERN_SELA.id
    assert "Varo" in place.why
    assert [item.country for item in place.candidates] == ["PE"]


def test_the_country_that_a_report_speaks_of_beats_inhabitants():
    text = "Ukrainian officials said that two shells fell on Sela. Ukraine blamed nobody."
    gazetteer = make_gazetteer(NORTHERN_SELA, FOREIGN_SELA)
    place = resolve_places(make_report(text), mark_places(text, Sela="city"), gazetteer)["p1"]
    assert place.country == "UA"


def test_nothing_is_taken_where_nothing_decides():
    text = "Two shells fell on Sela."
    gazetteer = make_gazetteer(
        NORTHERN_SELA, make_entry("Sela", "ML", 15.0, -4.0, population=38_000)
    )
    place = resolve_places(make_report(text), mark_places(text, Sela="city"), gazetteer)["p1"]
    assert (place.lat, place.lon, place.gazetteer) == (None, None, None)
    assert len(place.candidates) == 2
    assert "nothing in the report decides" in place.why or "far from" in place.why


def test_an_unknown_village_has_no_point_but_the_country_that_the_report_says():
    text = "Gunmen raided the village of Ebbawaro in northern Mali."
    marks = mark_places(text, Ebbawaro="city")
    place = resolve_places(make_report(text), marks, make_gazetteer())["p1"]
    assert (place.lat, place.country) == (None, "ML")
    assert place.name == "Ebbawaro"


def test_an_adjective_of_a_nation_is_no_place():
    text = "A European envoy spoke."
    european = make_entry("European", "US", 33.0, -110.0, population=500)
    marks = mark_places(text, European="region")
    place = resolve_places(make_report(text), marks, make_gazetteer(european))["p1"]
    assert place.lat is None


def test_near_a_place_is_wider_than_the_place_itself():
    near = "Ukraine said that a shell fell near Sela."
    at = "Ukraine said that a shell fell on Sela."
    gazetteer = make_gazetteer(NORTHERN_SELA)
    wide = resolve_places(make_report(near), mark_places(near, Sela="city"), gazetteer)["p1"]
    tight = resolve_places(make_report(at), mark_places(at, Sela="city"), gazetteer)["p1"]
    assert wide.precision == tight.precision == "city"
    assert wide.radius_km > 2 * tight.radius_km


@pytest.mark.parametrize(
    ("words", "lat", "lon"),
    [("40 km north of Sela", 49.36, 37.0), ("10 miles east of Sela", 49.0, 37.22)],
)
def test_a_distance_and_a_direction_shift_the_point(words, lat, lon):
    text = f"Ukraine said that a shell fell {words}."
    marks = mark_places(text, **{words.replace(" ", "_"): "region"})
    place = resolve_places(make_report(text), marks, make_gazetteer(NORTHERN_SELA))["p1"]
    assert distance_km(place.lat, place.lon, lat, lon) < 5


def test_a_road_between_two_towns_is_a_route_and_no_point_of_its_own():
    text = "Ukraine said that a mine lay on the Sela–Borky road."
    borky = make_entry("Borky", "UA", 49.0, 38.0, population=9_000)
    marks = mark_places(text, **{"the_Sela–Borky_road": "road"})
    place = resolve_places(make_report(text), marks, make_gazetteer(NORTHERN_SELA, borky))["p1"]
    assert place.precision == "route"
    assert place.radius_km > 30
    assert place.lon == pytest.approx(37.5)


def test_a_part_of_a_country_is_a_region_shifted_towards_it():
    text = "Shelling went on in eastern Ukraine."
    marks = mark_places(text, eastern_Ukraine="region")
    place = resolve_places(make_report(text), marks, make_gazetteer(UKRAINE))["p1"]
    assert place.precision == "region"
    assert place.lon > UKRAINE.lon


def test_the_capital_is_that_of_the_country_named_with_it():
    text = "Envoys met in the Ukrainian capital."
    kyiv = make_entry("Kyiv", "UA", 50.45, 30.52, population=2_800_000)
    marks = mark_places(text, the_Ukrainian_capital="city")
    place = resolve_places(make_report(text), marks, make_gazetteer(kyiv))["p1"]
    assert place.gazetteer == kyiv.id


def test_the_kind_of_the_mark_tells_the_country_from_the_town():
    text = "Troops left Niger on Monday."
    town = make_entry("Niger", "BR", -5.0, -40.0, population=20_000)
    niger = make_entry("Niger", "NE", 17.4, 9.4, kind="country")
    marks = mark_places(text, Niger="country")
    place = resolve_places(make_report(text), marks, make_gazetteer(town, niger))["p1"]
    assert (place.country, place.precision) == ("NE", "country")


def test_the_order_of_marks_does_not_change_a_place():
    text = "In Sela and in Borky shells fell, Ukraine said."
    borky = make_entry("Borky", "UA", 49.0, 38.0, population=9_000)
    gazetteer = make_gazetteer(NORTHERN_SELA, FOREIGN_SELA, borky)
    marks = mark_places(text, Sela="city", Borky="city")
    turned = mark_places(text, Borky="city", Sela="city")
    there = resolve_places(make_report(text), marks, gazetteer)
    back = resolve_places(make_report(text), turned, gazetteer)
    assert (there["p1"], there["p2"]) == (back["p2"], back["p1"])


def test_a_new_clause_after_a_comma_is_no_province():
    text = "In Sela, Polish officials said that Ukraine and Ukrainian towns had been hit."
    gazetteer = make_gazetteer(NORTHERN_SELA, FOREIGN_SELA)
    place = resolve_places(make_report(text), mark_places(text, Sela="city"), gazetteer)["p1"]
    assert place.country == "UA"


@pytest.mark.parametrize(("namesake", "country"), [(22_000, "CH"), (100_000, "US")])
def test_a_town_eight_times_its_namesakes_is_the_one_meant(namesake: int, country: str):
    text = "Kenya said that Kenyan ports were calm. An American envoy spoke in Pelava."
    big = make_entry("Pelava", "CH", 46.2, 6.1, population=200_000)
    small = make_entry("Pelava", "US", 42.9, -77.0, population=namesake)
    places = resolve_places(
        make_report(text), mark_places(text, Pelava="city"), make_gazetteer(big, small)
    )
    assert places["p1"].country == country
