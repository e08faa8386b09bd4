import json

import pytest
from tests.ask.chat import CLASH_ANSWER, run_chat
from tests.cli.test_main import call
from tests.factory import CLASH_TEXT


@pytest.fixture
def chat():
    with run_chat() as stub:
        stub.say(CLASH_ANSWER)
        yield stub


@pytest.fixture
def report(tmp_path, monkeypatch):
    monkeypatch.setenv("RELATA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("RELATA_READER_KEY", "made-secret")
    path = tmp_path / "report.txt"
    path.write_text(CLASH_TEXT, encoding="utf-8")
    return str(path)


def asked(report, chat, *more):
    return ["read", report, "--reader", "openai", "--endpoint", chat.endpoint,
            "--model", "made-model", "--published", "2023-11-22", *more]  # fmt: skip


def test_a_model_reads_and_the_record_says_so(monkeypatch, capfd, chat, report):
    assert call(monkeypatch, *asked(report, chat)) == 0
    record = json.loads(capfd.readouterr().out)
    assert record["reader"]["name"] == "openai:made-model"
    assert record["claims"][0]["source"] == "a2"
    assert chat.asked[0][1]["Authorization"] == "Bearer made-secret"


def test_nothing_is_sent_without_the_flag(monkeypatch, capfd, chat, report):
    assert call(monkeypatch, "read", report, "--endpoint", chat.endpoint) == 2
    assert "[usage.reader]" in capfd.readouterr().err
    assert chat.asked == []


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--model", "m"], "usage.reader"),
        (["--endpoint", "https://models.test/v1"], "usage.reader"),
        (["--endpoint", "models.test", "--model", "m"], "usage.endpoint"),
        (["--endpoint", "http://models.test/v1", "--model", "m"], "usage.endpoint"),
        (["--endpoint", "https://models.test", "--model", "m", "--workers", "2"], "usage.reader"),
    ],
)
def test_options_that_do_not_go_together_are_refused(monkeypatch, capfd, report, options, code):
    assert call(monkeypatch, "read", report, "--reader", "openai", *options) == 2
    assert f"[{code}]" in capfd.readouterr().err


def test_a_run_whose_budget_is_spent_fails_and_says_what_to_do(
    monkeypatch, capfd, chat, report, tmp_path
):
    other = tmp_path / "other.txt"
    other.write_text(f"{CLASH_TEXT} It rained.", encoding="utf-8")
    command = asked(report, chat, "--max-requests", "1")
    assert call(monkeypatch, command[0], command[1], str(other), *command[2:]) == 4
    out, err = capfd.readouterr()
    assert len(out.splitlines()) == 1
    assert "raise --max-requests [read.ask.budget]" in err


def test_what_was_asked_once_is_read_from_the_cache(monkeypatch, capfd, chat, report):
    call(monkeypatch, *asked(report, chat))
    first = capfd.readouterr().out
    chat.answers[:] = [(500, {}, b"")]
    assert call(monkeypatch, *asked(report, chat)) == 0
    again = json.loads(capfd.readouterr().out)
    wanted = json.loads(first)
    for record in (again, wanted):
        record["report"].pop("retrieved")
    assert again == wanted
    assert len(chat.asked) == 1
