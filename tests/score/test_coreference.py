import pytest

from relata.score.coreference import conll_f1, measure_clusters
from relata.score.counts import Counts


def clusters(*groups):
    return [frozenset(group) for group in groups]


def test_figures_of_a_worked_example():
    gold = clusters({0, 1, 2}, {3, 4})
    read = clusters({0, 1}, {2, 3, 4})
    counts = measure_clusters(gold, read)
    assert counts["muc"] == Counts(3, 2, 3, 2)
    assert counts["b3"].gold_hit == pytest.approx(2 * 2 / 3 + 1 / 3 + 2)
    assert counts["b3"].read_hit == pytest.approx(2 + 1 / 3 + 2 * 2 / 3)
    assert counts["ceafe"].gold_hit == pytest.approx(2 * 2 / 5 + 2 * 2 / 5)


def test_everything_in_one_cluster_is_perfect_for_muc_recall_only():
    counts = measure_clusters(clusters({0, 1}, {2, 3}), clusters({0, 1, 2, 3}))
    assert counts["muc"].recall == 1
    assert counts["muc"].precision == pytest.approx(2 / 3)
    assert counts["b3"].precision == pytest.approx(0.5)


def test_missed_and_spurious_mentions_cost_recall_and_precision():
    counts = measure_clusters(clusters({0, 1}, {2}), clusters({0}, {9}))
    assert counts["muc"] == Counts(1, 0, 0, 0)
    assert counts["b3"] == Counts(3, 0.5, 2, 1)
    assert counts["ceafe"].gold_hit == pytest.approx(2 / 3)


def test_the_mean_leaves_out_muc_where_it_has_nothing_to_count():
    found = measure_clusters(clusters({0}, {1}), clusters({0}, {1}))
    named = {f"coreference.actors.{metric}": counts for metric, counts in found.items()}
    assert conll_f1(named, "actors") == 1
    assert conll_f1({}, "actors") is None
