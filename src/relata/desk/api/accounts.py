"""Signing in and out, accounts, keys for programs, and the audit log."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, Field

from relata.desk.context import LARGEST_PAGE, MOST_CHANGES, CallerNow, DeskNow, answer
from relata.desk.faults import Absent, Invalid
from relata.desk.guard import COOKIE
from relata.desk.people import (
    SESSION_HOURS,
    end_session,
    list_users,
    make_key,
    save_user,
    sign_in,
    take_key,
)
from relata.store.accounts import User, key_names

router = APIRouter(prefix="/api", tags=["accounts"])


class Credentials(BaseModel):
    """Name and password."""

    name: str = Field(max_length=80)
    password: str = Field(max_length=1000)


def set_cookie(response: Response, secret: str, *, is_secure: bool) -> None:
    """Give a browser its session."""
    response.set_cookie(
        COOKIE,
        secret,
        max_age=SESSION_HOURS * 3600,
        httponly=True,
        samesite="strict",
        secure=is_secure,
        path="/",
    )


@router.post("/session")
def begin(desk: DeskNow, body: Credentials) -> Response:
    """Sign in; the answer sets the session's cookie."""
    secret, csrf = sign_in(desk.ledger, body.name, body.password)
    response = answer({"name": body.name, "csrf": csrf}, status=201)
    set_cookie(response, secret, is_secure=desk.options.is_secure)
    return response


@router.delete("/session")
def end(desk: DeskNow, caller: CallerNow, request: Request) -> Response:
    """Sign out."""
    cookie = request.cookies.get(COOKIE)
    if cookie is not None:
        end_session(desk.ledger, cookie)
    response = answer({"name": caller.name})
    response.delete_cookie(COOKIE, path="/")
    return response


@router.get("/me")
def me(caller: CallerNow) -> Response:
    """Who you are to the desk."""
    return answer(
        {"name": caller.name, "role": caller.role, "scope": caller.scope, "csrf": caller.csrf}
    )


def _shown(user: User) -> dict[str, object]:
    return {
        "name": user.name,
        "role": user.role,
        "is_active": user.is_active,
        "can_sign_in": user.password is not None,
        "locked_until": user.locked_until,
    }


class Account(BaseModel):
    """What an account is to be; what is absent stays as it is."""

    role: str | None = Field(default=None, max_length=20)
    password: str | None = Field(default=None, max_length=1000)
    is_active: bool | None = None


@router.get("/users")
def users(desk: DeskNow) -> Response:
    """All accounts."""
    return answer({"items": [_shown(one) for one in list_users(desk.ledger)]})


@router.put("/users/{name}")
def put_user(
    desk: DeskNow, caller: CallerNow, name: Annotated[str, Path(max_length=80)], body: Account
) -> Response:
    """Make an account, or change one."""
    if name == caller.name and (body.is_active is False or body.role not in (None, "admin")):
        raise Invalid("you cannot close or lower your own account; ask another admin", name=name)
    made = save_user(
        desk.ledger,
        caller.name,
        name,
        role=body.role,
        password=body.password,
        is_active=body.is_active,
    )
    return answer({"user": _shown(made)})


class NewKey(BaseModel):
    """A key for a program: what it is for, how far it reaches, how long it lasts."""

    name: str = Field(max_length=80)
    scope: str = Field(default="read", max_length=10)
    days: int | None = Field(default=90, ge=1, le=3650)


@router.get("/tokens")
def tokens(desk: DeskNow, caller: CallerNow) -> Response:
    """The names of your keys."""
    with desk.ledger.view() as view:
        found = key_names(view.connection, caller.name)
    return answer({"items": [{"name": name, "scope": scope} for name, scope in found]})


@router.post("/tokens")
def make_token(desk: DeskNow, caller: CallerNow, body: NewKey) -> Response:
    """Make a key; the answer is the only time that it is shown."""
    secret = make_key(desk.ledger, caller.name, body.name, body.scope, body.days)
    return answer({"name": body.name, "scope": body.scope, "token": secret}, status=201)


@router.delete("/tokens/{name}")
def drop_token(
    desk: DeskNow, caller: CallerNow, name: Annotated[str, Path(max_length=80)]
) -> Response:
    """Take a key away."""
    if not take_key(desk.ledger, caller.name, name):
        raise Absent(f"you have no key named {name!r}", name=name)
    return answer({"name": name})


@router.get("/audit")
def audit(
    desk: DeskNow,
    limit: Annotated[int, Query(ge=1, le=LARGEST_PAGE)] = 200,
    before: Annotated[int | None, Query(ge=1, le=MOST_CHANGES)] = None,
) -> Response:
    """The log of accounts: who signed in, which accounts and keys were made or changed."""
    with desk.ledger.view() as view:
        rows = view.latest_changes(limit, before=before, kinds=("account", "sign-in"))
    return answer({"items": rows})
