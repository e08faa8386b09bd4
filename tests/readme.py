"""Writes the README's output and picture anew; ``python -m tests.readme``, with chromium."""

import os
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.generated_docs import fill

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "images" / "view.png"
TABLE_REPORT = ["examples/reports/wire-copy.txt", "--published", "2024-05-06"]
PICTURE_REPORT = ["examples/reports/page.html"]
COLUMNS = "96"
CHROMIUM = "/usr/bin/chromium"


def read(*arguments):
    """Standard output of ``relata read``."""
    done = subprocess.run(
        [sys.executable, "-m", "relata", "read", *arguments],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": COLUMNS},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def write_output():
    lines = read(*TABLE_REPORT, "--format", "table").strip("\n").splitlines()
    shown = "\n".join(line.rstrip() for line in lines)
    page = fill(README.read_text("utf-8"), "output", f"\n```text\n{shown}\n```\n")
    README.write_text(page, "utf-8")


def take_picture():
    """The view of the example page with its first toll lit."""
    view = PICTURE.with_suffix(".html")
    PICTURE.parent.mkdir(exist_ok=True)
    view.write_text(read(*PICTURE_REPORT, "--format", "html"), "utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1360, "height": 900})
        page.goto(view.as_uri())
        page.locator(".v.figure:has-text('killed')").first.click()
        page.evaluate("window.scrollTo({top: 0, behavior: 'instant'})")  # a click scrolls
        page.screenshot(path=PICTURE)
        browser.close()
    view.unlink()


if __name__ == "__main__":
    write_output()
    take_picture()
