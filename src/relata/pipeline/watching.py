"""Watching feeds: polling again and again, keeping each new entry once, across restarts.

An entry is kept in one transaction; what the server gave to ask by (``ETag``, ``Last-Modified``) is
kept only after all entries of its answer, so that a stop in between loses none: the feed is fetched
whole again, and entries known by their bytes are kept but once.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from relata.errors import NotModified
from relata.model.ledger import Poll
from relata.pipeline.adding import AddOptions, AddOutcome, add_sources
from relata.pipeline.reading import Failure
from relata.store import Ledger

LONGEST_WAIT_S = 6 * 3600.0
"""A feed that fails again and again is still asked four times a day."""

SLICE_S = 1.0
"""A wait is cut in pieces of this length, so that a stop is heard."""


@dataclass(frozen=True, slots=True)
class WatchOptions:
    """How feeds are watched.

    Attributes:
        every_s: seconds between two polls of a feed that answers.
        once: poll each feed that is due once, and stop.
        now, sleep, stopped: the clock, the wait, and whether to stop; tests stand in for them.
    """

    add: AddOptions
    every_s: float = 900.0
    once: bool = False
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    sleep: Callable[[float], None] = lambda _: None
    stopped: Callable[[], bool] = lambda: False
    chance: random.Random = field(default_factory=random.Random)


@dataclass(frozen=True, slots=True)
class Polled:
    """A poll that came to its end.

    Attributes:
        new: how many entries were added or met anew.
        why: what failed; None when nothing did.
    """

    feed: str
    new: int
    next_at: str
    why: str | None = None


def watch_feeds(
    ledger: Ledger, feeds: Sequence[str], options: WatchOptions
) -> Iterator[AddOutcome | Polled]:
    """Every entry as it is kept, and the end of every poll, until stopped.

    Raises:
        DataError: the reader cannot be loaded.
        LedgerError: the ledger fails; what was yielded is kept.
    """
    while not options.stopped():
        for feed in feeds:
            if options.stopped():
                return
            if options.once or _wait_s(ledger, feed, options) <= 0:
                yield from poll_feed(ledger, feed, options)
        if options.once:
            return
        _wait(min(_wait_s(ledger, feed, options) for feed in feeds), options)


def _wait_s(ledger: Ledger, feed: str, options: WatchOptions) -> float:
    with ledger.view() as view:
        known = view.poll_of(feed)
    if known is None:
        return 0.0
    return (datetime.fromisoformat(known.next_at) - options.now()).total_seconds()


def _wait(seconds: float, options: WatchOptions) -> None:
    until = options.now() + timedelta(seconds=seconds)
    while not options.stopped() and (left := (until - options.now()).total_seconds()) > 0:
        options.sleep(min(left, SLICE_S))


def poll_feed(ledger: Ledger, feed: str, options: WatchOptions) -> Iterator[AddOutcome | Polled]:
    """Fetch a feed if it has anything new, and keep its entries."""
    with ledger.view() as view:
        before = view.poll_of(feed) or Poll(feed=feed, polled_at="", next_at="")
    ingest = replace(options.add.run.ingest, conditions=_conditions(before))
    run = replace(options.add.run, ingest=ingest)
    headers: Mapping[str, str] = {}
    new, failures = 0, []
    for outcome in add_sources(ledger, [feed], replace(options.add, run=run)):
        if isinstance(outcome, Failure):
            failures.append(outcome)
            if outcome.code == NotModified.code:
                continue
        else:
            headers = outcome.headers
            new += outcome.state in ("added", "met", "read")
        yield outcome
        if options.stopped():
            return  # without a word on the poll: it is made whole again
    after = _after(before, headers, failures, options)
    with ledger.write(options.add.who) as writer:
        writer.put_poll(after)
    failed = [one for one in failures if one.code != NotModified.code]
    yield Polled(feed, new, after.next_at, failed[0].message if failed else None)


def _conditions(poll: Poll) -> dict[str, str]:
    found = {"If-None-Match": poll.etag, "If-Modified-Since": poll.modified}
    return {name: value for name, value in found.items() if value}


def _after(
    before: Poll, headers: Mapping[str, str], failures: Sequence[Failure], options: WatchOptions
) -> Poll:
    """What is kept of a poll: when to ask again, and by what."""
    now = options.now()
    failed = [one for one in failures if one.code != NotModified.code]
    count = before.failures + 1 if failed and not headers else 0
    wait_s = min(options.every_s * 2**count, max(LONGEST_WAIT_S, options.every_s))
    wait_s *= 1 + 0.1 * options.chance.random()  # so that many feeds are not asked at one moment
    asked = [one.retry_after_s for one in failed if one.retry_after_s is not None]
    wait_s = max(wait_s, *asked) if asked else wait_s
    etag, modified = headers.get("etag"), headers.get("last-modified")
    if failed or not headers:
        etag, modified = before.etag, before.modified
    return Poll(
        feed=before.feed,
        polled_at=_stamp(now),
        next_at=_stamp(now + timedelta(seconds=wait_s)),
        etag=etag,
        modified=modified,
        failures=count,
    )


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
