"""Examples made of texts with time expressions: what loaders of TIMEX corpora share."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from relata.errors import DataError
from relata.evaluate.examples import Example
from relata.evaluate.timex import Timex
from relata.model.identities import Identities, ResolvedNumber, ResolvedTime
from relata.model.marks import Marks, TallyMark, TimeMark
from relata.model.record import Record
from relata.model.report import Report
from relata.model.statements import build_record


class BadTimexFile(DataError):
    """A file of a TIMEX corpus is not as the corpus publishes it: take it from there again."""

    code = "data.timex"


class Annotated(msgspec.Struct, frozen=True, kw_only=True):
    """One text of such a corpus.

    Attributes:
        published: its day, EDTF.
        numbers: marked numbers with what their words say.
    """

    id: str
    path: str
    text: str
    published: str
    times: tuple[Timex, ...] = ()
    numbers: tuple[tuple[TallyMark, ResolvedNumber], ...] = ()


def read_text(path: Path) -> str:
    """A file's text.

    Raises:
        BadTimexFile: it cannot be read or is no UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except OSError as error:
        raise BadTimexFile(
            f"{path}: wanted an annotated text, but it cannot be read ({error.strerror})",
            path=str(path),
        ) from error
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise BadTimexFile(
            f"{path}:{line}: wanted UTF-8, got a byte that it does not have; "
            "take the file from the corpus again",
            path=str(path),
            line=line,
        ) from error


def find_files(folder: Path, pattern: str, name: str) -> tuple[Path, ...]:
    """The files of a corpus under its folder, by name.

    Raises:
        BadTimexFile: there is none.
    """
    files = tuple(sorted(folder.rglob(pattern)))
    if not files:
        raise BadTimexFile(
            f"{folder}: wanted the folder of {name} with files {pattern} in it, found none; "
            "name the folder with --data",
            path=str(folder),
        )
    return files


def make_timex_example(annotated: Annotated) -> Example:
    """A text as the reader gets it, with the corpus's marks and values as gold."""
    digest = hashlib.sha256(annotated.text.encode()).hexdigest()
    report = Report(
        id=digest[:16],
        sha256=digest,
        source=annotated.path,
        text=annotated.text,
        language="en",
        published=annotated.published,
        published_basis="given",
    )
    marks = Marks(
        times=tuple(
            TimeMark(id=f"t{i}", mentions=(each.span,)) for i, each in enumerate(annotated.times, 1)
        ),
        tallies=tuple(mark for mark, _ in annotated.numbers),
    )
    return Example(
        id=annotated.id,
        path=annotated.path,
        is_invented=False,
        style="article",
        report=report,
        marks=marks,
        gold=_gold(report, marks, annotated),
        fingerprint=digest,
    )


def _gold(report: Report, marks: Marks, annotated: Annotated) -> Record:
    values = (each.value for each in annotated.times)
    identities = Identities(
        times={
            mark.id: ResolvedTime()
            if value is None
            else ResolvedTime(edtf=value.edtf, clock=value.clock)
            for mark, value in zip(marks.times, values, strict=True)
        },
        tallies={mark.id: number for mark, number in annotated.numbers},
    )
    return build_record(report, marks, identities)


def make_times_record(report: Report, times: Iterable[Timex]) -> Record:
    """The record of expressions that another tool found, to be scored like any other."""
    kept = tuple(times)
    marks = Marks(
        times=tuple(TimeMark(id=f"t{i}", mentions=(each.span,)) for i, each in enumerate(kept, 1))
    )
    values = {
        mark.id: ResolvedTime()
        if each.value is None
        else ResolvedTime(edtf=each.value.edtf, clock=each.value.clock)
        for mark, each in zip(marks.times, kept, strict=True)
    }
    return build_record(report, marks, Identities(times=values))
