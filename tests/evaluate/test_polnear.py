import pytest
from tests.factory import CLASH_TEXT, make_clash_record, span_in

from relata.evaluate.outside import BadOutsideFile, measure_outside
from relata.evaluate.polnear import POLNEAR, load_polnear, read_attributions
from relata.evaluate.readings import read_with


def span(words, occurrence=1):
    start, end = span_in(CLASH_TEXT, words, occurrence)
    return f"{start} {end}"


MARKS = f"""T1\tSource {span("The army")}\tThe army
T2\tCue {span("said")}\tsaid
T3\tContent {span("eight soldiers were killed")}\teight
T4\tAttribution {span("said")}\tsaid
E1\tAttribution:T4 Cue:T2 Source:T1 Content:T3
T5\tCue {span("condemned")}\tcondemned
T6\tContent {span("the raid")};{span("a post")}\tthe raid a post
T7\tAttribution-no-source {span("condemned")}\tcondemned
E2\tAttribution-no-source:T7 Content:T6 Cue:T5
"""


def write_polnear(folder, marks=MARKS):
    for part in ("text", "attributions"):
        (folder / "data" / "dev" / part).mkdir(parents=True)
    dev = folder / "data" / "dev"
    (dev / "text" / "made_one.txt").write_text(CLASH_TEXT, encoding="utf-8")
    (dev / "attributions" / "made_one_4b22.ann").write_text(marks, encoding="utf-8")
    (dev / "attributions" / "made_one_d473.ann").write_text("", encoding="utf-8")
    return folder


def test_one_annotator_of_each_text_is_taken_and_parts_are_spans(tmp_path):
    (text,) = load_polnear(write_polnear(tmp_path))
    assert text.id == "made_one"
    first, second = text.gold
    assert first.source == (span_in(CLASH_TEXT, "The army"),)
    assert second.source == ()
    assert second.content == (span_in(CLASH_TEXT, "a post"), span_in(CLASH_TEXT, "the raid"))


def test_marks_beyond_the_text_are_refused(tmp_path):
    with pytest.raises(BadOutsideFile, match="inside the text"):
        load_polnear(write_polnear(tmp_path, "T1\tCue 5 9000\tx\n"))


def test_a_mark_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BadOutsideFile, match="mark T9"):
        load_polnear(write_polnear(tmp_path, "E1\tAttribution:T9 Cue:T9\n"))


def test_the_speaker_stands_as_the_mention_nearest_to_the_cue():
    read = list(read_attributions(make_clash_record()))
    assert all(len(each.source) <= 1 for each in read)
    assert any(each.source == (span_in(CLASH_TEXT, "The army"),) for each in read)


def test_cues_and_attributions_are_counted(tmp_path):
    texts = load_polnear(write_polnear(tmp_path))
    figures = measure_outside(POLNEAR, texts, read_with(lambda _: make_clash_record()))
    assert figures.counts["cue.exact"].gold == 2
    assert figures.counts["cue.exact"].recall == 1
    assert figures.counts["source.overlap"].gold_hit == 1
    assert figures.counts["attribution.overlap"].gold == 2
    assert figures.counts["attribution.overlap"].gold_hit == 1
