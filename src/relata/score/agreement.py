"""Krippendorff's alpha: how far coders agree beyond chance, with bootstrap intervals.

Source: K. Krippendorff, "Content Analysis", 4th ed., ch. 12 (alpha from the coincidence matrix;
nominal and interval metrics).
"""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Metric = Literal["nominal", "interval"]
Units = Mapping[str, Mapping[str, str]]
"""Unit → coder → value."""

RESAMPLES = 1000
SEED = 20240507
_LOW, _HIGH = 0.025, 0.975


@dataclass(frozen=True, slots=True)
class Alpha:
    """Agreement on one field.

    Attributes:
        alpha: 1 for perfect agreement, 0 for chance; None when nothing varies or nothing was coded
            twice, where it is not defined.
        low, high: 95 % interval by resampling units; None where alpha is.
        units: things that at least two coders coded.
    """

    alpha: float | None
    low: float | None
    high: float | None
    units: int
    coders: int


def krippendorff_alpha(values: Sequence[Sequence[str]], metric: Metric = "nominal") -> float | None:
    """Alpha of the values that coders gave to each unit; units with one value do not count.

    With the interval metric every value must be a number in text. None when all values are equal
    or there are no pairs.
    """
    pairable = [unit for unit in values if len(unit) > 1]
    coincidences: defaultdict[tuple[str, str], float] = defaultdict(float)
    for unit in pairable:
        for at, one in enumerate(unit):
            for other_at, other in enumerate(unit):
                if at != other_at:
                    coincidences[one, other] += 1 / (len(unit) - 1)
    marginals: defaultdict[str, float] = defaultdict(float)
    for (one, _), count in coincidences.items():
        marginals[one] += count
    total = sum(marginals.values())
    expected = sum(
        marginals[one] * marginals[other] * _difference(one, other, metric)
        for one in marginals
        for other in marginals
    )
    if total < 2 or expected == 0:
        return None
    observed = sum(
        count * _difference(one, other, metric) for (one, other), count in coincidences.items()
    )
    return 1 - (total - 1) * observed / expected


def _difference(one: str, other: str, metric: Metric) -> float:
    if metric == "nominal":
        return float(one != other)
    return (float(one) - float(other)) ** 2


def agreement(units: Units, metric: Metric = "nominal", resamples: int = RESAMPLES) -> Alpha:
    """Agreement on units, with a 95 % interval; the same units always give the same interval."""
    coded = [tuple(values.values()) for _, values in sorted(units.items()) if len(values) > 1]
    coders = {coder for values in units.values() if len(values) > 1 for coder in values}
    alpha = krippendorff_alpha(coded, metric)
    if alpha is None:
        return Alpha(None, None, None, len(coded), len(coders))
    chance = random.Random(SEED)
    drawn = (
        krippendorff_alpha(chance.choices(coded, k=len(coded)), metric) for _ in range(resamples)
    )
    found = sorted(one for one in drawn if one is not None) or [alpha]
    low = found[int(_LOW * (len(found) - 1))]
    high = found[int(_HIGH * (len(found) - 1))]
    return Alpha(alpha, low, high, len(coded), len(coders))
