import pytest

from relata.model.earth import distance_km


def test_a_quarter_of_the_equator_is_ten_thousand_kilometres():
    assert distance_km(0, 0, 0, 90) == pytest.approx(10007.5, abs=1)


def test_the_distance_across_the_date_line_is_short():
    assert distance_km(0, 179.5, 0, -179.5) == pytest.approx(111.2, abs=0.1)


def test_a_point_is_no_distance_from_itself():
    assert distance_km(33.79, 42.44, 33.79, 42.44) == 0
