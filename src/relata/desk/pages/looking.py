"""Pages on which people look: incidents on map and timeline, one incident, disputes, digests."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response

from relata.desk.api.queries import AsOf, Filters, FiltersNow
from relata.desk.blurring import blurred_incident
from relata.desk.context import MOST_CHANGES, CallerNow, DeskNow
from relata.desk.found import found_reports
from relata.desk.lines import line_shown, shown_to
from relata.desk.pages.rendering import render
from relata.errors import UsageError
from relata.model.incident import Incident
from relata.pipeline.digesting import make_digest
from relata.pipeline.incidents import find_incident, find_incident_then, find_incidents
from relata.pipeline.near import near_incidents
from relata.publish.digest_text import Marks, author_mark, banner
from relata.store import View
from relata.store.accounts import searches_of
from relata.store.query import find_actors
from relata.store.queue import count_lines, line_of, lines_by_day, lines_by_worth
from relata.views.digest import DigestOptions
from relata.views.policies import POLICIES, check_policy, estimate

router = APIRouter(include_in_schema=False)

LINES = 100
BOARD = 25


@router.get("/incidents")
def incidents(request: Request, desk: DeskNow, caller: CallerNow, filters: FiltersNow) -> Response:
    """Incidents as a list, a map and a timeline that narrow each other."""
    left = desk.refresh()
    with desk.ledger.view() as view:
        query = filters.lines(view)
        lines = [shown_to(caller, one) for one in lines_by_day(view, query, LINES)]
        counts = count_lines(view, query)
    return render(
        request,
        "incidents.html",
        lines=lines,
        counts=counts,
        filters=filters,
        left=left,
        query=request.url.query,
    )


@router.get("/incidents/{incident}")
def incident(
    request: Request, desk: DeskNow, caller: CallerNow, incident: str, as_of: AsOf = None
) -> Response:
    """One incident: who tells what, tolls by claimant, disputes, answers, origins."""
    desk.refresh()
    with desk.ledger.view(as_of) as view:
        now = as_of is None
        found = find_incident(view, incident) if now else find_incident_then(view, incident)
        if caller.is_blurred:
            blurred = blurred_incident(found)
            return render(request, "incident_blurred.html", incident=blurred, as_of=as_of)
        reports = view.reports({one.report for one in found.events})
        facts = {name: view.facts_of(name) for name in reports}
        chain = _chain(view, found) if now else []
        near = near_incidents(view, found, 5) if now else []
        near_lines = {one.cluster: line_of(view, one.cluster) for one in near}
        moment = view.moment
    effects = list(dict.fromkeys(toll.effect for toll in found.tolls))
    return render(
        request,
        "incident.html",
        incident=found,
        reports=reports,
        facts=facts,
        chain=chain,
        near=[(one, line_shown(line)) for one in near if (line := near_lines[one.cluster])],
        estimates=[
            (effect, policy, estimate(found, effect, policy))
            for effect in effects
            for policy in POLICIES
        ],
        effects=effects,
        moment=moment,
        as_of=as_of,
    )


def _chain(view: View, found: Incident) -> list[tuple[str, dict[str, object]]]:
    """What the incident answers, is part of, and is answered by; each with its line."""
    linked = [
        *(("answers", one) for one in found.responds_to),
        *(("is answered by", one) for one in found.answered_by),
    ]
    if found.part_of is not None:
        linked.append(("is part of", found.part_of))
    lines = ((how, line_of(view, one)) for how, one in linked)
    return [(how, line_shown(line)) for how, line in lines if line is not None]


@router.get("/contradictions")
def contradictions(request: Request, desk: DeskNow, filters: FiltersNow) -> Response:
    """What accounts disagree on, side by side in their own words."""
    from dataclasses import replace

    desk.refresh()
    with desk.ledger.view() as view:
        query = replace(filters, disputed=True).lines(view)
        lines = lines_by_worth(view, query, BOARD)
        total = count_lines(view, query).total
        found = {one.id: one for one in find_incidents(view, [line.cluster for line in lines])}
    board = [(line_shown(line), found[line.cluster]) for line in lines if line.cluster in found]
    return render(request, "contradictions.html", board=board, total=total)


@router.get("/search")
def search(
    request: Request,
    desk: DeskNow,
    filters: FiltersNow,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Response:
    """Reports by words and values."""
    asked = filters != Filters()
    with desk.ledger.view() as view:
        found = found_reports(view, filters.everything(), BOARD, offset) if asked else None
        saved = searches_of(view.connection, request.state.caller.name)
    asked_for = {k: v for k, v in request.query_params.items() if v and k != "offset"}
    return render(
        request,
        "search.html",
        found=found,
        filters=filters,
        offset=offset,
        size=BOARD,
        saved=saved,
        query=urlencode(asked_for),
    )


@router.get("/actors")
def actors(
    request: Request, desk: DeskNow, name: Annotated[str, Query(max_length=200)] = ""
) -> Response:
    """An actor: how reports name it, what the registry says of it, its incidents."""
    from relata.desk.actor_page import actor_page

    desk.refresh()
    with desk.ledger.view() as view:
        found = find_actors(view, name, 30) if name else []
        lines = (
            [line_shown(one) for one in lines_by_day(view, Filters(actor=name).lines(view), 50)]
            if name
            else []
        )
    entries = actor_page(found, name, desk.settings.registry)
    return render(request, "actors.html", name=name, found=found, lines=lines, entries=entries)


@router.get("/digest")
def digest(
    request: Request,
    desk: DeskNow,
    filters: FiltersNow,
    policy: Annotated[str, Query(max_length=40)] = "low-best-high",
    as_of: AsOf = None,
) -> Response:
    """A digest as the desk shows it; every note leads to its words."""
    made = None
    if filters.since and filters.until:
        options = DigestOptions(
            title=f"Digest, {filters.since} to {filters.until}",
            first_day=filters.since,
            last_day=filters.until,
            policy=check_policy(policy),
        )
        with desk.ledger.view(as_of) as view:
            made = make_digest(view, filters.everything(), options, None, is_now=as_of is None)
    elif filters.since or filters.until:
        raise UsageError("wanted the first and the last day of the digest")
    return render(
        request,
        "digest.html",
        digest=made,
        as_of=as_of,
        banner=banner,
        author_mark=author_mark,
        marks=Marks(made) if made is not None else None,
        filters=filters,
        policy=policy,
        policies=list(POLICIES),
        query=request.url.query,
    )


@router.get("/log")
def log(
    request: Request,
    desk: DeskNow,
    before: Annotated[int | None, Query(ge=1, le=MOST_CHANGES)] = None,
) -> Response:
    """Who did what, when and why."""
    with desk.ledger.view() as view:
        rows = view.latest_changes(LINES, before=before)
        judged = view.judgements_by_change([one.number for one in rows])
    return render(request, "log.html", rows=rows, judged=judged, size=LINES)
