"""Contradictions as objects: accounts of one incident that cannot all be true, with their words."""

from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from relata.model.incident import Contradiction, Ref, SaidBy, Side, Toll, TollFigure, Value
from relata.views.policies import is_live
from relata.views.tolls import ALL

OPEN, SETTLED = "open", "settled"


def toll_contradictions(
    tolls: Sequence[Toll],
    accepted: frozenset[Ref],
    linked: Iterable[tuple[Ref, Ref]] = (),
) -> list[Contradiction]:
    """Live figures for one cell that have no number in common, and figures that are denied.

    ``accepted`` are tallies that a person took for right: they settle their cell. ``linked`` are
    tallies that a report sets against each other itself: they are disputed across cells too
    ("nine men", says one, and the other "eleven"), where they have no number in common.
    """
    found = []
    for toll in tolls:
        live = [figure for figure in toll.by if is_live(figure)]
        rivals = _rivals(live) | _denied(toll) | _beyond_the_whole(toll, tolls)
        if rivals:
            found.append(_toll_dispute(rivals, toll.effect, toll.of or toll.group, accepted))
    told = [{side.ref for side in one.sides} for one in found]
    for pair in linked:
        for effect, rivals in _linked_rivals(tolls, pair):
            if not any(set(pair) <= refs for refs in told):
                found.append(_toll_dispute(rivals, effect, ALL, accepted))
    return found


def _toll_dispute(
    rivals: Iterable[TollFigure], effect: str, whom: str, accepted: frozenset[Ref]
) -> Contradiction:
    sides = [_side_of(figure) for figure in _ordered(rivals)]
    is_settled = any(side.ref in accepted for side in sides)
    return _make("toll", sides, f"{effect}, {whom}", is_settled=is_settled)


def _linked_rivals(
    tolls: Sequence[Toll], pair: tuple[Ref, Ref]
) -> list[tuple[str, frozenset[TollFigure]]]:
    """By effect, the live figures of two tallies, where they exclude each other."""
    found = []
    for effect in dict.fromkeys(toll.effect for toll in tolls):
        live = [one for toll in tolls if toll.effect == effect for one in toll.by if is_live(one)]
        rivals = _rivals([one for one in live if one.tally in pair])
        if {one.tally for one in rivals} == set(pair):
            found.append((effect, rivals))
    return found


def _rivals(figures: Sequence[TollFigure]) -> frozenset[TollFigure]:
    pairs = [pair for pair in combinations(figures, 2) if not _agree(*pair)]
    return frozenset(figure for pair in pairs for figure in pair)


def _beyond_the_whole(toll: Toll, tolls: Sequence[Toll]) -> frozenset[TollFigure]:
    """Figures for everyone that are smaller than somebody's figure for a group of them."""
    if (toll.group, toll.demographic, toll.part_of_whole) != ("all", None, False):
        return frozenset()
    groups = [one for one in tolls if one.effect == toll.effect and one.group != "all"]
    found: list[TollFigure] = []
    for part in (figure for one in groups for figure in one.by if is_live(figure)):
        smaller = [
            figure
            for figure in toll.by
            if is_live(figure)
            and None not in (figure.high, part.low)
            and (figure.high or 0) < (part.low or 0)
        ]
        found += [part, *smaller] if smaller else []
    return frozenset(found)


def _agree(one: TollFigure, other: TollFigure) -> bool:
    if one.low is None or other.low is None:
        return True
    tops = [top for top in (one.high, other.high) if top is not None]
    return max(one.low, other.low) <= min(tops, default=max(one.low, other.low))


def _denied(toll: Toll) -> frozenset[TollFigure]:
    against = [one for one in toll.by if one.polarity == "against"]
    given = [one for one in toll.by if is_live(one)]
    return frozenset([*against, *given]) if against and given else frozenset()


def _ordered(figures: Iterable[TollFigure]) -> list[TollFigure]:
    return sorted(figures, key=lambda one: (one.report, one.tally, one.claim or "", one.polarity))


def _side_of(figure: TollFigure) -> Side:
    denied = "not " if figure.polarity == "against" else ""
    return Side(
        speaker=figure.speaker,
        value=denied + range_in_words(figure.low, figure.high),
        words=figure.words,
        ref=figure.tally,
        claim=figure.claim,
        report=figure.report,
    )


def range_in_words(low: int | None, high: int | None) -> str:
    """A range as people write it; ``not stated`` for none."""
    if low is None:
        return "not stated" if high is None else f"at most {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def occurrence_contradiction(
    said: Sequence[tuple[SaidBy, Ref, str]], *, is_settled: bool
) -> Contradiction | None:
    """Some say that it happened and some that it did not; each with its event and its words."""
    telling = {
        (one.report, one.speaker)
        for one, _, _ in said
        if one.polarity == "for" and one.stance != "denies_responsibility"
    }
    # who tells of the act and rejects a rival account of it does not deny it
    said = [
        (one, ref, words)
        for one, ref, words in said
        if one.polarity != "against" or (one.report, one.speaker) not in telling
    ]
    kinds = {one.polarity for one, _, _ in said}
    if not {"for", "against"} <= kinds:
        return None
    value = {"for": "it happened", "against": "it did not happen", "doubt": "doubtful"}
    denying = {(one.report, one.speaker) for one, _, _ in said if one.polarity == "against"}
    sides = [
        Side(
            speaker=one.speaker,
            value=value[one.polarity],
            words=words,
            ref=ref,
            claim=one.claim,
            report=one.report,
        )
        for one, ref, words in said
        # who denies the act and its part in it does not say that it happened
        if one.polarity != "for"
        or one.stance != "denies_responsibility"
        or (one.report, one.speaker) not in denying
    ]
    return _make("occurrence", sides, None, is_settled=is_settled)


def value_contradiction(
    about: str,
    values: Sequence[Value],
    denials: frozenset[Ref],
    *,
    rival: bool,
    accepted: frozenset[Ref] = frozenset(),
) -> Contradiction | None:
    """Several values of which only one can be true, or one that is also denied.

    ``rival`` says whether the values exclude each other; several true places of one event do not.
    ``denials`` are the claims that deny the whole act: they deny no value of it apart; ``accepted``
    are values that a person took for right.
    """
    values = [_without(value, denials) for value in values]
    told = [value for value in values if any(one.polarity == "for" for one in value.by)]
    denied = [value for value in values if any(one.polarity == "against" for one in value.by)]
    chosen = told if rival and len(told) > 1 else []
    chosen = [*chosen, *(value for value in denied if value not in chosen)]
    sides = [side for value in chosen for side in _value_sides(value)]
    if len({side.value for side in sides}) < 2:
        return None
    is_settled = any(side.ref in accepted for side in sides)
    return _make(about, sides, None, is_settled=is_settled)


def _without(value: Value, denials: frozenset[Ref]) -> Value:
    by = tuple(one for one in value.by if one.polarity != "against" or one.claim not in denials)
    return msgspec.structs.replace(value, by=by)


def _value_sides(value: Value) -> list[Side]:
    ref = value.refs[0]
    return [
        Side(
            speaker=one.speaker,
            value=("not " if one.polarity == "against" else "") + (value.edtf or value.name),
            words=value.name,
            ref=ref,
            claim=one.claim,
            report=one.report,
        )
        for one in value.by
        if one.polarity != "doubt"
    ]


def _make(about: str, sides: Sequence[Side], why: str | None, *, is_settled: bool) -> Contradiction:
    told = {(side.speaker, side.value, side.report): side for side in reversed(sides)}
    return Contradiction(
        about=about,
        claims=tuple(dict.fromkeys(side.claim or side.ref for side in sides)),
        status=SETTLED if is_settled else OPEN,
        sides=tuple(reversed(told.values())),
        why=why,
    )
