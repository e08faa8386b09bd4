"""Trials of the kind that users of neighbouring tools met: what ingest alone can show of them."""

from pathlib import Path

import pytest
from tests.ingest.sources import make_outside, read_one

from relata.ingest import IngestOptions, SourceFailure, load

HERE = Path(__file__).parent


def test_t01_letters_under_the_article_are_no_text_of_it():
    report = read_one(HERE / "t01-comments.html")
    for word in ("cousin", "40", "12 dead", "60", "imam", "Port Sudan", "reader77", "Your say"):
        assert word not in report.text
    assert report.text.endswith("a council member said.")
    assert report.published == "2024-05-07"


def test_t03_each_entry_keeps_the_day_of_its_own_offset():
    reports = list(load(str(HERE / "t03-offset-feed.xml"), outside=make_outside()))
    assert [(one.published, one.published_clock, one.published_basis) for one in reports] == [
        ("2024-03-15", "00:40+03:00", "metadata"),
        ("2024-03-14", "23:30-05:00", "metadata"),
    ]


def test_t04_first_publication_in_words_wins_over_change_path_and_footer():
    report = read_one(HERE / "t04-published-or-modified.html")
    assert (report.published, report.published_basis) == ("2024-02-05", "text")
    assert any("changed on 2024-02-09" in note for note in report.notes)
    assert "Most read" not in report.text


def test_t07_two_columns_are_read_one_after_the_other_with_whole_words():
    report = read_one(HERE / "t07-two-columns.pdf", IngestOptions(published="2022-06-03"))
    assert (report.published, report.published_basis) == ("2022-06-03", "given")
    for words in (
        "Kramatorsk on Thursday, killing three passengers",
        "injured eleven",
        "Makarivka",
    ):
        assert words in report.text
    assert "\ufffe" not in report.text
    assert report.text.index("post office") < report.text.index("In a separate incident")


def test_t38_both_mails_keep_the_attachment_and_are_two_reports():
    one, two = (read_one(HERE / f"t38-mail-{number}.eml") for number in (1, 2))
    assert one.id != two.id
    assert one.text == two.text
    assert "Two shepherds were killed by a mine north of Rumbek on 11 April" in one.text
    assert one.published == "2024-04-12"


@pytest.mark.parametrize("path", sorted(HERE.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_every_plain_trial_stands_as_it_is(path):
    report = read_one(path, IngestOptions(published="2024-06-03"))
    assert report.text == path.read_text("utf-8")


def test_t46_a_formula_is_a_title_like_any_other():
    report = read_one(HERE / "t46-formula.txt")
    assert report.title == '=HYPERLINK("http://x.example/?a","open")'


def test_no_trial_of_a_document_fails():
    documents = [
        path for path in HERE.iterdir() if path.suffix in (".html", ".xml", ".pdf", ".eml")
    ]
    found = [one for path in documents for one in load(str(path), outside=make_outside())]
    assert found
    assert not [one for one in found if isinstance(one, SourceFailure)]
