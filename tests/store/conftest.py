"""A ledger on SQLite and, where a server is named or runs here, the same on PostgreSQL."""

import pytest
from tests.postgresql import database, require_server

from relata.store import init_ledger
from relata.wire import decode_record


@pytest.fixture(scope="session")
def server():
    return require_server()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    """The address of an empty place for a ledger, on either database."""
    if request.param == "sqlite":
        yield str(tmp_path / "ledger.sqlite")
        return
    request.getfixturevalue("server")
    with database() as address:
        yield address


@pytest.fixture
def ledger(address):
    made, _ = init_ledger(address, decode_record, "tester")
    yield made
    made.close()
