"""The reader that asks: a report's text goes to a model, its marks come back."""

import re
from typing import Any

import msgspec

from relata.ask.answer import Answer, answer_schema
from relata.ask.budget import Budget
from relata.ask.client import ChatClient
from relata.ask.faults import BadAnswer, ReportTooLong
from relata.ask.instructions import VERSION, fingerprint, instructions
from relata.ask.kept import KeptAnswers
from relata.ask.marking import mark_answer
from relata.ask.options import AskOptions
from relata.model.marks import Marks
from relata.model.report import Report

_FENCE = re.compile(r"\A\s*```(?:json)?\s*(.*?)\s*```\s*\Z", re.DOTALL)


class AskingReader:
    """The port ``Reader`` over a language model.

    Attributes:
        name: ``openai:`` and the model's name: the record says who read.
        version: of the instructions.
        fingerprint: sha256 of the model's name, the instructions and the shape of the answer; what
            a server runs under a name cannot be told from here.
        budget: what the run has spent.
    """

    def __init__(self, options: AskOptions, client: ChatClient | None = None) -> None:
        self.name = f"openai:{options.model}"
        self.version = VERSION
        self.fingerprint = fingerprint(options.model)
        self.budget = Budget(options)
        self._options = options
        self._client = client or ChatClient(options, self.budget)
        self._kept = KeptAnswers(options.cache)

    def read(self, report: Report) -> Marks:
        """The marks of one report.

        Raises:
            AskError: the model gave no answer to use.
            ReportTooLong: the text is longer than what is sent.
        """
        text = report.text
        if len(text) > (longest := self._options.max_report_chars):
            raise ReportTooLong(
                f"wanted a text of at most {longest} characters to send to a model, "
                f"{report.source} has {len(text)}; split it, or raise --max-report-chars",
                source=report.source,
            )
        body = self._body(text)
        asked = {"endpoint": self._options.endpoint, "body": body}
        kept = self._kept.get(asked)
        words = self._client.ask(body) if kept is None else kept
        answer = _decode(words)
        if kept is None:
            self._kept.put(asked, words)
        return mark_answer(answer, text)

    def _body(self, text: str) -> dict[str, Any]:
        shape = {"name": "marks", "strict": True, "schema": answer_schema()}
        return {
            "model": self._options.model,
            "messages": [
                {"role": "system", "content": instructions()},
                {"role": "user", "content": text},
            ],
            "response_format": {"type": "json_schema", "json_schema": shape},
            "temperature": 0,
            "max_tokens": self._options.max_answer_tokens,
        }


def _decode(words: str) -> Answer:
    """The answer in a model's words; a fence of Markdown around it is taken off.

    Raises:
        BadAnswer: it is no JSON of the shape that was asked for.
    """
    fenced = _FENCE.match(words)
    try:
        return msgspec.json.decode(fenced[1] if fenced else words, type=Answer)
    except msgspec.MsgspecError as error:
        raise BadAnswer(
            f"wanted JSON of the shape that was asked for, got: {error}; take a model or a server "
            "that keeps to a JSON schema"
        ) from error
