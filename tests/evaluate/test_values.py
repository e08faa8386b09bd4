import msgspec
from tests.evaluate.clash import write_corpus

from relata.errors import RelataError
from relata.evaluate.examples import load_examples
from relata.evaluate.numbers import NUMBERS
from relata.evaluate.readings import read_with
from relata.evaluate.times import TIMES
from relata.evaluate.values import measure_values


def gold_of(examples):
    records = {example.report.text: example.gold for example in examples}
    return lambda report: records[report.text]


def test_readings_that_are_gold_have_no_miss(tmp_path):
    examples = load_examples(write_corpus(tmp_path, copies=2))
    figures = measure_values(NUMBERS, examples, read_with(gold_of(examples)))
    assert figures.counts["tally_number.strict"].f1 == 1
    assert figures.misses == ()


def test_a_report_that_failed_misses_all_its_values_and_is_named(tmp_path):
    examples = load_examples(write_corpus(tmp_path))

    def fail(report):
        raise RelataError("no reader here")

    figures = measure_values(TIMES, examples, read_with(fail))
    assert [miss.came for miss in figures.misses] == [None, None]
    assert figures.failures == ("made-001: no reader here [relata]",)


def test_only_figures_of_the_kind_are_kept(tmp_path):
    examples = load_examples(write_corpus(tmp_path))
    figures = measure_values(TIMES, examples, read_with(gold_of(examples)))
    assert {key.split(".")[0] for key in figures.counts} <= set(TIMES.figures)


def test_a_kind_may_add_lines_of_its_own(tmp_path):
    kind = msgspec.structs.replace(TIMES, describe=lambda compared: [f"{len(compared)} compared"])
    examples = load_examples(write_corpus(tmp_path))
    figures = measure_values(kind, examples, read_with(gold_of(examples)))
    assert figures.lines == ("1 compared",)
