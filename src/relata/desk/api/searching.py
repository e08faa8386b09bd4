"""Searching reports, and searches that people keep, with what is new in them."""

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, Field

from relata.desk.api.queries import FiltersNow, filters_of
from relata.desk.context import LARGEST_PAGE, CallerNow, DeskNow, answer
from relata.desk.faults import Absent
from relata.desk.found import found_reports
from relata.pipeline.alerts import find_new
from relata.publish.alert import Alert, alert_mail
from relata.store import View
from relata.store.accounts import Search, drop_search, put_search, searches_of

router = APIRouter(prefix="/api", tags=["searching"])
SearchName = Annotated[str, Path(min_length=1, max_length=80)]


@router.get("/search")
def search(
    desk: DeskNow,
    filters: FiltersNow,
    limit: Annotated[int, Query(ge=1, le=LARGEST_PAGE)] = 50,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Response:
    """Reports by words and values; words in quotes stand in a row, no sign has a meaning."""
    with desk.ledger.view() as view:
        found = found_reports(view, filters.everything(), limit, offset)
    return answer(found)


class SavedQuery(BaseModel):
    """A search to keep: the address's part behind the question mark."""

    query: str = Field(max_length=2000)


@router.get("/searches")
def searches(desk: DeskNow, caller: CallerNow) -> Response:
    """Your saved searches."""
    with desk.ledger.view() as view:
        found = searches_of(view.connection, caller.name)
    return answer({"items": [{"name": one.name, "query": one.query} for one in found]})


@router.put("/searches/{name}")
def save(desk: DeskNow, caller: CallerNow, name: SearchName, body: SavedQuery) -> Response:
    """Keep a search under a name; its feed tells of reports that are added from now on."""
    with desk.ledger.write(caller.name) as writer:
        seen = writer.view().moment.change
        put_search(writer.connection, Search(caller.name, name, body.query, seen))
    return answer({"name": name, "query": body.query})


@router.get("/searches/{name}/alert")
def alert(
    request: Request,
    desk: DeskNow,
    caller: CallerNow,
    name: SearchName,
    to: Annotated[str | None, Query(max_length=254)] = None,
) -> Response:
    """What was added since a search was kept, as a mail in a file; nothing is sent."""
    with desk.ledger.view() as view:
        found = new_in_search(view, caller.name, name, str(request.base_url).rstrip("/"))
    return Response(
        alert_mail(found, to),
        media_type="message/rfc822",
        headers={"Content-Disposition": 'attachment; filename="relata-alert.eml"'},
    )


def new_in_search(view: View, account: str, name: str, base: str) -> Alert:
    """The reports added since somebody kept a search; ``base`` is the desk's address.

    Raises:
        Absent: that account has no search of this name.
    """
    saved = {one.name: one for one in searches_of(view.connection, account)}
    if name not in saved:
        raise Absent(f"you have no saved search {name!r}", name=name)
    asked = filters_of(dict(parse_qsl(saved[name].query)))
    return find_new(view, name, asked.everything(), saved[name].seen, base)


@router.delete("/searches/{name}")
def drop(desk: DeskNow, caller: CallerNow, name: SearchName) -> Response:
    """Forget a saved search."""
    with desk.ledger.write(caller.name) as writer:
        drop_search(writer.connection, caller.name, name)
    return answer({"name": name})
