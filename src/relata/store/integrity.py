"""Whether a ledger is whole: the database's own check, and what the tables promise each other."""

import hashlib
import sqlite3
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, Table, func, select, text
from sqlalchemy.exc import DBAPIError

from relata.errors import LedgerDamaged, RecordError
from relata.store import tables as T
from relata.store.engine import SQLITE
from relata.store.packing import unpack
from relata.store.view import View


class Problem(msgspec.Struct, frozen=True):
    """Something that is broken: where, and what."""

    where: str
    what: str


def check_ledger(view: View) -> Iterator[Problem]:
    """Everything that is broken, but for the evidence's hashes (``verify_evidence``)."""
    connection = view.connection
    yield from _check_database(connection)
    yield from _check_log(connection)
    yield from _check_rows(connection)
    yield from _check_records(view)
    yield from _check_members(view)


def _check_database(connection: Connection) -> Iterator[Problem]:
    if connection.dialect.name != SQLITE:
        return
    try:
        for (said,) in connection.execute(text("PRAGMA integrity_check")):
            if said != "ok":
                yield Problem("database", str(said))
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield Problem(f"table {row[0]}", f"row {row[1]} names a missing row of {row[2]}")
    except (DBAPIError, sqlite3.DatabaseError) as error:
        yield Problem("database", str(getattr(error, "orig", error)))


def _check_log(connection: Connection) -> Iterator[Problem]:
    c = T.CHANGES.c
    count, last = connection.execute(select(func.count(), func.max(c.number))).one()
    if count != (last or 0):
        yield Problem("changes", f"{last} is the last number, but there are {count} entries")
    before = ""
    for row in connection.execute(select(c.number, c.at).order_by(c.number)):
        if row.at <= before:
            yield Problem(f"change {row.number}", f"made at {row.at}, not after {before}")
        before = row.at


def _check_rows(connection: Connection) -> Iterator[Problem]:
    """Every report has a change that added it, a sighting, and words to search."""
    seen = select(T.SIGHTINGS.c.report)
    for row in connection.execute(select(T.REPORTS.c.id).where(T.REPORTS.c.id.not_in(seen))):
        yield Problem(f"report {row.id}", "it was never met anywhere")
    last = connection.execute(select(func.max(T.CHANGES.c.number))).scalar() or 0
    for table in T.METADATA.sorted_tables:
        if "change" in table.c:
            yield from _check_changes(connection, table, last)


def _check_changes(connection: Connection, table: Table, last: int) -> Iterator[Problem]:
    later = select(func.count()).select_from(table).where(table.c.change > last)
    count = connection.execute(later).scalar_one()
    if count:
        yield Problem(f"table {table.name}", f"{count} rows name a change that is not in the log")


def _check_records(view: View) -> Iterator[Problem]:
    c = T.RECORDS.c
    for row in view.connection.execute(select(c.id, c.report, c.sha256, c.packed)):
        try:
            body = unpack(row.packed, f"record {row.id}")
            if hashlib.sha256(body).hexdigest() != row.sha256:
                yield Problem(f"record {row.id}", "its bytes are not those that were kept")
            elif view.decode(body).report.id != row.report:
                yield Problem(f"record {row.id}", f"it is not of report {row.report}")
        except (LedgerDamaged, RecordError) as error:
            yield Problem(f"record {row.id}", error.message)


def _check_members(view: View) -> Iterator[Problem]:
    """Every event of every current record is in exactly one incident, and nothing else is."""
    current = {row.id for row in view.current_records(view.report_ids()).values()}
    members = {
        (row.record, row.event)
        for row in view.connection.execute(select(T.MEMBERS.c.record, T.MEMBERS.c.event))
    }
    events = {
        (row.record, row.event)
        for row in view.connection.execute(select(T.EVENTS.c.record, T.EVENTS.c.event))
        if row.record in current
    }
    for record, event in sorted(events - members):
        yield Problem(f"event {event} of record {record}", "in no incident; run relata relink")
    for record, event in sorted(members - events):
        yield Problem(f"event {event} of record {record}", "not current; run relata relink")


def verify_evidence(view: View) -> Iterator[tuple[str, Problem | None]]:
    """Every piece of evidence by its hash, with what is wrong with it, or None."""
    c = T.EVIDENCE.c
    for row in view.connection.execute(select(c.sha256, c.size_bytes, c.packed)):
        where = f"evidence {row.sha256}"
        try:
            data = unpack(row.packed, where)
        except LedgerDamaged as error:
            yield row.sha256, Problem(where, error.message)
            continue
        if hashlib.sha256(data).hexdigest() != row.sha256 or len(data) != row.size_bytes:
            yield row.sha256, Problem(where, "its bytes are not those that were read")
        else:
            yield row.sha256, None
