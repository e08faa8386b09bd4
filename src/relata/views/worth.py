"""What a person's decision on an incident is worth: the points that order the desk's queue.

Points are added up; every reason is shown beside its points, so that nobody has to guess the
order. The numbers are Relata's own: a dispute weighs as much as a toll of some hundred.
"""

import math
from collections.abc import Mapping, Sequence

from relata.model.incident import Incident, Toll, TollFigure, split_ref
from relata.model.ledger import LedgerReport

POINTS_A_DOUBLING = 6
"""For each doubling of the highest toll."""

HIGHEST_FOR_TOLL = 60
FOR_A_DISPUTE = 20
HIGHEST_FOR_DISPUTES = 40
FOR_ONE_ORIGIN = 8
FOR_A_NEW_ACTOR = 8
FOR_LOW_CONFIDENCE = 10
LOW_CONFIDENCE = 0.6
FOR_PASSED_OVER = 4

GROUPS = frozenset({"armed_group", "military", "police", "government", "party"})
"""Kinds of actors that a registry ought to know."""


def worth_of(
    incident: Incident, reports: Mapping[str, LedgerReport]
) -> tuple[tuple[int, str], ...]:
    """The reasons for looking at an incident, each with its points; empty for none."""
    found = [
        _toll(incident),
        _disputes(incident),
        (FOR_ONE_ORIGIN, "only one origin tells of it") if incident.origins == 1 else None,
        _new_actor(incident),
        _unsure(incident, reports),
        _passed_over(incident, reports),
    ]
    return tuple(one for one in found if one is not None)


def killed_range(incident: Incident) -> tuple[int | None, int | None]:
    """The least and the most killed that anyone says.

    The least is of everyone, or else of any group; the most may be of a group alone, for no fewer
    were killed than of it.
    """
    killed = [toll for toll in incident.tolls if toll.effect == "killed"]
    whole = [toll for toll in killed if toll.group == "all"] or killed
    lows = [one.low for one in _live(whole) if one.low is not None]
    highs = [one.high if one.high is not None else one.low for one in _live(killed)]
    return min(lows, default=None), max((one for one in highs if one is not None), default=None)


def _live(tolls: Sequence[Toll]) -> list[TollFigure]:
    figures = [one for toll in tolls for one in toll.by if one.polarity == "for"]
    return [one for one in figures if one.superseded_by is None]


def _toll(incident: Incident) -> tuple[int, str] | None:
    _, highest = killed_range(incident)
    if not highest:
        return None
    points = min(HIGHEST_FOR_TOLL, round(POINTS_A_DOUBLING * (1 + math.log2(highest))))
    return points, f"up to {highest:,} killed"


def _disputes(incident: Incident) -> tuple[int, str] | None:
    found = [one.about for one in incident.contradictions if one.status == "open"]
    if not found:
        return None
    points = min(HIGHEST_FOR_DISPUTES, FOR_A_DISPUTE * len(found))
    return points, f"disputed: {', '.join(dict.fromkeys(found))}"


def _new_actor(incident: Incident) -> tuple[int, str] | None:
    names = [one.name for one in incident.agents if one.kind in GROUPS and one.registry is None]
    return (FOR_A_NEW_ACTOR, f"actor not in the registry: {names[0]}") if names else None


def _unsure(incident: Incident, reports: Mapping[str, LedgerReport]) -> tuple[int, str] | None:
    sure = [
        event.confidence
        for source in incident.events
        if (report := reports.get(source.report)) is not None and report.record is not None
        for event in report.record.events
        if event.id == source.event and event.confidence is not None
    ]
    lowest = min(sure, default=1.0)
    if lowest >= LOW_CONFIDENCE:
        return None
    return FOR_LOW_CONFIDENCE, f"the reader is only {lowest:.0%} sure"


def _passed_over(incident: Incident, reports: Mapping[str, LedgerReport]) -> tuple[int, str] | None:
    told = {split_ref(source.report)[0] for source in incident.events}
    count = sum(
        len(report.record.unread)
        for name, report in reports.items()
        if name in told and report.record is not None
    )
    if not count:
        return None
    words = "1 number or word" if count == 1 else f"{count} numbers or words"
    return FOR_PASSED_OVER, f"{words} not read in its reports"


__all__ = ["killed_range", "worth_of"]
