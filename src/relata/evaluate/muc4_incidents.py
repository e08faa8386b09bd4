"""Which events of a record are incidents to MUC-4 (task documentation, part 1, section 1).

- Acts of the types below that happened, were attempted or threatened; practice, plans and what is
  only denied are none. Nothing older than two months before the report.
- Not between armed sides alone: some target must not be military, police or an armed group.
- In or concerning one of nine countries, where the record knows a country at all.
- Events of one type whose place, day and perpetrators do not differ are one incident.

Source: MUC-4 task documentation, part 1, version 7.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from relata.model.edtf import SEASONS_AS_YEARS, days_of_date
from relata.model.record import Event, Filler, Record, Voice

COUNTRIES = frozenset({"SV", "GT", "HN", "AR", "BO", "CL", "CO", "EC", "PE"})
STAGES = {
    "happened": "ACCOMPLISHED",
    "ongoing": "ACCOMPLISHED",
    "past": "ACCOMPLISHED",
    "attempted": "ATTEMPTED",
    "threatened": "THREATENED",
}
"""Stage of execution by status; events of another status are no incident."""
TYPES = {
    "explosives": "BOMBING",
    "ied": "BOMBING",
    "suicide": "BOMBING",
    "arson": "ARSON",
    "abduct": "KIDNAPPING",
}
"""Type of incident by mode of an assault; an attack by any other but ``_NO_INCIDENT``."""
HUMAN_EFFECTS = {"killed": "DEATH", "injured": "INJURY", "released": "REGAINED FREEDOM"}
"""Effect on people by the effect of a count."""

_NO_INCIDENT = frozenset({"intercept", "crowd_control"})
_BOMBS = frozenset({"explosive", "ied", "mine", "vehicle_bomb", "suicide_vest"})
_BY_WEAPON = frozenset({"unknown", "destroy"})
_ARMED = frozenset({"military", "police", "armed_group"})
_RECENT = timedelta(days=62)


class Incident(msgspec.Struct, frozen=True):
    """Events of one record that MUC-4 counts as one incident."""

    type: str
    events: tuple[Event, ...]


class RecordIndex:
    """A record's things by id."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.actors = {each.id: each for each in record.actors}
        self.places = {each.id: each for each in record.places}
        self.times = {each.id: each for each in record.times}
        self.things = {each.id: each for each in (*record.weapons, *record.objects)}
        self.claims = {each.id: each for each in record.claims}
        days = read_days(record.report.published)
        self.published = days[1] if days else None

    def kind_of(self, ref: str) -> str:
        """An actor's kind; a person's is that of the body the person belongs to."""
        actor = self.actors[ref]
        owner = self.actors.get(actor.of or "")
        return owner.kind if actor.kind == "person" and owner else actor.kind

    def harmed(self, event: Event) -> Iterator[str]:
        """Groups that a count of harm in the event is of."""
        for tally in self.record.tallies:
            if tally.event == event.id and tally.of and tally.effect in HUMAN_EFFECTS:
                yield tally.of


def find_incidents(index: RecordIndex) -> tuple[Incident, ...]:
    """The incidents of a record, in the order of their first events."""
    found: list[Incident] = []
    for event in index.record.events:
        type_ = _type_of(index, event)
        if type_ is None or not _is_relevant(index, event):
            continue
        same = next((i for i, each in enumerate(found) if _is_same(each, type_, event)), None)
        if same is None:
            found.append(Incident(type_, (event,)))
        else:
            found[same] = Incident(type_, (*found[same].events, event))
    return tuple(found)


def _type_of(index: RecordIndex, event: Event) -> str | None:
    if event.type == "COERCE" and event.mode == "seize":
        return "ROBBERY" if any(each.ref in index.things for each in event.targets) else None
    if event.type != "ASSAULT" or event.mode in _NO_INCIDENT:
        return None
    kinds = {index.things[each.ref].kind for each in event.weapons}
    if event.mode in _BY_WEAPON and kinds & _BOMBS:
        return "BOMBING"
    return TYPES.get(event.mode or "", "ATTACK")


def _is_relevant(index: RecordIndex, event: Event) -> bool:
    if event.status not in STAGES or not _is_told(event.occurrence):
        return False
    last = _last_day(event)
    if last and index.published and last < index.published - _RECENT:
        return False
    if not _hits_others(index, event):
        return False
    countries = {each for each in _countries_of(index, event) if each}
    return not countries or bool(countries & COUNTRIES)


def _is_told(voice: Voice) -> bool:
    return voice.own_voice or any(each.polarity == "for" for each in voice.by)


def _last_day(event: Event) -> date | None:
    ends = [read_days((each.edtf or "").split("/")[-1]) for each in event.times]
    return max((each[1] for each in ends if each), default=None)


def _hits_others(index: RecordIndex, event: Event) -> bool:
    """Whether a target is no fighter; without targets an act counts unless it is a clash."""
    harmed = [*(each.ref for each in event.targets), *index.harmed(event)]
    if not harmed:
        return event.mode not in ("clash", "unknown")
    return any(ref not in index.actors or index.kind_of(ref) not in _ARMED for ref in harmed)


def _countries_of(index: RecordIndex, event: Event) -> Iterator[str | None]:
    yield from (index.places[each.ref].country for each in event.places)
    for each in (*event.agents, *event.targets):
        if each.ref in index.actors:
            yield index.actors[each.ref].country


def _is_same(incident: Incident, type_: str, event: Event) -> bool:
    """Whether no place, day or perpetrator tells the event from the incident."""
    return incident.type == type_ and all(
        _agree(_marks_of(each, slot), _marks_of(event, slot))
        for each in incident.events
        for slot in ("places", "times", "agents")
    )


def _marks_of(event: Event, slot: str) -> frozenset[str]:
    fillers: Sequence[Filler] = getattr(event, slot)
    if slot == "times":
        return frozenset(each.edtf for each in fillers if each.edtf)
    return frozenset(each.ref for each in fillers)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)


def read_days(value: str) -> tuple[date, date] | None:
    """First and last day of one calendar value; None where it has none."""
    days = days_of_date(value, seasons=SEASONS_AS_YEARS)
    return days.as_dates() if days else None
