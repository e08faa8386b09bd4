"""A record made of marks, their values and the voices that carry them.

Both an annotated file and a read report become a record here, so that the two have one shape,
field for field. Nothing is judged or dropped here; what must hold of the marks is the maker's
business (every reference names a mark, every mark has a value).
"""

from collections.abc import Mapping

from relata.errors import UnknownMarkError
from relata.model.identities import Identities, PlaceCandidate, ResolvedNumber, ResolvedThing
from relata.model.marks import (
    Argument,
    ClaimMark,
    EventMark,
    LinkMark,
    Marks,
    ObjectMark,
    TallyMark,
    WeaponMark,
)
from relata.model.record import (
    Actor,
    Claim,
    Event,
    Filler,
    Link,
    Place,
    PlaceOption,
    Record,
    ReportInfo,
    Tally,
    Thing,
    Time,
)
from relata.model.report import Report
from relata.model.voice import Voices, derive_voices


def build_record(report: Report, marks: Marks, identities: Identities) -> Record:
    """The record of one report's marks, with every statement's voice.

    Raises:
        UnknownMarkError: when a mark has no value, or names a mark that is not there.
    """
    zero = {key for key, number in identities.tallies.items() if is_zero(number)}
    try:
        voices = derive_voices(report.text, marks, zero)
        return _Builder(report, marks, identities, voices).record()
    except KeyError as error:
        raise UnknownMarkError(
            f"the marks of {report.source} name {error}, which is no mark or has no value: "
            "every reference must name a mark and every mark have a value",
            mark=str(error),
        ) from error


def is_zero(number: ResolvedNumber) -> bool:
    """Whether a tally counts nobody ("no casualties"); unknown bounds do not say so."""
    return number.low == 0 and number.high == 0


def describe_report(report: Report) -> ReportInfo:
    """The fields of a report that its record keeps."""
    return ReportInfo(
        id=report.id,
        sha256=report.sha256,
        source=report.source,
        text=report.text,
        url=report.url,
        title=report.title,
        publisher=report.publisher,
        author=report.author,
        language=report.language,
        published=report.published,
        published_basis=report.published_basis,
        published_clock=report.published_clock,
        retrieved=report.retrieved,
        headline=report.headline,
        captions=report.captions,
    )


class _Builder:
    """Builds the tables of one record."""

    def __init__(
        self, report: Report, marks: Marks, identities: Identities, voices: Voices
    ) -> None:
        self.report = report
        self.marks = marks
        self.values = identities
        self.voices = voices

    def record(self) -> Record:
        marks, values = self.marks, self.values
        return Record(
            report=describe_report(self.report),
            actors=self.actors(),
            places=self.places(),
            times=self.times(),
            weapons=_things(marks.weapons, values.weapons),
            objects=_things(marks.objects, values.objects),
            events=tuple(self.event(mark) for mark in marks.events),
            tallies=tuple(self.tally(mark) for mark in marks.tallies),
            claims=tuple(self.claim(mark) for mark in marks.claims),
            links=tuple(self.link(mark) for mark in marks.links),
            notes=(*marks.notes, *values.notes),
        )

    def actors(self) -> tuple[Actor, ...]:
        rows = []
        for mark in self.marks.actors:
            value = self.values.actors[mark.id]
            rows.append(
                Actor(
                    id=mark.id,
                    name=value.name,
                    kind=value.kind or mark.kind,
                    mentions=mark.mentions,
                    aka=value.aka,
                    country=value.country,
                    of=mark.of or value.of,
                    role=value.role,
                    anonymous=value.anonymous,
                    registry=value.registry,
                    candidates=value.candidates,
                    why=value.why or None,
                    confidence=mark.confidence,
                )
            )
        return tuple(rows)

    def places(self) -> tuple[Place, ...]:
        rows = []
        for mark in self.marks.places:
            value = self.values.places[mark.id]
            rows.append(
                Place(
                    id=mark.id,
                    name=value.name,
                    kind=mark.kind,
                    mentions=mark.mentions,
                    country=value.country,
                    admin1=value.admin1,
                    lat=value.lat,
                    lon=value.lon,
                    radius_km=value.radius_km,
                    precision=value.precision,
                    gazetteer=value.gazetteer,
                    candidates=tuple(_option(option) for option in value.candidates),
                    why=value.why or None,
                    confidence=mark.confidence,
                )
            )
        return tuple(rows)

    def times(self) -> tuple[Time, ...]:
        rows = []
        for mark in self.marks.times:
            value = self.values.times[mark.id]
            rows.append(
                Time(
                    id=mark.id,
                    mentions=mark.mentions,
                    edtf=value.edtf,
                    clock=value.clock,
                    utc_offset=value.utc_offset,
                    candidates=value.candidates,
                    why=value.why or None,
                    confidence=mark.confidence,
                )
            )
        return tuple(rows)

    def event(self, mark: EventMark) -> Event:
        return Event(
            id=mark.id,
            type=mark.type,
            mode=mark.mode,
            status=mark.status,
            triggers=mark.triggers,
            occurrence=self.voices.occurrences[mark.id],
            agents=self.fillers(mark, "agents", mark.agents),
            targets=self.fillers(mark, "targets", mark.targets),
            weapons=self.fillers(mark, "weapons", mark.weapons),
            places=self.fillers(mark, "places", mark.places),
            times=self.fillers(mark, "times", mark.times),
            confidence=mark.confidence,
        )

    def fillers(
        self, event: EventMark, slot: str, arguments: tuple[Argument, ...]
    ) -> tuple[Filler, ...]:
        rows = []
        for argument in arguments:
            voice = self.voices.fillers[event.id, slot, argument.ref]
            edtf = self.values.times[argument.ref].edtf if slot == "times" else None
            rows.append(
                Filler(
                    ref=argument.ref,
                    edtf=edtf,
                    own_voice=voice.own_voice,
                    by=voice.by,
                    confidence=argument.confidence,
                )
            )
        return tuple(rows)

    def tally(self, mark: TallyMark) -> Tally:
        value, voice = self.values.tallies[mark.id], self.voices.tallies[mark.id]
        start, end = mark.mentions[0]
        return Tally(
            id=mark.id,
            event=mark.event,
            effect=mark.effect,
            of=mark.of,
            low=value.low,
            high=value.high,
            words=self.report.text[start:end],
            span=mark.mentions[0],
            approximate=value.approximate,
            demographic=value.demographic,
            combatant=value.combatant,
            part_of=self.whole_of(mark.id),
            own_voice=voice.own_voice,
            by=voice.by,
            more_spans=mark.mentions[1:],
            why=value.why or None,
            confidence=mark.confidence,
        )

    def whole_of(self, tally: str) -> str | None:
        """The tally of which one is part, by the first link that says so."""
        wholes = (
            link.target
            for link in self.marks.links
            if link.type == "part_of" and link.source == tally and link.target[0] == "n"
        )
        return next(wholes, None)

    def claim(self, mark: ClaimMark) -> Claim:
        return Claim(
            id=mark.id,
            source=mark.source,
            stance=mark.stance,
            cue=mark.cues,
            via=mark.via,
            content=mark.content,
            about=mark.about,
            within=self.voices.within[mark.id],
            said=mark.said,
            confidence=mark.confidence,
        )

    def link(self, mark: LinkMark) -> Link:
        voice = self.voices.links[mark.id]
        return Link(
            id=mark.id,
            source_id=mark.source,
            target_id=mark.target,
            type=mark.type,
            signal=mark.signal,
            own_voice=voice.own_voice,
            by=voice.by,
            confidence=mark.confidence,
        )


def _option(option: PlaceCandidate) -> PlaceOption:
    return PlaceOption(
        gazetteer=option.gazetteer,
        name=option.name,
        country=option.country,
        admin1=option.admin1,
        lat=option.lat,
        lon=option.lon,
    )


def _things(
    marks: tuple[WeaponMark, ...] | tuple[ObjectMark, ...], values: Mapping[str, ResolvedThing]
) -> tuple[Thing, ...]:
    rows = []
    for mark in marks:
        value = values[mark.id]
        rows.append(
            Thing(
                id=mark.id,
                kind=value.kind,
                name=value.name,
                mentions=mark.mentions,
                why=value.why or None,
                confidence=mark.confidence,
            )
        )
    return tuple(rows)
