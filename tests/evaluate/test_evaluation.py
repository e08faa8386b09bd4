from itertools import islice
from pathlib import Path

import msgspec
import pytest
from tests.evaluate.clash import write_corpus

from relata.errors import ReadError
from relata.evaluate.document import describe_evaluation
from relata.evaluate.evaluation import evaluate, evaluate_corpus
from relata.evaluate.examples import NothingToMeasure, load_examples
from relata.evaluate.figures import FIGURES
from relata.evaluate.readings import read_with
from relata.evaluate.tables import list_failures, list_faults

CORPUS = Path(__file__).parents[2] / "corpus"
replace = msgspec.structs.replace


def read_gold(examples):
    """A reader that knows the annotation."""
    gold = {example.report.text: example.gold for example in examples}
    return read_with(lambda report: gold[report.text])


def test_the_annotation_of_real_corpus_files_is_right_against_itself():
    examples = tuple(islice(load_examples(CORPUS, "dev"), 0, 115, 6))
    evaluation = evaluate(examples, read_gold(examples))
    summary = evaluation.summary()
    assert summary.reports == 20
    assert {counts.f1 for counts in summary.counts.values()} == {1.0}
    assert all(summary.counts[figure.key].gold > 0 for figure in FIGURES)
    assert set(summary.conll_f1.values()) == {1.0}
    assert all(not check.offences for check in evaluation.checks().values())
    assert all(check.at_risk > 0 for check in evaluation.checks().values())
    assert list(list_faults(evaluation)) == []


def test_the_split_divides_a_corpus(tmp_path):
    corpus = write_corpus(tmp_path / "corpus", copies=3)
    names = {split: [e.id for e in load_examples(corpus, split)] for split in ("dev", "train")}
    assert names == {"dev": ["made-001"], "train": ["made-002", "made-003"]}
    assert len(load_examples(corpus)) == 3


def test_an_empty_split_is_told(tmp_path):
    corpus = write_corpus(tmp_path / "corpus")
    with pytest.raises(NothingToMeasure, match="--split all"):
        load_examples(corpus, "train")


def test_every_report_counts_in_its_groups(tmp_path):
    corpus = write_corpus(tmp_path / "corpus", copies=2)
    evaluation = evaluate_corpus(corpus, read_gold(load_examples(corpus)))
    reports = {name: summary.reports for name, summary in evaluation.groups().items()}
    assert reports == {
        "all": 2,
        "real": 0,
        "invented": 2,
        "short": 2,
        "long": 0,
        "style wire": 2,
    }


def test_a_report_that_cannot_be_read_counts_as_missed_and_is_named(tmp_path):
    corpus = write_corpus(tmp_path / "corpus")

    def fail(report):
        raise ReadError("too strange")

    evaluation = evaluate_corpus(corpus, read_with(fail))
    assert evaluation.results[0].failure == "too strange [read]"
    counts = evaluation.summary().counts["event_type.strict"]
    assert (counts.gold, counts.read, counts.f1) == (3, 0, 0)
    (line,) = list_failures(evaluation)
    assert line == "not read, counted as missed (1): made-001: too strange [read]"


def test_the_document_holds_every_fault_with_file_and_offsets(tmp_path):
    corpus = write_corpus(tmp_path / "corpus")
    (example,) = load_examples(corpus)
    first, second = example.gold.events
    wrong = replace(example.gold, events=(replace(first, mode="drone"), second))
    evaluation = evaluate((example,), read_with(lambda report: wrong))
    described = describe_evaluation(evaluation, with_faults=True)
    fault = next(f for f in described["faults"] if f["figure"] == "mode.given")
    assert fault["report"] == "made-001"
    assert fault["path"].endswith("made-001.rel")
    assert fault["words"] == "shelled"
    start, end = fault["gold"]["span"]
    assert example.report.text[start:end] == "shelled"
    assert (fault["gold"]["value"], fault["read"]["value"]) == ("shelling", "drone")
    assert described["groups"]["all"]["figures"]["mode.given"]["f1"] == 0.5
    assert "faults" not in describe_evaluation(evaluation)


def test_faults_are_listed_for_the_figures_asked_for(tmp_path):
    corpus = write_corpus(tmp_path / "corpus")
    (example,) = load_examples(corpus)
    first, second = example.gold.events
    wrong = replace(example.gold, events=(replace(first, mode="drone"), second))
    evaluation = evaluate((example,), read_with(lambda report: wrong))
    (line,) = list_faults(evaluation)
    assert line.endswith("mode.given wrong: “shelled” shelling → drone")
    assert list(list_faults(evaluation, ["mode.strict"])) == [line.replace("given", "strict")]
    assert len(list(list_faults(evaluation, ["mode"]))) == 2
    assert list(list_faults(evaluation, ["mod"])) == []
