"""Places set in relation to a known one: a point that covers, an area, or none with its reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.place_factory import make_entry, make_gazetteer, mark_places
from tests.resolve_factory import make_report

from relata.model.earth import distance_km
from relata.model.precision import acled_geo_precision, ucdp_where_prec
from relata.resolve.geometry import bearing
from relata.resolve.place import resolve_places
from relata.resolve.place_phrase import Reading
from relata.resolve.place_related import describe_related
from relata.resolve.place_relation import Relation

SELA = make_entry("Sela", "UA", 49.0, 37.0, population=40_000)
BORKY = make_entry("Borky", "UA", 49.0, 38.0, population=9_000)
UKRAINE = make_entry("Ukraine", "UA", 49.0, 31.4, kind="country")
CRIMEA = make_entry("Crimea", "UA", 45.3, 34.4, kind="region")
ODRA = make_entry("Odra", "UA", 49.0, 36.0, kind="water")
LINE = make_entry("Ukraine-Russia border", None, 50.3, 37.0, kind="border")


def resolve(words, kind="region", lead="Ukraine said that a shell fell"):
    text = f"{lead} {words}. Ukraine is at war in Ukraine."
    marks = mark_places(text, **{words: kind})
    gazetteer = make_gazetteer(SELA, BORKY, UKRAINE, CRIMEA, ODRA, LINE)
    return resolve_places(make_report(text), marks, gazetteer)["p1"]


def covers(place, entry, km):
    """Whether a circle of ``km`` around an entry lies within the place's reach, all round it."""
    return distance_km(place.lat, place.lon, entry.lat, entry.lon) + km <= place.radius_km + 0.1


def test_a_distance_in_a_direction_gives_a_point_of_its_own_name():
    place = resolve("15 km north of Sela")
    assert distance_km(place.lat, place.lon, 49.0, 37.0) == pytest.approx(15, abs=0.1)
    assert (place.name, place.precision, place.gazetteer) == ("15 km north of Sela", "region", None)
    assert "15 km from Sela (made:ua-city-sela)" in place.why
    assert acled_geo_precision(place.precision, place.radius_km) == 2
    assert ucdp_where_prec(place.precision, place.radius_km) == 2


def test_a_distance_without_a_direction_reaches_all_round():
    place = resolve("15 km from Sela")
    assert (place.lat, place.lon, place.gazetteer) == (49.0, 37.0, SELA.id)
    assert covers(place, SELA, 15)


def test_a_direction_without_a_distance_is_near_the_town():
    place = resolve("villages north of Sela")
    assert (place.lat, place.lon) == (49.0, 37.0)
    assert place.radius_km > 15
    assert "no distance told" in place.why


def test_the_outskirts_reach_a_little_beyond_and_a_direction_shifts_them():
    around, north = resolve("the outskirts of Sela"), resolve("the northern suburbs of Sela")
    assert (around.lat, around.radius_km, around.precision) == (49.0, 10.0, "city")
    assert north.lat > 49.0
    assert north.precision == "neighbourhood"
    assert resolve("Sela's northern suburbs").lat == north.lat


@pytest.mark.parametrize("words", ["off the coast of Sela", "10 miles off Sela"])
def test_off_a_town_s_coast_is_water_of_its_country(words):
    place = resolve(words, kind="water")
    assert (place.precision, place.country) == ("water", "UA")
    assert place.radius_km > 20


def test_beyond_twelve_nautical_miles_the_sea_is_no_country_s():
    assert resolve("11 nautical miles off Sela", kind="water").country == "UA"
    assert resolve("40 nautical miles off Sela", kind="water").country is None


def test_off_a_country_there_is_no_point():
    place = resolve("off the coast of Ukraine", kind="water")
    assert (place.lat, place.lon, place.radius_km, place.precision) == (None,) * 4
    assert place.country == "UA"
    assert "the words give no point" in place.why


@pytest.mark.parametrize(
    ("words", "country"), [("30 km inside Ukraine", "UA"), ("north of Ukraine", None)]
)
def test_a_country_s_middle_never_stands_for_a_place_at_its_edge(words, country):
    place = resolve(words)
    assert (place.lat, place.precision, place.country) == (None, None, country)


def test_beside_a_river_is_a_stretch_of_land_and_no_point():
    place = resolve("east of the Odra")
    assert place.precision == "region"
    assert place.radius_km > 100
    assert ucdp_where_prec(place.precision, place.radius_km) == 5


def test_off_a_region_reaches_beyond_all_of_it():
    place = resolve("off Crimea", kind="water")
    assert place.precision == "water"
    assert covers(place, CRIMEA, 100)


def test_between_two_towns_reaches_to_both():
    place = resolve("between Sela and Borky")
    assert place.precision == "region"
    assert place.lon == pytest.approx(37.5)
    assert covers(place, SELA, 0)
    assert covers(place, BORKY, 0)


def test_halfway_is_narrower_than_between():
    assert resolve("halfway between Sela and Borky").radius_km < 15
    assert resolve("between Sela and Borky").radius_km > 30


def test_a_road_with_an_unknown_end_says_so():
    place = resolve("the Sela–Xyzzy road", kind="road")
    assert (place.precision, place.radius_km) == ("route", 60.0)
    assert "the other is not known" in place.why


@pytest.mark.parametrize(
    "words",
    [
        "the Russian-Ukrainian border",
        "Russia's border with Ukraine",
        "the border between Ukraine and Russia",
    ],
)
def test_a_border_is_found_by_its_two_countries_in_any_words(words):
    place = resolve(words, kind="border")
    assert (place.gazetteer, place.precision) == (LINE.id, "border")


@pytest.mark.parametrize("kind", ["border", "region"])
def test_a_border_with_one_country_never_becomes_that_country(kind):
    place = resolve("the border with Ukraine", kind=kind, lead="Shells fell on")
    assert (place.lat, place.precision) == (None, None)


def test_the_north_of_a_country_is_a_part_of_it():
    place = resolve("the east of Ukraine")
    assert place.precision == "region"
    assert place.lon > UKRAINE.lon


def test_a_name_before_a_distance_is_the_place_meant():
    place = resolve("Sela, 70 km west of Borky", kind="city")
    assert place.gazetteer == SELA.id
    unknown = resolve("Vesavo, 10 km west of Borky", kind="city")
    assert unknown.name == "Vesavo, 10 km west of Borky"
    assert unknown.lon < BORKY.lon
    assert unknown.precision == "region"


@given(
    st.floats(1, 300),
    st.floats(0, 359.9),
    st.floats(0, 20),
    st.floats(-80, 80),
    st.floats(-180, 179.9),
)
def test_the_reach_covers_what_the_words_leave_open(km, turn, spread, lat, lon):
    town = make_entry("Sela", "UA", lat, lon)
    relation = Relation("offset", 0, 1, km, spread, turn)
    reading = Reading("Sela", relation=relation)
    place = describe_related("words", town, "region", reading, why="", candidates=())
    assert place.lat is not None
    away = distance_km(lat, lon, place.lat, place.lon)
    assert away == pytest.approx(km, abs=0.2)
    assert place.radius_km >= spread
    assert place.radius_km >= 0.38 * km
    if km > 10:
        slant = (bearing(lat, lon, place.lat, place.lon) - turn + 180) % 360 - 180
        assert abs(slant) < 2


@pytest.mark.parametrize(
    ("before", "least", "most"),
    [
        ("15 km north of ", 20, 25),
        ("on the outskirts of ", 10, 10),
        ("40 nautical miles off ", 79, 120),
        ("off ", 45, 60),
        ("an hour's drive from the town of ", 60, 100),
        ("choked off ", 5, 5),
        ("500 miles from ", 5, 5),
        ("200 km north of the troubles in ", 5, 5),
        ("near ", 20, 25),
    ],
)
def test_words_before_a_name_widen_its_reach(before, least, most):
    text = f"Ukraine said that a convoy was {before}Sela."
    marks = mark_places(text, Sela="city")
    place = resolve_places(make_report(text), marks, make_gazetteer(SELA))["p1"]
    assert (place.lat, place.precision) == (49.0, "city")
    assert least <= place.radius_km <= most


APPOSED = [
    "Vesavo, 20 km west of Borky",
    "Vesavo, a village about 20 km (12 miles) west of Borky",
    "Vesavo (some 20 kilometres west of the town of Borky",
    "Vesavo, which lies 20 km west of Borky",
]


@pytest.mark.parametrize("words", APPOSED)
def test_a_village_that_no_gazetteer_knows_is_told_by_the_distance_after_it(words):
    text = f"Ukraine said that a shell fell on {words}."
    marks = mark_places(text, Vesavo="city", Borky="city")
    places = resolve_places(make_report(text), marks, make_gazetteer(BORKY))
    village, town = places["p1"], places["p2"]
    assert distance_km(village.lat, village.lon, BORKY.lat, BORKY.lon) == pytest.approx(20, abs=0.2)
    assert (village.name, village.precision, village.gazetteer) == ("Vesavo", "region", None)
    assert "unknown itself; 20 km from Borky" in village.why
    assert town.radius_km == 5.0  # it only tells where the village is


def test_words_between_two_places_that_say_more_tell_no_distance():
    text = "Ukraine said that Vesavo was hit and that guns stood 20 km west of Borky."
    marks = mark_places(text, Vesavo="city", Borky="city")
    places = resolve_places(make_report(text), marks, make_gazetteer(BORKY))
    assert places["p1"].lat is None
    assert places["p2"].radius_km > 20


@pytest.mark.parametrize("far_population", [38_000, 900_000])
def test_of_two_namesakes_the_one_is_meant_that_lies_where_the_distance_leads(far_population):
    near = make_entry("Tralo", "UA", 49.0, 37.7, population=2_000)
    far = make_entry("Tralo", "PL", 51.0, 20.0, population=far_population)
    text = "Ukraine said that a shell fell on Tralo, 20 km west of Borky, and Poland agreed."
    marks = mark_places(text, Tralo="city", Borky="city")
    places = resolve_places(make_report(text), marks, make_gazetteer(BORKY, near, far))
    assert places["p1"].gazetteer == near.id
    assert [each.gazetteer for each in places["p1"].candidates] == [far.id]


def test_a_place_that_lies_elsewhere_than_told_is_still_the_only_one_of_its_name():
    text = "Ukraine said that a shell fell on Sela, 20 km west of Borky."
    marks = mark_places(text, Sela="city", Borky="city")
    places = resolve_places(make_report(text), marks, make_gazetteer(BORKY, SELA))
    assert places["p1"].gazetteer == SELA.id


@pytest.mark.parametrize("words", ["the Sela–Borky axis", "the Sela-Borky front line"])
def test_a_line_named_by_its_ends_reaches_to_both(words):
    place = resolve(words)
    assert (place.precision, place.gazetteer) == ("region", None)
    assert covers(place, SELA, 0)
    assert covers(place, BORKY, 0)


@pytest.mark.parametrize(
    "words", ["the Sela-Borky-Odera triangle", "between Sela, Borky and Odera"]
)
def test_a_triangle_reaches_to_its_three_corners(words):
    odera = make_entry("Odera", "UA", 49.8, 37.5, population=9_000)
    text = f"Ukraine said that a shell fell in {words}."
    marks = mark_places(text, **{words: "region"})
    place = resolve_places(make_report(text), marks, make_gazetteer(SELA, BORKY, odera))["p1"]
    for corner in (SELA, BORKY, odera):
        assert covers(place, corner, 0)


def test_a_line_with_an_unknown_end_is_no_area():
    place = resolve("the Sela–Xyzzy axis")
    assert (place.lat, place.precision, place.country) == (None, None, "UA")


def test_near_a_town_keeps_its_name_and_kind_whatever_the_mark_is():
    for words, kind in [("near Sela", "region"), ("a checkpoint near Sela", "site")]:
        place = resolve(words, kind=kind)
        assert (place.name, place.precision, place.radius_km) == ("Sela", "city", 22.5)
        assert "near Sela" in place.why


@pytest.mark.parametrize(("kind", "precision"), [("border", "border"), ("road", "route")])
def test_a_line_near_a_town_stays_a_line(kind, precision):
    place = resolve("the zero line near Sela", kind=kind)
    assert (place.name, place.precision) == ("the zero line near Sela", precision)
    assert (place.lat, place.gazetteer) == (49.0, None)


def test_a_distance_from_a_country_s_border_tells_not_which_side():
    text = "Shells fell on a field 10 km from the Russian border."
    words = "a field 10 km from the Russian border"
    marks = mark_places(text, **{words: "site"})
    place = resolve_places(make_report(text), marks, make_gazetteer(SELA))["p1"]
    assert (place.lat, place.precision) == (None, None)
    assert "as the report says" not in place.why
