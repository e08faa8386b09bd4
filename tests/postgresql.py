"""Databases of a PostgreSQL server, made for a test and dropped after it."""

import os
import uuid
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

SERVER = os.environ.get("RELATA_TEST_POSTGRESQL", "")
"""Address of a database of a server on which others may be made: ``.ci/run`` sets it."""


def _engine(**options):
    return create_engine(SERVER.replace("postgresql://", "postgresql+psycopg://"), **options)


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
    """Skip what asks for it where there is no server."""
    if not _is_there():
        pytest.skip("no PostgreSQL server: set RELATA_TEST_POSTGRESQL to test on one")


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
