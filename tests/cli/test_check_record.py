import json

import pytest
from tests.documented import documented_record
from typer.testing import CliRunner

from relata.cli.main import app
from relata.errors import UsageError
from relata.wire import encode_record

RIGHT = encode_record(documented_record())
WRONG = RIGHT.replace(b'"mode":"drone"', b'"mode":"ufo"')


def run(*arguments, given=None):
    return CliRunner().invoke(app, ["check-record", *map(str, arguments)], input=given)


def test_right_records_pass_in_silence_but_for_the_count(tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_bytes(RIGHT + b"\n" + RIGHT + b"\n")
    result = run(path)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == "2 records checked, 0 records wrong, 0 problems, 0 files not read\n"


def test_each_problem_is_a_line_with_file_line_path_and_what(tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_bytes(RIGHT + b"\n" + WRONG + b"\n")
    result = run(path)
    assert result.exit_code == 1
    assert result.stdout == f"{path}:2: events[0].mode: 'ufo' is no mode of the codebook\n"
    assert "1 record wrong, 1 problem," in result.stderr


def test_standard_input_is_read_for_a_dash():
    result = run("-", given=WRONG)
    assert result.exit_code == 1
    assert result.stdout.startswith("-:1: events[0].mode:")


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "is empty"), (bytes(range(256)), "UTF-8"), (b"\0\0", "binary"), (None, "no such file")],
)
def test_a_file_that_cannot_be_read_is_told_on_stderr_and_the_others_are_checked(
    tmp_path, content, reason
):
    bad, good = tmp_path / "bad", tmp_path / "good"
    if content is not None:
        bad.write_bytes(content)
    good.write_bytes(WRONG)
    result = run(bad, good)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{good}:1: ")
    assert f"{bad}: " in result.stderr
    assert reason in result.stderr
    assert "1 file not read" in result.stderr
    assert "Traceback" not in result.output


def test_a_folder_is_told(tmp_path):
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "is a folder" in result.stderr


def test_json_nested_too_deep_is_told(tmp_path):
    path = tmp_path / "deep"
    path.write_bytes(b"[" * 100_000)
    result = run(path)
    assert result.exit_code == 1
    assert result.stdout == f"{path}:1: record: is nested too deep for a record\n"


def test_without_a_file_the_usage_is_told():
    result = run()
    assert isinstance(result.exception, UsageError)
    assert "wants record files" in str(result.exception)


def test_the_schema_can_be_printed():
    result = run("--schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["$id"] == "relata.record/1"
