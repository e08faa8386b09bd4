"""The digest worded in a browser: citations, drafts, marks, and the words they lead to."""

import pytest

from tests.desk.browser import needs_chromium, person, wait_for

pytestmark = needs_chromium

PERIOD = "since=2020-01-01&until=2026-12-31"
WORDS = "Two sides told of the morning's strike, and not alike."


def open_digest(page):
    page.goto(f"{page.address}/digest?{PERIOD}")
    page.wait_for_selector("button[aria-label^='Reword:']")


def first_cited(page):
    """The first sentence of an incident that cites something."""
    return page.locator(".told p > .sentence:has(.cite)").first


def start_rewording(page):
    sentence = first_cited(page)
    sentence.locator("button[aria-label^='Reword:']").click()
    return page.locator("form.rewording")


@pytest.fixture
def digest(browser, address, ledger):
    with person(browser, address, ledger, "coder") as page:
        open_digest(page)
        yield page


def test_a_sentence_is_worded_anew_and_keeps_its_citations(digest):
    machine = first_cited(digest).locator(".words").inner_text()
    cites = first_cited(digest).get_attribute("data-cites").split()
    assert cites
    form = start_rewording(digest)
    assert form.locator("textarea").input_value() == machine
    ticked = form.locator("input:checked")
    assert sorted(one.input_value() for one in ticked.all()) == sorted(cites)
    form.locator("textarea").fill(WORDS)
    form.locator("button:has-text('Save')").click()
    own = digest.locator(".told .sentence.own")
    own.wait_for()
    assert own.locator(".words").inner_text() == WORDS
    assert sorted(own.get_attribute("data-cites").split()) == sorted(cites)
    assert "worded by an analyst" in own.inner_text()
    assert "coder" in own.inner_text()
    assert machine not in digest.inner_text(".told:has(.sentence.own) > p")
    assert "coder" in digest.inner_text(".banner")


def test_a_sentence_without_citations_says_whose_judgement_it_is(digest):
    digest.locator("[data-write]").first.click()
    form = digest.locator("form.rewording")
    assert form.locator("input:checked").count() == 0
    form.locator("textarea").fill("This fits what was seen in spring.")
    form.locator("button:has-text('Save')").click()
    own = digest.locator(".told .sentence.own")
    own.wait_for()
    assert "analyst judgement" in own.inner_text()
    assert own.locator(".cite").count() == 0


def test_what_was_typed_and_not_saved_is_there_in_another_tab(browser, address, ledger):
    with person(browser, address, ledger, "coder") as page:
        open_digest(page)
        form = start_rewording(page)
        form.locator("textarea").fill(WORDS)
        drafts = f"{address}/api/drafts?prefix=digest/"
        wait_for([WORDS], lambda: [d["body"] for d in page.request.get(drafts).json()["items"]])
    with person(browser, address, ledger, "coder") as page:
        open_digest(page)
        form = page.locator("form.rewording")
        form.wait_for()
        assert form.count() == 1
        assert form.locator("textarea").input_value() == WORDS
        form.locator("button:has-text('Throw away')").click()
        wait_for([], lambda: page.request.get(drafts).json()["items"])
        open_digest(page)
        page.wait_for_load_state("networkidle")
        assert page.locator("form.rewording").count() == 0


def test_a_worded_sentence_is_taken_back_and_the_machines_is_there_again(digest):
    machine = first_cited(digest).locator(".words").inner_text()
    form = start_rewording(digest)
    form.locator("textarea").fill(WORDS)
    form.locator("button:has-text('Save')").click()
    digest.locator(".told .sentence.own button[aria-label^='Reword:']").click()
    digest.locator("button:has-text('Take the sentence back')").click()
    digest.wait_for_selector(".sentence.own", state="detached")
    digest.wait_for_selector("button[aria-label^='Reword:']")
    assert first_cited(digest).locator(".words").inner_text() == machine


def test_a_worded_sentences_note_leads_to_lit_words(digest):
    form = start_rewording(digest)
    form.locator("textarea").fill(WORDS)
    form.locator("button:has-text('Save')").click()
    digest.locator(".told .sentence.own .cite").first.click()
    note = digest.locator(".notes li:target a")
    quote = note.inner_text()
    note.click()
    digest.wait_for_selector("body[data-lit]")
    lit = digest.locator("#text .lit").all_inner_texts()
    assert any(words.strip() and words.strip() in quote for words in lit)
