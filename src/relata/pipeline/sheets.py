"""Review sheets wired: a report of the ledger, its judgements, its sheet."""

from collections.abc import Sequence

from relata.errors import UnknownSubject
from relata.model.incident import split_ref
from relata.model.project import ProjectField
from relata.model.record import Record
from relata.pipeline.incidents import judged_parts
from relata.store import View
from relata.views.judged import Said, apply_judgements
from relata.views.project_parts import with_project_fields
from relata.views.sheet import Sheet, make_sheet


def said_of(view: View, report: str, record: Record) -> list[Said]:
    """What people said of the parts of a report's record, oldest first."""
    reports = view.reports([report])
    return [
        Said(split_ref(one.ref)[1], one.judgement, one.other)
        for one in judged_parts(view.judgements_on([report]), reports)
        if split_ref(one.ref)[0] == record.report.id
    ]


def sheet_of(view: View, name: str, fields: Sequence[ProjectField] = ()) -> Sheet:
    """The sheet of a report, by its id or the beginning of one, with a project's own fields.

    Raises:
        UnknownSubject: the ledger has no such report, or it was never read.
    """
    report = view.report(view.full_id(name))
    record = report.record
    if record is None:
        why = report.unread_why or "it has no record"
        raise UnknownSubject(
            f"report {report.id} has no record to review: {why}. Write one by hand", subject=name
        )
    said = said_of(view, report.id, record)
    made = make_sheet(record, apply_judgements(record, said), said)
    return with_project_fields(made, fields, said)


def judged_record(view: View, name: str) -> Record:
    """A report's current record as people have judged it.

    Raises:
        UnknownSubject: the ledger has no such report, or it was never read.
    """
    report = view.report(view.full_id(name))
    if report.record is None:
        raise UnknownSubject(f"report {report.id} has no record", subject=name)
    return apply_judgements(report.record, said_of(view, report.id, report.record))
