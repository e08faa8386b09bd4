"""Digests and exports over the interface."""

import io
import zipfile
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from relata.desk.api.queries import AsOf, FiltersNow
from relata.desk.context import CallerNow, DeskNow, answer
from relata.desk.faults import Invalid
from relata.pipeline.digesting import make_digest
from relata.pipeline.exporting import ExportOptions, make_export
from relata.publish.digest_html import digest_html
from relata.publish.digest_text import digest_markdown
from relata.publish.exports import FORMATS
from relata.views.digest import DigestOptions
from relata.views.policies import check_policy

router = APIRouter(prefix="/api", tags=["digests and exports"])

Policy = Annotated[str | None, Query(max_length=40)]


@router.get("/digest")
def digest(
    desk: DeskNow,
    filters: FiltersNow,
    format: Annotated[str, Query(pattern="^(json|md|html)$")] = "json",
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
    body, kind = (
        (digest_html(made), "text/html")
        if format == "html"
        else (digest_markdown(made), "text/markdown")
    )
    return Response(
        body,
        media_type=f"{kind}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="digest.{format}"'},
    )


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
