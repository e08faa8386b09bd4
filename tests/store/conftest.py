"""A ledger on SQLite and, where a server is named or runs here, the same on PostgreSQL."""

import os
import uuid

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from relata.store import init_ledger
from relata.wire import decode_record

SERVER = os.environ.get("RELATA_TEST_POSTGRESQL", "")
"""Address of a database in which schemas may be made: ``.ci/run`` sets it."""


def _is_there(address: str) -> bool:
    if not address:
        return False
    try:
        engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://"))
    except ModuleNotFoundError:
        return False
    try:
        with engine.connect():
            return True
    except OperationalError:
        return False
    finally:
        engine.dispose()


@pytest.fixture(scope="session")
def server():
    if not _is_there(SERVER):
        pytest.skip("no PostgreSQL server: set RELATA_TEST_POSTGRESQL to test on one")
    return SERVER


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    """The address of an empty place for a ledger, on either database."""
    if request.param == "sqlite":
        yield str(tmp_path / "ledger.sqlite")
        return
    server = request.getfixturevalue("server")
    name = f"relata_{uuid.uuid4().hex[:12]}"
    engine = create_engine(
        server.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.rsplit("/", 1)[0] + "/" + name
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture
def ledger(address):
    made, _ = init_ledger(address, decode_record, "tester")
    yield made
    made.close()
