"""Trials of incidents: what is one act, what is two, who tells it and who denies it."""

from itertools import permutations

import pytest
from tests.trials.reading import HERE, shared_tools

from relata.ingest import IngestOptions
from relata.pipeline.adding import AddOptions, add_sources
from relata.pipeline.exporting import ExportOptions, make_export
from relata.pipeline.incidents import incidents_of
from relata.pipeline.keeping import Kept
from relata.pipeline.run import RunOptions
from relata.pipeline.settings import Settings
from relata.publish.exports.csv_cells import read_csv
from relata.store import init_ledger
from relata.views import policies
from relata.wire import decode_record

WIRES = tuple(f"t35-wire-{number}.txt" for number in range(1, 5))


@pytest.fixture
def ledger_after(tmp_path):
    """A new ledger to which files were added, as the command adds them."""
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
        return ledger

    yield run
    for ledger in made:
        ledger.close()


@pytest.fixture
def incidents_after(ledger_after):
    """The incidents of a new ledger to which files were added."""

    def run(*names, published):
        with ledger_after(*names, published=published).view() as view:
            return incidents_of(view, is_now=True).incidents

    return run


def figures(incident, effect):
    return {
        (figure.low, figure.high)
        for toll in incident.tolls
        if toll.effect == effect
        for figure in toll.by
    }


def open_disputes(incident):
    return {one.about for one in incident.contradictions if one.status == "open"}


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
    (toll,) = [one for one in shelling.contradictions if one.about == "toll"]
    assert toll.status == "open"
    assert {side.value for side in toll.sides} == {"4", "5"}
    assert {side.words.casefold() for side in toll.sides} == {"four", "five"}


def test_wire_copies_are_one_incident_in_any_order(incidents_after):
    wanted = incidents_after(*WIRES, published="2024-08-04")
    for order in list(permutations(WIRES))[5::6]:
        assert incidents_after(*order, published="2024-08-04") == wanted


def test_a_denial_alone_is_no_occurrence_and_has_no_toll(incidents_after):
    (denied,) = incidents_after("t28-did-not-2.txt", published="2025-03-05")
    assert denied.kind == "denied"
    assert denied.tolls == ()


def test_a_denial_joins_the_act_that_it_denies(incidents_after):
    found = incidents_after("t28-did-not-2.txt", "t28-did-not-1.txt", published="2025-03-05")
    (act,) = found
    assert (act.kind, act.reports) == ("occurrence", 2)
    assert speakers(act, "for") == {"Residents of Nasir"}
    assert "army" in " ".join(speakers(act, "against"))
    assert figures(act, "killed") == {(2, 2), (0, 0)}
    assert open_disputes(act) == {"occurrence", "toll"}


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
    (toll,) = [one for one in fight.contradictions if one.about == "toll"]
    assert toll.status == "open"
    sides = {side.value: side.speaker for side in toll.sides}
    assert "commander" in sides["9"]
    assert "deputy" in sides["11"]


def test_a_drill_and_false_alarms_are_no_attack(incidents_after):
    found = incidents_after("t31-drill-and-false-alarm.txt", published="2026-03-08")
    assert not [one for one in found if one.type == "ASSAULT" and one.kind == "occurrence"]
    assert [one.kind for one in found if one.type == "ASSAULT"] == ["denied"]
    assert [(one.type, one.mode) for one in found if one.kind == "occurrence"] == [
        ("MOBILIZE", "exercise")
    ]
    assert not [toll for one in found for toll in one.tolls]


@pytest.mark.parametrize("name", ["ucdp", "acled"])
def test_a_drill_and_false_alarms_have_no_row_and_a_reason(ledger_after, name):
    with ledger_after("t31-drill-and-false-alarm.txt", published="2026-03-08").view() as view:
        export = make_export(view, name, ExportOptions()).export
        incidents = incidents_of(view, is_now=True).incidents
    assert read_csv(export.files[0].content) == []
    assert {one.subject for one in export.dropped} == {one.id for one in incidents}
    assert all(one.reason for one in export.dropped)
