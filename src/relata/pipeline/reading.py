"""Reading one report: the rooms read, resolve and assemble, wired together.

A report's failure is a value here (``Failure``), with the stage in which it arose, so that a run
can go on; ``read_report`` is the same wiring for callers who want the exception.
"""

import hashlib
import os
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from relata.errors import RelataError
from relata.model.identities import Identities
from relata.model.marks import Marks
from relata.model.ports import Gazetteer, Reader
from relata.model.record import ReaderInfo, Record
from relata.model.report import Report
from relata.pipeline.settings import Settings

if TYPE_CHECKING:
    from relata.resolve.actor_registry import Registry

INTERNAL = "internal"
"""Code of a failure that Relata did not foresee."""

RULE_ROOMS = ("assets", "model", "read", "resolve", "assemble")
"""Rooms whose files decide values; together they are the ``rules`` of a record."""

THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Tools:
    """All that reading needs besides the report.

    Attributes:
        finds_times: dates that the reader passed over in histories are marked too.
    """

    reader: Reader
    gazetteer: Gazetteer
    reader_info: ReaderInfo
    registry: "Registry | None" = None
    finds_times: bool = True


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """A report that was read."""

    source: str
    record: Record


@dataclass(frozen=True, slots=True)
class Failure:
    """A source or report that could not be read.

    Attributes:
        stage: ``ingest``, ``read``, ``resolve``, ``assemble`` or ``write``.
        code: code of the error, or ``internal`` for one that Relata did not foresee.
        message: what was wanted, what came, what to do.
        retry_after_s: seconds after which a server asked to be asked again; None when it did not.
    """

    source: str
    stage: str
    code: str
    message: str
    retry_after_s: float | None = None


Outcome = ReadOutcome | Failure


@dataclass(frozen=True, slots=True)
class Work:
    """One report on its way through the stages; each stage fills the next field."""

    report: Report
    marks: Marks = field(default_factory=Marks)
    identities: Identities = field(default_factory=Identities)
    record: Record | None = None


def read_marks(work: Work, tools: Tools) -> Work:
    """Stage ``read``: the report's marks, with the dates of a history that the reader lacks."""
    marks = tools.reader.read(work.report)
    if tools.finds_times:
        from relata.resolve.time_find import add_times_of_history

        marks = add_times_of_history(work.report, marks)
    return replace(work, marks=marks)


def resolve_marks(work: Work, tools: Tools) -> Work:
    """Stage ``resolve``: the values of the marks."""
    from relata.resolve import resolve

    return replace(
        work, identities=resolve(work.report, work.marks, tools.gazetteer, tools.registry)
    )


def assemble_record(work: Work, tools: Tools) -> Work:
    """Stage ``assemble``: the record."""
    from relata.assemble import assemble

    info = msgspec.structs.replace(tools.reader_info, extractor=work.report.extractor)
    return replace(work, record=assemble(work.report, work.marks, work.identities, info))


STAGES: tuple[tuple[str, Callable[[Work, Tools], Work]], ...] = (
    ("read", read_marks),
    ("resolve", resolve_marks),
    ("assemble", assemble_record),
)
"""The stages of one report, in order."""


def read_report(report: Report, tools: Tools) -> Record:
    """The record of one report; a pure function of the report and the tools.

    Raises:
        RelataError: whatever a stage raises; ``attempt_report`` returns it instead.
    """
    work = Work(report)
    for _, run_stage in STAGES:
        work = run_stage(work, tools)
    return finished_record(work)


def attempt_report(report: Report, tools: Tools) -> Outcome:
    """Read one report; whatever goes wrong becomes a ``Failure`` with its stage."""
    work = Work(report)
    for stage, run_stage in STAGES:
        try:
            work = run_stage(work, tools)
        except Exception as error:  # noqa: BLE001 - recorded with its stage, and the run goes on
            return failure_of(report.source, stage, error)
    return ReadOutcome(report.source, finished_record(work))


def finished_record(work: Work) -> Record:
    """The record that the last stage made."""
    if work.record is None:
        raise TypeError("the last stage made no record")
    return work.record


def failure_of(source: str, stage: str, error: BaseException) -> Failure:
    """What a run records of an error."""
    if isinstance(error, RelataError):
        asked = error.facts.get("retry_after_s")
        wait_s = float(asked) if isinstance(asked, int | float) else None
        return Failure(source, stage, error.code, error.message, wait_s)
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    message = f"a fault in Relata itself, {type(error).__name__}: {error}{place}; please report it"
    return Failure(source, stage, INTERNAL, message)


def limit_threads() -> None:
    """One thread a process, before any numeric library is loaded.

    More threads change the order of sums, and so the last bits of a score: a record must not
    depend on how many processors a machine has.
    """
    for variable in THREAD_VARIABLES:
        os.environ[variable] = "1"


def load_tools(settings: Settings) -> Tools:
    """Load reader, gazetteer and registry, once a process.

    Raises:
        DataError: weights, gazetteer or registry are absent or damaged.
    """
    limit_threads()
    from relata.read.reader import load_reader
    from relata.resolve.actor_registry import load_registry
    from relata.resolve.gazetteer_user import open_places

    reader = load_reader(settings.model)
    gazetteer = open_places(settings.gazetteer, settings.cache, settings.places)
    registry = load_registry(settings.registry)
    return Tools(reader, gazetteer, describe_reader(reader, gazetteer, registry), registry)


def describe_reader(
    reader: Reader, gazetteer: Gazetteer, registry: "Registry | None" = None
) -> ReaderInfo:
    """What a record says of the reader; the extractor is filled in for each report."""
    from relata.resolve.actor_registry import load_registry

    return ReaderInfo(
        name=reader.name,
        version=reader.version,
        weights=reader.fingerprint,
        rules=fingerprint_rules(),
        gazetteer=gazetteer.fingerprint,
        registry=(registry or load_registry()).fingerprint,
        extractor="",
    )


@cache
def fingerprint_rules() -> str:
    """sha256 over the rules: every file of code and data in the rooms that decide values."""
    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for room in RULE_ROOMS:
        for path in sorted((package / room).rglob("*")):
            if path.suffix in (".py", ".yaml", ".json"):
                digest.update(path.relative_to(package).as_posix().encode() + b"\0")
                digest.update(path.read_bytes())
    return digest.hexdigest()
