"""The ledger's nouns: what is kept of a report, who did what to it, and what people judged.

Everything is append-only. A row never changes; what is undone or forgotten is so by a later row.
"""

from typing import Literal

import msgspec

from relata.model.record import Record

Verdict = Literal["same", "apart", "unsure"]
"""What a person says of two events."""

CODED = "coded"
"""Verdict of a value given blind by a second coder: compared, never applied."""

ChangeKind = Literal[
    "init",
    "add",
    "meet",
    "read",
    "judge",
    "undo",
    "redo",
    "forget",
    "import",
    "relink",
    "account",
    "sign-in",
]


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A state of the ledger: all changes up to one.

    Attributes:
        change: number of the last change seen; 0 for an empty ledger.
        at: ISO 8601 in UTC with microseconds, when that change was made.
        ledger: the ledger's own id, made once.
    """

    change: int
    at: str
    ledger: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the ledger's log.

    Attributes:
        number: counts up from 1 without gaps in order of commit.
        at: ISO 8601 in UTC with microseconds; strictly later than the entry before.
        who: the person or program that made it.
        subject: report, judgement or ledger that it is about.
    """

    number: int
    at: str
    who: str
    kind: str
    subject: str
    why: str | None = None


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """Where and when a report was met; the same bytes may be met at many places.

    Attributes:
        id: of this sighting, for forgetting it alone.
        source: path or URL as given.
        headers: of the answer, when it was fetched; names in lower case.
        archive: address of a copy kept elsewhere, when a person gave one.
    """

    id: str
    source: str
    retrieved: str
    url: str | None = None
    headers: dict[str, str] = {}
    archive: str | None = None
    change: int = 0


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a report that a judgement hangs on, so that a new reader's record keeps it.

    Attributes:
        report: the report's id.
        letter: kind of what was judged: ``e`` an event, ``n`` a tally, ``c`` a claim …
        quote: the words themselves.
        prefix: up to 32 characters before them.
        suffix: up to 32 characters after them.
        start: offset at the time of judging; decides only between equal quotes.
    """

    report: str
    letter: str
    quote: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A person's word on two events, or on one value; it wins over the machine's.

    Attributes:
        id: of the judgement, for undoing it.
        field: ``incident`` for two events; else the field judged (``type``, ``time``, ``low`` …).
        verdict: ``same``, ``apart``, ``unsure`` for two events; ``accept``, ``reject``, ``set``
            for a value.
        value: the value set, as text in the form of the record's JSON; None when none is set.
        other: the second event's anchor; None unless ``field`` is ``incident`` or ``link``.
        was: the value that stood there before, as people saw it; None when nothing did.
        seconds: how long the person took; None when that was not measured.
    """

    id: str
    field: str
    verdict: str
    anchor: Anchor
    other: Anchor | None = None
    value: str | None = None
    who: str
    at: str
    why: str | None = None
    change: int = 0
    was: str | None = None
    seconds: float | None = None


class LedgerReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report of the ledger with its current record.

    Attributes:
        id: first 16 hex digits of the sha256 of its bytes.
        record: the current record; None when it could not be read (``unread_why`` says why).
        origin: id of the first report of its origin: near-copies and versions of one page share
            it, and count as one origin.
        sightings: at least one, oldest first, without the forgotten.
        change: when it was added.
    """

    id: str
    sha256: str
    record: Record | None
    origin: str
    sightings: tuple[Sighting, ...]
    series: str | None = None
    unread_why: str | None = None
    change: int = 0


class Poll(msgspec.Struct, frozen=True, kw_only=True):
    """How far a watched feed was read.

    Attributes:
        etag, modified: what the server gave to ask by; None when it gave none.
        failures: polls in a row that failed.
        polled_at, next_at: ISO 8601 in UTC.
    """

    feed: str
    polled_at: str
    next_at: str
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
