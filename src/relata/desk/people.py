"""Who somebody is: signing in, keys for programs, and the one key of a desk without accounts.

Passwords are hashed by Argon2id with the library's own parameters. Sessions last twelve hours and
keys until their day; both are kept as hashes only. After five failures an account waits, longer
each time.
"""

import hmac
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from relata.desk.faults import Invalid, NotSignedIn, TooOften
from relata.desk.rights import ROLES
from relata.store import Ledger
from relata.store.accounts import (
    User,
    all_users,
    drop_key,
    drop_session,
    drop_sessions_of,
    find_key,
    find_session,
    find_user,
    key_names,
    put_key,
    put_session,
    put_user,
)

SESSION_HOURS = 12
FAILURES_FREE = 5
LONGEST_WAIT_S = 3600
SHORTEST_PASSWORD = 12
"""Characters. Source: NIST SP 800-63B-4, 3.1.1.2 asks for fifteen alone and eight beside a second
factor; the desk counts failures and is no public service."""

_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash(secrets.token_hex(16))
"""What a password is checked against where there is no account, so that both take the same time."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, and how.

    Attributes:
        csrf: what the page must send with every change; None for a program with a key.
        scope: ``write``, or ``read`` for a key that may only look.
        is_blurred: whether names and exact places are kept from this caller.
    """

    name: str
    role: str
    csrf: str | None
    scope: str = "write"
    is_blurred: bool = False


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def sign_in(ledger: Ledger, name: str, password: str) -> tuple[str, str]:
    """Sign somebody in; returns the session's secret and its CSRF token.

    Raises:
        NotSignedIn: name or password is wrong, or the account is closed; the message tells not
            which.
        TooOften: the account waits after too many failures.
    """
    with ledger.write(name) as writer:
        user = find_user(writer.connection, name)
        _refuse_if_locked(user)
        if not _is_right(user, password) or user is None or not user.is_active:
            if user is not None:
                put_user(writer.connection, _failed(user))
            failure = True
        else:
            failure = False
            put_user(writer.connection, replace(user, failures=0, locked_until=None))
            writer.change("sign-in", name)
    if failure:
        raise NotSignedIn("wanted a name and its password; they do not fit")
    return begin_session(ledger, name)


def _is_right(user: User | None, password: str) -> bool:
    kept = user.password if user is not None and user.password is not None else _NOBODY
    try:
        return _HASHER.verify(kept, password) and user is not None
    except (VerificationError, InvalidHashError):
        return False


def _refuse_if_locked(user: User | None) -> None:
    if user is None or user.locked_until is None:
        return
    if user.locked_until > now().isoformat():
        raise TooOften(
            f"signing in failed too often; try again after {user.locked_until[:19]}Z",
            until=user.locked_until,
        )


def _failed(user: User) -> User:
    failures = user.failures + 1
    if failures < FAILURES_FREE:
        return replace(user, failures=failures)
    wait_s = min(LONGEST_WAIT_S, 2 ** (failures - FAILURES_FREE) * 15)
    until = now() + timedelta(seconds=wait_s)
    return replace(user, failures=failures, locked_until=until.isoformat())


def begin_session(ledger: Ledger, name: str) -> tuple[str, str]:
    """A session for an account; returns its secret and its CSRF token."""
    secret, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    until = (now() + timedelta(hours=SESSION_HOURS)).isoformat()
    with ledger.write(name) as writer:
        put_session(writer.connection, secret, name, csrf, until)
    return secret, csrf


def end_session(ledger: Ledger, secret: str) -> None:
    """Sign out."""
    with ledger.write("desk") as writer:
        drop_session(writer.connection, secret)


def caller_of_session(ledger: Ledger, secret: str) -> Caller | None:
    """Who a cookie means; None for nobody."""
    with ledger.view() as view:
        found = find_session(view.connection, secret, now().isoformat())
    return Caller(found.user.name, found.user.role, found.csrf) if found is not None else None


def caller_of_key(ledger: Ledger, secret: str) -> Caller | None:
    """Who a program's key means; None for nobody."""
    with ledger.view() as view:
        found = find_key(view.connection, secret, now().isoformat())
    return Caller(found.user.name, found.user.role, None, found.scope) if found else None


def save_user(
    ledger: Ledger,
    who: str,
    name: str,
    *,
    role: str | None = None,
    password: str | None = None,
    is_active: bool | None = None,
) -> User:
    """Make an account, or change one; what is None stays.

    A new password or a closed account signs its owner out everywhere.

    Raises:
        Invalid: the name, role or password is none.
    """
    if not name.strip() or len(name) > 80 or any(ord(char) < 32 for char in name):
        raise Invalid(f"wanted a name of 1 to 80 characters, got {name!r}", name=name)
    if role is not None and role not in ROLES:
        raise Invalid(f"wanted a role, one of {', '.join(ROLES)}; got {role!r}", role=role)
    if password is not None and len(password) < SHORTEST_PASSWORD:
        raise Invalid(f"wanted a password of at least {SHORTEST_PASSWORD} characters")
    with ledger.write(who) as writer:
        before = find_user(writer.connection, name)
        user = before or User(name, "reader", None, is_active=True)
        user = replace(
            user,
            role=role or user.role,
            password=_HASHER.hash(password) if password is not None else user.password,
            is_active=user.is_active if is_active is None else is_active,
            failures=0,
            locked_until=None,
        )
        put_user(writer.connection, user)
        if password is not None or not user.is_active:
            drop_sessions_of(writer.connection, name)
        what = "made" if before is None else "changed"
        writer.change("account", name, f"{what}: {user.role}{'' if user.is_active else ', closed'}")
    return user


def is_admin(ledger: Ledger, name: str) -> bool:
    """Whether somebody has an open account that may do everything."""
    with ledger.view() as view:
        found = find_user(view.connection, name)
    return found is not None and found.is_active and found.role == ROLES[-1]


def list_users(ledger: Ledger) -> list[User]:
    """All accounts."""
    with ledger.view() as view:
        return all_users(view.connection)


def make_key(ledger: Ledger, user: str, name: str, scope: str, days: int | None = None) -> str:
    """A key for a program that acts for an account; returned once and never shown again.

    Raises:
        Invalid: the scope is none, the name is empty or taken, or there is no such account.
    """
    if scope not in ("read", "write"):
        raise Invalid(f"wanted a scope, read or write; got {scope!r}", scope=scope)
    if not name.strip() or len(name) > 80:
        raise Invalid(f"wanted a name of 1 to 80 characters, got {name!r}", name=name)
    secret = f"relata_{secrets.token_urlsafe(32)}"
    until = (now() + timedelta(days=days)).isoformat() if days is not None else None
    with ledger.write(user) as writer:
        if find_user(writer.connection, user) is None:
            raise Invalid(f"there is no account {user!r}; relata user makes one", name=user)
        if name in {known for known, _ in key_names(writer.connection, user)}:
            raise Invalid(f"there is a key {name!r} already; take it away first", name=name)
        put_key(writer.connection, secret, user, name, scope, until)
        writer.change("account", user, f"key {name}: {scope}")
    return secret


def take_key(ledger: Ledger, user: str, name: str) -> bool:
    """Take a program's key away; False when there is none of that name."""
    with ledger.write(user) as writer:
        gone = drop_key(writer.connection, user, name)
        if gone:
            writer.change("account", user, f"key {name} taken away")
        return gone


def same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that tells nothing of them."""
    return hmac.compare_digest(one.encode(), other.encode())
