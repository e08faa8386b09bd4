"""A sheet that was imported, given back with what the ledger knows of each of its rows."""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from relata.errors import MissingExtra, OutputExists, OutputUnwritable, UsageError
from relata.pipeline.incidents import incidents_of
from relata.pipeline.sheet_files import read_sheet, row_bytes
from relata.publish.exports.like import like_rows, to_csv
from relata.store import View
from relata.views.policies import estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class LikeOptions:
    """How a sheet is given back.

    Attributes:
        policy: how one number is made of many.
        encoding: of a CSV file that is neither UTF-8 nor UTF-16.
        is_now: whether the view shows the latest state.
    """

    policy: str = "low-best-high"
    encoding: str | None = None
    is_now: bool = True
    overwrite: bool = False


def export_like(view: View, file: Path, out: Path, options: LikeOptions | None = None) -> int:
    """Write ``out`` (``.csv`` or ``.xlsx``) in the columns of ``file``; returns its rows.

    A row that was not imported, or was changed since, has nothing in the added columns.

    Raises:
        SheetError: the file is no sheet.
        OutputExists, OutputUnwritable: ``out`` is there already, or cannot be written.
        UsageError: ``out`` is neither ``.csv`` nor ``.xlsx``, or ``file`` cannot be read.
    """
    options = options or LikeOptions()
    if out.suffix not in (".csv", ".xlsx"):
        raise UsageError(f"wanted --out with .csv or .xlsx, got {out}; name such a file")
    if out.exists() and not options.overwrite:
        raise OutputExists(f"{out} is there already: say --overwrite, or name another path")
    try:
        sheet = read_sheet(str(file), file.read_bytes(), options.encoding)
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror}; name another file") from error
    found = incidents_of(view, is_now=options.is_now).incidents
    by_report = {source.report: one for one in found for source in one.events}
    incidents, tolls = {}, {}
    for at, cells in enumerate(sheet.rows):
        digest = hashlib.sha256(row_bytes(sheet.columns, cells)).hexdigest()
        one = by_report.get(digest[:16])
        if one is not None:
            killed = estimate(one, "killed", options.policy)
            incidents[at], tolls[at] = one, (killed.low, killed.high)
    rows = like_rows(sheet.columns, sheet.rows, incidents, tolls)
    content = to_csv(rows) if out.suffix == ".csv" else _workbook(rows)
    try:
        out.write_bytes(content)
    except OSError as error:
        raise OutputUnwritable(f"cannot write {out}: {error.strerror}; name another") from error
    return len(sheet.rows)


def _workbook(rows: list[list[str]]) -> bytes:
    """Every cell text, so that no id loses its zeros and nothing runs."""
    try:
        import openpyxl
        import openpyxl.cell
    except ModuleNotFoundError as error:
        raise MissingExtra("a workbook needs the package openpyxl: install relata[xlsx]") from error
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("like")
    for row in rows:
        cells = []
        for text in row:
            cell = openpyxl.cell.WriteOnlyCell(page, value=text or None)
            if text:
                cell.data_type = "s"
            cells.append(cell)
        page.append(cells)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
