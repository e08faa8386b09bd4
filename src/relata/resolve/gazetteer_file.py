"""Files of places as a user brings them: their lines, and what is wrong with one, by file and line.

A file may be plain, gzipped or the one table of a zip archive. It is read line by line, so that a
dump of millions of rows needs no more memory than its longest row.
"""

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from relata.errors import DataError
from relata.resolve.gazetteer_place import SourcePlace

_LONGEST_LINE = 1_000_000
_WIDE = (b"\xff\xfe", b"\xfe\xff")


class PlaceFileError(DataError):
    """A file of places is wrong, at the line that the message names: mend it and add it again."""

    code = "data.places"

    def __init__(self, message: str, *, path: Path, line: int | None = None) -> None:
        where = f"{path}, line {line}" if line is not None else str(path)
        super().__init__(f"{where}: {message}", path=str(path), line=line)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place of a file and the line where it begins.

    Attributes:
        division: code of its first-order division (``IQ.04``), whose name the file gives in
            another row; None where the place names its division or has none.
        divides: the code of the division that the place itself is, else None.
    """

    line: int
    place: SourcePlace
    division: str | None = None
    divides: str | None = None


@dataclass(slots=True)
class LeftOut:
    """How many rows a reader passed over, by the reason."""

    counts: dict[str, int] = field(default_factory=dict)

    def add(self, why: str) -> None:
        """Count one more row for a reason."""
        self.counts[why] = self.counts.get(why, 0) + 1


def read_lines(path: Path) -> Iterator[str]:
    """The lines of a file, each with its line end, the first without a byte order mark.

    Raises:
        PlaceFileError: unreadable, no UTF-8, or no text; mend or convert it.
    """
    number = 0
    try:
        with _open(path) as file:
            while raw := file.readline(_LONGEST_LINE):
                number += 1
                yield _decode(raw, path, number)
    except OSError as error:
        why = error.strerror or error
        raise PlaceFileError(f"cannot be read ({why})", path=path) from error
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        message = f"the archive is damaged ({error}); fetch it again"
        raise PlaceFileError(message, path=path, line=number + 1) from error
    except (RuntimeError, NotImplementedError) as error:
        # What zipfile raises for archives with a password or packed in a way it does not know.
        message = f"the archive cannot be unpacked ({error}); unpack it and name the table"
        raise PlaceFileError(message, path=path) from error


def _decode(raw: bytes, path: Path, number: int) -> str:
    if number == 1 and raw.startswith(_WIDE):
        raise PlaceFileError(
            "wanted UTF-8, got UTF-16; save the file as UTF-8", path=path, line=number
        )
    if len(raw) >= _LONGEST_LINE or b"\0" in raw:
        raise PlaceFileError(
            "wanted a table of places with one a line, got no text; is it another file?",
            path=path,
            line=number,
        )
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        byte = raw[error.start]
        raise PlaceFileError(
            f"wanted UTF-8, got the byte 0x{byte:02x} in column {error.start + 1}; "
            "save the file as UTF-8",
            path=path,
            line=number,
        ) from error
    return text


@contextmanager
def _open(path: Path) -> Iterator[IO[bytes] | gzip.GzipFile]:
    if path.suffix.lower() == ".zip":
        with zipfile.ZipFile(path) as archive, archive.open(_table_of(archive, path)) as member:
            yield member
    elif path.suffix.lower() == ".gz":
        with gzip.open(path, "rb") as packed:
            yield packed
    else:
        with path.open("rb") as plain:
            yield plain


def _table_of(archive: zipfile.ZipFile, path: Path) -> str:
    """The one table in an archive; notes on the data (``readme.txt``) are none."""
    tables = [
        info.filename
        for info in archive.infolist()
        if info.filename.lower().endswith((".txt", ".csv", ".tsv"))
        and "readme" not in info.filename.lower()
    ]
    if len(tables) != 1:
        found = ", ".join(tables) or "none"
        message = f"wanted an archive with one table (.txt, .csv, .tsv), got {found}"
        raise PlaceFileError(f"{message}; unpack it and name the table", path=path)
    return tables[0]
