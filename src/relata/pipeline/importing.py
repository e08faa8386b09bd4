"""Importing a sheet: the sheet as evidence, each row a report with its record, all or nothing."""

from dataclasses import dataclass

from relata.ingest import Loaded
from relata.model.report import Report
from relata.pipeline.keeping import put_reading, put_report
from relata.pipeline.sheet_files import Sheet
from relata.pipeline.sheet_mapping import Mapping
from relata.pipeline.sheet_records import EXTRACTOR, Flag, row_reports
from relata.store import Ledger
from relata.wire import require_sound

SHEET_WHY = "a sheet: each of its rows is a report of its own"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a sheet.

    Attributes:
        reports: id of each row's report, in order of the rows.
        added: how many of them the ledger did not have.
    """

    reports: tuple[str, ...]
    added: int
    flags: tuple[Flag, ...]


def import_sheet(ledger: Ledger, who: str, sheet: Sheet, mapping: Mapping) -> Imported:
    """Keep a sheet and its rows; one transaction.

    Raises:
        RecordError: a row's record has problems; nothing was kept.
        LedgerError: the database fails; nothing was kept.
    """
    rows = list(row_reports(sheet, mapping, mapping.by or mapping.dataset or who))
    for row in rows:
        require_sound(row.record, f"{row.report.source}: its record", "nothing was imported")
    added = 0
    with ledger.write(who) as writer:
        put_report(writer, Loaded(_sheet_report(sheet), sheet.data), None, SHEET_WHY)
        for row in rows:
            kept = put_report(writer, Loaded(row.report, row.data, "application/json"), None)
            put_reading(writer, row.record, by_hand=True, why=f"import of {sheet.name}")
            added += kept.state == "added"
    flags = tuple(flag for row in rows for flag in row.flags)
    return Imported(tuple(row.report.id for row in rows), added, flags)


def _sheet_report(sheet: Sheet) -> Report:
    columns = ", ".join(sheet.labels())
    return Report(
        id=sheet.sha256[:16],
        sha256=sheet.sha256,
        source=sheet.name,
        text=f"Sheet {sheet.name}: {len(sheet.rows)} rows; columns: {columns}",
        extractor=EXTRACTOR,
    )
