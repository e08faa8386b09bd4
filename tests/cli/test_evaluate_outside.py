import json

import pytest
from tests.evaluate.muc4_files import write_muc4
from tests.factory import make_info
from typer.testing import CliRunner

from relata.cli.evaluate import app
from relata.cli.evaluate_outside import HELP
from relata.evaluate.muc4 import load_muc4
from relata.evaluate.outside_sets import OUTSIDE_SETS
from relata.model.record import Record
from relata.wire import encode_record


def run(*arguments):
    return CliRunner().invoke(app, arguments, catch_exceptions=False)


@pytest.fixture
def folder(tmp_path):
    return write_muc4(tmp_path)


@pytest.fixture
def readings(tmp_path, folder):
    """Readings in which nothing was found."""
    path = tmp_path / "readings.jsonl"
    infos = [make_info(each.report.text) for each in load_muc4(folder)]
    path.write_bytes(b"\n".join(encode_record(Record(report=info)) for info in infos))
    return str(path)


def test_every_public_corpus_has_a_command():
    assert list(HELP) == list(OUTSIDE_SETS)


def test_figures_of_a_public_corpus_are_told_as_json(folder, readings):
    shown = json.loads(run("muc4", str(folder), "--readings", readings, "--format", "json").stdout)
    assert shown["texts"] == 2
    assert shown["figures"]["type"]["recall"] == 0
    assert shown["figures"]["type"]["f1"] is None
    assert shown["failures"] == []


def test_a_limit_takes_the_first_texts_and_detail_lists_what_was_missed(folder, readings):
    shown = run("muc4", str(folder), "--readings", readings, "--limit", "1", "--detail").stdout
    assert "templates of 1 texts" in shown
    assert "object: missed: “BANK”" in shown
