"""What must hold of marks before they become a record, made to hold; each mending is a note.

- every span covers words of the text, and every mark has at least one mention;
- every reference names a mark of a kind that its field allows, once, and never the mark itself;
- a mode belongs to its event's type, and an assault has one (``unknown`` where nothing tells);
- a source is an actor, ``unnamed`` or ``outlet``; nobody relays their own words;
- a link has two different ends, and there is one link of one type between them.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import msgspec

from relata.model.codebook import modes_of
from relata.model.marks import (
    OUTLET,
    UNNAMED,
    ActorMark,
    Argument,
    ClaimMark,
    EventMark,
    LinkMark,
    Marks,
    Span,
    TallyMark,
)

MENTIONED = ("actors", "places", "times", "weapons", "objects")
SLOT_LETTERS = {"agents": "ao", "targets": "aopw", "places": "p", "times": "t", "weapons": "w"}
"""Letters of the marks that may fill each slot of an event."""

ABOUT_LETTERS = "enco"
LINK_LETTERS = "enc"
TALLY_OF_LETTERS = "aow"

T = TypeVar("T", bound=msgspec.Struct)


class Mended(msgspec.Struct, frozen=True):
    """Marks of which the rules above hold, and what was done to them."""

    marks: Marks
    notes: tuple[str, ...]


def mend_marks(text: str, marks: Marks) -> Mended:
    """Make the rules hold; what has to go is named in a note with its reason."""
    mender = _Mender(text)
    return Mended(mender.mend(marks), tuple(mender.notes))


class _Mender:
    """Mends the marks of one report, keeping account."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.notes: list[str] = []
        self.ids: set[str] = set()

    def mend(self, marks: Marks) -> Marks:
        tables: dict[str, tuple[Any, ...]] = {
            table: self.with_spans(getattr(marks, table), "mentions") for table in MENTIONED
        }
        tables["events"] = self.with_spans(marks.events, "triggers")
        tables["tallies"] = self.with_spans(marks.tallies, "mentions")
        tables["claims"] = self.with_spans(marks.claims, "cues")
        self.ids = {mark.id for table in tables.values() for mark in table}
        tables["actors"] = self.each(self.actor, tables["actors"])
        tables["events"] = self.each(self.event, tables["events"])
        tables["tallies"] = self.each(self.tally, tables["tallies"])
        tables["claims"] = self.each(self.claim, tables["claims"])
        tables["links"] = self.links(marks.links)
        return Marks(**tables)

    def each(self, mend: Callable[[T], T], marks: Iterable[T]) -> tuple[T, ...]:
        return tuple(mend(mark) for mark in marks)

    # Spans

    def with_spans(self, marks: Iterable[Any], field: str) -> tuple[Any, ...]:
        """Marks with those of their spans that lie in the text; without any, a mark goes."""
        kept = []
        for mark in marks:
            spans = self.spans(getattr(mark, field), mark.id)
            if spans:
                kept.append(msgspec.structs.replace(mark, **{field: spans}))
            else:
                self.notes.append(f"{mark.id} was left out: none of its words stand in the text")
        return tuple(kept)

    def spans(self, spans: tuple[Span, ...], owner: str) -> tuple[Span, ...]:
        worded = {span for span in spans if self.has_words(span)}
        if len(worded) < len(set(spans)):
            self.notes.append(f"{owner} lost a span that covers no words of the text")
        return tuple(sorted(worded))

    def has_words(self, span: Span) -> bool:
        start, end = span
        return 0 <= start < end <= len(self.text) and bool(self.text[start:end].strip())

    # References

    def ref(self, name: str | None, letters: str, owner: str, field: str) -> str | None:
        """A reference that names a mark of the right kind other than its owner, else None."""
        if name is None:
            return None
        if name in self.ids and name[0] in letters and name != owner:
            return name
        self.notes.append(f"{owner}.{field} lost {name}, which is no mark that may stand there")
        return None

    def refs(self, names: Iterable[str], letters: str, owner: str, field: str) -> tuple[str, ...]:
        found = [self.ref(name, letters, owner, field) for name in dict.fromkeys(names)]
        return tuple(name for name in found if name is not None)

    def arguments(self, event: EventMark, slot: str) -> tuple[Argument, ...]:
        """The fillers of one slot; of one filler given twice, the surer."""
        surest: dict[str, Argument] = {}
        for argument in getattr(event, slot):
            held = surest.get(argument.ref)
            if held is None or (argument.confidence or 0.0) > (held.confidence or 0.0):
                surest[argument.ref] = argument
        kept = self.refs(surest, SLOT_LETTERS[slot], event.id, slot)
        return tuple(surest[ref] for ref in kept)

    # Marks

    def actor(self, mark: ActorMark) -> ActorMark:
        return msgspec.structs.replace(mark, of=self.ref(mark.of, "a", mark.id, "of"))

    def event(self, mark: EventMark) -> EventMark:
        slots = {slot: self.arguments(mark, slot) for slot in SLOT_LETTERS}
        return msgspec.structs.replace(mark, mode=self.mode(mark), **slots)

    def mode(self, mark: EventMark) -> str | None:
        modes = modes_of(mark.type)
        if mark.mode in modes or (mark.mode is None and mark.type != "ASSAULT"):
            return mark.mode
        mended = "unknown" if "unknown" in modes else None
        self.notes.append(f"{mark.id}: {mark.mode} is no mode of {mark.type}, so it is {mended}")
        return mended

    def tally(self, mark: TallyMark) -> TallyMark:
        return msgspec.structs.replace(
            mark,
            event=self.ref(mark.event, "e", mark.id, "event"),
            of=self.ref(mark.of, TALLY_OF_LETTERS, mark.id, "of"),
        )

    def claim(self, mark: ClaimMark) -> ClaimMark:
        hidden = mark.source in (UNNAMED, OUTLET)
        source = mark.source if hidden else self.ref(mark.source, "a", mark.id, "source")
        via = self.refs(mark.via, "a", mark.id, "via")
        if source in via:
            self.notes.append(f"{mark.id}: {source} does not relay its own words")
        return msgspec.structs.replace(
            mark,
            source=source or UNNAMED,
            via=tuple(relay for relay in via if relay != source),
            content=self.spans(mark.content, mark.id),
            about=self.refs(mark.about, ABOUT_LETTERS, mark.id, "about"),
            said=self.ref(mark.said, "t", mark.id, "said"),
        )

    def links(self, marks: Iterable[LinkMark]) -> tuple[LinkMark, ...]:
        kept: dict[tuple[str, str, str], LinkMark] = {}
        for mark in marks:
            ends = [mark.source, mark.target]
            found = [self.ref(end, LINK_LETTERS, mark.id, "ends") for end in ends]
            key = (mark.source, mark.target, mark.type)
            if None in found or mark.source == mark.target or key in kept:
                self.notes.append(f"{mark.id} was left out: {mark.type} needs two ends, once")
                continue
            kept[key] = msgspec.structs.replace(
                mark,
                signal=self.spans(mark.signal, mark.id),
                claim=self.ref(mark.claim, "c", mark.id, "claim"),
            )
        return tuple(kept.values())
