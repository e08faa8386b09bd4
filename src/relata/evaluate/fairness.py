"""Does the reader judge both sides alike? Status, stance and polarity with the sides exchanged."""

from collections.abc import Iterable, Iterator

import msgspec

from relata.evaluate.examples import Example
from relata.evaluate.readings import ReadAll
from relata.evaluate.sides import Exchanged, exchange_sides
from relata.model.record import By, Event, Record, Span, Tally
from relata.model.report import Report
from relata.pipeline.reading import Failure
from relata.score.align import Match, match_letter

ASPECTS = ("status", "stance", "polarity")


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One value that changed with the sides; ``span`` stands in the report's own text."""

    report: str
    aspect: str
    span: Span
    words: str
    before: str
    after: str


class Fairness(msgspec.Struct, frozen=True, kw_only=True):
    """What exchanging sides changed.

    Attributes:
        reports: reports in which two sides were exchanged and both texts read.
        kept: by aspect, values that both readings have and that are the same.
        changes: values that both readings have and that differ.
        lost: events and claims of the first reading that the second has not.
        found: events and claims of the first reading.
    """

    reports: int = 0
    kept: dict[str, int] = {}
    changes: tuple[Change, ...] = ()
    lost: int = 0
    found: int = 0

    def share_kept(self, aspect: str | None = None) -> float | None:
        """Share of the values (of one aspect, or all) that stayed; None when there are none."""
        kept = sum(self.kept.values()) if aspect is None else self.kept.get(aspect, 0)
        changed = sum(aspect in (None, change.aspect) for change in self.changes)
        return kept / (kept + changed) if kept + changed else None

    @property
    def reports_unchanged(self) -> int:
        """Reports in which no value changed."""
        return self.reports - len({change.report for change in self.changes})

    def __add__(self, other: "Fairness") -> "Fairness":
        """The outcome over the reports of both."""
        return Fairness(
            reports=self.reports + other.reports,
            kept={a: self.kept.get(a, 0) + other.kept.get(a, 0) for a in ASPECTS},
            changes=self.changes + other.changes,
            lost=self.lost + other.lost,
            found=self.found + other.found,
        )


def measure_fairness(examples: Iterable[Example], read_all: ReadAll, *, limit: int) -> Fairness:
    """Read up to ``limit`` reports as they are and with their sides exchanged, and compare.

    Reports without two named sides are passed over; so are those that cannot be read.
    """
    chosen = list(_exchangeable(examples, limit))
    reports = [
        report
        for example, exchanged in chosen
        for report in (example.report, _with_text(example.report, exchanged))
    ]
    outcomes = read_all(reports)
    total = Fairness()
    for example, exchanged in chosen:
        first, second = next(outcomes), next(outcomes)
        if isinstance(first, Failure) or isinstance(second, Failure):
            continue
        total += compare_readings(example.id, exchanged, first.record, second.record)
    return total


def _exchangeable(examples: Iterable[Example], limit: int) -> Iterator[tuple[Example, Exchanged]]:
    for example in examples:
        if limit <= 0:
            return
        exchanged = exchange_sides(example.gold)
        if exchanged is not None:
            limit -= 1
            yield example, exchanged


def _with_text(report: Report, exchanged: Exchanged) -> Report:
    headline = exchanged.map_span(report.headline) if report.headline else None
    return msgspec.structs.replace(report, text=exchanged.text, headline=headline)


def compare_readings(name: str, exchanged: Exchanged, before: Record, after: Record) -> Fairness:
    """Compare the reading of a text with the reading of it with its sides exchanged."""
    moved = _move(before, exchanged)
    events, claims, tallies = (match_letter(moved, after, letter) for letter in "eqn")
    kept: dict[str, int] = dict.fromkeys(ASPECTS, 0)
    changes = []
    for value in _values(before, after, events, claims, tallies):
        if value.before == value.after:
            kept[value.aspect] += 1
        else:
            start, end = value.span
            words = before.report.text[start:end]
            changes.append(msgspec.structs.replace(value, report=name, words=words))
    found = len(before.events) + len(before.claims)
    return Fairness(
        reports=1,
        kept=kept,
        changes=tuple(changes),
        lost=found - len(events.pairs) - len(claims.pairs),
        found=found,
    )


def _move(record: Record, exchanged: Exchanged) -> Record:
    """The events, claims and tallies of a record with their spans in the exchanged text."""

    def move(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(exchanged.map_span(span) for span in spans)

    replace = msgspec.structs.replace
    return Record(
        report=replace(record.report, text=exchanged.text, headline=None),
        events=tuple(replace(e, triggers=move(e.triggers)) for e in record.events),
        claims=tuple(replace(c, cue=move(c.cue)) for c in record.claims),
        tallies=tuple(
            replace(n, span=exchanged.map_span(n.span), more_spans=move(n.more_spans))
            for n in record.tallies
        ),
    )


def _values(
    before: Record, after: Record, events: Match, claims: Match, tallies: Match
) -> Iterator[Change]:
    """Every value that both readings have; report and words are filled in by the caller."""
    new_events = {event.id: event for event in after.events}
    new_claims = {claim.id: claim for claim in after.claims}
    new_tallies = {tally.id: tally for tally in after.tallies}
    for event in before.events:
        if event.id in events.pairs:
            other = new_events[events.pairs[event.id]]
            yield _change("status", event.triggers[0], event.status, other.status)
            yield from _polarities(event, other, claims)
    for claim in before.claims:
        if claim.id in claims.pairs:
            stance = new_claims[claims.pairs[claim.id]].stance
            yield _change("stance", claim.cue[0], claim.stance, stance)
    for tally in before.tallies:
        if tally.id in tallies.pairs:
            yield from _polarities(tally, new_tallies[tallies.pairs[tally.id]], claims)


def _change(aspect: str, span: Span, before: str, after: str) -> Change:
    return Change(report="", aspect=aspect, span=span, words="", before=before, after=after)


def _polarities(before: Event | Tally, after: Event | Tally, claims: Match) -> Iterator[Change]:
    """The polarity of each claim that carries a value in either reading and is in both."""
    span = before.span if isinstance(before, Tally) else before.triggers[0]
    old = {claims.pairs[by.claim]: by.polarity for by in _by(before) if by.claim in claims.pairs}
    paired = set(claims.pairs.values())
    new = {by.claim: by.polarity for by in _by(after) if by.claim in paired}
    for claim in sorted(old | new):
        yield _change("polarity", span, old.get(claim, "none"), new.get(claim, "none"))


def _by(value: Event | Tally) -> tuple[By, ...]:
    return value.by if isinstance(value, Tally) else value.occurrence.by
