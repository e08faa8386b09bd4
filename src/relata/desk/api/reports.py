"""Reports: the record, the review sheet, each field with its ETag, and mending by hand."""

import unicodedata
from typing import Annotated, Any

import msgspec
from anyascii import anyascii
from fastapi import APIRouter, Body, Path, Request, Response
from pydantic import BaseModel, Field

from relata.desk.api.queries import AsOf
from relata.desk.blinding import VERDICT_FIELDS, blinded, is_blind_for
from relata.desk.context import CallerNow, Desk, DeskNow, answer, etag_in
from relata.desk.entry_names import with_entry_names
from relata.desk.faults import Absent, Invalid, StaleField
from relata.desk.people import Caller
from relata.desk.rights import may
from relata.errors import JudgedMeanwhile
from relata.model.incident import make_ref, split_ref
from relata.model.ledger import CODED, Judgement
from relata.model.project import LETTERS, entered
from relata.pipeline.deeds import REST
from relata.pipeline.editing import Edit, edit_record
from relata.pipeline.hand_records import keep_by_hand
from relata.pipeline.judging import ValueJudgement, judge, put_value
from relata.pipeline.sheets import judged_record, sheet_of
from relata.pipeline.value_judgements import check_field, check_value
from relata.resolve.actor_registry import load_registry
from relata.store import hash_id
from relata.store.accounts import drop_draft
from relata.views.judged import unknown_names
from relata.views.sheet import Sheet, SheetField

router = APIRouter(prefix="/api/reports", tags=["reports"])

ReportId = Annotated[str, Path(max_length=40)]
Part = Annotated[str, Path(max_length=20)]
FieldName = Annotated[str, Path(max_length=80)]
LONGEST_REASON = 2000


@router.get("/{report}")
def report(desk: DeskNow, caller: CallerNow, report: ReportId, as_of: AsOf = None) -> Response:
    """A report with its current record, where it was met, and its readings.

    Without the record for who codes it blind.
    """
    with desk.ledger.view(as_of) as view:
        found = view.report(view.full_id(report))
        facts = view.facts_of(found.id)
        readings = view.records_of([found.id])
    return answer(
        {
            "report": msgspec.structs.replace(facts, text=""),
            "text": facts.text,
            "record": None if is_blind_for(desk.options, caller.name, found.id) else found.record,
            "origin": found.origin,
            "series": found.series,
            "sightings": found.sightings,
            "unread_why": found.unread_why,
            "readings": [row._asdict() for row in readings],
        }
    )


@router.get("/{report}/latin")
def latin(desk: DeskNow, report: ReportId) -> Response:
    """The text in Latin letters, sign by sign; a reading aid, no transliteration of a standard."""
    with desk.ledger.view() as view:
        facts = view.facts_of(view.full_id(report))
    latin_text = anyascii(facts.text)
    return answer({"text": latin_text, "is_other": any(map(_is_other, facts.text))})


def _is_other(sign: str) -> bool:
    """Whether a letter is of another script than Latin."""
    return sign.isalpha() and not unicodedata.name(sign, "").startswith("LATIN")


@router.get("/{report}/sheet")
def sheet(desk: DeskNow, caller: CallerNow, report: ReportId) -> Response:
    """Every value of a report that a person decides on; blind for a second coder's sample."""
    made = _sheet(desk, caller, report)
    return answer(
        {"sheet": made, "blind": is_blind_for(desk.options, caller.name, made.report)},
        etag=_etag_of_sheet(made),
    )


def _sheet(desk: DeskNow, caller: Caller, report: str) -> Sheet:
    with desk.ledger.view() as view:
        made = sheet_of(view, report, desk.fields)
    made = with_entry_names(made, load_registry(desk.settings.registry).entries)
    if is_blind_for(desk.options, caller.name, made.report):
        return blinded(made, caller.name)
    return made


def _etag_of_sheet(made: Sheet) -> str:
    words = [field.seen for part in made.parts for field in part.fields if field.seen]
    return hash_id(made.report, *words)


@router.get("/{report}/fields/{part}/{field}")
def read_field(
    desk: DeskNow, caller: CallerNow, report: ReportId, part: Part, field: FieldName
) -> Response:
    """One field, with an ETag to send when it is changed."""
    found = _find(_sheet(desk, caller, report), part, field)
    return answer({"field": found}, etag=found.seen or "machine")


def _find(made: Sheet, part: str, field: str) -> SheetField:
    fields = [one for some in made.parts for one in some.fields] + list(made.passed_over)
    wanted = make_ref(made.report, part)
    found = next((one for one in fields if one.ref == wanted and one.field == field), None)
    if found is None:
        raise Absent(f"report {made.report} has no field {field} of {part}", part=part, field=field)
    return found


class FieldChange(BaseModel):
    """What a person says of a field.

    ``seen`` is the ``seen`` of the field as the person was shown it; an ``If-Match`` header with
    the field's ETag says the same. Without either the last word wins.
    """

    verdict: str = Field(pattern="^(accept|reject|set)$")
    value: str | None = Field(default=None, max_length=20_000)
    other: str | None = Field(default=None, max_length=40, description="A second part: e2")
    why: str | None = Field(default=None, max_length=LONGEST_REASON)
    was: str | None = Field(default=None, max_length=20_000)
    seen: str | None = Field(default=None, max_length=40)
    seconds: float | None = Field(default=None, ge=0, le=86_400)


@router.put("/{report}/fields/{part}/{field}", tags=["judging"])
def write_field(
    desk: DeskNow,
    caller: CallerNow,
    request: Request,
    report: ReportId,
    part: Part,
    field: FieldName,
    body: FieldChange,
) -> Response:
    """Accept, reject or set a field.

    409 when somebody judged it since it was seen, 412 when the ETag is old: the answer's facts say
    who, when and what, and nothing was saved.
    """
    said, grade = _said(desk, caller, request, report, part, field, body)
    try:
        made = judge(desk.ledger, caller.name, said)
    except JudgedMeanwhile as error:
        if etag_in(request) is not None:
            raise StaleField(error.message, **error.facts) from error
        raise
    with desk.ledger.write(caller.name) as writer:
        drop_draft(writer.connection, caller.name, f"{said.ref}/{field}")
    desk.refresh()
    return answer({"judgement": made, "needs_second": grade}, etag=made.id)


def _said(
    desk: DeskNow,
    caller: Caller,
    request: Request,
    report: str,
    part: str,
    field: str,
    body: FieldChange,
) -> tuple[ValueJudgement, bool]:
    with desk.ledger.view() as view:
        report = view.full_id(report)
    ref = make_ref(report, part)
    check_field(field, ref)
    if body.verdict == "set" and body.other is None:
        if body.value is None:
            raise Invalid("value: wanted the value to set", field=field)
        body.value = _entered(desk, field, ref, body.value)
    if field == "grade" and not may(caller.role, "reviewer"):
        raise Invalid("a grade is given by a reviewer", field=field)
    name = field
    if field == "grade" and desk.options.two_persons and body.value == "confirmed":
        name = _second_person(desk, caller, ref)
    etag = etag_in(request)
    seen = body.seen if etag is None else ("" if etag == "machine" else etag)
    verdict = body.verdict
    if is_blind_for(desk.options, caller.name, report) and field not in ("review", "comment"):
        if verdict == "accept" and field not in VERDICT_FIELDS:
            raise Invalid("this report is coded blind: enter the value that you read", field=field)
        verdict = CODED
    said = ValueJudgement(
        field=name,
        ref=ref,
        verdict=verdict,
        value=body.value if body.verdict == "set" else body.verdict if verdict == CODED else None,
        other=make_ref(report, body.other) if body.other is not None else None,
        why=body.why,
        was=body.was,
        seconds=body.seconds,
        seen=None if verdict == CODED else seen,
    )
    return said, name == "grade_proposal"


def _entered(desk: Desk, field: str, ref: str, value: str) -> str:
    """A value as the ledger keeps it, checked; a project's field as the project declares it."""
    declared = next((one for one in desk.fields if one.judged_as == field), None)
    if declared is None:
        _refuse_unknown(desk, field, ref, value)
        return check_value(field, ref, value)
    if split_ref(ref)[1][:1] != LETTERS[declared.of]:
        raise Invalid(f"{declared.words} is a field of a {declared.of}, not of {ref}", field=field)
    return check_value(field, ref, entered(declared, value))


def _refuse_unknown(desk: Desk, field: str, ref: str, value: str) -> None:
    """Refuse a name that the report's record or the registry does not have.

    Raises:
        Invalid: it has none such.
    """
    if field == "registry" and value != "unknown":
        if value not in load_registry(desk.settings.registry).entries:
            raise Invalid(
                f"the registry has no entry {value!r}; choose one of the list, or unknown",
                field=field,
            )
        return
    with desk.ledger.view() as view:
        wrong = unknown_names(judged_record(view, split_ref(ref)[0]), field, value)
    if wrong:
        raise Invalid(
            f"the report has no {wrong[0]!r}; choose a name of the list, or select the words in "
            "the text and press + to add it first",
            field=field,
        )


def _second_person(desk: DeskNow, caller: Caller, ref: str) -> str:
    """The field under which ``confirmed`` is kept: a proposal, unless another proposed it."""
    with desk.ledger.view() as view:
        report = ref.partition(":")[0]
        proposed = [
            one
            for one in view.judgements_on([report])
            if one.field == "grade_proposal" and one.who != caller.name
        ]
    return "grade" if proposed else "grade_proposal"


class Accept(BaseModel):
    """How a report's remaining fields are accepted."""

    at_least: float = Field(default=0.0, ge=0, le=1, description="Confidence; surer ones only.")
    seconds: float | None = Field(default=None, ge=0, le=86_400)


@router.post("/{report}/accept", tags=["judging"])
def accept(desk: DeskNow, caller: CallerNow, report: ReportId, body: Accept) -> Response:
    """Accept all fields that nobody has decided on, and call the report done; one transaction."""
    made_sheet = _sheet(desk, caller, report)
    if is_blind_for(desk.options, caller.name, made_sheet.report):
        raise Invalid("this report is coded blind: there is nothing to accept", report=report)
    wanted = [
        field
        for part in made_sheet.parts
        for field in part.fields
        if field.state == "open"
        and field.machine is not None
        and (field.confidence is None or field.confidence >= body.at_least)
    ]
    made: list[Judgement] = []
    with desk.ledger.write(caller.name) as writer:
        for field in wanted:
            other = make_ref(made_sheet.report, field.other) if field.other else None
            said = ValueJudgement(
                field=field.field,
                ref=field.ref,
                verdict="accept",
                was=field.value,
                other=other,
                why=REST,
            )
            made.append(put_value(writer, said))
        done = ValueJudgement(
            field="review",
            ref=make_ref(made_sheet.report, "r"),
            verdict="set",
            value="done",
            why=REST,
            seconds=body.seconds,
        )
        made.append(put_value(writer, done))
    desk.refresh()
    return answer({"accepted": len(made) - 1, "review": made[-1]}, status=201)


@router.post("/{report}/edits", tags=["judging"])
def edits(
    desk: DeskNow,
    caller: CallerNow,
    report: ReportId,
    body: Annotated[
        dict[str, Any],
        Body(
            description='An event, tally, claim or words: {"type": "tally", "span": [10, 14], '
            '"effect": "killed", "count": "4", "event": "e1"}'
        ),
    ],
) -> Response:
    """Add what the reader passed over, or give a part other words; a new record by hand."""
    edit = _edit_of(body)
    with desk.ledger.view() as view:
        report = view.report(view.full_id(report)).id
    made = edit_record(desk.ledger, caller.name, report, edit)
    desk.refresh()
    return answer({"record": made}, status=201)


def _edit_of(body: dict[str, Any]) -> Edit:
    kinds = ("event", "tally", "claim", "named", "words")
    kind = body.get("edit")
    if kind not in kinds:
        raise Invalid(f"edit: wanted one of {', '.join(kinds)}; got {kind!r}")
    values = {name: value for name, value in body.items() if name != "edit"}
    tagged = {"of": kind, **values}
    try:
        edit: Edit = msgspec.convert(tagged, Edit)
    except msgspec.ValidationError as error:
        raise Invalid(f"{kind}: {error}") from error
    return edit


@router.put("/{report}/record", tags=["judging"])
def write_record(
    desk: DeskNow, caller: CallerNow, report: ReportId, body: Annotated[dict[str, Any], Body()]
) -> Response:
    """Keep a record that a person wrote, in the form of the contract; it counts from now on."""
    given = body.get("report")
    if not isinstance(given, dict) or given.get("id") != report:
        raise Invalid("report.id: wanted the id of the address", report=report)
    name, is_new = keep_by_hand(desk.ledger, caller.name, msgspec.json.encode(body))
    desk.refresh()
    return answer({"report": name, "is_new": is_new}, status=201 if is_new else 200)
