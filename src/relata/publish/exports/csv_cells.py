"""CSV that a spreadsheet opens without running anything, and that reads back as it was.

A text cell that a spreadsheet would take for a formula gets an apostrophe before it; numbers are
numbers, also below zero. Reading back takes one apostrophe off exactly those cells.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from relata.publish.exports.shape import Cell, Column, Row

BOM = b"\xef\xbb\xbf"
_RUNS = re.compile(r"'*[\s\ufeff]*[=+\-@\t\r\n＝＋－＠]")
"""What makes a spreadsheet run a cell; its apostrophes are counted so that one can come off."""


def guard(text: str) -> str:
    """Text that no spreadsheet runs."""
    return f"'{text}" if _RUNS.match(text) else text


def unguard(text: str) -> str:
    """The text before ``guard``."""
    return text[1:] if text.startswith("'") and _RUNS.match(text) else text


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
