"""How likely two events of different reports are the same act, with reasons in words."""

import math
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from relata.link.description import LinkEvent
from relata.link.features import features_of

KEEP_FROM = 0.05
"""Pairs below are not kept: no cluster can come of them."""
TELL_FROM = 0.15
"""Reasons that move the log odds by less are not told."""
MOST_REASONS = 8


class Scored(msgspec.Struct, frozen=True):
    """A probability from 0 to 1, and why, the weightiest reason first."""

    score: float
    reasons: tuple[str, ...]


class Weight(msgspec.Struct, frozen=True):
    """What a feature counts for in log odds, and what it means.

    Attributes:
        prior: what training keeps the weight near to, as far as the data let it.
        speaks: ``for``, ``against`` or ``either``: the sign that the weight may have.
    """

    weight: float
    prior: float
    means: str
    speaks: str


@cache
def weights() -> dict[str, Weight]:
    """The weights of all features, as ``weights.yaml`` has them."""
    text = files("relata.link").joinpath("weights.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text)["features"], dict[str, Weight])


def can_be_one(one: LinkEvent, other: LinkEvent) -> bool:
    """Whether reports and kinds of two events let them be one act at all."""
    kinds = {one.kind, other.kind}
    agree = len(kinds) == 1 or kinds == {"occurrence", "denied"}
    return agree and one.report != other.report


def score(one: LinkEvent, other: LinkEvent) -> Scored | None:
    """Score two events; None when they cannot be the same act."""
    if not can_be_one(one, other):
        return None
    known = weights()
    total, reasons = 0.0, []
    for name, value, words in features_of(one, other):
        part = known[name].weight * value if name in known else 0.0
        total += part
        if name != "always" and abs(part) >= TELL_FROM:
            reasons.append((-abs(part), words if part > 0 else f"but {words}"))
    likely = 1 / (1 + math.exp(-total))
    if likely < KEEP_FROM:
        return None
    told = tuple(reason for _, reason in sorted(reasons)[:MOST_REASONS])
    return Scored(round(likely, 4), told)
