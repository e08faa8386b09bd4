"""What a run may still spend."""

from relata.ask.faults import BudgetSpent
from relata.ask.options import AskOptions


class Budget:
    """Requests and tokens of one run; it lives in one process, so one process asks."""

    def __init__(self, options: AskOptions) -> None:
        self._max_requests = options.max_requests
        self._max_tokens = options.max_tokens
        self.requests = 0
        self.tokens = 0

    def take_request(self) -> None:
        """Count a request about to be made.

        Raises:
            BudgetSpent: none is left, or the tokens are spent.
        """
        if self.requests >= self._max_requests:
            raise _spent(f"{self._max_requests} requests", "--max-requests")
        if self.tokens >= self._max_tokens:
            raise _spent(f"{self._max_tokens} tokens", "--max-tokens")
        self.requests += 1

    def take_tokens(self, count: int) -> None:
        """Count the tokens of an answer; what goes over is refused at the next request."""
        self.tokens += count


def _spent(what: str, option: str) -> BudgetSpent:
    return BudgetSpent(
        f"wanted to ask the model, but the {what} of this run are spent; answers so far are kept: "
        f"run again, or raise {option}"
    )
