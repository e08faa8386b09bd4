"""The HTML view in a real browser; skipped where Debian's chromium is not installed."""

from pathlib import Path

import pytest
from tests.strikes import STRIKES_TEXT, make_strikes_record

from relata.publish.html import render_html

CHROMIUM = Path("/usr/bin/chromium")

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(), reason=f"{CHROMIUM} is not installed (apt-get install chromium)"
)


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser, tmp_path):
    path = tmp_path / "view.html"
    path.write_text(render_html(make_strikes_record()), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console", lambda message: faults.append(message.text) if message.type == "error" else None
    )
    page.on(
        "request",
        lambda request: faults.append(request.url) if request.url != path.as_uri() else None,
    )
    page.goto(path.as_uri())
    yield page
    page.close()
    assert faults == []


def lit_words(page):
    return page.evaluate("[...document.querySelectorAll('#text .lit')].map(n => n.textContent)")


def test_a_clicked_value_lights_up_its_words(page):
    page.click("button.v:text-is('Mayadin (SY)')")
    assert lit_words(page) == ["Mayadin", "Mayadin"]


def test_a_clicked_figure_lights_up_its_number(page):
    page.click("button.v.figure:has-text('7 killed')")
    assert lit_words(page) == ["seven"]


def test_a_speaker_chip_lights_up_cue_and_content(page):
    page.click("[data-card=e2] .chip:has-text('denied by Eastern Shield Brigades')")
    assert "".join(lit_words(page)) == "deniedthe rocket attack"


def test_escape_clears_the_light(page):
    page.click("button.v:text-is('Mayadin (SY)')")
    page.keyboard.press("Escape")
    assert lit_words(page) == []


def test_the_keyboard_alone_lights_up_a_value(page):
    page.focus("[data-card=e1] button.v.id")
    page.keyboard.press("Enter")
    assert lit_words(page) == ["Strikes", "bombed", "strikes", "strikes"]


def test_enter_on_an_event_word_opens_its_card(page):
    page.focus("#text .m-trigger:text-is('fired')")
    page.keyboard.press("Enter")
    assert page.get_attribute(".card.chosen", "data-card") == "e2"


def test_a_clicked_name_opens_the_tab_that_tells_of_it(page):
    page.click("#text .m-unread")
    page.click("#text .m-actor:text-is('Nahrain Press')")
    assert page.is_visible("#panel-names li.chosen:has-text('Nahrain Press')")


def test_tabs_change_with_the_arrow_keys(page):
    page.focus("#tab-events")
    page.keyboard.press("ArrowRight")
    assert page.is_visible("#panel-claims")
    assert page.is_hidden("#panel-events")


def test_an_arrow_runs_from_answer_to_cause(page):
    group = page.locator("#arrows g:not(.idle)")
    assert group.count() == 1
    assert group.get_attribute("data-ends") == "e1 e2"


def test_the_text_on_the_page_is_the_report_s_text(page):
    assert page.evaluate("document.getElementById('text').textContent") == STRIKES_TEXT


def test_a_hostile_report_runs_nothing(browser, tmp_path):
    from tests.publish.test_html import HOSTILE, make_hostile_record

    path = tmp_path / "hostile.html"
    path.write_text(render_html(make_hostile_record()), encoding="utf-8")
    page = browser.new_page()
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.goto(path.as_uri())
    assert page.evaluate("document.getElementById('text').textContent") == HOSTILE
    assert page.evaluate("window.struck") is None
    page.close()
