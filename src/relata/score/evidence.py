"""What an evidence tool must never do: counted, with every offence listed.

- ``claim_as_own``: a value that only claims carry, shown in the report's own voice.
- ``own_as_claim``: a value of the report's own voice, shown as carried by claims alone.
- ``denied_as_happened``: a denied act shown as happened.
- ``prospect_as_happened``: a planned, threatened or hypothetical act shown as happened.

The first two look at matched values: occurrences of events whose triggers overlap, agents of these
that are the same, tallies of the same number and effect. Values in which gold has neither voice nor
claim are left out. A rate is offences over the matched values that could be offended against, the
stricter of two readings: ``over_all`` divides by all matched values of the check.
"""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from relata.model.record import By, Event, Filler, Span, Tally, Voice
from relata.score.comparison import Comparison
from relata.score.events import event_pairs, is_same_filler
from relata.score.slots import pair_up
from relata.score.tallies import is_same_count, tally_pairs

SHOWN_AS_HAPPENED = frozenset({"happened", "ongoing", "past"})
"""Statuses that tell a reader that an act took place."""

PROSPECTS = frozenset({"planned", "threatened", "hypothetical"})

CHECKS = ("claim_as_own", "own_as_claim", "denied_as_happened", "prospect_as_happened")


class Offence(msgspec.Struct, frozen=True, kw_only=True):
    """One value shown as it must not be; ``gold`` and ``read`` say how it stands on each side."""

    report: str
    span: Span
    words: str
    value: str
    gold: str
    read: str


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One check's outcome over one or more reports.

    Attributes:
        at_risk: matched values that could be offended against.
        matched: all matched values the check looked at.
        in_gold: values at risk in gold, matched or not.
    """

    name: str
    offences: tuple[Offence, ...] = ()
    at_risk: int = 0
    matched: int = 0
    in_gold: int = 0

    @property
    def rate(self) -> float | None:
        """Offences over matched values at risk; None when nothing was at risk."""
        return len(self.offences) / self.at_risk if self.at_risk else None

    @property
    def over_all(self) -> float | None:
        """Offences over all matched values; None when nothing matched."""
        return len(self.offences) / self.matched if self.matched else None

    def __add__(self, other: "Check") -> "Check":
        """The outcome over the reports of both."""
        return Check(
            name=self.name,
            offences=self.offences + other.offences,
            at_risk=self.at_risk + other.at_risk,
            matched=self.matched + other.matched,
            in_gold=self.in_gold + other.in_gold,
        )


class _Value(NamedTuple):
    """One value that both records have; ``what`` names it for a person."""

    what: str
    span: Span
    gold: Voice | Filler | Tally
    read: Voice | Filler | Tally


def run_checks(comparison: Comparison) -> tuple[Check, ...]:
    """All checks of one report, in the order of ``CHECKS``."""
    values = list(_matched_values(comparison))
    return (
        _check_voice(comparison, values, own_in_gold=False),
        _check_voice(comparison, values, own_in_gold=True),
        _check_status(comparison, "denied_as_happened", frozenset({"denied"})),
        _check_status(comparison, "prospect_as_happened", PROSPECTS),
    )


def _matched_values(comparison: Comparison) -> Iterator[_Value]:
    for gold, read in event_pairs(comparison):
        if gold is None or read is None:
            continue
        span = gold.triggers[0]
        yield _Value("occurrence", span, gold.occurrence, read.occurrence)
        for left, right in pair_up(
            gold.agents, read.agents, lambda g, r: is_same_filler(comparison, g.ref, r.ref)
        ):
            if left is not None and right is not None:
                yield _Value(f"agent {comparison.gold.words(left.ref)}", span, left, right)
    for one, other in tally_pairs(comparison):
        if one is not None and other is not None and is_same_count(one, other):
            yield _Value(f"tally {one.effect}", one.span, one, other)


def _check_voice(comparison: Comparison, values: list[_Value], *, own_in_gold: bool) -> Check:
    voiced = [value for value in values if value.gold.own_voice or value.gold.by]
    at_risk = [value for value in voiced if value.gold.own_voice == own_in_gold]
    offences = [value for value in at_risk if value.read.own_voice != own_in_gold]
    return Check(
        name="own_as_claim" if own_in_gold else "claim_as_own",
        offences=tuple(_offence(comparison, value) for value in offences),
        at_risk=len(at_risk),
        matched=len(voiced),
        in_gold=sum(
            voice.own_voice == own_in_gold
            for voice in _all_voices(comparison)
            if voice.own_voice or voice.by
        ),
    )


def _all_voices(comparison: Comparison) -> Iterator[Voice | Filler | Tally]:
    for event in comparison.gold.record.events:
        yield event.occurrence
        yield from event.agents
    yield from comparison.gold.record.tallies


def _offence(comparison: Comparison, value: _Value) -> Offence:
    text = comparison.gold.record.report.text
    return Offence(
        report=comparison.gold.record.report.id,
        span=value.span,
        words=text[value.span[0] : value.span[1]],
        value=value.what,
        gold=_show_voice(own=value.gold.own_voice, by=value.gold.by),
        read=_show_voice(own=value.read.own_voice, by=value.read.by),
    )


def _show_voice(*, own: bool, by: tuple[By, ...]) -> str:
    voices = ["own voice"] if own else []
    return ", ".join(voices + [f"{b.claim} {b.polarity}" for b in by]) or "nobody"


def is_shown_as_happened(event: Event) -> bool:
    """Whether a reader is told that it took place: by the report itself or by a claim for it."""
    carried = event.occurrence.own_voice or any(b.polarity == "for" for b in event.occurrence.by)
    return event.status in SHOWN_AS_HAPPENED and carried


def _check_status(comparison: Comparison, name: str, statuses: frozenset[str]) -> Check:
    """Gold events of some statuses against every read event that stands for them."""
    standing: dict[str, list[Event]] = {}
    for event in comparison.read.record.events:
        standing.setdefault(comparison.stands_for(event.id) or "", []).append(event)
    gold = [event for event in comparison.gold.record.events if event.status in statuses]
    matched = [event for event in gold if event.id in standing]
    offences = []
    for event in matched:
        shown = [read for read in standing[event.id] if is_shown_as_happened(read)]
        if shown:
            offences.append(_status_offence(comparison, event, shown[0]))
    return Check(
        name=name,
        offences=tuple(offences),
        at_risk=len(matched),
        matched=len(matched),
        in_gold=len(gold),
    )


def _status_offence(comparison: Comparison, gold: Event, read: Event) -> Offence:
    text = comparison.gold.record.report.text
    span = gold.triggers[0]
    return Offence(
        report=comparison.gold.record.report.id,
        span=span,
        words=text[span[0] : span[1]],
        value="status",
        gold=gold.status,
        read=read.status,
    )
