"""A record as people have judged it: their values in place of the machine's, their rejects gone.

The stored record stays as it was read; this is computed each time it is looked at.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from relata.model.entries import Counted, parse_count, parse_point
from relata.model.ledger import CODED, Judgement
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
    Tally,
    Time,
)

EVENT_FIELDS = frozenset({"type", "mode", "status"})
SLOTS: Mapping[str, str] = {
    "agents": "a",
    "targets": "apo",
    "weapons": "w",
    "places": "p",
    "times": "t",
}
"""Slots of an event that a person may fill anew, and the letters of what may fill them."""


class Said(NamedTuple):
    """A judgement and the parts of the record that its words mean.

    Attributes:
        part: local id of the part judged.
        other: local id of the second part, of a judgement that names two; else None.
    """

    part: str
    judgement: Judgement
    other: str | None = None


def apply_judgements(record: Record, said: Iterable[Said]) -> Record:
    """The record with each judgement applied to the part it hangs on, in the order given.

    A rejected tally or link is left out; a rejected event or claim stays, for others name it. What
    was coded blind changes nothing.
    """
    by_part: dict[str, list[Said]] = {}
    for one in said:
        if one.judgement.verdict == CODED:
            continue
        by_part.setdefault(one.part, []).append(one)
    if not by_part:
        return record
    record = _with_speakers(record, by_part)
    places = {one.id: _place(one, by_part.get(one.id, ())) for one in record.places}
    times = {one.id: _time(one, by_part.get(one.id, ())) for one in record.times}
    names = _names_of(record)
    events = tuple(_event(one, by_part.get(one.id, ()), names, times) for one in record.events)
    tallies = [_tally(one, by_part.get(one.id, ())) for one in record.tallies]
    claims = [_claim(one, by_part.get(one.id, ()), names) for one in record.claims]
    turned = dict(_turned(record.claims, claims))
    if turned:
        events = tuple(_with_polarity(one, turned) for one in events)
        tallies = [_with_polarity(one, turned) if one is not None else None for one in tallies]
    return msgspec.structs.replace(
        record,
        actors=tuple(_actor(one, by_part.get(one.id, ())) for one in record.actors),
        places=tuple(places.values()),
        times=tuple(times.values()),
        events=events,
        tallies=tuple(one for one in tallies if one is not None),
        claims=tuple(claims),
        links=tuple(_links(record, by_part)),
        unread=tuple(
            one
            for number, one in enumerate(record.unread, start=1)
            if _last(by_part.get(f"u{number}", ()), "unread") is None
        ),
    )


DENIALS = frozenset({"denies", "rejects"})
"""Stances whose claims speak against what they carry."""


def _turned(before: Sequence[Claim], now: Sequence[Claim]) -> Iterable[tuple[str, str]]:
    """The claims that a person made denials, or no longer denials, and which way they speak."""
    for was, one in zip(before, now, strict=True):
        if (was.stance in DENIALS) != (one.stance in DENIALS):
            yield one.id, "against" if one.stance in DENIALS else "for"


def _with_polarity(part: Any, turned: Mapping[str, str]) -> Any:  # noqa: ANN401
    """An event or count whose voices speak as their claims now do; doubt stays doubt."""

    def turn(by: Sequence[By]) -> tuple[By, ...]:
        return tuple(
            By(one.claim, turned[one.claim])
            if one.claim in turned and one.polarity != "doubt"
            else one
            for one in by
        )

    if isinstance(part, Tally):
        return msgspec.structs.replace(part, by=turn(part.by))
    slots = {
        slot: tuple(msgspec.structs.replace(one, by=turn(one.by)) for one in getattr(part, slot))
        for slot in SLOTS
    }
    occurrence = msgspec.structs.replace(part.occurrence, by=turn(part.occurrence.by))
    return msgspec.structs.replace(part, occurrence=occurrence, **slots)


def _last(said: Sequence[Said], field: str) -> Said | None:
    """The word on a field that stands; None when nobody said anything, or took it back to open."""
    return standing([one for one in said if one.judgement.field == field])


def standing(said: Sequence[Said]) -> Said | None:
    """The word that stands after some on one field, oldest first; None for none.

    To accept is to accept what stands: a value that another person set stays, and one that was
    rejected is there again.
    """
    now: Said | None = None
    before: Said | None = None
    for one in said:
        verdict = one.judgement.verdict
        if verdict == "reject":
            before = now if now is None or now.judgement.verdict != "reject" else before
            now = one
        elif verdict != "accept":
            now = one
        elif now is None:
            now = one
        elif now.judgement.verdict == "reject":
            now = before or one
    return now


def signed(said: Sequence[Said], field: str) -> str | None:
    """Who set the value that stands, and who else confirmed it; None where nobody set one."""
    words = [one for one in said if one.judgement.field == field]
    last = standing(words)
    if last is None or last.judgement.verdict != "set":
        return None
    later = words[words.index(last) + 1 :]
    others = [
        one.judgement.who
        for one in later
        if one.judgement.verdict == "accept" and one.judgement.who != last.judgement.who
    ]
    confirmed = f", confirmed by {', '.join(dict.fromkeys(others))}" if others else ""
    return f"set by {last.judgement.who}{confirmed}"


def _is_rejected(said: Sequence[Said], field: str) -> bool:
    last = _last(said, field)
    return last is not None and last.judgement.verdict == "reject"


def _values(said: Sequence[Said], fields: Iterable[str]) -> dict[str, str]:
    """The values set for some fields, the last of each."""
    found = {}
    for field in fields:
        last = _last(said, field)
        if last is not None and last.judgement.verdict == "set":
            found[field] = last.judgement.value or ""
    return found


def _set(part: Any, said: Sequence[Said], fields: Iterable[str]) -> Any:  # noqa: ANN401
    values = _values(said, fields)
    return msgspec.structs.replace(part, **values) if values else part


# Events


def _event(
    event: Event,
    said: Sequence[Said],
    names: Mapping[str, Sequence[str]],
    times: Mapping[str, Time],
) -> Event:
    made: Event = _set(event, said, EVENT_FIELDS)
    changes: dict[str, tuple[Filler, ...]] = {}
    for slot, letters in SLOTS.items():
        last = _last(said, slot)
        fillers: tuple[Filler, ...] = getattr(made, slot)
        if last is not None and last.judgement.verdict in ("set", "reject"):
            wanted = last.judgement.value if last.judgement.verdict == "set" else ""
            fillers = _filled(made, fillers, split_names(wanted or ""), names, letters)
        if slot == "times":
            fillers = tuple(_dated(one, times) for one in fillers)
        if fillers != getattr(made, slot):
            changes[slot] = fillers
    return msgspec.structs.replace(made, **changes) if changes else made


def _dated(filler: Filler, times: Mapping[str, Time]) -> Filler:
    time = times.get(filler.ref)
    if time is None or time.edtf == filler.edtf:
        return filler
    return msgspec.structs.replace(filler, edtf=time.edtf)


def split_names(text: str) -> list[str]:
    """Names as a person lists them, between semicolons."""
    return [name for name in (part.strip() for part in text.split(";")) if name]


def _filled(
    event: Event,
    before: Sequence[Filler],
    wanted: Sequence[str],
    names: Mapping[str, Sequence[str]],
    letters: str,
) -> tuple[Filler, ...]:
    """The fillers that a person names; those that were there keep their voices.

    A new one is told by those who tell of the event.
    """
    kept = {one.ref: one for one in before}
    found = []
    for name in wanted:
        ref = find_named(name, names, letters)
        if ref is not None:
            told = event.occurrence
            fresh = Filler(ref=ref, own_voice=told.own_voice, by=told.by)
            found.append(kept.get(ref, fresh))
    return tuple(dict.fromkeys(found))


def unknown_names(record: Record, field: str, value: str) -> list[str]:
    """The names that a person lists for a slot or for relays and that no part of it bears."""
    letters = "a" if field == "relays" else SLOTS.get(field)
    if letters is None:
        return []
    names = _names_of(record)
    return [one for one in split_names(value) if find_named(one, names, letters) is None]


def _names_of(record: Record) -> dict[str, list[str]]:
    """Local ids by everything a person may call a part of the record by."""
    found: dict[str, list[str]] = {}
    groups = (record.actors, record.places, record.weapons, record.objects)
    for one in (part for group in groups for part in group):
        for name in (one.name, one.id, getattr(one, "registry", None)):
            if name:
                found.setdefault(name.casefold(), []).append(one.id)
    for time in record.times:
        words = " ".join(record.report.text[slice(*time.mentions[0])].split())
        for name in (words, time.id):
            found.setdefault(name.casefold(), []).append(time.id)
    return found


def find_named(name: str, names: Mapping[str, Sequence[str]], letters: str) -> str | None:
    """The part of some letters that bears a name; None when none does."""
    return next((ref for ref in names.get(name.casefold(), ()) if ref[0] in letters), None)


# Counts, claims, links


def _tally(tally: Tally, said: Sequence[Said]) -> Tally | None:
    if _is_rejected(said, "tally"):
        return None
    made: Tally = _set(tally, said, {"effect"})
    bounds: dict[str, int | None] = {
        name: int(value) for name, value in _values(said, ("low", "high")).items()
    }
    counts = _values(said, ("count",))
    if "count" in counts:
        counted: Counted = parse_count(counts["count"])
        bounds = {"low": counted.low, "high": counted.high} | bounds
    moved = _last(said, "of_event")
    if moved is not None and moved.judgement.verdict == "reject":
        made = msgspec.structs.replace(made, event=None)
    elif moved is not None and moved.other is not None:
        made = msgspec.structs.replace(made, event=moved.other)
    return msgspec.structs.replace(made, **bounds) if bounds else made


def _claim(claim: Claim, said: Sequence[Said], names: Mapping[str, Sequence[str]]) -> Claim:
    made: Claim = _set(claim, said, {"stance"})
    values = _values(said, ("speaker", "relays"))
    changes: dict[str, Any] = {}
    if "speaker" in values:
        changes["source"] = _speaker(values["speaker"], names) or claim.source
    if "relays" in values:
        refs = [find_named(one, names, "a") for one in split_names(values["relays"])]
        changes["via"] = tuple(ref for ref in refs if ref is not None)
    return msgspec.structs.replace(made, **changes) if changes else made


def _speaker(name: str, names: Mapping[str, Sequence[str]]) -> str | None:
    if name in (OUTLET, UNNAMED):
        return name
    return find_named(name, names, "a")


def _with_speakers(record: Record, by_part: Mapping[str, Sequence[Said]]) -> Record:
    """The record with an actor for each speaker that a person names and it does not have."""
    names = _names_of(record)
    fresh: list[Actor] = []
    number = max((int(one.id[1:]) for one in record.actors if one.id[1:].isdigit()), default=0)
    for claim in record.claims:
        name = _values(by_part.get(claim.id, ()), ("speaker",)).get("speaker")
        if name is None or _speaker(name, names) is not None:
            continue
        number += 1
        made = Actor(
            id=f"a{number}",
            name=name,
            kind="other",
            mentions=claim.cue or claim.content,
            why="named by a person",
        )
        fresh.append(made)
        names.setdefault(name.casefold(), []).append(made.id)
    return msgspec.structs.replace(record, actors=(*record.actors, *fresh)) if fresh else record


def _links(record: Record, by_part: Mapping[str, Sequence[Said]]) -> Iterable[Link]:
    """Links that nobody rejected, and those people drew; the last word on a pair counts."""
    words: dict[tuple[str, str], list[Said]] = {}
    for one in (one for some in by_part.values() for one in some):
        if one.judgement.field == "link" and one.other is not None:
            words.setdefault((one.part, one.other), []).append(one)
    said = {ends: last.judgement for ends, some in words.items() if (last := standing(some))}
    left = {ends for ends, judged in said.items() if judged.verdict == "accept"}
    for link in record.links:
        ends = (link.source_id, link.target_id)
        if ends not in said or ends in left:
            yield link
    number = max((int(one.id[1:]) for one in record.links if one.id[1:].isdigit()), default=0)
    for (source, target), judged in said.items():
        if judged.verdict == "set" and judged.value:
            number += 1
            yield Link(id=f"l{number}", source_id=source, target_id=target, type=judged.value)


# Names, places, times


def _actor(actor: Actor, said: Sequence[Said]) -> Actor:
    values: dict[str, Any] = _values(said, ("name", "kind", "country"))
    registry = _values(said, ("registry",))
    if registry:
        values["registry"] = None if registry["registry"] == "unknown" else registry["registry"]
    return msgspec.structs.replace(actor, **values) if values else actor


def _place(place: Place, said: Sequence[Said]) -> Place:
    values = _values(said, ("place",))
    if "place" not in values:
        return place
    if values["place"] == "unknown":
        return msgspec.structs.replace(
            place, lat=None, lon=None, radius_km=None, gazetteer=None, why=signed(said, "place")
        )
    point = parse_point(values["place"])
    return msgspec.structs.replace(
        place,
        lat=point.lat,
        lon=point.lon,
        radius_km=point.radius_km,
        name=point.name or place.name,
        country=point.country or place.country,
        admin1=point.admin1 or (place.admin1 if point.country in (None, place.country) else None),
        gazetteer=point.gazetteer,
        precision=point.precision or "exact",
        why=signed(said, "place"),
    )


def _time(time: Time, said: Sequence[Said]) -> Time:
    values = _values(said, ("time",))
    if "time" not in values:
        return time
    edtf = None if values["time"] == "unknown" else values["time"]
    return msgspec.structs.replace(time, edtf=edtf, why=signed(said, "time"))


__all__ = [
    "SLOTS",
    "Said",
    "apply_judgements",
    "find_named",
    "signed",
    "split_names",
    "standing",
    "unknown_names",
]
