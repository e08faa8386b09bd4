"""Known actors of a report tell countries; those found anywhere tell none."""

import pytest
from tests.place_factory import ListGazetteer, make_entry, mark_actor, mark_places
from tests.resolve_factory import make_report

from relata.model.marks import Marks
from relata.resolve.actor_registry import load_registry
from relata.resolve.place import resolve_places
from relata.resolve.place_actors import votes_of_actors


def votes(text: str, kind: str, *words: str):
    marks = mark_actor(text, kind, *words)
    return dict(votes_of_actors(make_report(text), marks, load_registry()))


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The Houthis fired on a ship.", "The Houthis", "YE"),
        ("Hezbollah gunmen took the post.", "Hezbollah gunmen", "LB"),
        ("M23 rebels took the hill.", "M23 rebels", "CD"),
    ],
)
def test_a_known_force_speaks_for_its_country(text, words, country):
    assert votes(text, "armed_group", words).get(country, 0) > 0


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Reuters said so.", "Reuters", "media"),
        ("Human Rights Watch said so.", "Human Rights Watch", "ngo"),
        ("Fighters took the hill.", "Fighters", "armed_group"),
    ],
)
def test_media_aid_workers_and_unknown_forces_speak_for_none(text, words, kind):
    assert votes(text, kind, words) == {}


def test_a_name_with_a_countrys_word_is_left_to_the_word():
    assert votes("The Yemeni army fired on a ship.", "military", "The Yemeni army") == {}


def test_no_actor_gives_no_vote():
    assert votes_of_actors(make_report("A ship sank."), Marks(), load_registry()) == ()


def test_an_unknown_village_is_of_the_country_of_the_reports_force():
    text = "The Houthis shelled Qelna at dawn."
    marks = Marks(
        actors=mark_actor(text, "armed_group", "The Houthis").actors,
        places=mark_places(text, Qelna="city").places,
    )
    place = resolve_places(make_report(text), marks, ListGazetteer())["p1"]
    assert (place.country, place.lat) == ("YE", None)


def test_a_country_named_in_the_sentence_outweighs_a_force_from_elsewhere():
    text = "The Houthis were blamed. In Kenya, Kenyan troops searched Sela. Kenya held two men."
    here, there = make_entry("Sela", "KE", 0.5, 37.0), make_entry("Sela", "YE", 15.0, 44.0)
    gazetteer = ListGazetteer({"sela": [here, there]})
    marks = Marks(
        actors=mark_actor(text, "armed_group", "The Houthis").actors,
        places=mark_places(text, Sela="city").places,
    )
    assert resolve_places(make_report(text), marks, gazetteer)["p1"].country == "KE"
