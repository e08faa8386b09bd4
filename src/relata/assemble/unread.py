"""What the machine passed over: numbers and words of violence that no value took up.

Listed are numbers that no mark holds and that could count somebody (no ages, dates, times of day,
distances, weights, sums of money, shares, ordinals, or numbers that name a unit or a road), and
words of harm and violence that no event, count or other mark accounts for.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from relata.assemble.lexicon import harm_patterns, word_pattern
from relata.model.marks import Span
from relata.model.number_kinds import find_numbers
from relata.model.quantities import has_cardinal
from relata.model.record import Record, Unread
from relata.model.sentence import Sentences

NUMBER_WITH_EVENT = "a number beside an event that no count took up"
NUMBER_ALONE = "a number with no event"
HARM_ALONE = "a word of harm that no count or event took up"
VIOLENCE_ALONE = "a word of violence with no event"

_AROUND = 24  # code points beside a number that decide what it is
_LISTED = re.compile(r"(?:^|\n)\W{0,3}\d{1,2}[.)]\s|\(\d{1,2}\)")  # numbers that only order
_AGED = re.compile(r"[A-Z][\w’'-]+, \d{1,2}(?:,|\.|;)")  # a name, an age
_CONTENT_FREE = frozenset({"one", "zero", "both", "many", "some", "none", "nobody", "no one"})


def find_unread(record: Record) -> tuple[Unread, ...]:
    """What no value of the record took up, in the order of the text."""
    search = _Search(record)
    found = [*search.numbers(), *search.harm(), *search.violence()]
    first_on: dict[Span, Unread] = {}
    for unread in found:
        first_on.setdefault(unread.span, unread)
    return tuple(sorted(first_on.values(), key=lambda unread: unread.span))


class _Search:
    """Searches the text of one record for what its values do not cover."""

    def __init__(self, record: Record) -> None:
        self.text = record.report.text
        self.sentences = Sentences(self.text)
        self.taken = _merge(_all_spans(record))
        self.triggers = [span for event in record.events for span in event.triggers]
        self.event_sentences = {self.sentences.number_of(span[0]) for span in self.triggers}
        self.harmed: dict[Span, bool] = {}
        self.counts: dict[int, set[str]] = {}
        for tally in record.tallies:
            for span in (tally.span, *tally.more_spans):
                number = self.sentences.number_of(span[0])
                self.counts.setdefault(number, set()).add(tally.effect)

    def is_taken(self, span: Span) -> bool:
        before = bisect_left(self.taken, (span[1], 0))  # those that start before the span ends
        return before > 0 and self.taken[before - 1][1] > span[0]

    # Numbers

    def numbers(self) -> Iterator[Unread]:
        for number in find_numbers(self.text):
            span = (number.start, number.end)
            if number.kind != "count" or self.is_taken(span) or self.only_orders(span):
                continue
            beside = self.sentences.number_of(span[0]) in self.event_sentences
            exact = has_cardinal(self.text[span[0] : span[1]])
            if exact or beside or self.tells_harm(span):
                yield Unread(span=span, why=NUMBER_WITH_EVENT if beside else NUMBER_ALONE)

    def only_orders(self, span: Span) -> bool:
        """Whether a number orders a list, tells an age, is part of a word, or says nothing."""
        words = self.text[span[0] : span[1]].casefold()
        before = self.text[max(0, span[0] - 1) : span[0]]
        after = self.text[span[1] : span[1] + 1]
        joined = re.match(r"[\w\-–]", before) or re.match(r"[\w\-]", after)
        return (
            words in _CONTENT_FREE
            or joined is not None
            or any(self.fits(pattern, span) for pattern in (_LISTED, _AGED))
        )

    def tells_harm(self, span: Span) -> bool:
        """Whether words of harm stand in the sentence of a vague number."""
        start, end = self.sentences.around(span[0])
        if (start, end) not in self.harmed:  # a list of a thousand numbers may be one sentence
            found = any(pattern.search(self.text, start, end) for pattern, _ in harm_patterns())
            self.harmed[start, end] = found
        return self.harmed[start, end]

    def fits(self, pattern: re.Pattern[str], span: Span) -> bool:
        """Whether a number stands in a match of the pattern."""
        around = pattern.finditer(self.text, max(0, span[0] - _AROUND), span[1] + _AROUND)
        return any(match.start() <= span[0] and span[1] <= match.end() for match in around)

    # Words

    def harm(self) -> Iterator[Unread]:
        for pattern, effects in harm_patterns():
            for match in pattern.finditer(self.text):
                if self.is_taken(match.span()) or self.is_counted(match.start(), effects):
                    continue
                yield Unread(span=match.span(), why=HARM_ALONE)

    def is_counted(self, offset: int, effects: frozenset[str]) -> bool:
        """Whether a count of such an effect stands in the sentence or the one before it."""
        number = self.sentences.number_of(offset)
        counted = self.counts.get(number, set()) | self.counts.get(number - 1, set())
        return bool(counted & effects)

    def violence(self) -> Iterator[Unread]:
        for match in word_pattern("violence").finditer(self.text):
            if not self.is_taken(match.span()):
                yield Unread(span=match.span(), why=VIOLENCE_ALONE)


def _merge(spans: Iterable[Span]) -> list[Span]:
    """The stretches that spans cover together, in text order."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _all_spans(record: Record) -> Iterator[Span]:
    """Every span that a mark holds, contents of claims aside: those hold whole sentences."""
    for table in (record.actors, record.places, record.times, record.weapons, record.objects):
        for mark in table:
            yield from mark.mentions
    for event in record.events:
        yield from event.triggers
    for tally in record.tallies:
        yield tally.span
        yield from tally.more_spans
    for claim in record.claims:
        yield from claim.cue
    for link in record.links:
        yield from link.signal
