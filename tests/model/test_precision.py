"""Codes of precision that other codebooks give, by a place's kind and reach and a day's width."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.model.codebook import codes, crosswalk
from relata.model.precision import (
    OWN_REACH_KM,
    acled_geo_precision,
    acled_time_precision,
    ucdp_date_prec,
    ucdp_where_prec,
    width_days,
)

PLACES = [
    # precision, reach, ACLED, UCDP
    ("exact", None, 1, 1),
    ("exact", 1.0, 1, 1),
    ("site", 3.0, 1, 1),
    ("site", 22.5, 2, 2),  # near a base
    ("neighbourhood", 2.0, 1, 1),
    ("city", 5.0, 1, 1),
    ("city", 20.0, 1, 1),  # a city of millions
    ("city", 22.5, 2, 2),  # near a village
    ("city", 45.0, 2, 2),
    ("city", 80.0, 3, 5),  # somewhere in the wider country around it
    ("admin2", 25.0, 2, 3),
    ("admin2", None, 2, 3),
    ("admin1", 90.0, 3, 4),
    ("region", 100.0, 3, 5),
    ("region", 12.0, 2, 2),  # so many kilometres from a town
    ("route", 20.0, 2, 5),
    ("route", 300.0, 3, 5),
    ("border", 100.0, 3, 5),
    ("border", 20.0, 2, 2),
    ("water", 60.0, 3, 7),
    ("country", 300.0, None, 6),
    (None, None, None, None),
]


@pytest.mark.parametrize(("precision", "radius_km", "acled", "ucdp"), PLACES)
def test_a_place_gets_the_codes_of_its_kind_and_reach(precision, radius_km, acled, ucdp):
    assert acled_geo_precision(precision, radius_km) == acled
    assert ucdp_where_prec(precision, radius_km) == ucdp


@pytest.mark.parametrize(
    ("name", "code"),
    [("Strait of Hormuz", 7), ("Lake Chad", 7), ("Dnieper River", 5), ("Euphrates", 5), ("", 7)],
)
def test_a_river_is_no_open_water_for_ucdp(name, code):
    assert ucdp_where_prec("water", 60.0, name) == code


@pytest.mark.parametrize("code", codes("precision"))
def test_without_a_reach_the_codes_are_those_of_the_codebook(code):
    acled, ucdp = (crosswalk("precision", code, scheme) for scheme in ("acled", "ucdp"))
    assert acled_geo_precision(code) == as_number(acled)
    assert ucdp_where_prec(code) == as_number(ucdp)


def as_number(values):
    return int(values[0]) if values else None


@given(st.sampled_from(sorted(OWN_REACH_KM)), st.floats(0, 500), st.floats(0, 500))
def test_a_wider_reach_is_never_more_precise(precision, one, other):
    near, far = sorted((one, other))
    assert acled_geo_precision(precision, near) <= acled_geo_precision(precision, far)
    assert ucdp_where_prec(precision, near) <= ucdp_where_prec(precision, far)


TIMES = [
    # value, ACLED, UCDP
    ("2023-11-21", 1, 1),
    ("2023-11-21?", 1, 1),
    ("2023-11-21~", 2, 3),  # about that day: a week
    ("2023-11-18/2023-11-19", 2, 2),  # a weekend
    ("2023-11-18/2023-11-23", 2, 2),
    ("2023-11-13/2023-11-19", 2, 3),  # a week
    ("2023-11-13/2023-11-22", 2, 4),  # ten days
    ("2023-11-13/2023-11-23", 3, 4),
    ("2023-11-01/2023-11-10", 2, 4),
    ("2023-11", 3, 4),
    ("2023-11-XX", 3, 4),
    ("2024-02", 3, 4),
    ("2023-11~", None, 5),
    ("2023-11/2023-12", None, 5),
    ("2023-22", None, 5),  # a summer
    ("2023-24", None, 5),  # a winter, into the next year
    ("2023", None, 5),
    ("2024", None, 5),
    ("2023-XX", None, 5),
    ("2023~", None, None),
    ("2022/2023", None, None),
    ("202X", None, None),
    ("XXXX-02-12", None, None),
    ("XXXX", None, None),
    ("2023-10-17/..", None, None),
    ("../2023-10-17", None, None),
    ("Y-17000", None, None),
    ("-0044-03-15", None, None),
    (None, None, None),
    ("last week", None, None),
]


@pytest.mark.parametrize(("edtf", "acled", "ucdp"), TIMES)
def test_a_day_gets_the_codes_of_its_width(edtf, acled, ucdp):
    assert acled_time_precision(edtf) == acled
    assert ucdp_date_prec(edtf) == ucdp


@given(st.dates(date(1900, 1, 1), date(9000, 1, 1)), st.integers(0, 400))
def test_a_span_is_as_wide_as_its_days(first, days):
    last = first + timedelta(days=days)
    assert width_days(f"{first.isoformat()}/{last.isoformat()}") == days + 1
