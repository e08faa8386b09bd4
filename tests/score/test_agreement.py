import pytest

from relata.score.agreement import agreement, krippendorff_alpha

CODED = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}
"""Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), part D."""

UNITS = [
    [values.split()[at] for values in CODED.values() if values.split()[at] != "."]
    for at in range(12)
]


@pytest.mark.parametrize(("metric", "alpha"), [("nominal", 0.743), ("interval", 0.849)])
def test_alpha_is_that_of_the_published_example(metric, alpha):
    assert krippendorff_alpha(UNITS, metric) == pytest.approx(alpha, abs=0.0005)


def test_perfect_agreement_is_one():
    assert krippendorff_alpha([["a", "a"], ["b", "b"], ["a", "a"]]) == 1


def test_alpha_is_not_defined_where_nothing_varies_or_nothing_was_coded_twice():
    assert krippendorff_alpha([["a", "a"], ["a", "a"]]) is None
    assert krippendorff_alpha([["a"], ["b"]]) is None
    assert agreement({"u": {"ana": "x"}}).alpha is None


def test_the_interval_holds_the_alpha_and_is_always_the_same():
    units = {str(at): dict(enumerate(unit)) for at, unit in enumerate(UNITS)}
    units = {name: {str(c): v for c, v in unit.items()} for name, unit in units.items()}
    once, again = agreement(units), agreement(units)
    assert once == again
    assert once.low <= once.alpha <= once.high
    assert (once.units, once.coders) == (11, 4)
