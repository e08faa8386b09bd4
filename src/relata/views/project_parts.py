"""A project's own fields on a review sheet: under events and counts, and of the whole report."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from relata.model.incident import Ref, make_ref
from relata.model.ledger import CODED, Judgement
from relata.model.project import LETTERS, ProjectField, people_lines
from relata.views.judged import Said, signed, standing
from relata.views.sheet_parts import (
    CHANGED,
    OPEN,
    REJECTED,
    Option,
    Sheet,
    SheetField,
    SheetPart,
    word_of,
)

EDITORS = {"number": "number", "day": "edtf", "choice": "choice", "people": "people"}
REPORT = "r"


def with_project_fields(
    sheet: Sheet, fields: Sequence[ProjectField], said: Iterable[Said]
) -> Sheet:
    """The sheet with a field for each that the project declares, values as people set them."""
    if not fields:
        return sheet
    by_key: dict[tuple[str, str], list[Judgement]] = {}
    for one in said:
        by_key.setdefault((one.part, one.judgement.field), []).append(one.judgement)
    parts = [_extended(part, fields, by_key) for part in sheet.parts]
    ref = make_ref(sheet.report, REPORT)
    own = tuple(_field(ref, REPORT, one, by_key) for one in fields if one.of == "report")
    if own:
        parts.append(SheetPart(ref=ref, id=REPORT, title="The report", fields=own))
    return msgspec.structs.replace(sheet, parts=tuple(parts))


Judged = Mapping[tuple[str, str], Sequence[Judgement]]


def _extended(part: SheetPart, fields: Sequence[ProjectField], said: Judged) -> SheetPart:
    wanted = [one for one in fields if part.id.startswith(LETTERS[one.of])]
    made = (
        msgspec.structs.replace(_field(part.ref, part.id, one, said), spans=part.spans)
        for one in wanted
    )
    return msgspec.structs.replace(part, fields=(*part.fields, *made)) if wanted else part


def _field(ref: Ref, part: str, field: ProjectField, said: Judged) -> SheetField:
    words = said.get((part, field.judged_as), ())
    open_words = [Said(part, one) for one in words if one.verdict != CODED]
    last = standing(open_words)
    kept = last.judgement.value if last is not None and last.judgement.verdict == "set" else None
    value = people_lines(kept) if kept is not None and field.kind == "people" else kept
    return SheetField(
        ref=ref,
        field=field.judged_as,
        label=field.words,
        machine=None,
        value=value,
        shown=" / ".join(value.splitlines()) if value else "–",
        state=OPEN if last is None else CHANGED if kept is not None else REJECTED,
        seen=open_words[-1].judgement.id if open_words else "",
        signed=signed(open_words, field.judged_as),
        editor=EDITORS.get(field.kind, "text"),
        options=tuple(Option(value=one, words=one) for one in field.choices),
        is_optional=True,
        history=tuple(word_of(one) for one in words),
    )
