"""Values of a project's own fields, one row each; of a list of persons one row a person."""

from collections.abc import Iterable

from relata.model.incident import Incident, Remark, split_ref
from relata.model.project import PROJECT_PREFIX, is_people, parse_people
from relata.publish.exports.shape import PREFIX, Column, ExportInput, Row
from relata.publish.exports.withholding import WITHHELD
from relata.views.quotes import quote_of

FIELD_COLUMNS = (
    Column("incident", "`RLT-` and the id of the act."),
    Column("report", "Id of the report."),
    Column("ref", "Global name of the event or count; of the whole report `REPORT:r`."),
    Column("words", "Its words, as they stand in the text."),
    Column("field", "The field's name."),
    Column("value", "What a person entered; of a person the name."),
    Column("age", "Of a person: years, a span, or infant, child, adult, elderly."),
    Column("sex", "Of a person: f, m or x; empty is not stated."),
)


def field_rows(given: ExportInput) -> list[Row]:
    """The rows, by incident; persons' names only in a sensitive export."""
    return [
        row
        for incident in sorted(given.incidents, key=lambda one: one.id)
        for remark in incident.remarks
        if remark.field.startswith(PROJECT_PREFIX)
        for row in _rows(incident, remark, given)
    ]


def _rows(incident: Incident, remark: Remark, given: ExportInput) -> Iterable[Row]:
    report, local = split_ref(remark.on)
    known = given.reports.get(report)
    words = quote_of(known.record, local) if known is not None and known.record else ""
    common: Row = {
        "incident": f"{PREFIX}{incident.id}",
        "report": report,
        "ref": remark.on,
        "words": words,
        "field": remark.field.removeprefix(PROJECT_PREFIX),
    }
    if not is_people(remark.text):
        yield common | {"value": remark.text, "age": "", "sex": ""}
        return
    for person in parse_people(remark.text):
        name = person.name or ""
        shown = name if given.is_sensitive or not name else WITHHELD
        yield common | {"value": shown, "age": person.age or "", "sex": person.sex or ""}
