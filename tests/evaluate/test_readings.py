import pytest
from tests.evaluate.clash import write_corpus

from relata.errors import RelataError
from relata.evaluate.evaluation import evaluate
from relata.evaluate.examples import load_examples
from relata.evaluate.readings import AnnotatedReader, UnreadableReadings, read_from_file
from relata.wire import encode_record


def test_stored_readings_find_their_reports_by_the_text(tmp_path):
    examples = load_examples(write_corpus(tmp_path / "corpus", copies=2))
    stored = tmp_path / "readings.jsonl"
    stored.write_bytes(encode_record(examples[1].gold) + b"\n")
    evaluation = evaluate(examples, read_from_file(stored))
    first, second = evaluation.results
    assert first.failure is not None
    assert "evaluate.no_reading" in first.failure
    assert second.failure is None
    assert second.score.counts["event_type.strict"].f1 == 1


def test_a_line_that_is_no_record_is_named(tmp_path):
    stored = tmp_path / "readings.jsonl"
    stored.write_text('{"schema": 1}\n', encoding="utf-8")
    with pytest.raises(UnreadableReadings, match=r"readings\.jsonl:1") as caught:
        read_from_file(stored)
    assert isinstance(caught.value, RelataError)


def test_absent_readings_are_told(tmp_path):
    with pytest.raises(UnreadableReadings, match="cannot be read"):
        read_from_file(tmp_path / "none.jsonl")


def test_the_annotated_reader_gives_the_annotators_marks(tmp_path):
    (example,) = load_examples(write_corpus(tmp_path / "corpus"))
    marks = AnnotatedReader([example]).read(example.report)
    assert [event.type for event in marks.events] == ["ASSAULT", "COERCE"]
    assert len(marks.claims) == 3
