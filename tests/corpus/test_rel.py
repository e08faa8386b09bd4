from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotated import HEAD, annotate

from relata.corpus.markup import default_order, place_spans, write_markup
from relata.corpus.rel import LabelledSpan, load_corpus, load_rel, parse_markup, parse_rel
from relata.errors import RelSyntaxError


def test_markup_is_taken_out_and_offsets_count_code_points() -> None:
    markup = parse_markup(r"[a1 Kämpfer 🟥] [e1 fired [w1 rockets]] \[sic\] at a \\.")
    assert markup.text == "Kämpfer 🟥 fired rockets [sic] at a \\."
    assert markup.spans == (
        LabelledSpan("a1", 0, 9),
        LabelledSpan("e1", 10, 23),
        LabelledSpan("w1", 16, 23),
    )


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("a [b c] d", "opens no span"),
        ("a ] b", "closes no span"),
        ("a [e1 b", "never closed"),
        ("a [e1 ] b", "is empty"),
    ],
)
def test_broken_markup_is_refused_with_its_place(body: str, wrong: str) -> None:
    with pytest.raises(RelSyntaxError, match=f"made.rel: .*{wrong}.*line 1"):
        annotate(body)


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("id: x\n---\ntext\n", "3 parts"),
        ("id: x\n---\ntext\n---\n", "head has no title"),
        (HEAD + "text\n---\na1: [\n", "no YAML"),
        (HEAD + "text\n---\nz1: {}\n", "no label"),
        (HEAD + "text\n---\na1: rebels\n", "no mapping"),
        (HEAD + "text\n---\nlinks: {from: e1}\n", "links must be a list"),
        (HEAD + "text\n---\n- a1\n", "no mapping"),
    ],
)
def test_a_broken_file_is_refused_with_its_name(source: str, wrong: str) -> None:
    with pytest.raises(RelSyntaxError, match=wrong) as caught:
        parse_rel(source, "some/file.rel")
    assert "some/file.rel" in caught.value.message


def test_an_absent_file_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(RelSyntaxError, match=r"absent\.rel"):
        load_rel(tmp_path / "absent.rel")


def test_a_folder_without_reports_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(RelSyntaxError, match=r"no \.rel file"):
        load_corpus(tmp_path)


def test_dates_that_yaml_would_read_as_dates_stay_words() -> None:
    rel = annotate("on [t1 Tuesday]", "t1: {edtf: 2023-11-21}")
    assert rel.entries["t1"] == {"edtf": "2023-11-21"}


def test_of_two_spans_that_cross_the_surer_stays() -> None:
    spans = [LabelledSpan("a1", 0, 5), LabelledSpan("e1", 3, 8)]
    placed = place_spans(spans, {"a1": 0.4, "e1": 0.9})
    assert placed.spans == (LabelledSpan("e1", 3, 8),)
    assert placed.dropped == (LabelledSpan("a1", 0, 5),)


def test_a_content_that_crosses_is_cut_and_loses_no_word() -> None:
    spans = [LabelledSpan("c1", 0, 6), LabelledSpan("e1", 4, 9)]
    placed = place_spans(spans, {})
    assert sorted(placed.spans) == [
        LabelledSpan("c1", 0, 4),
        LabelledSpan("c1", 4, 6),
        LabelledSpan("e1", 4, 9),
    ]
    assert placed.dropped == ()


def test_a_piece_of_a_cut_content_that_stands_already_is_not_written_twice() -> None:
    spans = [LabelledSpan("a1", 0, 2), LabelledSpan("c1", 1, 2), LabelledSpan("c1", 1, 3)]
    contents = [span for span in place_spans(spans, {}).spans if span.label == "c1"]
    assert sorted(contents) == [LabelledSpan("c1", 1, 2), LabelledSpan("c1", 2, 3)]


labels = st.builds(
    lambda letter, number: f"{letter}{number}", st.sampled_from("aptwoenqcs"), st.integers(1, 9)
)


@given(st.text(max_size=40), st.data())
def test_what_is_written_as_markup_is_read_back(text: str, data: st.DataObject) -> None:
    bounds = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    drawn = data.draw(st.lists(st.tuples(labels, bounds), max_size=8))
    spans = [LabelledSpan(label, *sorted(bound)) for label, bound in drawn]
    placed = place_spans([span for span in spans if span.start < span.end], {})
    markup = parse_markup(write_markup(text, placed.spans, {}))
    assert markup.text == text
    assert sorted(markup.spans) == sorted(set(placed.spans))


def test_a_count_holds_the_actor_over_the_same_words() -> None:
    assert default_order(["a2", "n1", "c3"]) == ["c3", "n1", "a2"]
