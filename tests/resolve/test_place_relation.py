"""Words that set a place in relation to a named one: distance, direction, coast, edge, between."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.resolve.place_relation import (
    last_distance,
    read_between,
    read_own_edge,
    read_relation,
)

RELATIONS = [
    # words, way, kilometres, spread, direction, words of the other place
    ("15 km north of Rawa", "offset", 15, 0, 0, "Rawa"),
    ("about 15 km (9 miles) north of Rawa", "offset", 15, 0, 0, "Rawa"),
    ("15 kilometres to the north-west of Rawa", "offset", 15, 0, 315, "Rawa"),
    ("1,500 metres due east of Rawa", "offset", 1.5, 0, 90, "Rawa"),
    ("800 m north of Sela", "offset", 0.8, 0, 0, "Sela"),
    ("5km NE of Sela", "offset", 5, 0, 45, "Sela"),
    ("5 km south-southwest of Sela", "offset", 5, 0, 202.5, "Sela"),
    ("ten kilometres south of Sela", "offset", 10, 0, 180, "Sela"),
    ("twenty-five miles south of Sela", "offset", 40.2, 0, 180, "Sela"),
    ("10-15 km north of Sela", "offset", 12.5, 2.5, 0, "Sela"),
    ("between 10 and 20 km north of Sela", "offset", 15, 5, 0, "Sela"),
    ("a few kilometres north of Sela", "offset", 3.5, 1.5, 0, "Sela"),
    ("half a mile west of Sela", "offset", 0.8, 0, 270, "Sela"),
    ("60 nautical miles southwest of Aden", "offset", 111.1, 0, 225, "Aden"),
    ("38 NM west of the port of Aden", "offset", 70.4, 0, 270, "Aden"),
    ("an hour's drive north of Sela", "offset", 45, 18, 0, "Sela"),
    ("a village 15 km north of Borky", "offset", 15, 0, 0, "Borky"),
    ("15km from Rawa", "near", 15, 0, None, "Rawa"),
    ("some 20 miles outside Selat", "near", 32.2, 0, None, "Selat"),
    ("within 10 km of Sela", "near", 10, 0, None, "Sela"),
    ("a ten-kilometre radius of Sela", "near", 10, 0, None, "Sela"),
    ("beyond 25 km of Sela", "near", 25, 0, None, "Sela"),
    ("near Sela", "near", None, 0, None, "Sela"),
    ("a checkpoint just outside the town of Sela", "near", None, 0, None, "Sela"),
    ("the heights above Sela", "near", None, 0, None, "Sela"),
    ("the border at Sela", "near", None, 0, None, "Sela"),
    ("The countryside around Sela", "near", None, 0, None, "Sela"),
    ("20 km of trenches near Sela", "near", None, 0, None, "Sela"),
    ("two hours' drive from Sela", "near", 90, 36, None, "Sela"),
    ("a 30-minute drive from Sela", "near", 22.5, 9, None, "Sela"),
    ("a day's walk from Sela", "near", 27, 10.8, None, "Sela"),
    ("miles from Sela", "near", 7.2, 5.6, None, "Sela"),
    ("20 miles off the coast of Yemen", "coast", 32.2, 0, None, "Yemen"),
    ("off the coast of Hodeidah", "coast", None, 0, None, "Hodeidah"),
    ("off the southern coast of Crimea", "coast", None, 0, None, "Crimea"),
    ("offshore from Aden", "coast", None, 0, None, "Aden"),
    ("waters off Somalia", "coast", None, 0, None, "Somalia"),
    ("the outskirts of Aleppo", "edge", None, 0, None, "Aleppo"),
    ("the northern suburbs of Khartoum", "edge", None, 0, 0, "Khartoum"),
    ("the south-western outskirts of the city of Aleppo", "edge", None, 0, 225, "Aleppo"),
    ("east of the Euphrates", "side", None, 0, 90, "Euphrates"),
    ("the east bank of the Dnipro", "side", None, 0, 90, "Dnipro"),
    ("villages west of Tal", "side", None, 0, 270, "Tal"),
    ("3 km inside Syria", "inside", 3, 0, None, "Syria"),
]


@pytest.mark.parametrize(("words", "way", "km", "spread", "turn", "rest"), RELATIONS)
def test_a_relation_is_read_with_its_distance_and_direction(words, way, km, spread, turn, rest):
    relation = read_relation(words)
    assert relation is not None
    assert (relation.way, relation.bearing) == (way, turn)
    assert relation.km == (None if km is None else pytest.approx(km, abs=0.06))
    assert relation.spread_km == pytest.approx(spread, abs=0.06)
    assert words[relation.end :] == rest


@pytest.mark.parametrize(
    "words",
    [
        "Rawa",
        "the north of Mali",
        "northern Gaza",
        "the suburb of Mejicanos",
        "South Sudan",
        "the coast of Yemen",
        "Kilometre 5",
        "the M4 highway",
        "10 km",
        "20 km of trenches",
        "the Memorial near Sela",
        "the school at Sela",
        "offshore gas field Karo",
    ],
)
def test_words_without_a_relation_give_none(words):
    assert read_relation(words) is None


def test_the_suburbs_may_stand_after_their_town():
    found = read_own_edge("Khartoum's northern suburbs")
    assert found is not None
    assert (found[0], found[1].way, found[1].bearing) == ("Khartoum", "edge", 0)
    assert read_own_edge("Khartoum's northern gate") is None


@pytest.mark.parametrize(
    ("words", "owner", "way"),
    [
        ("Sela anchorage", "Sela", "coast"),
        ("the Sela approaches", "Sela", "coast"),
        ("Sela's outer harbour", "Sela", "coast"),
        ("the Sela boundary", "Sela", "near"),
        ("the Sela frontier", "Sela", "near"),
    ],
)
def test_a_town_s_waters_and_its_boundary_lie_by_it(words, owner, way):
    found = read_own_edge(words)
    assert found is not None
    assert (found[0], found[1].way) == (owner, way)


@pytest.mark.parametrize("words", ["the boundary", "Sela market", "the quiet anchorage"])
def test_other_words_tell_no_town_s_waters(words):
    assert read_own_edge(words) is None


@pytest.mark.parametrize(
    ("words", "midway"),
    [
        ("between Sela and Borky", False),
        ("a point half-way between Sela and Borky", True),
        ("the wooded hills between Sela and Borky", False),
    ],
)
def test_a_place_between_two_is_read_with_both(words, midway):
    between = read_between(words)
    assert between is not None
    assert (between.one, between.other, between.is_midway) == ("Sela", "Borky", midway)


@pytest.mark.parametrize(
    "words", ["the road between Sela and Borky", "the border between Chad and Mali", "Sela"]
)
def test_roads_and_borders_between_places_are_read_elsewhere(words):
    assert read_between(words) is None


def test_of_several_distances_before_a_name_the_last_counts():
    relation = last_distance("killed 2 km from the river and 15 km north of ")
    assert relation is not None
    assert (relation.km, relation.bearing) == (15.0, 0.0)
    assert last_distance("killed in ") is None


@given(
    st.floats(0.1, 999).map(lambda number: round(number, 1)),
    st.sampled_from(["km", "kilometers", "miles", "nautical miles"]),
    st.sampled_from(["north", "south-east", "west"]),
)
def test_every_number_and_unit_gives_its_kilometres(number, unit, direction):
    relation = read_relation(f"{number} {unit} {direction} of Sela")
    per_unit = {"km": 1.0, "kilometers": 1.0, "miles": 1.609, "nautical miles": 1.852}[unit]
    assert relation is not None
    assert relation.km == pytest.approx(number * per_unit)


@given(st.text(max_size=80))
def test_no_words_break_the_grammar(words):
    relation = read_relation(words)
    assert relation is None or 0 <= relation.start < relation.end <= len(words)


@pytest.mark.parametrize("piece", ["1,", "some ", "km ", "A-", "north ", "off the ", "a ", "'"])
def test_long_garbage_takes_no_long(piece):
    # Milliseconds here; a grammar that backtracks over every split would take minutes.
    words = piece * 1000
    began = time.process_time()
    for read in (read_relation, last_distance, read_between):
        read(words)
    assert time.process_time() - began < 5
