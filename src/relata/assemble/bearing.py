"""What counts and claims bear on: a tally's scope, a claim's hedging – both from words alone."""

import msgspec

from relata.assemble.lexicon import word_pattern
from relata.model.marks import Span
from relata.model.record import Claim, Event, Record, Tally
from relata.model.sentence import Sentences

EVENT, PERIOD, CAMPAIGN = "event", "period", "campaign"


def set_bearing(record: Record) -> Record:
    """The record with ``scope`` of every tally and ``hedged`` of every claim."""
    judge = _Judge(record)
    return msgspec.structs.replace(
        record,
        tallies=tuple(
            msgspec.structs.replace(tally, scope=judge.scope(tally)) for tally in record.tallies
        ),
        claims=tuple(
            msgspec.structs.replace(claim, hedged=judge.is_hedged(claim)) for claim in record.claims
        ),
    )


class _Judge:
    """Judges the tallies and claims of one record."""

    def __init__(self, record: Record) -> None:
        self.text = record.report.text
        self.events = {event.id: event for event in record.events}
        self.tallies = {tally.id: tally for tally in record.tallies}
        self.sentences = Sentences(self.text)

    def scope(self, tally: Tally) -> str | None:
        """What a tally counts over; None where it has no event and no words tell.

        An event of status ``habitual`` is a practice or a total, and one whose time is open at an
        end is no single act. Words of a period count only for such events: "the third attack this
        year" still has a toll of its own.
        """
        event = self.events.get(tally.event or "")
        words = " ".join(self.sentence(span) for span in (tally.span, *tally.more_spans))
        if event is None:
            return self.total_scope(words, default=None)
        if self.is_campaign(event):
            return CAMPAIGN
        open_ended = any(filler.edtf and ".." in filler.edtf for filler in event.times)
        if event.status == "habitual" or open_ended:
            return self.total_scope(words, default=PERIOD)
        return EVENT

    def total_scope(self, words: str, *, default: str | None) -> str | None:
        if word_pattern("campaign").search(words):
            return CAMPAIGN
        return PERIOD if word_pattern("period").search(words) else default

    def is_campaign(self, event: Event) -> bool:
        named = word_pattern("campaign_triggers")
        return all(named.fullmatch(self.text[start:end]) for start, end in event.triggers)

    def is_hedged(self, claim: Claim) -> bool:
        """Whether the cue, or the words about what the claim is about, hedge."""
        cue = " ".join(self.text[start:end] for start, end in claim.cue)
        if word_pattern("hedging_cues").search(cue):
            return True
        words = [cue, *self.words_on_subject(claim)]
        return any(word_pattern("hedges").search(some) for some in words)

    def words_on_subject(self, claim: Claim) -> list[str]:
        """The claim's own words; where they run over sentences, those that name its subject."""
        subjects = [span for ref in claim.about for span in self.spans_of(ref)]
        numbers = {self.sentences.number_of(start) for start, _ in subjects}
        words = []
        for content in claim.content:
            pieces = list(self.sentences.pieces(*content))
            on_subject = [
                piece for piece in pieces if self.sentences.number_of(piece[0]) in numbers
            ]
            words += [self.text[start:end] for start, end in on_subject or pieces]
        return words

    def spans_of(self, ref: str) -> tuple[Span, ...]:
        if ref in self.events:
            return self.events[ref].triggers
        tally = self.tallies.get(ref)
        return (tally.span, *tally.more_spans) if tally else ()

    def sentence(self, span: Span) -> str:
        start, end = self.sentences.around(span[0])
        return self.text[start:end]
