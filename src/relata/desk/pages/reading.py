"""Pages of one report: its text with marks, its claims, and feeds of saved searches."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from relata.desk.api.searching import new_in_search
from relata.desk.blinding import is_blind_for
from relata.desk.context import DeskNow
from relata.desk.pages.rendering import as_markup, render
from relata.errors import UnknownSubject
from relata.model.incident import split_ref
from relata.pipeline.sheets import judged_record
from relata.publish.markup import element
from relata.publish.phrases import Lexicon
from relata.publish.text_view import render_text

router = APIRouter(include_in_schema=False)


@router.get("/reports/{report}")
def report(request: Request, desk: DeskNow, report: str) -> Response:
    """A report: where it was met, its readings, its text with marks; bare where coded blind."""
    from relata.views.versions import changed_figures

    with desk.ledger.view() as view:
        found = view.report(view.full_id(report))
        facts = view.facts_of(found.id)
        current = view.current_records([found.id]).get(found.id)
        clusters = view.clusters_of([current.id]) if current is not None else {}
        versions = view.series(found.series) if found.series else []
        at = versions.index(found.id) if found.id in versions else 0
        changes = changed_figures(view.report(versions[at - 1]), found) if at else []
        readings = view.records_of([found.id])
        is_blind = is_blind_for(desk.options, request.state.caller.name, found.id)
        is_shown = found.record is not None and not is_blind
        record = judged_record(view, found.id) if is_shown else None
    text = as_markup(render_text(Lexicon(record))) if record is not None else facts.text
    return render(
        request,
        "report.html",
        report=found,
        facts=facts,
        text=text,
        record=record,
        incidents={event: cluster for (_, event), cluster in clusters.items()},
        changes=changes,
        readings=readings,
    )


@router.get("/reports/{report}/text")
def text(request: Request, desk: DeskNow, report: str) -> Response:
    """A report's text with its marks, for the page of the queue; bare where it is coded blind."""
    with desk.ledger.view() as view:
        name = view.report(view.full_id(report)).id
        facts = view.facts_of(name)
        try:
            record = judged_record(view, name)
        except UnknownSubject:
            record = None
    is_blind = is_blind_for(desk.options, request.state.caller.name, name)
    body = render_text(Lexicon(record)) if record is not None and not is_blind else facts.text
    inside = element("div", body, lang=facts.language or None, dir="auto", id="text", tabindex=0)
    return HTMLResponse(inside, headers={"Cache-Control": "no-store"})


@router.get("/claims/{ref}")
def claim(desk: DeskNow, ref: str) -> Response:
    """A claim or value by its global name: the report's page with its words lit."""
    report, local = split_ref(ref)
    with desk.ledger.view() as view:
        name = view.report(view.full_id(report)).id
    return RedirectResponse(f"/reports/{name}?lit={local}#text", status_code=303)


@router.get("/searches/{name}.atom")
def feed(request: Request, desk: DeskNow, name: Annotated[str, Path(max_length=80)]) -> Response:
    """A saved search as an Atom feed: the reports that were added since it was saved."""
    base = str(request.base_url).rstrip("/")
    with desk.ledger.view() as view:
        alert = new_in_search(view, request.state.caller.name, name, base)
    page = render(
        request,
        "feed.atom",
        name=name,
        entries=alert.entries,
        updated=alert.entries[0].at if alert.entries else datetime.now(UTC).isoformat(),
        base=base,
    )
    return Response(page.body, media_type="application/atom+xml")
