"""A desk over a small ledger of made records, called without a server; and one in a thread."""

import shutil
import socket
import threading
from contextlib import contextmanager
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from relata.desk.app import make_app, make_desk
from relata.desk.options import DeskOptions
from relata.desk.people import begin_session, make_key
from relata.pipeline.keeping import keep_report
from relata.pipeline.queue import refresh_lines
from relata.pipeline.settings import Settings
from relata.store import init_ledger, open_ledger
from relata.store.accounts import User, put_user
from relata.wire import decode_record
from tests.desk.browser import ARGUMENTS, CHROMIUM, person
from tests.made_records import loaded_of, make_act, make_record, tell_act
from tests.pipeline.fakes import load_fakes
from tests.postgresql import Copies, database, require_server
from tests.strikes import make_strikes_record

PASSWORD = "a long enough secret"
KNOWN_HASH = PasswordHasher(time_cost=1, memory_cost=64).hash(PASSWORD)
"""Made once and cheaply: a hash as the desk makes it takes a twentieth of a second."""

ROLES = ("reader", "coder", "reviewer", "admin")


def near_records():
    """Two reports of acts at one place three days apart, which may be the same."""
    act = make_act(900)
    later = act | {"day": act["day"] + timedelta(days=3), "agent": "Umvar Front"}
    return (
        tell_act(act, speaker="governor", killed=5, number=900),
        tell_act(later, speaker="residents", killed=9, number=901),
    )


def fill(ledger, numbers=range(6)):
    """Keep made records and the one of the strikes; returns its id."""
    for number in numbers:
        record = make_record(number, acts=5)
        keep_report(ledger, "filler", loaded_of(record), record)
    for record in near_records():
        keep_report(ledger, "filler", loaded_of(record), record)
    strikes = make_strikes_record()
    keep_report(ledger, "filler", loaded_of(strikes), strikes)
    return strikes.report.id


def make_filled(address):
    """A ledger with reports, accounts and an ordered queue."""
    made, _ = init_ledger(address, decode_record, "tester")
    fill(made)
    with made.write("owner") as writer:
        for role in ROLES:
            put_user(writer.connection, User(role, role, KNOWN_HASH, is_active=True))
    while refresh_lines(made):
        pass
    return made


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """A filled ledger, made once and copied for each test."""
    path = tmp_path_factory.mktemp("desk") / "filled.sqlite"
    made = make_filled(str(path))
    made.connection().exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    made.close()
    return path


@pytest.fixture(scope="session")
def filled_on_postgresql():
    """Copies of the same on PostgreSQL."""
    require_server()
    with database() as address:
        make_filled(address).close()
        copies = Copies(address, but=("sessions",))
        yield copies
        copies.close()


ON_BOTH = ("test_api", "test_written_sentences")
"""Files whose tests run on both databases; what the others test hangs on no database."""


def pytest_generate_tests(metafunc):
    if "ledger" in metafunc.fixturenames and metafunc.module.__name__.endswith(ON_BOTH):
        metafunc.parametrize("ledger", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def ledger(request, tmp_path):
    if getattr(request, "param", "sqlite") == "postgresql":
        address = request.getfixturevalue("filled_on_postgresql").give()
    else:
        address = str(tmp_path / "ledger.sqlite")
        shutil.copyfile(request.getfixturevalue("filled"), address)
    made = open_ledger(address, decode_record)
    yield made
    made.close()


@pytest.fixture
def report():
    return make_strikes_record().report.id


@pytest.fixture
def desk(ledger):
    options = DeskOptions(owner="owner", has_accounts=True, names=("testserver",))
    made = make_desk(ledger, options, Settings(registry=None))
    made._tools = load_fakes(made.settings)
    return made


class Caller:
    """A browser of one account: it sends its cookie, its origin and the page's token."""

    def __init__(self, app, name):
        self.client = TestClient(app, raise_server_exceptions=False)
        self.name = name
        secret, self.csrf = begin_session(app.state.desk.ledger, name)
        self.client.cookies.set("relata_session", secret)

    def call(self, method, path, json=None, headers=None, **more):
        given = {"Origin": "http://testserver", "X-Relata-CSRF": self.csrf} | (headers or {})
        return self.client.request(
            method, path, json=json, headers=given, follow_redirects=False, **more
        )

    def get(self, path, **more):
        return self.call("GET", path, **more)

    def put(self, path, json, **more):
        return self.call("PUT", path, json, **more)

    def post(self, path, json=None, **more):
        return self.call("POST", path, json, **more)


@pytest.fixture
def app(desk):
    return make_app(desk)


@pytest.fixture
def callers(app):
    made = {role: Caller(app, role) for role in ROLES}
    yield made
    for one in made.values():
        one.client.close()


@pytest.fixture
def coder(callers):
    return callers["coder"]


@pytest.fixture
def reviewer(callers):
    return callers["reviewer"]


@pytest.fixture
def key(desk):
    return make_key(desk.ledger, "reader", "looking", "read")


@contextmanager
def served(desk):
    """The desk at an address of this machine, as long as the block runs."""
    import uvicorn

    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(
        make_app(desk), log_level="error", access_log=False, timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def address(desk):
    with served(desk) as address:
        yield address


@pytest.fixture
def page(browser, address, ledger):
    with person(browser, address, ledger, "reviewer") as page:
        yield page
