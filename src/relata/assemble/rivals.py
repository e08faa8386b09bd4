"""Links that follow by rule: what contradicts what, and which count is part of which.

The rules look at polarity, speaker and ranges only, so they hold for any subject. A link made here
has no signal words and, as its confidence, how often the rule agreed with the annotators of the
training reports (gold marks in, gold links compared; two annotators agree on links at F1 .61).
A rule for ``supersedes`` (one line of sources, words such as "earlier") was tried and left out: it
agreed in 7 of 17 cases, and a figure wrongly called superseded is worse than two side by side.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from relata.model.codebook import polarity_of, reach_of
from relata.model.marks import Span
from relata.model.record import Claim, Link, Record, Tally
from relata.model.sentence import Sentences

_DENIALS = ("denies", "denies_responsibility", "rejects")
_OWNING = ("accuses", "claims_responsibility")
# Beyond this many code points between two cues, a denial mostly answers somebody else.
_NEAR = 300

_LOWER_BOUND, _NO_BOUND = 0, 2**31
_PART_BEFORE = re.compile(
    r"(?:,|\(|–|—|-)?\s*(?:including|among (?:them|whom|the (?:dead|killed|victims|injured))"
    r"(?: (?:were|was))?|(?:some )?of (?:them|whom)|counting)(?: at least)?\s*(?:were|was)?\s*$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"^[^.,;:]{0,30}?\b(?:of (?:them|whom)|among (?:them|whom)|of the (?:dead|killed|wounded"
    r"|victims|injured|fatalities|casualties|detainees|arrested))\b",
    re.IGNORECASE,
)


_OLD = r"(?:an? |the )?(?:earlier |previous |initial |first )?"
_CHANGE = (
    r"\b(?:lower|rais|revis|correct|adjust|reduc|cut|increas|updat|br(?:ing|ought)|put|chang"
    r"|ris|rose|climb|jump|fall|fell|drop|went|grew|grown)\w*\b"
)
_FROM_OLD = re.compile(rf"{_CHANGE}[^.;]{{0,120}}\bfrom {_OLD}$", re.IGNORECASE)
_TO_NEW = re.compile(r"^[^.;,]{0,30}?\bto (?:at least |about |some )?$", re.IGNORECASE)
_NEW_FROM_OLD = re.compile(
    rf"^[^.;]{{0,40}}\b(?:up|down|raised|lowered|revised|corrected) from {_OLD}$", re.IGNORECASE
)


class Rule(NamedTuple):
    """A rule's link type, and its agreement with annotators on the training reports."""

    type: str
    precision: float


NAMED_DENIAL = Rule("contradicts", 0.78)
NAMED_REJECTION = Rule("contradicts", 0.46)
SHARED_DENIAL = Rule("contradicts", 0.66)
RIVAL_COUNT = Rule("contradicts", 0.53)
PART_OF_COUNT = Rule("part_of", 0.81)
CHANGED_COUNT = Rule("supersedes", 1.0)
"""``raised from X to Y``, ``Y, up from X``: the words say it. Two of two in training reports."""


class Found(NamedTuple):
    """A link that a rule makes."""

    source: str
    target: str
    rule: Rule


def add_rule_links(record: Record) -> Record:
    """The record with the links that follow by rule, where its ends are not linked already."""
    linked = {frozenset((link.source_id, link.target_id)) for link in record.links}
    number = max((int(link.id[1:]) for link in record.links), default=0)
    added: list[Link] = []
    for found in find_rule_links(record):
        ends = frozenset((found.source, found.target))
        if ends in linked:
            continue
        linked.add(ends)
        number += 1
        added.append(
            Link(
                id=f"l{number}",
                source_id=found.source,
                target_id=found.target,
                type=found.rule.type,
                own_voice=True,
                confidence=found.rule.precision,
            )
        )
    return msgspec.structs.replace(record, links=record.links + tuple(added))


def mentions(*tallies: Tally) -> list[tuple[Tally, Span]]:
    """Every mention of some tallies."""
    return [(tally, span) for tally in tallies for span in (tally.span, *tally.more_spans)]


def find_rule_links(record: Record) -> Iterator[Found]:
    """All links that the rules make of one record, in a fixed order."""
    comparison = _Comparison(record)
    yield from comparison.parts()
    yield from comparison.denials()
    yield from comparison.changed_counts()
    yield from comparison.rival_counts()


class _Comparison:
    """Compares the claims and tallies of one record with each other."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.claims = {claim.id: claim for claim in record.claims}
        self.owners = {actor.id: actor.of for actor in record.actors}
        self.sentences = Sentences(record.report.text)

    # Claims against claims

    def denials(self) -> Iterator[Found]:
        for denial in self.record.claims:
            if denial.stance not in _DENIALS:
                continue
            named = [ref for ref in denial.about if ref in self.claims]
            if named:
                yield from self.named_denials(denial, named)
            else:
                yield from self.nearest_denied(denial)

    def named_denials(self, denial: Claim, named: list[str]) -> Iterator[Found]:
        rule = NAMED_REJECTION if denial.stance == "rejects" else NAMED_DENIAL
        for ref in named:
            other = self.claims[ref]
            is_account = polarity_of(other.stance) == "for" and reach_of(other.stance) == "value"
            if is_account and not self.speak_as_one(denial, other):
                yield Found(denial.id, ref, rule)

    def nearest_denied(self, denial: Claim) -> Iterator[Found]:
        """The claim that a denial answers: an accusation before other words, the nearest first."""
        if denial.stance == "rejects":  # a proposal turned down is no rival account
            return
        about = set(denial.about)
        rivals = [
            (other.stance not in _OWNING, other.cue[0] > denial.cue[0], gap, other.id)
            for other in self.record.claims
            if about & set(other.about)
            and polarity_of(other.stance) == "for"
            and reach_of(other.stance) == "value"
            and not self.speak_as_one(denial, other)
            and (gap := abs(other.cue[0][0] - denial.cue[0][0])) < _NEAR
        ]
        if rivals:
            is_other, _, _, claim = min(rivals)
            if denial.stance == "denies" or not is_other:
                yield Found(denial.id, claim, SHARED_DENIAL)

    def speak_as_one(self, one: Claim, other: Claim) -> bool:
        """Whether two claims have one speaker, or one's speaker belongs to the other's."""
        return bool(self.house(one.source) & self.house(other.source))

    def house(self, actor: str) -> set[str]:
        """An actor and all that it belongs to; empty for ``unnamed`` and ``outlet``."""
        house: set[str] = set()
        name: str | None = actor if actor in self.owners else None
        while name is not None and name not in house:
            house.add(name)
            name = self.owners.get(name)
        return house

    # Counts against counts

    def comparable_counts(self) -> Iterator[tuple[Tally, Tally]]:
        """Pairs in text order that count one effect of one event."""
        tallies = sorted(self.record.tallies, key=lambda tally: tally.span)
        for place, first in enumerate(tallies):
            for second in tallies[place + 1 :]:
                same = first.event == second.event and first.effect == second.effect
                if same and first.event is not None:
                    yield first, second

    def parts(self) -> Iterator[Found]:
        """A count that words make part of the count before it ("nine, two of them women")."""
        whole_of: dict[str, Tally] = {}
        for whole, part in self.comparable_counts():
            if self.is_part(whole, part):
                # The nearest count before it, or the whole of that: "nine, among them two women
                # and three children" has two parts of nine.
                whole_of[part.id] = whole_of.get(whole.id, whole)
        for part_id, whole in whole_of.items():
            yield Found(part_id, whole.id, PART_OF_COUNT)

    def is_part(self, whole: Tally, part: Tally) -> bool:
        text, (start, end) = self.record.report.text, part.span
        before = _PART_BEFORE.search(text[max(0, start - 60) : start])
        after = _PART_AFTER.search(text[end : end + 60])
        if not (before or after) or not _can_hold(whole, part):
            return False
        return self.sentence_gap(whole.span, part.span) <= (1 if after else 0)

    def sentence_gap(self, one: Span, other: Span) -> int:
        return abs(self.sentences.number_of(one[0]) - self.sentences.number_of(other[0]))

    def changed_counts(self) -> Iterator[Found]:
        """A count that words put in place of another ("from nine to seven", "36, up from 22")."""
        for one, other in self.comparable_counts():
            for first, at in mentions(one, other):
                for second, then in mentions(one, other):
                    if first is not second and at[1] <= then[0]:
                        yield from self.change(first, at, second, then)

    def change(self, first: Tally, at: Span, second: Tally, then: Span) -> Iterator[Found]:
        """Whether words between and before two mentions of counts put one for the other."""
        text = self.record.report.text
        between = text[at[1] : then[0]]
        if _FROM_OLD.search(text[max(0, at[0] - 160) : at[0]]) and _TO_NEW.search(between):
            yield Found(second.id, first.id, CHANGED_COUNT)
        elif _NEW_FROM_OLD.search(between):
            yield Found(first.id, second.id, CHANGED_COUNT)

    def rival_counts(self) -> Iterator[Found]:
        """Counts of one effect on one group that exclude each other, by different speakers."""
        for first, second in self.comparable_counts():
            if first.of != second.of or not exclude_each_other(first, second):
                continue
            if first.own_voice or second.own_voice:
                continue
            if self.speakers(first) & self.speakers(second):
                continue
            yield Found(second.id, first.id, RIVAL_COUNT)

    def speakers(self, tally: Tally) -> set[str]:
        """Who is for a count; the report's own voice is ``outlet``."""
        own = {"outlet"} if tally.own_voice else set()
        return own | {self.claims[by.claim].source for by in tally.by if by.polarity == "for"}


def exclude_each_other(one: Tally, other: Tally) -> bool:
    """Whether no number fits both counts; a count without any bound excludes nothing."""
    if (one.low is None and one.high is None) or (other.low is None and other.high is None):
        return False
    return _top(one) < _bottom(other) or _top(other) < _bottom(one)


def _can_hold(whole: Tally, part: Tally) -> bool:
    """Whether a count may be part of another; equal counts are the same people, not a part."""
    return part.high is None or whole.high is None or part.high < whole.high


def _bottom(tally: Tally) -> int:
    return _LOWER_BOUND if tally.low is None else tally.low


def _top(tally: Tally) -> int:
    return _NO_BOUND if tally.high is None else tally.high
