"""Tolls in the units of other datasets: several acts in one row, one act in several rows.

Toll arithmetic of the exports stands here, as ``tolls`` and ``policies`` have the rest: a whole is
never added to its parts.
"""

from collections.abc import Mapping, Sequence

import msgspec

from relata.model.incident import Incident
from relata.views.policies import estimate, is_live, totals

KILLED = "killed"


class DeathsBySide(msgspec.Struct, frozen=True, kw_only=True):
    """A best estimate by side; the four sum to it. Source: UCDP GED codebook."""

    side_a: int
    side_b: int
    civilians: int
    unknown: int


def number_of(incident: Incident, effect: str, policy: str) -> int | None:
    """One number by a policy: its best, else its low; None where no figure allows one."""
    found = estimate(incident, effect, policy)
    return found.low if found.best is None else found.best


def has_death(incident: Incident) -> bool:
    """Whether some live figure tells of at least one death."""
    return any(
        (figure.low or 0) >= 1 or (figure.high or 0) >= 1
        for toll in incident.tolls
        if toll.effect == KILLED
        for figure in toll.by
        if is_live(figure)
    )


def combine(incidents: Sequence[Incident], numbers: Mapping[str, int | None]) -> int | None:
    """The number of several acts: their sum, a whole and its parts being the larger of the two.

    ``numbers`` has the number of each incident by id. None where no act has one.
    """
    here = {one.id for one in incidents}
    tops = [one for one in incidents if one.part_of not in here]
    found = [_with_parts(one, incidents, numbers) for one in tops or incidents]
    known = [number for number in found if number is not None]
    return sum(known) if known else None


def _with_parts(
    whole: Incident, incidents: Sequence[Incident], numbers: Mapping[str, int | None]
) -> int | None:
    parts = [numbers[one.id] for one in incidents if one.part_of == whole.id]
    known = [number for number in parts if number is not None]
    own = numbers[whole.id]
    if not known:
        return own
    return max(sum(known), own or 0)


def divide(total: int, parts: int) -> tuple[int, ...]:
    """A total over several days, evenly, the remainder on the first. Source: ACLED's codebook."""
    share, rest = divmod(total, parts)
    return (share + rest, *[share] * (parts - 1))


def deaths_by_side(
    incident: Incident, best: int, side_a: frozenset[str], side_b: frozenset[str]
) -> DeathsBySide:
    """A best estimate by side, as far as a speaker who gives this total tells the sides.

    ``side_a`` and ``side_b`` are what the toll matrix may call them. Where the groups do not sum
    to the total, all of it is unknown.
    """
    for total in totals(incident, KILLED):
        if total.low != best or total.high != best:
            continue
        split = {"a": 0, "b": 0, "civilians": 0, "unknown": 0}
        told = {figure.tally for figure in total.figures}
        for toll in incident.tolls:
            for figure in toll.by:
                same = (figure.report, figure.speaker) == (total.report, total.speaker)
                if figure.tally in told and same and toll.effect == KILLED:
                    split[_side(toll.side, toll.combatant, side_a, side_b)] += figure.low or 0
        if sum(split.values()) == best:
            return DeathsBySide(
                side_a=split["a"],
                side_b=split["b"],
                civilians=split["civilians"],
                unknown=split["unknown"],
            )
    return DeathsBySide(side_a=0, side_b=0, civilians=0, unknown=best)


def _side(
    side: str | None, combatant: str | None, side_a: frozenset[str], side_b: frozenset[str]
) -> str:
    if combatant == "no":
        return "civilians"
    if side is not None and side in side_a - side_b:
        return "a"
    return "b" if side is not None and side in side_b - side_a else "unknown"
