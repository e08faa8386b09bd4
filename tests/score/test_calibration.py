import pytest

from relata.score.calibration import Judged, expected_calibration_error


def judged(confidence, *outcomes):
    return [Judged("events", confidence, outcome) for outcome in outcomes]


def test_right_as_often_as_confident_is_no_error():
    assert expected_calibration_error(judged(0.75, True, True, True, False)) == 0


def test_bins_weigh_as_much_as_they_hold():
    items = judged(0.95, True, True, True) + judged(0.55, False)
    assert expected_calibration_error(items) == pytest.approx((3 * 0.05 + 0.55) / 4)


def test_full_confidence_falls_into_the_last_bin():
    assert expected_calibration_error(judged(1.0, True) + judged(0.9, True)) == pytest.approx(0.05)


def test_nothing_judged_has_no_error():
    assert expected_calibration_error([]) is None
