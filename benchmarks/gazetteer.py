"""What the gazetteer costs: opening, memory, size, and the share of reading that resolving takes.

    python benchmarks/gazetteer.py [--reports N] [--out FILE]

Opening is measured in processes of their own on a file that is unpacked already, as every run but
the first one meets it; memory is what a process holds more after opening the gazetteer and looking
up every place of the corpus. The share is that of resolving in the processor time that reading
takes, reader's network included, on reports of the development split.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from relata.assets import ASSETS
from relata.corpus import load_corpus, rel_to_marks, rel_to_report
from relata.evaluate.examples import load_examples
from relata.model.report import Report
from relata.pipeline.reading import STAGES, Work, attempt_report, load_tools
from relata.pipeline.settings import load_settings
from relata.resolve.gazetteer import ASSET

ROOT = Path(__file__).parent.parent
OPENINGS = 9
WANTED = {"open_ms": 50.0, "memory_mb": 60.0, "size_mb": 20.0, "share": 0.25}
"""The most that each may be."""

OPEN = """
import time
from relata.resolve.gazetteer import open_gazetteer
start = time.perf_counter()
found = open_gazetteer().look_up("Kabul")
print(1000 * (time.perf_counter() - start))
"""

HOLD = """
import json, resource, sys
from relata.resolve.gazetteer import open_gazetteer

def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 1e6

names = json.load(sys.stdin)
before = resident()
gazetteer = open_gazetteer()
for name in names:
    gazetteer.look_up(name)
print(resident() - before)
"""


def run(code: str, given: str = "") -> float:
    """The number that a process of its own prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, input=given
    )
    return float(done.stdout)


def place_names(folder: Path) -> list[str]:
    """The words of every place of the corpus."""
    return [
        rel_to_report(rel).text[slice(*span)]
        for rel in load_corpus(folder)
        for mark in rel_to_marks(rel).places
        for span in mark.mentions
    ]


def measure_share(reports: list[Report]) -> dict[str, float]:
    """Processor seconds of reading and of resolving in it; the first report only warms up."""
    settings = load_settings()
    tools = load_tools(settings)
    attempt_report(reports[0], tools)
    spent: dict[str, float] = defaultdict(float)
    for report in reports[1:]:
        work = Work(report)
        for stage, run_stage in STAGES:
            start = time.process_time()
            work = run_stage(work, tools)
            spent[stage] += time.process_time() - start
    whole = sum(spent.values())
    return {
        "reports": len(reports) - 1,
        "reading_s": round(whole, 2),
        "resolving_s": round(spent["resolve"], 2),
        "share": round(spent["resolve"] / whole, 3),
    }


def measure(reports: int) -> dict[str, float]:
    """All figures."""
    run(OPEN)  # unpacks the file where that is still to be done
    openings = [run(OPEN) for _ in range(OPENINGS)]
    folder = ROOT / "corpus"
    chosen = [example.report for example in load_examples(folder, "dev")[: reports + 1]]
    names = json.dumps(place_names(folder))
    return {
        "open_ms": round(statistics.median(openings), 1),
        "open_slowest_ms": round(max(openings), 1),
        "memory_mb": round(run(HOLD, names), 1),
        "size_mb": round((ASSETS / ASSET).stat().st_size / 1e6, 1),
        **measure_share(chosen),
    }


def main() -> None:
    """Measure, print a table and write the file of results."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--reports", type=int, default=20)
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks/results/gazetteer.json")
    options = parser.parse_args()
    found = measure(options.reports)
    table = Table(title="The gazetteer", title_justify="left")
    for name in ("figure", "measured", "at most"):
        table.add_column(name, justify="left" if name == "figure" else "right")
    for key, value in found.items():
        table.add_row(key, f"{value:g}", f"{WANTED[key]:g}" if key in WANTED else "")
    Console().print(table)
    options.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
