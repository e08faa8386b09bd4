"""Looks up a record's parts for a review sheet, and says them as they are entered and in words."""

from collections.abc import Sequence
from typing import NamedTuple

from relata.model.record import Actor, By, Claim, Event, Place, Record, Span, Tally, Time
from relata.views.sheet_parts import Option


class Entered(NamedTuple):
    """A value as it is entered, and in words."""

    entered: str | None
    shown: str


class RecordNames:
    """Looks up a record's parts, and says them in words."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._events = {one.id: one for one in record.events}
        self._tallies = {one.id: one for one in record.tallies}
        self._claims = {one.id: one for one in record.claims}
        self._actors = {one.id: one for one in record.actors}
        self._places = {one.id: one for one in record.places}
        self._times = {one.id: one for one in record.times}
        self._things = {one.id: one for one in (*record.weapons, *record.objects)}

    def event(self, ref: str) -> Event | None:
        """An event, or None."""
        return self._events.get(ref)

    def tally(self, ref: str) -> Tally | None:
        """A count, or None."""
        return self._tallies.get(ref)

    def claim(self, ref: str) -> Claim | None:
        """A speech act, or None."""
        return self._claims.get(ref)

    def actor(self, ref: str) -> Actor | None:
        """An actor, or None."""
        return self._actors.get(ref)

    def place(self, ref: str) -> Place | None:
        """A place, or None."""
        return self._places.get(ref)

    def time(self, ref: str) -> Time | None:
        """A time, or None."""
        return self._times.get(ref)

    def quote(self, spans: Sequence[Span]) -> str:
        """The words of spans."""
        text = self.record.report.text
        return " … ".join(" ".join(text[start:end].split()) for start, end in spans)

    def spans(self, ref: str) -> tuple[Span, ...]:
        """The words of a named part."""
        named = (
            self._actors.get(ref)
            or self._places.get(ref)
            or self._times.get(ref)
            or self._things.get(ref)
        )
        if named is not None:
            return named.mentions
        event = self._events.get(ref)
        return event.triggers if event is not None else ()

    def words(self, ref: str | None) -> str:
        """What a part is called."""
        if ref is None:
            return "none"
        named = self._actors.get(ref) or self._places.get(ref) or self._things.get(ref)
        if named is not None:
            return named.name
        if ref in self._times:
            return self.quote(self._times[ref].mentions[:1])
        return self.event_words(ref)

    def event_words(self, ref: str | None) -> str:
        """An event by its id and first words; a claim or count by its id."""
        if ref is None:
            return "none"
        event = self._events.get(ref)
        return f"{ref} “{self.quote(event.triggers[:1])}”" if event is not None else ref

    def event_options(self) -> tuple[Option, ...]:
        """All events, to choose from."""
        return tuple(Option(value=one, words=self.event_words(one)) for one in self._events)

    def listed(self, refs: Sequence[str]) -> Entered:
        """Names as a person lists them."""
        names = list(dict.fromkeys(self.words(ref) for ref in refs))
        return Entered("; ".join(names) or None, ", ".join(names) or "none")

    def options(self, letters: str) -> tuple[Option, ...]:
        """The names of all parts of some letters."""
        tables = (self._actors, self._places, self._times, self._things)
        refs = [ref for table in tables for ref in table if ref[0] in letters]
        names = dict.fromkeys(self.words(ref) for ref in refs)
        return tuple(Option(value=name, words=name) for name in names)

    def speaker(self, claim: Claim) -> Entered:
        """Who speaks in a claim."""
        if claim.source == "outlet":
            return Entered("outlet", self.record.report.publisher or "the outlet")
        if claim.source == "unnamed":
            return Entered("unnamed", "a source not named")
        name = self.words(claim.source)
        return Entered(name, name)

    def voices(self, by: Sequence[By], *, own_voice: bool) -> tuple[str, ...]:
        """Everyone who tells a value, in words."""
        found = ["the report itself"] if own_voice else []
        how = {"for": "", "against": "denied by ", "doubt": "doubted by "}
        for one in by:
            claim = self._claims.get(one.claim)
            name = self.speaker(claim).shown if claim is not None else one.claim
            found.append(how.get(one.polarity, "") + name)
        return tuple(dict.fromkeys(found))
