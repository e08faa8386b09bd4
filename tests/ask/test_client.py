import json

import pytest
from tests.ask.chat import CLASH_ANSWER

from relata.ask.budget import Budget
from relata.ask.client import ChatClient
from relata.ask.faults import (
    AskBusy,
    AskRefused,
    AskTimeout,
    AskUnreachable,
    BadAnswer,
    BudgetSpent,
    CutAnswer,
)
from relata.ask.options import AskOptions, BadEndpoint, check_endpoint

BODY = {"model": "made-model", "messages": []}


class Pauses(list):
    """A clock that does not wait."""

    def __call__(self, seconds):
        self.append(seconds)


def ask(options, pauses=None, budget=None):
    budget = budget or Budget(options)
    return ChatClient(options, budget, sleep=Pauses() if pauses is None else pauses).ask(BODY)


def test_a_good_answer_gives_its_words(chat):
    chat.say(CLASH_ANSWER)
    assert json.loads(ask(chat.options())) == CLASH_ANSWER
    ((path, headers, body),) = chat.asked
    assert path == "/v1/chat/completions"
    assert body == BODY
    assert "Authorization" not in headers


def test_a_key_goes_with_the_request_and_into_no_message(chat):
    chat.send(401, b"no such key: made-secret")
    with pytest.raises(AskRefused, match="RELATA_READER_KEY") as caught:
        ask(chat.options(key="made-secret"))
    assert chat.asked[0][1]["Authorization"] == "Bearer made-secret"
    assert "made-secret" not in caught.value.message
    assert "made-secret" not in repr(chat.options(key="made-secret"))


def test_a_busy_server_is_asked_again_after_the_time_it_names(chat):
    chat.send(429, retry_after="7")
    chat.say("{}")
    pauses = Pauses()
    assert ask(chat.options(), pauses) == "{}"
    assert pauses == [7.0]


def test_a_server_that_is_busy_for_too_long_is_left(chat):
    chat.send(429, retry_after="900")
    with pytest.raises(AskBusy, match="after 900 seconds") as caught:
        ask(chat.options())
    assert caught.value.facts["retry_after_s"] == 900
    assert len(chat.asked) == 1


def test_a_server_that_stays_busy_is_asked_three_times(chat):
    chat.send(503)
    with pytest.raises(AskBusy):
        ask(chat.options())
    assert len(chat.asked) == 3


def test_a_server_that_fails_once_is_asked_again_and_one_that_goes_on_is_named(chat):
    chat.send(500, b"out of memory")
    chat.say("{}")
    assert ask(chat.options()) == "{}"
    chat.answers[:] = [(500, {}, b"out of memory")]
    with pytest.raises(AskRefused, match="status 500: out of memory"):
        ask(chat.options())


def test_a_slow_server_is_cut_off(chat):
    chat.answers.append(2.0)
    with pytest.raises(AskTimeout, match=r"within 0\.2 seconds"):
        ask(chat.options(timeout_s=0.2))


def test_a_server_that_is_not_there_is_named():
    with pytest.raises(AskUnreachable, match="cannot be reached"):
        ask(AskOptions(endpoint="http://127.0.0.1:9/v1", model="made-model"))


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b"{}", b'{"choices": []}', b'{"choices": [{"message": {}}]}']
)
def test_what_is_no_chat_completion_is_refused(chat, body):
    chat.send(200, body)
    with pytest.raises(BadAnswer, match="wanted a chat completion"):
        ask(chat.options())


def test_an_answer_without_words_tells_of_the_refusal(chat):
    chat.say("", refusal="I would rather not")
    with pytest.raises(BadAnswer, match="I would rather not"):
        ask(chat.options())


def test_an_answer_cut_at_the_limit_is_refused(chat):
    chat.say('{"actors": [', finish="length")
    with pytest.raises(CutAnswer, match="cut off at 16000 tokens"):
        ask(chat.options())


def test_a_redirect_is_not_followed(chat):
    chat.send(307, location=f"http://127.0.0.1:{chat.port}/elsewhere")
    with pytest.raises(AskRefused, match="status 307"):
        ask(chat.options())
    assert len(chat.asked) == 1


def test_every_try_counts_as_a_request(chat):
    chat.send(500)
    options = chat.options(max_requests=2)
    budget = Budget(options)
    with pytest.raises(BudgetSpent, match="2 requests") as caught:
        ask(options, budget=budget)
    assert caught.value.code == "read.ask.budget"
    assert len(chat.asked) == 2


def test_tokens_are_spent_as_the_server_counts_them(chat):
    chat.say("{}", tokens=600)
    options = chat.options(max_tokens=1000)
    budget = Budget(options)
    ask(options, budget=budget)
    ask(options, budget=budget)
    assert budget.tokens == 1200
    with pytest.raises(BudgetSpent, match="--max-tokens"):
        ask(options, budget=budget)


def test_tokens_are_estimated_where_the_server_does_not_count(chat):
    chat.send(200, json.dumps({"choices": [{"message": {"content": "{}" * 200}}]}).encode())
    options = chat.options()
    budget = Budget(options)
    ask(options, budget=budget)
    assert budget.tokens > 100


@pytest.mark.parametrize(
    ("endpoint", "key"),
    [
        ("localhost:8000", None),
        ("ftp://models.test/v1", None),
        ("http:///v1", None),
        ("https://user:word@models.test/v1", None),
        ("http://models.test/v1", "made-secret"),
        ("http://models.test:port/v1", None),
    ],
)
def test_an_address_to_which_nothing_may_be_sent_is_refused(endpoint, key):
    with pytest.raises(BadEndpoint, match="--endpoint"):
        check_endpoint(AskOptions(endpoint=endpoint, model="m", key=key))


@pytest.mark.parametrize(
    ("endpoint", "key"),
    [
        ("https://models.test/v1/", "made-secret"),
        ("http://models.test/v1", None),
        ("http://localhost:8000/v1", "made-secret"),
        ("http://192.168.1.7/v1", "made-secret"),
    ],
)
def test_https_and_the_own_network_are_asked(endpoint, key):
    address = check_endpoint(AskOptions(endpoint=endpoint, model="m", key=key))
    assert address == f"{endpoint.rstrip('/')}/chat/completions"
