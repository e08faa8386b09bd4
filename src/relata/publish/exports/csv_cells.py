"""CSV that a spreadsheet opens without running or changing anything, and that reads back as it was.

A text cell that a spreadsheet would take for a formula, or for a day that it is not (``3-5``,
``08-Feb``), gets an apostrophe before it; numbers are numbers, also below zero, and whole ISO days
are days. Reading back takes one apostrophe off exactly those cells.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from relata.publish.exports.shape import Cell, Column, Row

BOM = b"\xef\xbb\xbf"
_RUNS = re.compile(r"'*[\s\ufeff]*[=+\-@\t\r\n＝＋－＠]")
"""What makes a spreadsheet run a cell; its apostrophes are counted so that one can come off."""

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_TURNS = re.compile(
    r"'*\s*(?:\d{1,2}\s*[-/]\s*\d{1,4}(?:\s*[-/]\s*\d{1,4})?"
    rf"|(?:\d{{1,4}}[-/ ]{_MONTH}|{_MONTH}[-/ ]\d{{1,4}})(?:[-/, ]+\d{{2,4}})?)\s*",
    re.IGNORECASE,
)
"""What a spreadsheet turns into a day: two small numbers, or a number and a month's name.

Source: what users of spreadsheets report of ranges and identifiers that came back as days.
"""


def guard(text: str) -> str:
    """Text that no spreadsheet runs or turns into a day."""
    return f"'{text}" if _is_taken(text) else text


def unguard(text: str) -> str:
    """The text before ``guard``."""
    return text[1:] if text.startswith("'") and _is_taken(text) else text


def _is_taken(text: str) -> bool:
    return bool(_RUNS.match(text) or _TURNS.fullmatch(text))


def write_csv(
    columns: Sequence[Column], rows: Iterable[Row], *, second_header: Sequence[str] = ()
) -> bytes:
    """A table as UTF-8 with a byte order mark, which Excel needs, lines ended as RFC 4180 says.

    ``second_header`` is written under the header as it stands (HXL's tags).
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    if second_header:
        writer.writerow(second_header)
    for row in rows:
        writer.writerow([as_text(row.get(column.name)) for column in columns])
    return BOM + out.getvalue().encode()


def as_text(cell: Cell) -> str:
    """A cell as it is written: text guarded, a number in digits, nothing as nothing."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guard(cell)
    return f"{cell:.4f}" if isinstance(cell, float) else str(cell)


def read_csv(content: bytes) -> list[dict[str, str]]:
    """The rows of a table that ``write_csv`` made, cells as text, without the guard."""
    text = content.decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return [{key: unguard(value) for key, value in row.items()} for row in rows]


def as_list(names: Iterable[str]) -> str:
    """Names in one cell, ``;`` between them; a ``;`` within a name becomes a comma."""
    return "; ".join(dict.fromkeys(name.replace(";", ",") for name in names if name))


def of_list(cell: str) -> tuple[str, ...]:
    """The names in a cell with ``;`` between them."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
