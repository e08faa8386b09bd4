"""Kinds of place by the words of tables and the codes of GeoNames; countries by nearby towns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.model.codebook import codes
from relata.resolve.gazetteer_file import LeftOut
from relata.resolve.gazetteer_geonames import is_geonames, read_geonames
from relata.resolve.gazetteer_kinds import KINDS_TAKEN, kind_of
from relata.resolve.gazetteer_lands import Lands, PointCheck

TOWNS = [(33.5, 44.2, "IQ"), (33.6, 44.4, "IQ"), (35.6, 51.4, "IR"), (-17.0, 179.9, "FJ")]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("hamlet", "city"),
        ("isolated_dwelling", "city"),
        ("Refugee Camp", None),
        ("camp", "site"),
        ("border_control", "site"),
        ("river", "water"),
        ("motorway", "road"),
        ("region", "region"),
        ("oblast", "admin1"),
        ("suburb", "neighbourhood"),
        ("country", "country"),
        ("bakery", None),
        ("", None),
    ],
)
def test_a_word_of_a_table_tells_its_kind(word, kind):
    assert kind_of(word) == kind


def test_every_kind_of_the_codebook_may_be_given_but_a_country():
    assert set(KINDS_TAKEN) == set(codes("place_kind")) - {"country"}
    assert [kind_of(kind) for kind in KINDS_TAKEN] == list(KINDS_TAKEN)


@pytest.mark.parametrize(
    ("letter", "code", "kind"),
    [
        ("P", "PPL", "city"),
        ("P", "PPLX", "neighbourhood"),
        ("A", "ADM1", "admin1"),
        ("A", "ADM3", "admin2"),
        ("S", "AIRB", "site"),
        ("L", "MILB", "site"),
        ("H", "STM", "water"),
        ("R", "RD", "road"),
        ("T", "ISL", "region"),
        ("A", "PCLI", None),
        ("V", "FRST", None),
        ("U", "SMU", None),
        ("", "", None),
    ],
)
def test_a_feature_of_geonames_has_its_kind_or_is_left_out(tmp_path, letter, code, kind):
    cells = ["7", "Orbat", "Orbat", "", "33.6", "44.2", letter, code, "IQ", "", "04"]
    line = "\t".join([*cells, "", "", "", "0", "", "30", "Asia/Baghdad", "2023-01-01"]) + "\n"
    (tmp_path / "IQ.txt").write_text(line)
    left_out = LeftOut()
    assert is_geonames(line)
    rows = list(read_geonames(tmp_path / "IQ.txt", "geonames", left_out))
    assert [row.place.kind for row in rows] == ([] if kind is None else [kind])
    assert sum(left_out.counts.values()) == (1 if kind is None else 0)


def test_the_country_of_a_point_is_that_of_the_nearest_town():
    lands = Lands(TOWNS)
    assert lands.nearest(33.55, 44.3) == "IQ"
    assert lands.nearest(-17.0, -179.9) == "FJ"  # across the antimeridian
    assert lands.nearest(0.0, -30.0) is None
    assert lands.countries(0.0, -30.0) == frozenset()


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_of_the_globe_has_some_answer(lat, lon):
    lands = Lands(TOWNS)
    nearest = lands.nearest(lat, lon)
    assert nearest is None or nearest in lands.countries(lat, lon)


def test_points_that_fit_outweigh_those_that_do_not():
    check = PointCheck(Lands(TOWNS))
    check.add("city", "IQ", 44.2, 33.5, line=2)
    assert (check.most_are_swapped, check.first_wrong) == (True, 2)
    check.add("city", "IQ", 33.5, 44.2, line=3)
    assert not check.most_are_swapped
    check.add("city", "IR", 33.5, 44.2, line=4)
    assert check.most_are_elsewhere
    check.add("water", "IR", 33.5, 44.2, line=5)
    check.add("city", None, 33.5, 44.2, line=6)
    assert (check.fitting, check.swapped, check.elsewhere) == (1, 1, 1)
