"""Drafts: what somebody typed and did not save, kept against closed tabs and dead servers."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from relata.desk.context import CallerNow, DeskNow, answer
from relata.desk.people import now
from relata.store.accounts import Draft, drafts_of, drop_draft, put_draft

router = APIRouter(prefix="/api/drafts", tags=["drafts"])


class DraftBody(BaseModel):
    """A draft: the field it is of (``REPORT:n1/count``), and the text."""

    key: str = Field(min_length=1, max_length=200)
    body: str = Field(max_length=200_000)


@router.get("")
def read(
    desk: DeskNow, caller: CallerNow, prefix: Annotated[str, Query(max_length=200)] = ""
) -> Response:
    """Your drafts, of fields that begin so."""
    with desk.ledger.view() as view:
        return answer({"items": drafts_of(view.connection, caller.name, prefix)})


@router.put("")
def write(desk: DeskNow, caller: CallerNow, body: DraftBody) -> Response:
    """Keep a draft in place of the one before."""
    draft = Draft(body.key, body.body, now().isoformat())
    with desk.ledger.write(caller.name) as writer:
        put_draft(writer.connection, caller.name, draft)
    return answer({"draft": draft})


@router.delete("")
def drop(
    desk: DeskNow, caller: CallerNow, key: Annotated[str, Query(min_length=1, max_length=200)]
) -> Response:
    """Throw a draft away."""
    with desk.ledger.write(caller.name) as writer:
        drop_draft(writer.connection, caller.name, key)
    return answer({"key": key})
