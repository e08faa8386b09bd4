"""What acts mostly are: types of events by the words that tell them and by what they bring about.

``trigger_types.json`` counts, over the training reports' annotation, the types of events that a
phrase ("set fire to") and each of its words was the trigger of. The network sees a rare word seldom
and its kind of act hardly more often; the counts are a second opinion on it, weighed at three
tenths of the network's in logits. On 123 reports that neither older weights nor the counts had
seen event + type gains .003, on the development reports .006.

It also counts which types of events have tallies of which effect: of 1,255 counts of the dead five
belong to an act that is no ASSAULT, COERCE, PROTEST or OTHER, so a rescue does not take the wounded
of the attack before it. Effect and event of a tally are chosen together, the counts' logarithms at
half weight, among effects half as likely as the likeliest: a tally's event gains .006 on the
development reports, where number + effect loses .002 (.017 and .020 won on those 123 without that
bound).

The table is built by ``relata.train.trigger_types``; who knows better may mend a line of it.
"""

import re
from collections.abc import Iterable
from functools import cache

import msgspec
import numpy as np

from relata.assets import read_asset
from relata.read.features import Floats
from relata.read.labels import EFFECTS, EVENT_TYPES

TABLE = "trigger_types.json"

WEIGHT = 0.3
"""Weight of the counts' logarithms beside those of the network's probabilities."""

DOUBT = 2.0
"""Triggers that would be spread as all are, added to those counted."""

EFFECT_WEIGHT = 0.5
"""Weight of the counts of effects beside the network's logits."""

HALF = 0.5
"""Added to every count of an effect, so that nothing is impossible."""

_WORD = re.compile(r"[^\W\d_]+")
_WEAK = frozenset(
    "the a an of in on at to up out off down into from by with back over for and were was had been "
    "being be have has it them him her his its their through two three one".split()
)
_ENDINGS = ("ings", "ing", "ed", "es", "s")
_SHORTEST_STEM = 3

Counts = dict[str, int]


class TriggerTypes(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of types: of all triggers, of phrases and single words, as stems, and of effects."""

    every: Counts
    phrases: dict[str, Counts]
    words: dict[str, Counts]
    effects: dict[str, Counts]


def stem_of(word: str) -> str:
    """A word in lower case without the endings of number and tense."""
    word = word.lower()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def phrase_of(trigger: str) -> str:
    """The stems of a trigger's words."""
    return " ".join(stem_of(word) for word in _WORD.findall(trigger))


def telling_words(trigger: str) -> list[str]:
    """The stems of a trigger's words but for articles, prepositions and the like."""
    return [stem_of(word) for word in _WORD.findall(trigger) if word.lower() not in _WEAK]


def weigh_types(types: Floats, triggers: Iterable[str]) -> Floats:
    """Probabilities of ``EVENT_TYPES`` with what is known of the triggers' words, ``(types,)``."""
    table = _load_table()
    known = [counts for trigger in triggers if (counts := _counts_of(table, trigger))]
    if not known:
        return types
    counts = max(known, key=lambda one: sum(one.values()))
    total = sum(table.every.values())
    added = sum(counts.values()) + DOUBT
    shares = [
        (counts.get(kind, 0) + DOUBT * table.every.get(kind, 0) / total) / added
        for kind in EVENT_TYPES
    ]
    weighed = types * np.array(shares, dtype=np.float32) ** WEIGHT
    return np.asarray(weighed / weighed.sum(), dtype=np.float32)


def share_of_types(triggers: Iterable[str], kinds: Iterable[str]) -> float:
    """The share of some types among those that the triggers' words are counted for; 0 for none."""
    table = _load_table()
    wanted = frozenset(kinds)
    counted = [_counts_of(table, trigger) for trigger in triggers]
    every = sum(count for counts in counted for count in counts.values())
    some = sum(count for counts in counted for kind, count in counts.items() if kind in wanted)
    return some / every if every else 0.0


@cache
def fit_of_effects() -> Floats:
    """How well types go with effects, ``(EFFECTS, EVENT_TYPES)``: logits, 0 for the likeliest."""
    table = _load_table()
    counts = np.array(
        [[table.effects.get(e, {}).get(kind, 0) for kind in EVENT_TYPES] for e in EFFECTS],
        dtype=np.float32,
    )
    logits = EFFECT_WEIGHT * np.log(counts + HALF)
    return np.asarray(logits - logits.max(axis=1, keepdims=True), dtype=np.float32)


def _counts_of(table: TriggerTypes, trigger: str) -> Counts:
    """The counts of the phrase, else those of its words together; empty when none is known."""
    phrase = table.phrases.get(phrase_of(trigger))
    if phrase is not None:
        return phrase
    summed: Counts = {}
    for word in telling_words(trigger):
        for kind, count in table.words.get(word, {}).items():
            summed[kind] = summed.get(kind, 0) + count
    return summed


@cache
def _load_table() -> TriggerTypes:
    return msgspec.json.decode(read_asset(TABLE), type=TriggerTypes)
