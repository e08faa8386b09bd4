"""Puts the desk together: routes, guard, errors, files."""

import logging
import re
import secrets
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from fastapi import Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from fastapi.routing import APIRoute
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from relata.desk.api import ROUTERS
from relata.desk.context import Desk, answer
from relata.desk.faults import Absent, Invalid, NotSignedIn, shape_of, status_of
from relata.desk.guard import add_headers, authorise
from relata.desk.options import DeskOptions
from relata.desk.pages import PAGES, render_fault
from relata.desk.people import is_admin, save_user
from relata.desk.rights import RIGHTS
from relata.errors import LedgerError, RelataError
from relata.pipeline.project_fields import load_project_fields
from relata.pipeline.settings import Settings
from relata.resolve.actor_registry import load_registry
from relata.store import Ledger

HERE = Path(__file__).parent
MARKS = Path(str(files("relata.publish").joinpath("page")))
"""Style of a report's marks, shared with the page of one record."""

OPENAPI = "/api/openapi.json"


def make_desk(ledger: Ledger, options: DeskOptions, settings: Settings) -> Desk:
    """A desk over a ledger; one without accounts gets its owner's.

    Raises:
        UsageError: the file of a project's fields is wrong.
    """
    fields = load_project_fields(settings.fields)
    if not options.has_accounts and not is_admin(ledger, options.owner):
        save_user(ledger, options.owner, options.owner, role="admin")
    return Desk(ledger, options, settings, key=secrets.token_urlsafe(24), fields=fields)


def make_app(desk: Desk) -> FastAPI:
    """The application of a desk.

    Raises:
        TypeError: a route has no rights, or rights are of no route; the desk is built wrong.
    """
    app = FastAPI(
        title="Relata desk",
        description="Everything the desk does. Errors have one shape; see docs/desk.md.",
        version="1",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        dependencies=[Depends(authorise)],
    )
    app.state.desk = desk
    app.middleware("http")(add_headers)
    for router in (*ROUTERS, *PAGES):
        app.include_router(router)
    app.get(OPENAPI, include_in_schema=False)(_openapi)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.mount("/page", StaticFiles(directory=MARKS), name="page")
    app.mount("/vendor", StaticFiles(directory=HERE / "vendor"), name="vendor")
    _add_faults(app)
    _check_rights(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Loads the registry and orders the queue of a new ledger, beside the first answers."""
    desk: Desk = app.state.desk
    stop = threading.Event()
    worker = threading.Thread(target=_order, args=(desk, stop), daemon=True)
    worker.start()
    yield
    stop.set()
    worker.join(timeout=5)


def _order(desk: Desk, stop: threading.Event) -> None:
    load_registry(desk.settings.registry)  # once, before anybody waits for it
    try:
        while not stop.is_set() and desk.refresh():
            pass
    except LedgerError as error:
        logging.getLogger("relata.desk").warning("the queue is not in order: %s", error.message)


def _openapi(request: Request) -> Response:
    """The interface, described."""
    return answer(request.app.openapi())


def _check_rights(app: FastAPI) -> None:
    known = {
        (method, route.path)
        for route in every_route(app)
        for method in route.methods or ()
        if method != "HEAD"
    }
    if known != set(RIGHTS):
        raise TypeError(f"rights and routes differ: {sorted(known ^ set(RIGHTS))}")


def every_route(app: FastAPI) -> list[APIRoute]:
    """All routes but those of files."""
    return [route for route in _flattened(app.routes) if isinstance(route, APIRoute)]


def _flattened(routes: Sequence[object]) -> list[object]:
    found: list[object] = []
    for route in routes:
        inner = getattr(getattr(route, "original_router", None), "routes", None)
        found += _flattened(inner) if inner is not None else [route]
    return found


# Faults


def _add_faults(app: FastAPI) -> None:
    app.add_exception_handler(RelataError, _on_fault)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(Exception, _on_bug)


def _tell(request: Request, error: RelataError, status: int | None = None) -> Response:
    chosen = status or status_of(error)
    if request.url.path.startswith("/api/") or request.headers.get("accept") == "application/json":
        return answer(shape_of(error), status=chosen)
    if isinstance(error, NotSignedIn):
        return RedirectResponse("/sign-in", status_code=303)
    return render_fault(request, error, chosen)


async def _on_fault(request: Request, error: Exception) -> Response:
    if not isinstance(error, RelataError):
        raise error
    return _tell(request, error)


async def _on_invalid(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return _tell(request, Invalid(f"{where}: {first['msg']}", where=where))


async def _on_http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    words = re.sub(r"\s+", " ", str(error.detail))
    status = error.status_code
    if status == 404:
        return _tell(request, Absent(f"there is no {request.url.path}"), status)
    return _tell(request, Invalid(words), status)


async def _on_bug(request: Request, error: Exception) -> Response:
    fault = RelataError(
        f"a fault in Relata itself, {type(error).__name__}; nothing of this call was kept. "
        "Please report it with the desk's own output"
    )
    return _tell(request, fault, 500)
