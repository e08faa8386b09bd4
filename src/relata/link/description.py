"""What linking needs of one event, taken from its record alone."""

import re
from collections.abc import Iterable
from datetime import date

import msgspec

from relata.model.record import Actor, Event, Filler, Place, Record, Tally

KIND_OF_STATUS = {
    "happened": "occurrence",
    "ongoing": "occurrence",
    "attempted": "occurrence",
    "past": "occurrence",
    "habitual": "series",
    "planned": "prospect",
    "threatened": "prospect",
    "hypothetical": "prospect",
    "denied": "denied",
}
"""Kind of incident by status of event (record.md, "Incidents across reports")."""

SHAPES = frozenset({"country", "region", "water", "route", "border", "admin1"})
"""Precisions of places too wide to tell one act from another by themselves."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+|\n+")


class LinkActor(msgspec.Struct, frozen=True, array_like=True):
    """An actor: its folded name words, its registry entry, and what that belongs to."""

    words: tuple[str, ...]
    registry: str | None
    kind: str
    country: str | None
    kin: tuple[str, ...] = ()


class LinkPlace(msgspec.Struct, frozen=True, array_like=True):
    """A place of an event."""

    words: tuple[str, ...]
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    radius_km: float
    precision: str | None


class LinkToll(msgspec.Struct, frozen=True, array_like=True):
    """A count of an event's effect."""

    effect: str
    low: int | None
    high: int | None


class LinkEvent(msgspec.Struct, frozen=True, array_like=True):
    """One event as linking sees it.

    Attributes:
        published: proleptic ordinal of the report's day; None when unknown.
        first, last: ordinals of the days that its times allow; None when no time is known.
        is_dated: whether a day or narrower span was told, not only taken from ``published``.
        words: content words of the sentences that tell of it.
        twins: smallest local id among the events that the report calls the same.
        anchor: offset and words of its first trigger, by which it is known for good.
    """

    report: str
    event: str
    kind: str
    type: str
    mode: str | None
    status: str
    published: int | None
    first: int | None
    last: int | None
    is_dated: bool
    places: tuple[LinkPlace, ...]
    agents: tuple[LinkActor, ...]
    targets: tuple[LinkActor, ...]
    weapons: tuple[str, ...]
    tolls: tuple[LinkToll, ...]
    words: tuple[str, ...]
    twins: str
    anchor: str


def encode_event(event: LinkEvent) -> bytes:
    """The event as compact bytes."""
    return msgspec.msgpack.encode(event)


_DECODER = msgspec.msgpack.Decoder(LinkEvent)


def decode_event(data: bytes) -> LinkEvent:
    """The event that ``encode_event`` wrote."""
    return _DECODER.decode(data)


def describe(record: Record) -> tuple[LinkEvent, ...]:
    """One ``LinkEvent`` for each event of a record, in their order."""
    return _Describer(record).describe()


class _Describer:
    def __init__(self, record: Record) -> None:
        self.record = record
        self.actors = {actor.id: actor for actor in record.actors}
        self.places = {place.id: place for place in record.places}
        self.things = {thing.id: thing for thing in record.weapons}
        self.objects = {thing.id: thing for thing in record.objects}
        self.times = {time.id: time for time in record.times}
        self.published = day_of(record.report.published)
        self.twins = _twins(record)

    def describe(self) -> tuple[LinkEvent, ...]:
        return tuple(self.describe_event(event) for event in self.record.events)

    def describe_event(self, event: Event) -> LinkEvent:
        days = self._days(event)
        return LinkEvent(
            report=self.record.report.id,
            event=event.id,
            kind=KIND_OF_STATUS[event.status],
            type=event.type,
            mode=event.mode,
            status=event.status,
            published=self.published,
            first=days[0] if days else None,
            last=days[1] if days else None,
            is_dated=days is not None,
            places=tuple(self._places(event)),
            agents=tuple(self._actors(event.agents)),
            targets=tuple(self._actors(event.targets)),
            weapons=tuple(sorted({self.things[one.ref].kind for one in event.weapons})),
            tolls=tuple(self._tolls(event.id)),
            words=_words_about(self.record.report.text, event),
            twins=self.twins.get(event.id, event.id),
            anchor=_anchor(self.record.report.text, event),
        )

    def _days(self, event: Event) -> tuple[int, int] | None:
        spans = [span for one in event.times if (span := span_of(one.edtf)) is not None]
        return min(spans, key=lambda span: (span[1] - span[0], span)) if spans else None

    def _places(self, event: Event) -> Iterable[LinkPlace]:
        for one in (*event.places, *event.targets):
            place = self.places.get(one.ref)
            if place is not None:
                yield _link_place(place)

    def _actors(self, fillers: tuple[Filler, ...]) -> Iterable[LinkActor]:
        for one in fillers:
            actor = self.actors.get(one.ref)
            if actor is not None:
                yield self._link_actor(actor)
            elif one.ref in self.objects:
                thing = self.objects[one.ref]
                yield LinkActor(_fold(thing.name), None, thing.kind, None)

    def _link_actor(self, actor: Actor) -> LinkActor:
        kin: list[str] = []
        over = self.actors.get(actor.of) if actor.of else None
        while over is not None and over.registry not in kin and len(kin) < len(self.actors):
            if over.registry:
                kin.append(over.registry)
            over = self.actors.get(over.of) if over.of else None
        return LinkActor(_fold(actor.name), actor.registry, actor.kind, actor.country, tuple(kin))

    def _tolls(self, event: str) -> Iterable[LinkToll]:
        for tally in self.record.tallies:
            if tally.event == event and _is_whole(tally):
                yield LinkToll(tally.effect, tally.low, tally.high)


def _is_whole(tally: Tally) -> bool:
    return tally.part_of is None and tally.scope in (None, "event")


def _link_place(place: Place) -> LinkPlace:
    return LinkPlace(
        _fold(place.name),
        place.country,
        place.admin1,
        place.lat,
        place.lon,
        place.radius_km or 10.0,
        place.precision,
    )


def _twins(record: Record) -> dict[str, str]:
    """The smallest id of each group of events that the report itself calls the same."""
    group = {event.id: event.id for event in record.events}
    for link in record.links:
        one, other = group.get(link.source_id), group.get(link.target_id)
        if link.type == "same_as" and one and other:
            least = min(one, other)
            group = {k: least if v in (one, other) else v for k, v in group.items()}
    return group


def _anchor(text: str, event: Event) -> str:
    if not event.triggers:
        return event.id
    start, end = event.triggers[0]
    return f"{start}:{text[start:end]}"


def _fold(name: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(name))


def _words_about(text: str, event: Event) -> tuple[str, ...]:
    found: set[str] = set()
    for start, end in event.triggers:
        begin = max([m.end() for m in _SENTENCE_END.finditer(text, 0, start)], default=0)
        stop = _SENTENCE_END.search(text, end)
        sentence = text[begin : stop.start() if stop else len(text)]
        found.update(word.casefold() for word in _WORD.findall(sentence) if len(word) > 2)
    return tuple(sorted(found))


def day_of(edtf: str) -> int | None:
    """Ordinal of a full day; None for anything wider."""
    try:
        return date.fromisoformat(edtf.rstrip("~?%")).toordinal()
    except ValueError:
        return None


def span_of(edtf: str | None) -> tuple[int, int] | None:
    """First and last ordinal that an EDTF value allows; None when open or unknown."""
    if not edtf:
        return None
    first, _, last = edtf.partition("/")
    begin, finish = _bounds(first), _bounds(last or first)
    return (begin[0], finish[1]) if begin and finish and finish[1] >= begin[0] else None


def _bounds(edtf: str) -> tuple[int, int] | None:
    value = edtf.rstrip("~?%")
    try:
        if len(value) == 10:
            day = date.fromisoformat(value).toordinal()
            return day, day
        if len(value) == 7:
            year, month = int(value[:4]), int(value[5:])
            following = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1).toordinal(), following.toordinal() - 1
        if len(value) == 4:
            return date(int(value), 1, 1).toordinal(), date(int(value), 12, 31).toordinal()
    except ValueError:
        return None
    return None
