"""A street or bridge that no gazetteer knows is set at the town beside it, and says so."""

import pytest
from tests.place_factory import make_entry, make_gazetteer, mark_places
from tests.resolve_factory import make_report

from relata.resolve.place import resolve_places
from relata.resolve.place_around import named_before_noun

TARIM = make_entry("Tarimo", "UA", 49.0, 37.0, population=40_000)
ODERA = make_entry("Oderavo", "UA", 49.2, 37.3, population=9_000)
FAR = make_entry("Zolivka", "UA", 46.0, 31.0, population=9_000)


def resolve_last(text: str, **kinds: str):
    places = resolve_places(
        make_report(text), mark_places(text, **kinds), make_gazetteer(TARIM, ODERA, FAR)
    )
    return places[f"p{len(kinds)}"]


def test_a_street_named_with_a_town_lies_there_with_a_wide_reach():
    text = "Ukraine: in Tarimo a shell fell on Harbour Lane."
    street = resolve_last(text, Tarimo="city", Harbour_Lane="road")
    assert (street.lat, street.lon, street.name) == (49.0, 37.0, "Harbour Lane")
    assert street.radius_km is not None
    assert street.radius_km >= 15
    assert "unknown itself" in street.why


def test_a_bridge_is_set_where_all_of_a_report_plays():
    text = "Ukraine said that Tarimo and Oderavo were shelled.\n\nThe Weavers' Bridge was hit."
    kinds = {"Tarimo": "city", "Oderavo": "city", "Weavers' Bridge": "site"}
    bridge = resolve_last(text, **kinds)
    assert bridge.lat is not None
    assert "plays around" in bridge.why


def test_a_bridge_is_left_open_where_a_report_plays_in_two_areas():
    text = "Ukraine said that Tarimo and Zolivka were shelled.\n\nThe Long Bridge was hit."
    bridge = resolve_last(text, Tarimo="city", Zolivka="city", Long_Bridge="site")
    assert (bridge.lat, bridge.country) == (None, "UA")


@pytest.mark.parametrize(("words", "kind"), [("Vesavo", "city"), ("Coastal Highway", "road")])
def test_villages_and_long_roads_are_never_set_beside_a_town(words: str, kind: str):
    text = f"Ukraine: near Tarimo a shell fell on {words}."
    places = resolve_places(
        make_report(text),
        mark_places(text, **{"Tarimo": "city", words: kind}),
        make_gazetteer(TARIM),
    )
    assert places["p2"].lat is None


def test_a_works_named_by_its_town_lies_in_it():
    text = "Ukraine said that the Tarimo brickworks burned."
    assert named_before_noun("the Tarimo brickworks") == ("Tarimo",)
    works = resolve_last(text, the_Tarimo_brickworks="site")
    assert (works.lat, works.lon) == (49.0, 37.0)


def test_an_adjective_or_an_article_inside_a_name_tells_no_town():
    assert named_before_noun("the Ukrainian embassy") == ()
    assert named_before_noun("Bab al-Tala") == ()
