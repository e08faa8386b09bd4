"""A workbook: acts, tolls, statements, reports, and what they were made of.

Text cells are strings whatever they begin with, so that nothing runs and no range becomes a day;
numbers are numbers. Needs ``relata[xlsx]``.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from types import ModuleType
from typing import Any

from relata.errors import MissingExtra
from relata.publish.exports.claims import COLUMNS as CLAIMS
from relata.publish.exports.shape import (
    Cell,
    Column,
    Dropped,
    Export,
    ExportFile,
    ExportInput,
    Lost,
    Row,
    by_dates,
)
from relata.publish.exports.statements import statement_rows
from relata.publish.exports.summary import COLUMNS as INCIDENTS
from relata.publish.exports.summary import summary_row
from relata.publish.exports.tables import DOCUMENTS, TOLLS, document_table, toll_table
from relata.publish.exports.withholding import Withholding

MOST_ROWS = 1_048_575
LONGEST_CELL = 32_767
"""What a worksheet holds; what is longer is cut or left out, and the manifest says so."""

CUT = " … [cut]"
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_THE_SAME_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - a zip's days have no zone
_ABOUT = (Column("what", "A fact of the export."), Column("value", "Its value."))

LOST = (
    Lost("cells longer than 32,767 characters", "a worksheet's cell holds no more; they end cut"),
    Lost("control characters", "a workbook cannot hold them"),
)


def write(given: ExportInput) -> Export:
    """``relata.xlsx``.

    Raises:
        MissingExtra: openpyxl is not installed.
    """
    openpyxl = _openpyxl()
    withholding = Withholding(given)
    sheets: dict[str, tuple[Sequence[Column], list[Row]]] = {
        "incidents": (
            INCIDENTS,
            [summary_row(one, given, withholding) for one in by_dates(given.incidents)],
        ),
        "tolls": (TOLLS, toll_table(given)),
        "claims": (CLAIMS, statement_rows(given)),
        "reports": (DOCUMENTS, document_table(given)),
        "about": (_ABOUT, _about(given)),
    }
    book = openpyxl.Workbook(write_only=True)
    dropped = []
    for name, (columns, rows) in sheets.items():
        _fill(openpyxl, book.create_sheet(name), columns, map(withholding.clean_row, rows))
        dropped += [
            Dropped(f"{name} row {at + 2}", f"a worksheet holds {MOST_ROWS:,} rows")
            for at in range(MOST_ROWS, len(rows))
        ]
    content = _content(book)
    held = sum(min(len(rows), MOST_ROWS) for _, rows in sheets.values())
    columns = tuple(column for columns, _ in sheets.values() for column in columns)
    return Export(
        files=(ExportFile(name="relata.xlsx", content=content, rows=held, columns=columns),),
        dropped=tuple(dropped),
        lost=LOST,
        withheld=withholding.counts(),
    )


def _openpyxl() -> ModuleType:
    try:
        import openpyxl
        import openpyxl.cell
    except ModuleNotFoundError as error:
        raise MissingExtra(
            "relata export xlsx needs the package openpyxl: install relata[xlsx]",
            command="export",
            module="openpyxl",
        ) from error
    module: ModuleType = openpyxl
    return module


def _about(given: ExportInput) -> list[Row]:
    facts = {
        "ledger": given.moment.ledger,
        "change": str(given.moment.change),
        "as of": given.moment.at,
        "policy": given.policy,
        "names and exact places of civilians": "given" if given.is_sensitive else "left out",
    }
    return [{"what": name, "value": value} for name, value in facts.items()]


def _fill(openpyxl: ModuleType, sheet: Any, columns: Sequence[Column], rows: Iterable[Row]) -> None:  # noqa: ANN401 - openpyxl has no types
    sheet.freeze_panes = "A2"
    sheet.append([_cell(openpyxl, sheet, column.name) for column in columns])
    for at, row in enumerate(rows):
        if at == MOST_ROWS:
            return
        sheet.append([_cell(openpyxl, sheet, row.get(column.name)) for column in columns])


def _cell(openpyxl: ModuleType, sheet: Any, value: Cell) -> Any:  # noqa: ANN401
    """A cell whose type is the value's own: text stays a string, also where it looks a formula."""
    if not isinstance(value, str):
        return value
    text = _NO_XML.sub("", value)
    if len(text) > LONGEST_CELL:
        text = text[: LONGEST_CELL - len(CUT)] + CUT
    cell = openpyxl.cell.WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    cell.quotePrefix = text[:1] in tuple("=+-@")
    return cell


def _content(book: Any) -> bytes:  # noqa: ANN401
    """The workbook's bytes, the same on every day: it dates neither itself nor its parts."""
    book.properties.created = book.properties.modified = _THE_SAME_DAY
    out = io.BytesIO()
    book.save(out)
    fixed = io.BytesIO()
    with zipfile.ZipFile(out) as made, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as zipped:
        for part in made.infolist():
            held = _MODIFIED.sub(b"\\g<1>2000-01-01T00:00:00Z\\g<2>", made.read(part))
            dated = zipfile.ZipInfo(part.filename, (2000, 1, 1, 0, 0, 0))
            zipped.writestr(dated, held, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
