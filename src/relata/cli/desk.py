"""``relata desk``: the web desk, on this machine or for a team."""

import threading
import webbrowser
from typing import TYPE_CHECKING, Annotated

import typer

from relata.cli.ledger_access import Who, open_or_make
from relata.errors import UsageError
from relata.pipeline.settings import load_settings

if TYPE_CHECKING:
    from relata.desk.options import DeskOptions

STARTED_S = 0.8
"""Seconds until the browser is opened: the server is up by then, or the browser waits for it."""


def desk(
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Address to listen at; others want --accounts.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8400,
    no_open: Annotated[bool, typer.Option("--no-open", help="Open no browser.")] = False,
    accounts: Annotated[
        bool,
        typer.Option("--accounts", help="People sign in; make accounts with relata user."),
    ] = False,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="Name that browsers call it by."),
    ] = None,
    https: Annotated[
        bool, typer.Option("--https", help="Browsers reach it through https (a proxy of yours).")
    ] = False,
    two_persons: Annotated[
        bool, typer.Option("--two-persons", help="“confirmed” wants two persons.")
    ] = False,
    blind_share: Annotated[
        float,
        typer.Option(min=0, max=1, help="Share of reports that second coders code blind."),
    ] = 0.0,
    blur: Annotated[
        str | None,
        typer.Option(
            metavar="ROLE",
            help="Keep names and exact places from this role and those below: reader, coder, "
            "reviewer.",
        ),
    ] = None,
    allow_private_addresses: Annotated[
        bool,
        typer.Option("--allow-private-addresses", help="Pages at private addresses may be added."),
    ] = False,
    who: Who = None,
) -> None:
    """Open the desk in a browser: review, judge, look, search, write digests (extra: desk).

    Without --accounts it listens on this machine alone and opens by the key in the address that
    it prints. What you decide is kept in the ledger at once; Ctrl-C stops the desk and loses
    nothing.
    """
    from relata.desk.options import BLURRABLE, DeskOptions

    settings = load_settings()
    options = DeskOptions(
        host=host,
        port=port,
        names=tuple(name or ()),
        owner=who or settings.who,
        has_accounts=accounts,
        two_persons=two_persons,
        blind_share=blind_share,
        blur=blur,
        allow_private_addresses=allow_private_addresses,
        is_secure=https,
    )
    if not options.is_local and not accounts:
        raise UsageError(
            f"wanted --accounts with --host {host}: others can reach that address; make accounts "
            "with relata user, or leave --host out"
        )
    if blur is not None and blur not in BLURRABLE:
        raise UsageError(f"--blur: wanted one of {', '.join(BLURRABLE)}; got {blur!r}", blur=blur)
    _serve(options, opens_browser=not no_open)


def _serve(options: "DeskOptions", *, opens_browser: bool) -> None:
    import socket

    import uvicorn

    from relata.desk.app import make_app, make_desk
    from relata.errors import OutputUnwritable

    settings = load_settings()
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    # the protocol is named so that asyncio sends small answers at once (TCP_NODELAY)
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((options.host, options.port))
    except OSError as error:
        raise OutputUnwritable(
            f"cannot listen at {options.host}:{options.port}: {error.strerror}; is a desk running "
            "there? Take another --port"
        ) from error
    ledger = open_or_make(settings, options.owner)
    made = make_desk(ledger, options, settings)
    shown = f"[{options.host}]" if ":" in options.host else options.host
    address = f"http://{shown}:{listener.getsockname()[1]}/"
    address += "" if options.has_accounts else f"enter?key={made.key}"
    typer.echo(f"relata: the desk of {ledger.address} is at {address}", err=True)
    if opens_browser:
        opening = threading.Timer(STARTED_S, webbrowser.open, [address])
        opening.daemon = True
        opening.start()
    config = uvicorn.Config(
        make_app(made), log_level="warning", access_log=False, server_header=False
    )
    uvicorn.Server(config).run(sockets=[listener])
    ledger.close()
