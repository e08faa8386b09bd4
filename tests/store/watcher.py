"""A process that watches a feed and acknowledges what it keeps: what the crash tests kill.

python -m tests.store.watcher LEDGER FEED [once]

The reader is a stand-in, so that a start takes no weights; all else is what ``relata watch`` runs.
"""

import sys

from tests.pipeline.fakes import load_fakes

from relata.ingest import IngestOptions
from relata.pipeline.adding import AddOptions
from relata.pipeline.keeping import Kept
from relata.pipeline.run import RunOptions
from relata.pipeline.settings import Settings
from relata.pipeline.watching import WatchOptions, watch_feeds
from relata.store import open_ledger
from relata.wire import decode_record


def main() -> None:
    address, feed, *once = sys.argv[1:]
    ingest = IngestOptions(allow_private_addresses=True, timeout_s=20)
    run = RunOptions(ingest=ingest, settings=Settings(registry=None), load=load_fakes)
    options = WatchOptions(AddOptions("watcher", run), every_s=0.0, once=bool(once))
    ledger = open_ledger(address, decode_record)
    for outcome in watch_feeds(ledger, [feed], options):
        if isinstance(outcome, Kept) and outcome.state != "known":
            sys.stdout.write(f"{outcome.report}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
