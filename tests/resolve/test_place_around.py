"""What stands around a mention: what it lies in, how near it the report speaks, what tells it."""

import pytest
from tests.place_factory import mark_places

from relata.resolve.place_around import (
    containers_around,
    marked_containers,
    named_before_noun,
    read_nearness,
    told_by_another,
)


def containers(text, **kinds):
    marks = mark_places(text, **kinds)
    mark = marks.places[0]
    return containers_around(text, marks, mark, mark.mentions[0])


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Sela, Varo province, today.",
        "Shells fell on Sela in Varo.",
        "Shells fell on Sela (Varo).",
        "Shells fell on Sela of the Varo.",
    ],
)
def test_the_words_after_a_name_tell_what_it_lies_in(text):
    assert containers(text, Sela="city")[0].startswith("Varo")


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Sela and Varo.",
        "Shells fell on Sela. Varo said so.",
        "In Sela, Polish Army officers said so.",
        "SHELLS FELL ON SELA, VARO SAID.",
        "Sela (AP) – Shells fell at dawn.",
        "Sela (Xinhua) – Shells fell at dawn.",
    ],
)
def test_other_words_after_a_name_tell_nothing(text):
    name = "SELA" if text.isupper() else "Sela"
    assert containers(text, **{name: "city"}) == ()


def test_a_place_that_owns_another_or_stands_inside_its_words_holds_it():
    text = "Shells fell on Varo's border town Sela."
    assert containers(text, Sela="city", Varo="admin1") == ("Varo",)
    text = "Shells fell on the port of Sela in the north."
    marks = mark_places(text, the_port_of_Sela="site", Sela="city")
    first = marks.places[0]
    assert marked_containers(text, marks, first, first.mentions[0]) == ("Sela",)
    second = marks.places[1]
    assert marked_containers(text, marks, second, second.mentions[0]) == ()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("the Tarimo brickworks", ("Tarimo",)),
        ("Port Sabel fuel depot", ("Port Sabel",)),
        ("the Ukrainian embassy", ()),
        ("Bab al-Tala", ()),
        ("brickworks", ()),
    ],
)
def test_a_town_s_name_before_a_noun_is_found(words, names):
    assert named_before_noun(words) == names


@pytest.mark.parametrize(
    ("before", "km"),
    [
        ("A shell fell on ", None),
        ("A shell fell near ", 15.0),
        ("A shell fell on the outskirts of ", 5.0),
        ("A tanker burned off ", 40.0),
        ("A tanker burned off the southern coast of ", 40.0),
        ("A shell fell 15 km north of ", 15.0),
        ("A shell fell ten miles outside the town of ", 16.09),
        ("A shell fell a few kilometres from ", 5.0),
        ("It lies 15 km from the front. He went to ", None),
        ("The army had sealed off ", None),
        ("They walked 900 km from ", None),
        ("Two men from the south. ", None),
    ],
)
def test_the_words_before_a_name_tell_how_near_it_is_meant(before, km):
    text = f"{before}Sela."
    marks = mark_places(text, Sela="city")
    near = read_nearness(text, marks, marks.places[0])
    assert near.km == (None if km is None else pytest.approx(km))
    assert (near.why == "") == (km is None)


def test_a_place_that_only_tells_another_is_not_widened():
    text = "A shell fell on Vesavo, 15 km north of Sela."
    marks = mark_places(text, Vesavo="city", Sela="city")
    assert read_nearness(text, marks, marks.places[1]).km is None
    told = told_by_another(text, marks, marks.places[0])
    assert told is not None
    assert (told.other, told.relation.km, told.relation.bearing) == ("p2", 15.0, 0.0)
    assert told_by_another(text, marks, marks.places[1]) is None
