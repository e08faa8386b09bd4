"""Records that people mend: what the reader passed over is added, a part gets other words.

Each mending is a new record of its report, by hand; undoing takes that record back.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

from relata.errors import UnknownSubject, UsageError
from relata.model.codebook import codes
from relata.model.edtf import edtf_problem
from relata.model.entries import parse_count
from relata.model.record import (
    Actor,
    By,
    Claim,
    Event,
    Place,
    Record,
    Span,
    Tally,
    Thing,
    Time,
    Voice,
)
from relata.pipeline.hand_records import info_of
from relata.pipeline.keeping import put_reading, record_id, relink_report
from relata.pipeline.linking import unlink_record
from relata.store import Ledger, View, Writer


class NewEvent(msgspec.Struct, frozen=True, kw_only=True, tag_field="of", tag="event"):
    """An event on words that a person marks; ``claim`` carries it, else the report's own voice."""

    span: Span
    type: str
    status: str = "happened"
    mode: str | None = None
    claim: str | None = None


class NewTally(msgspec.Struct, frozen=True, kw_only=True, tag_field="of", tag="tally"):
    """A count on words that a person marks."""

    span: Span
    effect: str
    count: str
    event: str | None = None
    claim: str | None = None


class NewClaim(msgspec.Struct, frozen=True, kw_only=True, tag_field="of", tag="claim"):
    """A speech act on words that a person marks; ``source`` is an actor's id or special."""

    span: Span
    source: str
    stance: str = "asserts"
    content: tuple[Span, ...] = ()


class NewNamed(msgspec.Struct, frozen=True, kw_only=True, tag_field="of", tag="named"):
    """An actor, place, time, weapon or object on words that a person marks.

    ``kind`` is its code; of a time there is none, and ``edtf`` may give its day.
    """

    part: Literal["actor", "place", "time", "weapon", "object"]
    span: Span
    kind: str | None = None
    edtf: str | None = None


class NewWords(msgspec.Struct, frozen=True, kw_only=True, tag_field="of", tag="words"):
    """Other words for a part: its first span moves."""

    part: str
    span: Span


Edit = NewEvent | NewTally | NewClaim | NewNamed | NewWords


def edit_record(ledger: Ledger, who: str, report: str, edit: Edit, why: str | None = None) -> str:
    """Write a mended record of a report; returns the new record's id.

    A report that was never read (another language) gets its first record so, part by part.

    Raises:
        UnknownSubject: the ledger has no such report.
        UsageError: the words are not in the text, or a code is none of the codebook.
    """
    with ledger.write(who) as writer:
        view = writer.view()
        record = view.report(report).record or Record(report=info_of(view.facts_of(report)))
        mended = _mended(record, edit)
        if not put_reading(writer, mended, by_hand=True, why=why or f"mended by {who}"):
            raise UsageError("the record says this already; nothing was changed", report=report)
        return record_id(mended)


def take_back(ledger: Ledger, who: str, record: str) -> str:
    """Take a record back that a person wrote; the one before it counts again.

    Raises:
        UnknownSubject: there is no such record by hand.
    """
    with ledger.write(who) as writer:
        report = _report_of(writer.view(), record)
        change = writer.change("undo", record)
        _switch(writer, report, change.number, record, withdrawn=True)
        return report


def give_again(ledger: Ledger, who: str, record: str) -> str:
    """Let a record count again that was taken back.

    Raises:
        UnknownSubject: there is no such record by hand.
    """
    with ledger.write(who) as writer:
        report = _report_of(writer.view(), record)
        change = writer.change("redo", record)
        _switch(writer, report, change.number, record, withdrawn=False)
        return report


def _report_of(view: View, record: str) -> str:
    found = [row for row in view.record_rows([record]) if row.by_hand]
    if not found:
        raise UnknownSubject(f"the ledger has no record {record!r} by hand", subject=record)
    return found[0].report


def _switch(writer: Writer, report: str, change: int, record: str, *, withdrawn: bool) -> None:
    view = writer.view()
    before = view.current_records([report]).get(report)
    writer.withdraw(change, record, withdrawn=withdrawn)
    if before is not None:
        unlink_record(writer, view, before.id)
    relink_report(writer, report)


def _mended(record: Record, edit: Edit) -> Record:
    _check_span(record, edit.span)
    if isinstance(edit, NewEvent):
        return _with_event(record, edit)
    if isinstance(edit, NewTally):
        return _with_tally(record, edit)
    if isinstance(edit, NewClaim):
        return _with_claim(record, edit)
    if isinstance(edit, NewNamed):
        return _with_named(record, edit)
    return _with_words(record, edit)


HasId = Event | Tally | Claim | Actor | Place | Time | Thing


def _check_span(record: Record, span: Span) -> None:
    start, end = span
    text = record.report.text
    if not (0 <= start < end <= len(text)) or not text[start:end].strip():
        raise UsageError(
            f"wanted words of the text, from 0 to {len(text)}; got {start} to {end}", span=span
        )


def _check_code(enumeration: str, code: str | None) -> None:
    if code is not None and code not in codes(enumeration):
        wanted = ", ".join(codes(enumeration))
        raise UsageError(f"wanted a {enumeration} of the codebook ({wanted}); got {code!r}")


def _fresh(letter: str, parts: Sequence[HasId]) -> str:
    numbers = [int(one.id[1:]) for one in parts if one.id[1:].isdigit()]
    return f"{letter}{max(numbers, default=0) + 1}"


def _by(record: Record, claim: str | None) -> tuple[By, ...]:
    if claim is None:
        return ()
    if claim not in {one.id for one in record.claims}:
        raise UsageError(f"the record has no claim {claim!r}", claim=claim)
    return (By(claim=claim, polarity="for"),)


def _with_event(record: Record, edit: NewEvent) -> Record:
    _check_code("event_type", edit.type)
    _check_code("mode", edit.mode)
    _check_code("status", edit.status)
    by = _by(record, edit.claim)
    made = Event(
        id=_fresh("e", record.events),
        type=edit.type,
        mode=edit.mode,
        status=edit.status,
        triggers=(edit.span,),
        occurrence=Voice(own_voice=not by, by=by),
    )
    return _taken_up(msgspec.structs.replace(record, events=(*record.events, made)), edit.span)


def _with_tally(record: Record, edit: NewTally) -> Record:
    _check_code("effect", edit.effect)
    if edit.event is not None and edit.event not in {one.id for one in record.events}:
        raise UsageError(f"the record has no event {edit.event!r}", event=edit.event)
    counted, by = parse_count(edit.count), _by(record, edit.claim)
    start, end = edit.span
    made = Tally(
        id=_fresh("n", record.tallies),
        event=edit.event,
        effect=edit.effect,
        of=None,
        low=counted.low,
        high=counted.high,
        words=record.report.text[start:end],
        span=edit.span,
        own_voice=not by,
        by=by,
    )
    return _taken_up(msgspec.structs.replace(record, tallies=(*record.tallies, made)), edit.span)


def _with_claim(record: Record, edit: NewClaim) -> Record:
    _check_code("stance", edit.stance)
    known = {one.id for one in record.actors} | set(codes("special_source"))
    if edit.source not in known:
        raise UsageError(f"the record has no actor {edit.source!r}", source=edit.source)
    for span in edit.content:
        _check_span(record, span)
    made = Claim(
        id=_fresh("c", record.claims),
        source=edit.source,
        stance=edit.stance,
        cue=(edit.span,),
        content=edit.content,
    )
    return msgspec.structs.replace(record, claims=(*record.claims, made))


_KINDS = {
    "actor": "actor_kind",
    "place": "place_kind",
    "weapon": "weapon_kind",
    "object": "object_kind",
}


def _with_named(record: Record, edit: NewNamed) -> Record:
    enumeration = _KINDS.get(edit.part)
    if enumeration is not None:
        _check_code(enumeration, edit.kind or "")
    words = " ".join(record.report.text[slice(*edit.span)].split())
    kind, at, why = edit.kind or "", (edit.span,), "marked by a person"
    if edit.part == "actor":
        actor = Actor(id=_fresh("a", record.actors), name=words, kind=kind, mentions=at, why=why)
        return msgspec.structs.replace(record, actors=(*record.actors, actor))
    if edit.part == "place":
        place = Place(id=_fresh("p", record.places), name=words, kind=kind, mentions=at, why=why)
        return msgspec.structs.replace(record, places=(*record.places, place))
    if edit.part == "time":
        if edit.edtf is not None and (problem := edtf_problem(edit.edtf)) is not None:
            raise UsageError(f"edtf: {edit.edtf!r} {problem}", edtf=edit.edtf)
        time = Time(id=_fresh("t", record.times), edtf=edit.edtf, mentions=at, why=why)
        return msgspec.structs.replace(record, times=(*record.times, time))
    group, letter = ("weapons", "w") if edit.part == "weapon" else ("objects", "o")
    things: tuple[Thing, ...] = getattr(record, group)
    thing = Thing(id=_fresh(letter, things), name=words, kind=kind, mentions=at, why=why)
    return msgspec.structs.replace(record, **{group: (*things, thing)})


def _with_words(record: Record, edit: NewWords) -> Record:
    groups = {"e": "events", "n": "tallies", "c": "claims", "a": "actors", "p": "places"}
    groups |= {"t": "times", "w": "weapons", "o": "objects"}
    group = groups.get(edit.part[:1])
    parts = getattr(record, group) if group else ()
    if group is None or edit.part not in {one.id for one in parts}:
        raise UsageError(f"the record has no {edit.part!r} that stands on words", part=edit.part)
    moved = [_moved(record, one, edit.span) if one.id == edit.part else one for one in parts]
    return msgspec.structs.replace(record, **{group: tuple(moved)})


_SPANS = {"e": "triggers", "c": "cue"}


def _moved(record: Record, part: msgspec.Struct, span: Span) -> msgspec.Struct:
    if isinstance(part, Tally):
        return msgspec.structs.replace(part, span=span, words=record.report.text[slice(*span)])
    letter: str = getattr(part, "id")[0]  # noqa: B009 - every part has an id, its type does not say
    name = _SPANS.get(letter, "mentions")
    return msgspec.structs.replace(part, **{name: (span, *getattr(part, name)[1:])})


def _taken_up(record: Record, span: Span) -> Record:
    """Without the words passed over that the new part stands on."""
    left = tuple(one for one in record.unread if one.span[1] <= span[0] or one.span[0] >= span[1])
    return msgspec.structs.replace(record, unread=left)
