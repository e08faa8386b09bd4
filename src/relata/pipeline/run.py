"""A run: many sources in, one outcome a report out, in the order of the sources.

The parent takes the sources in; the reports are read here or by workers. With any number of
workers the records are the same, byte for byte: every report is read alone.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field

from relata.errors import WorkerDied
from relata.ingest import IngestOptions, SourceFailure, load
from relata.model.report import Report
from relata.pipeline.reading import (
    Failure,
    Outcome,
    Tools,
    attempt_report,
    failure_of,
    limit_threads,
    load_tools,
)
from relata.pipeline.settings import Settings

AHEAD = 4
"""Reports waiting per worker: enough to keep it busy, few enough to bound memory."""

LoadTools = Callable[[Settings], Tools]


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a run is made.

    Attributes:
        ingest: how sources become reports.
        settings: which reader and gazetteer, how many workers.
        load: makes the tools, once a process; a function that can be pickled.
    """

    ingest: IngestOptions = field(default_factory=IngestOptions)
    settings: Settings = field(default_factory=Settings)
    load: LoadTools = load_tools


def read_sources(sources: Iterable[str], options: RunOptions | None = None) -> Iterator[Outcome]:
    """Read every report of every source, in order; one bad report never stops the run.

    Raises:
        DataError: the reader or the gazetteer cannot be loaded; nothing can be read without.
    """
    chosen = options or RunOptions()
    items = take_in(sources, chosen.ingest)
    if chosen.settings.workers == 1:
        tools = chosen.load(chosen.settings)
        yield from (read_item(item, tools) for item in items)
        return
    with Crew(chosen) as crew:
        yield from crew.read(items)


Item = Report | Failure


def take_in(sources: Iterable[str], options: IngestOptions) -> Iterator[Item]:
    """The reports of the sources, and a failure for each that cannot become one."""
    for source in sources:
        try:
            for loaded in load(source, options):
                yield item_of(loaded)
        except Exception as error:  # noqa: BLE001 - recorded with its stage, and the run goes on
            yield failure_of(source, "ingest", error)


def item_of(loaded: Report | SourceFailure) -> Item:
    """What ingest yielded, in the words of a run."""
    if isinstance(loaded, SourceFailure):
        return failure_of(loaded.source, "ingest", loaded.error)
    return loaded


def read_item(item: Item, tools: Tools) -> Outcome:
    """The outcome of one item; a failure stays what it is."""
    return item if isinstance(item, Failure) else attempt_report(item, tools)


_loaded: Tools | Exception | None = None
"""The tools of this worker process, or why they cannot be had; set before its first report."""


def start_worker(load_in_worker: LoadTools, settings: Settings) -> None:
    """Load the tools of a worker process.

    An error is kept for the first report to raise: an initializer that raises would only tell
    the parent that its pool broke, not why.
    """
    global _loaded
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and stops the workers
    limit_threads()
    try:
        _loaded = load_in_worker(settings)
    except Exception as error:  # noqa: BLE001 - raised by the first report of this worker
        _loaded = error


def read_in_worker(report: Report) -> Outcome:
    """Read one report with the tools of this worker.

    Raises:
        DataError: the tools could not be loaded; the run cannot go on.
    """
    if isinstance(_loaded, Exception):
        raise _loaded
    if _loaded is None:
        raise TypeError("the worker was not started")
    return attempt_report(report, _loaded)


@dataclass(frozen=True, slots=True)
class Pending:
    """An item on its way; ``future`` is None when no worker has it (any more)."""

    item: Item
    future: Future[Outcome] | None


class Crew:
    """Worker processes that read reports; the outcomes come in the order of the items.

    When a worker dies, its pool is lost with all reports it held. They are read again, each in
    a pool of one, so that only the report that kills its worker fails.
    """

    def __init__(self, options: RunOptions) -> None:
        self._options = options
        self._pool = self._start_pool(options.settings.workers)
        self._waiting: deque[Pending] = deque()

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _start_pool(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            max_workers=workers,
            # spawn, not fork: a forked child inherits the locks of a model already loaded
            mp_context=multiprocessing.get_context("spawn"),
            initializer=start_worker,
            initargs=(self._options.load, self._options.settings),
        )

    def read(self, items: Iterator[Item]) -> Iterator[Outcome]:
        """The outcomes of the items, in their order.

        Raises:
            DataError: the tools could not be loaded.
        """
        limit = AHEAD * self._options.settings.workers
        for item in items:
            self._waiting.append(Pending(item, self._submit(item)))
            if len(self._waiting) >= limit:
                yield self._finish(self._waiting.popleft())
        while self._waiting:
            yield self._finish(self._waiting.popleft())

    def _submit(self, item: Item) -> Future[Outcome] | None:
        if isinstance(item, Failure):
            return None
        try:
            return self._pool.submit(read_in_worker, item)
        except BrokenProcessPool:
            return None

    def _finish(self, pending: Pending) -> Outcome:
        """Wait for the outcome of the item that is next in order."""
        if isinstance(pending.item, Failure):
            return pending.item
        if pending.future is not None:
            try:
                return pending.future.result()
            except BrokenProcessPool:
                self._replace_pool()
        return self._read_alone(pending.item)

    def _read_alone(self, report: Report) -> Outcome:
        """Read one report in a pool of its own."""
        try:
            with self._start_pool(workers=1) as pool:
                return pool.submit(read_in_worker, report).result()
        except BrokenProcessPool:
            return failure_of(report.source, "read", worker_died(report))

    def _replace_pool(self) -> None:
        """Take a new pool, and back from the broken one what it had not finished."""
        self._pool.shutdown(wait=True)
        self._waiting = deque(
            pending if is_finished(pending.future) else Pending(pending.item, None)
            for pending in self._waiting
        )
        self._pool = self._start_pool(self._options.settings.workers)


def is_finished(future: Future[Outcome] | None) -> bool:
    """Whether a worker brought this outcome home before its pool broke."""
    return future is not None and future.done() and future.exception() is None


def worker_died(report: Report) -> WorkerDied:
    """The error for a report whose worker died twice."""
    return WorkerDied(
        f"the process reading {report.source} died twice (killed, or out of memory); "
        "read it by itself, or give it in smaller parts",
        source=report.source,
    )
