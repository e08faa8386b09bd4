"""A record as rows: its actors, claims and statements, for SQL that people write and search uses.

Rows hold nothing that the record does not; they are written beside it and never read back into it.
"""

from collections.abc import Iterator
from typing import Any

from relata.model.record import Actor, By, Claim, Event, Filler, Record, Span, Tally, outlet_name
from relata.store.folding import fold
from relata.store.packing import hash_id

Row = dict[str, Any]

SLOTS = ("agents", "targets", "weapons", "places", "times")


def actor_rows(record: Record) -> list[Row]:
    """One row an actor."""
    speakers = {claim.source for claim in record.claims}
    return [
        {
            "actor": actor.id,
            "name": actor.name,
            "folded": fold(actor.name),
            "registry": actor.registry,
            "kind": actor.kind,
            "country": actor.country,
            "speaks": actor.id in speakers,
        }
        for actor in record.actors
    ]


def claim_rows(record: Record) -> list[Row]:
    """One row a speech act."""
    speakers = Speakers(record)
    return [
        {
            "claim": claim.id,
            "speaker": speakers.name_of(claim),
            "registry": speakers.registry_of(claim),
            "stance": claim.stance,
            "words": _words(record, (*claim.cue, *claim.content)),
        }
        for claim in record.claims
    ]


class Speakers:
    """Who a record's claims come from, by name."""

    def __init__(self, record: Record) -> None:
        self.publisher = outlet_name(record.report)
        self.actors: dict[str, Actor] = {actor.id: actor for actor in record.actors}
        self.claims = {claim.id: claim for claim in record.claims}

    def name_of(self, claim: Claim) -> str:
        """The speaker's name; the publisher's for ``outlet``, ``unnamed`` as it stands."""
        if claim.source == "outlet":
            return self.publisher
        actor = self.actors.get(claim.source)
        return actor.name if actor else claim.source

    def registry_of(self, claim: Claim) -> str | None:
        """The speaker's entry in the registry."""
        actor = self.actors.get(claim.source)
        return actor.registry if actor else None

    def voices(self, own_voice: bool, by: tuple[By, ...]) -> Iterator[tuple[str, str | None, str]]:  # noqa: FBT001
        """Speaker, claim and polarity of everyone who gives a value."""
        if own_voice:
            yield self.publisher, None, "for"
        for one in by:
            yield self.name_of(self.claims[one.claim]), one.claim, one.polarity


def statement_rows(record: Record) -> list[Row]:
    """One row for each value by each speaker; equal statements are one."""
    speakers = Speakers(record)
    rows: dict[str, Row] = {}
    for subject, name, value, spans, own_voice, by in _values(record):
        words = _words(record, spans)
        for speaker, claim, polarity in speakers.voices(own_voice, by):
            made = hash_id(record.report.id, speaker, polarity, words, name, value)
            rows.setdefault(
                made,
                {
                    "id": made,
                    "subject": subject,
                    "property": name,
                    "value": value,
                    "words": words,
                    "speaker": speaker,
                    "claim": claim,
                    "polarity": polarity,
                },
            )
    return list(rows.values())


Value = tuple[str, str, str, tuple[Span, ...], bool, tuple[By, ...]]
"""Subject, property, value, words, own voice, claims."""


def _values(record: Record) -> Iterator[Value]:
    named = {
        one.id: one
        for group in (record.actors, record.places, record.weapons, record.objects, record.times)
        for one in group
    }
    for event in record.events:
        yield _occurrence(event)
        for slot in SLOTS:
            fillers: tuple[Filler, ...] = getattr(event, slot)
            for filler in fillers:
                one = named[filler.ref]
                value = filler.edtf or getattr(one, "name", None) or ""
                yield event.id, slot, value, one.mentions, filler.own_voice, filler.by
    for tally in record.tallies:
        yield _count(tally)


def _occurrence(event: Event) -> Value:
    value = "/".join(part for part in (event.type, event.mode, event.status) if part)
    told = event.occurrence
    return event.id, "occurrence", value, event.triggers, told.own_voice, told.by


def _count(tally: Tally) -> Value:
    low, high = ("" if bound is None else str(bound) for bound in (tally.low, tally.high))
    value = f"{tally.effect} {low}..{high}"
    return tally.id, "tally", value, (tally.span,), tally.own_voice, tally.by


def _words(record: Record, spans: tuple[Span, ...]) -> str:
    return " … ".join(record.report.text[start:end] for start, end in spans)
