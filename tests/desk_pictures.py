"""Takes the pictures of the desk's pages; ``python -m tests.desk_pictures``, with chromium."""

import os
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from relata.desk.app import make_desk
from relata.desk.options import DeskOptions
from relata.pipeline.adding import AddOptions, add_sources
from relata.pipeline.run import RunOptions
from relata.pipeline.settings import Settings
from relata.store import init_ledger
from relata.wire import decode_record
from tests.desk.browser import ARGUMENTS, CHROMIUM, open_queue
from tests.desk.conftest import served

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "images"
LOADED = {"incidents": "body[data-map]", "report": "body[data-lit]"}
"""Pages that are complete only when their script has done its work."""


def take_pictures():
    with tempfile.TemporaryDirectory() as folder:
        ledger, _ = init_ledger(f"{folder}/ledger.sqlite", decode_record, "mara")
        os.chdir(ROOT)
        sources = ["examples/incidents", "examples/reports"]
        for _ in add_sources(ledger, sources, AddOptions("mara", RunOptions())):
            pass
        desk = make_desk(ledger, DeskOptions(owner="mara"), Settings())
        with served(desk) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": 1280, "height": 720}, color_scheme=scheme
                )
                page = context.new_page()
                page.address = address
                page.goto(f"{address}/enter?key={desk.key}")
                _take(page, address, "" if scheme == "light" else "-dark")
                context.close()
            browser.close()
        ledger.close()


def _take(page, address, suffix):
    items = page.request.get(f"{address}/api/queue").json()["items"]
    best = max(items, key=lambda one: (one["reports"], one["disputes"]))["cluster"]
    incident = page.request.get(f"{address}/api/incidents/{best}").json()["incident"]
    figure = incident["tolls"][0]["by"][0]["tally"]
    pages = {
        "incidents": "/incidents",
        "incident": f"/incidents/{best}",
        "disputes": "/contradictions",
        "digest": "/digest?since=2024-05-01&until=2024-05-31",
        "report": f"/claims/{figure}",
    }
    open_queue(page, best)
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(800)
    page.screenshot(path=PICTURES / f"desk-queue{suffix}.png")
    for name, path in pages.items():
        page.goto(address + path)
        if name in LOADED:
            page.wait_for_selector(LOADED[name], timeout=60_000)
        page.wait_for_timeout(2500 if name == "incidents" else 300)
        page.screenshot(path=PICTURES / f"desk-{name}{suffix}.png")


if __name__ == "__main__":
    take_pictures()
