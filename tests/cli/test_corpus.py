import json
from pathlib import Path

import pytest
from tests.annotated import actor_entry, annotate, event_entry
from tests.factory import make_clash_record
from typer.testing import CliRunner

from relata.cli.corpus import app
from relata.corpus import parse_rel, record_to_rel, rel_to_record
from relata.errors import RelSyntaxError, UsageError
from relata.wire import encode_record, problems_of

RUNNER = CliRunner()


@pytest.fixture
def rel_path(tmp_path: Path) -> Path:
    """A sound annotated file."""
    rel = annotate("[a1 Rebels] [e1 fired].", actor_entry("a1"), event_entry(agents="[a1]"))
    path = tmp_path / "made.rel"
    path.write_text(record_to_rel(rel_to_record(rel)), encoding="utf-8")
    return path


def test_an_annotated_file_becomes_a_sound_record(rel_path: Path) -> None:
    result = RUNNER.invoke(app, ["to-record", str(rel_path)])
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert problems_of(record) == []
    assert record["events"][0]["agents"][0]["own_voice"] is True


def test_a_record_becomes_the_file_again(rel_path: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    record.write_bytes(RUNNER.invoke(app, ["to-record", str(rel_path)]).stdout_bytes)
    result = RUNNER.invoke(app, ["to-rel", str(record)])
    assert result.stdout == rel_path.read_text(encoding="utf-8")
    assert result.stderr == ""


def test_a_record_comes_in_from_standard_input() -> None:
    result = RUNNER.invoke(app, ["to-rel", "-"], input=encode_record(make_clash_record()))
    assert parse_rel(result.stdout).entries["n1"]["low"] == 8


def test_an_absent_file_is_told() -> None:
    assert isinstance(RUNNER.invoke(app, ["to-record", "absent.rel"]).exception, RelSyntaxError)
    assert isinstance(RUNNER.invoke(app, ["to-rel", "absent.json"]).exception, UsageError)


def test_sound_files_pass_the_check(rel_path: Path) -> None:
    result = RUNNER.invoke(app, ["check", str(rel_path.parent)])
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 reports checked, 0 problems" in result.stderr


def test_every_problem_of_a_check_is_one_line(rel_path: Path) -> None:
    wrong = rel_path.read_text(encoding="utf-8").replace("mode: missile", "mode: magic")
    (rel_path.parent / "wrong.rel").write_text(wrong, encoding="utf-8")
    (rel_path.parent / "broken.rel").write_text("no parts", encoding="utf-8")
    result = RUNNER.invoke(app, ["check", str(rel_path.parent)])
    assert result.exit_code == 1
    assert [line.split(": ", 1)[1][:20] for line in result.stdout.splitlines()] == [
        "wanted 3 parts separ",
        "e1.mode: 'magic' is ",
        "id made-001 is also ",
    ]


def test_figures_are_printed_as_a_table_and_as_json(rel_path: Path) -> None:
    table = RUNNER.invoke(app, ["stats", str(rel_path), "--codes"]).stdout
    assert "mode: missile 1" in table
    figures = json.loads(RUNNER.invoke(app, ["stats", str(rel_path), "--json"]).stdout)
    assert figures["invented"]["counts"]["events"] == 1
