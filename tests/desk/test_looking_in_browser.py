"""Looking in a browser: the search box, a role from which names are kept, and access for all."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.browser import needs_chromium, person, wait_for
from tests.desk.test_blurring import words_of_reports

pytestmark = needs_chromium

TRIAL = Path(__file__).parents[1] / "trials/t40-search.txt"

FOUND = ("Kata'ib", "Kata’ib", "al-Ghadab", "AC-130", "3:15", "Ra's Amir", "Sana'a", "Muhafaza")
ODD = ('"a lie', "NOT", "*", "(", "lie.")


# The search box


def search(page, words):
    """Type into the box and press Enter; what the page says it found."""
    box = page.locator("input[name=words]")
    box.fill("")
    box.press_sequentially(words)
    box.press("Enter")
    page.wait_for_load_state()
    return page.locator("[role=status]:not(#toasts)").inner_text()


@pytest.fixture
def searching(page):
    page.goto(f"{page.address}/add")
    page.set_input_files("input[type=file]", str(TRIAL))
    page.click("#add button")
    page.wait_for_selector("#added li:has-text('t40-search.txt')")
    page.goto(f"{page.address}/search")
    return page


def test_names_typed_into_the_box_are_found_however_their_signs_are_written(searching):
    for words in FOUND:
        assert "report" in search(searching, words), words
        titles = searching.locator(".found li").all_inner_texts()
        assert any("Ghadab said its men" in one for one in titles), words
        assert searching.input_value("input[name=words]") == words


def test_no_sign_that_is_typed_is_a_fault(searching):
    for words in ODD:
        said = search(searching, words)
        assert "Nothing found" in said or "report" in said, words
        assert searching.input_value("input[name=words]") == words


def test_a_search_is_kept_and_forgotten(searching):
    search(searching, "AC-130")
    searching.fill("#save-search input[name=name]", "planes & “lies”")
    searching.click("#save-search button")
    kept = searching.locator("a:text-is('planes & “lies”')")
    kept.click()
    searching.wait_for_load_state()
    assert searching.input_value("input[name=words]") == "AC-130"
    searching.click("[data-drop-search]")
    searching.wait_for_selector("[data-drop-search]", state="detached")


# Names and exact places kept from a role


@pytest.fixture
def blurred(desk, browser, address, ledger):
    desk.options = replace(desk.options, blur="reader")
    with person(browser, address, ledger, "reader") as page:
        yield page


def test_a_blurred_reader_sees_incidents_and_no_name(blurred, ledger):
    names = words_of_reports(ledger)
    blurred.goto(f"{blurred.address}/")
    blurred.wait_for_url("**/incidents")
    blurred.wait_for_selector("body[data-drawn]")
    assert "kept from your role" in blurred.inner_text(".banner")
    assert blurred.locator("#list .line").count() > 5
    links = blurred.locator("nav[aria-label=Desk] a").all_inner_texts()
    assert links == ["Incidents"]
    shown = [blurred.content()]
    blurred.locator("#list .line:has(.toll) a").first.click()
    blurred.wait_for_load_state()
    assert blurred.locator(".tolls tbody tr").count()
    shown.append(blurred.content())
    assert {name for name in names for text in shown if name in text} == set()


def test_a_blurred_readers_map_opens_incidents_without_names(blurred, ledger):
    names = words_of_reports(ledger)
    blurred.goto(f"{blurred.address}/incidents")
    blurred.wait_for_selector("body[data-map]")
    blurred.wait_for_timeout(400)
    spot = blurred.evaluate(
        """() => {
          const [found] = relataMap.queryRenderedFeatures({ layers: ['clusters', 'points'] });
          return relataMap.project(found.geometry.coordinates);
        }"""
    )
    box = blurred.locator("#map").bounding_box()
    blurred.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    told = blurred.locator(".maplibregl-popup li").first
    told.wait_for()
    popup = blurred.inner_text(".maplibregl-popup")
    assert [name for name in names if name in popup] == []


def test_a_blurred_reader_who_follows_an_old_address_is_told_why(blurred, report):
    blurred.goto(f"{blurred.address}/reports/{report}")
    assert "keeps names and exact places from your role" in blurred.inner_text("main")


# Access


def serious_faults(page):
    from axe_playwright_python.sync_playwright import Axe

    return [
        (page.url, one["id"], one["nodes"][0]["html"][:120])
        for one in Axe().run(page).response["violations"]
        if one["impact"] in ("serious", "critical")
    ]


PAGES = (
    "/",
    "/incidents",
    "/incidents/{report}:e1",
    "/reports/{report}",
    "/contradictions",
    "/search?words=killed",
    "/actors?name=front",
    "/add",
    "/log",
    "/agreement",
    "/people",
    "/help",
    "/digest?since=2020-01-01&until=2026-12-31",
)

schemes = pytest.mark.parametrize("scheme", ["light", "dark"])


@schemes
def test_no_page_has_a_serious_fault_of_access(browser, address, ledger, report, scheme):
    with person(browser, address, ledger, "admin", dark=scheme == "dark") as page:
        for path in PAGES:
            page.goto(address + path.format(report=report))
            if path == "/":
                page.wait_for_selector(".field.now")
            assert serious_faults(page) == []


@schemes
def test_no_open_form_has_a_serious_fault_of_access(browser, address, ledger, scheme):
    with person(browser, address, ledger, "coder", dark=scheme == "dark") as page:
        page.goto(f"{address}/digest?since=2020-01-01&until=2026-12-31")
        page.locator("button[aria-label^='Reword:']").first.click()
        page.locator("[data-write]").first.click()
        wait_for(2, page.locator("form.rewording").count)
        assert serious_faults(page) == []


@schemes
def test_no_blurred_page_has_a_serious_fault_of_access(desk, browser, address, ledger, scheme):
    desk.options = replace(desk.options, blur="reader")
    with person(browser, address, ledger, "reader", dark=scheme == "dark") as page:
        page.goto(f"{address}/incidents")
        page.wait_for_selector("body[data-drawn]")
        assert serious_faults(page) == []
        page.locator("#list .line:has(.toll) a").first.click()
        page.wait_for_selector(".incident .tolls")
        assert serious_faults(page) == []
