"""What a search has found, as a mail: read back by the standard library's own parser."""

from dataclasses import replace
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.errors import UsageError
from relata.model.ledger import Moment
from relata.publish.alert import ADDRESS, CHANGE_HEADER, Alert, AlertEntry, alert_mail

ENTRY = AlertEntry(
    report="aa" * 8,
    sha256="aa" * 32,
    at="2026-01-02T03:04:05.000000Z",
    title="Two drivers killed at Selem",
    publisher="Outlet 7",
    published="2026-01-01",
    words="Two drivers were killed at the Selem crossing.",
    url="https://example.org/selem",
)
ALERT = Alert(
    name="selem",
    since=3,
    moment=Moment(change=9, at="2026-01-03T00:00:00.000000Z", ledger="l1"),
    entries=(ENTRY,),
)


def read(alert, to=None):
    return message_from_bytes(alert_mail(alert, to), policy=default)


def test_the_mail_tells_what_was_found_where_and_up_to_which_change():
    mail = read(ALERT, "desk@example.org")
    assert (mail["To"], mail["Subject"]) == ("desk@example.org", "Relata: 1 new report – selem")
    assert mail[CHANGE_HEADER] == "9"
    assert mail["Date"].datetime.isoformat() == "2026-01-03T00:00:00+00:00"
    body = mail.get_content()
    for words in (ENTRY.title, "Outlet 7, 2026-01-01", ENTRY.words, ENTRY.url, f"show {'aa' * 8}"):
        assert words in body


def test_without_an_addressee_the_message_is_whole_all_the_same():
    mail = read(ALERT)
    assert mail["From"].addresses[0].addr_spec == "relata@localhost"
    assert mail["To"].groups[0].display_name == "undisclosed-recipients"
    assert not mail.defects


def test_a_desk_is_linked_and_what_is_left_out_is_counted():
    body = read(replace(ALERT, desk="http://127.0.0.1:8300", more=1200)).get_content()
    assert f"http://127.0.0.1:8300/reports/{'aa' * 8}" in body
    assert "1,201 new reports" in body
    assert "and 1,200 more" in body


def test_the_same_finding_makes_the_same_bytes_and_another_another_message():
    assert alert_mail(ALERT) == alert_mail(ALERT)
    other = replace(ALERT, entries=(replace(ENTRY, sha256="bb" * 32),))
    assert read(other)["Message-ID"] != read(ALERT)["Message-ID"]


@pytest.mark.parametrize(
    "words",
    ["a\r\nBcc: all@example.org", "a\nb", "a\x00\x1bb", "\u202egpj.exe", "é" * 500, "\ud800"],
)
def test_no_words_of_a_report_can_add_a_header_or_turn_a_line(words):
    hostile = replace(ENTRY, title=words, publisher=words, words=words, url=words)
    mail = read(replace(ALERT, name=words, entries=(hostile,)))
    assert not mail.defects
    assert mail["Bcc"] is None
    assert len(mail["Subject"]) <= 130
    body = mail.get_content()
    assert not set(body) & {"\x00", "\x1b", "\u202e"}
    raw = alert_mail(replace(ALERT, name=words, entries=(hostile,)))
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert raw.isascii()


@given(st.from_regex(ADDRESS, fullmatch=True))
def test_every_address_that_is_taken_stands_in_the_mail(to):
    assert read(ALERT, to)["To"].addresses[0].addr_spec == to


@pytest.mark.parametrize("to", ["", "nobody", "a@b\r\nBcc: c@d", "a@b, c@d", "<a@b", "a@é.org"])
def test_what_is_no_address_is_refused(to):
    with pytest.raises(UsageError, match="one mail address"):
        alert_mail(ALERT, to)
