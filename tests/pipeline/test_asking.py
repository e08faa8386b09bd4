import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ask.chat import CLASH_ANSWER, run_chat
from tests.factory import CLASH_TEXT
from tests.pipeline.fakes import FakeGazetteer

from relata.ask import AskingReader
from relata.model.codebook import codes
from relata.model.report import Report
from relata.pipeline.asking import load_asking_tools
from relata.pipeline.reading import Failure, Tools, attempt_report, describe_reader, read_report
from relata.pipeline.settings import Settings
from relata.wire import encode_record, problems_of

REPORT = Report(
    id="0" * 16, sha256="0" * 64, source="made.txt", text=CLASH_TEXT, published="2023-11-22"
)


@pytest.fixture(scope="module")
def chat():
    with run_chat() as stub:
        yield stub


def make_tools(chat):
    reader, gazetteer = (
        AskingReader(chat.options(max_requests=10**6, max_tokens=10**12)),
        FakeGazetteer(),
    )
    return Tools(reader, gazetteer, describe_reader(reader, gazetteer))


def answer_with(chat, answer):
    chat.answers.clear()
    chat.say(answer)


def test_the_record_is_that_of_the_contract_and_says_who_read(chat, tmp_path):
    answer_with(chat, CLASH_ANSWER)
    tools = load_asking_tools(Settings(cache=tmp_path), chat.options())
    record = read_report(REPORT, tools)
    assert problems_of(json.loads(encode_record(record))) == []
    assert record.reader.name == "openai:made-model"
    (tally,) = record.tallies
    assert (tally.low, tally.high, tally.own_voice) == (8, 8, False)
    assert record.events[0].occurrence.own_voice
    assert [by.polarity for by in record.events[0].occurrence.by] == ["against"]
    assert record.times[0].edtf == "2023-11-21"


def test_what_was_dropped_is_a_note_of_the_record(chat):
    answer_with(chat, CLASH_ANSWER | {"times": [{"id": "t1", "mentions": [{"words": "Friday"}]}]})
    record = read_report(REPORT, make_tools(chat))
    assert any("“Friday” are not in the text" in note for note in record.notes)


def test_a_failed_answer_is_a_failure_of_its_report_with_a_stable_code(chat):
    answer_with(chat, "no JSON")
    failure = attempt_report(REPORT, make_tools(chat))
    assert isinstance(failure, Failure)
    assert (failure.stage, failure.code) == ("read", "read.ask.answer")


WORDS = st.sampled_from([*CLASH_TEXT.split(), "The Front", "eight soldiers", "nowhere", ""])
QUOTES = st.lists(st.fixed_dictionaries({"words": WORDS, "in": st.none() | WORDS}), max_size=2)
IDS = st.sampled_from([f"{letter}{n}" for letter in "aptwoenc" for n in (1, 2)] + ["unnamed", "x"])
REFS = st.lists(IDS, max_size=2)
MAYBE = st.none() | IDS


def code(name):
    return st.sampled_from([*codes(name), "made-up"])


def table(**fields):
    return st.lists(st.fixed_dictionaries({"id": IDS, **fields}), max_size=2)


ANSWERS = st.fixed_dictionaries(
    {
        "actors": table(mentions=QUOTES, kind=code("actor_kind"), of=MAYBE),
        "places": table(mentions=QUOTES, kind=code("place_kind")),
        "times": table(mentions=QUOTES),
        "weapons": table(mentions=QUOTES, kind=code("weapon_kind")),
        "objects": table(mentions=QUOTES, kind=code("object_kind")),
        "events": table(
            type=code("event_type"),
            mode=st.none() | code("mode"),
            status=code("status"),
            triggers=QUOTES,
            agents=REFS,
            targets=REFS,
            places=REFS,
            times=REFS,
            weapons=REFS,
        ),
        "tallies": table(mentions=QUOTES, effect=code("effect"), event=MAYBE, of=MAYBE),
        "claims": table(
            source=IDS, stance=code("stance"), cue=QUOTES, content=QUOTES, about=REFS, via=REFS,
            said=MAYBE,
        ),
        "links": st.lists(
            st.fixed_dictionaries(
                {"from": IDS, "to": IDS, "type": code("link_type"), "signal": QUOTES,
                 "claim": MAYBE}
            ),
            max_size=2,
        ),
    }
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANSWERS)
def test_whatever_a_model_answers_the_record_keeps_the_contract(answer):
    from relata.ask.marking import mark_answer
    from relata.ask.reader import _decode

    class Answered:
        name, version, fingerprint = "openai:any", "1", "0" * 64

        def read(self, report):
            return mark_answer(_decode(json.dumps(answer)), report.text)

    gazetteer = FakeGazetteer()
    tools = Tools(Answered(), gazetteer, describe_reader(Answered(), gazetteer))
    record = read_report(REPORT, tools)
    assert problems_of(json.loads(encode_record(record))) == []
