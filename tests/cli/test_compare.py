import json

import pytest
from msgspec.structs import replace
from tests.cli.test_main import call
from tests.factory import make_clash_record
from tests.made_records import loaded_of, make_record

from relata.pipeline.judging import judge_value
from relata.pipeline.keeping import keep_report
from relata.store import init_ledger
from relata.wire import decode_record, encode_record


@pytest.fixture
def sides(tmp_path):
    record = make_clash_record()
    claim = replace(record.claims[0], stance="estimates")
    other = replace(record, claims=(claim, *record.claims[1:]))
    paths = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    for path, each in zip(paths, (record, other), strict=True):
        path.write_bytes(encode_record(each) + b"\n")
    return [str(path) for path in paths]


def test_a_table_and_the_differences_are_shown(monkeypatch, capfd, sides):
    assert call(monkeypatch, "compare", *sides, "--differences", "1") == 0
    out = capfd.readouterr().out
    assert "1 reports on both sides" in out
    assert out.splitlines()[-1].startswith("made.txt:")


def test_one_field_is_listed_whole(monkeypatch, capfd, sides):
    assert call(monkeypatch, "compare", *sides, "--field", "stance") == 0
    (line,) = [line for line in capfd.readouterr().out.splitlines() if ": stance: " in line]
    assert line.endswith("| estimates")


def test_json_has_every_field_and_difference(monkeypatch, capfd, sides):
    assert call(monkeypatch, "compare", *sides, "--format", "json") == 0
    shown = json.loads(capfd.readouterr().out)
    assert shown["reports"] == 1
    assert shown["fields"]["stance"]["alike"] == 3
    assert any(one["second"] == "estimates" for one in shown["differences"])


def test_a_ledgers_records_are_compared_with_what_people_judged(monkeypatch, capfd, tmp_path):
    path = tmp_path / "made.sqlite"
    ledger, _ = init_ledger(str(path), decode_record, "tester")
    record = make_record(1)
    keep_report(ledger, "tester", loaded_of(record), record)
    judge_value(ledger, "ana", "type", "set", f"{record.report.id}:e1", "COERCE")
    ledger.close()
    monkeypatch.setenv("RELATA_DATABASE_URL", str(path))
    assert call(monkeypatch, "compare", "ledger", "judgements") == 0
    assert capfd.readouterr().out.splitlines()[-1].endswith("| COERCE")
    assert call(monkeypatch, "compare", "judgements", "ledger") == 2
    assert "[usage.sides]" in capfd.readouterr().err
