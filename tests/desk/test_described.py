"""Every operation that the interface describes, called with what its description allows and not.

Schemathesis makes the calls from the description; an admin makes them at a desk of its own for each
operation. Names in the address are the ledger's own every other time, or nothing would be reached.
"""

from collections.abc import Mapping

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode, openapi
from schemathesis.checks import not_a_server_error

from relata.desk import people
from relata.desk.app import make_app
from relata.desk.context import Desk
from relata.desk.options import DeskOptions
from relata.desk.people import begin_session
from relata.desk.rights import RIGHTS
from relata.pipeline.settings import Settings
from tests.desk.conftest import KNOWN_HASH
from tests.strikes import make_strikes_record

REPORT = make_strikes_record().report.id
CLOSED = "http://127.0.0.1:9/story"
"""An address that a desk refuses to fetch."""

KNOWN = {
    "report": [REPORT],
    "incident": [f"{REPORT}:e1", f"{REPORT}:e2"],
    "part": ["e1", "n1", "c1", "p1", "t1", "a1", "r"],
    "field": ["count", "type", "speaker", "place", "time", "registry", "comment", "link"],
    "name": ["acled", "claims", "reader", "admin"],
    "ref": [f"{REPORT}:n1", f"{REPORT}:e1", f"{REPORT}:c1"],
    "one": [f"{REPORT}:e1"],
    "other": [f"{REPORT}:e2", "e2"],
    "into": [f"{REPORT}:e2"],
    "verdict": ["accept", "reject", "set", "same", "apart", "unsure"],
    "value": ["4", "ASSAULT", "unknown", "2024-05", ""],
    "edit": ["event", "tally", "claim", "words"],
    "span": [[0, 5], [5, 0], [0, 10**9], [-1, 3]],
    "text": [
        "2024-05",
        "2024-05-0X",
        "33.45, 42.25",
        "A clerk was killed in Qomi on Monday.",
        "\x00",
    ],
    "published": ["2024-05-07", "2024-13", ""],
    "since": ["2015-01-01", "0001-01-01", "9999-12-31"],
    "until": ["2026-12-31", "9999-12-31"],
    "near": ["33,42,10", "91,181,-1", "nan,nan,nan"],
    "as_of": ["1", "2026-01-01", "9999"],
    "policy": ["official", "lowest"],
    "country": ["IQ", "xx"],
    "least_killed": [0, 2**63],
    "format": ["md", "html", "docx", "json"],
}
"""What the ledger has under the names of parameters, and values that may be hard to bear."""

APP = make_app(Desk(None, DeskOptions(), Settings(registry=None), key=""))
SCHEMA = openapi.from_dict(APP.openapi())
SCHEMA.app = APP
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations()]

QUICK = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def calls_of(operation):
    """Calls as the description has them and, where it leaves any room, as it has them not."""
    modes = [GenerationMode.POSITIVE]
    if operation.body or list(operation.iter_parameters()):
        modes.append(GenerationMode.NEGATIVE)
    return st.one_of(*(operation.as_strategy(mode) for mode in modes))


def make_known(case, data):
    """Put known values in place of what was made, and no foreign address into the body."""
    share = data.draw(st.sampled_from(("all", "some", "none")))
    for values in (case.path_parameters, case.query, case.body):
        for name in sorted(values.keys() & KNOWN) if isinstance(values, Mapping) else ():
            if share == "all" or (share == "some" and data.draw(st.booleans())):
                values[name] = data.draw(st.sampled_from(KNOWN[name]))
    if case.operation.path == "/api/sources" and isinstance(case.body, dict):
        if "url" in case.body:
            case.body["url"] = CLOSED
        kept = data.draw(st.sampled_from(("url", "text", "file")))
        for name in {"url", "text", "file"} - {kept}:
            case.body.pop(name, None)


def test_the_description_holds_every_route_of_the_interface():
    described = {(one.method.upper(), one.path) for one in OPERATIONS}
    routes = {key for key in RIGHTS if key[1].startswith("/api/")}
    assert described == routes - {("GET", "/api/openapi.json")}


@pytest.mark.parametrize("operation", OPERATIONS, ids=[one.label for one in OPERATIONS])
def test_no_call_is_a_fault_of_the_desk(operation, desk, monkeypatch):
    monkeypatch.setattr(people, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64))
    monkeypatch.setattr(people, "_NOBODY", KNOWN_HASH)
    APP.state.desk = desk
    secret, csrf = begin_session(desk.ledger, "admin")

    @QUICK
    @given(case=calls_of(operation), data=st.data())
    def call(case, data):
        make_known(case, data)
        response = case.call(
            base_url="http://testserver",
            headers={"Origin": "http://testserver", "X-Relata-CSRF": csrf},
            cookies={"relata_session": secret},
        )
        case.validate_response(response, checks=[not_a_server_error])

    call()
