"""Where the readings to be measured come from: the reader, stored records, or any function."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from relata.errors import DataError, RelataError
from relata.evaluate.examples import Example
from relata.model.marks import Marks
from relata.model.record import Record
from relata.model.report import Report
from relata.pipeline.reading import (
    Failure,
    Outcome,
    ReadOutcome,
    Tools,
    attempt_report,
    describe_reader,
    failure_of,
)
from relata.pipeline.settings import Settings
from relata.wire import decode_record

ReadAll = Callable[[Iterable[Report]], Iterator[Outcome]]
"""Reads reports: one outcome for each, in their order."""


class UnreadableReadings(DataError):
    """A file of stored readings cannot be understood: write it with ``relata read``."""

    code = "data.readings"


def read_with_pipeline(settings: Settings) -> ReadAll:
    """Readings by the reader of these settings; its tools are loaded at the first report."""

    def read_all(reports: Iterable[Report]) -> Iterator[Outcome]:
        from relata.pipeline.run import Crew, RunOptions, read_item  # loads all that ingest needs

        options = RunOptions(settings=settings)
        if settings.workers == 1:
            tools = options.load(settings)
            yield from (read_item(report, tools) for report in reports)
            return
        with Crew(options) as crew:
            yield from crew.read(iter(reports))

    return read_all


def read_with(read: Callable[[Report], Record]) -> ReadAll:
    """Readings by a function; a ``RelataError`` becomes the failure of its report."""

    def read_all(reports: Iterable[Report]) -> Iterator[Outcome]:
        for report in reports:
            try:
                yield ReadOutcome(report.source, read(report))
            except RelataError as error:
                yield failure_of(report.source, "read", error)

    return read_all


class AnnotatedReader:
    """The port ``Reader`` over the annotators' marks: what follows is the work of the rules."""

    name = "annotators"
    version = "1"
    fingerprint = "annotators' marks"

    def __init__(self, examples: Iterable[Example]) -> None:
        self._marks = {example.report.text: example.marks for example in examples}

    def read(self, report: Report) -> Marks:
        """The marks of the annotated report with this text."""
        return self._marks[report.text]


def read_annotated(examples: Iterable[Example], settings: Settings) -> ReadAll:
    """Records that the rules make of the annotators' marks: measures the rules alone."""
    kept = tuple(examples)

    def read_all(reports: Iterable[Report]) -> Iterator[Outcome]:
        from relata.resolve.actor_registry import load_registry
        from relata.resolve.gazetteer_user import open_places

        reader = AnnotatedReader(kept)
        gazetteer = open_places(settings.gazetteer, settings.cache, settings.places)
        registry = load_registry(settings.registry)
        about = describe_reader(reader, gazetteer, registry)
        tools = Tools(reader, gazetteer, about, registry, finds_times=False)
        yield from (attempt_report(report, tools) for report in reports)

    return read_all


def read_from_file(path: Path) -> ReadAll:
    """Readings from records stored as JSON lines; each report finds its own by its text.

    Raises:
        UnreadableReadings: a line is no record.
    """
    stored = {record.report.text: record for record in _decode_lines(path)}

    def read_all(reports: Iterable[Report]) -> Iterator[Outcome]:
        for report in reports:
            if report.text in stored:
                yield ReadOutcome(report.source, stored[report.text])
            else:
                yield Failure(
                    report.source, "read", "evaluate.no_reading", f"{path} has no reading of it"
                )

    return read_all


def _decode_lines(path: Path) -> Iterator[Record]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise UnreadableReadings(
            f"wanted records as JSON lines in {path}, which cannot be read ({error.strerror})",
            path=str(path),
        ) from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield decode_record(line)
        except RelataError as error:
            raise UnreadableReadings(
                f"{path}:{number}: wanted a record, got: {error.message}", path=str(path)
            ) from error
