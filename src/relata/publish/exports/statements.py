"""Every statement of the reports with its speakers: the rows of the claims table.

A statement is one value (that an act occurred, its agent, its place, a count …); a row is one
statement by one speaker. A claim that carries no value, such as a condemnation, is a row of its
own with the property ``says``.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from relata.model.incident import Incident, SaidBy, split_ref
from relata.model.ledger import LedgerReport
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
    Thing,
)
from relata.publish.exports.shape import PREFIX, ExportInput, Row
from relata.views.voices import Voices

_SLOTS = ("agents", "targets", "weapons", "places", "times")
_SINGULAR = {"agents": "agent", "targets": "target", "weapons": "weapon"} | {
    "places": "place",
    "times": "time",
}


class _Value(NamedTuple):
    """A value of the record, before its speakers."""

    event: str
    property: str
    ref: str
    row: Row
    spans: tuple[Span, ...]
    own_voice: bool
    by: tuple[By, ...]


def statement_rows(given: ExportInput) -> list[Row]:
    """All rows, in order of report, event and place in the record."""
    incident_of = {
        (event.report, event.event): one for one in given.incidents for event in one.events
    }
    gone = _superseded(given.incidents)
    rows: list[Row] = []
    for name in sorted(given.reports):
        report = given.reports[name]
        if report.record is not None:
            rows += _report_rows(report, report.record, incident_of, gone)
    return rows


def _superseded(incidents: Iterable[Incident]) -> dict[str, str]:
    return {
        figure.tally: figure.superseded_by
        for one in incidents
        for toll in one.tolls
        for figure in toll.by
        if figure.superseded_by is not None
    }


def _report_rows(
    report: LedgerReport,
    record: Record,
    incident_of: dict[tuple[str, str], Incident],
    gone: dict[str, str],
) -> Iterator[Row]:
    voices = Voices(report, record)
    told: set[str] = set()
    for value in _values(record):
        incident = incident_of.get((report.id, value.event))
        if incident is None:
            continue
        told.update(one.claim for one in value.by)
        for said in voices.said_by(value.own_voice, value.by):
            yield _row(voices, incident, value, said, gone)
    for claim in record.claims:
        events = _events_of(claim, record)
        known = [incident_of[key] for one in events if (key := (report.id, one)) in incident_of]
        if claim.id not in told and known:
            value = _saying(claim, events[0])
            for said in voices.said_by(value.own_voice, value.by):
                yield _row(voices, known[0], value, said, gone)


def _saying(claim: Claim, event: str) -> _Value:
    """A claim that carries no value: what it is about; it has no polarity."""
    return _Value(
        event=event,
        property="says",
        ref=claim.id,
        row={"value": "; ".join(claim.about)},
        spans=claim.cue,
        own_voice=False,
        by=(By(claim.id, ""),),
    )


def _values(record: Record) -> Iterator[_Value]:
    for event in record.events:
        yield _occurrence(event)
        for slot in _SLOTS:
            for filler in getattr(event, slot):
                yield _filler(record, event, slot, filler)
        for tally in record.tallies:
            if tally.event == event.id:
                yield _tally(record, tally)
        for link in record.links:
            if link.source_id == event.id:
                yield _link(record, link)


def _link(record: Record, link: Link) -> _Value:
    row: Row = {"value": f"{record.report.id}:{link.target_id}"}
    return _Value(link.source_id, link.type, link.id, row, link.signal, link.own_voice, link.by)


def _occurrence(event: Event) -> _Value:
    row: Row = {"value": f"{event.type}/{event.mode}" if event.mode else event.type}
    row["status"] = event.status
    voice = event.occurrence
    return _Value(event.id, "occurrence", event.id, row, event.triggers, voice.own_voice, voice.by)


def _filler(record: Record, event: Event, slot: str, filler: Filler) -> _Value:
    parts: tuple[Actor | Place | Thing, ...] = (
        *record.actors,
        *record.places,
        *record.weapons,
        *record.objects,
    )
    named = next((one for one in parts if one.id == filler.ref), None)
    time = next((one for one in record.times if one.id == filler.ref), None)
    row: Row = {"status": event.status}
    if named is not None:
        row |= {"value": named.name, "value_kind": named.kind}
    if time is not None:
        row["edtf"] = filler.edtf or time.edtf
        row["value"] = row["edtf"] or _words(record, time.mentions[:1])
    mentions = named.mentions if named else time.mentions if time else ()
    return _Value(
        event.id, _SINGULAR[slot], filler.ref, row, mentions[:1], filler.own_voice, filler.by
    )


def _tally(record: Record, tally: Tally) -> _Value:
    parts: tuple[Actor | Thing, ...] = (*record.actors, *record.objects, *record.weapons)
    whom = next((one.name for one in parts if one.id == tally.of), None)
    row: Row = {
        "value": whom,
        "low": tally.low,
        "high": tally.high,
        "approximate": "yes" if tally.approximate else "",
        "demographic": tally.demographic,
        "combatant": tally.combatant,
        "scope": tally.scope,
        "part_of": f"{record.report.id}:{tally.part_of}" if tally.part_of else None,
    }
    spans = (tally.span, *tally.more_spans)
    return _Value(tally.event or "", tally.effect, tally.id, row, spans, tally.own_voice, tally.by)


def _events_of(claim: Claim, record: Record) -> list[str]:
    """The events that a claim is about, also through a count or a link of theirs."""
    of_tally = {tally.id: tally.event for tally in record.tallies}
    of_link = {link.id: link.source_id for link in record.links}
    known = {event.id for event in record.events}
    found = [of_tally.get(one) or of_link.get(one) or one for one in claim.about]
    return [one for one in found if one in known]


def _row(
    voices: Voices, incident: Incident, value: _Value, said: SaidBy, gone: dict[str, str]
) -> Row:
    record = voices.record
    info = record.report
    claim = voices.claims[split_ref(said.claim)[1]] if said.claim else None
    ref = voices.ref(value.ref)
    start, end = value.spans[0] if value.spans else (None, None)
    row: Row = {
        **value.row,
        "incident": PREFIX + incident.id,
        "report": info.id,
        "event": voices.ref(value.event) if value.event else None,
        "property": value.property,
        "ref": ref,
        "words": _words(record, value.spans),
        "start": start,
        "end": end,
        "speaker": said.speaker,
        "speaker_kind": said.speaker_kind,
        "registry": said.registry,
        "own_voice": "yes" if said.claim is None else "",
        "via": "; ".join(one.replace(";", ",") for one in said.via),
        "stance": said.stance,
        "polarity": said.polarity,
        "claim": said.claim,
        **_claim_words(record, claim),
        "superseded_by": gone.get(ref),
        "publisher": info.publisher,
        "published": None if info.published == "XXXX" else info.published,
        "source": _source(voices.report, info.source),
        "url": info.url,
        "origin": said.origin,
    }
    return {"statement": statement_id(row), **row}


def statement_id(row: Row) -> str:
    """Hangs on event, speaker, polarity, words, property and value, not on when we ran."""
    parts = ("event", "speaker", "claim", "polarity", "words", "property", "ref", "value", "low")
    text = "\x1f".join(str(row.get(part) or "") for part in (*parts, "high", "edtf", "start"))
    return PREFIX + hashlib.sha256(text.encode()).hexdigest()[:16]


def _claim_words(record: Record, claim: Claim | None) -> Row:
    if claim is None:
        return {}
    spans = claim.content
    return {
        "cue": _words(record, claim.cue),
        "content": _words(record, spans),
        "content_start": spans[0][0] if spans else None,
        "content_end": spans[-1][1] if spans else None,
        "within": f"{record.report.id}:{claim.within}" if claim.within else None,
        "hedged": "yes" if claim.hedged else "",
    }


def _source(report: LedgerReport, source: str) -> str:
    return report.sightings[0].source if report.sightings else source


def _words(record: Record, spans: Sequence[Span]) -> str:
    return " … ".join(record.report.text[start:end] for start, end in spans)
