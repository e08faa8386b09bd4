"""Judging across reports: undo and redo, the log, settling contradictions, agreement."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from relata.desk.context import LARGEST_PAGE, MOST_CHANGES, CallerNow, DeskNow, answer
from relata.desk.faults import Absent
from relata.desk.labels import VERDICTS, field_label
from relata.model.ledger import Judgement
from relata.pipeline.agreement import measure_agreement
from relata.pipeline.deeds import Deed, last_deed, last_undone, redo_deed, undo_deed
from relata.pipeline.judging import ValueJudgement, judge

router = APIRouter(prefix="/api", tags=["judging"])


class Settlement(BaseModel):
    """Which side of a contradiction is taken for right, and why."""

    ref: str = Field(max_length=40, description="The value, REPORT:n1, as a side gives it.")
    why: str = Field(min_length=1, max_length=2000)
    side: str | None = Field(default=None, max_length=500, description="The side, in words.")


@router.post("/settlements")
def settle(desk: DeskNow, caller: CallerNow, body: Settlement) -> Response:
    """Take one side's value for right, with the reason; the contradiction is settled, not gone."""
    letter = body.ref.partition(":")[2][:1]
    field = {"n": "tally", "e": "event", "c": "claim"}.get(letter, "value")
    said = ValueJudgement(
        field=field, ref=body.ref, verdict="accept", value=body.side, why=body.why
    )
    made = judge(desk.ledger, caller.name, said)
    desk.refresh()
    return answer({"judgement": made}, status=201)


@router.post("/undo")
def undo(desk: DeskNow, caller: CallerNow) -> Response:
    """Take your last deed back that still stands, however long ago it was."""
    with desk.ledger.view() as view:
        found = last_deed(view, caller.name)
    if found is None:
        raise Absent("there is nothing of yours to take back")
    undo_deed(desk.ledger, caller.name, found)
    desk.refresh()
    return answer({"undone": _told(found)})


@router.post("/redo")
def redo(desk: DeskNow, caller: CallerNow) -> Response:
    """Give again what you took back last, unless you did something else since."""
    with desk.ledger.view() as view:
        found = last_undone(view, caller.name)
    if found is None:
        raise Absent("there is nothing of yours to give again")
    redo_deed(desk.ledger, caller.name, found)
    desk.refresh()
    return answer({"redone": _told(found)})


def _told(deed: Deed) -> dict[str, object]:
    one = deed.judgement
    words = "a record by hand" if one is None else _judgement_words(deed, one)
    return {"id": deed.id, "report": deed.report, "words": words, "judgement": one}


def _judgement_words(deed: Deed, one: Judgement) -> str:
    field = field_label(one.field)
    verdict = VERDICTS.get(one.verdict, one.verdict)
    value = "" if one.value is None else f" “{one.value}”"
    words = f" of “{one.anchor.quote}”" if one.anchor.quote else ""
    if len(deed.together) > 1:
        what = "pairs kept apart" if one.field == "incident" else "values accepted together"
        return f"{len(deed.together)} {what}"
    return f"{field}{words}: {verdict}{value}"


@router.get("/log")
def log(
    desk: DeskNow,
    report: Annotated[str | None, Query(max_length=40)] = None,
    before: Annotated[int | None, Query(ge=1, le=MOST_CHANGES)] = None,
    limit: Annotated[int, Query(ge=1, le=LARGEST_PAGE)] = 100,
) -> Response:
    """Who did what, when and why, the latest first; of one report only, when one is named."""
    with desk.ledger.view() as view:
        subjects = None
        if report is not None:
            name = view.report(view.full_id(report)).id
            subjects = [name, *view.judgements_ever_on([name])]
        rows = view.latest_changes(limit, before=before, subjects=subjects)
        judged = view.judgements_by_change([one.number for one in rows])
    items = [{"change": one, "judgement": judged.get(one.number)} for one in rows]
    return answer({"items": items, "next": rows[-1].number if len(rows) == limit else None})


@router.get("/agreement")
def agreement(desk: DeskNow) -> Response:
    """How far coders agree, field by field, on what several coded blind, and where they differ."""
    with desk.ledger.view() as view:
        return answer(measure_agreement(view))
