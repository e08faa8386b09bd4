"""What a ledger costs as it grows: linking, adding one report, finding, size.

    python benchmarks/ledger.py [--sizes 1000 10000 100000] [--folder DIR]
                                [--database postgresql://USER@HOST/SERVER …]

Made records (``tests/made_records.py``) are loaded without reading, into one ledger for each size.
Then the ledgers take turns, round after round: a batch, single reports, questions. So whatever else
the machine does slows all sizes alike, and the medians of a run can be read against each other: the
exponent of growth, and the ratio of the largest size to the smallest.

With ``--folder`` the ledgers are kept, and those that are there are taken up. On PostgreSQL a
database ``relata_bench_SIZE`` is made for each size (the account must be allowed to) and filled
with the rows of the SQLite ledger of that size in the folder, where there is one.
"""

import argparse
import json
import math
import resource
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from sqlalchemy import create_engine, text
from tests.made_records import loaded_of, make_name, make_record

from relata.pipeline.incidents import find_incident, incidents_of
from relata.pipeline.keeping import keep_report, put_report
from relata.store import Ledger, init_ledger, open_ledger
from relata.store.engine import parse_url
from relata.store.folding import fold
from relata.store.query import Around, Query, find_reports
from relata.store.search import add_words
from relata.store.tables import METADATA, REPORTS
from relata.wire import decode_record

RESULTS = Path(__file__).parent / "results" / "ledger.json"
LOADED = 250
"""Reports of one transaction while a ledger is filled."""

ROUNDS = 20
BATCH = 20
SINGLES = 4
ASKED = 5
"""Turns that each ledger has, and what it does in each: reports of a batch, single reports,
questions of each kind."""


@dataclass(slots=True)
class Bench:
    """One ledger of a size, and the milliseconds of each thing it did."""

    size: int
    ledger: Ledger
    bytes_at_start: int
    memory_mb: float
    have: int = 0
    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    @contextmanager
    def timed(self, name: str, count: int = 1) -> Iterator[None]:
        """Take down the milliseconds of what is done, and of it those of this process."""
        begun, busy = time.perf_counter(), time.process_time()
        yield
        self.taken[f"{name}_cpu"].append(1000 * (time.process_time() - busy) / count)
        self.taken[name].append(1000 * (time.perf_counter() - begun) / count)


def fill(ledger: Ledger, size: int) -> None:
    """Load records in batches until the ledger has so many."""
    with ledger.view() as view:
        have = view.count_reports()
    for at in range(have, size, LOADED):
        with ledger.write("benchmark") as writer:
            for number in range(at, min(at + LOADED, size)):
                record = make_record(number)
                put_report(writer, loaded_of(record), record)


def copy_rows(source: Path, address: str) -> None:
    """Put all rows of a SQLite ledger into an empty one on PostgreSQL, as they are."""
    to_engine = create_engine(parse_url(address))
    given = open_ledger(str(source), decode_record)
    with given.view() as view, to_engine.begin() as connection:
        raw = connection.connection.cursor()
        for table in reversed(METADATA.sorted_tables):
            connection.execute(table.delete())
        for table in METADATA.sorted_tables:
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            rows = view.connection.execution_options(yield_per=5000).execute(table.select())
            with raw.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
        reports = view.connection.execution_options(yield_per=5000).execute(REPORTS.select())
        for row in reports:
            add_words(connection, row.change, fold(row.text))
    with create_engine(parse_url(address), isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text("VACUUM ANALYZE"))
    given.close()
    to_engine.dispose()


def add_batch(bench: Bench) -> None:
    """Add some reports in one transaction."""
    records = [make_record(bench.have + number) for number in range(BATCH)]
    with bench.timed("link", BATCH), bench.ledger.write("benchmark") as writer:
        for record in records:
            put_report(writer, loaded_of(record), record)
    bench.have += BATCH


def add_singles(bench: Bench) -> None:
    """Add single reports, each in a transaction of its own."""
    for _ in range(SINGLES):
        record = make_record(bench.have)
        loaded = loaded_of(record)
        with bench.timed("add"):
            keep_report(bench.ledger, "benchmark", loaded, record)
        bench.have += 1


def ask(bench: Bench, turn: int) -> None:
    """Ask questions of each kind."""
    for number in range(turn * ASKED, (turn + 1) * ASKED):
        record = make_record(number * 7919 % bench.size)
        place = record.places[0]
        around = Query(around=Around(place.lat or 0.0, place.lon or 0.0, 20))
        with bench.ledger.view() as view:
            with bench.timed("incidents"):
                incidents_of(view, around, is_now=True)
            with bench.timed("search"):
                find_reports(view, Query(words=f"{place.name} {make_name(number % 300, 2)}"))
            with bench.timed("show"):
                find_incident(view, f"{record.report.id}:e1")


def percentile(values: list[float], share: float) -> float:
    """The value below which a share of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]


def size_of(ledger: Ledger, address: str) -> int:
    """Bytes of the database."""
    if "://" not in address:
        return sum(
            path.stat().st_size for path in Path(address).parent.glob(f"{Path(address).name}*")
        )
    with ledger.view() as view:
        asked = text("SELECT pg_database_size(current_database())")
        return int(view.connection.execute(asked).scalar_one())


def address_of(server: str | None, folder: str, size: int) -> str:
    """Where the ledger of a size lies; a database of that name is made on a server."""
    if server is None:
        return f"{folder}/ledger-{size}.sqlite"
    url = parse_url(server)
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    name = f"relata_bench_{size}"
    with engine.connect() as connection:
        known = connection.execute(text("SELECT datname FROM pg_database")).scalars().all()
        if name not in known:
            connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    made = url.set(drivername="postgresql", database=name)
    return made.render_as_string(hide_password=False)


def drop_database(server: str, size: int) -> None:
    """Take away what ``address_of`` made."""
    engine = create_engine(parse_url(server), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE relata_bench_{size}"))
    engine.dispose()


def begin(server: str | None, folder: str, size: int) -> Bench:
    """A filled ledger of a size."""
    address = address_of(server, folder, size)
    ledger, before = init_ledger(address, decode_record, "benchmark")
    source = Path(folder) / f"ledger-{size}.sqlite"
    if server is not None and before is None and source.exists():
        copy_rows(source, address)
    fill(ledger, size)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    with ledger.view() as view:
        have = view.count_reports()
    print(f"{address.rpartition('/')[2]}: {have:,} reports", file=sys.stderr, flush=True)
    return Bench(size, ledger, size_of(ledger, address), memory, have)


def measure(server: str | None, folder: str, sizes: list[int]) -> list[dict[str, float]]:
    """One row a size; the ledgers take turns."""
    benches = [begin(server, folder, size) for size in sorted(sizes)]
    reports = [bench.have for bench in benches]
    for turn in range(ROUNDS):
        for bench in benches:
            add_batch(bench)
            add_singles(bench)
            ask(bench, turn)
    rows = [row_of(bench, have) for bench, have in zip(benches, reports, strict=True)]
    for bench in benches:
        bench.ledger.close()
    return rows


def row_of(bench: Bench, reports: int) -> dict[str, float]:
    """What a ledger that began with so many reports took."""
    medians = ("link", "link_cpu", "add", "add_cpu")
    return {
        "reports": reports,
        **{f"{name}_ms_median": statistics.median(bench.taken[name]) for name in medians},
        "add_ms_p95": percentile(bench.taken["add"], 0.95),
        **{
            f"{name}_ms_p95": percentile(bench.taken[name], 0.95)
            for name in ("incidents", "search", "show")
        },
        "kb_a_report": bench.bytes_at_start / 1000 / reports,
        "memory_mb": bench.memory_mb,
    }


def growth(rows: list[dict[str, float]], name: str) -> float | None:
    """Exponent of the cost of linking against the number of reports, between the last two sizes."""
    if len(rows) < 2:
        return None
    one, other = rows[-2], rows[-1]
    return 1 + math.log(other[name] / one[name]) / math.log(other["reports"] / one["reports"])


def show(name: str, rows: list[dict[str, float]]) -> None:
    """Print one database's table."""
    print(f"\n{name}")
    print("| " + " | ".join(rows[0]) + " |")
    print("|" + "---|" * len(rows[0]))
    for row in rows:
        print("| " + " | ".join(f"{value:,.1f}" for value in row.values()) + " |")
    for unit in ("ms", "cpu_ms"):
        if (exponent := growth(rows, f"link_{unit}_median")) is not None:
            ratio = rows[-1][f"add_{unit}_median"] / rows[0][f"add_{unit}_median"]
            print(f"{unit}: exponent {exponent:.2f}; adding one, largest to smallest: {ratio:.2f}")


def main() -> None:
    """Measure each database asked for and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--database", action="append", default=[], help="of a PostgreSQL server")
    parser.add_argument("--folder", help="where SQLite's ledgers are kept")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        for server in chosen.database or [None]:
            name = "PostgreSQL" if server else "SQLite"
            rows = measure(server, chosen.folder or made, chosen.sizes)
            show(name, rows)
            RESULTS.parent.mkdir(exist_ok=True)
            results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
            RESULTS.write_text(json.dumps(results | {name: rows}, indent=1) + "\n")
            if server and not chosen.folder:
                for size in chosen.sizes:
                    drop_database(server, size)


if __name__ == "__main__":
    main()
