import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.score.incidents import PairStates, TollCounts, WrongPair, compare_pairs, score_incidents

GOLD = [["r1:e1", "r2:e1"], ["r1:e2"], ["r2:e2"]]
KILLED_4 = {"killed": frozenset({(4, 4)})}
KILLED_5 = {"killed": frozenset({(5, 5)})}


def score(read, gold=GOLD, gold_tolls=None, read_tolls=None):
    return score_incidents(gold, read, gold_tolls or {}, read_tolls or gold_tolls or {})


def test_the_same_incidents_are_wholly_right():
    found = score([["r2:e1", "r1:e1"], ["r2:e2"], ["r1:e2"]])
    assert (found.b3.f1, found.b3_given.f1, found.pairs.f1) == (1.0, 1.0, 1.0)
    assert (found.over, found.under) == ((), ())


def test_an_act_kept_apart_is_an_under_merge():
    found = score([["r1:e1"], ["r2:e1"], ["r1:e2"], ["r2:e2"]])
    assert found.under == (WrongPair("r1:e1", "r2:e1"),)
    assert found.over == ()
    assert found.b3.precision == 1.0
    assert found.b3.recall == pytest.approx((0.5 + 0.5 + 1 + 1) / 4)


def test_two_acts_joined_are_an_over_merge():
    found = score([["r1:e1", "r2:e1", "r2:e2"], ["r1:e2"]])
    assert found.over == (WrongPair("r1:e1", "r2:e2"), WrongPair("r2:e1", "r2:e2"))
    assert found.under == ()
    assert found.b3.recall == 1.0
    assert found.b3.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)


def test_missed_and_spurious_events_count_unless_only_shared_ones_are_asked_for():
    found = score([["r1:e1", "r2:e1"], ["r1:e2"], ["r3:unaligned e9"]])
    assert found.b3_given.f1 == 1.0
    assert found.b3.recall == pytest.approx(3 / 4)
    assert found.b3.precision == pytest.approx(3 / 4)


def test_nothing_read_is_no_recall():
    found = score([])
    assert (found.b3.recall, found.b3.f1, found.b3_given.f1) == (0.0, 0.0, None)


def test_a_toll_is_right_when_the_incident_has_its_figures_and_no_other():
    tolls = {"r1:e1": KILLED_4, "r2:e1": KILLED_5, "r2:e2": {"killed": frozenset({(9, 9)})}}
    whole = score(GOLD, gold_tolls=tolls)
    assert whole.tolls == TollCounts(2, 2, 0)
    swollen = score([["r1:e1", "r2:e1", "r2:e2"], ["r1:e2"]], gold_tolls=tolls)
    assert swollen.tolls == TollCounts(2, 0, 0)


def test_a_toll_in_two_incidents_is_counted_double():
    tolls = {"r1:e1": KILLED_4, "r2:e1": KILLED_4}
    found = score([["r1:e1"], ["r2:e1"], ["r1:e2"], ["r2:e2"]], gold_tolls=tolls)
    assert found.tolls == TollCounts(1, 1, 1)


def test_a_toll_that_was_read_otherwise_is_wrong():
    found = score(GOLD, gold_tolls={"r1:e1": KILLED_4}, read_tolls={"r1:e1": KILLED_5})
    assert found.tolls == TollCounts(1, 0, 0)


def test_annotators_who_agree_have_kappa_one_and_chance_has_none():
    assert compare_pairs(GOLD, GOLD).kappa == pytest.approx(1.0)
    apart = [["r1:e1"], ["r2:e1"], ["r1:e2"], ["r2:e2"]]
    assert compare_pairs(GOLD, apart).kappa == pytest.approx(0.0)
    assert compare_pairs([["r1:e1"]], [["r1:e1"]]).kappa is None


def test_pairs_of_one_report_do_not_raise_the_agreement():
    joined = [["r1:e1", "r1:e2", "r2:e1"], ["r2:e2"]]
    alike = [["r1:e1", "r1:e2", "r2:e1"], ["r2:e2"]]
    assert compare_pairs(joined, alike).kappa == pytest.approx(1.0)


EVENTS = [f"r{report}:e{event}" for report in range(3) for event in range(3)]
partition = st.lists(st.integers(0, 4), min_size=9, max_size=9).map(
    lambda homes: [
        [event for event, home in zip(EVENTS, homes, strict=True) if home == wanted]
        for wanted in sorted(set(homes))
    ]
)


@given(partition, partition)
def test_exchanging_the_sides_exchanges_precision_and_recall(one, other):
    there, back = score(one, gold=other), score(other, gold=one)
    assert there.b3.precision == pytest.approx(back.b3.recall)
    assert (there.over, there.under) == (back.under, back.over)
    kappa = compare_pairs(one, other).kappa
    assert kappa == compare_pairs(other, one).kappa
    assert kappa is None or -1.0 <= kappa <= 1.0


def test_pairs_of_several_bundles_are_counted_together_before_they_are_divided():
    states = PairStates(both=3, neither=5, only_one=1) + PairStates(neither=1, only_other=2)
    assert states == PairStates(3, 6, 1, 2)
    assert states.kappa == pytest.approx((9 / 12 - (4 * 5 + 8 * 7) / 144) / (1 - (20 + 56) / 144))
