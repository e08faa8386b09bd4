"""The digest as a Word document opens, holds every sentence, and its notes lead somewhere."""

import io
import re
import zipfile

import pytest
from lxml import etree
from tests.views.test_digest import digest_of, keep

from relata.publish.digest_docx import digest_docx
from relata.store import init_ledger
from relata.wire import decode_record

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@pytest.fixture
def digest(tmp_path):
    ledger, _ = init_ledger(str(tmp_path / "digest.sqlite"), decode_record, "tester")
    keep(ledger, range(12))
    yield digest_of(ledger)
    ledger.close()


def parts(digest):
    package = zipfile.ZipFile(io.BytesIO(digest_docx(digest)))
    assert package.testzip() is None
    return {name: etree.fromstring(package.read(name)) for name in package.namelist()}


def paragraphs(document):
    return ["".join(one.itertext(f"{W}t")) for one in document.iter(f"{W}p")]


def test_every_part_is_there_and_every_relationship_leads_to_one(digest):
    made = parts(digest)
    types = made["[Content_Types].xml"]
    named = {one.get("PartName").lstrip("/") for one in types if one.get("PartName")}
    assert named == {name for name in made if name.startswith("word/") and "_rels" not in name}
    (root,) = made["_rels/.rels"].iter(RELATIONSHIP)
    assert root.get("Target") == "word/document.xml"
    for one in made["word/_rels/document.xml.rels"].iter(RELATIONSHIP):
        assert f"word/{one.get('Target')}" in made


def test_every_style_that_a_paragraph_bears_is_defined(digest):
    made = parts(digest)
    used = {one.get(f"{W}val") for one in made["word/document.xml"].iter(f"{W}pStyle")}
    assert {"Title", "Heading1", "Heading2", "Heading3", "ListBullet"} <= used
    assert used <= {one.get(f"{W}styleId") for one in made["word/styles.xml"].iter(f"{W}style")}


def test_every_sentence_stands_in_it_with_its_notes(digest):
    told = "\n".join(paragraphs(parts(digest)["word/document.xml"]))
    sentences = [one for told in digest.told for one in (*told.sentences, *told.disputed)]
    for sentence in (*digest.bottom_line, *sentences):
        at = told.index(sentence.text) + len(sentence.text)
        assert re.match(r" (\[\d+\])+", told[at:])
    assert all(line in told for line in digest.coverage)


def test_every_note_is_led_to_and_stands_once(digest):
    document = parts(digest)["word/document.xml"]
    anchors = {one.get(f"{W}anchor") for one in document.iter(f"{W}hyperlink")}
    marks = [one.get(f"{W}name") for one in document.iter(f"{W}bookmarkStart")]
    assert anchors <= set(marks)
    assert marks == [f"n{note.number}" for note in digest.notes]


def test_the_table_has_every_figure_with_its_claimant(digest):
    (table,) = parts(digest)["word/document.xml"].iter(f"{W}tbl")
    rows = [
        ["".join(cell.itertext(f"{W}t")) for cell in row.iter(f"{W}tc")]
        for row in table.iter(f"{W}tr")
    ]
    assert len(rows) == len(digest.tolls) + 1
    assert {len(row) for row in rows} == {7}
    assert [row[4] for row in rows[1:]] == [line.claimant for line in digest.tolls]


def test_the_same_digest_gives_the_same_bytes(digest):
    assert digest_docx(digest) == digest_docx(digest)


def test_a_library_for_word_documents_opens_it(digest):
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    opened = docx.Document(io.BytesIO(digest_docx(digest)))
    assert opened.paragraphs[0].text == digest.title
    assert opened.paragraphs[0].style.name == "Title"
    assert len(opened.tables[0].rows) == len(digest.tolls) + 1
