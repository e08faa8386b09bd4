"""Makes a ledger's tables, brings older ones up, and tells which version a ledger has."""

from pathlib import Path

from alembic.command import upgrade
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from relata.errors import LedgerAbsent, LedgerOutdated
from relata.store.engine import describe, reading, translated, writing

MIGRATIONS = Path(__file__).parent / "migrations"


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", MIGRATIONS.as_posix())
    config.attributes["connection"] = connection
    return config


def newest_version() -> str:
    """The version that this Relata writes."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    if head is None:
        raise TypeError("Relata comes without migrations")
    return head


def known_versions() -> tuple[str, ...]:
    """All versions that can be brought up, the oldest first."""
    scripts = ScriptDirectory.from_config(_config()).walk_revisions()
    return tuple(reversed([script.revision for script in scripts]))


def version_of(connection: Connection) -> str | None:
    """The ledger's version; None where there is no ledger yet."""
    return MigrationContext.configure(connection).get_current_revision()


def bring_up(connection: Connection, version: str = "head") -> None:
    """Make the tables, or bring them up to a version, within the connection's transaction."""
    upgrade(_config(connection), version)


def prepare(engine: Engine) -> str | None:
    """Make or bring up the ledger; returns the version it had, None if it was new.

    Raises:
        LedgerOutdated: it was written by a newer Relata.
    """
    if engine.url.get_backend_name() == "sqlite":
        _use_wal(engine)
    with writing(engine) as connection:
        before = version_of(connection)
        if before is not None and before not in known_versions():
            raise _too_new(engine, before)
        bring_up(connection)
    return before


def _use_wal(engine: Engine) -> None:
    """Readers and a writer side by side; the mode is kept in the file."""
    with translated(engine.url), engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        connection.exec_driver_sql("BEGIN")


def require_current(engine: Engine) -> None:
    """Refuse a ledger that is absent, older or newer.

    Raises:
        LedgerAbsent: there is none.
        LedgerOutdated: its schema is not this Relata's.
    """
    where = describe(engine.url)
    with reading(engine) as connection:
        version = version_of(connection)
    if version is None:
        raise LedgerAbsent(
            f"wanted a ledger at {where}; there is none. Make it with relata init, "
            "or name another in RELATA_DATABASE_URL",
            ledger=where,
        )
    if version not in known_versions():
        raise _too_new(engine, version)
    if version != newest_version():
        raise LedgerOutdated(
            f"the ledger {where} has schema {version}, this Relata writes {newest_version()}; "
            "run relata init to bring it up (keep a copy first)",
            ledger=where,
            version=version,
        )


def _too_new(engine: Engine, version: str) -> LedgerOutdated:
    where = describe(engine.url)
    return LedgerOutdated(
        f"the ledger {where} has schema {version}, which this Relata does not know; "
        "it was written by a newer one – update Relata",
        ledger=where,
        version=version,
    )
