"""Adding reports: an address, an uploaded file, or pasted text."""

import re
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response, UploadFile
from fastapi import Path as PathParam
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from relata.desk.context import CallerNow, Desk, DeskNow, answer
from relata.desk.faults import Invalid
from relata.errors import TooLarge
from relata.ingest import IngestOptions
from relata.model.edtf import edtf_problem
from relata.pipeline.adding import AddOptions, add_sources, redate
from relata.pipeline.reading import Failure
from relata.pipeline.run import RunOptions

router = APIRouter(prefix="/api", tags=["sources"])

LARGEST_UPLOAD_BYTES = 20_000_000
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@router.post("/sources")
async def add(
    desk: DeskNow,
    caller: CallerNow,
    request: Request,
    url: str | None = Form(default=None, max_length=4000),
    text: str | None = Form(default=None, max_length=2_000_000),
    title: str | None = Form(default=None, max_length=500),
    published: str | None = Form(default=None, max_length=40),
    file: UploadFile | None = None,
) -> Response:
    """Read a report and keep it: by its address, as a file, or as pasted text.

    A text in a language that is not read is kept with the reason, for a record by hand.
    """
    given = [one for one in (url, text, file.filename if file else None) if one]
    if len(given) != 1:
        raise Invalid("wanted one of url, text and file")
    if published and (problem := edtf_problem(published)):
        raise Invalid(f"published: {published!r} {problem}")
    if url is not None and not re.match(r"https?://", url):
        raise Invalid("url: wanted an address that begins with http:// or https://")
    data = await _bytes_of(text, title, file)
    outcomes = await run_in_threadpool(
        _add, desk, caller.name, url, data, _name_of(title, file), published or None
    )
    status = 201 if any(one["state"] != "failed" for one in outcomes) else 422
    return answer({"reports": outcomes}, status=status)


async def _bytes_of(text: str | None, title: str | None, file: UploadFile | None) -> bytes | None:
    if text is not None:
        head = f"{title.strip()}\n\n" if title and title.strip() else ""
        return (head + text).encode()
    if file is None:
        return None
    data = await file.read(LARGEST_UPLOAD_BYTES + 1)
    if len(data) > LARGEST_UPLOAD_BYTES:
        raise TooLarge(
            f"wanted a file of at most {LARGEST_UPLOAD_BYTES:,} bytes; add a larger one with "
            "relata add",
            limit=LARGEST_UPLOAD_BYTES,
        )
    return data


def _name_of(title: str | None, file: UploadFile | None) -> str:
    """A file name that cannot lead out of its folder, with an ending that ingest knows."""
    if file is None or not file.filename:
        return f"{_UNSAFE.sub('-', title or 'pasted')[:60].strip('-.') or 'pasted'}.txt"
    plain = _UNSAFE.sub("-", Path(file.filename.replace("\\", "/")).name).lstrip(".-")
    return plain[-100:] or "upload"


class Published(BaseModel):
    """When a report was published."""

    published: str = Field(min_length=4, max_length=40, description="2024-05-07, 2024-05, XXXX")


@router.put("/reports/{report}/published", tags=["judging"])
def redate_report(
    desk: DeskNow,
    caller: CallerNow,
    report: Annotated[str, PathParam(max_length=40)],
    body: Published,
) -> Response:
    """Say when a report was published; its days are read anew, what people said of it stays."""
    if (problem := edtf_problem(body.published)) is not None:
        raise Invalid(f"published: {body.published!r} {problem}", published=body.published)
    outcomes = list(redate(desk.ledger, _options(desk, caller.name), report, body.published))
    desk.refresh()
    failed = next((one for one in outcomes if isinstance(one, Failure)), None)
    if failed is not None:
        raise Invalid(f"the report cannot be read: {failed.message}", report=report)
    return answer({"report": report, "published": body.published})


def _options(desk: Desk, who: str, published: str | None = None) -> AddOptions:
    ingest = IngestOptions(
        published=published, allow_private_addresses=desk.options.allow_private_addresses
    )
    settings = replace(desk.settings, workers=1)
    return AddOptions(who, RunOptions(ingest=ingest, settings=settings, load=desk.tools))


def _add(
    desk: Desk, who: str, url: str | None, data: bytes | None, name: str, published: str | None
) -> list[dict[str, object]]:
    options = _options(desk, who, published)
    if data is None:
        found = list(add_sources(desk.ledger, [url or ""], options))
    else:
        with tempfile.TemporaryDirectory(prefix="relata-") as folder:
            path = Path(folder) / name
            path.write_bytes(data)
            found = list(add_sources(desk.ledger, [str(path)], options))
    desk.refresh()
    return [_told(one, name if data is not None else None) for one in found]


def _told(outcome: object, name: str | None) -> dict[str, object]:
    """An outcome without the folder that held an upload for a moment."""
    if isinstance(outcome, Failure):
        return {
            "state": "failed",
            "code": outcome.code,
            "message": outcome.message,
            "source": name or outcome.source,
        }
    return {
        "state": getattr(outcome, "state", ""),
        "report": getattr(outcome, "report", ""),
        "source": name or getattr(outcome, "source", ""),
        "unread_why": getattr(outcome, "unread_why", None),
        "copies": getattr(outcome, "copies", ()),
    }
