"""Scores marks before any value is resolved: what training measures after every epoch."""

import msgspec

from relata.model.marks import Argument, Marks
from relata.model.record import (
    Actor,
    Claim,
    Event,
    Filler,
    Link,
    Place,
    Record,
    ReportInfo,
    Tally,
    Thing,
    Time,
    Voice,
)
from relata.model.report import Report
from relata.score.report import ReportScore, score_report

VALUE_FIGURES = (
    "time_value",
    "time_clock",
    "place_161_km",
    "place_country",
    "actor_country",
    "tally_number",
    "tally_speaker",
)
"""Figures of values and voices, which marks do not have; ``score_marks`` leaves them out."""


def score_marks(report: Report, gold: Marks, read: Marks) -> ReportScore:
    """Compare the marks of one report with its annotation.

    Figures are those of ``score_report`` without ``VALUE_FIGURES``; ``tally`` compares the effect
    alone, as numbers are values.
    """
    score = score_report(_bare_record(report, gold), _bare_record(report, read))
    return msgspec.structs.replace(
        score,
        counts={k: v for k, v in score.counts.items() if not k.startswith(VALUE_FIGURES)},
        faults=tuple(f for f in score.faults if not f.figure.startswith(VALUE_FIGURES)),
    )


def _bare_record(report: Report, marks: Marks) -> Record:
    """The marks as a record in which nothing has a value; never to be shown or stored."""
    return Record(
        report=_info(report),
        actors=tuple(
            Actor(id=a.id, name="", kind=a.kind, mentions=a.mentions, confidence=a.confidence)
            for a in marks.actors
        ),
        places=tuple(
            Place(id=p.id, name="", kind=p.kind, mentions=p.mentions) for p in marks.places
        ),
        times=tuple(Time(id=t.id, mentions=t.mentions) for t in marks.times),
        weapons=tuple(
            Thing(id=w.id, kind=w.kind, name="", mentions=w.mentions) for w in marks.weapons
        ),
        objects=tuple(
            Thing(id=o.id, kind=o.kind, name="", mentions=o.mentions) for o in marks.objects
        ),
        events=_events(marks),
        tallies=_tallies(marks),
        claims=_claims(marks),
        links=tuple(
            Link(
                id=link.id,
                source_id=link.source,
                target_id=link.target,
                type=link.type,
                signal=link.signal,
            )
            for link in marks.links
        ),
    )


def _info(report: Report) -> ReportInfo:
    return ReportInfo(
        id=report.id,
        sha256=report.sha256,
        source=report.source,
        text=report.text,
        publisher=report.publisher,
    )


def _fillers(arguments: tuple[Argument, ...]) -> tuple[Filler, ...]:
    return tuple(Filler(ref=a.ref, confidence=a.confidence) for a in arguments)


def _events(marks: Marks) -> tuple[Event, ...]:
    return tuple(
        Event(
            id=e.id,
            type=e.type,
            mode=e.mode,
            status=e.status,
            triggers=e.triggers,
            occurrence=Voice(),
            agents=_fillers(e.agents),
            targets=_fillers(e.targets),
            weapons=_fillers(e.weapons),
            places=_fillers(e.places),
            times=_fillers(e.times),
            confidence=e.confidence,
        )
        for e in marks.events
    )


def _tallies(marks: Marks) -> tuple[Tally, ...]:
    return tuple(
        Tally(
            id=n.id,
            event=n.event,
            effect=n.effect,
            of=n.of,
            low=None,
            high=None,
            words="",
            span=n.mentions[0],
            more_spans=n.mentions[1:],
            confidence=n.confidence,
        )
        for n in marks.tallies
    )


def _claims(marks: Marks) -> tuple[Claim, ...]:
    return tuple(
        Claim(
            id=c.id,
            source=c.source,
            stance=c.stance,
            cue=c.cues,
            via=c.via,
            content=c.content,
            about=c.about,
            said=c.said,
            confidence=c.confidence,
        )
        for c in marks.claims
    )
