"""Why a language model gave no marks: the branch of the exception tree that is of this room alone.

AskError
├── AskTimeout, AskUnreachable, AskRefused, AskBusy
└── BadAnswer, CutAnswer, ReportTooLong, BudgetSpent
"""

from relata.errors import ReadError


class AskError(ReadError):
    """The language model that was asked gave no answer to use: the message tells what to do."""

    code = "read.ask"


class AskTimeout(AskError):
    """The model's server did not answer in time: allow more time or take a smaller model."""

    code = "read.ask.timeout"


class AskUnreachable(AskError):
    """The model's server cannot be reached: check its address and that it runs."""

    code = "read.ask.host"


class AskRefused(AskError):
    """The model's server answered with an error: its status and words are in the message."""

    code = "read.ask.status"


class AskBusy(AskError):
    """The model's server has too much to do: try again after the time that it names."""

    code = "read.ask.busy"


class BadAnswer(AskError):
    """The model's answer is not of the shape that was asked for: take a model that keeps to it."""

    code = "read.ask.answer"


class CutAnswer(AskError):
    """The model's answer was cut off at the limit: allow longer answers or split the report."""

    code = "read.ask.cut"


class ReportTooLong(AskError):
    """The report is longer than what is sent to a model: split it or raise the limit."""

    code = "read.ask.too_long"


class BudgetSpent(AskError):
    """The run's requests or tokens are spent: raise the budget, or go on later from the cache."""

    code = "read.ask.budget"
