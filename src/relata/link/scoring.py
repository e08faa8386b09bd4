"""How likely two events of different reports are the same act, with reasons in words."""

import math

import msgspec

from relata.link.description import SHAPES, LinkActor, LinkEvent, LinkPlace

KEEP_FROM = 0.05
"""Pairs below are not kept: no cluster can come of them."""

EARTH_RADIUS_KM = 6371.0


class Scored(msgspec.Struct, frozen=True):
    """A probability from 0 to 1, and why, the weightiest reason first."""

    score: float
    reasons: tuple[str, ...]


def score(one: LinkEvent, other: LinkEvent) -> Scored | None:
    """Score two events; None when they cannot be the same act."""
    if one.report == other.report or not _kinds_agree(one, other):
        return None
    total, reasons = -2.0, []
    for weight, reason in _evidence(one, other):
        total += weight
        reasons.append((-abs(weight), reason if weight > 0 else f"but {reason}"))
    value = 1 / (1 + math.exp(-total))
    if value < KEEP_FROM:
        return None
    return Scored(round(value, 4), tuple(reason for _, reason in sorted(reasons)))


def _kinds_agree(one: LinkEvent, other: LinkEvent) -> bool:
    kinds = {one.kind, other.kind}
    return len(kinds) == 1 or kinds == {"occurrence", "denied"}


def _evidence(one: LinkEvent, other: LinkEvent) -> list[tuple[float, str]]:
    found = [_types(one, other), _times(one, other), _places(one, other)]
    found += [_actors("agent", one.agents, other.agents)]
    found += [_actors("target", one.targets, other.targets)]
    found += [_weapons(one, other), _tolls(one, other), _likeness(one, other)]
    return [item for item in found if item is not None]


Item = tuple[float, str] | None


def _types(one: LinkEvent, other: LinkEvent) -> Item:
    if one.type != other.type:
        return -2.0, f"told as {one.type} and {other.type}"
    if one.mode and one.mode == other.mode:
        return 1.2, f"both {one.type}/{one.mode}"
    return (-0.4, "different means") if one.mode and other.mode else (0.4, f"both {one.type}")


def _times(one: LinkEvent, other: LinkEvent) -> Item:
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return None
    gap = max(one.first - other.last, other.first - one.last)
    if gap > 2:
        return -6.0, f"{gap} days apart"
    if gap > 0:
        return (-0.8 if gap == 1 else -2.5), f"{gap} day{'s' if gap > 1 else ''} apart"
    narrow = max(one.last - one.first, other.last - other.first) <= 1
    return (1.4, "same day") if narrow else (0.4, "times that overlap")


def _places(one: LinkEvent, other: LinkEvent) -> Item:
    best: Item = None
    for mine in one.places:
        for theirs in other.places:
            item = _place_pair(mine, theirs)
            if item is not None and (best is None or item[0] > best[0]):
                best = item
    return best


def _place_pair(one: LinkPlace, other: LinkPlace) -> Item:
    if one.words == other.words and one.precision not in SHAPES:
        return 2.0, f"same place, {' '.join(one.words)}"
    if one.country and other.country and one.country != other.country:
        return -3.0, "other country"
    if None in (one.lat, one.lon, other.lat, other.lon):
        return None
    if one.precision in SHAPES or other.precision in SHAPES:
        return 0.3, "places of which one may hold the other"
    distance = distance_km(one, other)
    reach = one.radius_km + other.radius_km
    if distance <= max(reach, 5):
        return 1.8, f"places {distance:.0f} km apart, within what they cover"
    return (
        (0.2, f"places {distance:.0f} km apart")
        if distance < 3 * reach
        else (
            -3.0,
            f"places {distance:.0f} km apart",
        )
    )


def distance_km(one: LinkPlace, other: LinkPlace) -> float:
    """Great-circle distance of two places with coordinates."""
    a, b, c, d = (math.radians(v or 0.0) for v in (one.lat, one.lon, other.lat, other.lon))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))


def _actors(role: str, some: tuple[LinkActor, ...], others: tuple[LinkActor, ...]) -> Item:
    if not some or not others:
        return None
    for one in some:
        for other in others:
            if one.registry and one.registry == other.registry:
                return 1.2, f"same {role}, {' '.join(one.words)}"
            if one.words == other.words:
                return 1.0, f"same {role}, {' '.join(one.words)}"
            if {one.registry, *one.kin} & {other.registry, *other.kin} - {None}:
                return 0.6, f"{role}s that belong together"
    shared = {w for a in some for w in a.words} & {w for a in others for w in a.words}
    if any(len(word) > 3 for word in shared):
        return 0.4, f"{role}s with words in common"
    return -0.6, f"other {role}"


def _weapons(one: LinkEvent, other: LinkEvent) -> Item:
    if not one.weapons or not other.weapons:
        return None
    shared = set(one.weapons) & set(other.weapons)
    return (0.6, f"same weapon, {min(shared)}") if shared else (-0.4, "other weapon")


def _tolls(one: LinkEvent, other: LinkEvent) -> Item:
    agreeing = differing = 0
    for mine in one.tolls:
        for theirs in other.tolls:
            if mine.effect != theirs.effect or mine.low is None or theirs.low is None:
                continue
            high, top = mine.high or mine.low, theirs.high or theirs.low
            meets = max(mine.low, theirs.low) <= min(high, top)
            agreeing, differing = agreeing + meets, differing + (not meets)
    if agreeing:
        return 1.0, "tolls that agree"
    return (-0.3, "other toll") if differing else None


def _likeness(one: LinkEvent, other: LinkEvent) -> Item:
    mine, theirs = set(one.words), set(other.words)
    if not mine or not theirs:
        return None
    share = len(mine & theirs) / math.sqrt(len(mine) * len(theirs))
    return 3.0 * share - 0.6, f"{len(mine & theirs)} words in common"
