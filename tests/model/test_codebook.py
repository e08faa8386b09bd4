import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from relata.errors import UnknownCodeError
from relata.model import codebook
from relata.model.codebook import SCHEMES, codes, enumeration, enumerations, modes_of
from relata.resolve.time_tables import DAY_PARTS

ROOT = Path(__file__).parents[2]
EVERY_CODE = [(name, code) for name in enumerations() for code in codes(name)]


@pytest.fixture(scope="module")
def check():
    """The checker of the annotated corpus, which has enumerations of its own."""
    spec = importlib.util.spec_from_file_location("check", ROOT / "corpus" / "check.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("constant", "name"),
    [
        ("TYPES", "event_type"),
        ("STATUS", "status"),
        ("EFFECT", "effect"),
        ("STANCE", "stance"),
        ("ACTOR", "actor_kind"),
        ("PLACE", "place_kind"),
        ("WEAPON", "weapon_kind"),
        ("OBJECT", "object_kind"),
        ("LINK", "link_type"),
    ],
)
def test_codes_are_those_of_the_corpus_checker(check, constant, name):
    assert set(codes(name)) == getattr(check, constant)


def test_modes_are_those_of_the_corpus_checker(check):
    ours = {event_type: set(modes_of(event_type)) for event_type in codes("event_type")}
    assert {event_type: modes for event_type, modes in ours.items() if modes} == check.MODES


def test_every_mode_belongs_to_a_type_and_stands_once():
    listed = [mode for event_type in codes("event_type") for mode in modes_of(event_type)]
    assert sorted(listed) == sorted(codes("mode"))
    assert len(set(listed)) == len(listed)


@pytest.mark.parametrize(("name", "code"), EVERY_CODE)
def test_every_code_has_a_definition_and_an_example(name, code):
    entry = codebook.entry(name, code)
    assert re.fullmatch(r"[A-Z“].*[.]", entry.means), entry.means
    assert entry.example.strip()
    assert entry.means != entry.example


def test_definitions_within_an_enumeration_differ():
    for name in enumerations():
        meanings = [code.means for code in enumeration(name).codes]
        assert len(set(meanings)) == len(meanings), name


def test_only_modes_belong_to_a_type_and_only_stances_have_a_polarity():
    for name, code in EVERY_CODE:
        entry = codebook.entry(name, code)
        assert (entry.of is not None) == (name == "mode")
        assert (entry.polarity is not None) == (name == "stance")
        assert (entry.about is not None) == (name == "stance")


def test_polarities_follow_the_contract():
    against = {stance for stance in codes("stance") if codebook.polarity_of(stance) == "against"}
    doubt = {stance for stance in codes("stance") if codebook.polarity_of(stance) == "doubt"}
    assert against == {"denies", "rejects", "denies_responsibility"}
    assert doubt == {"doubts"}


def test_what_about_carries_follows_the_contract():
    nothing = {stance for stance in codes("stance") if codebook.reach_of(stance) == "nothing"}
    agent = {stance for stance in codes("stance") if codebook.reach_of(stance) == "agent"}
    assert nothing == set("condemns threatens demands requests supports offers justifies".split())
    assert agent == {"denies_responsibility"}


CAMEO = re.compile(r"(0[1-9]|1[0-9]|20)[0-9]{0,2}|[A-Z]{3}")
PLOVER_TYPES = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
    "SANCTION MOBILIZE COERCE ASSAULT".split()
)
ACLED_TYPES = {
    "Battles",
    "Protests",
    "Riots",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Strategic developments",
}


@pytest.mark.parametrize("name", ["event_type", "mode"])
def test_crosswalks_of_events_name_codes_that_the_schemes_have(name):
    for code in codes(name):
        for value in codebook.crosswalk(name, code, "acled"):
            assert value.split(" > ")[0] in ACLED_TYPES
        for value in codebook.crosswalk(name, code, "plover"):
            assert value.split("/")[0] in PLOVER_TYPES
        for value in codebook.crosswalk(name, code, "cameo"):
            assert CAMEO.fullmatch(value), value


def test_a_mode_goes_to_the_plover_type_of_its_own_type():
    for mode in codes("mode"):
        for value in codebook.crosswalk("mode", mode, "plover"):
            assert value.split("/")[0] == codebook.entry("mode", mode).of


def test_stances_go_where_the_exports_send_them():
    sent = {
        stance: codebook.crosswalk("stance", stance, "plover")
        for stance in ("condemns", "accuses", "threatens", "warns", "demands", "requests")
    }
    assert sent == {
        "condemns": ("ACCUSE",),
        "accuses": ("ACCUSE",),
        "threatens": ("THREATEN",),
        "warns": ("THREATEN",),
        "demands": ("REQUEST",),
        "requests": ("REQUEST",),
    }
    assert codebook.crosswalk("stance", "claims_responsibility", "cameo") == ("015",)
    assert codebook.crosswalk("stance", "denies_responsibility", "cameo") == ("016",)


def test_columns_are_named_for_every_scheme_that_an_enumeration_leads_to():
    for name in enumerations():
        listed = enumeration(name)
        used = {scheme for code in listed.codes for scheme in code.crosswalks}
        assert used <= set(listed.columns), name
        assert set(listed.columns) <= set(SCHEMES)


def test_a_name_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(UnknownCodeError, match="event_type, mode"):
        codes("events")
    with pytest.raises(UnknownCodeError, match="ASSAULT, COERCE"):
        modes_of("assault")
    with pytest.raises(UnknownCodeError, match="asserts"):
        codebook.polarity_of("says")


def test_a_scheme_without_an_equivalent_gives_nothing():
    assert codebook.crosswalk("mode", "curfew", "acled") == ()


def test_the_clocks_of_time_expressions_are_words_of_the_codebook():
    words = {clock for clock in DAY_PARTS.values() if not clock[0].isdigit()}
    assert words <= set(codes("clock_word"))


def test_importing_the_codebook_reads_no_yaml():
    code = "import sys, relata.model.codebook; sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
