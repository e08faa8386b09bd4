"""The ledger at rest: opening it, writing to it, and looking at it as of any moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Connection, Engine, insert, select

from relata.errors import BadDate, LedgerAbsent, LedgerDamaged, RelataError
from relata.model.ledger import Moment
from relata.model.record import Record
from relata.store import tables as T
from relata.store.engine import describe, make_engine, parse_url, reading, writing
from relata.store.packing import hash_id
from relata.store.schema import prepare, require_current
from relata.store.view import View
from relata.store.writer import Writer

Decode = Callable[[bytes], Record]


class Ledger:
    """A ledger that is there and has this Relata's schema.

    Use ``open_ledger`` or ``init_ledger`` to get one.
    """

    def __init__(self, engine: Engine, decode: Decode) -> None:
        self._engine = engine
        self._decode = decode

    @property
    def address(self) -> str:
        """Where it is, without a password."""
        return describe(self._engine.url)

    @contextmanager
    def write(self, who: str) -> Iterator[Writer]:
        """One transaction under the ledger's lock: all of it is kept, or nothing.

        Raises:
            LedgerError: the database fails; nothing was kept.
        """
        with writing(self._engine) as connection:
            yield Writer(connection, who, self._decode)

    @contextmanager
    def rehearse(self, who: str) -> Iterator[Writer]:
        """As ``write``, but nothing is kept: to see what would come of it.

        Raises:
            LedgerError: the database fails.
        """
        with writing(self._engine, is_kept=False) as connection:
            yield Writer(connection, who, self._decode)

    @contextmanager
    def view(self, as_of: str | None = None) -> Iterator[View]:
        """The ledger now, or as it stood at a time (``parse_moment``).

        Raises:
            BadDate: the time cannot be understood.
            LedgerError: the database fails.
        """
        with reading(self._engine) as connection:
            yield View(connection, find_moment(connection, as_of), self._decode)

    def connection(self) -> Connection:
        """A bare connection, for checks that look under the tables."""
        return self._engine.connect()

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()


def init_ledger(address: str, decode: Decode, who: str) -> tuple[Ledger, str | None]:
    """Make a ledger, or bring an older one up; returns it and the schema it had before.

    Raises:
        LedgerError: the database cannot be reached or written, or is newer than this Relata.
    """
    engine = make_engine(parse_url(address))
    try:
        before = prepare(engine)
    except RelataError:
        engine.dispose()
        raise
    ledger = Ledger(engine, decode)
    with ledger.write(who) as writer:
        has_id = writer.connection.execute(
            select(T.ABOUT.c.value).where(T.ABOUT.c.key == "id")
        ).first()
        if has_id is None:
            now = datetime.now(UTC).isoformat()
            facts = {"id": hash_id(now, who, address), "created": now}
            change = writer.change("init", facts["id"])
            facts["created"] = change.at
            writer.connection.execute(
                insert(T.ABOUT), [{"key": key, "value": value} for key, value in facts.items()]
            )
    return ledger, before


def open_ledger(address: str, decode: Decode) -> Ledger:
    """Open a ledger that is there.

    Raises:
        LedgerAbsent: there is none.
        LedgerOutdated: its schema is not this Relata's.
        LedgerError: the database cannot be reached.
    """
    url = parse_url(address)
    if url.get_backend_name() == "sqlite":
        from pathlib import Path

        if not Path(str(url.database)).exists():
            raise LedgerAbsent(
                f"wanted a ledger at {url.database}; there is no such file. Make it with "
                "relata init, or name another in RELATA_DATABASE_URL",
                ledger=str(url.database),
            )
    engine = make_engine(url)
    try:
        require_current(engine)
    except RelataError:
        engine.dispose()
        raise
    return Ledger(engine, decode)


def find_moment(connection: Connection, as_of: str | None) -> Moment:
    """The state at a time; the latest without one.

    Raises:
        BadDate: the time cannot be understood.
        LedgerDamaged: the ledger does not say who it is.
    """
    number, at = T.CHANGES.c.number, T.CHANGES.c.at
    wanted = select(number, at).order_by(number.desc()).limit(1)
    if as_of is not None:
        wanted = wanted.where(at <= parse_moment(as_of))
    last = connection.execute(wanted).first()
    ledger = connection.execute(select(T.ABOUT.c.value).where(T.ABOUT.c.key == "id")).scalar()
    if ledger is None:
        raise LedgerDamaged("the ledger has lost its id; restore it from a copy")
    return Moment(change=last[0] if last else 0, at=last[1] if last else "", ledger=ledger)


def parse_moment(text: str) -> str:
    """A time as the log writes it: ``2024-05-07`` (its end), or a time of day, UTC unless said.

    Raises:
        BadDate: it is neither.
    """
    try:
        if len(text) == len("2024-05-07"):
            day = datetime.combine(date.fromisoformat(text), time(), UTC) + timedelta(days=1)
            moment = day - timedelta(microseconds=1)
        else:
            moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadDate(
            f"--as-of must be a day (2024-05-07) or a time (2024-05-07T18:00Z), not {text!r}",
            value=text,
        ) from error
    moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


__all__ = ["Ledger", "init_ledger", "open_ledger", "parse_moment"]
