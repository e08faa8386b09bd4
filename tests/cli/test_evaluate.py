import json
from pathlib import Path

import pytest
from tests.evaluate.clash import write_corpus
from typer.testing import CliRunner

from relata.cli.evaluate import NoCorpus, app
from relata.evaluate.examples import load_examples
from relata.evaluate.gate import LowerFloors
from relata.evaluate.readings import read_from_file
from relata.wire import encode_record


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return write_corpus(tmp_path / "corpus", copies=2)


@pytest.fixture
def readings(tmp_path, corpus):
    """Stored readings of the corpus in which one event has the wrong status."""
    path = tmp_path / "readings.jsonl"
    lines = [encode_record(example.gold) for example in load_examples(corpus)]
    path.write_bytes(b"\n".join(lines).replace(b'"threatened"', b'"planned"', 1))
    return str(path)


def run(*arguments):
    return CliRunner().invoke(app, arguments, catch_exceptions=False)


def test_a_folder_is_measured_whole_and_the_own_corpus_by_its_development_reports(corpus, readings):
    own = json.loads(run("corpus", "--readings", readings, "--format", "json").stdout)
    named = run("corpus", "--folder", str(corpus), "--readings", readings, "--format", "json")
    assert own["reports"] == 1
    assert json.loads(named.stdout)["reports"] == 2
    train = run("corpus", "--split", "train", "--readings", readings, "--format", "json")
    assert json.loads(train.stdout)["groups"]["all"]["figures"]["status.given"]["f1"] == 1


def test_detail_lists_the_errors_with_their_words(readings):
    plain = run("corpus", "--readings", readings)
    detailed = run("corpus", "--readings", readings, "--detail", "--figure", "status.given")
    assert "event trigger + type" in plain.stdout
    assert "seize" not in plain.stdout
    line = detailed.stdout.strip().splitlines()[-1]
    assert line.endswith("status.given wrong: “seize” threatened → planned")


def test_json_with_detail_holds_the_faults(readings):
    result = run("corpus", "--readings", readings, "--detail", "--format", "json")
    faults = json.loads(result.stdout)["faults"]
    assert {fault["words"] for fault in faults} == {"seize"}


@pytest.fixture
def as_reader(readings, monkeypatch):
    """The stored readings in the place of the reader."""
    stored = read_from_file(Path(readings))
    monkeypatch.setattr("relata.cli.evaluate.choose_readings", lambda *_: stored)


def test_checks_are_printed_with_their_offences(as_reader):
    shown = run("checks", "--exchange", "5", "--detail").stdout
    assert "denied act shown as happened" in shown
    assert "two sides exchanged in 0 reports" in shown
    described = json.loads(run("checks", "--exchange", "0", "--format", "json").stdout)
    assert described["prospect_as_happened"]["at_risk"] == 1
    assert "sides_exchanged" not in described


def test_the_gate_fails_below_its_floors(as_reader, readings, tmp_path, monkeypatch):
    monkeypatch.setattr("relata.evaluate.gate.FLOORS", tmp_path / "floors.yaml")
    assert run("gate", "--pin").exit_code == 0
    passed = run("gate")
    assert (passed.exit_code, passed.stdout) == (0, "")
    worse = Path(readings).read_bytes().replace(b'"shelling"', b'"drone"')
    Path(readings).write_bytes(worse)
    stored = read_from_file(Path(readings))
    monkeypatch.setattr("relata.cli.evaluate.choose_readings", lambda *_: stored)
    failed = run("gate")
    assert failed.exit_code == 1
    assert "mode.given is 0.500, its floor is 0.995" in failed.stdout
    with pytest.raises(LowerFloors):
        run("gate", "--pin")
    assert run("gate", "--pin", "--lower-floors").exit_code == 0
    assert run("gate").exit_code == 0


def test_without_a_corpus_the_folder_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoCorpus, match="--folder"):
        run("corpus")
