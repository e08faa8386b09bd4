"""The same bytes give the same record: a batch in three orders, alone, with 1, 2 and 4 workers.

    python benchmarks/determinism.py [--pages 100] [--out benchmarks/results/determinism.json]

Every run is a process of its own with another seed for Python's hashes. ``retrieved`` is left out
of the comparison: it says when a page was taken in. Exit code 1 when any record differs.
"""

import argparse
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parent))

import read as pages_of_reading

ROOT = Path(__file__).parent.parent
ORDERS = ("as named", "reversed", "shuffled")
WORKERS = (1, 2, 4)
RETRIEVED = re.compile(rb'"retrieved":(?:null|"[^"]*")')
ALONE = 20
"""Pages that are also read one at a time, each by a new process."""


def read_in_process(paths: list[Path], workers: int, seed: int, folder: Path) -> dict[str, str]:
    """Page's name → sha256 of its record without ``retrieved``, read by one ``relata`` process."""
    out = folder / f"run-{seed}"
    command = [sys.executable, "-m", "relata", "read", *map(str, paths)]
    command += ["--format", "json", "--workers", str(workers), "--out", str(out)]
    environment = dict(os.environ) | {"PYTHONHASHSEED": str(seed)}
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return dict(digest_of(path) for path in out.iterdir())


def digest_of(path: Path) -> tuple[str, str]:
    """The source that a record names, and the digest of its bytes without ``retrieved``."""
    raw = path.read_bytes()
    source = json.loads(raw)["report"]["source"]
    lasting = RETRIEVED.sub(b"", raw, count=1)
    return Path(source).name, hashlib.sha256(lasting).hexdigest()


def orders_of(paths: list[Path]) -> dict[str, list[Path]]:
    """The pages in each order."""
    shuffled = random.Random(11).sample(paths, len(paths))
    return dict(zip(ORDERS, (paths, paths[::-1], shuffled), strict=True))


def compare_runs(paths: list[Path], folder: Path) -> dict[str, dict[str, object]]:
    """Each run's name → how many of its records differ from those of the first run."""
    runs = [(f"{name}, 1 worker", order, 1) for name, order in orders_of(paths).items()]
    runs += [(f"as named, {n} workers", paths, n) for n in WORKERS[1:]]
    runs += [(f"alone: {path.name}", [path], 1) for path in paths[:: -(-len(paths) // ALONE)]]
    wanted: dict[str, str] = {}
    result: dict[str, dict[str, object]] = {}
    for seed, (name, order, workers) in enumerate(runs):
        began = time.perf_counter()
        came = read_in_process(order, workers, seed, folder)
        wanted = wanted or came
        differing = sorted(page for page in came if came[page] != wanted[page])
        missing = len(order) - len(came)
        result[name] = {
            "records": len(came),
            "missing": missing,
            "differing": differing,
            "seconds": round(time.perf_counter() - began, 1),
        }
    return result


def main() -> None:
    """Compare, print a table, write a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    out = ROOT / "benchmarks" / "results" / "determinism.json"
    parser.add_argument("--out", type=Path, default=out)
    parser.add_argument("--pages", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        pages = pages_of_reading.make_pages()
        paths = pages_of_reading.write_pages(folder / "pages", pages, options.pages)
        result = compare_runs(paths, folder)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    table = Table("run", "records", "missing", "differing", "seconds")
    for name, row in result.items():
        table.add_row(name, *(str(v if k != "differing" else len(v)) for k, v in row.items()))  # type: ignore[arg-type]
    Console().print(table)
    sys.exit(any(row["missing"] or row["differing"] for row in result.values()))


if __name__ == "__main__":
    main()
