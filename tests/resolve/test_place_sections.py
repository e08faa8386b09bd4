"""Round-ups: what stands below a country's heading is of that country."""

import pytest
from tests.place_factory import ListGazetteer, make_entry, make_gazetteer, mark_places
from tests.resolve_factory import make_report

from relata.resolve.place import resolve_places
from relata.resolve.place_sections import read_sections, section_country

ROUND_UP = """Mali, Mali, Mali: the week.

1. MALI: two men shot

Gunmen of Mali shot two men in Sela.

2. DR CONGO: huts burned

Men burned the huts of Qelna.
"""


@pytest.mark.parametrize(
    "text",
    [
        "MALI: calm.\n\nNIGER: a raid.",
        "1. Mali. Calm.\n2. Niger. A raid.",
        "Mali\n\nCalm.\n\nNiger\n\nA raid.",
        "**Mali** – calm.\n\n**Niger** – a raid.",
    ],
)
def test_headings_of_many_styles_begin_sections(text):
    assert [code for _, code in read_sections(text)] == ["ML", "NE"]


@pytest.mark.parametrize(
    "text",
    [
        "MALI: calm.",
        "MALI: calm.\n\nMALI: a raid.",
        "Mali said so.\n\nNiger denied it.",
        "LAHORE: calm.\n\nDOHA: a raid.",
        "",
    ],
)
def test_one_country_sentences_and_cities_make_no_round_up(text):
    assert read_sections(text) == ()


def test_a_section_runs_to_the_next_and_none_stands_before_the_first():
    sections = ((10, "ML"), (50, "NE"))
    assert [section_country(sections, at) for at in (0, 10, 49, 50, 900)] == [
        None,
        "ML",
        "ML",
        "NE",
        "NE",
    ]
    assert section_country((), 10) is None


def test_an_unknown_village_is_of_the_country_of_its_section():
    marks = mark_places(ROUND_UP, Qelna="city")
    place = resolve_places(make_report(ROUND_UP), marks, ListGazetteer())["p1"]
    assert (place.country, place.lat) == ("CD", None)
    assert "in the section on CD" in place.why


def test_of_two_towns_of_one_name_that_of_the_sections_country_is_meant():
    here, there = make_entry("Qelna", "CD", -1.5, 29.0), make_entry("Qelna", "ML", 14.5, -4.0)
    gazetteer = make_gazetteer(here, there)
    place = resolve_places(make_report(ROUND_UP), mark_places(ROUND_UP, Qelna="city"), gazetteer)
    assert place["p1"].country == "CD"
