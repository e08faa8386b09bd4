import base64

import pytest
from tests.ingest.pdfs import Line, make_pdf
from tests.ingest.sources import PARAGRAPHS, fail_one, read_one

HEADER = (
    "From: Field Desk <desk@field.example>\nTo: a@ngo.example\nSubject: Field note 7\n"
    "Date: Fri, 15 Mar 2024 00:40:00 +0300\nMIME-Version: 1.0\n"
)
PLAIN = 'Content-Type: text/plain; charset="utf-8"\n\n'
MIXED = 'Content-Type: multipart/mixed; boundary="b"\n\n'


@pytest.fixture
def save(tmp_path):
    def write(message: str):
        path = tmp_path / "mail.eml"
        path.write_text(message)
        return path

    return write


def attach(name: str, kind: str, data: bytes) -> str:
    packed = base64.encodebytes(data).decode()
    return (
        f'--b\nContent-Type: {kind}; name="{name}"\nContent-Transfer-Encoding: base64\n'
        f'Content-Disposition: attachment; filename="{name}"\n\n{packed}\n'
    )


def test_a_mail_is_its_subject_and_its_body_on_the_day_of_its_header(save):
    report = read_one(save(f"{HEADER}{PLAIN}{PARAGRAPHS[0]}\n\n-- \nField Desk, phone 12\n"))
    assert report.text == f"Field note 7\n\n{PARAGRAPHS[0]}"
    assert (report.published, report.published_clock) == ("2024-03-15", "00:40+03:00")
    assert (report.publisher, report.published_basis) == ("Field Desk", "metadata")


def test_the_words_of_attachments_follow_and_the_notes_say_where(save):
    page = [Line(60, 700, "Two herders were killed by a mine on Sunday.")]
    message = (
        f"{HEADER}{MIXED}--b\n{PLAIN}Please see attached.\n\n"
        + attach("note.txt", "text/plain", PARAGRAPHS[0].encode())
        + attach("note.pdf", "application/pdf", make_pdf(page))
        + attach("photo.png", "image/png", b"\x89PNG\r\n\x1a\n0000")
        + "--b--\n"
    )
    report = read_one(save(message))
    assert report.text == (
        f"Field note 7\n\nPlease see attached.\n\n{PARAGRAPHS[0]}\n\n"
        "Two herders were killed by a mine on Sunday."
    )
    start = report.text.index(PARAGRAPHS[0])
    assert report.notes[0] == (
        f"Characters {start} to {start + len(PARAGRAPHS[0])} are the attachment note.txt."
    )
    assert "photo.png not read" in report.notes[2]


def test_an_html_body_is_read_where_there_is_no_plain_one(save):
    report = read_one(
        save(f"{HEADER}Content-Type: text/html\n\n<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>")
    )
    assert report.text == f"Field note 7\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"


def test_the_message_that_is_answered_is_not_read_again(save):
    body = f"{PARAGRAPHS[0]}\n\nOn Mon, 11 Mar 2024 A. Varn wrote:\n> Forty died.\n> Is it so?\n"
    assert read_one(save(f"{HEADER}{PLAIN}{body}")).text == f"Field note 7\n\n{PARAGRAPHS[0]}"


def test_a_mail_without_words_is_refused(save):
    message = (
        f"{HEADER}{MIXED}--b\n{PLAIN}\n" + attach("a.png", "image/png", b"\x89PNG\r\n") + "--b--\n"
    )
    error = fail_one(save(message))
    assert error.code == "source.mail"
    assert "a.png" in error.message


def test_a_text_that_begins_with_words_and_colons_is_no_mail(save):
    report = read_one(
        save("Killed: three\nInjured: nine\n\nThe hospital of Beni Oura gave the toll.\n")
    )
    assert report.extractor == "plain text"
