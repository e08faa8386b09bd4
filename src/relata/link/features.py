"""What speaks for and against two events being one act, as named numbers with words.

Every feature is symmetric in its two events. A value of 0 is left out: a feature is then neither
for nor against. What is missing is a feature of its own, so that it is never taken for a
difference. What each counts for stands in ``weights.yaml``.
"""

from collections.abc import Iterator
from typing import NamedTuple

from relata.link.actor_pair import compare_actors
from relata.link.description import LinkEvent
from relata.link.place_pair import compare_places
from relata.link.words import likeness, rarity


class Feature(NamedTuple):
    """A named number and what to tell a person of it."""

    name: str
    value: float
    words: str


NEAR_MODES = (
    frozenset({"aerial", "drone", "missile", "shelling", "naval", "explosives", "intercept"}),
    frozenset({"explosives", "ied", "suicide", "destroy", "arson"}),
    frozenset({"firearms", "clash", "massacre", "targeted", "stab", "beat"}),
    frozenset({"abduct", "arrest", "hostage", "raid"}),
    frozenset({"restrict", "curfew", "seize", "blockade"}),
    frozenset({"withdraw", "release", "access", "ceasefire", "surrender", "disarm", "resign"}),
)
"""Means that tellers exchange for one another."""

NEAR_TYPES = (
    frozenset({"ASSAULT", "COERCE", "OTHER"}),
    frozenset({"COERCE", "SANCTION"}),
    frozenset({"RETREAT", "CONCEDE", "AGREE"}),
    frozenset({"CONSULT", "AGREE", "COOPERATE"}),
    frozenset({"MOBILIZE", "COOPERATE", "AID"}),
)
"""Types that tellers exchange for one another."""

LARGE_TOLL = 5
FIT_DAYS = 10
"""An undated event is taken to lie at most so many days before its report."""
SAME_HOURS = 2


def features_of(one: LinkEvent, other: LinkEvent) -> tuple[Feature, ...]:
    """All features of a pair that are not 0, in a fixed order."""
    return (*plain_features(one, other), *word_features(one, other))


def plain_features(one: LinkEvent, other: LinkEvent) -> tuple[Feature, ...]:
    """The features that are not of words in common, in a fixed order."""
    found = [
        Feature("always", 1.0, "how seldom two events are one"),
        *_types(one, other),
        *_statuses(one, other),
        *_times(one, other),
        *_clocks(one, other),
        *(Feature(*item) for item in compare_places(one, other)),
        *(Feature(*item) for item in compare_actors(one, other)),
        *_weapons(one, other),
        *_tolls(one, other),
        *_roles(one, other),
    ]
    return tuple(feature for feature in found if feature.value)


def _flag(name: str, words: str) -> Feature:
    return Feature(name, 1.0, words)


def _types(one: LinkEvent, other: LinkEvent) -> Iterator[Feature]:
    both = sorted({one.type, other.type})
    if len(both) > 1:
        near = any(set(both) <= family for family in NEAR_TYPES)
        yield _flag("type_near" if near else "type_other", f"told as {both[0]} and {both[1]}")
        return
    if one.type != "ASSAULT":
        yield _flag("type_rare", f"both {one.type}")
    modes = {one.mode, other.mode} - {None, "unknown"}
    if len(modes) == 1 and one.mode == other.mode:
        yield _flag("mode_same", f"both {one.type}/{one.mode}")
    elif len(modes) == 2:
        near = any(modes <= family for family in NEAR_MODES)
        names = " and ".join(sorted(str(mode) for mode in modes))
        yield _flag("mode_near" if near else "mode_other", f"told as {names}")


def _statuses(one: LinkEvent, other: LinkEvent) -> Iterator[Feature]:
    if one.kind != other.kind:
        yield _flag("denied_by_one", "denied by one, told by the other")
    elif one.kind != "occurrence":
        yield _flag(f"both_{one.kind}", f"both {_KINDS[one.kind]}")
    if one.is_past != other.is_past:
        yield _flag("past_in_one", "background in one report only")
    elif one.is_past:
        yield _flag("past_in_both", "background in both reports")
    if one.is_total != other.is_total:
        yield _flag("total_in_one", "a total over a period in one report only")
    if one.status != other.status:
        yield _flag("status_other", f"told as {' and '.join(sorted((one.status, other.status)))}")


_KINDS = {"series": "habitual or totals", "prospect": "not yet done", "denied": "denied"}


def _times(one: LinkEvent, other: LinkEvent) -> Iterator[Feature]:
    if one.first is None or one.last is None:
        if other.first is None or other.last is None:
            yield from _undated(one, other)
        else:
            yield from _half_dated(other, one)
    elif other.first is None or other.last is None:
        yield from _half_dated(one, other)
    else:
        yield from _spans((one.first, one.last), (other.first, other.last))


def _spans(one: tuple[int, int], other: tuple[int, int]) -> Iterator[Feature]:
    gap = max(one[0] - other[1], other[0] - one[1])
    if gap > 2:
        yield Feature("days_apart_more", min(1 + gap / 30, 3.0), f"{gap} days apart")
    elif gap > 0:
        yield _flag(f"days_apart_{gap}", f"{gap} day{'s' if gap > 1 else ''} apart")
    elif max(one[1] - one[0], other[1] - other[0]) <= 1:
        yield _flag("day_same", "same day")
    elif one == other:
        yield _flag("span_same", "the same span of days")
    else:
        yield _flag("span_overlaps", "times that overlap")


def _undated(one: LinkEvent, other: LinkEvent) -> Iterator[Feature]:
    yield _flag("undated_both", "neither report tells the day")
    if one.published is not None and other.published is not None:
        gap = abs(one.published - other.published)
        yield Feature("published_apart", min(gap / 7, 3.0), f"reports {gap} days apart")
    if set(one.setting_days) & set(other.setting_days):
        yield _flag("setting_day_same", "told beside events of the same day")


def _half_dated(dated: LinkEvent, undated: LinkEvent) -> Iterator[Feature]:
    yield _flag("undated_one", "one report does not tell the day")
    if dated.first is None or dated.last is None:
        return
    if any(
        first - 1 <= dated.last and dated.first <= last + 1 for first, last in undated.setting_days
    ):
        yield _flag("setting_day_same", "told beside events of the same day")
    elif undated.published is not None:
        begin, end = undated.published - FIT_DAYS, undated.published + 1
        gap = max(dated.first - end, begin - dated.last, 0)
        if gap:
            value = min(1 + gap / 30, 3.0)
            yield Feature("day_does_not_fit", value, "a day far from the other report")


def _clocks(one: LinkEvent, other: LinkEvent) -> Iterator[Feature]:
    mine, theirs = _hours(one), _hours(other)
    if not mine or not theirs:
        return
    gap = min(min(abs(a - b), 24 - abs(a - b)) for a in mine for b in theirs)
    if gap <= SAME_HOURS / 4:
        yield _flag("clock_same", "same time of day")
    elif gap > SAME_HOURS:
        yield _flag("clock_other", f"some {gap:.0f} hours apart")


_PARTS_OF_DAY = {"dawn": 5.0, "morning": 9.0, "noon": 12.0, "midday": 12.0, "midnight": 0.0}


def _hours(event: LinkEvent) -> list[float]:
    found = []
    for clock in event.clocks:
        for part in clock.split("/"):
            hour, colon, minute = part.partition(":")
            if colon and hour.isdigit() and minute[:2].isdigit():
                found.append(int(hour) + int(minute[:2]) / 60)
            elif part in _PARTS_OF_DAY:
                found.append(_PARTS_OF_DAY[part])
    return found


def _weapons(one: LinkEvent, other: LinkEvent) -> Iterator[Feature]:
    if one.weapons and other.weapons:
        shared = set(one.weapons) & set(other.weapons)
        if shared:
            yield _flag("weapon_same", f"same weapon, {min(shared)}")
        else:
            yield _flag("weapon_other", "other weapon")


def _tolls(one: LinkEvent, other: LinkEvent) -> Iterator[Feature]:
    agreeing: list[int] = []
    close = differing = 0
    for mine in one.tolls:
        for theirs in other.tolls:
            if mine.effect != theirs.effect or mine.low is None or theirs.low is None:
                continue
            top = min(mine.high or mine.low, theirs.high or theirs.low)
            if max(mine.low, theirs.low) <= top:
                agreeing.append(top)
            elif min(mine.low, theirs.low) * 2 >= max(mine.low, theirs.low):
                close += 1
            else:
                differing += 1
    if agreeing:
        yield _flag("toll_agrees", "tolls that agree")
        if max(agreeing) >= LARGE_TOLL:
            yield _flag("toll_agrees_large", f"the same large number, {max(agreeing)}")
    elif close:
        yield _flag("toll_close", "tolls that are close")
    elif differing:
        yield _flag("toll_differs", "tolls far apart")
    if bool(one.tolls) != bool(other.tolls):
        yield _flag("toll_in_one", "a toll in one report only")
    if one.tolls and other.tolls and not agreeing and not close and not differing:
        yield _flag("toll_of_other_effect", "tolls of other effects")


WORD_FEATURES = ("words", "words_near", "topic", "trigger_same")
"""Features of words in common; each is 1 at most."""


def word_features(one: LinkEvent, other: LinkEvent) -> Iterator[Feature]:
    """The features of ``WORD_FEATURES``, which take most of the time."""
    if shared := set(one.words).intersection(other.words):
        words = f"{len(shared)} words in common, as {_most_telling(shared)}"
        yield Feature("words", likeness(one.words, other.words), words)
    if near := set(one.near_words).intersection(other.near_words):
        words = f"{len(near)} beside the act"
        yield Feature("words_near", likeness(one.near_words, other.near_words), words)
    if topic := set(one.topic).intersection(other.topic):
        words = f"reports on one matter: {_most_telling(topic)}"
        yield Feature("topic", likeness(one.topic, other.topic), words)
    if triggers := set(one.triggers).intersection(other.triggers):
        yield _flag("trigger_same", f"both told with {min(triggers)!r}")


def _most_telling(words: set[str]) -> str:
    return ", ".join(sorted(words, key=lambda word: (-rarity(word), word))[:3])


def _roles(one: LinkEvent, other: LinkEvent) -> Iterator[Feature]:
    if one.is_lead and other.is_lead:
        yield _flag("lead_in_both", "both reports begin with it")
    if one.mentions > 1 and other.mentions > 1:
        yield _flag("named_often", "both reports come back to it")
    if (one.is_part and not other.is_part and other.is_whole) or (
        other.is_part and not one.is_part and one.is_whole
    ):
        yield _flag("part_and_whole", "a part in one report, a whole in the other")
    if one.is_whole and other.is_whole:
        yield _flag("whole_in_both", "a whole of parts in both reports")
    if one.is_part and other.is_part:
        yield _flag("part_in_both", "part of another act in both reports")
    if one.is_answer and other.is_answer:
        yield _flag("answer_in_both", "an answer to another act in both reports")
    if one.is_answered and other.is_answered:
        yield _flag("answered_in_both", "answered by another act in both reports")
    if (one.is_answer and other.is_answered and not other.is_answer) or (
        other.is_answer and one.is_answered and not one.is_answer
    ):
        yield _flag("answer_and_answered", "an answer in one report, answered in the other")
