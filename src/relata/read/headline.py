"""A headline tells of an act that the text tells again: the two are one event.

The network meets few headlines in training and often takes them for acts of their own. In the
training reports 44 of 47 events of headlines are told again below, and where the text has an event
of the same type, mode and status, it is the first such event in 43 of 45.
"""

import re

import msgspec

from relata.model.marks import Argument, EventMark, LinkMark, Marks, Span
from relata.model.report import Report

_FIRST_LINE = re.compile(r"[^\n]{10,160}[^.\n\"”]\n")
_ROLES = ("agents", "targets", "places", "times", "weapons")


def find_headline(report: Report) -> Span | None:
    """Where the headline stands; a first line without a full stop where the report knows none."""
    if report.headline is not None:
        return report.headline
    first = _FIRST_LINE.match(report.text)
    return None if first is None else (0, first.end() - 1)


def fold_headline(marks: Marks, headline: Span | None) -> Marks:
    """The marks with every event of the headline alone joined to its retelling in the text."""
    if headline is None:
        return marks
    joined: dict[str, str] = {}
    below = {e.id: [start for start, _ in e.triggers if start >= headline[1]] for e in marks.events}
    body = sorted((e for e in marks.events if below[e.id]), key=lambda e: min(below[e.id]))
    for event in marks.events:
        if event.triggers[-1][1] <= headline[1]:
            again = next((e for e in body if _is_alike(event, e)), None)
            if again is not None:
                joined[event.id] = again.id
    return join_events(marks, joined) if joined else marks


def _is_alike(event: EventMark, other: EventMark) -> bool:
    vague = event.mode == "unknown" and event.type == other.type
    same = (event.type, event.mode) == (other.type, other.mode)
    return event.status == other.status and (same or vague)


def join_events(marks: Marks, joined: dict[str, str]) -> Marks:
    """The marks with the first events of ``joined`` become part of the second ones."""
    by_id = {e.id: e for e in marks.events}
    for old, new in joined.items():
        by_id[new] = _merge(by_id[new], by_id[old])

    def kept(ref: str | None) -> str | None:
        return None if ref is None else joined.get(ref, ref)

    links: dict[tuple[str, str, str], LinkMark] = {}
    for link in marks.links:
        source, target = joined.get(link.source, link.source), joined.get(link.target, link.target)
        if source != target:
            moved = msgspec.structs.replace(link, source=source, target=target)
            links.setdefault((source, target, link.type), moved)
    return msgspec.structs.replace(
        marks,
        events=tuple(by_id[e.id] for e in marks.events if e.id not in joined),
        tallies=tuple(msgspec.structs.replace(n, event=kept(n.event)) for n in marks.tallies),
        claims=tuple(
            msgspec.structs.replace(
                q, about=tuple(dict.fromkeys(joined.get(a, a) for a in q.about))
            )
            for q in marks.claims
        ),
        links=tuple(links.values()),
    )


def _merge(event: EventMark, headline: EventMark) -> EventMark:
    """The text's event with the headline's triggers, and its fillers where the text has none."""
    fillers: dict[str, tuple[Argument, ...]] = {
        role: getattr(event, role) or getattr(headline, role) for role in _ROLES
    }
    triggers = tuple(sorted({*event.triggers, *headline.triggers}))
    sure = [c for c in (event.confidence, headline.confidence) if c is not None]
    return msgspec.structs.replace(
        event, triggers=triggers, confidence=max(sure, default=None), **fillers
    )
