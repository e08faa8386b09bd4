from pathlib import Path

import pytest
from tests.ingest.sources import REPORT, read_one

from relata.ingest.headline import find_headline
from relata.ingest.plain import strip_markdown


def write(folder: Path, data: bytes | str, name: str = "report.txt") -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_a_plain_text_stands_as_it_is(tmp_path):
    words = "  Odd  spacing\tstays,\n   and so do\n\n\n\nblank lines, e\u0301 and ʼ.  \n"
    assert read_one(write(tmp_path, words)).text == words


def test_only_the_byte_order_mark_and_line_ends_change(tmp_path):
    report = read_one(write(tmp_path, b"\xef\xbb\xbfOne line.\r\nTwo lines.\rThree lines.\n"))
    assert report.text == "One line.\nTwo lines.\nThree lines.\n"


def test_control_characters_become_one_space_each_so_that_offsets_stay(tmp_path):
    report = read_one(
        write(
            tmp_path,
            "Two men\x07 were killed at the bridge of Oura on Monday. Three\x1bfled.\n" * 20,
        )
    )
    assert report.text == "Two men  were killed at the bridge of Oura on Monday. Three fled.\n" * 20


def test_a_short_first_line_before_a_blank_line_is_the_headline(tmp_path):
    report = read_one(write(tmp_path, REPORT))
    assert report.title == "Shelling hits a market in Beni Oura"
    assert report.headline == (0, len(report.title))
    assert report.extractor == "plain text"


@pytest.mark.parametrize(
    "text",
    [
        "Two men were killed.\n\nNobody knows by whom.",
        "By Ilda Varn\n\nTwo men were killed.",
        "One line alone",
        "One line alone\n",
        "Home | News | Sport | Weather\n",
        "2013-01-25\n\nTwo men were killed.",
        "(Translated by volunteers)\n\nTwo men were killed.",
        "A first line\nand a second of the same paragraph.\n\nMore.",
    ],
)
def test_a_sentence_a_byline_or_a_lone_line_is_no_headline(text):
    assert find_headline(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\n\n  Bridge blown up \n\nTwo men were killed.", "Bridge blown up"),
        ("Skip to content | Menu | Log in\n\nBridge blown up\n\nTwo died.", "Bridge blown up"),
        ("Who blew up the bridge?\n\nTwo men were killed.", "Who blew up the bridge?"),
        (
            "Bridge blown up\nKABUL – " + "Two men were killed at the bridge. " * 6,
            "Bridge blown up",
        ),
    ],
)
def test_the_headline_is_found_where_it_stands(text, words):
    found = find_headline(text)
    assert found is not None
    assert text[slice(*found)] == words


def test_markdown_loses_its_marks_and_keeps_its_words(tmp_path):
    source = (
        "---\ntitle: ignored\ndate: 2024-05-07\nauthor: Ilda Varn\n---\n"
        "# Bridge *blown* up\n\n"
        "Two men were **killed** at the [old bridge](https://x.example/b),\n"
        "the _mayor_ said.\n\n![Smoke over the river](smoke.jpg)\n\n"
        "## What is known\n\n- one\n- two\n"
    )
    report = read_one(write(tmp_path, source, "note.md"))
    assert report.title == "Bridge blown up"
    assert report.text == (
        "Bridge blown up\n\nTwo men were killed at the old bridge, the mayor said.\n\n"
        "What is known\n\n- one\n- two"
    )
    assert report.captions == ("Smoke over the river",)
    assert (report.published, report.published_basis) == ("2024-05-07", "metadata")
    assert report.author == "Ilda Varn"


def test_stars_and_underscores_inside_words_are_no_emphasis():
    assert (
        strip_markdown("2 * 3 and snake_case_name and 5*4") == "2 * 3 and snake_case_name and 5*4"
    )


def test_pasted_text_is_a_source_of_its_own():
    report = read_one(REPORT)
    assert report.source == "pasted text"
    assert report.text == REPORT


def test_standard_input_is_a_source():
    report = read_one("-", read_stdin=lambda limit: REPORT.encode())
    assert (report.source, report.text) == ("-", REPORT)
