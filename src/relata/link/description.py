"""What linking needs of one event, taken from its record alone."""

from collections.abc import Callable, Iterable

import msgspec

from relata.link.days import day_of, span_of
from relata.link.topic import topic_of
from relata.link.words import fold_name, stems_around, stems_of_sentence
from relata.model.record import Actor, Event, Filler, Place, Record, Span, Tally

Kin = Callable[[str], tuple[str, ...]]
"""Registry entries that an entry belongs to or is another name of."""

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

PAST = frozenset({"past", "habitual"})
"""Statuses of what a report tells as background."""


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
        words: stems of the sentences that tell of it, sorted.
        twins: smallest local id among the events that the report calls the same.
        anchor: offset and words of its first trigger, by which it is known for good.
        near_words: stems of the few words around its triggers, sorted.
        triggers: stems of its triggers, sorted.
        clocks: times of day as told (``05:00``, ``dawn``), sorted.
        setting: places of the report's other events, for an event without one.
        setting_days: days of the events told next to it, for an event without one.
        topic: telling stems of the report's names and title, the most telling first.
        mentions: how often the report names it.
        is_lead: whether it is named in the headline or the first sentence.
        is_past: whether it is told as background (past, habitual).
        is_total: whether one of its counts covers a period or campaign.
        is_part: whether the report calls it part of another event.
        is_whole: whether the report calls another event part of it.
        is_answer: whether the report tells it as an answer to another event.
        is_answered: whether the report tells another event as an answer to it.
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
    near_words: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()
    setting: tuple[LinkPlace, ...] = ()
    setting_days: tuple[Span, ...] = ()
    topic: tuple[str, ...] = ()
    mentions: int = 1
    is_lead: bool = False
    is_past: bool = False
    is_total: bool = False
    is_part: bool = False
    is_whole: bool = False
    is_answer: bool = False
    is_answered: bool = False


def encode_event(event: LinkEvent) -> bytes:
    """The event as compact bytes."""
    return msgspec.msgpack.encode(event)


_DECODER = msgspec.msgpack.Decoder(LinkEvent)


def decode_event(data: bytes) -> LinkEvent:
    """The event that ``encode_event`` wrote."""
    return _DECODER.decode(data)


def describe(record: Record, kin: Kin | None = None) -> tuple[LinkEvent, ...]:
    """One ``LinkEvent`` for each event of a record, in their order.

    ``kin`` gives what a registry entry belongs to; without it only the record's own ``of`` counts.
    """
    return _Describer(record, kin or (lambda _: ())).describe()


class _Describer:
    def __init__(self, record: Record, kin: Kin) -> None:
        self.record = record
        self.text = record.report.text
        self.kin = kin
        self.actors = {actor.id: actor for actor in record.actors}
        self.places = {place.id: place for place in record.places}
        self.things = {thing.id: thing for thing in record.weapons}
        self.objects = {thing.id: thing for thing in record.objects}
        self.times = {time.id: time for time in record.times}
        self.published = day_of(record.report.published)
        self.twins = _twins(record)
        self.linked = _linked(record)
        self.lead = _lead(record)
        self.topic = topic_of(record)

    def describe(self) -> tuple[LinkEvent, ...]:
        return tuple(self.describe_event(event) for event in self.record.events)

    def describe_event(self, event: Event) -> LinkEvent:
        days = self._days(event)
        places = tuple(self._places(event))
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
            places=places,
            agents=tuple(self._actors(event.agents)),
            targets=tuple(self._actors(event.targets)),
            weapons=tuple(sorted({self.things[one.ref].kind for one in event.weapons})),
            tolls=tuple(self._tolls(event.id)),
            words=stems_of_sentence(self.text, event.triggers),
            twins=self.twins.get(event.id, event.id),
            anchor=_anchor(self.text, event),
            near_words=stems_around(self.text, event.triggers),
            triggers=tuple(
                sorted({w for a, b in event.triggers for w in fold_name(self.text[a:b])})
            ),
            clocks=tuple(sorted({time for one in event.times if (time := self._clock(one))})),
            setting=() if places else self._setting(event),
            setting_days=() if days else self._setting_days(event),
            topic=self.topic,
            mentions=len(event.triggers),
            is_lead=any(start < self.lead for start, _ in event.triggers),
            is_past=event.status in PAST,
            is_total=any(
                tally.event == event.id and tally.scope in ("period", "campaign")
                for tally in self.record.tallies
            ),
            is_part=("part_of", "from", event.id) in self.linked,
            is_whole=("part_of", "to", event.id) in self.linked,
            is_answer=("response_to", "from", event.id) in self.linked,
            is_answered=("response_to", "to", event.id) in self.linked,
        )

    def _days(self, event: Event) -> Span | None:
        spans = [span for one in event.times if (span := span_of(one.edtf)) is not None]
        return min(spans, key=lambda span: (span[1] - span[0], span)) if spans else None

    def _clock(self, filler: Filler) -> str | None:
        time = self.times.get(filler.ref)
        return time.clock if time else None

    def _places(self, event: Event) -> Iterable[LinkPlace]:
        for one in (*event.places, *event.targets):
            place = self.places.get(one.ref)
            if place is not None:
                yield _link_place(place)

    def _setting(self, event: Event) -> tuple[LinkPlace, ...]:
        """Places of the events told next to one, the nearest in the text first."""
        found: dict[str, LinkPlace] = {}
        for other in self._neighbours(event):
            for one in other.places:
                place = self.places.get(one.ref)
                if place is not None and len(found) < SETTING:
                    found.setdefault(place.id, _link_place(place))
        return tuple(found.values())

    def _setting_days(self, event: Event) -> tuple[Span, ...]:
        """Days of the events told next to one, the nearest in the text first."""
        found: dict[Span, None] = {}
        for other in self._neighbours(event):
            span = self._days(other)
            if span is not None and span[1] - span[0] <= NARROW_DAYS and len(found) < SETTING:
                found.setdefault(span)
        return tuple(found)

    def _neighbours(self, event: Event) -> list[Event]:
        """The other events that are no background, the nearest in the text first."""
        here = event.triggers[0][0] if event.triggers else 0
        found = sorted(
            (abs(other.triggers[0][0] - here), number)
            for number, other in enumerate(self.record.events)
            if other.triggers and other.id != event.id and other.status not in PAST
        )
        return [self.record.events[number] for _, number in found]

    def _actors(self, fillers: tuple[Filler, ...]) -> Iterable[LinkActor]:
        for one in fillers:
            actor = self.actors.get(one.ref)
            if actor is not None:
                yield self._link_actor(actor)
            elif one.ref in self.objects:
                thing = self.objects[one.ref]
                yield LinkActor(fold_name(thing.name), None, thing.kind, None)

    def _link_actor(self, actor: Actor) -> LinkActor:
        over: list[str] = [*self.kin(actor.registry)] if actor.registry else []
        seen = {actor.id}
        owner = self.actors.get(actor.of) if actor.of else None
        while owner is not None and owner.id not in seen:
            seen.add(owner.id)
            if owner.registry:
                over += [owner.registry, *self.kin(owner.registry)]
            owner = self.actors.get(owner.of) if owner.of else None
        return LinkActor(
            fold_name(actor.name),
            actor.registry,
            actor.kind,
            actor.country,
            tuple(dict.fromkeys(over)),
        )

    def _tolls(self, event: str) -> Iterable[LinkToll]:
        for tally in self.record.tallies:
            if tally.event == event and _is_whole(tally):
                yield LinkToll(tally.effect, tally.low, tally.high)


SETTING = 3
"""Places, or days, that an event without one may borrow from its report."""
NARROW_DAYS = 3
"""A day that may be borrowed is known at least so narrowly."""


def _is_whole(tally: Tally) -> bool:
    return tally.part_of is None and tally.scope in (None, "event")


def _link_place(place: Place) -> LinkPlace:
    return LinkPlace(
        fold_name(place.name),
        place.country,
        place.admin1,
        place.lat,
        place.lon,
        place.radius_km or 10.0,
        place.precision or place.kind,
    )


def _linked(record: Record) -> frozenset[tuple[str, str, str]]:
    """Which events stand at which end of which links."""
    ends = ((link.type, "from", link.source_id) for link in record.links)
    others = ((link.type, "to", link.target_id) for link in record.links)
    return frozenset((*ends, *others))


def _lead(record: Record) -> int:
    """Where headline and first sentence end."""
    start = record.report.headline[1] if record.report.headline else 0
    stop = record.report.text.find(". ", start)
    return len(record.report.text) if stop < 0 else stop


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
