"""Kills ``add`` and ``watch`` many times at random moments; nothing acknowledged may be lost.

python benchmarks/crashes.py [--kills 250] [--of add watch] [--database postgresql://…/EMPTY]

``add`` keeps made records one by one. ``watch`` polls a feed on this machine that has new entries
at most requests; at the end, without a kill, every entry served must be kept, and none twice.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.ingest.server import run_site
from tests.store.growing_feed import GrowingFeed
from tests.store.test_crashes import kept_links, kill_after, start, start_watcher

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


Start = Callable[[set[str]], subprocess.Popen[str]]
"""Starts a process, given what was acknowledged before."""


def kill_often(address: str, kills: int, start_one: Start, longest_s: float) -> dict[str, int]:
    """Kill a process again and again; what was acknowledged, lost and broken.

    Each is killed after some lines and a pause of at most ``longest_s``.
    """
    chance, acknowledged, lost, broken = random.Random(11), set[str](), 0, 0
    for kill in range(kills):
        process = start_one(acknowledged)
        lines = chance.randrange(1, 8)
        acknowledged |= set(kill_after(process, lines, chance.random() * longest_s))
        if kill % 10 == 9 or kill == kills - 1:
            lost_now, broken_now = look(address, acknowledged)
            lost, broken = max(lost, lost_now), broken + broken_now
    return {"kills": kills, "acknowledged": len(acknowledged), "lost": lost, "broken": broken}


def kill_add(address: str, kills: int) -> dict[str, int]:
    """Kill what keeps made records."""

    def start_one(acknowledged: set[str]) -> subprocess.Popen[str]:
        # each run takes the last five reports again, and goes on from there
        return start(address, max(0, len(acknowledged) - 5), REPORTS)

    return kill_often(address, kills, start_one, longest_s=0.03)


def kill_watch(address: str, kills: int) -> dict[str, int]:
    """Kill what watches a feed; at the end also the entries that were served and not kept."""
    feed = GrowingFeed()
    with run_site() as site:
        site.pages["/feed"] = feed
        url = site.url("/feed")
        found = kill_often(address, kills, lambda _: start_watcher(address, url), longest_s=0.3)
        feed.is_still = True
        start_watcher(address, url, "once").communicate()
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
                keep(name, kind, found)


def keep(name: str, kind: str, found: dict[str, int]) -> None:
    """Write a result beside those that are there."""
    RESULTS.parent.mkdir(exist_ok=True)
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    results.setdefault(name, {})[kind] = found
    RESULTS.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
