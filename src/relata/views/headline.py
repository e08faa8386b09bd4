"""Who speaks in a headline that names nobody: "Nine killed, rescuers say".

A headline sums up what stands below it. Where its speaker is a common noun, and all that it says
is said by one speaker below, that is the same speaker and no second one. Of several, the one
whose name shares a word's stem ("rescuers", "rescue committee") is meant; else nobody is.
"""

from collections.abc import Mapping

from relata.link.words import fold_name
from relata.model.record import Actor, Claim, Record

Carried = frozenset[tuple[str, str]]
"""Ids of acts and counts, each with the polarity of who carries it."""


def speakers_meant(record: Record) -> Mapping[str, str]:
    """By claim of the headline, the actor of the text below that its speaker stands for."""
    if record.report.headline is None:
        return {}
    start, end = record.report.headline
    actors = {actor.id: actor for actor in record.actors}
    carried = _carried(record)
    above = [one for one in record.claims if _is_within(one, start, end)]
    below: dict[str, Carried] = {}
    for claim in record.claims:
        if claim not in above and claim.source in actors:
            told = carried.get(claim.id, frozenset())
            below[claim.source] = below.get(claim.source, frozenset()) | told
    found = {}
    for claim in above:
        meant = _meant(actors.get(claim.source), carried.get(claim.id), below, actors)
        if meant is not None:
            found[claim.id] = meant
    return found


def _is_within(claim: Claim, start: int, end: int) -> bool:
    return all(start <= first and last <= end for first, last in claim.cue)


def _meant(
    speaker: Actor | None,
    told: Carried | None,
    below: Mapping[str, Carried],
    actors: Mapping[str, Actor],
) -> str | None:
    if speaker is None or not told or not _is_common_noun(speaker) or speaker.id in below:
        return None
    same = [name for name, values in below.items() if told <= values]
    if len(same) > 1:
        stems = set(fold_name(speaker.name))
        same = [name for name in same if stems & set(fold_name(actors[name].name))]
    return same[0] if len(same) == 1 else None


def _is_common_noun(actor: Actor) -> bool:
    has_name = any(word[:1].isupper() for word in actor.name.split())
    return actor.registry is None and not has_name


def _carried(record: Record) -> dict[str, Carried]:
    """By claim, the acts and counts that it carries."""
    found: dict[str, set[tuple[str, str]]] = {}
    for event in record.events:
        for by in event.occurrence.by:
            found.setdefault(by.claim, set()).add((event.id, by.polarity))
    for tally in record.tallies:
        for by in tally.by:
            found.setdefault(by.claim, set()).add((tally.id, by.polarity))
    return {claim: frozenset(values) for claim, values in found.items()}
