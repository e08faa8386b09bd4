"""``relata add`` and ``relata reread``: sources into the ledger, one transaction a report."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace

import msgspec

from relata.errors import RelataError
from relata.ingest import IngestOptions, Loaded, SourceFailure, load_with_evidence
from relata.model.record import Record
from relata.model.report import PublishedBasis, Report
from relata.pipeline.keeping import Kept, keep_report, put_reading
from relata.pipeline.reading import Failure, ReadOutcome, Tools, attempt_report, failure_of
from relata.pipeline.run import Crew, RunOptions
from relata.store import Ledger, View


@dataclass(frozen=True, slots=True)
class AddOptions:
    """How sources are added.

    Attributes:
        who: name for the log.
        run: how they are taken in and read.
        archive: address of a copy of the one source kept elsewhere; it is kept with each report.
    """

    who: str
    run: RunOptions
    archive: str | None = None


AddOutcome = Kept | Failure


def add_sources(
    ledger: Ledger, sources: Iterable[str], options: AddOptions
) -> Iterator[AddOutcome]:
    """Read every report of every source and keep it; one bad report never stops the run.

    A report in another language, or one that the reader fails on, is kept without a record and
    with the reason. What is yielded is in the ledger.

    Raises:
        DataError: the reader cannot be loaded.
        LedgerError: the ledger fails; what was yielded before is kept.
    """
    ingest = replace(options.run.ingest, keep_other_languages=True)
    held: list[Loaded | None] = []
    with closing(_outcomes(_items(ledger, sources, ingest, held), options.run)) as outcomes:
        for outcome in outcomes:
            taken = held.pop(0)
            if taken is None:
                yield outcome if isinstance(outcome, Failure) else _impossible()
                continue
            loaded = replace(taken, archive=options.archive)
            if isinstance(outcome, ReadOutcome):
                kept = keep_report(ledger, options.who, loaded, outcome.record)
                yield replace(kept, headers=loaded.headers)
            else:
                reason = None if outcome.code == KNOWN else f"{outcome.message} [{outcome.code}]"
                kept = keep_report(ledger, options.who, loaded, None, reason)
                yield replace(kept, headers=loaded.headers)


def _impossible() -> Failure:
    raise TypeError("a record came of a source without a report")


KNOWN = "known"
"""Code for a report that needs no reading: it passes the readers as a failure does."""


def _items(
    ledger: Ledger,
    sources: Iterable[str],
    ingest: IngestOptions,
    held: list[Loaded | None],
) -> Iterator[Report | Failure]:
    """What is to be read, in order; beside it, in ``held``, the bytes of each."""
    for source in sources:
        try:
            for loaded in load_with_evidence(source, ingest):
                if isinstance(loaded, SourceFailure):
                    held.append(None)
                    yield failure_of(loaded.source, "ingest", loaded.error)
                    continue
                held.append(loaded)
                yield _to_read(ledger, loaded.report, ingest)
        except RelataError as error:
            held.append(None)
            yield failure_of(source, "ingest", error)


def _to_read(ledger: Ledger, report: Report, ingest: IngestOptions) -> Report | Failure:
    """The report, or why it need not or cannot be read."""
    if report.language not in (None, "en"):
        message = f"the text is in another language ({report.language}), which is not read"
        return Failure(report.source, "read", "read.language", message)
    with ledger.view() as view:
        if _is_read(view, report, given=ingest.published is not None):
            return Failure(report.source, "read", KNOWN, "known")
    return report


def _is_read(view: View, report: Report, *, given: bool) -> bool:
    """Whether a reading of these bytes is kept, with the same day where the user gave one."""
    known = view.reports([report.id]).get(report.id)
    if known is None or known.record is None:
        return False
    return not given or known.record.report.published == report.published


def _outcomes(
    items: Iterator[Report | Failure], run: RunOptions
) -> Generator[ReadOutcome | Failure, None, None]:
    if run.settings.workers == 1:
        tools: Tools | None = None
        for item in items:
            if isinstance(item, Failure):
                yield item
                continue
            tools = tools or run.load(run.settings)
            yield attempt_report(item, tools)
    else:
        with Crew(run) as crew:
            yield from crew.read(items)


@dataclass(frozen=True, slots=True)
class Reread:
    """A report read again; ``is_new`` when the reading says something that none before did."""

    report: str
    is_new: bool


def reread(ledger: Ledger, options: AddOptions, ids: Iterable[str]) -> Iterator[Reread | Failure]:
    """Read kept texts again with the reader as it is now; new readings stand beside the old.

    The text read is the one kept, with the day and the publisher of its current record.

    Raises:
        DataError: the reader cannot be loaded.
        LedgerError: the ledger fails; what was yielded before is kept.
    """
    items = _kept_reports(ledger, ids)
    for outcome in _outcomes(items, options.run):
        if isinstance(outcome, Failure):
            yield outcome
            continue
        with ledger.write(options.who) as writer:
            is_new = put_reading(writer, outcome.record, why="read again")
        yield Reread(outcome.record.report.id, is_new)


def redate(
    ledger: Ledger, options: AddOptions, report: str, published: str
) -> Iterator[Reread | Failure]:
    """Read a kept report again as of another day of publication, which a person gives.

    What people said of its values hangs on its words and stays.

    Raises:
        UnknownSubject: the ledger has no such report.
    """
    with ledger.view() as view:
        facts = view.facts_of(view.report(view.full_id(report)).id)
    dated = msgspec.structs.replace(
        facts, published=published, published_basis="given", published_clock=None
    )
    for outcome in _outcomes(iter([dated]), options.run):
        if isinstance(outcome, Failure):
            yield outcome
            continue
        with ledger.write(options.who) as writer:
            is_new = put_reading(writer, outcome.record, why=f"published {published}, as given")
        yield Reread(outcome.record.report.id, is_new)


def _kept_reports(ledger: Ledger, ids: Iterable[str]) -> Iterator[Report | Failure]:
    for report in ids:
        with ledger.view() as view:
            known, facts = view.report(report), view.facts_of(report)
        if known.record is None:
            why = known.unread_why or "it was never read"
            yield Failure(report, "read", "read.unread", why)
        else:
            yield dated_as(facts, known.record)


def dated_as(report: Report, record: Record) -> Report:
    """A kept report with the day of publication that its current record was read with."""
    info = record.report
    basis = msgspec.convert(info.published_basis, PublishedBasis)
    return msgspec.structs.replace(
        report,
        published=info.published,
        published_basis=basis,
        published_clock=info.published_clock,
    )
