"""What ingest asks of the machine it runs on, in one place so that tests can stand in for it."""

import socket
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime


def _resolve(host: str, port: int) -> Sequence[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(info[4][0]) for info in found]


def _read_stdin(limit: int) -> bytes:
    return sys.stdin.buffer.read(limit)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Outside:
    """The clock, the resolver and standard input.

    Attributes:
        now: the time, with its zone.
        sleep: waits that many seconds.
        resolve: the addresses of a host; raises OSError when it has none.
        read_stdin: at most that many bytes of standard input.
    """

    now: Callable[[], datetime] = _now
    sleep: Callable[[float], None] = time.sleep
    resolve: Callable[[str, int], Sequence[str]] = _resolve
    read_stdin: Callable[[int], bytes] = _read_stdin
