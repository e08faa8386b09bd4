"""Which times an expression comes after by what happened, as links between events and claims tell.

"Hours later" counts from what its event follows or answers, "within hours" of a claim from the act
that is claimed.
"""

import re
from collections.abc import Sequence

from relata.model.marks import Marks
from relata.resolve.time_anchor import Told


def only_spoken(marks: Marks) -> frozenset[str]:
    """Times at which somebody spoke and nothing happened."""
    said = {claim.said for claim in marks.claims if claim.said}
    happened = {time.ref for event in marks.events for time in event.times}
    return frozenset(said - happened)


_STEPS_AFTER = frozenset({"follows", "response_to"})
_CLAIMS_OF_ACTS = frozenset({"claims_responsibility", "denies_responsibility"})


def earlier_times(marks: Marks) -> dict[str, frozenset[str]]:
    """By time: the times of what it comes after, as the links between the events tell.

    ``within hours`` of a claim comes after the act that is claimed.
    """
    times = {event.id: {time.ref for time in event.times} for event in marks.events}
    found: dict[str, set[str]] = {}
    for link in marks.links:
        if link.type in _STEPS_AFTER and link.source in times and link.target in times:
            for time in times[link.source]:
                found.setdefault(time, set()).update(times[link.target] - {time})
    for claim in marks.claims:
        if claim.said and claim.stance in _CLAIMS_OF_ACTS:
            about = {time for each in claim.about for time in times.get(each, ())}
            found.setdefault(claim.said, set()).update(about - {claim.said})
    return {time: frozenset(before) for time, before in found.items()}


_STEP_ON = re.compile(r"\b(?:later|after|afterwards|within|following|next)\b", re.IGNORECASE)


def find_linked(told: Sequence[Told], earlier: frozenset[str], words: str) -> Told | None:
    """The last day among those that a step of time is linked to, where it was named before."""
    if not _STEP_ON.search(words):
        return None
    days = [(each.day, each) for each in told if each.mark in earlier and each.day]
    return max(days, key=lambda pair: pair[0])[1] if days else None
