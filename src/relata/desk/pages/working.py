"""Pages on which people work: the queue, adding reports, signing in, accounts, help."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from relata.desk.api.accounts import set_cookie
from relata.desk.context import CallerNow, DeskNow
from relata.desk.faults import NotSignedIn
from relata.desk.keys import KEYS, REASONS
from relata.desk.pages.rendering import render
from relata.desk.people import begin_session, list_users, same
from relata.desk.rights import ROLES
from relata.model.codebook import codes
from relata.pipeline.agreement import measure_agreement
from relata.store.accounts import key_names

CHOSEN = (
    "event_type",
    "mode",
    "status",
    "effect",
    "stance",
    "actor_kind",
    "place_kind",
    "weapon_kind",
    "object_kind",
    "link_type",
    "grade",
)
"""Enumerations of the codebook that the review's editors offer."""

router = APIRouter(include_in_schema=False)


@router.get("/")
def queue(request: Request, caller: CallerNow) -> Response:
    """The queue, and the report under review; incidents alone for whom names are kept from."""
    if caller.is_blurred:
        return RedirectResponse("/incidents", status_code=303)
    return render(
        request,
        "review.html",
        key_list=[(key.keys, key.name, key.words) for _, group in KEYS for key in group],
        code_lists={name: codes(name) for name in CHOSEN},
        reasons=REASONS,
    )


@router.get("/add")
def add(request: Request) -> Response:
    """Adding a report."""
    return render(request, "add.html")


@router.get("/help")
def help_(request: Request) -> Response:
    """Keys and words."""
    return render(request, "help.html", keys=KEYS, reasons=REASONS)


@router.get("/sign-in")
def sign_in(request: Request) -> Response:
    """Name and password; a desk without accounts says how it is opened."""
    return render(request, "sign_in.html")


@router.get("/enter")
def enter(desk: DeskNow, key: str) -> Response:
    """Open a desk without accounts by the key that it printed at its start."""
    if desk.options.has_accounts or not same(key, desk.key):
        raise NotSignedIn("this key does not open the desk; use the address that it printed")
    secret, _ = begin_session(desk.ledger, desk.options.owner)
    response = RedirectResponse("/", status_code=303)
    set_cookie(response, secret, is_secure=desk.options.is_secure)
    return response


@router.get("/agreement")
def agreement(request: Request, desk: DeskNow) -> Response:
    """Agreement of coders, and what the machine's suggestions are worth."""
    with desk.ledger.view() as view:
        found = measure_agreement(view)
    return render(request, "agreement.html", found=found)


@router.get("/people")
def people(request: Request, desk: DeskNow) -> Response:
    """Accounts and keys."""
    with desk.ledger.view() as view:
        keys = key_names(view.connection, request.state.caller.name)
    users = list_users(desk.ledger)
    return render(request, "people.html", users=users, keys=keys, roles=ROLES)
