"""Actors get a name, a country and a registry entry, or none and a reason."""

import msgspec
from tests.factory import span_in
from tests.place_factory import mark_actor, mark_places
from tests.resolve_factory import make_report

from relata.model.identities import ResolvedPlace
from relata.model.marks import ActorMark, Marks
from relata.resolve.actor import resolve_actors


def resolve_one(text: str, kind: str, *words: str, of: str | None = None):
    return resolve_actors(make_report(text), mark_actor(text, kind, *words, of=of))["a1"]


def test_an_acronym_finds_its_entry_when_the_report_speaks_of_its_country():
    actor = resolve_one("In Sudan the RSF shelled a camp.", "armed_group", "the RSF")
    assert (actor.registry, actor.name, actor.country) == (
        "sd-rsf",
        "Rapid Support Forces",
        "SD",
    )
    assert "bears the name" in actor.why


def test_another_spelling_of_a_name_finds_its_entry():
    text = "Iraq's Kataeb Hizbollah fired two rockets."
    assert resolve_one(text, "armed_group", "Kataeb Hizbollah").registry == "kataib-hezbollah"


def test_a_name_that_only_resembles_an_entry_finds_none():
    text = "The Rapid Response Support Forces moved in."
    assert resolve_one(text, "armed_group", "The Rapid Response Support Forces").registry is None


def test_letters_inside_a_word_are_no_actor():
    text = "Rights groups in Haiti said that fights went on."
    actor = resolve_one(text, "ngo", "Rights groups")
    assert (actor.registry, actor.candidates) == (None, ())
    assert actor.country != "SY"


def test_the_fullest_mention_gives_a_person_the_name_and_the_office():
    text = "Defence spokesman Tarek Oumal spoke. Oumal said that he knew nothing."
    actor = resolve_one(text, "person", "Defence spokesman Tarek Oumal", "Oumal", "he")
    assert (actor.name, actor.role) == ("Tarek Oumal", "Defence spokesman")
    assert actor.aka == ("Oumal",) or actor.aka[-1:] != ("he",)
    assert actor.anonymous is False


def test_a_source_without_a_name_is_anonymous():
    actor = resolve_one("A field source in Mali said so.", "person", "A field source")
    assert actor.anonymous is True
    assert actor.name == "field source"


def test_whose_friend_an_actor_is_says_nothing_of_its_country():
    text = "Iran-backed militias in Iraq fired rockets."
    actor = resolve_one(text, "armed_group", "Iran-backed militias in Iraq")
    assert actor.country == "IQ"


def test_forces_of_two_countries_have_none():
    text = "US and Iraqi forces raided a house."
    assert resolve_one(text, "military", "US and Iraqi forces").country is None


def test_a_member_has_the_country_of_what_it_belongs_to():
    text = "The Ghanaian army sent Kojo Bediakor. Lieutenant Kojo Bediakor said so in Togo, Togo."
    marks = Marks(
        actors=(
            ActorMark(id="a1", mentions=(span_in(text, "The Ghanaian army"),), kind="military"),
            ActorMark(
                id="a2",
                mentions=(span_in(text, "Lieutenant Kojo Bediakor"),),
                kind="person",
                of="a1",
            ),
        )
    )
    actor = resolve_actors(make_report(text), marks)["a2"]
    assert (actor.country, actor.of) == ("GH", "a1")


def test_a_place_in_a_mention_gives_the_country():
    text = "The Selat police denied it."
    marks = mark_actor(text, "police", "The Selat police")
    places = mark_places(text, Selat="city").places
    joined = Marks(actors=marks.actors, places=places)
    settled = {"p1": ResolvedPlace(name="Selat", country="IQ", lat=33.0, lon=44.0)}
    assert resolve_actors(make_report(text), joined, settled)["a1"].country == "IQ"


def test_bodies_of_several_states_have_no_country():
    text = "In Mali the UN refugee agency asked for help."
    assert resolve_one(text, "igo", "the UN refugee agency").country is None


def test_an_outlet_that_only_says_we_bears_the_name_of_the_publisher():
    text = "We saw the convoy ourselves."
    report = msgspec.structs.replace(make_report(text), publisher="Delta Courier")
    assert resolve_actors(report, mark_actor(text, "media", "We"))["a1"].name == "Delta Courier"


def test_an_outlet_that_only_says_this_newspaper_bears_the_name_of_the_publisher():
    text = "A baker told this newspaper so."
    report = msgspec.structs.replace(make_report(text), publisher="Delta Courier")
    marks = mark_actor(text, "media", "this newspaper")
    assert resolve_actors(report, marks)["a1"].name == "Delta Courier"


def test_a_foreign_ministry_belongs_to_the_country_that_owns_it():
    text = "Togo's foreign ministry said that it knew nothing."
    actor = resolve_one(text, "government", "Togo's foreign ministry")
    assert (actor.name, actor.country) == ("Togolese foreign ministry", "TG")


def test_a_coordinator_of_the_united_nations_is_not_of_the_place_of_work():
    text = "In Mali, in Gao, the United Nations relief coordinator in Mali asked for trucks."
    actor = resolve_one(text, "person", "the United Nations relief coordinator in Mali")
    assert actor.country is None
    assert actor.role == "United Nations relief coordinator in Mali"


def test_a_person_of_one_state_keeps_it_among_forces_of_several():
    text = "Kenyan Army Col. Amos Terik, joint coalition headquarters director, said so."
    words = "Kenyan Army Col. Amos Terik, joint coalition headquarters director"
    assert resolve_one(text, "person", words).country == "KE"


def test_a_country_inside_a_persons_name_says_nothing():
    text = "In Peru the trader Haji Mali Zaman spoke. Peru waits."
    assert resolve_one(text, "person", "the trader Haji Mali Zaman").country == "PE"


def test_who_trained_or_flagged_an_actor_says_nothing_of_its_country():
    text = "In Chad the U.S.-trained Sand Battalion fired. Chad was silent."
    assert resolve_one(text, "military", "the U.S.-trained Sand Battalion").country == "TD"


def test_two_nations_in_one_name_are_of_the_state_named_first():
    text = "Bosnian Croat troops left the village."
    assert resolve_one(text, "military", "Bosnian Croat troops").country == "BA"


def test_central_americans_are_not_of_the_united_states():
    text = "Central American nurses arrived."
    assert resolve_one(text, "civilians", "Central American nurses").country is None


def test_those_whom_a_war_draws_from_anywhere_have_no_country_by_place_alone():
    text = "In Ghana reporters waited. Ghana had closed the road; farmers turned back."
    assert resolve_one(text, "media", "reporters").country is None
    assert resolve_one(text, "civilians", "farmers").country == "GH"


def test_a_group_with_its_country_before_it_finds_its_entry():
    text = "Lebanon's Hezbollah fired rockets."
    assert resolve_one(text, "armed_group", "Lebanon's Hezbollah").registry == "hezbollah"


def test_a_group_that_only_belongs_to_a_known_one_is_not_that_one():
    text = "In Syria a Hezbollah group fired rockets."
    assert resolve_one(text, "armed_group", "a Hezbollah group").registry is None
