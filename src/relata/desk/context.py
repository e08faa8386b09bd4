"""What every route needs: the ledger, the options, who calls, and answers as JSON."""

import base64
import binascii
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Annotated, Any

import msgspec
from fastapi import Depends, Request, Response

from relata.desk.faults import Invalid
from relata.desk.options import DeskOptions
from relata.desk.people import Caller
from relata.model.project import ProjectField
from relata.pipeline.queue import refresh_lines
from relata.pipeline.reading import Tools, load_tools
from relata.pipeline.settings import Settings
from relata.store import Ledger

LARGEST_PAGE = 500
MOST_CHANGES = 2**31 - 1
"""The log's numbers fit a database's integer."""

SYNC_LINES = 200
"""Stale lines that one call makes anew; more are made in the background."""


class Drawn:
    """The last few maps that were asked for, as bytes; a change of the ledger makes new keys."""

    def __init__(self, most: int = 8) -> None:
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._most = most
        self._lock = threading.Lock()

    def get(self, key: str) -> bytes | None:
        """What is kept under a key; None for nothing."""
        with self._lock:
            return self._kept.get(key)

    def put(self, key: str, body: bytes) -> bytes:
        """Keep a map in place of the oldest, and give it back."""
        with self._lock:
            self._kept[key] = body
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return body


@dataclass(slots=True)
class Desk:
    """One running desk.

    Attributes:
        fields: the project's own.
        key: opens a desk without accounts; printed once at the start.
    """

    ledger: Ledger
    options: DeskOptions
    settings: Settings
    key: str
    fields: tuple[ProjectField, ...] = ()
    _tools: Tools | None = None
    _tools_lock: threading.Lock = field(default_factory=threading.Lock)
    _lines_lock: threading.Lock = field(default_factory=threading.Lock)
    lines_left: int = 0
    drawn: Drawn = field(default_factory=Drawn)

    def tools(self, settings: Settings | None = None) -> Tools:
        """The reader, loaded once, when the first report is added."""
        with self._tools_lock:
            if self._tools is None:
                self._tools = load_tools(settings or self.settings)
            return self._tools

    def refresh(self) -> int:
        """Bring the lists up to date; returns how many lines are still to be made.

        Raises:
            LedgerError: the ledger fails.
        """
        with self._lines_lock:
            self.lines_left = refresh_lines(self.ledger, SYNC_LINES)
        return self.lines_left


def desk_of(request: Request) -> Desk:
    """The desk that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


def caller_of(request: Request) -> Caller:
    """Who calls; the application has let nobody else through."""
    caller: Caller = request.state.caller
    return caller


DeskNow = Annotated[Desk, Depends(desk_of)]
CallerNow = Annotated[Caller, Depends(caller_of)]


def answer(body: object, *, status: int = 200, etag: str | None = None) -> Response:
    """A JSON answer."""
    headers = {"Cache-Control": "no-store"}
    if etag is not None:
        headers["ETag"] = f'"{etag}"'
    return Response(
        msgspec.json.encode(body),
        status_code=status,
        media_type="application/json",
        headers=headers,
    )


def etag_in(request: Request) -> str | None:
    """The ETag that a caller says it has seen; None when it does not say."""
    given = request.headers.get("if-match")
    return given.strip().removeprefix("W/").strip('"') if given is not None else None


def write_cursor(*parts: object) -> str:
    """Where a page ended, for asking for the next."""
    return base64.urlsafe_b64encode(msgspec.json.encode(parts)).decode().rstrip("=")


def read_cursor(cursor: str | None) -> tuple[int, str] | None:
    """Where the page before ended; None for the first.

    Raises:
        Invalid: it is no cursor of ours.
    """
    if cursor is None:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        return msgspec.json.decode(base64.urlsafe_b64decode(padded), type=tuple[int, str])
    except (msgspec.DecodeError, binascii.Error, ValueError) as error:
        raise Invalid(f"wanted the cursor of a page before, got {cursor!r}") from error


Json = dict[str, Any]
