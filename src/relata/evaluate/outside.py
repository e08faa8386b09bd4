"""Measures the reader on a public corpus that annotates in a way of its own.

Such a corpus has no ``Record`` as gold: its texts carry what it marks, in its own terms, and one
scorer holds that against the record that was read. The shipped reader was never trained on these
texts; what differs between a corpus's terms and ours counts against the reader.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from relata.errors import DataError
from relata.evaluate.readings import ReadAll
from relata.model.record import Record
from relata.model.report import Report
from relata.model.statements import describe_report
from relata.pipeline.reading import Failure
from relata.score import Counts, Fault
from relata.score.counts import Sheet

Gold = TypeVar("Gold")


class BadOutsideFile(DataError):
    """A file of a public corpus is not as the corpus publishes it: take it from there again."""

    code = "data.outside"


class OutsideText(msgspec.Struct, Generic[Gold], frozen=True, kw_only=True):
    """One text of such a corpus; ``gold`` is what the corpus marks in it."""

    id: str
    path: str
    report: Report
    gold: Gold


class OutsideSet(msgspec.Struct, Generic[Gold], frozen=True, kw_only=True):
    """A public corpus and how the reader is measured on it.

    Attributes:
        about: what is measured, for the title of the table.
        figures: title by key, in the order of the table; keys that are not named are not shown.
        load: reads the corpus's folder.
        score: writes the figures of one text on a sheet; one of which nothing counts as read is
            of recall alone.
        describe: lines under the table for what is no precision or recall.
    """

    name: str
    about: str
    figures: Mapping[str, str]
    load: Callable[[Path], tuple[OutsideText[Gold], ...]]
    score: Callable[[Gold, Record, Sheet], None]
    describe: Callable[[Mapping[str, Counts]], Iterable[str]] | None = None


class OutsideFault(msgspec.Struct, frozen=True, kw_only=True):
    """One item that gold and reader do not share, with the file it stands in."""

    path: str
    fault: Fault


class OutsideFigures(msgspec.Struct, frozen=True, kw_only=True):
    """What measuring on a public corpus gave; ``failures`` are texts that could not be read."""

    set_name: str
    texts: int
    counts: Mapping[str, Counts]
    faults: tuple[OutsideFault, ...]
    lines: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()


def measure_outside(
    outside: OutsideSet[Gold], texts: Sequence[OutsideText[Gold]], read_all: ReadAll
) -> OutsideFigures:
    """Read the texts and score each; a text that failed counts as read with nothing found."""
    counts: dict[str, Counts] = {}
    faults: list[OutsideFault] = []
    failures: list[str] = []
    for text, outcome in zip(texts, read_all(each.report for each in texts), strict=True):
        if isinstance(outcome, Failure):
            failures.append(f"{text.id}: {outcome.message} [{outcome.code}]")
            record = Record(report=describe_report(text.report))
        else:
            record = outcome.record
        sheet = Sheet(text.report.text)
        outside.score(text.gold, record, sheet)
        for key, count in sheet.counts.items():
            counts[key] = counts.get(key, Counts()) + count
        faults += [OutsideFault(path=text.path, fault=fault) for fault in sheet.faults]
    return OutsideFigures(
        set_name=outside.name,
        texts=len(texts),
        counts=counts,
        faults=tuple(faults),
        lines=tuple(outside.describe(counts)) if outside.describe else (),
        failures=tuple(failures),
    )


def read_outside_file(path: Path) -> str:
    """A corpus file's text, line ends as line feeds.

    Raises:
        BadOutsideFile: it cannot be read or is no UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise BadOutsideFile(
            f"{path}: wanted a file of the corpus, but it cannot be read ({error.strerror}); "
            "name the folder that the corpus was unpacked into",
            path=str(path),
        ) from error
    except UnicodeDecodeError as error:
        raise BadOutsideFile(
            f"{path}: wanted UTF-8, got a byte that it does not have at {error.start}; "
            "take the file from the corpus again",
            path=str(path),
        ) from error


def find_outside_files(folder: Path, pattern: str, name: str) -> tuple[Path, ...]:
    """The files of a corpus under its folder, by path.

    Raises:
        BadOutsideFile: there is none.
    """
    files = tuple(sorted(folder.rglob(pattern)))
    if not files:
        raise BadOutsideFile(
            f"{folder}: wanted the folder of {name} with files {pattern} in it, found none; "
            "name the folder that the corpus was unpacked into",
            path=str(folder),
        )
    return files
