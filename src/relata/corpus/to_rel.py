"""A record written as an annotated file that ``corpus/check.py`` accepts.

Labels are the record's ids (``c7`` becomes ``q7``); contents and signals are numbered in the order
of the text. What the format cannot hold is left out: see ``Written.notes`` for marks that had to
go, and ``relata.corpus.gold.UNFILLED`` for fields that no annotated file has.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import yaml

from relata.corpus.clock import DayAndClock, join_edtf
from relata.corpus.keepsake import Keepsake
from relata.corpus.markup import place_spans, write_markup
from relata.corpus.rel import Entry, LabelledSpan
from relata.errors import RelContentError
from relata.model.marks import OUTLET, UNNAMED, Span
from relata.model.record import Actor, Claim, Event, Filler, Link, Record, Tally

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_PART_LINE = re.compile(r"(?m)^---(?=[ \t]*$)")
# A hyphen that looks the same but is no part break; one code point for one, so offsets stay.
_HARMLESS_LINE = "\N{HYPHEN}--"


class Written(msgspec.Struct, frozen=True):
    """A file's content, and what a person should know was left out of it."""

    content: str
    notes: tuple[str, ...]


def record_to_rel(record: Record) -> str:
    """The content of a ``.rel`` file with the record's text, spans and values.

    Raises:
        RelContentError: when the record's object ``corpus`` does not have its documented shape.
    """
    return write_rel(record).content


def write_rel(record: Record) -> Written:
    """As ``record_to_rel``, with notes on what the format could not hold.

    Raises:
        RelContentError: when the record's object ``corpus`` does not have its documented shape.
    """
    return _Writer(record).write()


def dump_flow(value: object) -> str:
    """A value as YAML on one line."""
    dumped: str = yaml.dump(
        value,
        Dumper=_DUMPER,
        default_flow_style=True,
        allow_unicode=True,
        sort_keys=False,
        width=2**30,
    )
    return dumped.removesuffix("\n").removesuffix("\n...")


def _keepsake(record: Record) -> Keepsake:
    if record.corpus is msgspec.UNSET:
        return Keepsake()
    try:
        return msgspec.convert(record.corpus, Keepsake)
    except msgspec.ValidationError as error:
        raise RelContentError(
            f"{record.report.source}: the record's object `corpus` is not as documented: {error}",
            source=record.report.source,
        ) from error


class _Labels:
    """The label of everything that a record marks."""

    def __init__(self, record: Record, kept: Keepsake) -> None:
        self.of_id: dict[str, str] = {}
        self.spans: dict[str, list[Span]] = {}
        self.sureness: dict[str, float] = {}
        for letter, marks, field in (
            ("a", record.actors, "mentions"),
            ("p", record.places, "mentions"),
            ("t", record.times, "mentions"),
            ("w", record.weapons, "mentions"),
            ("o", record.objects, "mentions"),
            ("e", record.events, "triggers"),
            ("q", record.claims, "cue"),
        ):
            self._add(letter, marks, [getattr(mark, field) for mark in marks])
        tallies = [(tally.span, *tally.more_spans) for tally in record.tallies]
        self._add("n", record.tallies, tallies)
        self.contents, self.signals = kept.contents, kept.signals
        if kept.labels:
            self.spans.update({label: list(spans) for label, spans in kept.labels.items()})
        else:
            self.contents = self._label_contents(record.claims)
            self.signals = self._label_signals(record.links)

    def _add(self, letter: str, marks: Sequence[Any], spans: Sequence[Sequence[Span]]) -> None:
        own = "c" if letter == "q" else letter
        keeps = all(re.fullmatch(rf"{own}\d+", mark.id) for mark in marks)
        for number, (mark, of_mark) in enumerate(zip(marks, spans, strict=True), 1):
            label = f"{letter}{mark.id[1:] if keeps else number}"
            self.of_id[mark.id] = label
            self.spans[label] = list(of_mark)
            if mark.confidence is not None:
                self.sureness[label] = mark.confidence

    def _label_contents(self, claims: Iterable[Claim]) -> dict[str, tuple[str, ...]]:
        """One label a span; claims over the same words share it."""
        claims = tuple(claims)
        extents = sorted({span for claim in claims for span in claim.content})
        labels = {span: f"c{number}" for number, span in enumerate(extents, 1)}
        self.spans.update({label: [span] for span, label in labels.items()})
        return {claim.id: tuple(labels[span] for span in claim.content) for claim in claims}

    def _label_signals(self, links: Iterable[Link]) -> dict[str, str]:
        """One label for the words of a signal; links with the same words share it."""
        links = [link for link in links if link.signal]
        extents = sorted({link.signal for link in links})
        labels = {spans: f"s{number}" for number, spans in enumerate(extents, 1)}
        self.spans.update({label: list(spans) for spans, label in labels.items()})
        return {link.id: labels[link.signal] for link in links}


class _Writer:
    """Writes one record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.kept = _keepsake(record)
        self.labels = _Labels(record, self.kept)
        self.notes: list[str] = []
        self.text = self._writable_text()
        self.placed = self._place()
        self.present = {span.label for span in self.placed}

    def write(self) -> Written:
        nesting = {(one.start, one.end): one.labels for one in self.kept.nesting}
        body = write_markup(self.text, self.placed, nesting)
        head = [f"{key}: {dump_flow(value)}" for key, value in self.head().items()]
        entries = {**self.entries(), **self.kept.entries}
        rows = [f"{label}: {dump_flow(entry)}" for label, entry in entries.items()]
        content = "\n".join([*head, "---", body, "---", *rows, *self.link_rows()])
        return Written(content + "\n", tuple(self.notes))

    # The body

    def _writable_text(self) -> str:
        """The text without what the format would read as its own; offsets stay as they are."""
        text = self.record.report.text.rstrip("\n")
        if "\r" in text:
            self.notes.append("carriage returns were written as spaces")
            text = text.replace("\r", " ")
        harmless = _PART_LINE.sub(_HARMLESS_LINE, text)
        if harmless != text:
            self.notes.append("a line --- of the text was written with another hyphen")
        return harmless

    def _place(self) -> tuple[LabelledSpan, ...]:
        spans = []
        for label, of_label in self.labels.spans.items():
            for start, end in of_label:
                if start < len(self.text):
                    spans.append(LabelledSpan(label, start, min(end, len(self.text))))
        placed = place_spans(spans, self.labels.sureness)
        for label, start, end in placed.dropped:
            words = self.text[start:end]
            self.notes.append(f"{label} lost the mention {words!r}, which crosses a surer one")
        cued = {label for label, _, _ in placed.spans if label[0] == "q"}
        owned = {
            content
            for claim, contents in self.labels.contents.items()
            if self.labels.of_id.get(claim) in cued
            for content in contents
        }
        return tuple(one for one in placed.spans if one.label[0] != "c" or one.label in owned)

    # The head

    def head(self) -> dict[str, Any]:
        report = self.record.report
        head: dict[str, Any] = {
            "id": report.id,
            "title": report.title,
            "publisher": report.publisher,
            "published": report.published,
            "style": None,
            "bundle": None,
            "origin": None,
        }
        kept = self.kept.head
        more = sorted(key for key in kept if key not in head)  # JSON objects come back sorted
        return {key: kept.get(key, head.get(key)) for key in (*head, *more)}

    # The entries

    def entries(self) -> dict[str, Entry]:
        rows: dict[str, Entry] = {}
        record = self.record
        for actor in record.actors:
            rows[self.labels.of_id[actor.id]] = self.actor(actor)
        for place in record.places:
            rows[self.labels.of_id[place.id]] = {
                "name": place.name,
                "kind": place.kind,
                "country": place.country,
                "lat": place.lat,
                "lon": place.lon,
            }
        for time in record.times:
            clock = DayAndClock(time.edtf or "", time.clock, time.utc_offset)
            edtf = self.kept.times.get(time.id, join_edtf(clock) or None)
            rows[self.labels.of_id[time.id]] = {"edtf": edtf}
        for weapon in record.weapons:
            rows[self.labels.of_id[weapon.id]] = {"kind": weapon.kind}
        for thing in record.objects:
            rows[self.labels.of_id[thing.id]] = {"name": thing.name, "kind": thing.kind}
        for event in record.events:
            rows[self.labels.of_id[event.id]] = self.event(event)
        for tally in record.tallies:
            rows[self.labels.of_id[tally.id]] = self.tally(tally)
        for claim in record.claims:
            rows[self.labels.of_id[claim.id]] = self.claim(claim)
        lost = [label for label in rows if label not in self.present]
        self.notes.extend(f"{label} was left out: it has no mention left" for label in lost)
        return {label: entry for label, entry in rows.items() if label in self.present}

    def actor(self, actor: Actor) -> Entry:
        entry: Entry = {"name": actor.name, "kind": actor.kind, "country": actor.country}
        if actor.id not in self.kept.without_of:
            entry["of"] = self.ref(actor.of, "a")
        if actor.aka:
            entry["aka"] = list(actor.aka)
        return entry

    def event(self, event: Event) -> Entry:
        places = self.refs(event.places, "p", f"{event.id}.place")
        times = self.refs(event.times, "t", f"{event.id}.time")
        if len(times) > 1:
            self.notes.append(f"{event.id} kept the first of its {len(times)} times")
        needs_mode = event.type == "ASSAULT" and event.mode is None
        return {
            "type": event.type,
            "mode": "unknown" if needs_mode else event.mode,
            "status": event.status,
            "agents": self.refs(event.agents, "ao", f"{event.id}.agents"),
            "targets": self.refs(event.targets, "aopw", f"{event.id}.targets"),
            "place": places if len(places) > 1 else next(iter(places), None),
            "time": next(iter(times), None),
            "weapons": self.refs(event.weapons, "w", f"{event.id}.weapons"),
        }

    def tally(self, tally: Tally) -> Entry:
        entry: Entry = {
            "event": self.ref(tally.event, "e"),
            "effect": tally.effect,
            "of": self.ref(tally.of, "aow"),
            "low": tally.low,
            "high": tally.high,
        }
        if tally.approximate:
            entry["approx"] = True
        return entry

    def claim(self, claim: Claim) -> Entry:
        contents = self.labels.contents.get(claim.id, ())
        about = [ref for name in claim.about if (ref := self.ref(name, "enqo"))]
        return {
            "source": self.source(claim.source),
            "via": [ref for name in claim.via if (ref := self.ref(name, "a"))],
            "stance": claim.stance,
            "content": [label for label in contents if label in self.present],
            "about": about,
            "said": self.ref(claim.said, "t"),
        }

    def source(self, source: str) -> str:
        """A source's label; the outlet itself is the actor that bears the publisher's name."""
        if source == OUTLET:
            name = self.record.report.publisher
            source = next((one.id for one in self.record.actors if one.name == name), UNNAMED)
        return self.ref(source, "a") or UNNAMED

    def ref(self, name: str | None, letters: str) -> str | None:
        label = self.labels.of_id.get(name or "")
        return label if label in self.present and label[0] in letters else None

    def refs(self, fillers: Iterable[Filler], letters: str, where: str) -> list[str]:
        kept = []
        for filler in fillers:
            label = self.ref(filler.ref, letters)
            if label is None:
                self.notes.append(
                    f"{where} lost {filler.ref}, which the format does not allow there"
                )
            else:
                kept.append(label)
        return kept

    # The links

    def link_rows(self) -> list[str]:
        if self.kept.without_links:
            return []
        links = self.kept.links if self.kept.links is not None else self.links()
        if not links:
            return ["links: []"]
        return ["links:", *(f"  - {dump_flow(link)}" for link in links)]

    def links(self) -> list[Entry]:
        rows = []
        for link in self.record.links:
            ends = self.ref(link.source_id, "eqn"), self.ref(link.target_id, "eqn")
            if None in ends:
                self.notes.append(f"{link.id} was left out: one of its ends is not in the file")
                continue
            voiced = sorted(link.by, key=lambda by: by.polarity != "for")
            signal = self.labels.signals.get(link.id)
            rows.append(
                {
                    "from": ends[0],
                    "to": ends[1],
                    "type": link.type,
                    "signal": signal if signal in self.present else None,
                    "claim": self.ref(voiced[0].claim, "q") if voiced else None,
                }
            )
        return rows
