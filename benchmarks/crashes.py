"""Kills ``add`` and ``watch`` many times at random moments; nothing acknowledged may be lost.

python benchmarks/crashes.py [--kills 250] [--of add watch] [--database postgresql://…/EMPTY]

``add`` keeps made records one by one. ``watch`` polls a feed on this machine that has new entries
at most requests; at the end, without a kill, every entry served must be kept, and none twice.
"""

import argparse
import json
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.ingest.server import run_site
from tests.store.growing_feed import GrowingFeed
from tests.store.keeper import keep
from tests.store.test_crashes import kept_links
from tests.store.watcher import watch

from relata.store import init_ledger, open_ledger
from relata.store.integrity import check_ledger, verify_evidence
from relata.wire import decode_record

RESULTS = Path(__file__).parent / "results" / "crashes.json"
REPORTS = 100_000
"""More than any run gets through before it is killed."""


def look(address: str, acknowledged: set[str]) -> tuple[int, int]:
    """How many acknowledged reports are lost, and how many problems the check finds."""
    ledger = open_ledger(address, decode_record)
    with ledger.view() as view:
        lost = len(acknowledged - set(view.report_ids()))
        problems = [*check_ledger(view), *(bad for _, bad in verify_evidence(view) if bad)]
    ledger.close()
    return lost, len(problems)


SERVER = multiprocessing.get_context("forkserver")
"""Makes processes of one that has imported all they need, so that a start takes no second."""

SERVER.set_forkserver_preload(
    ["tests.store.watcher", "relata.ingest.feed", "feedparser", "lxml.html", "psycopg", "alembic"]
)


def in_process(does: Callable[..., None], ear: Connection, arguments: tuple[object, ...]) -> None:
    """Do something that says what it has kept, and send that on."""
    does(lambda said: ear.send_bytes(said.encode()), *arguments)


def kill_one(does: Callable[..., None], *arguments: object, lines: int, pause_s: float) -> set[str]:
    """Kill a process a moment after it acknowledged some lines; all that it acknowledged."""
    mouth, ear = SERVER.Pipe(duplex=False)
    process = SERVER.Process(target=in_process, args=(does, ear, arguments))
    process.start()
    ear.close()
    said = set[str]()
    try:
        for _ in range(lines):
            said.add(mouth.recv_bytes().decode())
        time.sleep(pause_s)
        process.kill()
        while True:
            said.add(mouth.recv_bytes().decode())
    except EOFError:
        process.join()
    return said


Kill = Callable[[int, int, float], set[str]]
"""Kills one process, given how much was acknowledged before, after how many lines and a pause of
what share of the longest; what it acknowledged."""


def kill_often(address: str, kills: int, kill: Kill) -> dict[str, int]:
    """Kill a process again and again; what was acknowledged, lost and broken."""
    chance, acknowledged, lost, broken = random.Random(11), set[str](), 0, 0
    for number in range(kills):
        acknowledged |= kill(len(acknowledged), chance.randrange(1, 8), chance.random())
        if number % 10 == 9 or number == kills - 1:
            lost_now, broken_now = look(address, acknowledged)
            lost, broken = max(lost, lost_now), broken + broken_now
    return {"kills": kills, "acknowledged": len(acknowledged), "lost": lost, "broken": broken}


def kill_add(address: str, kills: int) -> dict[str, int]:
    """Kill what keeps made records."""

    def kill(known: int, lines: int, pause: float) -> set[str]:
        # each run takes the last five reports again, and goes on from there
        first = max(0, known - 5)
        return kill_one(keep, address, first, REPORTS, lines=lines, pause_s=0.03 * pause)

    return kill_often(address, kills, kill)


def kill_watch(address: str, kills: int) -> dict[str, int]:
    """Kill what watches a feed; at the end also the entries that were served and not kept."""
    feed = GrowingFeed()
    with run_site() as site:
        site.pages["/feed"] = feed
        url = site.url("/feed")

        def kill(_: int, lines: int, pause: float) -> set[str]:
            return kill_one(watch, address, url, lines=lines, pause_s=0.3 * pause)

        found = kill_often(address, kills, kill)
        feed.is_still = True
        watch(lambda _: None, address, url, once=True)
    ledger = open_ledger(address, decode_record)
    kept = kept_links(ledger)
    ledger.close()
    missed = set(feed.links()) - set(kept)
    more = {"served": feed.count, "missed": len(missed), "doubled": len(kept) - len(set(kept))}
    return found | more | {"polls_without_news": feed.unchanged}


KINDS = {"add": kill_add, "watch": kill_watch}


def main() -> None:
    """Run on each database asked for, print what came of it, write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=250)
    parser.add_argument("--of", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--database", action="append", default=[])
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for address in chosen.database or [f"{folder}/ledger.sqlite"]:
            name = "PostgreSQL" if "://" in address else "SQLite"
            init_ledger(address, decode_record, "benchmark")[0].close()
            for kind in chosen.of:
                found = KINDS[kind](address, chosen.kills)
                print(name, kind, json.dumps(found), flush=True)
                write_down(name, kind, found)


def write_down(name: str, kind: str, found: dict[str, int]) -> None:
    """Write a result beside those that are there."""
    RESULTS.parent.mkdir(exist_ok=True)
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    results.setdefault(name, {})[kind] = found
    RESULTS.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
