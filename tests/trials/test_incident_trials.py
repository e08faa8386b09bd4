"""Trials of incidents: what is one act, what is two, who tells it and who denies it."""

from itertools import permutations

import pytest
from tests.trials.reading import HERE, shared_tools

from relata.ingest import IngestOptions
from relata.pipeline.adding import AddOptions, add_sources
from relata.pipeline.incidents import incidents_of
from relata.pipeline.keeping import Kept
from relata.pipeline.run import RunOptions
from relata.pipeline.settings import Settings
from relata.store import init_ledger
from relata.views import policies
from relata.wire import decode_record

WIRES = tuple(f"t35-wire-{number}.txt" for number in range(1, 5))


@pytest.fixture
def incidents_after(tmp_path):
    """The incidents of a new ledger to which files were added, as the command adds them."""
    made = []

    def run(*names, published):
        ledger, _ = init_ledger(str(tmp_path / f"{len(made)}.sqlite"), decode_record, "tester")
        made.append(ledger)
        options = RunOptions(
            ingest=IngestOptions(published=published),
            settings=Settings(),
            load=lambda _: shared_tools(),
        )
        kept = list(
            add_sources(ledger, [str(HERE / name) for name in names], AddOptions("tester", options))
        )
        assert all(isinstance(one, Kept) for one in kept), kept
        with ledger.view() as view:
            return incidents_of(view, is_now=True).incidents

    yield run
    for ledger in made:
        ledger.close()


def figures(incident, effect):
    return {
        (figure.low, figure.high)
        for toll in incident.tolls
        if toll.effect == effect
        for figure in toll.by
    }


def speakers(incident, polarity):
    return {by.speaker for by in incident.occurrence if by.polarity == polarity}


def test_two_acts_at_one_door_ten_minutes_apart_are_two_incidents(incidents_after):
    found = incidents_after("t34-ten-minutes-apart.txt", published="2024-06-01")
    assert {one.kind for one in found} == {"occurrence"}
    assert sorted(sorted(figures(one, "injured")) for one in found) == [[(2, 2)], [(3, 3)]]
    assert {one.time for one in found} == {"2024-05-31"}


def test_wire_copies_and_an_own_reporter_are_one_incident_of_two_origins(incidents_after):
    found = incidents_after(*WIRES, published="2024-08-04")
    (shelling,) = [one for one in found if one.mode == "shelling"]
    assert (shelling.reports, shelling.origins) == (4, 2)
    assert {(4, 4), (5, 5)} <= figures(shelling, "killed")
    assert all(join.reasons for join in shelling.joins)
    assert policies.majority(shelling, "killed").best is None


def test_wire_copies_are_one_incident_in_any_order(incidents_after):
    wanted = incidents_after(*WIRES, published="2024-08-04")
    for order in list(permutations(WIRES))[5::6]:
        assert incidents_after(*order, published="2024-08-04") == wanted


def test_a_denial_alone_is_no_occurrence_and_has_no_toll(incidents_after):
    found = incidents_after("t28-did-not-2.txt", published="2025-03-05")
    assert {one.kind for one in found} == {"denied"}
    assert not [toll for one in found for toll in one.tolls]


def test_a_denial_joins_the_act_that_it_denies(incidents_after):
    found = incidents_after("t28-did-not-2.txt", "t28-did-not-1.txt", published="2025-03-05")
    (act,) = [one for one in found if one.kind == "occurrence"]
    assert act.reports == 2
    assert speakers(act, "for") == {"Residents of Nasir"}
    assert "army" in " ".join(speakers(act, "against"))
    assert figures(act, "killed") == {(2, 2)}
    assert ("occurrence", "open") in {(one.about, one.status) for one in act.contradictions}


def test_who_sighed_and_who_cut_in_each_keep_their_figure(incidents_after):
    found = incidents_after("t29-verbs-of-speaking.txt", published="2024-01-09")
    (fight,) = [one for one in found if figures(one, "killed")]
    assert figures(fight, "killed") == {(9, 9), (11, 11)}
    told = {
        figure.low: figure.speaker
        for toll in fight.tolls
        if toll.effect == "killed"
        for figure in toll.by
    }
    assert "commander" in told[9]
    assert "deputy" in told[11]
    assert "shopkeepers" not in {by.speaker for one in found for by in one.occurrence}


def test_a_drill_and_false_alarms_are_no_attack(incidents_after):
    found = incidents_after("t31-drill-and-false-alarm.txt", published="2026-03-08")
    assert not [one for one in found if one.type == "ASSAULT" and one.kind == "occurrence"]
    assert [one.kind for one in found if one.type == "ASSAULT"] == ["denied"]
    assert [(one.type, one.mode) for one in found if one.kind == "occurrence"] == [
        ("MOBILIZE", "exercise")
    ]
    assert not [toll for one in found for toll in one.tolls]
