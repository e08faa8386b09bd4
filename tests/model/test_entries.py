import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.errors import UsageError
from relata.model.entries import Counted, Point, parse_count, parse_point, write_count, write_point


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("4", 4, 4),
        ("3-5", 3, 5),
        ("3 – 5", 3, 5),
        ("3..5", 3, 5),
        ("3+", 3, None),
        ("3-", 3, None),
        ("-5", None, 5),
        ("1,200", 1200, 1200),
        ("0", 0, 0),
        ("unknown", None, None),
    ],
)
def test_a_count_is_read_as_people_write_it(text, low, high):
    assert parse_count(text) == Counted(low, high)


@pytest.mark.parametrize("text", ["", "many", "5-3", "+5", "3 5", "3-4-5", "2.5", "-", "+", "1e3"])
def test_what_is_no_count_is_refused(text):
    with pytest.raises(UsageError, match="count"):
        parse_count(text)


@given(st.integers(0, 10**8), st.integers(0, 10**6))
def test_a_count_is_written_as_it_is_read(low, more):
    for bounds in ((low, low + more), (low, None), (None, low), (None, None)):
        assert parse_count(write_count(*bounds)) == Counted(*bounds)


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 20_000))
def test_a_point_is_written_as_it_is_read(lat, lon, radius_km):
    point = Point(lat=lat, lon=lon, radius_km=radius_km, name="Kelmi")
    assert parse_point(write_point(point)) == point


@pytest.mark.parametrize(
    "text", ["", "{}", '{"lat": 91, "lon": 0}', '{"lat": "x", "lon": 0}', "[1]"]
)
def test_what_is_no_point_is_refused(text):
    with pytest.raises(UsageError):
        parse_point(text)
