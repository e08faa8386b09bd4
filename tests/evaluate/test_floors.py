"""The accuracy gate: the shipped reader on the development reports, against the pinned floors."""

from pathlib import Path

import pytest

from relata.evaluate.evaluation import evaluate_corpus
from relata.evaluate.gate import FLOORS, load_floors, problems_at_gate
from relata.evaluate.readings import read_with_pipeline
from relata.pipeline.settings import Settings

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.mark.skipif(not FLOORS.exists(), reason="no floors are pinned before the first weights")
def test_no_figure_of_the_shipped_reader_is_below_its_floor():
    evaluation = evaluate_corpus(CORPUS, read_with_pipeline(Settings()), "dev")
    assert problems_at_gate(evaluation, load_floors()) == []
