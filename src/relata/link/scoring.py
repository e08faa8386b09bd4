"""How likely two events of different reports are the same act, with reasons in words."""

import math
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from relata.link.description import LinkEvent
from relata.link.features import WORD_FEATURES, Feature, plain_features, word_features

KEEP_FROM = 0.05
"""Pairs below are not kept: no cluster can come of them."""
LEAST_ODDS = math.log(KEEP_FROM / (1 - KEEP_FROM))
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
    parts = _weigh(plain_features(one, other))
    if _sum(parts) + _most_of_words() < LEAST_ODDS:
        return None  # whatever words they share
    parts += _weigh(word_features(one, other))
    odds = _sum(parts)
    if odds < LEAST_ODDS:
        return None
    return Scored(round(1 / (1 + math.exp(-odds)), 4), _reasons(parts))


def _weigh(features: Iterable[Feature]) -> list[tuple[float, Feature]]:
    """What each feature counts for in log odds."""
    known = weights()
    return [(known[one.name].weight * one.value, one) for one in features if one.name in known]


def _sum(parts: Iterable[tuple[float, Feature]]) -> float:
    return sum(part for part, _ in parts)


@cache
def _most_of_words() -> float:
    """The most that words in common can lift a pair, in log odds."""
    return sum(max(0.0, weights()[name].weight) for name in WORD_FEATURES)


def _reasons(parts: Iterable[tuple[float, Feature]]) -> tuple[str, ...]:
    """The features that count, in words, the weightiest first."""
    told = sorted(
        (-abs(part), one.words if part > 0 else f"but {one.words}")
        for part, one in parts
        if one.name != "always" and abs(part) >= TELL_FROM
    )
    return tuple(words for _, words in told[:MOST_REASONS])
