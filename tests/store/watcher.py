"""A process that watches a feed and acknowledges what it keeps: what the crash tests kill.

python -m tests.store.watcher LEDGER FEED [once]

The reader is a stand-in, so that a start takes no weights; all else is what ``relata watch`` runs.
"""

import sys
from collections.abc import Callable

from tests.pipeline.fakes import load_fakes
from tests.store.keeper import print_line

from relata.ingest import IngestOptions
from relata.pipeline.adding import AddOptions
from relata.pipeline.keeping import Kept
from relata.pipeline.run import RunOptions
from relata.pipeline.settings import Settings
from relata.pipeline.watching import WatchOptions, watch_feeds
from relata.store import open_ledger
from relata.wire import decode_record


def watch(say: Callable[[str], None], address: str, feed: str, *, once: bool = False) -> None:
    """Watch a feed without a pause; ``say`` takes the id of each entry that is kept."""
    ingest = IngestOptions(allow_private_addresses=True, timeout_s=20)
    run = RunOptions(ingest=ingest, settings=Settings(registry=None), load=load_fakes)
    options = WatchOptions(AddOptions("watcher", run), every_s=0.0, once=once)
    ledger = open_ledger(address, decode_record)
    for outcome in watch_feeds(ledger, [feed], options):
        if isinstance(outcome, Kept) and outcome.state != "known":
            say(outcome.report)


if __name__ == "__main__":
    watch(print_line, sys.argv[1], sys.argv[2], once=bool(sys.argv[3:]))
