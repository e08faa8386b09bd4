"""Sheets from their bytes: rows of text, nothing guessed of what a cell means.

A cell is text as it stands in the file: ``00731`` keeps its zeros. A workbook's numbers are
written plainly, its days as ISO days.
"""

import csv
import hashlib
import io
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import PurePath
from zipfile import BadZipFile

from relata.errors import MissingExtra, SheetError

DELIMITERS = (",", ";", "\t", "|")
MOST_ROWS = 100_000
"""Rows of one sheet: all are kept in one transaction; measured, 8 ms and 10 kB of memory each."""
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it stands in its file.

    Attributes:
        columns: header cells as they stand; a column without a name has "".
        rows: below the header, each as long as the header, without the empty ones.
        numbers: of each row as a spreadsheet counts them; the header is 1.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    data: bytes = field(repr=False)
    encoding: str = "utf-8"
    delimiter: str | None = None

    @property
    def sha256(self) -> str:
        """Of the file's bytes."""
        return hashlib.sha256(self.data).hexdigest()

    def labels(self) -> tuple[str, ...]:
        """A name for each column: ``column 7`` for a seventh that has none or an other's name."""
        counted = Counter(column.strip() for column in self.columns)
        return tuple(
            f"column {at}"
            if not name.strip()
            else name.strip() + (f" (column {at})" if counted[name.strip()] > 1 else "")
            for at, name in enumerate(self.columns, 1)
        )


def row_bytes(columns: tuple[str, ...], cells: tuple[str, ...]) -> bytes:
    """A row's canonical JSON: pairs of column and cell, in order; its sha256 is its report's."""
    pairs = list(zip(columns, cells, strict=True))
    return json.dumps(pairs, ensure_ascii=False, separators=(",", ":")).encode()


def read_sheet(name: str, data: bytes, encoding: str | None = None) -> Sheet:
    """A CSV file or the first sheet of a workbook.

    Raises:
        SheetError: it is empty, too long, no text, or a row is longer than the header.
        MissingExtra: a workbook, and openpyxl is not installed.
    """
    if data.startswith(_ZIP):
        return _make(name, _workbook_rows(name, data), data, "xlsx", None)
    text, used = _decode(name, data, encoding)
    delimiter = _delimiter(text)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        rows = _held(name, map(tuple, reader))
    except csv.Error as error:
        raise SheetError(
            f"{name}: line {reader.line_num}: {error}; mend the quotes there"
        ) from error
    return _make(name, rows, data, used, delimiter)


def _held(name: str, rows: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows with the header; a sheet too long is refused before it is read to its end."""
    held = list(islice(rows, MOST_ROWS + 2))
    if len(held) > MOST_ROWS + 1:
        raise SheetError(
            f"{name}: wanted at most {MOST_ROWS:,} rows, got more; divide it, and import the parts "
            "one after another"
        )
    return held


def _decode(name: str, data: bytes, encoding: str | None) -> tuple[str, str]:
    """The text, and the encoding it was taken for: as given, as its first bytes tell, or UTF-8.

    Nothing else is guessed: a wrong guess gives names that look right and are not.
    """
    used = encoding or _told_encoding(data)
    try:
        return data.decode(used), used
    except LookupError as error:
        raise SheetError(f"{name}: knows no encoding {used!r}; name one such as cp1252") from error
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SheetError(
            f"{name}: line {line}: wanted text in {used.removesuffix('-sig').upper()}, got byte "
            f"0x{data[error.start]:02x}; save it as UTF-8, or name its encoding: --encoding cp1252"
        ) from error


def _told_encoding(data: bytes) -> str:
    """UTF-16 by its mark, or by the zero bytes of a header in Latin letters; else UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if len(data) > 1 and data[1] == 0 != data[0]:
        return "utf-16-le"
    return "utf-16-be" if len(data) > 1 and data[0] == 0 else "utf-8-sig"


def _delimiter(text: str) -> str:
    """The delimiter that stands most often in the header, outside quotes; a comma if none does."""
    header = next(iter(text.splitlines()), "")
    return max(DELIMITERS, key=lambda mark: len(next(csv.reader([header], delimiter=mark), [])))


def _make(
    name: str, rows: list[tuple[str, ...]], data: bytes, encoding: str, delimiter: str | None
) -> Sheet:
    if not rows or not any(cell.strip() for cell in rows[0]):
        raise SheetError(f"{name}: row 1: wanted the columns' names, got nothing; add a header")
    width = len(rows[0])
    kept, numbers = [], []
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > width:
            raise SheetError(
                f"{name}: row {number}, column {width + 1}: has a cell and no column; "
                "wanted at most as many cells as the header has, quote what holds delimiters"
            )
        kept.append(row + ("",) * (width - len(row)))
        numbers.append(number)
    if not kept:
        raise SheetError(f"{name}: has a header and no row; nothing to import")
    return Sheet(
        PurePath(name).name, rows[0], tuple(kept), tuple(numbers), data, encoding, delimiter
    )


def _workbook_rows(name: str, data: bytes) -> list[tuple[str, ...]]:
    try:
        import openpyxl
    except ModuleNotFoundError as error:
        raise MissingExtra("a workbook needs the package openpyxl: install relata[xlsx]") from error
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True)
        return _held(name, (tuple(map(_plain, row)) for row in rows))
    except (BadZipFile, KeyError, ValueError) as error:
        raise SheetError(f"{name}: is no workbook that opens: {error}; save it again") from error


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return (
            value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
        )
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
