"""Errors as the interface tells them: one shape, and one table of statuses.

``{"error": {"code": …, "message": …, "facts": {…}}}``: the code is stable, the message is for
people, the facts are what a program needs (who judged meanwhile, and what).
"""

from relata.errors import (
    DataError,
    FetchError,
    JudgedMeanwhile,
    LedgerBusy,
    LedgerError,
    LedgerFull,
    LedgerReadOnly,
    LedgerUnreachable,
    MissingExtra,
    ReadError,
    RelataError,
    SourceError,
    TooLarge,
    UnknownSubject,
    UsageError,
)


class DeskError(UsageError):
    """The desk refuses a call: sign in, ask for rights, or send it otherwise."""

    code = "desk"


class NotSignedIn(DeskError):
    """Nobody is signed in: sign in, or send a key."""

    code = "desk.sign_in"


class NotAllowed(DeskError):
    """The account's role, or the key's scope, does not reach so far: ask an admin."""

    code = "desk.rights"


class NotOurs(DeskError):
    """The call does not come from the desk's own pages: open the desk by its own address."""

    code = "desk.origin"


class TooOften(DeskError):
    """Signing in failed too often: wait for the time that the message names."""

    code = "desk.rate"


class StaleField(DeskError):
    """The field changed since the ETag that was sent: read it again, then decide."""

    code = "desk.stale"


class Invalid(DeskError):
    """A parameter or body is not what the interface wants: mend what the message names."""

    code = "desk.invalid"


class Absent(DeskError):
    """There is no such page: see the help."""

    code = "desk.absent"


STATUSES: dict[type[RelataError], int] = {
    NotSignedIn: 401,
    NotAllowed: 403,
    NotOurs: 403,
    TooOften: 429,
    StaleField: 412,
    Invalid: 422,
    Absent: 404,
    JudgedMeanwhile: 409,
    UnknownSubject: 404,
    TooLarge: 413,
    FetchError: 502,
    SourceError: 422,
    ReadError: 422,
    DataError: 422,
    MissingExtra: 501,
    UsageError: 422,
    LedgerBusy: 503,
    LedgerFull: 507,
    LedgerReadOnly: 403,
    LedgerUnreachable: 503,
    LedgerError: 500,
    RelataError: 500,
}
"""HTTP status by kind of error; the nearest class up the tree decides."""


def status_of(error: RelataError) -> int:
    """The HTTP status of an error."""
    return next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)


def shape_of(error: RelataError) -> dict[str, object]:
    """The body of an error."""
    facts = {name: value for name, value in error.facts.items() if _is_plain(value)}
    return {"error": {"code": error.code, "message": error.message, "facts": facts}}


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, str | int | float | bool)
