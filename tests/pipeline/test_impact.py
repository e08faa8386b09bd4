"""What would change in published rows without a report; all reports are invented."""

import json

import pytest
from tests.cli.test_main import call
from tests.made_records import loaded_of, make_record

from relata.cli.main import EXIT_USAGE
from relata.errors import UnknownSubject, UsageError
from relata.pipeline.exporting import ExportOptions, make_export, write_export
from relata.pipeline.impact import KEYS, load_published, rows_changed
from relata.pipeline.judging import judge_pair
from relata.pipeline.keeping import forget, keep_report
from relata.publish.exports.csv_cells import read_csv
from relata.store import init_ledger
from relata.wire import decode_record

OPTIONS = ExportOptions()


@pytest.fixture
def ledger(tmp_path, monkeypatch):
    path = tmp_path / "made.sqlite"
    made, _ = init_ledger(str(path), decode_record, "tester")
    monkeypatch.setenv("RELATA_DATABASE_URL", str(path))
    for number in range(12):
        record = make_record(number, acts=6)
        keep_report(made, "tester", loaded_of(record), record)
    yield made
    made.close()


def report_of(number):
    return make_record(number, acts=6).report.id


def rows(ledger, name):
    with ledger.view() as view:
        made = make_export(view, name, OPTIONS).export
    return {row[KEYS[name]]: row for row in read_csv(made.files[0].content)}


@pytest.mark.parametrize("name", KEYS)
@pytest.mark.parametrize("number", [0, 3, 7])
def test_what_is_foretold_is_what_comes_about(ledger, name, number):
    before = rows(ledger, name)
    foretold = rows_changed(ledger, report_of(number), name, OPTIONS)
    assert rows(ledger, name) == before
    forget(ledger, "ana", report_of(number), "withdrawn by its outlet")
    after = rows(ledger, name)
    assert {one.row for one in foretold if one.what == "goes"} == before.keys() - after.keys()
    assert {one.row for one in foretold if one.what == "comes"} == after.keys() - before.keys()
    changed = {row for row in before.keys() & after.keys() if before[row] != after[row]}
    assert {one.row for one in foretold if one.what == "changes"} == changed
    for one in foretold:
        for column, (now, then) in one.columns.items():
            assert (before[one.row][column], after[one.row][column]) == (now, then)


def test_a_look_leaves_nothing_in_the_log(ledger):
    with ledger.view() as view:
        before = view.changes(), view.members(), sorted(map(str, view.pairs()))
    assert rows_changed(ledger, report_of(0)[:8], "claims", OPTIONS)
    with ledger.view() as view:
        assert (view.changes(), view.members(), sorted(map(str, view.pairs()))) == before


def test_a_row_that_two_reports_fed_changes_and_does_not_go(ledger):
    one, other = report_of(0), report_of(7)
    judge_pair(ledger, "ana", "same", f"{one}:e1", f"{other}:e1")
    found = rows_changed(ledger, other, "hxl", OPTIONS)
    assert any(change.what == "changes" and "origins" in change.columns for change in found)


def test_an_unknown_report_is_named(ledger):
    with pytest.raises(UnknownSubject):
        rows_changed(ledger, "feedfeedfeedfeed", "claims", OPTIONS)


def test_a_manifest_tells_how_its_rows_were_made(ledger, tmp_path):
    options = ExportOptions(policy="official", is_sensitive=True, filters={"country": "ML"})
    with ledger.view() as view:
        write_export(make_export(view, "ucdp", options), tmp_path / "out", overwrite=False)
    found = load_published(tmp_path / "out" / "MANIFEST.json")
    assert (found.format, found.policy, found.is_sensitive) == ("ucdp", "official", True)
    assert found.filters == {"country": "ML"}


@pytest.mark.parametrize("text", ["{}", "no json", '{"files": []}', None])
def test_what_is_no_manifest_is_refused(tmp_path, text):
    path = tmp_path / "MANIFEST.json"
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(UsageError):
        load_published(path)


def test_the_command_lists_rows_and_what_changes_in_them(ledger, monkeypatch, tmp_path, capfd):
    out = tmp_path / "out"
    assert call(monkeypatch, "export", "claims", "--out", str(out), "--country", "XX") == 0
    manifest = str(out / "MANIFEST.json")
    capfd.readouterr()
    assert call(monkeypatch, "impact", report_of(0), "--export", manifest) == 0
    told = capfd.readouterr()
    assert "claims.csv: RLT-" in told.out
    assert "goes" in told.out
    assert "rows" in told.err
    assert call(monkeypatch, "impact", report_of(1)) == EXIT_USAGE


def test_a_format_without_rows_is_refused(ledger, tmp_path):
    with ledger.view() as view:
        write_export(make_export(view, "geojson", OPTIONS), tmp_path / "map", overwrite=False)
    manifest = tmp_path / "map" / "MANIFEST.json"
    assert json.loads(manifest.read_text("utf-8"))["format"] == "geojson"
    with pytest.raises(UsageError, match="not of geojson"):
        load_published(manifest)
