"""The four locks before every route, each tried by itself."""

import pytest

from relata.desk.app import make_app, make_desk
from relata.desk.guard import HEADERS
from relata.desk.options import DeskOptions
from relata.pipeline.settings import Settings
from tests.desk.conftest import PASSWORD


def test_another_name_of_the_host_is_refused(coder):
    answer = coder.get("/api/me", headers={"Host": "evil.example"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "desk.origin")


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://testserver.evil.example"]
)
def test_a_change_from_another_sites_page_is_refused(coder, origin):
    answer = coder.post("/api/undo", headers={"Origin": origin})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "desk.origin")


def test_a_change_without_an_origin_is_refused(coder):
    del coder.client.headers["user-agent"]
    answer = coder.client.post("/api/undo", headers={"X-Relata-CSRF": coder.csrf})
    assert answer.status_code == 403


@pytest.mark.parametrize("token", ["", "guessed"])
def test_a_change_without_the_pages_token_is_refused(coder, token):
    answer = coder.post("/api/undo", headers={"X-Relata-CSRF": token})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "desk.origin")


def test_every_answer_lets_a_page_load_only_the_desks_files(coder):
    for path in ("/", "/api/me", "/static/desk.css", "/nowhere"):
        answer = coder.get(path)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_no_page_holds_a_script_or_style_of_its_own(coder):
    for path in ("/", "/incidents", "/contradictions", "/search?words=x", "/digest", "/log"):
        page = coder.get(path).text
        assert "<style" not in page
        assert " style=" not in page
        assert " onclick" not in page


def test_the_cookie_is_kept_from_scripts_and_other_sites(callers):
    stranger = callers["reader"]
    stranger.client.cookies.clear()
    answer = stranger.post("/api/session", {"name": "coder", "password": PASSWORD})
    cookie = answer.headers["set-cookie"].lower()
    assert answer.status_code == 201
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert answer.json()["csrf"] not in cookie


def test_signing_out_ends_the_session(coder):
    assert coder.get("/api/me").json()["name"] == "coder"
    kept = dict(coder.client.cookies)
    assert coder.call("DELETE", "/api/session").status_code == 200
    coder.client.cookies.update(kept)
    assert coder.get("/api/me").status_code == 401


def test_a_wrong_password_and_an_unknown_name_sound_the_same(callers):
    stranger = callers["reader"]
    wrong = stranger.post("/api/session", {"name": "coder", "password": "wrong but long"})
    unknown = stranger.post("/api/session", {"name": "nobody", "password": "wrong but long"})
    assert (wrong.status_code, unknown.status_code) == (401, 401)
    assert wrong.json() == unknown.json()


def test_after_five_failures_even_the_right_password_waits(callers):
    stranger = callers["reader"]
    for _ in range(5):
        stranger.post("/api/session", {"name": "coder", "password": "wrong but long"})
    answer = stranger.post("/api/session", {"name": "coder", "password": PASSWORD})
    assert (answer.status_code, answer.json()["error"]["code"]) == (429, "desk.rate")


def test_a_key_that_may_only_look_changes_nothing(callers, key):
    client = callers["reader"].client
    client.cookies.clear()
    headers = {"Authorization": f"Bearer {key}"}
    assert client.get("/api/me", headers=headers).json()["scope"] == "read"
    answer = client.put("/api/drafts", headers=headers, json={"key": "a", "body": "b"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "desk.rights")


def test_a_key_is_kept_as_a_hash_only(desk, key):
    with desk.ledger.view() as view:
        kept = view.connection.exec_driver_sql("SELECT token FROM tokens").scalar_one()
    assert key not in kept
    assert len(kept) == 64


def test_a_closed_account_is_signed_out_at_once(callers):
    admin, coder = callers["admin"], callers["coder"]
    assert coder.get("/api/me").status_code == 200
    assert admin.put("/api/users/coder", {"is_active": False}).status_code == 200
    assert coder.get("/api/me").status_code == 401


def test_an_admin_cannot_lock_everybody_out_by_lowering_themselves(callers):
    answer = callers["admin"].put("/api/users/admin", {"role": "reader"})
    assert answer.status_code == 422


def test_accounts_are_in_the_audit_log(callers):
    callers["admin"].put("/api/users/nina", {"role": "coder", "password": PASSWORD})
    rows = callers["admin"].get("/api/audit").json()["items"]
    assert (rows[0]["who"], rows[0]["subject"], rows[0]["why"]) == ("admin", "nina", "made: coder")
    assert PASSWORD not in str(rows)


def test_a_short_password_is_refused(callers):
    answer = callers["admin"].put("/api/users/nina", {"password": "short"})
    assert answer.status_code == 422
    assert "12 characters" in answer.json()["error"]["message"]


def test_a_desk_without_accounts_opens_by_its_key_alone(ledger):
    from starlette.testclient import TestClient

    desk = make_desk(ledger, DeskOptions(owner="mara", names=("testserver",)), Settings())
    with TestClient(make_app(desk)) as client:
        assert client.get("/api/me").status_code == 401
        assert client.get("/enter?key=guessed", follow_redirects=False).headers["location"] == (
            "/sign-in"
        )
        assert client.get(f"/enter?key={desk.key}").status_code == 200
        assert client.get("/api/me").json() == {
            "name": "mara",
            "role": "admin",
            "scope": "write",
            "csrf": client.get("/api/me").json()["csrf"],
        }
