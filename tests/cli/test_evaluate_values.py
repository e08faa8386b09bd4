import json

import pytest
from tests.evaluate.clash import write_corpus
from typer.testing import CliRunner

from relata.cli.evaluate import app
from relata.cli.evaluate_values import HELP, NoData
from relata.evaluate.value_kinds import VALUE_KINDS
from relata.evaluate.values import UnknownSet


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return write_corpus(tmp_path / "corpus", copies=2)


def run(*arguments):
    return CliRunner().invoke(app, arguments, catch_exceptions=False)


def test_every_kind_of_value_has_a_command():
    assert list(HELP) == list(VALUE_KINDS)
    assert [VALUE_KINDS[name].name for name in HELP] == list(HELP)


def test_values_on_annotated_marks_are_those_of_the_rules(corpus):
    figures = json.loads(run("times", "--split", "all", "--format", "json").stdout)["figures"]
    assert figures["time_value.strict"] == {
        "f1": 1.0,
        "precision": 1.0,
        "recall": 1.0,
        "gold": 2.0,
        "read": 2.0,
        "right": 2.0,
    }


def test_a_miss_is_listed_with_what_was_wanted_what_came_and_why(corpus):
    path = corpus / "reports" / "made-001.rel"
    path.write_text(path.read_text("utf-8").replace("2023-11-21", "2023-11-14"), "utf-8")
    shown = run("times", "--detail").stdout
    assert "values, null included" in shown
    lines = [line for line in shown.splitlines() if "time_value:" in line]
    assert lines == [
        "corpus/reports/made-001.rel:29-36: time_value: “Tuesday” 2023-11-14 → 2023-11-21 "
        "(tuesday, the last on or before published 2023-11-22)"
    ]


def test_every_kind_is_measured_on_the_annotated_reports(corpus):
    for kind in HELP:
        described = json.loads(run(kind, "--format", "json", "--detail").stdout)
        assert described["kind"] == kind
        assert described["failures"] == []


def test_a_set_that_a_kind_does_not_have_is_refused(corpus, tmp_path):
    with pytest.raises(UnknownSet, match="got 'elsewhere'"):
        run("numbers", "--set", "elsewhere", "--data", str(tmp_path))


def test_a_set_without_its_folder_is_refused(corpus):
    with pytest.raises(NoData, match="--data DIR"):
        run("times", "--set", "elsewhere")
