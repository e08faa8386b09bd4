import gzip
import time

import pytest
from tests.ingest.pdfs import make_encrypted_pdf, make_picture_pdf
from tests.ingest.sources import REPORT, fail_one, make_outside, make_page, read_one

from relata.ingest import IngestOptions, SourceFailure, expand, load
from relata.model.report import Report


def read_folder(folder) -> list[Report | SourceFailure]:
    return list(load(str(folder), outside=make_outside()))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "source.empty"),
        (b" \n\t\n", "source.empty"),
        (b"\x00\x9f\x03\x1b\x07" * 2000, "source.not_text"),
        (b"%PDF-1.4\n1 0 obj\n<</Type", "source.pdf.truncated"),
        (make_encrypted_pdf(), "source.pdf.encrypted"),
        (make_picture_pdf(), "source.pdf.image_only"),
        (b"<html><body><a href='/'>Home</a></body></html>", "source.no_article"),
        (b"\x1f\x8b\x08\x00broken", "source.not_text"),
        (gzip.compress(b"a" * 30_000_000), "source.too_large"),
    ],
)
def test_bad_files_are_refused_with_what_was_wanted(tmp_path, data, code):
    path = tmp_path / "bad"
    path.write_bytes(data)
    error = fail_one(path)
    assert error.code == code
    assert error.message.startswith("Wanted ")


def test_an_absent_file_is_told(tmp_path):
    error = fail_one(tmp_path / "nothing.txt")
    assert error.code == "source.absent"
    assert "nothing.txt" in error.message


@pytest.mark.parametrize("name", ["bad\x00name", "a" * 5000])
def test_an_impossible_name_is_told(name):
    assert fail_one(name).code == "source.unreadable"


def test_fifty_megabytes_are_refused_at_once(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    start = time.perf_counter()
    error = fail_one(path)
    assert error.code == "source.too_large"
    assert "50,000,000" in error.message
    assert time.perf_counter() - start < 2


def test_a_text_over_the_limit_of_characters_is_refused(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text(REPORT * 100)
    assert fail_one(path, IngestOptions(max_characters=1000)).code == "source.too_large"


def test_an_empty_standard_input_is_told():
    assert fail_one("-").code == "source.empty"


def test_a_folder_is_read_in_order_and_hidden_files_are_passed_over(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt", ".git/d.txt", "page_files/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{name} names this file\n\n{REPORT}")
    (tmp_path / "page.html").write_text(make_page())
    found = [str(path) for path in expand(str(tmp_path))]
    assert found == [str(tmp_path / name) for name in ("a.txt", "b.txt", "page.html", "sub/c.txt")]
    assert [report.source for report in read_folder(tmp_path)] == found


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.html").write_text(make_page())
    first, second, third = read_folder(tmp_path)
    assert isinstance(first, Report)
    assert isinstance(second, SourceFailure)
    assert isinstance(third, Report)


def test_an_empty_folder_is_a_failure(tmp_path):
    assert fail_one(tmp_path).code == "source.empty"


def test_the_date_given_wins_and_unknown_means_unknown(tmp_path):
    path = tmp_path / "a.html"
    stamped = '<meta property="article:published_time" content="2024-05-07T08:00:00Z">'
    path.write_text(make_page(head=stamped))
    given = read_one(path, IngestOptions(published="2015-06~"))
    assert (given.published, given.published_basis) == ("2015-06~", "given")
    unknown = read_one(path, IngestOptions(published="XXXX"))
    assert (unknown.published, unknown.published_basis) == ("XXXX", "unknown")
    same = read_one(path, IngestOptions(published="2024-05-07"))
    assert (same.published_basis, same.published_clock) == ("given", "08:00+00:00")


def test_an_unknown_date_is_said_and_never_today(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(REPORT)
    report = read_one(path)
    assert (report.published, report.published_basis) == ("XXXX", "unknown")
    assert any("No publication date" in note for note in report.notes)


def test_the_same_bytes_are_the_same_report_under_any_name(tmp_path):
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(make_page())
    one, two = read_folder(tmp_path)
    assert one.id == two.id == one.sha256[:16]
    assert one.text == two.text


def test_a_packed_page_is_read_and_its_id_is_that_of_the_packed_bytes(tmp_path):
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip.compress(make_page().encode(), mtime=0))
    assert read_one(path).title == "Shelling hits a market in Beni Oura"


def test_a_short_text_without_a_language_of_its_own_is_let_through(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Kata'ib al-Ghadab: AC-130\n")
    assert read_one(path).language is None


def test_a_text_in_another_script_is_refused_however_short(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("قتل ثلاثة أشخاص في هجوم على سوق المدينة يوم الثلاثاء بحسب مستشفى المنطقة")
    assert fail_one(path).code == "source.language"
