import json

import pytest
from tests.evaluate.clash import write_corpus
from typer.testing import CliRunner

from relata.cli.evaluate import NoCorpus, app
from relata.evaluate.examples import load_examples
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


def test_without_a_corpus_the_folder_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoCorpus, match="--folder"):
        run("corpus")
