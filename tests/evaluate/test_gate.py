import msgspec
import pytest
from tests.evaluate.clash import write_corpus

from relata.evaluate.evaluation import evaluate
from relata.evaluate.examples import load_examples
from relata.evaluate.gate import (
    BadFloors,
    LowerFloors,
    load_floors,
    measure_floors,
    pin_floors,
    problems_at_gate,
)
from relata.evaluate.readings import read_with

replace = msgspec.structs.replace


@pytest.fixture
def examples(tmp_path):
    return load_examples(write_corpus(tmp_path / "corpus"))


def measure(examples, change=lambda record: record):
    return evaluate(examples, read_with(lambda report: change(examples[0].gold)))


def lose_claims(record):
    return replace(record, claims=())


def test_what_was_pinned_passes_the_gate(examples, tmp_path):
    path = tmp_path / "floors.yaml"
    floors = pin_floors(measure(examples), path)
    assert load_floors(path) == floors
    assert floors.least["event_type.strict"] == 0.995
    assert floors.least["coreference"] == 0.995
    assert problems_at_gate(measure(examples), floors) == []


def test_a_fallen_figure_is_named_with_its_floor(examples, tmp_path):
    floors = pin_floors(measure(examples), tmp_path / "floors.yaml")
    problems = problems_at_gate(measure(examples, lose_claims), floors)
    assert "cue_source.strict is 0.000, its floor is 0.995" in problems


def test_a_check_above_its_ceiling_is_named(examples, tmp_path):
    floors = pin_floors(measure(examples), tmp_path / "floors.yaml")

    def own_all(record):
        (tally,) = record.tallies
        return replace(record, tallies=(replace(tally, own_voice=True, by=()),))

    problems = problems_at_gate(measure(examples, own_all), floors)
    assert any("shown in the report's own voice: " in problem for problem in problems)


def test_another_gold_or_other_weights_want_a_new_measuring(examples, tmp_path):
    evaluation = measure(examples)
    floors = pin_floors(evaluation, tmp_path / "floors.yaml")
    problems = problems_at_gate(evaluation, replace(floors, gold="0", weights="0"))
    assert [problem.partition(" are ")[0] for problem in problems] == [
        "the annotated reports",
        "the weights",
    ]


def test_pinning_never_lowers_a_floor_unless_told_so(examples, tmp_path):
    path = tmp_path / "floors.yaml"
    high = pin_floors(measure(examples), path)
    with pytest.raises(LowerFloors, match=r"cue_source\.strict"):
        pin_floors(measure(examples, lose_claims), path)
    assert load_floors(path) == high
    lower = pin_floors(measure(examples, lose_claims), path, may_lower=True)
    assert lower.least["cue_source.strict"] == 0
    assert load_floors(path) == lower


def test_a_figure_within_the_margin_leaves_the_floor_where_it_stands(examples, tmp_path):
    path = tmp_path / "floors.yaml"
    evaluation = measure(examples)
    floors = measure_floors(evaluation)
    higher = replace(floors, least=floors.least | {"mode.given": 0.998})
    path.write_bytes(msgspec.yaml.encode(higher))
    assert pin_floors(evaluation, path).least["mode.given"] == 0.998


def test_a_damaged_file_of_floors_is_told(tmp_path):
    path = tmp_path / "floors.yaml"
    path.write_text("gold: 1\n", encoding="utf-8")
    with pytest.raises(BadFloors, match="--pin"):
        load_floors(path)
