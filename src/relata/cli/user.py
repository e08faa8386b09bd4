"""``relata user`` and ``relata token``: accounts of the desk, and keys for programs."""

import sys
from typing import Annotated

import typer

from relata.cli.ledger_access import Who, open_current
from relata.pipeline.settings import load_settings


def user(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Whose account; all are listed without.")
    ] = None,
    role: Annotated[
        str | None,
        typer.Option(help="reader, coder, reviewer or admin; a new account is a reader's."),
    ] = None,
    close: Annotated[bool, typer.Option("--close", help="Nobody can sign in with it.")] = False,
    reopen: Annotated[bool, typer.Option("--reopen", help="It can be used again.")] = False,
    password: Annotated[
        bool, typer.Option("--password", help="Ask for a new password (or read it from a pipe).")
    ] = False,
    who: Who = None,
) -> None:
    """List the desk's accounts, make one, or change one (extra: desk).

    A password is asked for and never stands in a command; only its Argon2 hash is kept.
    """
    from relata.desk.people import list_users, save_user
    from relata.errors import UsageError

    settings = load_settings()
    ledger = open_current(settings)
    if name is None:
        for one in list_users(ledger):
            state = "open" if one.is_active else "closed"
            typer.echo(f"{one.name}  {one.role}  {state}")
        return
    if close and reopen:
        raise UsageError("wanted --close or --reopen, not both")
    is_new = name not in {one.name for one in list_users(ledger)}
    given = _password() if password or is_new else None
    made = save_user(
        ledger,
        who or settings.who,
        name,
        role=role,
        password=given,
        is_active=False if close else True if reopen or is_new else None,
    )
    typer.echo(f"{made.name}  {made.role}  {'open' if made.is_active else 'closed'}")


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    asked: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return asked


def token(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the key is for.")],
    scope: Annotated[str, typer.Option(help="read or write.")] = "read",
    days: Annotated[int, typer.Option(min=1, max=3650, help="How long it lasts.")] = 90,
    drop: Annotated[bool, typer.Option("--drop", help="Take the key of this name away.")] = False,
    who: Who = None,
) -> None:
    """Make a key with which a program calls the desk as you (extra: desk).

    It is printed once; the ledger keeps only its hash. Send it as `Authorization: Bearer KEY`.
    """
    from relata.desk.people import list_users, make_key, save_user, take_key
    from relata.errors import UsageError

    settings = load_settings()
    ledger, owner = open_current(settings), who or settings.who
    if drop:
        if not take_key(ledger, owner, name):
            raise UsageError(f"{owner} has no key named {name!r}")
        typer.echo(f"{name}  taken away")
        return
    if not list_users(ledger):
        save_user(ledger, owner, owner, role="admin")
    typer.echo(make_key(ledger, owner, name, scope, days))
