"""Training examples: a text laid out, with its gold marks as arrays of words and entities."""

from dataclasses import dataclass, field

import numpy as np

from relata.model.marks import LinkMark, Marks, Span
from relata.read.features import LETTERS, Contents, Ints, Mentions
from relata.read.labels import CLASS_HEADS, LINK_TYPES, MODES, ROLES
from relata.read.layout import Layout, PieceCutter, Pieces, Window, cut_windows

NOT_KNOWN = -100
"""Class of a mention that a head must not learn from (torch's ``ignore_index``)."""


@dataclass(slots=True)
class Example:
    """One report as the network learns from it.

    Entities are numbered over all letters; ``entity[m]`` is the entity of mention ``m``.

    Attributes:
        letter_of: letter's number of every entity, ``(entities,)``.
        classes: head → class of every entity, ``NOT_KNOWN`` where it has none.
        roles: (event, filler, role number) triples of entities.
        relations: head's name → pairs of entities that stand in it.
        links: (from, to, link type number) triples.
        signals: (signal entity, from, to) triples.
        contents: claim entity → words ``[first, stop)`` of its contents.
    """

    id: str
    layout: Layout
    pieces: Pieces
    windows: list[Window]
    mentions: Mentions
    entity: Ints
    letter_of: Ints
    classes: dict[str, Ints]
    roles: list[tuple[int, int, int]] = field(default_factory=list)
    relations: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    links: list[tuple[int, int, int]] = field(default_factory=list)
    signals: list[tuple[int, int, int]] = field(default_factory=list)
    contents: list[tuple[int, int, int]] = field(default_factory=list)

    def content_arrays(self) -> Contents:
        """Gold contents as arrays, the claim's entity as its number."""
        table = np.array(self.contents, dtype=np.int64).reshape(-1, 3)
        return Contents(table[:, 1], table[:, 2], table[:, 0])


class _Builder:
    """Collects entities and mentions of one report while its marks are walked."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.number: dict[str, int] = {}
        self.letters: list[int] = []
        self.rows: list[tuple[int, int, int, int]] = []
        self.classes: dict[str, dict[int, int]] = {head: {} for head in CLASS_HEADS}

    def add(self, letter: str, ident: str, spans: tuple[Span, ...], **classes: str) -> int:
        """Add an entity with its mentions and classes; its number is returned."""
        number = len(self.letters)
        self.number[ident] = number
        self.letters.append(LETTERS.index(letter))
        for start, end in spans:
            words = self.layout.word_span(start, end)
            if words is not None:
                self.rows.append((self.letters[-1], *words, number))
        for head, code in classes.items():
            codes = CLASS_HEADS[head][1]
            if code in codes:
                self.classes[head][number] = codes.index(code)
        return number

    def pairs(self, ident: str, others: list[str | None]) -> list[tuple[int, int]]:
        """Pairs of one entity with others, as far as both are entities of the report."""
        here = self.number.get(ident)
        known = [self.number.get(o) for o in others if o is not None]
        return [(here, k) for k in known if here is not None and k is not None]

    def class_arrays(self) -> dict[str, Ints]:
        """Class of every entity under every head."""
        tables = {}
        for head, known in self.classes.items():
            tables[head] = np.full(len(self.letters), NOT_KNOWN, dtype=np.int64)
            for number, code in known.items():
                tables[head][number] = code
        return tables


def make_example(ident: str, text: str, marks: Marks, cutter: PieceCutter) -> Example:
    """Lay a report out and turn its gold marks into arrays."""
    layout = Layout(text)
    build = _Builder(layout)
    _add_entities(build, marks)
    pieces = Pieces(layout, cutter)
    rows = sorted(set(build.rows), key=lambda r: (r[1], r[2], r[0], r[3]))
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)
    example = Example(
        id=ident,
        layout=layout,
        pieces=pieces,
        windows=cut_windows(layout, pieces),
        mentions=Mentions(table[:, 0], table[:, 1], table[:, 2]),
        entity=table[:, 3],
        letter_of=np.array(build.letters, dtype=np.int64),
        classes=build.class_arrays(),
    )
    _add_relations(example, build, marks)
    return example


def _add_entities(build: _Builder, marks: Marks) -> None:
    for a in marks.actors:
        build.add("a", a.id, a.mentions, actor_kind=a.kind)
    for p in marks.places:
        build.add("p", p.id, p.mentions, place_kind=p.kind)
    for t in marks.times:
        build.add("t", t.id, t.mentions)
    for w in marks.weapons:
        build.add("w", w.id, w.mentions, weapon_kind=w.kind)
    for o in marks.objects:
        build.add("o", o.id, o.mentions, object_kind=o.kind)
    for e in marks.events:
        mode = f"{e.type}:{e.mode or ''}"
        kinds = {"event_type": e.type, "status": e.status}
        if mode in MODES:
            kinds["mode"] = mode
        build.add("e", e.id, e.triggers, **kinds)
    for n in marks.tallies:
        build.add("n", n.id, n.mentions, effect=n.effect)
    for q in marks.claims:
        build.add("q", q.id, q.cues, stance=q.stance)
    for link in marks.links:
        if link.signal and _signal_id(link) not in build.number:
            build.add("s", _signal_id(link), link.signal)


def _add_relations(example: Example, build: _Builder, marks: Marks) -> None:
    for e in marks.events:
        for role, name in enumerate(ROLES):
            pairs = build.pairs(e.id, [f.ref for f in getattr(e, name)])
            example.roles += [(a, b, role) for a, b in pairs]
    relations = example.relations
    relations["actor_of"] = [p for a in marks.actors for p in build.pairs(a.id, [a.of])]
    relations["tally_event"] = [p for n in marks.tallies for p in build.pairs(n.id, [n.event])]
    relations["tally_of"] = [p for n in marks.tallies for p in build.pairs(n.id, [n.of])]
    relations["source"] = [p for q in marks.claims for p in build.pairs(q.id, [q.source])]
    relations["via"] = [p for q in marks.claims for p in build.pairs(q.id, list(q.via))]
    relations["said"] = [p for q in marks.claims for p in build.pairs(q.id, [q.said])]
    relations["about"] = [p for q in marks.claims for p in build.pairs(q.id, list(q.about))]
    for q in marks.claims:
        for start, end in q.content:
            words = build.layout.word_span(start, end)
            if words is not None:
                example.contents.append((build.number[q.id], *words))
    for link in marks.links:
        for a, b in build.pairs(link.source, [link.target]):
            example.links.append((a, b, LINK_TYPES.index(link.type)))
            if link.signal:
                example.signals.append((build.number[_signal_id(link)], a, b))


def _signal_id(link: LinkMark) -> str:
    """Signals have no mark of their own: the words name them, so that two links share one."""
    return f"signal {link.signal}"
