"""Writing to the ledger: one transaction, in which rows are added and none is altered.

Only caches (``CACHES``) are ever deleted from. A ``Writer`` lives inside ``Ledger.write``.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select, update

from relata.model.ledger import Change, ChangeKind, Judgement, Moment, Poll, Sighting
from relata.model.record import Record
from relata.model.report import Report
from relata.store import tables as T
from relata.store.folding import fold
from relata.store.link_writer import LinkWriter
from relata.store.packing import hash_id, pack
from relata.store.pairs import chunks
from relata.store.rows import actor_rows, claim_rows, statement_rows
from relata.store.search import add_words
from relata.store.signature import are_copies, band_values, lead_values, shingles
from relata.store.view import View


@dataclass(frozen=True, slots=True)
class Evidence:
    """The bytes a report was read from, what the server said with them, and a copy's address."""

    data: bytes
    content_type: str | None = None
    headers: Mapping[str, str] = msgspec.field(default_factory=dict)
    archive: str | None = None


@dataclass(frozen=True, slots=True)
class EventRow:
    """What linking and search keep of one event; ``features`` are linking's own bytes."""

    event: str
    kind: str
    type: str
    mode: str | None
    status: str
    first_day: int | None
    last_day: int | None
    country: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    killed_low: int | None
    own_id: str
    features: bytes
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """A reading as it is kept.

    Attributes:
        id: hangs on what the record says, not on when and where its report was met.
        body: its JSON.
    """

    id: str
    body: bytes
    by_hand: bool = False


class Writer(LinkWriter):
    """Adds rows within one transaction."""

    def __init__(self, connection: Connection, who: str, decode: Callable[[bytes], Record]) -> None:
        self.connection = connection
        self.who = who
        self._decode = decode

    def view(self) -> View:
        """The ledger with all that this transaction has written so far."""
        number, at = self._latest()
        ledger = select(T.ABOUT.c.value).where(T.ABOUT.c.key == "id")
        name = self.connection.execute(ledger).scalar_one_or_none()
        moment = Moment(change=number, at=at, ledger=name or "")
        return View(self.connection, moment, self._decode)

    # The log

    def _latest(self) -> tuple[int, str]:
        """Number and time of the last change; 0 and the empty string before the first."""
        c = T.CHANGES.c
        last = select(c.number, c.at).order_by(c.number.desc()).limit(1)
        row = self.connection.execute(last).first()
        return (row.number, row.at) if row else (0, "")

    def change(self, kind: ChangeKind, subject: str, why: str | None = None) -> Change:
        """Begin a change: the rows that follow name its number."""
        number, latest = self._latest()
        made = Change(
            number=number + 1,
            at=_next_moment(latest),
            who=self.who,
            kind=kind,
            subject=subject,
            why=why,
        )
        self._insert(T.CHANGES, [msgspec.structs.asdict(made)])
        return made

    # Reports

    def has_report(self, report: str) -> bool:
        """Whether the bytes are known, forgotten or not."""
        found = self.connection.execute(select(T.REPORTS.c.id).where(T.REPORTS.c.id == report))
        return found.first() is not None

    def put_report(
        self, change: int, report: Report, evidence: Evidence, unread_why: str | None = None
    ) -> None:
        """Keep a report's bytes and text for the first time."""
        known = select(T.EVIDENCE.c.sha256).where(T.EVIDENCE.c.sha256 == report.sha256)
        if self.connection.execute(known).first() is None:
            row = {
                "sha256": report.sha256,
                "size_bytes": len(evidence.data),
                "content_type": evidence.content_type,
                "packed": pack(evidence.data),
                "change": change,
            }
            self._insert(T.EVIDENCE, [row])
        row = {
            "id": report.id,
            "sha256": report.sha256,
            "series": report.url,
            "text": report.text,
            "words": hash_id("words", fold(report.text)),
            "facts": _ENCODER.encode(msgspec.structs.replace(report, text="")).decode(),
            "unread_why": unread_why,
            "change": change,
        }
        self._insert(T.REPORTS, [row])
        add_words(self.connection, change, fold(f"{report.text} {' '.join(report.captions)}"))

    def put_sighting(self, change: int, report: Report, evidence: Evidence) -> Sighting:
        """Keep where and when a report was met."""
        made = Sighting(
            id=hash_id(report.id, report.source, report.url, report.retrieved, str(change)),
            source=report.source,
            url=report.url,
            retrieved=report.retrieved or "unknown",
            headers=dict(evidence.headers),
            archive=evidence.archive,
            change=change,
        )
        row = msgspec.structs.asdict(made) | {
            "report": report.id,
            "headers": msgspec.json.encode(made.headers, order="sorted").decode(),
        }
        self._insert(T.SIGHTINGS, [row])
        return made

    def has_sighting(self, report: Report, archive: str | None = None) -> bool:
        """Whether the same report was met at the same place, and this was not forgotten.

        With the address of an archived copy, whether it was met there with that address.
        """
        seen = select(T.SIGHTINGS.c.id).where(
            T.SIGHTINGS.c.report == report.id,
            T.SIGHTINGS.c.source == report.source,
            T.SIGHTINGS.c.url.is_not_distinct_from(report.url),
        )
        if archive is not None:
            seen = seen.where(T.SIGHTINGS.c.archive == archive)
        ids = [row.id for row in self.connection.execute(seen)]
        gone = self.withdrawn(ids)
        return any(one not in gone for one in ids)

    def withdrawn(self, subjects: Iterable[str]) -> set[str]:
        """Which of the subjects are forgotten or undone now."""
        state: dict[str, bool] = {}
        for some in chunks(sorted(set(subjects))):
            rows = self.connection.execute(
                select(T.WITHDRAWALS.c.subject, T.WITHDRAWALS.c.withdrawn)
                .where(T.WITHDRAWALS.c.subject.in_(some))
                .order_by(T.WITHDRAWALS.c.change)
            )
            state |= {row.subject: row.withdrawn for row in rows}
        return {subject for subject, gone in state.items() if gone}

    def withdraw(self, change: int, subject: str, *, withdrawn: bool = True) -> None:
        """Forget a report or sighting, or undo a judgement; or take that back."""
        row = {"subject": subject, "change": change, "withdrawn": withdrawn}
        self._insert(T.WITHDRAWALS, [row])

    # Origins

    def put_copies(self, change: int, report: Report) -> tuple[str, ...]:
        """Find the reports that this one is a near-copy of, or an earlier version of its page."""
        own = shingles(report.text)
        bands = (*band_values(own), *lead_values(report.text))
        found = dict.fromkeys((*self._versions_of(report), *self._same_words(report)), 1.0)
        for other, text in self._candidates(bands, report.id):
            if are_copies(own, shingles(text)):
                found[other] = 1.0
        self._insert(
            T.BANDS,
            [{"value": value, "report": report.id} for value in bands],
        )
        self._insert(T.COPIES, [_copy_row(report.id, other, change) for other in sorted(found)])
        return tuple(sorted(found))

    def _versions_of(self, report: Report) -> list[str]:
        if report.url is None:
            return []
        same = select(T.REPORTS.c.id).where(
            T.REPORTS.c.series == report.url, T.REPORTS.c.id != report.id
        )
        return [row.id for row in self.connection.execute(same)]

    def _same_words(self, report: Report) -> list[str]:
        """Reports of the very same words, however few."""
        own = hash_id("words", fold(report.text))
        same = select(T.REPORTS.c.id).where(T.REPORTS.c.words == own, T.REPORTS.c.id != report.id)
        return [row.id for row in self.connection.execute(same)]

    def _candidates(self, bands: Sequence[int], report: str) -> list[tuple[str, str]]:
        if not bands:
            return []
        near = (
            select(T.BANDS.c.report)
            .where(T.BANDS.c.value.in_(bands))
            .where(T.BANDS.c.report != report)
            .distinct()
        )
        texts = select(T.REPORTS.c.id, T.REPORTS.c.text).where(T.REPORTS.c.id.in_(near))
        return [(other, body) for other, body in self.connection.execute(texts)]

    # Records

    def put_record(
        self, change: int, record: Record, kept: KeptRecord, events: Sequence[EventRow]
    ) -> None:
        """Keep a reading that is not kept yet; ``events`` has one row for each of its events."""
        report, made = record.report.id, kept.id
        reader = f"{record.reader.name} {record.reader.version}" if record.reader else "by hand"
        row = {
            "id": made,
            "report": report,
            "reader": reader,
            "by_hand": kept.by_hand,
            "sha256": hashlib.sha256(kept.body).hexdigest(),
            "packed": pack(kept.body),
            "change": change,
        }
        self._insert(T.RECORDS, [row])
        keyed = {"record": made, "report": report}
        self._insert(T.EVENTS, [keyed | _event_row(event) for event in events])
        self._insert(T.ACTORS, [keyed | one for one in actor_rows(record)])
        self._insert(T.CLAIMS, [keyed | one for one in claim_rows(record)])
        self._insert(T.STATEMENTS, [keyed | one for one in statement_rows(record)])
        self.put_keys(made, events)

    def has_record(self, record: str) -> bool:
        """Whether a reading is kept."""
        found = self.connection.execute(select(T.RECORDS.c.id).where(T.RECORDS.c.id == record))
        return found.first() is not None

    def put_keys(self, record: str, events: Sequence[EventRow]) -> None:
        """Keep where a record's events are looked for."""
        rows = [
            {"key": key, "record": record, "event": event.event}
            for event in events
            for key in event.keys
        ]
        self._insert(T.BLOCKS, rows)

    def put_features(self, record: str, events: Sequence[EventRow]) -> None:
        """Make linking's bytes of a record's events anew, after its rules have changed."""
        c = T.EVENTS.c
        for event in events:
            self.connection.execute(
                update(T.EVENTS)
                .where(c.record == record, c.event == event.event)
                .values(features=event.features, own_id=event.own_id, kind=event.kind)
            )

    # Feeds

    def put_poll(self, poll: Poll) -> None:
        """Keep how far a watched feed was read, in place of what was kept of it before."""
        self.connection.execute(delete(T.POLLS).where(T.POLLS.c.feed == poll.feed))
        self._insert(T.POLLS, [msgspec.structs.asdict(poll)])

    # Judgements

    def put_judgement(self, judgement: Judgement) -> None:
        """Keep a person's word."""
        row = {
            "id": judgement.id,
            "field": judgement.field,
            "verdict": judgement.verdict,
            "report": judgement.anchor.report,
            "anchor": msgspec.json.encode(judgement.anchor).decode(),
            "other_report": judgement.other.report if judgement.other else None,
            "other": msgspec.json.encode(judgement.other).decode() if judgement.other else None,
            "value": judgement.value,
            "was": judgement.was,
            "seconds": judgement.seconds,
            "change": judgement.change,
        }
        self._insert(T.JUDGEMENTS, [row])


_ENCODER = msgspec.json.Encoder(order="deterministic")


def _event_row(event: EventRow) -> dict[str, Any]:
    return {
        name: getattr(event, name)
        for name in (
            "event",
            "kind",
            "type",
            "mode",
            "status",
            "first_day",
            "last_day",
            "country",
            "lat",
            "lon",
            "radius_km",
            "killed_low",
            "own_id",
            "features",
        )
    }


def _copy_row(one: str, other: str, change: int) -> dict[str, Any]:
    first, second = sorted((one, other))
    return {"one": first, "other": second, "likeness": 1.0, "change": change}


def _next_moment(latest: str) -> str:
    """Now in UTC; a microsecond after the latest change where the clock stands or goes back."""
    now = datetime.now(UTC)
    if latest:
        now = max(now, datetime.fromisoformat(latest) + timedelta(microseconds=1))
    return now.isoformat(timespec="microseconds").replace("+00:00", "Z")
