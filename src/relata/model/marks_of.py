"""The marks behind a record: the way back from what people see to what a reader is taught.

``build_record(report, marks_of(record), …)`` gives the record's structure again; the values that
rules gave to the marks (days, points, numbers, names) are not among them.
"""

from relata.model.marks import (
    ActorMark,
    Argument,
    ClaimMark,
    EventMark,
    LinkMark,
    Marks,
    ObjectMark,
    PlaceMark,
    TallyMark,
    TimeMark,
    WeaponMark,
)
from relata.model.record import Claim, Event, Filler, Link, Record, Tally


def marks_of(record: Record) -> Marks:
    """The marks of a record, under the same ids, without confidences."""
    return Marks(
        actors=tuple(
            ActorMark(id=each.id, mentions=each.mentions, kind=each.kind, of=each.of)
            for each in record.actors
        ),
        places=tuple(
            PlaceMark(id=each.id, mentions=each.mentions, kind=each.kind) for each in record.places
        ),
        times=tuple(TimeMark(id=each.id, mentions=each.mentions) for each in record.times),
        weapons=tuple(
            WeaponMark(id=each.id, mentions=each.mentions, kind=each.kind)
            for each in record.weapons
        ),
        objects=tuple(
            ObjectMark(id=each.id, mentions=each.mentions, kind=each.kind)
            for each in record.objects
        ),
        events=tuple(_event(each) for each in record.events),
        tallies=tuple(_tally(each) for each in record.tallies),
        claims=tuple(_claim(each) for each in record.claims),
        links=tuple(_link(each) for each in record.links),
    )


def _event(event: Event) -> EventMark:
    return EventMark(
        id=event.id,
        triggers=event.triggers,
        type=event.type,
        mode=event.mode,
        status=event.status,
        agents=_arguments(event.agents),
        targets=_arguments(event.targets),
        places=_arguments(event.places),
        times=_arguments(event.times),
        weapons=_arguments(event.weapons),
    )


def _arguments(fillers: tuple[Filler, ...]) -> tuple[Argument, ...]:
    return tuple(Argument(each.ref) for each in fillers)


def _tally(tally: Tally) -> TallyMark:
    return TallyMark(
        id=tally.id,
        mentions=(tally.span, *tally.more_spans),
        effect=tally.effect,
        event=tally.event,
        of=tally.of,
    )


def _claim(claim: Claim) -> ClaimMark:
    return ClaimMark(
        id=claim.id,
        cues=claim.cue,
        source=claim.source,
        stance=claim.stance,
        via=claim.via,
        content=claim.content,
        about=claim.about,
        said=claim.said,
    )


def _link(link: Link) -> LinkMark:
    """A link by the claim that asserts it, or by the report itself."""
    by = None if link.own_voice or not link.by else link.by[0].claim
    return LinkMark(
        id=link.id,
        source=link.source_id,
        target=link.target_id,
        type=link.type,
        signal=link.signal,
        claim=by,
    )
