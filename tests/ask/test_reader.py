import json
import stat

import pytest
from tests.ask.chat import CLASH_ANSWER
from tests.factory import CLASH_TEXT

from relata.ask import AskingReader
from relata.ask.faults import BadAnswer, ReportTooLong
from relata.ask.instructions import instructions
from relata.model.codebook import codes
from relata.model.report import Report


def make_report(text=CLASH_TEXT):
    return Report(id="0" * 16, sha256="0" * 64, source="made.txt", text=text)


def test_the_reports_text_and_nothing_else_of_it_is_sent(chat):
    chat.say(CLASH_ANSWER)
    marks = AskingReader(chat.options()).read(make_report())
    assert len(marks.claims) == 3
    body = chat.asked[0][2]
    assert body["messages"] == [
        {"role": "system", "content": instructions()},
        {"role": "user", "content": CLASH_TEXT},
    ]
    assert body["response_format"]["json_schema"]["strict"] is True
    assert body["temperature"] == 0
    assert "made.txt" not in json.dumps(body)


def test_the_instructions_list_every_code_that_may_be_answered():
    told = instructions()
    assert "{codes}" not in told
    for name in ("event_type", "mode", "status", "effect", "stance", "link_type", "actor_kind"):
        assert all(f"  - {code}" in told for code in codes(name))


def test_the_record_can_tell_which_model_read(chat):
    reader = AskingReader(chat.options())
    assert reader.name == "openai:made-model"
    assert len(reader.fingerprint) == 64
    assert (
        reader.fingerprint
        != AskingReader(
            chat.options().__class__(endpoint=chat.endpoint, model="another")
        ).fingerprint
    )


def test_a_fence_around_the_answer_is_taken_off(chat):
    chat.say(f"```json\n{json.dumps(CLASH_ANSWER)}\n```")
    assert len(AskingReader(chat.options()).read(make_report()).claims) == 3


@pytest.mark.parametrize(
    "words", ["Here it is:", "{", '{"actors": 3}', '{"events": [{"id": "e1"}]}']
)
def test_an_answer_of_another_shape_is_refused_and_not_kept(chat, tmp_path, words):
    chat.say(words)
    reader = AskingReader(chat.options(cache=tmp_path))
    with pytest.raises(BadAnswer, match="wanted JSON of the shape"):
        reader.read(make_report())
    assert list(tmp_path.rglob("*.json")) == []


def test_an_answer_is_asked_for_once(chat, tmp_path):
    chat.say(CLASH_ANSWER)
    first = AskingReader(chat.options(cache=tmp_path)).read(make_report())
    again = AskingReader(chat.options(cache=tmp_path, max_requests=1)).read(make_report())
    assert again == first
    assert len(chat.asked) == 1
    (kept,) = tmp_path.rglob("*.json")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    kept.write_text("{", encoding="utf-8")
    assert AskingReader(chat.options(cache=tmp_path)).read(make_report()) == first
    assert len(chat.asked) == 2


def test_another_text_is_another_question(chat, tmp_path):
    chat.say(CLASH_ANSWER)
    reader = AskingReader(chat.options(cache=tmp_path))
    reader.read(make_report())
    reader.read(make_report(CLASH_TEXT + " It rained."))
    assert len(chat.asked) == 2
    assert reader.budget.requests == 2


def test_a_text_that_is_too_long_is_not_sent(chat):
    with pytest.raises(ReportTooLong, match="at most 100 characters"):
        AskingReader(chat.options(max_report_chars=100)).read(make_report())
    assert chat.asked == []
