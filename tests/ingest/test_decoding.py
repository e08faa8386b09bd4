import pytest
from tests.ingest.sources import REPORT, fail_one, read_one

from relata.errors import NotText
from relata.ingest.decoding import decode
from relata.ingest.sniffing import sniff

QUOTED = "The army said: “We did not fire” – nobody in Beni Oura’s market believed it.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_marked_or_valid_text_is_read_without_a_note(encoding):
    found = decode(QUOTED.encode(encoding))
    assert found.text == QUOTED
    assert found.notes == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_its_mark_is_recognised(encoding):
    found = decode(QUOTED.encode(encoding))
    assert (found.text, found.encoding) == (QUOTED, encoding)


def test_bytes_that_are_utf_8_are_read_so_whatever_is_declared():
    found = decode(QUOTED.encode(), "text/html; charset=iso-8859-1")
    assert found.text == QUOTED
    assert "Declared as iso-8859-1" in found.notes[0]


def test_a_declared_encoding_that_fits_is_believed():
    words = "Сообщение о взрыве"
    assert decode(words.encode("windows-1251"), "text/plain; charset=windows-1251").text == words


def test_latin_1_means_windows_1252():
    data = b'<meta charset="iso-8859-1">' + QUOTED.encode("windows-1252")
    assert QUOTED in decode(data).text


def test_a_declaration_that_does_not_fit_is_not_followed():
    found = decode(QUOTED.encode("windows-1252"), "text/html; charset=utf-8")
    assert found.text == QUOTED
    assert "declared utf-8, which does not fit" in found.notes[0]


def test_an_unknown_encoding_name_does_not_stop_the_reading():
    assert decode(QUOTED.encode("windows-1252"), "text/html; charset=klingon-8").text == QUOTED


def test_mixed_encodings_are_read_with_a_note_of_how_many_bytes():
    mixed = QUOTED.encode() * 3 + QUOTED.replace("“", '"').replace("”", '"').encode("windows-1252")
    found = decode(mixed)
    assert found.text == QUOTED * 3 + QUOTED.replace("“", '"').replace("”", '"')
    assert found.notes[0].startswith("2 of ")


def test_text_that_was_broken_before_is_noted():
    broken = (QUOTED * 2).encode().decode("windows-1252", errors="replace")
    assert "look broken" in decode(broken.encode()).notes[0]


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"<!doctype html><html><body><p>x</p></body></html>", "", "html"),
        (b"\xef\xbb\xbf\n<HTML><body>", "x.txt", "html"),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "x", "html"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "page.html", "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "", "feed"),
        (b"%PDF-1.4\n", "x.html", "pdf"),
        (b"From: a@b.example\nSubject: x\nDate: y\n\nwords", "x.txt", "mail"),
        (b"From: a@b.example\nContent-Type: multipart/related; x\n\nwords", "x", "mhtml"),
        (b"# Bridge\n\nTwo men", "x.md", "markdown"),
        (b"# Bridge\n\nTwo men", "x.txt", "text"),
        (b"The <p> element is explained in this text", "x.txt", "text"),
    ],
)
def test_the_kind_is_told_by_content_before_name(data, name, kind):
    assert sniff(data, name) == kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04rest", "ZIP"),
        (bytes(range(256)) * 40, "control characters"),
        (b'{"title": "Bridge blown up"}', "JSON"),
    ],
)
def test_pictures_archives_and_noise_are_refused_by_name(data, words):
    with pytest.raises(NotText, match=words):
        sniff(data)


def test_random_bytes_are_refused(tmp_path):
    path = tmp_path / "noise.txt"
    path.write_bytes(bytes((7 * n * n + 13 * n + n // 7) % 256 for n in range(20_000)))
    assert fail_one(path).code == "source.not_text"


def test_a_text_in_wide_characters_is_read(tmp_path):
    path = tmp_path / "wide.txt"
    path.write_bytes(REPORT.encode("utf-16"))
    assert read_one(path).text == REPORT
