"""Several people at one report: coded blind, confirmed by a second, victims entered."""

from dataclasses import replace
from pathlib import Path

import pytest

from relata.pipeline.project_fields import load_project_fields
from relata.store.accounts import User, put_user
from tests.desk.browser import (
    field,
    focus,
    incident_of,
    log_of,
    needs_chromium,
    open_queue,
    open_report,
    person,
    wait_for,
    wait_until,
)
from tests.desk.conftest import KNOWN_HASH

pytestmark = needs_chromium

FIELDS = Path(__file__).parents[2] / "examples/fields/casualty-recorder.yaml"


def type_value(page, key, value):
    """Enter a value by the keyboard and wait until the desk has it."""
    focus(page, key)
    page.keyboard.press("e")
    page.keyboard.type(value)
    page.keyboard.press("Enter")
    page.wait_for_selector(f'.field.changed[data-key="{key}"]')


# Coded blind


@pytest.fixture
def blind(desk):
    desk.options = replace(desk.options, blind_share=1.0)
    with desk.ledger.write("owner") as writer:
        put_user(writer.connection, User("second", "coder", KNOWN_HASH, is_active=True))


def open_blind(page, report):
    open_queue(page, f"report:{report}")
    page.wait_for_selector(f'.field[data-key="{report}:n1/count"]')
    assert "coded blind" in page.inner_text("#progress")


def counts_of(page):
    keys = page.locator(".field[data-key$='/count']").all()
    return [one.get_attribute("data-key") for one in keys]


def code(browser, address, ledger, name, report, counts, kind):
    with person(browser, address, ledger, name) as page:
        open_blind(page, report)
        for key, count in zip(counts_of(page), counts, strict=False):
            type_value(page, key, count)
            wait_for(count, field(page, key).locator(".shown").inner_text)
        type_value(page, f"{report}:e1/type", kind)
        assert page.locator(".field.changed").count() == len(counts) + 1
        return page.locator(".field.changed .shown").all_inner_texts()


def test_two_code_blind_and_a_reviewer_sees_how_far_they_agree(
    browser, address, ledger, report, blind
):
    first, second = ("11", "3"), ("11", "5")
    code(browser, address, ledger, "coder", report, first, "assault")
    shown = code(browser, address, ledger, "second", report, second, "assault")
    assert "3" not in shown
    assert "5" in shown
    with person(browser, address, ledger, "reviewer") as page:
        page.goto(f"{address}/agreement")
        row = page.locator("tr:has(th:text-is('count'))").first
        alpha, _, twice, coders = row.locator("td").all_inner_texts()
        assert 0 < float(alpha) < 1
        assert (twice, coders) == ("2", "2")
        differ = page.locator("li:has-text('count')").all_inner_texts()
        assert len(differ) == 1
        assert "coder: 3; second: 5" in differ[0]


def test_a_blind_coder_is_shown_nothing_that_the_machine_or_others_said(
    browser, address, ledger, report, blind
):
    code(browser, address, ledger, "coder", report, ("11",), "assault")
    with person(browser, address, ledger, "second") as page:
        open_blind(page, report)
        shown = page.locator(".field:not([data-key*=':u']) .shown").all_inner_texts()
        assert set(shown) == {"not coded yet"}
        assert page.locator("#text mark, #text [data-refs]").count() == 0
        assert "%" not in page.inner_text("#parts")
        assert "coder" not in page.inner_text("#parts")


def test_what_reports_dispute_is_hidden_beside_a_report_coded_blind(
    browser, address, ledger, report, blind
):
    with person(browser, address, ledger, "coder") as page:
        open_queue(page, incident_of(ledger, f"{report}:e1"))
        page.wait_for_selector("#strip:has-text('hidden: coded blind')")
        assert page.locator("#strip .badge").count() == 0


def test_a_blind_coder_can_accept_nothing(browser, address, ledger, report, blind):
    key = f"{report}:n1/count"
    with person(browser, address, ledger, "coder") as page:
        open_blind(page, report)
        before = log_of(page, 1)[0]["change"]["number"]
        focus(page, key)
        page.keyboard.press("Space")
        page.wait_for_selector("#toasts p:has-text('enter the value that you read')")
        assert field(page, key).locator(".shown").inner_text() == "not coded yet"
        page.keyboard.press("A")
        page.wait_for_selector("#toasts p:has-text('nothing to accept')")
        assert log_of(page, 1)[0]["change"]["number"] == before


# A second person


def test_a_second_person_confirms_what_another_set(browser, address, ledger, report):
    key = f"{report}:n1/count"
    with person(browser, address, ledger, "coder") as page:
        open_report(page, ledger, report)
        type_value(page, key, "9")
        wait_for(True, lambda: "set by coder" in field(page, key).inner_text())
    with person(browser, address, ledger, "reviewer") as page:
        open_report(page, ledger, report)
        focus(page, key)
        page.keyboard.press("Space")
        signed = "set by coder, confirmed by reviewer"
        wait_for(True, lambda: signed in field(page, key).inner_text())
        assert field(page, key).locator(".shown").inner_text() == "9"
    with person(browser, address, ledger, "coder") as page:
        open_report(page, ledger, report)
        assert signed in field(page, key).inner_text()


# A project's own fields


@pytest.fixture
def declared(desk):
    desk.fields = load_project_fields(FIELDS)


def test_victims_are_entered_line_by_line_and_saved_by_ctrl_enter(
    declared, browser, address, ledger, report
):
    key = f"{report}:n1/project:victims"
    with person(browser, address, ledger, "coder") as page:
        open_report(page, ledger, report)
        focus(page, key)
        page.keyboard.press("e")
        page.keyboard.type("Amira Haddad; 34; f")
        page.keyboard.press("Enter")
        page.keyboard.type("; child; m")
        assert page.input_value(".editor textarea") == "Amira Haddad; 34; f\n; child; m"
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(f'.field.changed[data-key="{key}"]')
        people = "Amira Haddad; 34; f / ; child; m"
        wait_for(people, field(page, key).locator(".shown").inner_text)
        focus(page, key)
        page.keyboard.press("e")
        assert page.input_value(".editor textarea") == "Amira Haddad; 34; f\n; child; m"
        page.keyboard.press("Escape")
        wait_until(page, 0, "document.querySelectorAll('.editor').length")


def test_what_a_project_does_not_allow_stays_in_the_editor_with_the_reason(
    declared, browser, address, ledger, report
):
    key = f"{report}:n1/project:victims"
    with person(browser, address, ledger, "coder") as page:
        open_report(page, ledger, report)
        focus(page, key)
        page.keyboard.press("e")
        page.keyboard.type("Amira Haddad; 34; f; twice")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector("#toasts p.fault")
        wait_for("Amira Haddad; 34; f; twice", lambda: page.input_value(".editor textarea"))


def test_a_projects_choice_is_made_by_its_number(declared, browser, address, ledger, report):
    key = f"{report}:n1/project:checked_against"
    with person(browser, address, ledger, "coder") as page:
        open_report(page, ledger, report)
        type_value(page, key, "2")
        wait_for("burial record", field(page, key).locator(".shown").inner_text)
