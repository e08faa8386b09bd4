"""Marks: what the reader found in a report, before any word has a value.

The tables mirror the corpus format (corpus/GUIDELINES.md). Ids are local to one report: a letter
and a number (``a1``, ``p1``, ``t1``, ``w1``, ``o1``, ``e1``, ``n1``, ``c1``), numbered in the order
of first mention. A span is ``(start, end)``, Unicode code points into ``Report.text``.
Within every mark, spans stand in text order and never repeat.
"""

import msgspec

Span = tuple[int, int]
"""``[start, end)`` in Unicode code points; never empty."""

UNNAMED = "unnamed"
"""Source of a claim for which no noun phrase stands in the text."""

OUTLET = "outlet"
"""Source of a claim by which the publisher itself speaks as a source."""


class ActorMark(msgspec.Struct, frozen=True, kw_only=True):
    """One actor of the report with all its mentions (names, noun phrases, pronouns)."""

    id: str
    mentions: tuple[Span, ...]
    kind: str
    of: str | None = None
    confidence: float | None = None


class PlaceMark(msgspec.Struct, frozen=True, kw_only=True):
    """One place of the report; ``kind`` is one of the guidelines' kinds of place."""

    id: str
    mentions: tuple[Span, ...]
    kind: str
    confidence: float | None = None


class TimeMark(msgspec.Struct, frozen=True, kw_only=True):
    """One time expression (several mentions only when they name the same time)."""

    id: str
    mentions: tuple[Span, ...]
    confidence: float | None = None


class WeaponMark(msgspec.Struct, frozen=True, kw_only=True):
    """One weapon or platform."""

    id: str
    mentions: tuple[Span, ...]
    kind: str
    confidence: float | None = None


class ObjectMark(msgspec.Struct, frozen=True, kw_only=True):
    """One object hit, seized, moved or built."""

    id: str
    mentions: tuple[Span, ...]
    kind: str
    confidence: float | None = None


class Argument(msgspec.Struct, frozen=True):
    """A filler of an event's slot: the id of a mark, and how sure the reader is."""

    ref: str
    confidence: float | None = None


class EventMark(msgspec.Struct, frozen=True, kw_only=True):
    """One event with its triggers and the marks that fill its slots, the most telling first."""

    id: str
    triggers: tuple[Span, ...]
    type: str
    mode: str | None
    status: str
    agents: tuple[Argument, ...] = ()
    targets: tuple[Argument, ...] = ()
    places: tuple[Argument, ...] = ()
    times: tuple[Argument, ...] = ()
    weapons: tuple[Argument, ...] = ()
    confidence: float | None = None


class TallyMark(msgspec.Struct, frozen=True, kw_only=True):
    """One count or vague quantity of one effect, one event, one group."""

    id: str
    mentions: tuple[Span, ...]
    effect: str
    event: str | None
    of: str | None = None
    confidence: float | None = None


class ClaimMark(msgspec.Struct, frozen=True, kw_only=True):
    """One speech act: its cue words, its speaker, its words, and what it is about.

    Attributes:
        source: an actor's id, ``UNNAMED`` or ``OUTLET``.
        via: actors through whom it came, nearest to the source first.
        about: ids of events, tallies, claims or objects.
        said: id of a time mark, or None.
    """

    id: str
    cues: tuple[Span, ...]
    source: str
    stance: str
    via: tuple[str, ...] = ()
    content: tuple[Span, ...] = ()
    about: tuple[str, ...] = ()
    said: str | None = None
    confidence: float | None = None


class LinkMark(msgspec.Struct, frozen=True, kw_only=True):
    """A directed relation between two events, claims or tallies.

    Attributes:
        signal: the words that show it, or empty.
        claim: the claim by which it is asserted; None when the report itself asserts it.
    """

    id: str
    source: str
    target: str
    type: str
    signal: tuple[Span, ...] = ()
    claim: str | None = None
    confidence: float | None = None


class Marks(msgspec.Struct, frozen=True, kw_only=True):
    """All marks of one report. Empty tuples mean that the reader found none.

    ``notes`` tell a person what the reader had to leave out, one line each.
    """

    actors: tuple[ActorMark, ...] = ()
    places: tuple[PlaceMark, ...] = ()
    times: tuple[TimeMark, ...] = ()
    weapons: tuple[WeaponMark, ...] = ()
    objects: tuple[ObjectMark, ...] = ()
    events: tuple[EventMark, ...] = ()
    tallies: tuple[TallyMark, ...] = ()
    claims: tuple[ClaimMark, ...] = ()
    links: tuple[LinkMark, ...] = ()
    notes: tuple[str, ...] = ()
