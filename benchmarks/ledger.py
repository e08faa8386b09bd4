"""What a ledger costs as it grows: linking, adding one report, finding, size.

    python benchmarks/ledger.py [--sizes 1000 10000 100000] [--database postgresql://…]

Made records (``tests/made_records.py``) are loaded without reading, in batches; then single reports
are added and questions asked. Times are of one run on one machine and are to be read against each
other: the exponent of growth, and the ratio of the largest size to the smallest.
"""

import argparse
import json
import math
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from sqlalchemy import text
from tests.made_records import loaded_of, make_name, make_record

from relata.pipeline.incidents import find_incident, incidents_of
from relata.pipeline.keeping import keep_report, put_report
from relata.store import Ledger, init_ledger
from relata.store.query import Around, Query, find_reports
from relata.wire import decode_record

RESULTS = Path(__file__).parent / "results" / "ledger.json"
BATCH = 250
SINGLES = 60
ASKED = 60


def load(ledger: Ledger, first: int, last: int) -> float:
    """Load records in batches; seconds it took, without making them."""
    spent = 0.0
    for at in range(first, last, BATCH):
        records = [make_record(number) for number in range(at, min(at + BATCH, last))]
        begun = time.perf_counter()
        with ledger.write("benchmark") as writer:
            for record in records:
                put_report(writer, loaded_of(record), record)
        spent += time.perf_counter() - begun
    return spent


def add_singles(ledger: Ledger, first: int) -> list[float]:
    """Milliseconds of adding single reports, each in a transaction of its own."""
    taken = []
    for number in range(first, first + SINGLES):
        record = make_record(number)
        begun = time.perf_counter()
        keep_report(ledger, "benchmark", loaded_of(record), record)
        taken.append(1000 * (time.perf_counter() - begun))
    return taken


def ask(ledger: Ledger, size: int) -> dict[str, list[float]]:
    """Milliseconds of each kind of question."""
    taken: dict[str, list[float]] = {"incidents": [], "search": [], "show": []}
    for number in range(ASKED):
        record = make_record(number * 7919 % size)
        place = record.places[0]
        around = Query(around=Around(place.lat or 0.0, place.lon or 0.0, 20))
        with ledger.view() as view:
            begun = time.perf_counter()
            incidents_of(view, around, is_now=True)
            taken["incidents"].append(1000 * (time.perf_counter() - begun))
            begun = time.perf_counter()
            find_reports(view, Query(words=f"{place.name} {make_name(number % 300, 2)}"))
            taken["search"].append(1000 * (time.perf_counter() - begun))
            begun = time.perf_counter()
            find_incident(view, f"{record.report.id}:e1")
            taken["show"].append(1000 * (time.perf_counter() - begun))
    return taken


def percentile(values: list[float], share: float) -> float:
    """The value below which a share of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]


def size_of(ledger: Ledger, address: str) -> int:
    """Bytes of the database."""
    if "://" not in address:
        return sum(path.stat().st_size for path in Path(address).parent.glob("*.sqlite*"))
    with ledger.view() as view:
        asked = text("SELECT pg_database_size(current_database())")
        return int(view.connection.execute(asked).scalar_one())


def measure(address: str, sizes: list[int]) -> list[dict[str, float]]:
    """One row a size, the ledger growing from one to the next."""
    ledger, _ = init_ledger(address, decode_record, "benchmark")
    rows, have = [], 0
    for size in sizes:
        spent = load(ledger, have, size)
        singles = add_singles(ledger, size)
        have = size + SINGLES
        asked = ask(ledger, size)
        rows.append(
            {
                "reports": have,
                "load_ms_a_report": 1000
                * spent
                / max(1, size - (rows[-1]["reports"] if rows else 0)),
                "add_ms_median": statistics.median(singles),
                **{f"{name}_ms_p95": percentile(taken, 0.95) for name, taken in asked.items()},
                "kb_a_report": size_of(ledger, address) / 1000 / have,
                "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
            }
        )
        print(json.dumps(rows[-1]), file=sys.stderr, flush=True)
    ledger.close()
    return rows


def growth(rows: list[dict[str, float]]) -> float | None:
    """Exponent of the cost of loading against the number of reports, between the last two sizes."""
    if len(rows) < 2:
        return None
    one, other = rows[-2], rows[-1]
    cost = math.log(other["load_ms_a_report"] / one["load_ms_a_report"])
    return 1 + cost / math.log(other["reports"] / one["reports"])


def show(name: str, rows: list[dict[str, float]]) -> None:
    """Print one database's table."""
    print(f"\n{name}")
    print("| " + " | ".join(rows[0]) + " |")
    print("|" + "---|" * len(rows[0]))
    for row in rows:
        print("| " + " | ".join(f"{value:,.1f}" for value in row.values()) + " |")
    if (exponent := growth(rows)) is not None:
        ratio = rows[-1]["add_ms_median"] / rows[0]["add_ms_median"]
        print(
            f"growth exponent {exponent:.2f}; adding one report, largest to smallest: {ratio:.2f}"
        )


def main() -> None:
    """Measure each database asked for and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--database", action="append", default=[])
    chosen = parser.parse_args()
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        for address in chosen.database or [f"{folder}/ledger.sqlite"]:
            name = "PostgreSQL" if "://" in address else "SQLite"
            results[name] = measure(address, chosen.sizes)
            show(name, results[name])
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
