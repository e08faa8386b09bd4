"""Records that a person writes: for a text that the reader cannot read, or read badly."""

import json

import msgspec

from relata.errors import UnknownSubject
from relata.model.record import Record, ReportInfo
from relata.model.report import Report
from relata.pipeline.keeping import put_reading
from relata.store import Ledger
from relata.wire import decode_record, encode_record, require_sound


def template_of(ledger: Ledger, report: str) -> str:
    """The JSON to begin with: what is known of a kept report, and the lists of a record, empty.

    Raises:
        UnknownSubject: the ledger has no such report.
    """
    with ledger.view() as view:
        facts = view.facts_of(view.full_id(report))
    record = Record(report=info_of(facts), notes=("written by hand",))
    return json.dumps(json.loads(encode_record(record)), indent=1, ensure_ascii=False)


def info_of(report: Report) -> ReportInfo:
    """What a record says of its report."""
    facts = msgspec.structs.asdict(report)
    known = {field.name for field in msgspec.structs.fields(ReportInfo)}
    return ReportInfo(**{name: value for name, value in facts.items() if name in known})


def keep_by_hand(ledger: Ledger, who: str, data: bytes, why: str | None = None) -> tuple[str, bool]:
    """Keep a record that a person wrote; from now on it is its report's current one.

    Returns the report's id, and whether the record says anything that none before did.

    Raises:
        RecordError: it has problems, each named with its path; nothing was kept.
        UnknownSubject: its report is not in the ledger, or is another than its text says.
    """
    require_sound(data, "the record", "mend and give it again")
    record = decode_record(data)
    with ledger.write(who) as writer:
        view = writer.view()
        facts = view.facts_of(view.report(record.report.id).id)
        if (facts.sha256, facts.text) != (record.report.sha256, record.report.text):
            raise UnknownSubject(
                f"the record's text is not the one that the ledger keeps of {record.report.id}; "
                "begin with relata record template",
                subject=record.report.id,
            )
        is_new = put_reading(writer, record, by_hand=True, why=why)
    return record.report.id, is_new
