import io
import json
import sys
from functools import partial

import pytest
from tests.cli.test_main import call
from tests.factory import make_info
from tests.pipeline.fakes import load_fakes

from relata.cli import main as cli
from relata.cli.outputs import file_name
from relata.cli.progress import show_progress
from relata.cli.read import summarise
from relata.model.record import Record
from relata.pipeline.reading import Failure
from relata.pipeline.run import RunOptions

TEXT = "Two men were killed on Monday near the old mill, the mayor said. {word}"


@pytest.fixture(autouse=True)
def fake_reader(monkeypatch):
    monkeypatch.setattr("relata.cli.read.RunOptions", partial(RunOptions, load=load_fakes))


@pytest.fixture
def write(tmp_path):
    def write_report(name, word=""):
        path = tmp_path / name
        path.write_text(TEXT.format(word=word))
        return str(path)

    return write_report


def test_one_report_is_one_line_of_json_in_a_pipe(monkeypatch, capfd, write):
    assert call(monkeypatch, "read", write("a.txt"), "--published", "2024-05-08") == 0
    out, err = capfd.readouterr()
    (line,) = out.splitlines()
    record = json.loads(line)
    assert record["schema"] == "relata.record/1"
    assert record["report"]["published"] == "2024-05-08"
    assert err.splitlines()[-1] == "relata: read 1 of 1 report"


def test_several_reports_are_json_lines_in_their_order(monkeypatch, capfd, write):
    paths = [write(f"{name}.txt", name) for name in "abc"]
    assert call(monkeypatch, "read", *paths, "--format", "json") == 0
    lines = capfd.readouterr().out.splitlines()
    assert [json.loads(line)["report"]["source"] for line in lines] == paths


def test_a_table_is_printed_when_asked_for(monkeypatch, capfd, write):
    assert call(monkeypatch, "read", write("a.txt"), "--format", "table") == 0
    assert "assault · unknown" in capfd.readouterr().out


def test_html_on_standard_output_is_one_page(monkeypatch, capfd, write):
    assert call(monkeypatch, "read", write("a.txt"), "--format", "html") == 0
    assert capfd.readouterr().out.startswith("<!DOCTYPE html>")


def test_html_of_several_reports_wants_a_folder(monkeypatch, capfd, write):
    code = call(monkeypatch, "read", write("a.txt"), write("b.txt", "b"), "--format", "html")
    assert code == cli.EXIT_USAGE
    out, err = capfd.readouterr()
    assert out == ""
    assert "--out" in err
    assert "[usage.several_reports]" in err


def test_out_writes_one_file_a_report(monkeypatch, capfd, write, tmp_path):
    out = tmp_path / "records"
    paths = [write("Wire copy (1).txt"), write("b.txt", "b")]
    assert call(monkeypatch, "read", *paths, "--out", str(out)) == 0
    names = sorted(path.name for path in out.iterdir())
    assert [name.rsplit("-", 1)[0] for name in names] == ["b", "wire-copy-1"]
    assert all(json.loads((out / name).read_text())["events"] for name in names)
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize(("chosen", "ending"), [("html", ".html"), ("table", ".txt")])
def test_out_writes_the_format_asked_for(monkeypatch, write, tmp_path, chosen, ending):
    out = tmp_path / "records"
    assert call(monkeypatch, "read", write("a.txt"), "--format", chosen, "--out", str(out)) == 0
    assert [path.suffix for path in out.iterdir()] == [ending]


def test_a_file_that_is_there_is_not_replaced_in_silence(monkeypatch, capfd, write, tmp_path):
    out = tmp_path / "records"
    path = write("a.txt")
    assert call(monkeypatch, "read", path, "--out", str(out)) == 0
    (file,) = out.iterdir()
    file.write_text("kept")
    assert call(monkeypatch, "read", path, "--out", str(out)) == cli.EXIT_ALL_FAILED
    assert file.read_text() == "kept"
    assert "usage.output_exists (1)" in capfd.readouterr().err
    assert call(monkeypatch, "read", path, "--out", str(out), "--overwrite") == 0
    assert json.loads(file.read_text())["schema"] == "relata.record/1"


def test_a_folder_that_cannot_be_made_stops_before_reading(monkeypatch, capfd, write, tmp_path):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    code = call(monkeypatch, "read", write("a.txt"), "--out", str(in_the_way / "records"))
    assert code == cli.EXIT_USAGE
    assert "[usage.output_unwritable]" in capfd.readouterr().err


def test_some_failures_have_a_line_each_and_their_own_exit_code(
    monkeypatch, capfd, write, tmp_path
):
    sources = [write("a.txt"), str(tmp_path / "absent.txt"), write("crash.txt", "CRASH")]
    assert call(monkeypatch, "read", *sources) == cli.EXIT_SOME_FAILED
    out, err = capfd.readouterr()
    lines = err.splitlines()
    assert len(out.splitlines()) == 1
    assert lines[0].startswith(f"relata: {sources[1]}: ")
    assert "[internal]" in lines[1]
    assert lines[-1].startswith("relata: read 1 of 3 reports; 2 failed: ")
    assert "Traceback" not in err


def test_nothing_read_has_an_exit_code_of_its_own(monkeypatch, capfd, tmp_path):
    assert call(monkeypatch, "read", str(tmp_path / "absent.txt")) == cli.EXIT_ALL_FAILED
    assert "read 0 of 1 report; 1 failed" in capfd.readouterr().err


@pytest.mark.parametrize(
    "wrong",
    [
        ["--published", "yesterday"],
        ["--max-mb", "0"],
        ["--timeout", "-1"],
        ["--workers", "0"],
        ["--format", "yaml"],
    ],
)
def test_a_wrong_option_is_refused_before_reading(monkeypatch, capfd, write, wrong):
    assert call(monkeypatch, "read", write("a.txt"), *wrong) == cli.EXIT_USAGE
    out, err = capfd.readouterr()
    assert out == ""
    assert err


def test_workers_print_the_same_records(monkeypatch, capfd, write):
    paths = [write(f"{name}.txt", name) for name in "abcde"]
    shown = []
    for workers in ("1", "2"):
        assert call(monkeypatch, "read", *paths, "--workers", workers) == 0
        records = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
        for record in records:
            record["report"]["retrieved"] = None
        shown.append(records)
    assert shown[0] == shown[1]


def test_the_summary_counts_reasons_by_code():
    failures = [Failure("a", "ingest", "source.empty", "")] * 2
    failures.append(Failure("b", "read", "read", ""))
    assert summarise(1, failures) == "read 1 of 4 reports; 3 failed: source.empty (2), read (1)"
    assert summarise(0, []) == "no report in these sources"


@pytest.mark.parametrize(
    ("source", "stem"),
    [
        ("../../etc/pass wd.txt", "pass-wd"),
        ("https://example.org/a/b/?q=1", "q-1"),
        ("-", "report"),
        ("تقرير.txt", "report"),
        ("x" * 500, "x" * 60),
        ("CON.txt", "con"),
    ],
)
def test_a_file_name_is_safe_whatever_the_source(source, stem):
    record = Record(report=make_info("text", source=source))
    assert file_name(record) == f"{stem}-{record.report.id[:8]}"


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_bar_is_shown_to_a_person_for_more_than_a_few_reports(monkeypatch):
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    outcomes = [Failure(str(n), "read", "read", "") for n in range(6)]
    assert list(show_progress(outcomes, [str(n) for n in range(6)])) == outcomes
    assert "6/6" in stream.getvalue()


def test_no_bar_is_shown_for_a_few_reports_or_in_a_log(monkeypatch):
    outcomes = [Failure(str(n), "read", "read", "") for n in range(6)]
    for stream, sources in ((Terminal(), ["a", "b"]), (io.StringIO(), list("abcdef"))):
        monkeypatch.setattr(sys, "stderr", stream)
        assert list(show_progress(outcomes, sources)) == outcomes
        assert stream.getvalue() == ""
