"""Databases of a PostgreSQL server, made for a test and dropped after it."""

import os
import uuid
from contextlib import ExitStack, contextmanager

import pytest
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import OperationalError

SERVER = os.environ.get("RELATA_TEST_POSTGRESQL", "")
"""Address of a database of a server on which others may be made: ``.ci/run`` sets it."""


def _engine(address=SERVER, **options):
    return create_engine(address.replace("postgresql://", "postgresql+psycopg://"), **options)


def _is_there():
    if not SERVER:
        return False
    try:
        engine = _engine()
    except ModuleNotFoundError:
        return False
    try:
        with engine.connect():
            return True
    except OperationalError:
        return False
    finally:
        engine.dispose()


def require_server():
    """The server's address; what asks for it is skipped where there is none."""
    if not _is_there():
        pytest.skip("no PostgreSQL server: set RELATA_TEST_POSTGRESQL to test on one")
    return SERVER


@contextmanager
def database(template=None):
    """The address of a new database: an empty one, or a copy of another that nobody has open."""
    name = f"relata_{uuid.uuid4().hex[:12]}"
    like = f" TEMPLATE {template.rsplit('/', 1)[1]}" if template else ""
    engine = _engine(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}{like}"))
    try:
        yield SERVER.rsplit("/", 1)[0] + "/" + name
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()


class Copies:
    """Copies of a database, one at a time: a new one is made when somebody changed the last.

    To make one takes half a second, and many tests only look.
    """

    def __init__(self, template, but=()):
        self._template = template
        self._but = set(but)
        self._made = ExitStack()
        self._address = None
        self._untouched = self._fingerprint(template)

    def give(self):
        """The address of a copy that is as the template, but for the tables that do not count."""
        if self._address is None or self._fingerprint(self._address) != self._untouched:
            self._made.close()
            self._address = self._made.enter_context(database(self._template))
        return self._address

    def close(self):
        """Drop the last copy."""
        self._made.close()

    def _fingerprint(self, address):
        engine = _engine(address)
        names = sorted(set(inspect(engine).get_table_names()) - self._but)
        of_one = "(SELECT coalesce(sum(hashtextextended(t::text, 0)), 0) FROM {0} t)"
        with engine.connect() as connection:
            found = connection.execute(text(f"SELECT {', '.join(map(of_one.format, names))}"))
            row = tuple(found.one())
        engine.dispose()
        return row
