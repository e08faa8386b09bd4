"""Connections to a ledger's database, and its failures in Relata's own words.

A writer holds the one lock of the ledger from its first statement to its commit (SQLite: BEGIN
IMMEDIATE; PostgreSQL: an advisory lock), so that changes have an order and no number is skipped.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from relata.errors import (
    BadSetting,
    LedgerBusy,
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerReadOnly,
    LedgerUnreachable,
    MissingExtra,
)

BUSY_SECONDS = 60
"""How long a writer waits for another; a batch of reports takes seconds."""

WRITE_LOCK = 0x72656C617461
"""Key of PostgreSQL's advisory lock: the letters of ``relata``."""

SQLITE = "sqlite"
POSTGRESQL = "postgresql"


def parse_url(address: str) -> URL:
    """The database that an address names; a bare path is a SQLite file.

    Raises:
        BadSetting: no address of SQLite or PostgreSQL.
    """
    wanted = address if "://" in address else f"sqlite:///{address}"
    try:
        url = make_url(wanted)
    except ArgumentError as error:
        raise _bad_address(address) from error
    kind = url.drivername.partition("+")[0]
    if kind == SQLITE and url.database:
        return url.set(drivername=SQLITE)
    if kind in ("postgres", POSTGRESQL):
        return url.set(drivername="postgresql+psycopg")
    raise _bad_address(address)


def _bad_address(address: str) -> BadSetting:
    return BadSetting(
        "RELATA_DATABASE_URL must be a file's path, sqlite:///FILE or "
        f"postgresql://USER@HOST/NAME, not {_without_password(address)!r}; mend or unset it",
        variable="RELATA_DATABASE_URL",
    )


def _without_password(address: str) -> str:
    head, at, tail = address.rpartition("@")
    return f"{head.partition('://')[0]}://…@{tail}" if at else address


def make_engine(url: URL) -> Engine:
    """An engine that starts each writing transaction with the ledger's lock.

    Raises:
        MissingExtra: PostgreSQL is asked for and its driver is not installed.
    """
    try:
        if url.get_backend_name() == SQLITE:
            return _sqlite_engine(url)
        engine = create_engine(url, pool_pre_ping=True, pool_size=2)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise MissingExtra(
            "a ledger on PostgreSQL needs the driver psycopg; install relata[postgresql]",
            module="psycopg",
        ) from error
    event.listen(engine, "begin", _lock_postgresql)
    return engine


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # Relata begins its transactions itself
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = FULL")  # what is acknowledged survives a power cut
    cursor.execute("PRAGMA cache_size = -65536")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("relata_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _lock_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get("relata_writes", False):
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITE_LOCK})
    else:
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the database, whatever others write meanwhile.

    Raises:
        LedgerError: the database fails.
    """
    with translated(engine.url), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, *, is_kept: bool = True) -> Iterator[Connection]:
    """A connection that holds the ledger's lock; all or nothing of it is kept.

    ``is_kept`` False takes everything back at the end, for a look at what would come of it.

    Raises:
        LedgerError: the database fails, and nothing was kept.
    """
    with translated(engine.url), engine.connect() as plain:
        connection = plain.execution_options(relata_writes=True)
        with connection.begin() as transaction:
            yield connection
            if not is_kept:
                transaction.rollback()


@contextmanager
def translated(url: URL) -> Iterator[None]:
    """The database's errors as Relata's."""
    try:
        yield
    except DBAPIError as error:
        raise explain(error, url) from error


def explain(error: DBAPIError, url: URL) -> LedgerError:
    """What a failure of the database means for a person."""
    where = describe(url)
    said = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else "no reason given"
    for words, kind, advice in _FAILURES:
        if any(word in said.lower() for word in words):
            return kind(f"the ledger {where} failed: {said}; {advice}", ledger=where)
    if error.connection_invalidated or url.get_backend_name() != SQLITE:
        return LedgerUnreachable(
            f"the ledger {where} failed: {said}; check the server and its address, "
            "then run again – what was acknowledged is kept",
            ledger=where,
        )
    return LedgerDamaged(
        f"the ledger {where} failed: {said}; run relata check on it, restore it from a copy",
        ledger=where,
    )


_FAILURES: tuple[tuple[tuple[str, ...], type[LedgerError], str], ...] = (
    (
        ("disk is full", "no space left", "disk full", "quota", "disk i/o error"),
        LedgerFull,
        "free room on the disk and run again – what was acknowledged is kept",
    ),
    (
        ("readonly", "read-only", "permission denied"),
        LedgerReadOnly,
        "make it writable for this account, or take another",
    ),
    (
        ("database is locked", "lock timeout", "deadlock"),
        LedgerBusy,
        "another program is writing; run again when it is done",
    ),
    (
        ("malformed", "not a database", "corrupt", "file is encrypted"),
        LedgerDamaged,
        "run relata check on it, restore it from a copy",
    ),
    (
        ("unable to open database file",),
        LedgerUnreachable,
        "check that its folder exists and that this account may write there",
    ),
)
"""Words of the databases' own messages, and what they mean."""


def describe(url: URL) -> str:
    """The ledger's address without a password."""
    if url.get_backend_name() == SQLITE:
        return str(url.database)
    return url.render_as_string(hide_password=True)
