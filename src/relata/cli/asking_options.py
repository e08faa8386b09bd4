"""The options of ``relata read`` that name another reader, and what they stand for."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from relata.errors import UsageError

if TYPE_CHECKING:
    from relata.pipeline.run import LoadTools, RunOptions

MAX_REQUESTS = 100
MAX_TOKENS = 1_000_000
MAX_ANSWER_TOKENS = 16_000
MAX_REPORT_CHARS = 40_000
ANSWER_TIMEOUT_S = 300.0


class ReaderName(StrEnum):
    """Who reads."""

    RELATA = "relata"
    OPENAI = "openai"


class BadReader(UsageError):
    """The options of a reader do not go together: say all that it needs and no other's."""

    code = "usage.reader"


ReaderOption = Annotated[
    ReaderName,
    typer.Option(
        "--reader",
        help="Who reads: Relata's own reader, or a language model behind an OpenAI-compatible "
        "server, to which the text of every report is then sent.",
    ),
]
EndpointOption = Annotated[
    str | None,
    typer.Option(
        metavar="URL", help="With --reader openai: the server, such as http://localhost:8000/v1."
    ),
]
ModelOption = Annotated[
    str | None,
    typer.Option(
        metavar="DIR|NAME",
        help="Folder of the reader's weights, instead of the shipped; with --reader openai, the "
        "model's name.",
    ),
]
MaxRequestsOption = Annotated[
    int | None,
    typer.Option(
        min=1, help=f"With --reader openai: requests of the run. [default: {MAX_REQUESTS}]"
    ),
]
MaxTokensOption = Annotated[
    int | None,
    typer.Option(min=1, help=f"With --reader openai: tokens of the run. [default: {MAX_TOKENS}]"),
]
MaxAnswerTokensOption = Annotated[
    int | None,
    typer.Option(
        min=1,
        help=f"With --reader openai: tokens of one answer. [default: {MAX_ANSWER_TOKENS}]",
    ),
]
MaxReportCharsOption = Annotated[
    int | None,
    typer.Option(
        min=1,
        help=f"With --reader openai: longest text that is sent. [default: {MAX_REPORT_CHARS}]",
    ),
]
AnswerTimeoutOption = Annotated[
    float | None,
    typer.Option(
        min=0.01,
        help=f"With --reader openai: seconds for one answer. [default: {ANSWER_TIMEOUT_S:g}]",
    ),
]


@dataclass(frozen=True, slots=True)
class ReaderChoice:
    """What the options say of the reader; None where they say nothing."""

    reader: ReaderName
    model: str | None = None
    endpoint: str | None = None
    workers: int | None = None
    max_requests: int | None = None
    max_tokens: int | None = None
    max_answer_tokens: int | None = None
    max_report_chars: int | None = None
    answer_timeout_s: float | None = None

    def of_the_model(self) -> dict[str, object]:
        """What is said that only a language model needs, by option."""
        said = {
            "--endpoint": self.endpoint,
            "--max-requests": self.max_requests,
            "--max-tokens": self.max_tokens,
            "--max-answer-tokens": self.max_answer_tokens,
            "--max-report-chars": self.max_report_chars,
            "--answer-timeout": self.answer_timeout_s,
        }
        return {option: value for option, value in said.items() if value is not None}


def choose_reader(run: "RunOptions", choice: ReaderChoice) -> "RunOptions":
    """The run with the reader that was chosen.

    Raises:
        BadReader: an option is absent, or is another reader's.
        BadEndpoint: the server's address cannot be used.
    """
    if choice.reader is ReaderName.RELATA:
        _refuse_others(choice)
        settings = run.settings
        return replace(
            run,
            settings=replace(
                settings,
                model=Path(choice.model) if choice.model else settings.model,
                workers=choice.workers or settings.workers,
            ),
        )
    return replace(run, settings=replace(run.settings, workers=1), load=_ask_with(run, choice))


def _refuse_others(choice: ReaderChoice) -> None:
    for option in choice.of_the_model():
        raise BadReader(
            f"wanted {option} with --reader openai only; nothing was sent anywhere", option=option
        )


def _ask_with(run: "RunOptions", choice: ReaderChoice) -> "LoadTools":
    from relata.ask import AskOptions
    from relata.ask.options import check_endpoint
    from relata.pipeline.asking import default_answers, load_asking_tools

    if choice.endpoint is None or choice.model is None:
        raise BadReader("wanted --endpoint URL and --model NAME with --reader openai, got not both")
    if (choice.workers or 1) > 1:
        raise BadReader(
            f"wanted one worker with --reader openai, which keeps one budget, got {choice.workers}"
        )
    options = AskOptions(
        endpoint=choice.endpoint,
        model=choice.model,
        key=run.settings.reader_key,
        timeout_s=choice.answer_timeout_s or ANSWER_TIMEOUT_S,
        max_requests=choice.max_requests or MAX_REQUESTS,
        max_tokens=choice.max_tokens or MAX_TOKENS,
        max_answer_tokens=choice.max_answer_tokens or MAX_ANSWER_TOKENS,
        max_report_chars=choice.max_report_chars or MAX_REPORT_CHARS,
        cache=default_answers(run.settings),
    )
    check_endpoint(options)
    return partial(load_asking_tools, options=options)
