"""A record in words for people: names, numbers, speakers, voices. Shared by every view.

A value keeps its voice wherever it is shown: ``Voicing`` says who carries it, and a view that
leaves it out is wrong.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from relata.model.marks import OUTLET, UNNAMED
from relata.model.record import (
    Actor,
    By,
    Claim,
    Event,
    Filler,
    Link,
    Place,
    Record,
    Span,
    Tally,
    Time,
)
from relata.views.stances import VERBS

Polarity = Literal["for", "against", "doubt"]

UNNAMED_SPEAKER = "a source not named"

LINK_PHRASES: Mapping[str, str] = {
    "response_to": "in response to",
    "caused_by": "caused by",
    "part_of": "part of",
    "same_as": "the same as",
    "follows": "after",
    "contradicts": "contradicts",
    "supersedes": "takes the place of",
}

COMPARED = "from what each says"
"""In place of a voice: nobody says that the two contradict, it follows from setting them side by
side."""

BASIS_PHRASES: Mapping[str, str] = {
    "given": "as given",
    "metadata": "from the page's metadata",
    "text": "from the text",
    "url": "from the address",
    "unknown": "not known",
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in a record.

    Attributes:
        key: an actor's id, ``outlet`` or ``unnamed``.
        name: for people.
    """

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Voicing:
    """One voice that carries a value.

    Attributes:
        speaker: None for the report's own voice.
        claim: the claim's id, or None for the report's own voice.
        polarity: whether the voice is for the value, against it, or in doubt.
    """

    speaker: Speaker | None
    claim: str | None
    polarity: Polarity = "for"


def stance_words(stance: str) -> str:
    """A stance as a verb of now; the code in words when the codebook has none such."""
    return VERBS[stance].says if stance in VERBS else words_of(stance)


def words_of(code: str | None) -> str:
    """A code as words: ``armed_group`` is "armed group"; empty for None."""
    return (code or "").replace("_", " ")


class Lexicon:
    """Looks up what a record's ids stand for, in words."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text = record.report.text
        self._actors = {actor.id: actor for actor in record.actors}
        self._places = {place.id: place for place in record.places}
        self._times = {time.id: time for time in record.times}
        self._things = {thing.id: thing for thing in (*record.weapons, *record.objects)}
        self._events = {event.id: event for event in record.events}
        self._claims = {claim.id: claim for claim in record.claims}
        self._tallies = {tally.id: tally for tally in record.tallies}

    @property
    def publisher(self) -> str:
        """The publisher, or words for one that is not known."""
        return self.record.report.publisher or "the outlet"

    def quote(self, spans: Iterable[Span]) -> str:
        """The words of some spans, with dots between them; line breaks become spaces."""
        return " … ".join(" ".join(self.text[start:end].split()) for start, end in spans)

    def name(self, ref: str | None) -> str:
        """What an id stands for; the id itself when the record has nothing of that id."""
        if ref is None:
            return "not stated"
        entity = self._actors.get(ref) or self._places.get(ref) or self._things.get(ref)
        if entity is not None:
            return entity.name
        if ref in self._times:
            return time_words(self._times[ref], self)
        return self._other_name(ref)

    def _other_name(self, ref: str) -> str:
        if ref in self._events:
            return event_words(self._events[ref], self)
        if ref in self._tallies:
            tally = self._tallies[ref]
            return f"{number_words(tally)} {words_of(tally.effect)}"
        if ref in self._claims:
            return claim_words(self._claims[ref], self)
        return ref

    def spans(self, ref: str | None) -> tuple[Span, ...]:
        """The words that an id stands on; empty when the record has nothing of that id."""
        if ref is None:
            return ()
        for table in (self._actors, self._places, self._times, self._things):
            if ref in table:
                return table[ref].mentions
        if ref in self._events:
            return self._events[ref].triggers
        if ref in self._tallies:
            return tally_spans(self._tallies[ref])
        return self._claims[ref].cue if ref in self._claims else ()

    def event(self, ref: str) -> Event | None:
        """The event of an id, or None."""
        return self._events.get(ref)

    def actor(self, ref: str) -> Actor | None:
        """The actor of an id, or None."""
        return self._actors.get(ref)

    def place(self, ref: str) -> Place | None:
        """The place of an id, or None."""
        return self._places.get(ref)

    def time(self, ref: str) -> Time | None:
        """The time of an id, or None."""
        return self._times.get(ref)

    def claim(self, ref: str) -> Claim | None:
        """The claim of an id, or None."""
        return self._claims.get(ref)

    def speaker(self, claim: Claim) -> Speaker:
        """Who speaks in a claim."""
        if claim.source == UNNAMED:
            return Speaker(UNNAMED, UNNAMED_SPEAKER)
        if claim.source == OUTLET:
            return Speaker(OUTLET, self.publisher)
        return Speaker(claim.source, self.name(claim.source))

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """Everybody who speaks, in the order of their first claim."""
        found = {speaker.key: speaker for speaker in map(self.speaker, self.record.claims)}
        return tuple(found.values())

    @cached_property
    def speaker_ranks(self) -> Mapping[str, int]:
        """The rank of every named speaker in the order of their first claims, by key."""
        named = (speaker.key for speaker in self.speakers if speaker.key != UNNAMED)
        return {key: rank for rank, key in enumerate(named)}

    def chain(self, claim: Claim) -> tuple[str, ...]:
        """Through whom a claim came: the speaker, the relays, the claims around it outwards.

        A speaker who quotes itself stands once.
        """
        names = [self.speaker(claim).name, *(self.name(relay) for relay in claim.via)]
        outer = self._claims.get(claim.within) if claim.within else None
        seen = {claim.id}
        while outer is not None and outer.id not in seen:
            seen.add(outer.id)
            names += [self.speaker(outer).name, *(self.name(relay) for relay in outer.via)]
            outer = self._claims.get(outer.within) if outer.within else None
        return tuple(dict.fromkeys(names))

    def voicings(self, by: Iterable[By], *, own_voice: bool) -> tuple[Voicing, ...]:
        """Every voice that carries a value, the report's own first."""
        voices = [Voicing(None, None)] if own_voice else []
        for carrier in by:
            claim = self._claims.get(carrier.claim)
            speaker = self.speaker(claim) if claim else Speaker(carrier.claim, carrier.claim)
            voices.append(Voicing(speaker, carrier.claim, _polarity(carrier.polarity)))
        return tuple(voices)

    def tallies_of(self, event: Event) -> tuple[Tally, ...]:
        """The tallies of an event."""
        return tuple(tally for tally in self.record.tallies if tally.event == event.id)

    def links_from(self, ref: str) -> tuple[Link, ...]:
        """The links that start at an event, claim or tally."""
        return tuple(link for link in self.record.links if link.source_id == ref)


def _polarity(text: str) -> Polarity:
    if text == "against":
        return "against"
    return "doubt" if text == "doubt" else "for"


def event_words(event: Event, lexicon: Lexicon) -> str:
    """An event in a few words: its id and the first words that name it."""
    return f"{event.id} “{lexicon.quote(event.triggers[:1])}”"


def claim_words(claim: Claim, lexicon: Lexicon) -> str:
    """A claim in a few words: its id, its speaker, the words that show that somebody speaks."""
    cue = f" “{lexicon.quote(claim.cue)}”" if claim.cue else ""
    return f"{claim.id} {lexicon.speaker(claim).name}{cue}"


def is_compared(link: Link) -> bool:
    """Whether a contradiction follows from its two ends alone, and no words tell of it."""
    return link.type == "contradicts" and not link.signal and not link.by


def source_words(source: str) -> str:
    """Where a report was read from; ``-`` is standard input."""
    return "standard input" if source == "-" else source


def type_words(event: Event) -> str:
    """Type and mode of an event: ``assault · missile``."""
    return " · ".join(filter(None, (words_of(event.type).lower(), words_of(event.mode))))


def number_words(tally: Tally) -> str:
    """The figure of a tally: ``7``, ``3 or more``, ``up to 10``, ``3–5``, ``about 40``.

    A figure that the words leave open on both sides is shown as those words; a bound that the
    words exclude ("more than 200", from 201) as they have it.
    """
    low, high = tally.low, tally.high
    if low is None and high is None:
        return f"“{tally.words}”"
    if low is None or high is None:
        figure = _half_open(low, high, tally.words)
    else:
        figure = f"{low:,}" if low == high else f"{low:,}–{high:,}"
    return f"about {figure}" if tally.approximate else figure


def _half_open(low: int | None, high: int | None, words: str) -> str:
    written = {int(digits) for digits in re.findall(r"[0-9]+", words.replace(",", ""))}
    if low is not None:
        return f"more than {low - 1:,}" if low - 1 in written else f"{low:,} or more"
    if high is not None and high + 1 in written:
        return f"fewer than {high + 1:,}"
    return f"up to {high:,}"


def tally_words(tally: Tally, lexicon: Lexicon) -> str:
    """A tally in words: figure, effect, of whom."""
    parts = [number_words(tally), words_of(tally.effect)]
    if tally.of is not None:
        parts.append(f"({lexicon.name(tally.of)})")
    if tally.scope not in (None, "event"):
        parts.append(f"(over a {tally.scope})")
    return " ".join(parts)


def tally_spans(tally: Tally) -> tuple[Span, ...]:
    """All words of a tally."""
    return (tally.span, *tally.more_spans)


def time_words(time: Time, lexicon: Lexicon) -> str:
    """A time's value, or its words where nothing decided."""
    if time.edtf is None and time.clock is None:
        return f"“{lexicon.quote(time.mentions[:1])}” (no day decided)"
    return " ".join(filter(None, (time.edtf, time.clock, time.utc_offset)))


def filler_words(filler: Filler, lexicon: Lexicon) -> str:
    """What fills a slot, with what a person needs to tell it from its namesakes."""
    place = lexicon.place(filler.ref)
    if place is not None:
        return place_words(place)
    return lexicon.name(filler.ref)


def place_words(place: Place) -> str:
    """A place with its division and country as far as they are known."""
    known = [part for part in (place.admin1, place.country) if part and part != place.name]
    return f"{place.name} ({', '.join(known)})" if known else place.name


def actor_words(actor: Actor, lexicon: Lexicon) -> str:
    """An actor with role and the body it belongs to, unless the name begins with the same."""
    known = (actor.role, lexicon.name(actor.of) if actor.of else None)
    name = actor.name.casefold()
    details = [part for part in known if part and not name.startswith(part.casefold())]
    return f"{actor.name} ({', '.join(details)})" if details else actor.name


def voicing_words(voicing: Voicing) -> str:
    """One voice in words: ``the report itself``, ``Lena Forsgate``, ``denied by the army``."""
    if voicing.speaker is None:
        return "the report itself"
    prefix = {"for": "", "against": "denied by ", "doubt": "doubted by "}[voicing.polarity]
    return prefix + voicing.speaker.name


def voice_words(voicings: Iterable[Voicing]) -> str:
    """All voices of a value in words, each once, those against it last; says so when none."""
    ordered = sorted(voicings, key=lambda voicing: voicing.polarity != "for")
    return "; ".join(dict.fromkeys(map(voicing_words, ordered))) or "nobody in particular"


def same_speakers(voicings: Iterable[Voicing], others: Iterable[Voicing]) -> bool:
    """Whether the same speakers say the same of two values, in whichever claims."""
    return {(v.speaker, v.polarity) for v in voicings} == {(v.speaker, v.polarity) for v in others}
