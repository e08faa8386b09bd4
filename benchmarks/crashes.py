"""Kills a writer many times at random moments and checks that nothing acknowledged is lost.

python benchmarks/crashes.py [--kills 250] [--database postgresql://…/EMPTY]
"""

import argparse
import json
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.store.test_crashes import kill_after, start

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


def run(address: str, kills: int) -> dict[str, int]:
    """Kill a writer again and again; what was acknowledged, lost and broken."""
    init_ledger(address, decode_record, "benchmark")[0].close()
    chance, acknowledged, lost, broken = random.Random(11), set[str](), 0, 0
    for kill in range(kills):
        # each run takes the last five reports again, and goes on from there
        first = max(0, len(acknowledged) - 5)
        process = start(address, first, REPORTS)
        lines = chance.randrange(1, 8)
        acknowledged |= set(kill_after(process, lines, chance.random() * 0.03))
        if kill % 10 == 9 or kill == kills - 1:
            lost_now, broken_now = look(address, acknowledged)
            lost, broken = max(lost, lost_now), broken + broken_now
    return {"kills": kills, "acknowledged": len(acknowledged), "lost": lost, "broken": broken}


def main() -> None:
    """Run on each database asked for, print a table, write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=250)
    parser.add_argument("--database", action="append", default=[])
    chosen = parser.parse_args()
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    print("| database | kills | acknowledged | lost | broken |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for address in chosen.database or [f"{folder}/ledger.sqlite"]:
            name = "PostgreSQL" if "://" in address else "SQLite"
            results[name] = run(address, chosen.kills)
            print(f"| {name} | " + " | ".join(map(str, results[name].values())) + " |", flush=True)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
