"""Measuring incidents on the corpus's own bundles, and how far two annotators agree."""

from pathlib import Path

import pytest

from relata.corpus.incident_gold import GoldIncident
from relata.evaluate.examples import load_examples
from relata.evaluate.incident_agreement import measure_agreement, tell_agreement
from relata.evaluate.incident_tables import describe_incidents, list_wrong
from relata.evaluate.incidents import NoIncidents, keep_annotated, load_gold, measure_incidents

CORPUS = Path(__file__).parents[2] / "corpus"


def incidents(*groups):
    return tuple(
        GoldIncident(id=f"b-{number}", what="x", events=tuple(group.split()))
        for number, group in enumerate(groups, 1)
    )


@pytest.fixture(scope="module")
def figures():
    gold = load_gold(CORPUS)
    return measure_incidents(keep_annotated(load_examples(CORPUS, "dev"), gold), gold, None)


def test_acts_of_development_bundles_are_joined_rightly_on_gold_records(figures):
    assert figures.score.b3.f1 >= 0.93
    assert figures.score.b3 == figures.score.b3_given
    assert len(figures.score.over) <= len(figures.score.under)


def test_tolls_are_seldom_counted_double(figures):
    tolls = figures.score.tolls
    assert tolls.right / tolls.gold >= 0.8
    assert tolls.doubled / tolls.gold <= 0.1


def test_keys_lose_hardly_a_pair(figures):
    assert figures.blocking.recall >= 0.9
    assert figures.blocking.candidates < 10 * figures.blocking.events


def test_every_wrong_pair_is_told_with_its_words(figures):
    wrong = list(list_wrong(figures))
    assert len(wrong) == len(figures.score.over) + len(figures.score.under)
    assert all("“" in line for line in wrong)
    content = describe_incidents(figures, with_pairs=True)
    assert content["wrong"] == wrong
    assert set(content["by_bundle"]) == set(figures.by_bundle)


def test_reports_without_annotated_incidents_cannot_be_measured():
    with pytest.raises(NoIncidents):
        keep_annotated(load_examples(CORPUS, "dev")[:1], {})


def test_annotators_are_compared_on_the_bundles_that_both_decided():
    first = {"b": incidents("r1:e1 r2:e1", "r1:e2"), "only": incidents("r3:e1")}
    second = {"b": incidents("r1:e1", "r2:e1", "r1:e2")}
    found = measure_agreement(first, second)
    assert (found.bundles, found.events) == (1, 3)
    assert (found.pairs.only_one, found.pairs.neither) == (1, 1)
    assert len(found.apart) == 1
    assert tell_agreement(found).startswith("On 1 bundles (3 events)")
