"""Distances, directions and shifts hold on the whole globe, its poles and its antimeridian."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from relata.model.earth import distance_km
from relata.resolve.geometry import (
    BEARINGS,
    HALF_ROUND_KM,
    bearing,
    bearing_of,
    middle,
    shift,
    wrap,
)

LATS = st.floats(-90, 90)
INNER_LATS = st.floats(-89, 89)
LONS = st.floats(-180, 179.999)
DEGREES = st.floats(0, 359.999)


def turn_between(one, other):
    return abs((one - other + 180) % 360 - 180)


@given(LATS, LONS, DEGREES, st.floats(0, 20_000))
def test_a_shifted_point_lies_as_far_away_as_it_was_shifted(lat, lon, turn, km):
    north, east = shift(lat, lon, turn, km)
    assert -90 <= north <= 90
    assert -180 <= east < 180
    assert distance_km(lat, lon, north, east) == pytest.approx(km, abs=0.5)


@given(INNER_LATS, LONS, DEGREES, st.floats(1, 5_000))
def test_a_shifted_point_lies_in_the_direction_of_the_shift(lat, lon, turn, km):
    north, east = shift(lat, lon, turn, km)
    assert turn_between(bearing(lat, lon, north, east), turn) < 0.1


@given(INNER_LATS, LONS, DEGREES, st.floats(1, 5_000))
def test_the_way_there_leads_back(lat, lon, turn, km):
    north, east = shift(lat, lon, turn, km)
    assume(abs(north) < 89.9)
    back = shift(north, east, bearing(north, east, lat, lon), km)
    assert distance_km(*back, lat, lon) < 0.5


@given(LATS, LONS, LATS, LONS)
def test_a_distance_is_the_same_both_ways_and_within_half_the_globe(lat, lon, north, east):
    there = distance_km(lat, lon, north, east)
    assert 0 <= there <= HALF_ROUND_KM + 1
    assert there == pytest.approx(distance_km(north, east, lat, lon), abs=1e-6)


@given(LATS, LONS, LATS, LONS)
def test_the_middle_of_two_points_lies_as_far_from_either(lat, lon, north, east):
    whole = distance_km(lat, lon, north, east)
    assume(whole < 19_900)  # of points that lie opposite each other every way is the shortest
    at = middle([(lat, lon), (north, east)])
    assert distance_km(*at, lat, lon) == pytest.approx(whole / 2, abs=0.5)
    assert distance_km(*at, north, east) == pytest.approx(whole / 2, abs=0.5)


def test_a_shift_across_the_antimeridian_stays_beside_it():
    north, east = shift(-17.0, 179.9, 90.0, 50.0)
    assert -180 <= east < -179
    assert distance_km(-17.0, 179.9, north, east) == pytest.approx(50.0, abs=0.01)
    assert middle([(-17.0, 179.0), (-17.0, -179.0)])[1] == pytest.approx(-180.0)


def test_a_shift_across_a_pole_comes_down_on_the_other_side():
    north, east = shift(89.9, 20.0, 0.0, 50.0)
    assert north < 90
    assert east == pytest.approx(-160.0)
    assert distance_km(89.9, 20.0, north, east) == pytest.approx(50.0, abs=0.01)
    assert shift(90.0, 0.0, 180.0, 111.19)[0] == pytest.approx(89.0, abs=0.01)


def test_points_without_a_middle_give_the_first():
    assert middle([(90.0, 0.0), (-90.0, 0.0)]) == (90.0, 0.0)


@given(st.floats(-1_000, 1_000))
def test_every_longitude_is_brought_into_one_turn(lon):
    assert -180 <= wrap(lon) < 180


@pytest.mark.parametrize(
    ("words", "degrees"),
    [
        ("north", 0),
        ("North-West", 315),
        ("north western", 315),
        ("southeastern", 135),
        ("south-southeast", 157.5),
        ("NNE", 22.5),
        ("W", 270),
        ("eastwards", 90),
        ("upwards", None),
        ("", None),
    ],
)
def test_a_direction_is_read_from_words_and_letters(words, degrees):
    assert bearing_of(words) == degrees


def test_the_eight_directions_are_those_of_their_words():
    assert {name: bearing_of(name) for name in BEARINGS} == BEARINGS
