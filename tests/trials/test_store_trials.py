"""Trials of the store: what is added twice, found again, and forgotten."""

import json
import shutil

import pytest
from tests.trials.reading import HERE, shared_tools

from relata.errors import RecordError
from relata.ingest import IngestOptions
from relata.pipeline.adding import AddOptions, add_sources
from relata.pipeline.hand_records import keep_by_hand, template_of
from relata.pipeline.incidents import incidents_of
from relata.pipeline.keeping import Kept, forget
from relata.pipeline.run import RunOptions
from relata.pipeline.settings import Settings
from relata.store import init_ledger
from relata.store.query import Query, find_reports
from relata.wire import decode_record


@pytest.fixture
def ledger(tmp_path):
    made, _ = init_ledger(str(tmp_path / "trial.sqlite"), decode_record, "tester")
    yield made
    made.close()


def add(ledger, *sources, published=None):
    """Add sources as the command does; all must be kept."""
    run = RunOptions(
        ingest=IngestOptions(published=published),
        settings=Settings(),
        load=lambda _: shared_tools(),
    )
    names = [str(HERE / source) if not source.startswith("/") else source for source in sources]
    kept = list(add_sources(ledger, names, AddOptions("tester", run)))
    assert all(isinstance(one, Kept) for one in kept), kept
    return kept


def test_two_mails_with_one_attachment_keep_it_both_and_are_one_origin(ledger):
    first, second = add(ledger, "t38-mail-1.eml", "t38-mail-2.eml")
    assert first.report != second.report
    with ledger.view() as view:
        reports = view.reports([first.report, second.report])
    for one in reports.values():
        assert "shepherds" in one.record.report.text
        assert (2, 2) in {(tally.low, tally.high) for tally in one.record.tallies}
    assert len({one.origin for one in reports.values()}) == 1


def test_a_copy_under_another_name_is_one_report_met_twice(ledger, tmp_path):
    copy = tmp_path / "copy.txt"
    shutil.copy(HERE / "t14-san-fernando.txt", copy)
    first, again = add(ledger, "t14-san-fernando.txt", str(copy), published="2022-05-08")
    assert (first.state, again.state) == ("added", "met")
    with ledger.view() as view:
        met = view.report(first.report).sightings
    assert [one.source for one in met] == [str(HERE / "t14-san-fernando.txt"), str(copy)]
    assert all(one.retrieved for one in met)
    forget(ledger, "tester", met[0].id, "the first folder was a mistake")
    with ledger.view() as view:
        assert [one.source for one in view.report(first.report).sightings] == [str(copy)]


FOUND = (
    "Kata'ib",
    "Kata’ib",
    "al-Ghadab",
    "AC-130",
    "3:15",
    "Ra's Amir",
    "Sana'a",
    "Muhafaza",
)
ODD = ('"a lie', "NOT", "*", "(", "lie.", ")", '"', "-", "a AND", "NEAR(", "'", "\\", "%", ":")


def test_names_are_found_however_their_signs_are_written(ledger):
    (kept,) = add(ledger, "t40-search.txt", published="2024-05-07")
    with ledger.view() as view:
        for words in FOUND:
            assert find_reports(view, Query(words=words)) == [kept.report], words


def test_no_query_is_an_error(ledger):
    (kept,) = add(ledger, "t40-search.txt", published="2024-05-07")
    with ledger.view() as view:
        for words in ODD:
            assert find_reports(view, Query(words=words)) in ([], [kept.report]), words
        assert find_reports(view, Query(words='"a lie')) == [kept.report]


def test_a_text_in_another_language_is_kept_with_the_reason(ledger, tmp_path):
    page = tmp_path / "bericht.txt"
    page.write_text(
        "Am Dienstag beschossen Unbekannte den Hafen von Sabel. Zwei Arbeiter wurden dabei "
        "verletzt, wie die Hafenleitung am Abend mitteilte. Die Feuerwehr war im Einsatz.",
        encoding="utf-8",
    )
    (kept,) = add(ledger, str(page), published="2024-05-07")
    assert kept.state == "added"
    assert "another language (de)" in kept.unread_why
    with ledger.view() as view:
        report = view.report(kept.report)
        assert report.record is None
        assert view.evidence(report.sha256) == page.read_bytes()
        assert incidents_of(view, is_now=True).incidents == ()
        assert find_reports(view, Query(words="Hafenleitung")) == [kept.report]
    begun = json.loads(template_of(ledger, kept.report))
    text = begun["report"]["text"]
    start, end = text.index("Zwei"), text.index("Zwei Arbeiter") + len("Zwei Arbeiter")
    act = text.index("beschossen")
    begun["events"] = [
        {
            "id": "e1", "type": "ASSAULT", "mode": "shelling", "status": "happened",
            "triggers": [[act, act + 10]], "occurrence": {"own_voice": True, "by": []},
            "agents": [], "targets": [], "weapons": [], "places": [], "times": [],
            "confidence": None,
        }
    ]  # fmt: skip
    begun["tallies"] = [
        {
            "id": "n1", "event": "e1", "effect": "injured", "of": None, "low": 2, "high": 2,
            "approximate": False, "words": "Zwei Arbeiter", "span": [start, end],
            "demographic": None,
            "combatant": None, "scope": "event", "part_of": None, "own_voice": True, "by": [],
            "confidence": None,
        }
    ]  # fmt: skip
    assert keep_by_hand(ledger, "ana", json.dumps(begun).encode()) == (kept.report, True)
    with ledger.view() as view:
        (incident,) = incidents_of(view, is_now=True).incidents
        assert (incident.type, incident.tolls[0].by[0].low) == ("ASSAULT", 2)
    begun["tallies"][0]["event"] = "e9"
    with pytest.raises(RecordError, match="e9"):
        keep_by_hand(ledger, "ana", json.dumps(begun).encode())
