"""Connections that go only to a checked address and end at a deadline.

Invariants: the name is resolved once for each connection, and the address that was checked is the
one connected to, so that a name that changes its address in between gains nothing; no read or
write waits past the deadline, so that a server that sends one byte at a time is cut off too.
"""

import queue
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from relata.errors import DeadHost, FetchTimeout
from relata.ingest.addresses import choose_address
from relata.ingest.outside import Outside


class Deadline:
    """A moment after which a fetch has taken too long."""

    def __init__(self, timeout_s: float, address: str) -> None:
        self._timeout_s = timeout_s
        self._end = time.monotonic() + timeout_s
        self._address = address

    def remaining_s(self) -> float:
        """Seconds left; raises FetchTimeout when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.missed()
        return left

    def missed(self) -> FetchTimeout:
        """The error of a missed deadline."""
        return FetchTimeout(
            f"Wanted {self._address} within {self._timeout_s:g} seconds; the server was slower. "
            "Try later, or allow more time.",
            address=self._address,
            timeout_s=self._timeout_s,
        )


class _Stream(httpcore.NetworkStream):
    """A connection whose every wait is bounded by the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, timeout=self._deadline.remaining_s())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, timeout=self._deadline.remaining_s())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline.remaining_s()
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as httpcore declares it
        return self._inner.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """Opens connections to checked addresses only."""

    def __init__(self, outside: Outside, deadline: Deadline, *, allow_private: bool) -> None:
        self._outside = outside
        self._deadline = deadline
        self._allow_private = allow_private
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolves, checks and connects; raises DeadHost, RefusedAddress or FetchTimeout."""
        found = _resolve_in_time(self._outside.resolve, host, port, self._deadline)
        address = choose_address(host, found, allow_private=self._allow_private)
        stream = self._inner.connect_tcp(address, port, timeout=self._deadline.remaining_s())
        return _Stream(stream, self._deadline)


def _resolve_in_time(
    resolve: Callable[[str, int], Sequence[str]], host: str, port: int, deadline: Deadline
) -> Sequence[str]:
    """The resolver of the system knows no time limit; it is given one here."""
    answers: queue.Queue[Sequence[str] | OSError] = queue.Queue()

    def ask() -> None:
        try:
            answers.put(resolve(host, port))
        except (OSError, UnicodeError) as error:
            answers.put(error if isinstance(error, OSError) else OSError(str(error)))

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.remaining_s())
    except queue.Empty:
        raise deadline.missed() from None
    if isinstance(answer, OSError):
        raise DeadHost(
            f"Wanted a host that exists; {host} has no address ({answer}). "
            "Check its name and your connection.",
            host=host,
        ) from answer
    return answer
