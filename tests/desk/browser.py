"""What the tests in a browser share: Chromium, a person at the desk, and what must not happen."""

import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from relata.desk.people import begin_session

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
"""A map wants WebGL; a machine without a graphics card draws it by itself."""

needs_chromium = pytest.mark.skipif(
    not CHROMIUM.exists(), reason=f"{CHROMIUM} is not installed (apt-get install chromium)"
)


@contextmanager
def person(browser, address, ledger, name, *, dark=False, width=1280, height=720):
    """A page of somebody who is signed in; no script may fail and nothing foreign be loaded."""
    secret, _ = begin_session(ledger, name)
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
    )
    context.add_cookies([{"name": "relata_session", "value": secret, "url": address}])
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console",
        lambda said: faults.append(said.text) if "Content Security" in said.text else None,
    )
    page.on(
        "request",
        lambda asked: (
            faults.append(asked.url)
            if not asked.url.startswith((address, "blob:", "data:"))
            else None
        ),
    )
    page.address = address
    yield page
    context.close()
    assert faults == []


def wait_until(page, wanted, script, timeout_s=10.0):
    """Wait until a script gives what is wanted; a page's policy lets no test poll within it."""
    deadline = time.monotonic() + timeout_s
    while (given := page.evaluate(script)) != wanted:
        assert time.monotonic() < deadline, f"{script} gives {given!r}, not {wanted!r}"
        page.wait_for_timeout(40)


def wait_for(wanted, ask, timeout_s=10.0):
    """Wait until a question has the answer that is wanted."""
    deadline = time.monotonic() + timeout_s
    while (given := ask()) != wanted:
        assert time.monotonic() < deadline, f"got {given!r}, not {wanted!r}"
        time.sleep(0.04)


def open_queue(page, incident=None):
    """The queue, ready for keys; at one incident when it is named."""
    page.goto(page.address + "/" + (f"#{incident}" if incident else ""))
    page.wait_for_selector("body[data-ready]")
    page.wait_for_selector(".field.now")


def field(page, key):
    """A field by its key, ``REPORT:n1/count``."""
    return page.locator(f'.field[data-key="{key}"]')


def focus(page, key):
    """Put the desk's own focus on a field."""
    field(page, key).locator(".shown").click()
    page.wait_for_selector(f'.field.now[data-key="{key}"]')


def incident_of(ledger, ref):
    with ledger.view() as view:
        return view.find_cluster(ref)


def event_of_n1(page, report):
    sheet = page.request.get(f"{page.address}/api/reports/{report}/sheet").json()["sheet"]
    fields = [f for part in sheet["parts"] for f in part["fields"]]
    return next(f for f in fields if f["ref"].endswith(":n1") and f["field"] == "of_event")["value"]


def log_of(page, limit=5):
    return page.request.get(f"{page.address}/api/log?limit={limit}").json()["items"]


def open_report(page, ledger, report):
    open_queue(page, incident_of(ledger, f"{report}:{event_of_n1(page, report)}"))
    page.wait_for_selector(f'.field[data-key="{report}:n1/count"]')
