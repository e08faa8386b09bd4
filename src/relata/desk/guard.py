"""What stands before every route: whose browser it is, who calls, and what a page may load.

Four locks, each tested by itself. The Host header must be one of the desk's names, or another
site's name could be made to lead here. A call that changes anything must come from the desk's own
origin, and bear the session's CSRF token in a header that no form can send. The caller's role must
reach as far as ``rights`` says for the route. And the answer's headers let a page load only the
desk's own files.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from urllib.parse import urlsplit

from fastapi import Request, Response

from relata.desk.blurring import is_blurred_for, refuse_telling
from relata.desk.context import Desk, desk_of
from relata.desk.faults import NotAllowed, NotOurs, NotSignedIn
from relata.desk.options import LOOPBACK
from relata.desk.people import Caller, caller_of_key, caller_of_session, same
from relata.desk.rights import ANYONE, BLURRED, RIGHTS, may

COOKIE = "relata_session"
CSRF_HEADER = "x-relata-csrf"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "connect-src 'self'; worker-src 'self' blob:; font-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
"""On every answer; no script or style but from the desk's own files."""


async def add_headers(
    request: Request, call_next: Callable[[Request], Awaitable[Response]]
) -> Response:
    """Give every answer the headers above."""
    response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def authorise(request: Request) -> None:
    """Let a call through or refuse it.

    Raises:
        NotOurs: host or origin is another's, or the CSRF token is missing.
        NotSignedIn: nobody is signed in.
        NotAllowed: the caller's role or key does not reach so far, or would see names or exact
            places that are kept from it.
    """
    desk = desk_of(request)
    check_host(request, desk)
    route = request.scope["route"].path
    needed = RIGHTS[request.method if request.method != "HEAD" else "GET", route]
    if request.method not in SAFE:
        check_origin(request)
    if needed == ANYONE:
        return
    caller = find_caller(request, desk)
    if caller is None:
        raise NotSignedIn("wanted somebody who is signed in, or a key; sign in first")
    if not may(caller.role, needed):
        raise NotAllowed(
            f"{request.method} {route} wants the role {needed}; {caller.name} is {caller.role}",
            needed=needed,
            role=caller.role,
        )
    if request.method not in SAFE:
        check_change(request, caller)
    if is_blurred_for(desk.options, caller.role):
        check_blurred(request, route)
        caller = replace(caller, is_blurred=True)
    request.state.caller = caller


def check_blurred(request: Request, route: str) -> None:
    """Refuse what could tell names or exact places.

    Raises:
        NotAllowed: the route or a filter could.
    """
    if (request.method if request.method != "HEAD" else "GET", route) not in BLURRED:
        raise NotAllowed(
            "this desk keeps names and exact places from your role; incidents, map and timeline "
            "show what remains",
            route=route,
        )
    refuse_telling(request.query_params)


def find_caller(request: Request, desk: Desk) -> Caller | None:
    """Who calls: by a program's key, else by the session's cookie."""
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return caller_of_key(desk.ledger, secret.strip())
    cookie = request.cookies.get(COOKIE)
    return caller_of_session(desk.ledger, cookie) if cookie else None


def check_host(request: Request, desk: Desk) -> None:
    """Refuse a name that is none of the desk's.

    Raises:
        NotOurs: the Host header names another.
    """
    host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    if host not in LOOPBACK | set(desk.options.names) and host != desk.options.host:
        raise NotOurs(
            f"the desk is not called {host!r}; name it with --name to let browsers use that name",
            host=host,
        )


def check_origin(request: Request) -> None:
    """Refuse a change that another site's page asks for.

    Raises:
        NotOurs: the Origin header, which browsers send with every change, is another's.
    """
    origin = request.headers.get("origin")
    if origin is None:
        if "authorization" in request.headers:
            return  # a program, not a browser
        raise NotOurs("wanted the Origin header that browsers send; programs send a key instead")
    if urlsplit(origin).netloc != request.headers.get("host"):
        raise NotOurs(f"a page of {origin} asked for a change; open the desk itself", origin=origin)


def check_change(request: Request, caller: Caller) -> None:
    """Refuse a change that a key may not make, or without the session's CSRF token.

    Raises:
        NotAllowed: the key may only look.
        NotOurs: the token is missing or another's.
    """
    if caller.scope != "write":
        raise NotAllowed("this key may only look; make one with --scope write", scope=caller.scope)
    if caller.csrf is not None and not same(request.headers.get(CSRF_HEADER, ""), caller.csrf):
        raise NotOurs("wanted the page's own token with a change; load the page again")
