"""A report's review sheet: every value a person decides on, with its words, voices and history.

A sheet is computed from the record as the reader left it and from what people said of it; nothing
of it is stored.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from relata.model.entries import Point, write_count, write_point
from relata.model.incident import make_ref
from relata.model.ledger import CODED, Judgement
from relata.model.record import (
    Actor,
    Claim,
    Event,
    Link,
    Place,
    Record,
    Span,
    Tally,
    Time,
    Unread,
)
from relata.views.judged import SLOTS, Said, signed
from relata.views.sheet_names import Entered, RecordNames
from relata.views.sheet_parts import (
    ACCEPTED,
    CHANGED,
    OPEN,
    REJECTED,
    Option,
    Sheet,
    SheetField,
    SheetPart,
    Word,
    word_of,
)


def make_sheet(machine: Record, judged: Record, said: Iterable[Said]) -> Sheet:
    """The sheet of a record, as the reader left it and as people have judged it.

    Judgements that name no part of the record have no place here; the ledger's queue keeps them.
    """
    maker = _Maker(machine, judged, said)
    return Sheet(
        report=machine.report.id,
        parts=tuple(maker.parts()),
        passed_over=tuple(maker.passed_over()),
        notes=maker.notes(),
        review=maker.of_report("review"),
        translation=maker.of_report("translation"),
        admiralty=maker.of_report("admiralty"),
    )


class _Maker:
    """Makes one sheet."""

    def __init__(self, machine: Record, judged: Record, said: Iterable[Said]) -> None:
        self.machine = RecordNames(machine)
        self.judged = RecordNames(judged)
        self.said: dict[tuple[str, str], list[Said]] = {}
        for one in said:
            self.said.setdefault((one.part, one.judgement.field), []).append(one)

    @property
    def report(self) -> str:
        """The report's id."""
        return self.machine.record.report.id

    def parts(self) -> Iterator[SheetPart]:
        """All parts in the order in which they are decided on."""
        for event in self.machine.record.events:
            yield self._event(event)
            for tally in self.machine.record.tallies:
                if tally.event == event.id:
                    yield self._tally(tally)
        for tally in self.machine.record.tallies:
            if tally.event is None:
                yield self._tally(tally)
        for claim in self.machine.record.claims:
            yield self._claim(claim)
        for place in self.machine.record.places:
            yield self._place(place)
        for time in self.machine.record.times:
            yield self._time(time)
        for actor in self.machine.record.actors:
            yield self._actor(actor)
        for link in self.machine.record.links:
            yield self._link(link)

    def passed_over(self) -> Iterator[SheetField]:
        """What the reader did not take up, and what was said of it."""
        for number, one in enumerate(self.machine.record.unread, start=1):
            yield self._unread(f"u{number}", one)

    def notes(self) -> tuple[Word, ...]:
        """Comments and notes on any part, oldest first."""
        found = [
            one.judgement
            for (_, field), said in self.said.items()
            if field in ("comment", "note")
            for one in said
        ]
        return tuple(word_of(one) for one in sorted(found, key=lambda one: one.change))

    def of_report(self, field: str) -> Word | None:
        """The last word on a field of the report as a whole."""
        said = self.said.get(("r", field), [])
        return word_of(said[-1].judgement) if said else None

    # Parts

    def _event(self, event: Event) -> SheetPart:
        now = self.judged.event(event.id) or event
        told = self.judged.voices(now.occurrence.by, own_voice=now.occurrence.own_voice)
        common: dict[str, Any] = {
            "spans": event.triggers,
            "by": told,
            "confidence": event.confidence,
        }
        fields = [
            self._field(event.id, "reading", "event", _none, _act(now), **common),
            *(
                self._coded(event.id, name, label, getattr(event, name), getattr(now, name), common)
                for name, label in (("type", "type"), ("mode", "mode"), ("status", "status"))
            ),
            *(self._slot(event, now, slot, letters) for slot, letters in SLOTS.items()),
        ]
        words = self.machine.quote(event.triggers[:1])
        return self._part(event.id, f"{event.id} “{words}”", fields, event.triggers)

    def _slot(self, event: Event, now: Event, slot: str, letters: str) -> SheetField:
        label = {"agents": "who", "targets": "whom", "weapons": "with", "places": "where"}
        fillers = getattr(event, slot)
        return self._field(
            event.id,
            slot,
            label.get(slot, "when"),
            self.machine.listed([one.ref for one in fillers]),
            self.judged.listed([one.ref for one in getattr(now, slot)]),
            editor=f"names:{letters}",
            spans=tuple(span for one in fillers for span in self.machine.spans(one.ref)[:1]),
            by=tuple(
                dict.fromkeys(
                    name
                    for one in getattr(now, slot)
                    for name in self.judged.voices(one.by, own_voice=one.own_voice)
                )
            ),
            confidence=min((one.confidence for one in fillers if one.confidence), default=None),
            options=self.judged.options(letters),
        )

    def _tally(self, tally: Tally) -> SheetPart:
        now = self.judged.tally(tally.id) or tally
        spans = (tally.span, *tally.more_spans)
        told = self.judged.voices(now.by, own_voice=now.own_voice)
        common: dict[str, Any] = {"spans": spans, "by": told, "confidence": tally.confidence}
        fields = [
            self._field(
                tally.id,
                "count",
                "count",
                _count(tally),
                _count(now),
                editor="count",
                **common,
            ),
            self._coded(tally.id, "effect", "effect", tally.effect, now.effect, common),
            self._field(
                tally.id,
                "of_event",
                "of event",
                Entered(tally.event, self.machine.event_words(tally.event)),
                Entered(now.event, self.machine.event_words(now.event)),
                editor="event",
                options=self.machine.event_options(),
                spans=spans,
            ),
        ]
        title = f"{tally.id} “{tally.words}”"
        return self._part(tally.id, title, fields, spans, of=now.event)

    def _claim(self, claim: Claim) -> SheetPart:
        now = self.judged.claim(claim.id) or claim
        spans = claim.cue or claim.content
        common: dict[str, Any] = {"spans": spans, "confidence": claim.confidence}
        fields = [
            self._field(
                claim.id,
                "speaker",
                "speaker",
                self.machine.speaker(claim),
                self.judged.speaker(now),
                editor="speaker",
                options=self.judged.options("a"),
                **common,
            ),
            self._coded(claim.id, "stance", "stance", claim.stance, now.stance, common),
            self._field(
                claim.id,
                "relays",
                "through",
                self.machine.listed(claim.via),
                self.judged.listed(now.via),
                editor="names:a",
                options=self.judged.options("a"),
                spans=spans,
            ),
        ]
        return self._part(
            claim.id,
            f"{claim.id} {self.judged.speaker(now).shown} “{self.machine.quote(claim.cue)}”",
            fields,
            (*claim.cue, *claim.content),
        )

    def _place(self, place: Place) -> SheetPart:
        now = self.judged.place(place.id) or place
        field = self._field(
            place.id,
            "place",
            "where it is",
            _point(place),
            _point(now),
            editor="point",
            spans=place.mentions,
            confidence=place.confidence,
            options=_place_options(place),
            why=place.why,
        )
        return self._part(place.id, f"{place.id} {place.name}", [field], place.mentions)

    def _time(self, time: Time) -> SheetPart:
        now = self.judged.time(time.id) or time
        field = self._field(
            time.id,
            "time",
            "when it is",
            Entered(time.edtf, time.edtf or "no day decided"),
            Entered(now.edtf, now.edtf or "no day decided"),
            editor="edtf",
            spans=time.mentions,
            confidence=time.confidence,
            options=tuple(Option(value=one, words=one) for one in time.candidates),
            why=time.why,
        )
        words = self.machine.quote(time.mentions[:1])
        return self._part(time.id, f"{time.id} “{words}”", [field], time.mentions)

    def _actor(self, actor: Actor) -> SheetPart:
        now = self.judged.actor(actor.id) or actor
        common: dict[str, Any] = {"spans": actor.mentions, "confidence": actor.confidence}
        fields = [
            self._field(
                actor.id,
                "registry",
                "who it is",
                Entered(actor.registry, actor.registry or "not in the registry"),
                Entered(now.registry, now.registry or "not in the registry"),
                editor="registry",
                options=tuple(Option(value=one, words=one) for one in actor.candidates),
                why=actor.why,
                **common,
            ),
            self._coded(actor.id, "kind", "kind", actor.kind, now.kind, common, "actor_kind"),
        ]
        return self._part(actor.id, f"{actor.id} {actor.name}", fields, actor.mentions)

    def _link(self, link: Link) -> SheetPart:
        words = (
            f"{self.machine.words(link.source_id)} – {link.type.replace('_', ' ')} – "
            f"{self.machine.words(link.target_id)}"
        )
        field = self._field(
            link.source_id,
            "link",
            "link",
            Entered(link.type, words),
            Entered(link.type, words),
            other=link.target_id,
            spans=link.signal or self.machine.spans(link.source_id)[:1],
            confidence=link.confidence,
        )
        return self._part(link.id, f"{link.id} {link.type.replace('_', ' ')}", [field], link.signal)

    def _unread(self, ref: str, unread: Unread) -> SheetField:
        words = self.machine.quote([unread.span])
        value = Entered(words, f"“{words}”")
        return self._field(
            ref, "unread", "passed over", value, value, spans=(unread.span,), why=unread.why
        )

    def _part(
        self,
        local_id: str,
        title: str,
        fields: Sequence[SheetField],
        spans: Sequence[Span],
        of: str | None = None,
    ) -> SheetPart:
        return SheetPart(
            ref=make_ref(self.report, local_id),
            id=local_id,
            title=title,
            fields=tuple(fields),
            of=of,
            spans=tuple(spans),
        )

    # Fields

    def _coded(
        self,
        part: str,
        field: str,
        label: str,
        before: str | None,
        now: str | None,
        common: Mapping[str, Any],
        enumeration: str | None = None,
    ) -> SheetField:
        name = enumeration or {"type": "event_type"}.get(field, field)
        return self._field(
            part, field, label, _code(before), _code(now), editor=f"code:{name}", **common
        )

    def _field(
        self,
        part: str,
        field: str,
        label: str,
        before: Entered,
        now: Entered,
        *,
        other: str | None = None,
        **facts: Any,  # noqa: ANN401 - fields of a SheetField
    ) -> SheetField:
        said = self.said.get((part, field), [])
        if other is not None:
            said = [one for one in said if one.other == other]
        standing = [one.judgement for one in said if one.judgement.verdict != CODED]
        last = standing[-1] if standing else None
        made = SheetField(
            ref=make_ref(self.report, part),
            field=field,
            label=label,
            other=other,
            machine=before.entered,
            value=now.entered,
            shown=now.shown,
            state=_state(last),
            seen=last.id if last is not None else "",
            signed=signed([one for one in said if one.judgement.verdict != CODED], field),
            history=tuple(word_of(one.judgement) for one in said),
        )
        return msgspec.structs.replace(made, **facts)


_none = Entered(None, "")


def _act(event: Event) -> Entered:
    parts = (event.type.lower(), event.mode, event.status)
    return Entered(None, " · ".join(part.replace("_", " ") for part in parts if part))


def _state(last: Judgement | None) -> str:
    if last is None:
        return OPEN
    return {"accept": ACCEPTED, "reject": REJECTED}.get(last.verdict, CHANGED)


def _code(code: str | None) -> Entered:
    return Entered(code, code.replace("_", " ") if code else "none")


def _count(tally: Tally) -> Entered:
    entered = write_count(tally.low, tally.high)
    about = "about " if tally.approximate else ""
    return Entered(entered, about + entered.replace("-", "–", 1))


def _point(place: Place) -> Entered:
    if place.lat is None or place.lon is None:
        return Entered(None, f"{place.name}: no point decided")
    point = Point(
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km or 0.0,
        name=place.name,
        country=place.country,
        gazetteer=place.gazetteer,
        precision=place.precision,
    )
    where = ", ".join(part for part in (place.name, place.admin1, place.country) if part)
    return Entered(
        write_point(point), f"{where} ({place.lat:.3f}, {place.lon:.3f} ± {point.radius_km:g} km)"
    )


def _place_options(place: Place) -> tuple[Option, ...]:
    return tuple(
        Option(
            value=write_point(
                Point(
                    lat=one.lat,
                    lon=one.lon,
                    radius_km=place.radius_km or 5.0,
                    name=one.name,
                    country=one.country,
                    admin1=one.admin1,
                    gazetteer=one.gazetteer,
                )
            ),
            words=", ".join(part for part in (one.name, one.admin1, one.country) if part),
        )
        for one in place.candidates
        if one.lat is not None and one.lon is not None
    )


__all__ = ["Option", "Sheet", "SheetField", "SheetPart", "Word", "make_sheet"]
