"""One conversation with a model's server over OpenAI's chat interface.

Invariants: no redirect is followed and no proxy or certificate of the environment is taken, so
that a report and a key go to the named host only; nothing waits much past the time limit; every
try counts against the budget.

Source: OpenAI's API reference, "Create chat completion"; the parts that other servers share.
"""

import json
import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx

import relata
from relata.ask.budget import Budget
from relata.ask.faults import (
    AskBusy,
    AskRefused,
    AskTimeout,
    AskUnreachable,
    BadAnswer,
    CutAnswer,
)
from relata.ask.options import AskOptions, check_endpoint

_TRIES = 3
_BUSY = (429, 503)
_FAILED = (500, 502, 504)
_PAUSE_S = 1.0
_LARGEST_ANSWER = 8_000_000
_CHARS_PER_TOKEN = 4
_LONGEST_SHOWN = 200


class ChatClient:
    """Asks one server for answers of one shape."""

    def __init__(
        self, options: AskOptions, budget: Budget, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._options = options
        self._address = check_endpoint(options)
        self._budget = budget
        self._sleep = sleep

    def ask(self, body: Mapping[str, Any]) -> str:
        """The words of the model's answer to a request.

        Raises:
            AskTimeout, AskUnreachable, AskRefused, AskBusy: the server gave none.
            BadAnswer, CutAnswer: what it gave is no whole answer.
            BudgetSpent: no request or token is left.
        """
        sent = json.dumps(body, ensure_ascii=False).encode()
        for attempt in range(1, _TRIES + 1):
            self._budget.take_request()
            status, headers, data = self._post(sent)
            if status in _BUSY:
                self._wait(status, headers, attempt)
            elif status in _FAILED and attempt < _TRIES:
                self._sleep(_PAUSE_S)
            elif status != httpx.codes.OK:
                raise self._refused(status, data)
            else:
                return self._content(data, sent)
        raise AssertionError("the loop returns or raises")

    def _post(self, sent: bytes) -> tuple[int, Mapping[str, str], bytes]:
        """Status, headers and body of one answer."""
        limit_s = self._options.timeout_s
        end = time.monotonic() + limit_s
        try:
            with (
                httpx.Client(trust_env=False, timeout=limit_s) as client,
                client.stream("POST", self._address, content=sent, headers=self._headers()) as got,
            ):
                return got.status_code, got.headers, self._read(got, end)
        except httpx.TimeoutException as error:
            raise self._too_slow() from error
        except httpx.HTTPError as error:
            raise AskUnreachable(
                f"wanted an answer from {self._address}, which cannot be reached ({error}); check "
                "the address and that the server runs",
                address=self._address,
            ) from error

    def _headers(self) -> dict[str, str]:
        headers = {
            "Content-Type": "application/json",
            "User-Agent": f"Relata/{relata.__version__}",
        }
        if self._options.key:
            headers["Authorization"] = f"Bearer {self._options.key}"
        return headers

    def _read(self, got: httpx.Response, end: float) -> bytes:
        data = bytearray()
        for part in got.iter_bytes():
            data += part
            if time.monotonic() > end:
                raise self._too_slow()
            if len(data) > _LARGEST_ANSWER:
                raise self._bad(f"more than {_LARGEST_ANSWER:,} bytes")
        return bytes(data)

    def _too_slow(self) -> AskTimeout:
        return AskTimeout(
            f"wanted an answer from {self._address} within {self._options.timeout_s:g} seconds; "
            "it was slower; allow more time with --answer-timeout, or take a smaller model",
            address=self._address,
        )

    def _wait(self, status: int, headers: Mapping[str, str], attempt: int) -> None:
        """Pause as long as the server asks, when that is not too long."""
        asked = headers.get("retry-after", "").strip()
        wait_s = float(asked[:9]) if asked.isascii() and asked.isdigit() else _PAUSE_S * attempt
        if attempt == _TRIES or wait_s > self._options.max_wait_s:
            raise AskBusy(
                f"wanted an answer, but {self._address} is busy (status {status}) and asks to come "
                f"back after {wait_s:g} seconds; try again then",
                status=status,
                retry_after_s=wait_s,
            )
        self._sleep(wait_s)

    def _refused(self, status: int, data: bytes) -> AskRefused:
        said = " ".join(data[: 4 * _LONGEST_SHOWN].decode("utf-8", "replace").split())
        if self._options.key:
            said = said.replace(self._options.key, "…")
        hint = "check RELATA_READER_KEY" if status in (401, 403) else "check --endpoint and --model"
        return AskRefused(
            f"wanted an answer, but {self._address} refused with status {status}: "
            f"{said[:_LONGEST_SHOWN] or 'no words'}; {hint}",
            status=status,
        )

    def _content(self, data: bytes, sent: bytes) -> str:
        try:
            answer = json.loads(data)
            choice = answer["choices"][0]
            content = choice["message"]["content"]
        except (ValueError, LookupError, TypeError) as error:
            raise self._bad("something that is no chat completion") from error
        self._budget.take_tokens(_tokens_of(answer, data, sent))
        if choice.get("finish_reason") == "length":
            raise CutAnswer(
                f"wanted a whole answer, but it was cut off at {self._options.max_answer_tokens} "
                "tokens; allow more with --max-answer-tokens, or split the report"
            )
        if not isinstance(content, str) or not content.strip():
            refusal = choice["message"].get("refusal")
            raise self._bad(f"no words (refusal: {str(refusal)[:_LONGEST_SHOWN]})")
        return content

    def _bad(self, came: str) -> BadAnswer:
        return BadAnswer(
            f"wanted a chat completion from {self._address}, got {came}; check that the address is "
            "that of an OpenAI-compatible server, and that its model can answer in JSON",
            address=self._address,
        )


def _tokens_of(answer: Mapping[str, Any], data: bytes, sent: bytes) -> int:
    """Tokens as the server counts them; by length where it does not."""
    usage = answer.get("usage")
    total = usage.get("total_tokens") if isinstance(usage, dict) else None
    if isinstance(total, int) and not isinstance(total, bool) and total >= 0:
        return total
    return (len(data) + len(sent)) // _CHARS_PER_TOKEN
