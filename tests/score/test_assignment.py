from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from relata.score.assignment import assign

SMALL_WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(0, 9), max_size=25
)


def best_total(weights: dict[tuple[int, int], int]) -> int:
    """The largest sum of weights over all one-to-one assignments, by trying every one."""
    return max(
        sum(weights.get((left, right), 0) for left, right in enumerate(order))
        for order in permutations(range(5))
    )


@given(SMALL_WEIGHTS)
def test_no_other_assignment_weighs_more(weights):
    chosen = assign(weights)
    assert sum(weights[pair] for pair in chosen.items()) == best_total(weights)


@given(SMALL_WEIGHTS)
def test_an_assignment_is_one_to_one_and_holds_no_pair_without_weight(weights):
    chosen = assign(weights)
    assert len(set(chosen.values())) == len(chosen)
    assert all(weights[pair] > 0 for pair in chosen.items())


def test_the_best_sum_wins_over_the_best_pair():
    assert assign({(0, 0): 5, (0, 1): 4, (1, 0): 4}) == {0: 1, 1: 0}


def test_nothing_in_common_gives_nothing():
    assert assign({}) == {}
