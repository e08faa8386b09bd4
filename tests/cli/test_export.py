import json

import pytest
from tests.cli.test_main import call
from tests.store.test_ledger import keep

from relata.cli.export import Format
from relata.cli.main import EXIT_LEDGER, EXIT_USAGE
from relata.publish.exports import FORMATS
from relata.publish.exports.csv_cells import read_csv
from relata.store import init_ledger
from relata.wire import decode_record

REPORTS = 12


@pytest.fixture
def ledger(tmp_path, monkeypatch):
    path = tmp_path / "made.sqlite"
    made, _ = init_ledger(str(path), decode_record, "tester")
    keep(made, range(REPORTS))
    monkeypatch.setenv("RELATA_DATABASE_URL", str(path))
    yield made
    made.close()


def test_the_command_knows_every_format():
    assert [one.value for one in Format] == list(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_with_its_manifest(monkeypatch, tmp_path, capfd, ledger, name):
    out = tmp_path / "out"
    assert call(monkeypatch, "export", name, "--out", str(out)) == 0
    manifest = json.loads((out / "MANIFEST.json").read_text("utf-8"))
    assert manifest["format"] == name
    assert manifest["counts"]["reports"] == REPORTS
    assert sorted(path.name for path in out.iterdir()) == sorted(
        [*(one["name"] for one in manifest["files"]), "MANIFEST.json"]
    )
    assert f"{manifest['counts']['rows']:,} rows" in capfd.readouterr().err


def test_one_file_may_be_named(monkeypatch, tmp_path, ledger):
    out = tmp_path / "may.csv"
    assert call(monkeypatch, "export", "claims", "--out", str(out)) == 0
    assert read_csv(out.read_bytes())
    assert (tmp_path / "may.csv.MANIFEST.json").exists()


def test_nothing_is_written_over_unless_told(monkeypatch, tmp_path, capfd, ledger):
    out = str(tmp_path / "out")
    assert call(monkeypatch, "export", "hxl", "--out", out) == 0
    assert call(monkeypatch, "export", "hxl", "--out", out) == EXIT_USAGE
    assert "usage.output_exists" in capfd.readouterr().err
    assert call(monkeypatch, "export", "hxl", "--out", out, "--overwrite") == 0


def test_filters_narrow_the_rows_and_stand_in_the_manifest(monkeypatch, tmp_path, ledger):
    out = tmp_path / "out"
    assert call(monkeypatch, "export", "hxl", "--out", str(out), "--least-killed", "1000") == 0
    manifest = json.loads((out / "MANIFEST.json").read_text("utf-8"))
    assert manifest["counts"]["rows"] == 0
    assert manifest["filters"] == {"least_killed": 1000}


def test_an_unknown_policy_is_refused(monkeypatch, tmp_path, capfd, ledger):
    out = str(tmp_path / "out")
    assert call(monkeypatch, "export", "hxl", "--out", out, "--policy", "mean") == EXIT_USAGE
    assert "lowest" in capfd.readouterr().err


def test_without_a_ledger_there_is_nothing_to_export(monkeypatch, tmp_path, capfd):
    monkeypatch.setenv("RELATA_DATABASE_URL", str(tmp_path / "none.sqlite"))
    assert call(monkeypatch, "export", "hxl", "--out", str(tmp_path / "out")) == EXIT_LEDGER


def test_a_past_moment_gives_the_same_bytes_after_later_changes(monkeypatch, tmp_path, ledger):
    with ledger.view() as view:
        moment = view.moment.at
    one, again = tmp_path / "one", tmp_path / "again"
    assert call(monkeypatch, "export", "acled", "--out", str(one), "--as-of", moment) == 0
    keep(ledger, range(REPORTS, REPORTS + 6))
    assert call(monkeypatch, "export", "acled", "--out", str(again), "--as-of", moment) == 0
    for path in one.iterdir():
        assert path.read_bytes() == (again / path.name).read_bytes()
