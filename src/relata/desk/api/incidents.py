"""Incidents: the queue, lists, the map, one incident, and what may be the same act."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from relata.desk.api.queries import AsOf, Filters, FiltersNow
from relata.desk.blurring import blurred_incident, blurred_rows
from relata.desk.context import (
    LARGEST_PAGE,
    CallerNow,
    Desk,
    DeskNow,
    Json,
    answer,
    read_cursor,
    write_cursor,
)
from relata.desk.faults import Invalid
from relata.desk.found import title_of
from relata.desk.lines import line_shown, shown_to
from relata.desk.people import Caller
from relata.model.incident import Incident
from relata.pipeline.incidents import find_incident, find_incident_then, find_incidents
from relata.pipeline.judging import judge_pair, put_apart
from relata.pipeline.near import near_incidents
from relata.store import View
from relata.store.queue import count_lines, line_of, lines_by_day, lines_by_worth, map_rows

router = APIRouter(prefix="/api", tags=["incidents"])

Limit = Annotated[int, Query(ge=1, le=LARGEST_PAGE)]
Cursor = Annotated[str | None, Query(max_length=200)]
MOST_POINTS = 60_000
"""Incidents that one map is asked to draw."""


@router.get("/queue")
def queue(
    desk: DeskNow, caller: CallerNow, filters: FiltersNow, limit: Limit = 50, after: Cursor = None
) -> Response:
    """Incidents in the order of what a decision on them is worth, each with the reasons."""
    return _listed(desk, caller, filters, limit, after, by_worth=True)


@router.get("/incidents")
def incidents(
    desk: DeskNow, caller: CallerNow, filters: FiltersNow, limit: Limit = 50, after: Cursor = None
) -> Response:
    """Incidents, the latest first; those without a day come last and are there all the same."""
    return _listed(desk, caller, filters, limit, after, by_worth=False)


def _listed(
    desk: Desk, caller: Caller, filters: Filters, limit: int, after: str | None, *, by_worth: bool
) -> Response:
    left = desk.refresh()
    seen = read_cursor(after)
    with desk.ledger.view() as view:
        query = filters.lines(view)
        list_lines = lines_by_worth if by_worth else lines_by_day
        lines = list_lines(view, query, limit, seen)
        counts = count_lines(view, query) if seen is None else None
    last = lines[-1] if len(lines) == limit else None
    place = (last.worth if by_worth else last.first_day or 0) if last is not None else 0
    return answer(
        {
            "items": [shown_to(caller, line) for line in lines],
            "next": write_cursor(place, last.cluster) if last is not None else None,
            "counts": counts,
            "left": left,
        }
    )


@router.get("/map")
def map_(desk: DeskNow, caller: CallerNow, filters: FiltersNow) -> Response:
    """What a map and a timeline draw, one row an incident; null where nothing is known.

    A row is id, latitude, longitude, radius in km, first and last day (proleptic ordinals), most
    killed, disputes, type.
    """
    desk.refresh()
    with desk.ledger.view() as view:
        key = f"{view.moment.change} {desk.lines_left} {caller.is_blurred} {filters}"
        kept = desk.drawn.get(key)
        if kept is None:
            rows = map_rows(view, filters.lines(view), MOST_POINTS)
            rows = blurred_rows(rows) if caller.is_blurred else rows
            kept = desk.drawn.put(key, msgspec.json.encode({"points": rows, "most": MOST_POINTS}))
    return Response(kept, media_type="application/json", headers={"Cache-Control": "no-store"})


@router.get("/incidents/{incident}")
def incident(desk: DeskNow, caller: CallerNow, incident: str, as_of: AsOf = None) -> Response:
    """One incident by its id, a former id or an event of it, now or as it stood."""
    desk.refresh()
    with desk.ledger.view(as_of) as view:
        found = (
            find_incident(view, incident) if as_of is None else find_incident_then(view, incident)
        )
        line = line_of(view, found.id) if as_of is None else None
        if caller.is_blurred:
            shown = shown_to(caller, line) if line is not None else None
            return answer(
                {"incident": blurred_incident(found), "line": shown, "titles": {}, "reviews": {}}
            )
        reviews = _reviews(view, {one.report for one in found.events})
        titles = {one.report: title_of(view, one.report) for one in found.events}
    shown = line_shown(line) if line is not None else None
    return answer({"incident": found, "line": shown, "titles": titles, "reviews": reviews})


def _reviews(view: View, reports: Iterable[str]) -> dict[str, str]:
    """The last word on each report that somebody reviewed."""
    return {
        one.anchor.report: one.value
        for one in view.judgements_on(reports)
        if one.field == "review" and one.value and one.verdict == "set"
    }


@router.get("/incidents/{incident}/near")
def near(desk: DeskNow, incident: str, limit: Limit = 10) -> Response:
    """Other incidents that may be the same act, the likeliest first, with the reasons."""
    with desk.ledger.view() as view:
        found = find_incident(view, incident)
        others = near_incidents(view, found, limit)
        lines = {one.cluster: line_of(view, one.cluster) for one in others}
    return answer(
        {
            "items": [
                msgspec.structs.asdict(one)
                | {"line": line_shown(line) if (line := lines[one.cluster]) is not None else None}
                for one in others
            ]
        }
    )


class Pair(BaseModel):
    """What is said of two events."""

    verdict: str = Field(pattern="^(same|apart|unsure)$")
    one: str = Field(max_length=40, description="REPORT:e1")
    other: str = Field(max_length=40)
    why: str | None = Field(default=None, max_length=2000)


@router.post("/pairs", tags=["judging"])
def pairs(desk: DeskNow, caller: CallerNow, body: Pair) -> Response:
    """Say that two events are the same act, or are not, or that you are unsure."""
    made = judge_pair(desk.ledger, caller.name, body.verdict, body.one, body.other, body.why)
    desk.refresh()
    return answer({"judgement": made}, status=201)


class Merge(BaseModel):
    """Which incident this one is the same as."""

    into: str = Field(max_length=40)
    why: str | None = Field(default=None, max_length=2000)


@router.post("/incidents/{incident}/merge", tags=["judging"])
def merge(desk: DeskNow, caller: CallerNow, incident: str, body: Merge) -> Response:
    """Say that two incidents are the same act: one judgement on an event of each."""
    with desk.ledger.view() as view:
        one, other = find_incident(view, incident), find_incident(view, body.into)
    if one.id == other.id:
        raise Invalid("into: wanted another incident than this one", incident=one.id)
    made = judge_pair(
        desk.ledger, caller.name, "same", _first_event(one), _first_event(other), body.why
    )
    desk.refresh()
    with desk.ledger.view() as view:
        merged = find_incident(view, _first_event(one))
    return answer({"judgement": made, "incident": merged.id}, status=201)


class Explode(BaseModel):
    """Why an incident is taken apart."""

    why: str = Field(min_length=1, max_length=2000)
    report: str | None = Field(default=None, max_length=40, description="This one alone leaves it.")


@router.post("/incidents/{incident}/explode", tags=["judging"])
def explode(desk: DeskNow, caller: CallerNow, incident: str, body: Explode) -> Response:
    """Take an incident apart: every two of its events of different reports are not the same.

    With a report, its events alone leave the incident.
    """
    with desk.ledger.write(caller.name) as writer:
        found = find_incident(writer.view(), incident)
        events = [f"{one.report}:{one.event}" for one in found.events]
        if body.report is not None and body.report not in {one.report for one in found.events}:
            raise Invalid(f"report: {body.report} tells nothing of it", report=body.report)
        made = put_apart(writer, events, body.why, body.report)
    desk.refresh()
    return answer({"judgements": made}, status=201)


def _first_event(incident: Incident) -> str:
    return f"{incident.events[0].report}:{incident.events[0].event}"


@router.get("/contradictions")
def contradictions(
    desk: DeskNow, filters: FiltersNow, limit: Limit = 25, after: Cursor = None
) -> Response:
    """Incidents on which accounts cannot all be true, with each side's own words."""
    desk.refresh()
    seen = read_cursor(after)
    with desk.ledger.view() as view:
        query = replace(filters, disputed=True).lines(view)
        lines = lines_by_worth(view, query, limit, seen)
        found = {one.id: one for one in find_incidents(view, [line.cluster for line in lines])}
    last = lines[-1] if len(lines) == limit else None
    items: list[Json] = [
        {"line": line_shown(line), "contradictions": found[line.cluster].contradictions}
        for line in lines
        if line.cluster in found
    ]
    return answer(
        {"items": items, "next": write_cursor(last.worth, last.cluster) if last else None}
    )
