"""Policies: how one number is made of many figures; each is named wherever its numbers stand.

``lowest`` follows ACLED (the lowest reported figure, vague words by its table), ``low-best-high``
follows UCDP (lowest and highest, and the best-corroborated between), ``official`` takes officials'
figures alone, ``majority`` the figure that more than half of the origins give. Source of the first
two: formats.md §2.1, §2.2, §2.10.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import msgspec

from relata.errors import UsageError
from relata.model.incident import Incident, Toll, TollFigure

OFFICIAL_KINDS = frozenset({"state", "government", "military", "police", "igo"})
"""Kinds of speakers whose word is official; a militia's or a witness's is not."""

VAGUE_WORDS: tuple[tuple[str, int], ...] = (
    ("thousand", 1000),
    ("hundred", 100),
    ("dozen", 12),
    ("tens", 10),
    ("scores", 10),
    ("several", 3),
    ("some", 3),
    ("many", 3),
    ("few", 3),
    ("number of", 3),
)
"""ACLED's numbers for words without one (formats.md §2.1, fatalities rule)."""


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """One number, or a range, by a policy.

    Attributes:
        policy: its name.
        low, best, high: None where no figure allows one; not stated is not 0.
        figures: the figures it was made of.
        why: in words.
    """

    policy: str
    effect: str
    low: int | None
    best: int | None
    high: int | None
    figures: tuple[TollFigure, ...] = ()
    why: str = ""


class Total(msgspec.Struct, frozen=True, kw_only=True):
    """What one speaker of one report says of an effect on everyone."""

    speaker: str
    report: str
    origin: str
    low: int | None
    high: int | None
    figures: tuple[TollFigure, ...]
    is_official: bool = False


def is_live(figure: TollFigure) -> bool:
    """Whether a figure counts: given, not denied, and not replaced by its speaker."""
    return figure.polarity == "for" and figure.superseded_by is None


def lowest_of(figure: TollFigure) -> int | None:
    """The least a figure can mean: its low bound, or ACLED's number for a vague word."""
    if figure.high is not None:
        return figure.low
    words = figure.words.casefold()
    return next((least for word, least in VAGUE_WORDS if word in words), figure.low)


def totals(incident: Incident, effect: str) -> tuple[Total, ...]:
    """Each speaker's total of an effect: its figure for all, else the sum of its groups."""
    rows: dict[tuple[str, str], list[tuple[Toll, TollFigure]]] = {}
    for toll in incident.tolls:
        if toll.effect == effect and not toll.part_of_whole:
            for figure in toll.by:
                if is_live(figure):
                    rows.setdefault((figure.report, figure.speaker), []).append((toll, figure))
    return tuple(_total(rows[key]) for key in sorted(rows))


def _total(rows: Sequence[tuple[Toll, TollFigure]]) -> Total:
    """A speaker's total: the sum over groups, within a group the range of its figures."""
    groups: dict[str, list[TollFigure]] = {}
    for toll, figure in rows:
        if toll.demographic is None or all(other.demographic for other, _ in rows):
            groups.setdefault(toll.group, []).append(figure)
    chosen = {"all": groups["all"]} if "all" in groups else groups
    figures = [figure for some in chosen.values() for figure in some]
    first = figures[0]
    return Total(
        speaker=first.speaker,
        report=first.report,
        origin=first.origin,
        low=_sum(_least(some) for some in chosen.values()),
        high=_sum(_most(some) for some in chosen.values()),
        figures=tuple({figure.tally: figure for figure in figures}.values()),
        is_official=first.speaker_kind in OFFICIAL_KINDS,
    )


def _least(figures: Sequence[TollFigure]) -> int | None:
    return min((one.low for one in figures if one.low is not None), default=None)


def _most(figures: Sequence[TollFigure]) -> int | None:
    """The highest bound; None where a figure is open upwards and none bounds it."""
    return max((one.high for one in figures if one.high is not None), default=None)


def _sum(numbers: Iterable[int | None]) -> int | None:
    """The sum; None as soon as one is not known."""
    total = 0
    for number in numbers:
        if number is None:
            return None
        total += number
    return total


def lowest(incident: Incident, effect: str) -> Estimate:
    """The lowest figure of any speaker."""
    found = totals(incident, effect)
    least = [(_lowest_total(total), total) for total in found]
    known = [(number, total) for number, total in least if number is not None]
    if not known:
        return _none("lowest", effect, found)
    number, total = min(known, key=lambda item: (item[0], item[1].report, item[1].speaker))
    why = f"the lowest of {len(found)}: {total.speaker}"
    return Estimate(
        policy="lowest",
        effect=effect,
        low=number,
        best=number,
        high=number,
        figures=total.figures,
        why=why,
    )


def _lowest_total(total: Total) -> int | None:
    """The total's low bound, a single vague word by ACLED's table."""
    if len(total.figures) == 1:
        return lowest_of(total.figures[0])
    return total.low


def low_best_high(incident: Incident, effect: str) -> Estimate:
    """Lowest and highest figure, and between them the one that most origins give, if one does."""
    found = totals(incident, effect)
    low = min((one.low for one in found if one.low is not None), default=None)
    tops = [one.high for one in found if one.high is not None]
    best, why = _most_corroborated(found)
    return Estimate(
        policy="low-best-high",
        effect=effect,
        low=low,
        best=best,
        high=max(tops, default=low) if found else None,
        figures=tuple(figure for total in found for figure in total.figures),
        why=why,
    )


def _most_corroborated(found: Sequence[Total]) -> tuple[int | None, str]:
    """The exact number that strictly more origins give than any other; never a middle."""
    votes = _votes(found)
    if not votes:
        return None, "no exact figure"
    (number, count), *others = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    if others and others[0][1] == count:
        return None, f"{count} origin{'s' if count > 1 else ''} each for several figures"
    return number, f"given by {count} of {len({one.origin for one in found})} origins"


def _votes(found: Sequence[Total]) -> Counter[int]:
    said = {(one.low, one.origin) for one in found if one.low is not None and one.low == one.high}
    return Counter(number for number, _ in said if number is not None)


def official(incident: Incident, effect: str) -> Estimate:
    """The range of officials' figures; theirs alone."""
    found = [one for one in totals(incident, effect) if one.is_official]
    if not found:
        return _none("official", effect, found)
    low = min((one.low for one in found if one.low is not None), default=None)
    high = max((one.high for one in found if one.high is not None), default=None)
    return Estimate(
        policy="official",
        effect=effect,
        low=low,
        best=low if low == high else None,
        high=high,
        figures=tuple(figure for total in found for figure in total.figures),
        why="figures of " + ", ".join(sorted({one.speaker for one in found})),
    )


def majority(incident: Incident, effect: str) -> Estimate:
    """The exact figure that more than half of the origins with a figure give, if one does."""
    found = totals(incident, effect)
    origins = {one.origin for one in found}
    votes = _votes(found)
    for number, count in sorted(votes.items()):
        if 2 * count > len(origins):
            figures = [one.figures for one in found if one.low == one.high == number]
            return Estimate(
                policy="majority of origins",
                effect=effect,
                low=number,
                best=number,
                high=number,
                figures=tuple(figure for some in figures for figure in some),
                why=f"given by {count} of {len(origins)} origins",
            )
    return _none("majority of origins", effect, found)


def _none(policy: str, effect: str, found: Sequence[Total]) -> Estimate:
    why = "no figure" if not found else f"none among {len(found)} figures"
    return Estimate(policy=policy, effect=effect, low=None, best=None, high=None, why=why)


POLICIES: dict[str, Callable[[Incident, str], Estimate]] = {
    "lowest": lowest,
    "low-best-high": low_best_high,
    "official": official,
    "majority": majority,
}


def check_policy(name: str) -> str:
    """A policy's name, checked.

    Raises:
        UsageError: there is none of that name.
    """
    if name not in POLICIES:
        raise UsageError(f"the policy must be one of {', '.join(POLICIES)}, not {name!r}")
    return name


def estimate(incident: Incident, effect: str, policy: str) -> Estimate:
    """A number by the policy of a name in ``POLICIES``."""
    return POLICIES[policy](incident, effect)
