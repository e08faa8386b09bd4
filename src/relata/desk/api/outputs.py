"""Digests and exports over the interface."""

import io
import zipfile
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, Field

from relata.desk.api.queries import AsOf, FiltersNow
from relata.desk.context import CallerNow, DeskNow, answer
from relata.desk.faults import Absent, Invalid, NotAllowed
from relata.desk.rights import may
from relata.model.digest import Digest
from relata.model.entries import LONGEST_SENTENCE
from relata.pipeline.digesting import make_digest
from relata.pipeline.exporting import ExportOptions, make_export
from relata.pipeline.incidents import SENTENCE
from relata.pipeline.judging import undo
from relata.pipeline.sentences import write_for_digest
from relata.publish.digest_docx import digest_docx
from relata.publish.digest_html import digest_html
from relata.publish.digest_text import digest_markdown
from relata.publish.exports import FORMATS
from relata.views.digest import DigestOptions
from relata.views.policies import check_policy

router = APIRouter(prefix="/api", tags=["digests and exports"])

WRITERS: dict[str, tuple[Callable[[Digest], str | bytes], str]] = {
    "html": (digest_html, "text/html; charset=utf-8"),
    "md": (digest_markdown, "text/markdown; charset=utf-8"),
    "docx": (
        digest_docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}

Policy = Annotated[str | None, Query(max_length=40)]


@router.get("/digest")
def digest(
    desk: DeskNow,
    filters: FiltersNow,
    format: Annotated[str, Query(pattern="^(json|md|html|docx)$")] = "json",
    policy: Policy = None,
    title: Annotated[str | None, Query(max_length=200)] = None,
    as_of: AsOf = None,
) -> Response:
    """A period in sentences that each cite their claims; ``since`` and ``until`` are needed."""
    if not filters.since or not filters.until:
        raise Invalid("since, until: wanted the first and the last day of the digest")
    options = DigestOptions(
        title=title or f"Digest, {filters.since} to {filters.until}",
        first_day=filters.since,
        last_day=filters.until,
        policy=check_policy(policy or "low-best-high"),
    )
    with desk.ledger.view(as_of) as view:
        made = make_digest(view, filters.everything(), options, None, is_now=as_of is None)
    if format == "json":
        return answer(made)
    write, kind = WRITERS[format]
    return Response(
        write(made),
        media_type=kind,
        headers={"Content-Disposition": f'attachment; filename="digest.{format}"'},
    )


class NewSentence(BaseModel):
    """A sentence for the digest, in a person's own words."""

    incident: str = Field(max_length=40)
    text: str = Field(min_length=1, max_length=LONGEST_SENTENCE)
    cites: list[str] = Field(
        default=[], max_length=200, description="Claims or values it rests on: REPORT:c1."
    )
    in_place_of: str | None = Field(
        default=None, max_length=20_000, description="The machine's sentence it stands for, whole."
    )
    revises: str | None = Field(default=None, max_length=40, description="The id of one before.")


@router.post("/sentences", tags=["judging"])
def write_sentence(desk: DeskNow, caller: CallerNow, body: NewSentence) -> Response:
    """Write a sentence of the digest; without ``cites`` it is marked as the analyst's judgement."""
    made = write_for_digest(
        desk.ledger,
        caller.name,
        body.incident,
        body.text,
        body.cites,
        body.in_place_of,
        body.revises,
    )
    desk.refresh()
    return answer({"judgement": made}, status=201)


@router.delete("/sentences/{name}", tags=["judging"])
def take_sentence(
    desk: DeskNow, caller: CallerNow, name: Annotated[str, Path(max_length=40)]
) -> Response:
    """Take a sentence back; the machine's, or the wording before, stands again."""
    with desk.ledger.view() as view:
        found = next((one for one in view.judgements() if one.id == name), None)
    if found is None or found.field != SENTENCE:
        raise Absent(f"there is no sentence {name!r} that still stands", name=name)
    if found.who != caller.name and not may(caller.role, "reviewer"):
        raise NotAllowed(
            f"{found.who} wrote this sentence; a reviewer may take it back", who=found.who
        )
    undo(desk.ledger, caller.name, found.id)
    desk.refresh()
    return answer({"undone": found.id})


@router.get("/exports/{name}")
def export(
    desk: DeskNow,
    caller: CallerNow,
    filters: FiltersNow,
    name: Annotated[str, Path(max_length=20)],
    policy: Policy = None,
    as_of: AsOf = None,
) -> Response:
    """An export with its MANIFEST.json, in one zip file; see docs/exports.md for the formats."""
    if name not in FORMATS:
        raise Invalid(f"wanted one of {', '.join(FORMATS)}; got {name!r}", name=name)
    options = ExportOptions(
        query=filters.everything(),
        policy=check_policy(policy) if policy else None,
        is_now=as_of is None,
        filters={"from": "desk", "who": caller.name},
    )
    with desk.ledger.view(as_of) as view:
        made = make_export(view, name, options)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for one in made.export.files:
            packed.writestr(one.name, one.content)
        packed.writestr("MANIFEST.json", made.manifest)
    return Response(
        buffer.getvalue(),
        media_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="relata-{name}.zip"'},
    )
