"""Keeping reports: each with its bytes, where it was met, its record, and its events linked.

Every function here is one transaction of the ledger: when it returns, what it tells of is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from relata.errors import UnknownSubject
from relata.ingest import Loaded
from relata.model.ledger import Change
from relata.model.record import Record
from relata.model.report import Report
from relata.pipeline.linking import event_rows, link_events, unlink_record
from relata.store import Evidence, KeptRecord, Ledger, Writer, hash_id
from relata.wire import encode_record


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a report that was handed to the ledger.

    Attributes:
        state: ``added`` (new), ``met`` (known, met at a new place), ``known`` (nothing new),
            ``read`` (known, a new reading stands beside the old).
        unread_why: why it has no record; None when it has one.
        copies: known reports that it shares its origin with.
        headers: of the server's answer; empty for what was not fetched.
    """

    report: str
    source: str
    state: str
    unread_why: str | None = None
    copies: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


def keep_report(
    ledger: Ledger,
    who: str,
    loaded: Loaded,
    record: Record | None,
    unread_why: str | None = None,
) -> Kept:
    """Keep a report and its record, or why it has none.

    Raises:
        LedgerError: the database fails; nothing of this report was kept.
    """
    with ledger.write(who) as writer:
        return put_report(writer, loaded, record, unread_why)


def put_report(
    writer: Writer, loaded: Loaded, record: Record | None, unread_why: str | None = None
) -> Kept:
    """As ``keep_report``, within a transaction that the caller began."""
    report = loaded.report
    evidence = Evidence(loaded.data, loaded.content_type, loaded.headers, loaded.archive)
    if writer.has_report(report.id):
        return _put_again(writer, report, evidence, record)
    change = writer.change("add", report.id)
    writer.put_report(change.number, report, evidence, None if record else unread_why)
    writer.put_sighting(change.number, report, evidence)
    copies = writer.put_copies(change.number, report)
    if record is not None:
        put_record(writer, change, record)
    return Kept(report.id, report.source, "added", None if record else unread_why, copies)


def _put_again(writer: Writer, report: Report, evidence: Evidence, record: Record | None) -> Kept:
    """A report whose bytes are known: met elsewhere, remembered again, or read anew."""
    state = "known"
    if report.id in writer.withdrawn([report.id]):
        change = writer.change("add", report.id, "given again after it was forgotten")
        writer.withdraw(change.number, report.id, withdrawn=False)
        writer.put_sighting(change.number, report, evidence)
        relink_report(writer, report.id)
        state = "added"
    elif not writer.has_sighting(report, evidence.archive):
        change = writer.change("meet", report.id)
        writer.put_sighting(change.number, report, evidence)
        state = "met"
    if record is not None and put_reading(writer, record):
        state = "read" if state == "known" else state
    return Kept(report.id, report.source, state)


def put_reading(
    writer: Writer, record: Record, *, by_hand: bool = False, why: str | None = None
) -> bool:
    """Put a reading beside those that a report has; False when it says nothing new."""
    if writer.has_record(record_id(record)):
        return False
    put_record(writer, writer.change("read", record.report.id, why), record, by_hand=by_hand)
    return True


def put_record(writer: Writer, change: Change, record: Record, *, by_hand: bool = False) -> None:
    """Keep a new reading and make its events the current ones, unless a person's stands."""
    report = record.report.id
    before = writer.view().current_records([report]).get(report)
    rows = event_rows(record)
    kept = KeptRecord(record_id(record), encode_record(record), by_hand)
    writer.put_record(change.number, record, kept, rows)
    view = writer.view()
    if view.current_records([report])[report].id != kept.id:
        return
    if before is not None:
        unlink_record(writer, view, before.id)
    link_events(writer, view, kept.id, rows)


def record_id(record: Record) -> str:
    """An id of what a record says, whenever and wherever its report was met."""
    plain = msgspec.structs.replace(record.report, source="", url=None, retrieved=None)
    body = encode_record(msgspec.structs.replace(record, report=plain))
    return hash_id("record", body.decode())


def relink_report(writer: Writer, report: str) -> None:
    """Bring the events of a report's current record back into the incidents."""
    view = writer.view()
    current = view.current_records([report]).get(report)
    if current is not None:
        record = view.record(current.id)
        link_events(writer, view, current.id, event_rows(record))


def forget(ledger: Ledger, who: str, subject: str, why: str) -> str:
    """Forget a report, or one place where it was met; returns which of the two it was.

    Nothing is erased: a tombstone hides it from now on, the past still shows it.

    Raises:
        UnknownSubject: the ledger has neither a report nor a sighting of that id.
    """
    with ledger.write(who) as writer:
        view = writer.view()
        found = view.find_subject(subject)
        if found is None or found.kind not in ("report", "sighting"):
            raise UnknownSubject(
                f"the ledger has no report or sighting {subject!r} to forget; relata show REPORT "
                "lists the sightings of a report",
                subject=subject,
            )
        put_withdrawal(writer, found.id, why)
        return found.kind


def put_withdrawal(writer: Writer, subject: str, why: str) -> None:
    """Forget a report or sighting, within a transaction that the caller began."""
    change = writer.change("forget", subject, why)
    writer.withdraw(change.number, subject)
    view = writer.view()
    current = view.current_records([subject]).get(subject)
    if current is not None:
        unlink_record(writer, view, current.id)


def relink(ledger: Ledger, who: str) -> int:
    """Make all that linking computed anew; returns how many events were linked.

    Needed once after an update that changed the rules of linking. One transaction.
    """
    count = 0
    with ledger.write(who) as writer:
        writer.change("relink", "ledger")
        writer.empty_caches()
        view = writer.view()
        for report in view.report_ids():
            current = view.current_records([report]).get(report)
            if current is None:
                continue
            rows = event_rows(view.record(current.id))
            for row in view.records_of([report]):
                kept = rows if row.id == current.id else event_rows(view.record(row.id))
                writer.put_keys(row.id, kept)
                writer.put_features(row.id, kept)
            link_events(writer, view, current.id, rows)
            count += len(rows)
    return count
