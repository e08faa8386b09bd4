"""Every route, from one table: who may call it, and that nobody else can."""

import pytest

from relata.desk.app import every_route
from relata.desk.faults import STATUSES
from relata.desk.rights import ANYONE, RIGHTS, ROLES, may

FILLERS = {
    "{incident}": "0000000000000000",
    "{report}": "0000000000000000",
    "{ref}": "0000000000000000:e1",
    "{part}": "e1",
    "{field}": "type",
    "{name}": "nobody",
}
GUARDED = sorted(route for route, needed in RIGHTS.items() if needed != ANYONE)


def fill_in(path):
    for name, value in FILLERS.items():
        path = path.replace(name, value)
    return path


def test_every_route_has_rights_and_every_right_a_route(app):
    routes = {(m, r.path) for r in every_route(app) for m in r.methods if m != "HEAD"}
    assert routes == set(RIGHTS)


@pytest.mark.parametrize(("method", "path"), GUARDED)
def test_nobody_gets_in_without_signing_in(app, callers, method, path):
    stranger = callers["reader"]
    stranger.client.cookies.clear()
    answer = stranger.call(method, fill_in(path), headers={"Accept": "application/json"})
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "desk.sign_in"


@pytest.mark.parametrize(("method", "path"), GUARDED)
def test_a_lower_role_is_refused_and_the_role_itself_is_not(callers, method, path):
    needed = RIGHTS[method, path]
    for role in ROLES:
        answer = callers[role].call(method, fill_in(path), headers={"Accept": "application/json"})
        code = (
            answer.json().get("error", {}).get("code")
            if "json" in answer.headers.get("content-type", "")
            else None
        )
        assert (code == "desk.rights") == (not may(role, needed)), (role, answer.text[:200])
        assert answer.status_code < 500, answer.text


def test_a_role_reaches_as_far_as_those_below_it():
    assert [may(role, "coder") for role in ROLES] == [False, True, True, True]
    assert not may("stranger", "reader")


def test_every_error_of_the_desk_has_a_status():
    assert all(400 <= status < 600 for status in STATUSES.values())
