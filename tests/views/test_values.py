"""Values across reports: what is one agent and what is not; all bodies are invented."""

from types import SimpleNamespace

import pytest
from tests.publish.exports.ledgers import given_of, ref, tell

from relata.model.incident import SaidBy, Value
from relata.views.values import _names_of_entries, _with_generic


def told(name, kind="military", country="SD", registry=None, report="r1", polarity="for"):
    by = SaidBy(speaker="an elder", polarity=polarity, report=report, origin=report)
    return Value(
        name=name, by=(by,), kind=kind, country=country, registry=registry, refs=(f"{report}:a1",)
    )


def names(*values):
    return sorted(one.name for one in _with_generic(list(values)))


ARMY = told("Oruz Armed Forces", registry="oruz-army")


@pytest.mark.parametrize("noun", ["army", "the army", "troops", "the military", "soldiers"])
def test_the_army_is_the_named_army_of_its_country(noun):
    (one,) = _with_generic([ARMY, told(noun, report="r2")])
    assert (one.name, one.registry) == ("Oruz Armed Forces", "oruz-army")
    assert {by.report for by in one.by} == {"r1", "r2"}
    assert set(one.refs) == {"r1:a1", "r2:a1"}


def test_who_denies_the_army_denies_the_named_army():
    (one,) = _with_generic([ARMY, told("army", report="r2", polarity="against")])
    assert [by.polarity for by in one.by] == ["for", "against"]


@pytest.mark.parametrize(
    "other",
    [
        told("army", country="ET"),
        told("army", country=None),
        told("forces", kind="armed_group"),
        told("gunmen", kind="armed_group"),
        told("air force"),
        told("4th Brigade"),
        told("police", kind="police"),
    ],
    ids=["abroad", "of no country", "of a group", "gunmen", "a branch", "a unit", "police"],
)
def test_who_may_be_another_stays_apart(other):
    assert len(names(ARMY, other)) == 2


def test_the_army_stays_apart_where_two_are_named():
    assert names(ARMY, told("Army of the North"), told("army")) == [
        "Army of the North",
        "Oruz Armed Forces",
        "army",
    ]


def test_two_bodies_of_one_name_both_stay():
    assert names(told("4th Brigade"), told("4th Brigade", country="ET")) == ["4th Brigade"] * 2


def test_a_brigade_is_not_the_army():
    assert names(told("4th Brigade"), told("army")) == ["4th Brigade", "army"]


def test_police_and_government_are_of_their_country_too():
    assert names(told("Oruz Police", "police"), told("police", "police")) == ["Oruz Police"]
    named = told("Government of Oruz", "government")
    assert names(named, told("the government", "government")) == ["Government of Oruz"]


def test_the_army_speaks_under_the_name_of_the_army_that_is_meant():
    named = tell(
        "The Oruz Armed Forces shelled Tel Marun on Monday and killed two, an elder said.",
        trigger="shelled",
        agent="Oruz Armed Forces",
        agent_kind="military",
        agent_country="SD",
        place="Tel Marun",
        killed=(2, 2, "two"),
        speaker="elder",
    )
    plain = tell(
        "The army shelled Tel Marun on Monday and killed four, the army said.",
        trigger="shelled",
        agent="army",
        agent_kind="military",
        agent_country="SD",
        place="Tel Marun",
        killed=(4, 4, "four"),
        speaker="army",
    )
    (one,) = given_of([named, plain], [(ref(named), ref(plain))]).incidents
    (agent,) = one.agents
    assert agent.name == "Oruz Armed Forces"
    tellers = {"elder", "Oruz Armed Forces"}
    assert {by.speaker for by in agent.by} == {by.speaker for by in one.occurrence} == tellers
    (toll,) = one.tolls
    assert {(by.speaker, by.low) for by in toll.by} == {("elder", 2), ("Oruz Armed Forces", 4)}
    (dispute,) = [found for found in one.contradictions if found.about == "toll"]
    assert {side.speaker for side in dispute.sides} == tellers


def voices_of(report, *actors):
    made = [
        SimpleNamespace(name=name, registry=registry, kind=kind) for name, registry, kind in actors
    ]
    return SimpleNamespace(
        report=SimpleNamespace(id=report), record=SimpleNamespace(actors=tuple(made))
    )


def test_a_body_of_the_registry_speaks_under_one_name():
    one = voices_of("r1", ("Oruz Armed Forces", "oruz-army", "military"))
    other = voices_of("r2", ("Oruzi army", "oruz-army", "military"), ("Front", None, "armed_group"))
    third = voices_of("r3", ("Oruzi army", "oruz-army", "military"))
    found = _names_of_entries([one, other, third], [])
    assert {use: body.name for use, body in found.items()} == {
        ("r1", "Oruz Armed Forces"): "Oruzi army"
    }
    as_told = _names_of_entries([one, other], [ARMY])
    assert [body.name for body in as_told.values()] == ["Oruz Armed Forces"]


def test_a_person_of_a_body_keeps_the_name():
    one = voices_of("r1", ("Tomas Rell", "oruz-army", "person"))
    other = voices_of("r2", ("Oruzi army", "oruz-army", "military"))
    assert _names_of_entries([one, other], []) == {}
