"""What a desk costs over a large ledger: every page and route, first paint, keys, the map.

    python benchmarks/desk.py LEDGER [--asked 40]

LEDGER is a SQLite file, such as ``benchmarks/ledger.py --database FILE`` leaves. The desk runs in a
process of its own; calls are made one after another, so a time is that of one person waiting. The
browser part wants Debian's chromium and draws the map without a graphics card.
"""

import argparse
import json
import math
import os
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

import httpx

RESULTS = Path(__file__).parent / "results" / "desk.json"
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
LIMIT_MS = 150


def start(ledger: Path) -> tuple[subprocess.Popen[str], str]:
    """A desk of the ledger; its process and the address that opens it."""
    environment = os.environ | {"RELATA_DATABASE_URL": str(ledger), "RELATA_WHO": "benchmark"}
    process = subprocess.Popen(
        [sys.executable, "-m", "relata", "desk", "--no-open", "--port", "0"],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    found = re.search(r"http://\S+", process.stderr.readline())
    if found is None:
        raise SystemExit("the desk did not start")
    return process, found.group(0)


def sign_in(address: str) -> httpx.Client:
    """A client that the desk knows."""
    base = address.partition("/enter")[0]
    client = httpx.Client(base_url=base, timeout=120)
    for _ in range(100):
        try:
            client.get(address)
            break
        except httpx.ConnectError:
            time.sleep(0.2)
    me = client.get("/api/me").json()
    client.headers.update({"Origin": base, "X-Relata-CSRF": me["csrf"]})
    return client


def fill_lines(client: httpx.Client) -> float:
    """Wait until the queue of a ledger that is new to the desk is in order; seconds it took."""
    begun = time.perf_counter()
    while (left := client.get("/api/queue?limit=1").json()["left"]) > 0:
        print(f"{left:,} incidents to be ordered", file=sys.stderr)
        time.sleep(5)
    return time.perf_counter() - begun


def subjects(client: httpx.Client, count: int) -> list[dict[str, str]]:
    """Incidents and reports to ask of, from the top and the middle of the queue."""
    found: list[dict[str, str]] = []
    after = ""
    while len(found) < count:
        page = client.get(f"/api/queue?limit=50{after}").json()
        for line in page["items"][:8]:
            incident = client.get(f"/api/incidents/{line['cluster']}").json()["incident"]
            event = incident["events"][0]
            actor = incident["agents"][0]["name"] if incident["agents"] else "Front"
            place = incident["place"]["name"] if incident["place"] else "Kelmi"
            found.append(
                {
                    "incident": incident["id"],
                    "report": event["report"],
                    "event": event["event"],
                    "actor": actor,
                    "place": place,
                    "day": (incident["time"] or "2021-01-01")[:10],
                }
            )
        after = f"&after={page['next']}"
    return found[:count]


PATHS = (
    "/",
    "/incidents",
    "/incidents?country=XX&since={day}&until={day}",
    "/incidents/{incident}",
    "/reports/{report}",
    "/contradictions",
    "/search?words={place}",
    "/actors?name={actor}",
    "/digest?since={day}&until={day}",
    "/log",
    "/api/queue",
    "/api/queue?open=true&limit=50",
    "/api/incidents?words={place}",
    "/api/incidents/{incident}",
    "/api/incidents/{incident}/near",
    "/api/contradictions",
    "/api/reports/{report}",
    "/api/reports/{report}/sheet",
    "/api/reports/{report}/fields/n1/count",
    "/api/search?words={place}",
    "/api/actors?name={actor}",
    "/api/log?report={report}",
    "/api/digest?since={day}&until={day}",
    "/api/drafts",
    "/api/places?name=Omdurman",
    "/api/registry?name=front",
    "/api/map?since={day}&until={day}",
    "/api/map",
)


PRESS = """() => new Promise((done) => {
  const before = document.querySelector('.field.now').dataset.at;
  const begun = performance.now();
  document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', bubbles: true}));
  const look = () => document.querySelector('.field.now').dataset.at !== before
    ? requestAnimationFrame(() => done(performance.now() - begun))
    : requestAnimationFrame(look);
  look();
})"""
"""Milliseconds from a key to the frame that shows its field."""


def percentile(values: list[float], share: float) -> float:
    """The value below which a share of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]


def ask(client: httpx.Client, asked: list[dict[str, str]]) -> list[dict[str, object]]:
    """Median and p95 of every path, in milliseconds."""
    rows = []
    for path in PATHS:
        taken = []
        for number, subject in enumerate(asked):
            if path == "/api/map" and number == 5:
                break
            begun = time.perf_counter()
            answer = client.get(path.format(**subject), follow_redirects=True)
            taken.append(1000 * (time.perf_counter() - begun))
            if answer.status_code >= 400:
                raise SystemExit(f"{path}: {answer.status_code} {answer.text[:300]}")
        rows.append(_row(path, taken))
    return [*rows, *judge(client, asked)]


def judge(client: httpx.Client, asked: list[dict[str, str]]) -> list[dict[str, object]]:
    """The same of what changes the ledger."""
    put, undo = [], []
    for subject in asked:
        begun = time.perf_counter()
        answer = client.put(
            f"/api/reports/{subject['report']}/fields/{subject['event']}/status",
            json={"verdict": "set", "value": "attempted"},
        )
        put.append(1000 * (time.perf_counter() - begun))
        if answer.status_code != 200:
            raise SystemExit(answer.text)
        begun = time.perf_counter()
        client.post("/api/undo")
        undo.append(1000 * (time.perf_counter() - begun))
    return [_row("PUT a field", put), _row("POST /api/undo", undo)]


def _row(path: str, taken: list[float]) -> dict[str, object]:
    return {
        "path": path,
        "median_ms": round(statistics.median(taken), 1),
        "p95_ms": round(percentile(taken, 0.95), 1),
    }


def look(address: str) -> dict[str, float]:
    """First paint of the queue, how long a key takes, frames a second of the map."""
    from playwright.sync_api import sync_playwright

    base = address.partition("/enter")[0]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(address)
        page.wait_for_selector(".field.now")
        found = {}
        page.goto(f"{base}/")
        page.wait_for_selector(".field.now")
        page.wait_for_timeout(1000)
        found["first_paint_ms"] = page.evaluate(
            "performance.getEntriesByName('first-contentful-paint')[0].startTime"
        )
        found["queue_shown_ms"] = page.evaluate(
            "performance.getEntriesByType('resource').filter(e => e.name.includes('/api/queue'))"
            ".at(-1).responseEnd"
        )
        keys = [page.evaluate(PRESS) for _ in range(30)]
        found["key_ms_p95"] = percentile(keys, 0.95)
        page.goto(f"{base}/incidents", timeout=120_000)
        begun = time.perf_counter()
        page.wait_for_selector("body[data-map]", timeout=180_000)
        page.wait_for_timeout(3000)
        found["map_drawn_s"] = time.perf_counter() - begun
        found["map_points"] = float(page.get_attribute("body", "data-drawn") or 0)
        found["map_frames_a_second"] = page.evaluate(
            """() => new Promise((done) => {
              let frames = 0;
              const begun = performance.now();
              const step = () => {
                frames += 1;
                window.relataMap.panBy([6, 0], {animate: false});
                const spent = performance.now() - begun;
                if (spent < 4000) requestAnimationFrame(step);
                else done(frames / spent * 1000);
              };
              requestAnimationFrame(step);
            })"""
        )
        browser.close()
    return {name: round(value, 1) for name, value in found.items()}


def main() -> None:
    """Measure and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--asked", type=int, default=40)
    chosen = parser.parse_args()
    process, address = start(chosen.ledger)
    try:
        client = sign_in(address)
        results: dict[str, object] = {"lines_s": round(fill_lines(client), 1)}
        counts = client.get("/api/queue?limit=1").json()["counts"]
        results["incidents"] = counts["total"]
        rows = ask(client, subjects(client, chosen.asked))
        results["routes"] = rows
        print("| route | median ms | p95 ms |\n|---|---|---|")
        for row in rows:
            print(f"| `{row['path']}` | {row['median_ms']} | {row['p95_ms']} |")
        slow = [row["path"] for row in rows if float(str(row["p95_ms"])) > LIMIT_MS]
        print(f"\n{results['incidents']:,} incidents; slower than {LIMIT_MS} ms: {slow or 'none'}")
        if Path(CHROMIUM).exists():
            results["browser"] = look(address)
            print(results["browser"])
    finally:
        process.kill()
        process.wait()
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
