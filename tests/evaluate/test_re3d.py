import json

import pytest
from tests.evaluate.clash import write_corpus
from tests.factory import CLASH_TEXT, make_clash_record, span_in

from relata.evaluate.outside import BadOutsideFile, measure_outside
from relata.evaluate.re3d import RE3D, UnknownOverlap, load_re3d
from relata.evaluate.readings import read_with


def entity(words, type_, confidence=1.0, document="B2"):
    start, end = span_in(CLASH_TEXT, words)
    row = {"documentId": document, "begin": start, "end": end}
    return row | {"type": type_, "confidence": confidence}


ENTITIES = (
    entity("The army", "Organisation"),
    entity("Governor Amin Sallow", "Person"),
    entity("Beni Oura", "Location"),
    entity("Tuesday", "Temporal"),
    entity("Gunmen", "Person", 0.0),
    entity("soldiers", "Money"),
)


@pytest.fixture
def own(tmp_path):
    corpus = write_corpus(tmp_path / "corpus")
    path = corpus / "reports" / "made-001.rel"
    head = path.read_text("utf-8").replace("style: wire", "style: wire\nsource_id: re3d A1")
    path.write_text(head, encoding="utf-8")
    return corpus


def write_re3d(folder, entities=ENTITIES):
    part = folder / "re3d" / "Made Office"
    part.mkdir(parents=True)
    documents = [{"_id": name, "title": "Clash", "text": CLASH_TEXT} for name in ("A1", "B2")]
    for name, rows in (("documents", documents), ("entities", entities)):
        lines = "\n".join(json.dumps(row) for row in rows)
        (part / f"{name}.json").write_text(lines, encoding="utf-8")
    return folder / "re3d"


def test_documents_of_the_own_corpus_are_left_out(tmp_path, own):
    (text,) = load_re3d(write_re3d(tmp_path), own)
    assert text.id == "B2"
    assert text.report.source == "Made Office/B2"


def test_rejected_entities_and_types_without_a_letter_are_left_out(tmp_path, own):
    (text,) = load_re3d(write_re3d(tmp_path), own)
    types = sorted(each.type for each in text.gold)
    assert types == ["Location", "Organisation", "Person", "Temporal"]


def test_without_the_own_corpus_nothing_is_measured(tmp_path):
    with pytest.raises(UnknownOverlap, match="root of Relata's repository"):
        load_re3d(write_re3d(tmp_path), tmp_path / "elsewhere")


def test_a_line_that_is_no_json_is_named(tmp_path, own):
    folder = write_re3d(tmp_path)
    (folder / "Made Office" / "documents.json").write_text("\n{", encoding="utf-8")
    with pytest.raises(BadOutsideFile, match=r"documents\.json:2: wanted one JSON"):
        load_re3d(folder, own)


def test_types_count_as_recall_and_all_spans_both_ways(tmp_path, own):
    texts = load_re3d(write_re3d(tmp_path), own)
    figures = measure_outside(RE3D, texts, read_with(lambda _: make_clash_record()))
    assert figures.counts["Person.exact"].recall == 1
    assert figures.counts["Person.exact"].read == 0
    assert figures.counts["any.exact"].gold == 4
    assert figures.counts["any.exact"].recall == 1
    assert figures.counts["any.exact"].read > 4
