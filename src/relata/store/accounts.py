"""Who may use the desk: accounts, sessions, keys for programs, drafts and saved searches.

Secrets are never kept: a password as the Argon2 hash that the caller made, a session or key as the
sha256 of what the browser or program sends. Every function acts within its caller's transaction.
"""

import hashlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from relata.store import tables as T


@dataclass(frozen=True, slots=True)
class User:
    """An account of the desk.

    Attributes:
        password: an Argon2 hash; None for an account that cannot sign in.
        failures: attempts to sign in that failed in a row.
        locked_until: ISO 8601 in UTC; until then nobody can sign in.
    """

    name: str
    role: str
    password: str | None
    is_active: bool
    failures: int = 0
    locked_until: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is signed in."""

    user: User
    csrf: str
    until: str


@dataclass(frozen=True, slots=True)
class Key:
    """A program's key: what it is for, and how far it reaches (``read`` or ``write``)."""

    user: User
    name: str
    scope: str
    until: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person typed into a field and did not save yet."""

    key: str
    body: str
    at: str


@dataclass(frozen=True, slots=True)
class Search:
    """A saved search, and the last change whose reports its owner has seen."""

    account: str
    name: str
    query: str
    seen: int


def hash_secret(secret: str) -> str:
    """What is kept of a session's or key's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _user(row: Any) -> User:  # noqa: ANN401 - SQLAlchemy's row
    return User(row.name, row.role, row.password, row.is_active, row.failures, row.locked_until)


def find_user(connection: Connection, name: str) -> User | None:
    """An account by its name."""
    row = connection.execute(select(T.USERS).where(T.USERS.c.name == name)).first()
    return _user(row) if row is not None else None


def all_users(connection: Connection) -> list[User]:
    """All accounts by name."""
    return [_user(row) for row in connection.execute(select(T.USERS).order_by(T.USERS.c.name))]


def put_user(connection: Connection, user: User) -> None:
    """Make an account, or change the one of this name."""
    values = {
        "role": user.role,
        "password": user.password,
        "is_active": user.is_active,
        "failures": user.failures,
        "locked_until": user.locked_until,
    }
    if find_user(connection, user.name) is None:
        connection.execute(insert(T.USERS), [values | {"name": user.name}])
    else:
        connection.execute(update(T.USERS).where(T.USERS.c.name == user.name).values(**values))


def put_session(connection: Connection, secret: str, user: str, csrf: str, until: str) -> None:
    """Let somebody be signed in until a time."""
    row = {"token": hash_secret(secret), "account": user, "csrf": csrf, "until": until}
    connection.execute(insert(T.SESSIONS), [row])


def find_session(connection: Connection, secret: str, now: str) -> Session | None:
    """The session of a cookie; None when there is none, it is over, or the account is closed."""
    s, u = T.SESSIONS.c, T.USERS
    wanted = (
        select(T.SESSIONS.c.csrf, T.SESSIONS.c.until, u)
        .join(u, u.c.name == s.account)
        .where(s.token == hash_secret(secret), s.until > now, u.c.is_active)
    )
    row = connection.execute(wanted).first()
    return Session(_user(row), row.csrf, row.until) if row is not None else None


def drop_session(connection: Connection, secret: str) -> None:
    """Sign somebody out."""
    connection.execute(delete(T.SESSIONS).where(T.SESSIONS.c.token == hash_secret(secret)))


def drop_sessions_of(connection: Connection, user: str) -> None:
    """Sign somebody out everywhere."""
    connection.execute(delete(T.SESSIONS).where(T.SESSIONS.c.account == user))


def put_key(
    connection: Connection, secret: str, user: str, name: str, scope: str, until: str | None
) -> None:
    """Keep a program's key."""
    row = {
        "token": hash_secret(secret),
        "account": user,
        "name": name,
        "scope": scope,
        "until": until,
    }
    connection.execute(insert(T.TOKENS), [row])


def find_key(connection: Connection, secret: str, now: str) -> Key | None:
    """The key that a program sends; None when there is none, it is over, or its account closed."""
    t, u = T.TOKENS.c, T.USERS
    wanted = (
        select(t.name.label("key_name"), t.scope, t.until, u)
        .join(u, u.c.name == t.account)
        .where(t.token == hash_secret(secret), u.c.is_active)
    )
    row = connection.execute(wanted).first()
    if row is None or (row.until is not None and row.until <= now):
        return None
    return Key(_user(row), row.key_name, row.scope, row.until)


def drop_key(connection: Connection, user: str, name: str) -> bool:
    """Take a program's key away; False when there was none of that name."""
    t = T.TOKENS.c
    gone = connection.execute(delete(T.TOKENS).where(t.account == user, t.name == name))
    return gone.rowcount > 0


def key_names(connection: Connection, user: str) -> list[tuple[str, str]]:
    """Names and scopes of somebody's keys."""
    t = T.TOKENS.c
    wanted = select(t.name, t.scope).where(t.account == user).order_by(t.name)
    return [(row.name, row.scope) for row in connection.execute(wanted)]


def put_draft(connection: Connection, user: str, draft: Draft) -> None:
    """Keep what somebody typed, in place of what was kept of this field before."""
    drop_draft(connection, user, draft.key)
    row = {"account": user, "key": draft.key, "body": draft.body, "at": draft.at}
    connection.execute(insert(T.DRAFTS), [row])


def drop_draft(connection: Connection, user: str, key: str) -> None:
    """Forget a draft: it was saved, or its owner threw it away."""
    d = T.DRAFTS.c
    connection.execute(delete(T.DRAFTS).where(d.account == user, d.key == key))


def drafts_of(connection: Connection, user: str, prefix: str = "") -> list[Draft]:
    """What somebody typed and did not save, of keys that begin so."""
    d = T.DRAFTS.c
    wanted = select(T.DRAFTS).where(d.account == user, d.key.startswith(prefix, autoescape=True))
    rows = connection.execute(wanted.order_by(d.key))
    return [Draft(row.key, row.body, row.at) for row in rows]


def put_search(connection: Connection, search: Search) -> None:
    """Keep a search, in place of the one of this name."""
    drop_search(connection, search.account, search.name)
    row = {
        "account": search.account,
        "name": search.name,
        "query": search.query,
        "seen": search.seen,
    }
    connection.execute(insert(T.SEARCHES), [row])


def drop_search(connection: Connection, user: str, name: str) -> None:
    """Forget a saved search."""
    s = T.SEARCHES.c
    connection.execute(delete(T.SEARCHES).where(s.account == user, s.name == name))


def searches_of(connection: Connection, user: str) -> list[Search]:
    """Somebody's saved searches by name."""
    s = T.SEARCHES.c
    rows = connection.execute(select(T.SEARCHES).where(s.account == user).order_by(s.name))
    return [Search(row.account, row.name, row.query, row.seen) for row in rows]
