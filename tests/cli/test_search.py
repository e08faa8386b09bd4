"""``relata search``: the mail of what was added since a change."""

from email import message_from_bytes
from email.policy import default

import pytest
from tests.cli.test_main import call
from tests.made_records import loaded_of, make_record

from relata.pipeline.keeping import keep_report
from relata.store import init_ledger
from relata.wire import decode_record


@pytest.fixture(autouse=True)
def ledger(tmp_path, monkeypatch):
    path = tmp_path / "made.sqlite"
    monkeypatch.setenv("RELATA_DATABASE_URL", str(path))
    made, _ = init_ledger(str(path), decode_record, "tester")
    for number in range(3):
        keep_report(made, "tester", loaded_of(make_record(number)), make_record(number))
    yield made
    made.close()


def test_an_alert_holds_what_was_added_since_a_change_and_names_the_next(
    monkeypatch, capfd, tmp_path, ledger
):
    path = tmp_path / "alert.eml"
    assert call(monkeypatch, "search", "desk", "--alert", str(path)) == 0
    first = message_from_bytes(path.read_bytes(), policy=default)
    assert first["Subject"] == "Relata: 3 new reports – desk"
    assert f"--since-log {first['X-Relata-Change']}" in capfd.readouterr().err
    since = ("--since-log", first["X-Relata-Change"])

    path.unlink()
    assert call(monkeypatch, "search", "desk", "--alert", str(path), *since) == 0
    assert not path.exists()  # nothing new is no mail
    assert "nothing found" in capfd.readouterr().out

    keep_report(ledger, "tester", loaded_of(make_record(9)), make_record(9))
    to = ("--alert-to", "desk@example.org")
    assert call(monkeypatch, "search", "desk", "--alert", str(path), *since, *to) == 0
    second = message_from_bytes(path.read_bytes(), policy=default)
    assert (second["Subject"], second["To"]) == (
        "Relata: 1 new report – desk",
        "desk@example.org",
    )
    assert make_record(9).report.id in second.get_content()


def test_a_file_that_cannot_be_written_is_named(monkeypatch, capfd, tmp_path):
    path = tmp_path / "absent" / "alert.eml"
    assert call(monkeypatch, "search", "desk", "--alert", str(path)) == 2
    assert "--alert" in capfd.readouterr().err
