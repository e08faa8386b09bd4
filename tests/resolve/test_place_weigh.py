"""How well an entry fits: every kind of evidence adds its weight and its reason."""

import pytest
from tests.place_factory import make_entry, make_gazetteer
from tests.resolve_factory import make_report

from relata.resolve.place_context import read_context
from relata.resolve.place_size import ANY_KIND
from relata.resolve.place_weigh import Evidence, containing, is_byname, weigh

OHIO = make_entry("Ohio", "US", 40.4, -82.7, kind="admin1", population=11_000_000)
IOWA = make_entry("Iowa", "US", 42.0, -93.5, kind="admin1", population=3_000_000)
IN_OHIO = make_entry("Sela", "US", 40.5, -82.5, admin1="Ohio")
IN_IOWA = make_entry("Sela", "US", 42.1, -93.4, admin1="Iowa")
ABROAD = make_entry("Sela", "KE", 0.5, 37.0)


def score(entry, evidence, text="Nothing."):
    context = read_context(make_report(text), (), make_gazetteer())
    return weigh(entry, evidence, context, "Sela")


def test_a_town_in_a_state_that_the_report_names_is_likelier():
    evidence = Evidence("city", divisions=(OHIO,))
    assert score(IN_OHIO, evidence).score > score(IN_IOWA, evidence).score
    assert "the report speaks of Ohio" in score(IN_OHIO, evidence).reasons
    assert score(IN_IOWA, evidence).reasons == ()


def test_a_state_named_with_another_of_its_country_is_likelier_meant():
    alone, listed = Evidence(ANY_KIND), Evidence(ANY_KIND, divisions=(IOWA,))
    assert score(OHIO, listed).score > score(OHIO, alone).score


def test_a_country_that_the_report_does_not_speak_of_yields_to_a_state_of_its_name():
    country = make_entry("Georgia", "GE", 42.0, 43.5, kind="country", population=3_700_000)
    spoken = score(country, Evidence(ANY_KIND), "Georgia said so.")
    unspoken = score(country, Evidence(ANY_KIND), "Texas said so.")
    marked = score(country, Evidence("country"), "Texas said so.")
    assert unspoken.score < marked.score
    assert spoken.score > unspoken.score


@pytest.mark.parametrize(
    ("evidence", "text"),
    [
        (Evidence("city", countries=frozenset({"US"})), "Nothing."),
        (Evidence("city", sentence=frozenset({"US"})), "Nothing."),
        (Evidence("city", anchors=((40.6, -82.6),)), "Nothing."),
        (Evidence("city", inside=((OHIO,),)), "Nothing."),
        (Evidence("city"), "The United States did it."),
    ],
)
def test_each_evidence_speaks_for_the_town_at_home(evidence, text):
    assert score(IN_OHIO, evidence, text).score > score(ABROAD, evidence, text).score
    assert score(IN_OHIO, evidence, text).reasons


def test_what_holds_an_entry_is_told_and_what_does_not_is_not():
    assert containing(IN_OHIO, Evidence("city", inside=((OHIO,),))) is OHIO
    assert containing(IN_IOWA, Evidence("city", inside=((OHIO,),))) is None


def test_a_byname_is_unlike_the_towns_own_name():
    assert is_byname(make_entry("Daphne", "US", 30.6, -87.9), "Hollywood")
    assert not is_byname(make_entry("Hollywood", "US", 34.1, -118.3), "Hollywood")
