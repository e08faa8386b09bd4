"""A report's text cut at every edge of every mark.

Marks may be nested or cross each other; a segment lies within each of its marks as a whole, so a
view can draw one element a segment and never has to nest.
"""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from relata.model.record import Record, Span
from relata.publish.phrases import tally_spans

Layer = Literal[
    "actor", "place", "time", "weapon", "object", "trigger", "tally", "cue", "content", "signal",
    "unread", "headline",
]  # fmt: skip
"""What a mark is."""


@dataclass(frozen=True, slots=True)
class TextMark:
    """One span of one thing.

    Attributes:
        ref: id of the thing in the record; empty for what has no id.
    """

    start: int
    end: int
    layer: Layer
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text within the same marks throughout.

    Attributes:
        marks: the shortest first, so the innermost decides where only one can.
    """

    start: int
    end: int
    marks: tuple[TextMark, ...]

    def refs(self, layer: Layer) -> tuple[str, ...]:
        """Ids of the marks of a layer, the innermost first."""
        return tuple(mark.ref for mark in self.marks if mark.layer == layer)

    def starting(self, layer: Layer) -> tuple[TextMark, ...]:
        """Marks of a layer that begin with this segment."""
        return tuple(m for m in self.marks if m.layer == layer and m.start == self.start)

    def ending(self, layer: Layer) -> tuple[TextMark, ...]:
        """Marks of a layer that end with this segment."""
        return tuple(m for m in self.marks if m.layer == layer and m.end == self.end)


def text_marks(record: Record) -> tuple[TextMark, ...]:
    """Every span of a record, by layer."""
    found: list[TextMark] = []

    def add(layer: Layer, ref: str, spans: Iterable[Span]) -> None:
        found.extend(TextMark(start, end, layer, ref) for start, end in spans)

    for actor in record.actors:
        add("actor", actor.id, actor.mentions)
    for place in record.places:
        add("place", place.id, place.mentions)
    for time in record.times:
        add("time", time.id, time.mentions)
    for weapon in record.weapons:
        add("weapon", weapon.id, weapon.mentions)
    for thing in record.objects:
        add("object", thing.id, thing.mentions)
    for event in record.events:
        add("trigger", event.id, event.triggers)
    for tally in record.tallies:
        add("tally", tally.id, tally_spans(tally))
    for claim in record.claims:
        add("cue", claim.id, claim.cue)
        add("content", claim.id, claim.content)
    for link in record.links:
        add("signal", link.id, link.signal)
    add("unread", "", (item.span for item in record.unread))
    add("headline", "", [record.report.headline] if record.report.headline else [])
    return tuple(found)


def cut(length: int, marks: Iterable[TextMark]) -> tuple[Segment, ...]:
    """Segments that cover ``0 <= offset < length`` without gap or overlap."""
    ordered = sorted(marks, key=lambda mark: mark.start)
    edges = {0, length, *(m.start for m in ordered), *(m.end for m in ordered)}
    bounds = sorted(edge for edge in edges if 0 <= edge <= length)
    segments = []
    open_marks: list[TextMark] = []
    following = 0
    for start, end in itertools.pairwise(bounds):
        open_marks = [mark for mark in open_marks if mark.end > start]
        while following < len(ordered) and ordered[following].start <= start:
            open_marks.append(ordered[following])
            following += 1
        inside = sorted(open_marks, key=lambda mark: (mark.end - mark.start, mark.layer, mark.ref))
        segments.append(Segment(start, end, tuple(inside)))
    return tuple(segments)
