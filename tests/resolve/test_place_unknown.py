"""Places that the gazetteer lacks: what the report's words and other places give on them."""

from dataclasses import replace

import pytest
from tests.factory import span_in
from tests.place_factory import make_entry, make_gazetteer, mark_places
from tests.resolve_factory import make_report

from relata.model.marks import Marks, PlaceMark
from relata.resolve.place import resolve_places
from relata.resolve.place_denied import is_placed
from relata.resolve.place_phrase import stated_kind

LEBANON = make_entry("Lebanon", "LB", 33.9, 35.9, kind="country", population=5_000_000)
IRAQ = make_entry("Iraq", "IQ", 33.0, 44.0, kind="country", population=40_000_000)
TYRE = make_entry("Tyre", "LB", 33.27, 35.2, population=160_000)
NABAT = make_entry("Nabat", "LB", 33.4, 35.5, population=40_000)
SELA = make_entry("Sela", "IQ", 36.0, 43.0, population=90_000)
RIVER = make_entry("Tavar", None, 35.0, 43.5, kind="water")
GAZETTEER = make_gazetteer(
    replace(LEBANON, radius_km=58.0), replace(IRAQ, radius_km=373.0), TYRE, NABAT, SELA, RIVER
)


def resolve_last(text: str, **kinds: str):
    places = resolve_places(make_report(text), mark_places(text, **kinds), GAZETTEER)
    return places[f"p{len(kinds)}"]


def test_a_village_in_a_small_country_lies_somewhere_in_it_and_says_so():
    village = resolve_last("Lebanon: shells fell on Qelna.", Qelna="city")
    assert (village.country, village.precision, village.lat) == ("LB", "country", 33.9)
    assert village.radius_km == pytest.approx(1.6 * 58)
    assert "somewhere in Lebanon" in village.why


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Iraq: shells fell on Qelna.", "city"),
        ("Lebanon: shells fell on Qelna.", "site"),
        ("Lebanon: shells fell on Qelna.", "water"),
        ("Shells fell on Qelna.", "city"),
    ],
)
def test_a_large_country_or_another_kind_gives_no_point(text, kind):
    assert resolve_last(text, Qelna=kind).lat is None


def test_a_river_of_several_countries_is_meant_where_its_sentence_plays():
    text = "Iraq said that men from Sela crossed the Tavar."
    river = resolve_last(text, Sela="city", Tavar="water")
    assert river.country == "IQ"
    assert "the other places of the sentence are in IQ" in river.why
    apart = "Iraq said that men left Sela. They crossed the Tavar."
    assert resolve_last(apart, Sela="city", Tavar="water").country is None


def test_a_place_named_in_passing_abroad_holds_no_unknown_quarter():
    text = "Iraq, Iraq, Iraq, Iraq. Iraq said that exiles in Tyre mourned the dead of Old Gate."
    quarter = resolve_last(text, Tyre="city", Old_Gate="neighbourhood")
    assert (quarter.country, quarter.lat) == ("IQ", None)


def test_a_name_outweighs_the_capital_that_stands_for_it_elsewhere():
    text = "Iraq said that men held Sela. It is the capital of the exiles."
    mentions = (span_in(text, "Sela"), span_in(text, "the capital"))
    marks = Marks(places=(PlaceMark(id="p1", mentions=mentions, kind="city"),))
    assert resolve_places(make_report(text), marks, GAZETTEER)["p1"].name == "Sela"


def test_a_description_of_what_has_a_name_points_back_to_nothing_else():
    text = "Lebanon: ships left Tyre for Port Qelna. The port was shelled."
    port = PlaceMark(
        id="p2", mentions=(span_in(text, "Port Qelna"), span_in(text, "The port")), kind="site"
    )
    marks = Marks(places=(*mark_places(text, Tyre="city").places, port))
    found = resolve_places(make_report(text), marks, GAZETTEER)["p2"]
    assert found.name == "Port Qelna"
    assert "points back" not in found.why


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Hampton Avenue", "road"),
        ("Desire St.", "road"),
        ("Alder Hey Children's Hospital", "site"),
        ("Washington Square", "site"),
        ("Hampton", None),
        ("Hospital", None),
        ("the long road", None),
    ],
)
def test_names_of_roads_and_buildings_state_their_kind(words, kind):
    assert stated_kind(words) == kind


def test_of_places_of_any_kind_only_those_that_words_place_get_an_area():
    text = "Lebanon: men left Tyre for Nabat. A shell fell near Brundo Park. Ulda sang."
    kinds = {"Tyre": "city", "Nabat": "city", "Brundo Park": "any"}
    park = resolve_last(text, **kinds)
    assert (park.country, park.precision) == ("LB", "region")
    assert resolve_last(text, Tyre="city", Nabat="city", Ulda="any").lat is None
    assert is_placed(text, span_in(text, "Brundo Park"))
    assert not is_placed(text, span_in(text, "Ulda"))
