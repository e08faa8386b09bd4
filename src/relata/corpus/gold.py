"""What annotators wrote, in the shapes that reading yields: report, marks and identities."""

import hashlib
from collections.abc import Iterator

from relata.corpus.clock import split_edtf
from relata.corpus.rel import Entry, RelFile
from relata.errors import RelContentError
from relata.model.identities import (
    Identities,
    ResolvedActor,
    ResolvedNumber,
    ResolvedPlace,
    ResolvedThing,
    ResolvedTime,
)
from relata.model.marks import (
    ActorMark,
    Argument,
    ClaimMark,
    EventMark,
    LinkMark,
    Marks,
    ObjectMark,
    PlaceMark,
    Span,
    TallyMark,
    TimeMark,
    WeaponMark,
)
from relata.model.report import UNKNOWN_DATE, Report

WHY = "annotated"
"""The reason that every value of an annotated report has."""


UNFILLED: dict[str, tuple[str, ...]] = {
    "report": ("url", "author", "published_clock", "retrieved", "captions"),
    "actors": ("role", "anonymous", "registry", "candidates", "confidence"),
    "places": ("admin1", "radius_km", "precision", "gazetteer", "candidates", "confidence"),
    "times": ("candidates", "confidence"),
    "weapons": ("confidence",),
    "objects": ("confidence",),
    "events": ("confidence",),
    "tallies": ("demographic", "combatant", "scope", "confidence"),
    "claims": ("hedged", "confidence"),
    "links": ("confidence",),
}
"""Fields of a record that an annotated file cannot fill: at their defaults there, never scored.

``why`` says "annotated" everywhere; ``unread`` and ``notes`` are empty, ``reader`` is null.
"""


def mark_id(label: str) -> str:
    """The id of the mark that a label names: the label itself, but claims are ``c``, not ``q``."""
    return "c" + label[1:] if label[0] == "q" else label


def rel_to_report(rel: RelFile) -> Report:
    """The report of an annotated file; its bytes are the text in UTF-8, without a last newline."""
    digest = hashlib.sha256(rel.text.encode()).hexdigest()
    title, published = _text_or_none(rel.head["title"]), str(rel.head["published"])
    return Report(
        id=digest[:16],
        sha256=digest,
        source=rel.path,
        text=rel.text,
        title=title,
        publisher=_text_or_none(rel.head["publisher"]),
        language="en",
        published=published,
        published_basis="unknown" if published == UNKNOWN_DATE else "given",
        headline=(0, len(title)) if title and rel.text.startswith(f"{title}\n") else None,
    )


def _text_or_none(value: object) -> str | None:
    return None if value is None else str(value)


def rel_to_marks(rel: RelFile) -> Marks:
    """The marks of an annotated report, numbered as its labels are (``q7`` becomes ``c7``).

    Raises:
        RelContentError: when an entry lacks a field, has no span, or names an absent label.
    """
    try:
        return _MarkMaker(rel).marks()
    except (KeyError, TypeError, AttributeError) as error:
        raise RelContentError(
            f"{rel.path}: an entry lacks a field or names an absent label: {error!r}", path=rel.path
        ) from error


class _MarkMaker:
    """Makes the marks of one file."""

    def __init__(self, rel: RelFile) -> None:
        self.rel = rel
        self.spans = rel.mentions()

    def entries(self, letter: str) -> Iterator[tuple[str, Entry]]:
        """Entries of one letter in the order of their numbers."""
        labels = [label for label in self.rel.entries if label[0] == letter]
        for label in sorted(labels, key=lambda label: int(label[1:])):
            yield label, self.rel.entries[label]

    def marks(self) -> Marks:
        spans = self.spans
        return Marks(
            actors=tuple(
                ActorMark(id=label, mentions=spans[label], kind=entry["kind"], of=entry.get("of"))
                for label, entry in self.entries("a")
            ),
            places=tuple(
                PlaceMark(id=label, mentions=spans[label], kind=entry["kind"])
                for label, entry in self.entries("p")
            ),
            times=tuple(
                TimeMark(id=label, mentions=spans[label]) for label, _ in self.entries("t")
            ),
            weapons=tuple(
                WeaponMark(id=label, mentions=spans[label], kind=entry["kind"])
                for label, entry in self.entries("w")
            ),
            objects=tuple(
                ObjectMark(id=label, mentions=spans[label], kind=entry["kind"])
                for label, entry in self.entries("o")
            ),
            events=tuple(self.event(label, entry) for label, entry in self.entries("e")),
            tallies=tuple(self.tally(label, entry) for label, entry in self.entries("n")),
            claims=tuple(self.claim(label, entry) for label, entry in self.entries("q")),
            links=tuple(
                self.link(number, link) for number, link in enumerate(self.rel.links or (), 1)
            ),
        )

    def event(self, label: str, entry: Entry) -> EventMark:
        return EventMark(
            id=label,
            triggers=self.spans[label],
            type=entry["type"],
            mode=entry.get("mode"),
            status=entry["status"],
            agents=_arguments(entry.get("agents")),
            targets=_arguments(entry.get("targets")),
            places=_arguments(entry.get("place")),
            times=_arguments(entry.get("time")),
            weapons=_arguments(entry.get("weapons")),
        )

    def tally(self, label: str, entry: Entry) -> TallyMark:
        return TallyMark(
            id=label,
            mentions=self.spans[label],
            effect=entry["effect"],
            event=entry.get("event"),
            of=entry.get("of"),
        )

    def claim(self, label: str, entry: Entry) -> ClaimMark:
        content = {span for name in entry.get("content") or () for span in self.spans[name]}
        return ClaimMark(
            id=mark_id(label),
            cues=self.spans[label],
            source=entry["source"],
            stance=entry["stance"],
            via=tuple(entry.get("via") or ()),
            content=tuple(sorted(content)),
            about=tuple(mark_id(name) for name in entry.get("about") or ()),
            said=entry.get("said"),
        )

    def link(self, number: int, link: Entry) -> LinkMark:
        signal: tuple[Span, ...] = self.spans[link["signal"]] if link.get("signal") else ()
        return LinkMark(
            id=f"l{number}",
            source=mark_id(link["from"]),
            target=mark_id(link["to"]),
            type=link["type"],
            signal=signal,
            claim=mark_id(link["claim"]) if link.get("claim") else None,
        )


def _arguments(value: object) -> tuple[Argument, ...]:
    """A slot's fillers; the corpus writes one place or time bare, several places as a list."""
    if value is None:
        return ()
    refs = value if isinstance(value, list) else [value]
    return tuple(Argument(str(ref)) for ref in refs)


def rel_to_identities(rel: RelFile) -> Identities:
    """The values that annotators gave; what the format cannot say stays None or empty."""
    by_letter: dict[str, dict[str, Entry]] = {letter: {} for letter in "aptwone"}
    for label, entry in rel.entries.items():
        by_letter.setdefault(label[0], {})[label] = entry
    spans = rel.mentions()
    return Identities(
        actors={label: _actor(entry) for label, entry in by_letter["a"].items()},
        places={label: _place(entry) for label, entry in by_letter["p"].items()},
        times={label: _time(entry.get("edtf")) for label, entry in by_letter["t"].items()},
        weapons={
            label: ResolvedThing(kind=entry["kind"], name=_words(rel, spans, label), why=WHY)
            for label, entry in by_letter["w"].items()
        },
        objects={
            label: ResolvedThing(kind=entry["kind"], name=str(entry["name"]), why=WHY)
            for label, entry in by_letter["o"].items()
        },
        tallies={label: _number(entry) for label, entry in by_letter["n"].items()},
    )


def _words(rel: RelFile, spans: dict[str, tuple[Span, ...]], label: str) -> str:
    start, end = spans[label][0]
    return rel.text[start:end]


def _actor(entry: Entry) -> ResolvedActor:
    return ResolvedActor(
        name=str(entry["name"]),
        aka=tuple(str(name) for name in entry.get("aka") or ()),
        kind=entry["kind"],
        country=entry.get("country"),
        of=entry.get("of"),
        why=WHY,
    )


def _place(entry: Entry) -> ResolvedPlace:
    return ResolvedPlace(
        name=str(entry["name"]),
        country=entry.get("country"),
        lat=_float_or_none(entry.get("lat")),
        lon=_float_or_none(entry.get("lon")),
        why=WHY,
    )


def _float_or_none(value: float | None) -> float | None:
    return None if value is None else float(value)


def _time(edtf: str | None) -> ResolvedTime:
    if edtf is None:
        return ResolvedTime(why=WHY)
    parts = split_edtf(edtf)
    return ResolvedTime(edtf=parts.edtf, clock=parts.clock, utc_offset=parts.utc_offset, why=WHY)


def _number(entry: Entry) -> ResolvedNumber:
    return ResolvedNumber(
        low=entry.get("low"), high=entry.get("high"), approximate=bool(entry.get("approx")), why=WHY
    )
