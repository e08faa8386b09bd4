"""The desk as people use it, in Chromium; skipped where Debian's chromium is not installed."""

import hashlib
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from relata.desk.app import make_desk
from relata.desk.options import DeskOptions
from relata.model.record import Record, ReportInfo
from relata.pipeline.keeping import keep_report
from relata.pipeline.settings import Settings
from tests.desk.browser import (
    event_of_n1,
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
from tests.desk.conftest import near_records, served

pytestmark = needs_chromium


def test_a_report_is_reviewed_by_the_keyboard_alone(page, ledger, report):
    open_report(page, ledger, report)
    page.keyboard.press("ArrowDown")
    first = page.get_attribute(".field.now", "data-key")
    page.keyboard.press("Space")
    page.wait_for_selector(f'.field.accepted[data-key="{first}"]')
    page.keyboard.press("a")
    wait_until(page, True, "document.querySelectorAll('.field.accepted').length >= 2")
    page.keyboard.press("A")
    page.wait_for_selector("#toasts p:has-text('the report is done')")
    wait_for("done", lambda: log_of(page)[0]["judgement"]["value"])


def test_a_wrong_toll_is_mended_and_taken_back_and_given_again(page, ledger, report):
    open_report(page, ledger, report)
    key = f"{report}:n1/count"
    before = field(page, key).locator(".shown").inner_text()
    focus(page, key)
    page.keyboard.press("e")
    page.keyboard.type("9-12")
    page.keyboard.press("Enter")
    page.wait_for_selector(f'.field.changed[data-key="{key}"]')
    wait_for("9–12", lambda: field(page, key).locator(".shown").inner_text())
    page.keyboard.press("z")
    page.wait_for_selector(f'.field.open[data-key="{key}"]')
    wait_for(before, lambda: field(page, key).locator(".shown").inner_text())
    page.keyboard.press("Shift+Z")
    page.wait_for_selector(f'.field.changed[data-key="{key}"]')


def test_a_wrong_place_is_mended_by_coordinates(page, ledger, report):
    open_report(page, ledger, report)
    key = f"{report}:p1/place"
    focus(page, key)
    page.keyboard.press("e")
    page.locator(".editor input").first.fill("33.45, 42.25")
    wait_until(page, True, "document.querySelector('.editor').innerText.includes('33.4500')")
    page.locator(".editor input").first.press("Enter")
    page.wait_for_selector(f'.field.changed[data-key="{key}"]')
    wait_for(True, lambda: "33.450, 42.250" in field(page, key).locator(".shown").inner_text())


def test_a_wrong_speaker_is_mended(page, ledger, report):
    open_report(page, ledger, report)
    key = f"{report}:c1/speaker"
    focus(page, key)
    page.keyboard.press("e")
    page.locator(".editor input").fill("unnamed")
    page.keyboard.press("Enter")
    page.wait_for_selector(f'.field.changed[data-key="{key}"]')
    wait_for("a source not named", lambda: field(page, key).locator(".shown").inner_text())


def test_a_right_report_takes_one_key_and_two_mends_fewer_than_thirty(page, ledger, report):
    pressed = []

    def press(*keys):
        for key in keys:
            pressed.append(key)
            page.keyboard.press(key)

    open_report(page, ledger, report)
    press("N", "4", "1", "Enter")
    page.wait_for_selector(f'.field.changed[data-key="{report}:n1/count"]')
    wait_for("41", lambda: field(page, f"{report}:n1/count").locator(".shown").inner_text())
    press("t", *"2024-05-02", "Enter")
    page.wait_for_selector(".field.changed[data-key$='/time']")
    wait_until(page, 0, "document.querySelectorAll('.editor').length")
    page.wait_for_timeout(300)
    press("A")
    page.wait_for_selector("#toasts p:has-text('the report is done')")
    assert len(pressed) <= 30
    open_queue(page)
    before = len(pressed)
    press("A")
    page.wait_for_selector("#toasts p:has-text('the report is done')")
    assert len(pressed) - before == 1


def test_rejecting_wants_a_reason_from_the_menu(page, ledger, report):
    open_report(page, ledger, report)
    key = f"{report}:n1/count"
    focus(page, key)
    page.keyboard.press("r")
    page.wait_for_selector("#dialog[open]")
    page.keyboard.press("6")
    page.wait_for_selector(f'.field.rejected[data-key="{key}"]')
    wait_for("wrong number", lambda: log_of(page)[0]["change"]["why"])


def test_a_value_lights_its_words_and_words_lead_to_their_value(page, ledger, report):
    open_report(page, ledger, report)
    focus(page, f"{report}:n1/count")
    page.keyboard.press("v")
    lit = page.evaluate(
        "[...document.querySelectorAll('#text .lit')].map(n => n.textContent).join('')"
    )
    words = page.inner_text('.part[data-part="n1"] h3')
    assert lit
    assert lit in words
    page.locator("#text .m-trigger").first.click()
    page.wait_for_selector(".field.now")
    assert "/reading" in page.get_attribute(".field.now", "data-key")


def test_two_incidents_are_the_same_then_not(page, ledger):
    def clusters():
        lines = page.request.get(f"{page.address}/api/queue?limit=500").json()["items"]
        return {one["cluster"] for one in lines}

    one, other = near_records()
    before = clusters()
    open_queue(page, incident_of(ledger, f"{one.report.id}:e1"))
    page.wait_for_selector("#strip .pair")
    assert other.report.text[:30] in page.inner_text("#strip .pair")
    page.keyboard.press("x")
    page.wait_for_selector("#toasts p:has-text('The same act')")
    wait_for(len(before) - 1, lambda: len(clusters()))
    page.keyboard.press("z")
    page.wait_for_selector("#toasts p:has-text('Taken back')")
    wait_for(before, clusters)


def test_a_dispute_is_settled_on_its_board(page):
    page.goto(f"{page.address}/contradictions")
    opened = page.locator(".dispute.open").count()
    assert opened
    page.locator("[data-settle]").first.click()
    page.keyboard.type("two hospitals' lists agree")
    page.click("[data-save]")
    wait_for("two hospitals' lists agree", lambda: log_of(page)[0]["change"]["why"])
    page.wait_for_load_state()
    page.wait_for_selector("h1")
    assert page.locator(".dispute.open").count() < opened


def test_a_digests_note_leads_to_lit_words(page):
    page.goto(f"{page.address}/digest?since=2020-01-01&until=2026-12-31")
    page.locator(".cite").first.click()
    assert re.search(r"#n\d+$", page.url)
    page.locator(".notes li:target a").first.click()
    page.wait_for_selector("body[data-lit]")
    assert page.evaluate("document.querySelectorAll('#text .lit').length") > 0


def test_a_page_a_file_and_pasted_text_are_added(page, desk, tmp_path):
    from dataclasses import replace

    desk.options = replace(desk.options, allow_private_addresses=True)
    body = (
        "<html lang='en'><head><title>Two drivers killed at Selem crossing</title></head><body>"
        "<article><h1>Two drivers killed at Selem crossing</h1>"
        + "<p>Two drivers were killed at the Selem crossing on Monday, the council said.</p>" * 6
        + "</article></body></html>"
    )

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        page.goto(f"{page.address}/add")
        page.fill("input[name=url]", f"http://127.0.0.1:{server.server_port}/story")
        page.click("#add button")
        page.wait_for_selector("#added li:has-text('added')")
    finally:
        server.shutdown()
        server.server_close()
    path = tmp_path / "note.txt"
    path.write_text("Five miners were killed near Dorra on Tuesday, a medic said.", "utf-8")
    page.set_input_files("input[type=file]", str(path))
    page.click("#add button")
    page.wait_for_selector("#added li:has-text('note.txt')")
    page.fill("textarea[name=text]", "A clerk was killed in Qomi on Monday.")
    page.click("#add button")
    wait_until(page, 3, "document.querySelectorAll('#added li').length")
    wait_for("", lambda: page.input_value("textarea[name=text]"))


def test_a_text_that_was_not_read_gets_its_record_by_hand(page, desk):
    from tests.made_records import loaded_of

    text = "قُتل ثلاثة مزارعين في سليم"
    digest = hashlib.sha256(text.encode()).hexdigest()
    info = ReportInfo(
        id=digest[:16], sha256=digest, source="ar.txt", text=text, language="ar", title=text
    )
    keep_report(
        desk.ledger, "filler", loaded_of(Record(report=info)), None, "the text is in Arabic"
    )
    page.goto(f"{page.address}/reports/{digest[:16]}")
    page.click("a:has-text('Write its record')")
    page.wait_for_selector(".sheet-empty:has-text('press +')")
    page.evaluate(
        """() => {
          const range = document.createRange();
          const words = document.querySelector('#text').firstChild;
          range.setStart(words, 5);
          range.setEnd(words, 10);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }"""
    )
    page.keyboard.press("+")
    for asked, choice in (("Add on", "2"), ("Which type?", "1"), ("Which status?", "1")):
        page.wait_for_selector(f"#dialog[open] h2:has-text('{asked}')")
        page.keyboard.press(choice)
    page.wait_for_selector(".part[data-part='e1']")
    assert "ثلاثة" in page.inner_text(".part[data-part='e1'] h3")


def test_a_reader_only_looks(browser, address, ledger, report):
    with person(browser, address, ledger, "reader") as page:
        open_queue(page)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
        page.wait_for_selector("#toasts p:has-text('only looks')")
        assert page.locator("a:has-text('Add a report')").count() == 0


# What users of neighbouring desks met


@pytest.mark.parametrize("where", ["comment", "editor"])
def test_no_letter_is_a_command_while_a_field_has_the_caret(page, ledger, report, where):
    open_report(page, ledger, report)
    before = log_of(page, 1)[0]["change"]["number"]
    typed = "a x n u s r 3 z"
    focus(page, f"{report}:c1/speaker")
    if where == "comment":
        page.keyboard.press(".")
        page.wait_for_selector("#dialog[open]")
        page.keyboard.type(typed)
        assert page.input_value("#dialog-field") == typed
        page.click("[data-save]")
        page.wait_for_selector("#toasts p:has-text('Kept')")
    else:
        page.keyboard.press("e")
        page.locator(".editor input").fill("")
        page.keyboard.type(typed)
        assert page.input_value(".editor input") == typed
        page.keyboard.press("Enter")
        page.wait_for_selector(f'.field.changed[data-key="{report}:c1/speaker"]')

    def said():
        rows = [row for row in log_of(page) if row["change"]["number"] > before]
        return [row["judgement"]["value"] for row in rows]

    wait_for([typed], said)


def test_letters_of_an_input_method_are_no_commands(page, ledger, report):
    open_report(page, ledger, report)
    before = log_of(page, 1)[0]["change"]["number"]
    focus(page, f"{report}:n1/count")
    page.keyboard.press("e")
    page.evaluate(
        """() => document.querySelector('.editor input').dispatchEvent(
             new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))"""
    )
    assert page.locator(".editor").count() == 1
    assert log_of(page, 1)[0]["change"]["number"] == before


def test_letters_in_the_search_box_are_letters(page):
    page.goto(f"{page.address}/search")
    page.focus("input[name=words]")
    page.keyboard.type("a x n ? / o")
    assert page.input_value("input[name=words]") == "a x n ? / o"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?words=*")
    assert page.locator("[role=status]:has-text('ound')").count() >= 1


def test_two_windows_one_field_and_neither_value_is_lost(browser, address, ledger, report):
    key = f"{report}:n1/count"
    with (
        person(browser, address, ledger, "coder") as first,
        person(browser, address, ledger, "reviewer") as second,
    ):
        for one in (first, second):
            open_report(one, ledger, report)
            focus(one, key)
            one.keyboard.press("e")
        first.locator(".editor input").fill("4")
        first.keyboard.press("Enter")
        first.wait_for_selector(f'.field.changed[data-key="{key}"]')
        second.locator(".editor input").fill("5")
        second.keyboard.press("Enter")
        told = second.wait_for_selector(".conflict").inner_text()
        assert "coder judged this" in told
        assert "4. Yours, not saved: 5" in told
        assert field(second, key).locator(".shown").inner_text() == "4"
        drafts = second.request.get(f"{address}/api/drafts?prefix={report}").json()["items"]
        other = f"{report}:n1/effect"
        focus(second, other)
        second.keyboard.press("Space")
        second.wait_for_selector(f'.field.accepted[data-key="{other}"]')
        second.wait_for_timeout(600)
        drafts = second.request.get(f"{address}/api/drafts?prefix={report}").json()["items"]
        assert [(one["key"], one["body"]) for one in drafts] == [(key, "5")]


def test_a_draft_outlives_the_tab(browser, address, ledger, report):
    key = f"{report}:n1/count"
    with person(browser, address, ledger, "coder") as page:
        open_report(page, ledger, report)
        focus(page, key)
        page.keyboard.press("e")
        page.locator(".editor input").fill("17")
        page.wait_for_timeout(700)
    with person(browser, address, ledger, "coder") as page:
        open_report(page, ledger, report)
        assert "draft not saved: 17" in field(page, key).inner_text()
        focus(page, key)
        page.keyboard.press("e")
        assert page.input_value(".editor input") == "17"


def is_up(port):
    with socket.socket() as trying:
        return trying.connect_ex(("127.0.0.1", port)) == 0


def test_killing_the_server_in_the_middle_of_an_edit_loses_nothing(
    browser, filled, tmp_path, report
):
    import shutil

    path = tmp_path / "killed.sqlite"
    shutil.copyfile(filled, path)
    environment = os.environ | {"RELATA_DATABASE_URL": str(path), "RELATA_WHO": "mara"}

    def start(port):
        process = subprocess.Popen(
            [sys.executable, "-m", "relata", "desk", "--no-open", "--port", str(port)],
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        line = process.stderr.readline()
        return process, re.search(r"http://\S+", line).group(0)

    process, address = start(0)
    port = int(re.search(r":(\d+)/", address).group(1))
    context = browser.new_context()
    page = context.new_page()
    page.address = f"http://127.0.0.1:{port}"
    wait_for(True, lambda: is_up(port))
    try:
        page.goto(address)
        page.wait_for_selector(".field.now")
        sheet = page.request.get(f"{page.address}/api/reports/{report}/sheet").json()["sheet"]
        assert sheet["report"] == report
        event = event_of_n1(page, report)
        incident = page.request.get(f"{page.address}/api/incidents/{report}:{event}").json()
        open_queue(page, incident["incident"]["id"])
        page.reload()
        page.wait_for_selector(f'.field[data-key="{report}:n1/count"]')
        focus(page, f"{report}:n1/count")
        page.keyboard.press("e")
        page.locator(".editor input").fill("23")
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stderr.close()
        page.locator(".editor input").press("Enter")
        page.wait_for_selector("#toasts p.fault")
        assert page.input_value(".editor input") == "23"
        process, address = start(port)
        wait_for(True, lambda: is_up(port))
        page.goto(address)
        page.wait_for_selector(".field.now")
        open_queue(page, incident["incident"]["id"])
        page.reload()
        page.wait_for_selector(f'.field[data-key="{report}:n1/count"]')
        assert "draft not saved: 23" in field(page, f"{report}:n1/count").inner_text()
    finally:
        process.kill()
        process.wait()
        process.stderr.close()
        context.close()


def test_what_is_half_known_is_shown_as_far_as_it_is_known(browser, tmp_path):
    from relata.store import init_ledger
    from relata.store.accounts import User, put_user
    from relata.wire import decode_record
    from tests.desk.conftest import KNOWN_HASH
    from tests.desk.half_known import keep_half_known

    ledger, _ = init_ledger(str(tmp_path / "half.sqlite"), decode_record, "tester")
    keep_half_known(ledger)
    with ledger.write("owner") as writer:
        put_user(writer.connection, User("coder", "coder", KNOWN_HASH, is_active=True))
    desk = make_desk(ledger, DeskOptions(has_accounts=True), Settings())
    with served(desk) as address, person(browser, address, ledger, "coder") as page:
        page.goto(f"{address}/incidents")
        page.wait_for_selector("body[data-drawn]")
        assert page.locator("#list .line").count() == 3
        assert "1 without a place" in page.inner_text(".map figcaption")
        assert "1 without a day" in page.inner_text(".timeline figcaption")
        assert "March 2024" in page.get_attribute("#timeline", "data-bands")
        assert "1 March" not in page.inner_text("#list")
    ledger.close()
