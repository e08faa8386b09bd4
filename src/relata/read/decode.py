"""From the network's scores to the marks of one passage.

The order is that of reader.md: spans, clusters, cue and content, arguments, tallies, links; each
step is greedy and sees what the steps before it chose. Entities are numbered over all letters.
"""

import math
from collections.abc import Callable

import msgspec
import numpy as np

from relata.model.marks import (
    UNNAMED,
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
from relata.read.features import (
    LETTERS,
    NO_CONTENTS,
    Contents,
    Floats,
    Ints,
    Names,
    pair_features,
    word_features,
)
from relata.read.labels import (
    ACTOR_KINDS,
    EFFECTS,
    EVENT_TYPES,
    LINK_LETTERS,
    LINK_TYPES,
    MODES,
    NONES,
    OBJECT_KINDS,
    PLACE_KINDS,
    ROLE_LETTERS,
    ROLES,
    STANCES,
    STATUSES,
    WEAPON_KINDS,
)
from relata.read.layout import Layout
from relata.read.network import Network, sigmoid, softmax
from relata.read.select import choose_tally, cluster, select_contents, select_spans
from relata.read.settle import settle
from relata.read.trigger_types import fit_of_effects, weigh_types

APART = {"e": 1.0, "a": 0.5}
"""What ``Thresholds.apart`` is where the weights' settings name nothing."""

PAIRS_AT_ONCE = 8_000
"""Pairs of mentions, or of a cue and a word, that the network scores in one run."""


_TABLES = {"a": "actors", "p": "places", "w": "weapons", "o": "objects"}
_ID_LETTERS = {"q": "c"}
"""The record calls claims c1, c2 …; the corpus marks their cues with a q."""


class Thresholds(msgspec.Struct, frozen=True, kw_only=True):
    """Probabilities from which the reader takes a thing; set on out-of-training reports.

    ``spans``: letter → threshold (0.5 where absent); ``links``: link type → threshold.
    ``place_more``: from when on a second place is kept beside the likeliest.
    ``apart``: letter → by how much, in logits, an earlier mention must be likelier than none to be
    taken for the same thing. Two acts read as one lose an act and mix their voices, one act read
    as two is joined by its headline or in the ledger. On the development reports, and on 123
    reports that older weights had never seen, event + type gains .004 and .008, a tally's event
    .010 and .018, cue + source .004 and .007, coreference .005 and .002; an event's place loses
    .009 and .004.
    ``temperatures``: class head → what its logits are divided by.
    ``calibration``: table of the record → slope and shift of its confidences' logits, fitted after
    quantising so that of values given .8 eight in ten are right.
    """

    spans: dict[str, float] = {}
    roles: dict[str, float] = {}
    place_more: float = 0.6
    about: float = 0.5
    via: float = 0.5
    links: dict[str, float] = {}
    apart: dict[str, float] = msgspec.field(default_factory=lambda: dict(APART))
    temperatures: dict[str, float] = {}
    calibration: dict[str, tuple[float, float]] = {}


class _Side:
    """Mentions of some letters, their entities, and the pooling from the one to the other."""

    def __init__(self, passage: "_Passage", letters: str) -> None:
        wanted = [LETTERS.index(x) for x in letters]
        self.rows = np.flatnonzero(np.isin(passage.mentions.letter, wanted))
        self.mentions = passage.mentions.pick(self.rows)
        self.rep = passage.scores.rep[self.rows]
        self.entities, self.group = np.unique(passage.entity[self.rows], return_inverse=True)
        self.letter = passage.letter_of[self.entities]

    def __len__(self) -> int:
        return len(self.entities)

    def is_letter(self, letters: str) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
        """Whether each entity is of one of the letters."""
        return np.isin(self.letter, [LETTERS.index(x) for x in letters])


def _pool(logits: Floats, left: _Side, right: _Side) -> Floats:
    """Mention pairs to entity pairs by logsumexp, ``(left entities, right entities, k)``."""
    top = float(logits.max(initial=0.0))
    weights = np.exp(logits - top)
    by_left = np.zeros((len(left), *weights.shape[1:]), dtype=np.float32)
    np.add.at(by_left, left.group, weights)
    summed = np.zeros((len(left), len(right), weights.shape[2]), dtype=np.float32)
    for column, entity in enumerate(right.group):
        summed[:, entity] += by_left[:, column]
    return np.log(summed + 1e-20).astype(np.float32) + top


def _in_parts(left: int, right: int, score: Callable[[slice], Floats]) -> Floats:
    """Scores of all pairs, ``(left, right, k)``, from those of some left rows at a time.

    A page full of names has a million pairs, and the network takes a kilobyte for each.
    """
    step = max(1, PAIRS_AT_ONCE // max(right, 1))
    return np.concatenate([score(slice(a, a + step)) for a in range(0, max(left, 1), step)])


class _Passage:
    """One passage while it is decoded."""

    def __init__(self, network: Network, layout: Layout, thresholds: Thresholds) -> None:
        self.network = network
        self.layout = layout
        self.limits = thresholds
        self.words = network.encode(layout)
        found = select_spans(network.spans(self.words), thresholds.spans, layout.sentence)
        self.mentions, self.probability = found
        self.entity: Ints = np.zeros(0, dtype=np.int64)
        self.letter_of: Ints = np.zeros(0, dtype=np.int64)
        self.contents: Contents = NO_CONTENTS
        if len(self.mentions.first):
            self.scores = network.mentions(self.words, self.mentions.first, self.mentions.stop)
            self.entity = self._entities()
            _, firsts = np.unique(self.entity, return_index=True)
            in_order = np.argsort(self.entity, kind="stable")
            self._rows = np.split(in_order, np.cumsum(np.bincount(self.entity))[:-1])
            self.letter_of = self.mentions.letter[firsts]

    def _entities(self) -> Ints:
        names = Names(self.layout, self.mentions)
        every, rep = self.mentions, self.scores.rep

        def score(rows: slice) -> Floats:
            pairs = pair_features(self.layout, every.pick(rows), every, NO_CONTENTS)
            features = np.concatenate([pairs, names.features(rows)], axis=-1)
            return self.network.pairs("coreference", rep[rows], rep, features)

        logits = _in_parts(len(every.first), len(every.first), score)
        none = self.scores.none[:, NONES.index("antecedent")]
        entity = cluster(self.mentions, logits[..., 0], none, self.limits.apart)
        signals = self.mentions.letter == LETTERS.index("s")
        entity[signals] = entity.max(initial=0) + 1 + np.arange(signals.sum())
        return np.asarray(np.unique(entity, return_inverse=True)[1], dtype=np.int64)

    def side(self, letters: str) -> _Side:
        """The mentions of some letters."""
        return _Side(self, letters)

    def rows_of(self, entity: int) -> Ints:
        """The mentions of an entity."""
        return self._rows[entity]

    def spans_of(self, entity: int) -> tuple[Span, ...]:
        """The mentions of an entity as code points, in text order."""
        m = self.mentions
        return tuple(
            sorted(
                self.layout.char_span(int(m.first[r]), int(m.stop[r])) for r in self.rows_of(entity)
            )
        )

    def sureness(self, entity: int) -> float:
        """The highest probability of an entity's mentions."""
        return float(self.probability[self.rows_of(entity)].max())

    def classify(self, head: str, entity: int) -> Floats:
        """Probabilities of an entity's classes, the mean logits of its mentions."""
        logits = self.scores.classes[head][self.rows_of(entity)].mean(axis=0)
        return softmax(logits / self.limits.temperatures.get(head, 1.0))

    def pair(self, head: str, left: _Side, right: _Side, *, cues: bool = False) -> Floats:
        """Pooled logits of every pair of entities, ``(left, right, relations)``."""
        claims = self.entity[left.rows]

        def score(rows: slice) -> Floats:
            features = pair_features(
                self.layout,
                left.mentions.pick(rows),
                right.mentions,
                self.contents,
                claims[rows] if cues else None,
            )
            return self.network.pairs(head, left.rep[rows], right.rep, features)

        return _pool(_in_parts(len(left.rows), len(right.rows), score), left, right)

    def none(self, slot: str, side: _Side) -> Floats:
        """Mean score for "nothing" of each entity of a side, ``(entities,)``."""
        scores = self.scores.none[side.rows, NONES.index(slot)]
        total = np.zeros(len(side), dtype=np.float32)
        np.add.at(total, side.group, scores)
        return np.asarray(total / np.bincount(side.group, minlength=len(side)), dtype=np.float32)


def decode(network: Network, layout: Layout, thresholds: Thresholds) -> Marks:
    """The marks of one passage; spans are code points of the layout's text."""
    if not len(layout):
        return Marks()
    passage = _Passage(network, layout, thresholds)
    if not len(passage.entity):
        return Marks()
    return settle(layout, _Decoder(passage).marks())


class _Decoder:
    """Fills the tables of marks from a passage's scores."""

    def __init__(self, passage: _Passage) -> None:
        self.passage = passage
        counters: dict[str, int] = {}
        self.ids: list[str] = []
        for letter in passage.letter_of:
            name = _ID_LETTERS.get(LETTERS[letter], LETTERS[letter])
            counters[name] = counters.get(name, 0) + 1
            self.ids.append(f"{name}{counters[name]}")

    def marks(self) -> Marks:
        """All marks."""
        contents = self._contents()
        events = self._events()
        return Marks(
            actors=self._actors(),
            places=tuple(
                PlaceMark(id=i, mentions=s, kind=k, confidence=c)
                for i, s, k, c in self._kinds("p", "place_kind", PLACE_KINDS)
            ),
            times=tuple(
                TimeMark(
                    id=self.ids[t],
                    mentions=self.passage.spans_of(t),
                    confidence=self._sure("times", self.passage.sureness(t)),
                )
                for t in self._of("t")
            ),
            weapons=tuple(
                WeaponMark(id=i, mentions=s, kind=k, confidence=c)
                for i, s, k, c in self._kinds("w", "weapon_kind", WEAPON_KINDS)
            ),
            objects=tuple(
                ObjectMark(id=i, mentions=s, kind=k, confidence=c)
                for i, s, k, c in self._kinds("o", "object_kind", OBJECT_KINDS)
            ),
            events=events,
            tallies=self._tallies(events),
            claims=self._claims(contents),
            links=self._links(contents),
        )

    def _sure(self, table: str, probability: float) -> float:
        """A calibrated confidence, to three places: more would claim too much."""
        slope, shift = self.passage.limits.calibration.get(table, (1.0, 0.0))
        return round(calibrated(probability, slope, shift), 3)

    def _of(self, letter: str) -> list[int]:
        wanted = LETTERS.index(letter)
        return [int(e) for e in np.flatnonzero(self.passage.letter_of == wanted)]

    def _kinds(
        self, letter: str, head: str, codes: tuple[str, ...]
    ) -> list[tuple[str, tuple[Span, ...], str, float]]:
        rows = []
        for entity in self._of(letter):
            kinds = self.passage.classify(head, entity)
            rows.append(
                (
                    self.ids[entity],
                    self.passage.spans_of(entity),
                    codes[int(kinds.argmax())],
                    self._sure(_TABLES[letter], self.passage.sureness(entity)),
                )
            )
        return rows

    def _one_of(self, logits: Floats, none: Floats, right: _Side) -> list[tuple[int | None, float]]:
        """For each left entity the right one it names, or None, with the probability."""
        scores = softmax(np.concatenate([none[:, None], logits], axis=1))
        best = scores.argmax(axis=1)
        return [
            (int(right.entities[b - 1]) if b else None, float(scores[row, b]))
            for row, b in enumerate(best)
        ]

    def _actors(self) -> tuple[ActorMark, ...]:
        side = self.passage.side("a")
        of: dict[int, int | None] = {}
        if len(side) > 1:
            logits = self.passage.pair("actor_of", side, side)[..., 0]
            np.fill_diagonal(logits, -30)
            answers = self._one_of(logits, self.passage.none("actor_of", side), side)
            of = {int(e): a for e, (a, _) in zip(side.entities, answers, strict=True)}
        owners = _without_cycles(of)
        kinds = self._kinds("a", "actor_kind", ACTOR_KINDS)
        return tuple(
            ActorMark(id=i, mentions=s, kind=k, of=self._id(owners.get(e)), confidence=c)
            for e, (i, s, k, c) in zip(self._of("a"), kinds, strict=True)
        )

    def _id(self, entity: int | None) -> str | None:
        return None if entity is None else self.ids[entity]

    def _contents(self) -> dict[int, list[tuple[int, int]]]:
        """Each claim's contents as words; the passage learns of them for the pairs to come."""
        side = self.passage.side("q")
        if not len(side):
            return {}
        words = self.passage.words

        def score(rows: slice) -> Floats:
            features = word_features(self.passage.layout, side.mentions, rows)
            return self.passage.network.content(side.rep[rows], words, features)

        logits = _in_parts(len(side.rows), len(words), score)
        chosen: dict[int, list[tuple[int, int]]] = {}
        rows: list[tuple[int, int, int]] = []
        for number, claim in enumerate(side.entities):
            own = np.flatnonzero(side.group == number)
            cues = [(int(side.mentions.first[r]), int(side.mentions.stop[r])) for r in own]
            spans = select_contents(logits[own].mean(axis=0), cues, self.passage.layout)
            chosen[int(claim)] = spans
            rows += [(a, b, int(claim)) for a, b in spans]
        table = np.array(rows, dtype=np.int64).reshape(-1, 3)
        self.passage.contents = Contents(table[:, 0], table[:, 1], table[:, 2])
        return chosen

    def _events(self) -> tuple[EventMark, ...]:
        passage = self.passage
        events, fillers = passage.side("e"), passage.side("aptwo")
        if not len(events):
            return ()
        scores = np.zeros((len(events), len(fillers), len(ROLES)), dtype=np.float32)
        if len(fillers):
            scores = sigmoid(passage.pair("argument", events, fillers))
        return tuple(
            self._event(int(e), self._fill(scores[row], fillers))
            for row, e in enumerate(events.entities)
        )

    def _fill(self, scores: Floats, fillers: _Side) -> dict[str, tuple[Argument, ...]]:
        """Fillers of every role of one event, the likeliest first."""
        filled = {}
        for column, role in enumerate(ROLES):
            limit = self.passage.limits.roles.get(role, 0.5)
            fits = fillers.is_letter(ROLE_LETTERS[role]) & (scores[:, column] >= limit)
            rows = sorted(np.flatnonzero(fits), key=lambda r: (-scores[r, column], r))
            if role == "times":
                rows = rows[:1]
            if role == "places":
                more = self.passage.limits.place_more
                rows = rows[:1] + [r for r in rows[1:3] if scores[r, column] >= more]
            filled[role] = tuple(
                Argument(self.ids[fillers.entities[r]], self._sure(role, float(scores[r, column])))
                for r in rows
            )
        return filled

    def _event(self, entity: int, roles: dict[str, tuple[Argument, ...]]) -> EventMark:
        modes = self.passage.classify("mode", entity)
        triggers = self.passage.spans_of(entity)
        types = _types_by_two_heads(self.passage.classify("event_type", entity), modes)
        types = weigh_types(types, [self.passage.layout.text[a:b] for a, b in triggers])
        kind = EVENT_TYPES[int(types.argmax())]
        own = [m for m, name in enumerate(MODES) if name.startswith(kind + ":")]
        mode = MODES[max(own, key=lambda m: float(modes[m]))].split(":")[1]
        statuses = self.passage.classify("status", entity)
        return EventMark(
            id=self.ids[entity],
            triggers=triggers,
            type=kind,
            mode=mode or None,
            status=STATUSES[int(statuses.argmax())],
            confidence=self._sure("events", self.passage.sureness(entity) * float(types.max())),
            **roles,
        )

    def _tallies(self, made: tuple[EventMark, ...]) -> tuple[TallyMark, ...]:
        passage = self.passage
        tallies, events, groups = passage.side("n"), passage.side("e"), passage.side("aow")
        if not len(tallies):
            return ()
        owners = np.zeros((len(tallies), len(events)), dtype=np.float32)
        counted: list[tuple[int | None, float]] = [(None, 1.0)] * len(tallies)
        if len(events):
            owners = passage.pair("tally", tallies, events)[..., 0]
        if len(groups):
            logits = passage.pair("tally", tallies, groups)[..., 1]
            counted = self._one_of(logits, passage.none("tally_of", tallies), groups)
        scores = softmax(
            np.concatenate([passage.none("tally_event", tallies)[:, None], owners], axis=1)
        )
        types = np.array([EVENT_TYPES.index(event.type) for event in made], dtype=np.int64)
        return tuple(
            self._tally(int(n), scores[row], types, counted[row])
            for row, n in enumerate(tallies.entities)
        )

    def _tally(
        self, entity: int, owners: Floats, types: Ints, of: tuple[int | None, float]
    ) -> TallyMark:
        effects = self.passage.classify("effect", entity)
        effect, owner = choose_tally(effects, owners, fit_of_effects()[:, types])
        events = self._of("e")
        return TallyMark(
            id=self.ids[entity],
            mentions=self.passage.spans_of(entity),
            effect=EFFECTS[effect],
            event=None if owner is None else self.ids[events[owner]],
            of=self._id(of[0]),
            confidence=self._sure(
                "tallies", self.passage.sureness(entity) * float(effects[effect])
            ),
        )

    def _claims(self, contents: dict[int, list[tuple[int, int]]]) -> tuple[ClaimMark, ...]:
        passage = self.passage
        claims, fillers = passage.side("q"), passage.side("at")
        if not len(claims):
            return ()
        nothing: list[tuple[int | None, float]] = [(None, 1.0)] * len(claims)
        sources, said = nothing, nothing
        via: list[tuple[str, ...]] = [()] * len(claims)
        if len(fillers):
            logits = passage.pair("claim", claims, fillers)
            actor = fillers.is_letter("a")
            by_actor = np.where(actor[None, :], logits[..., 0], -30)
            by_time = np.where(actor[None, :], -30, logits[..., 2])
            sources = self._one_of(by_actor, passage.none("source", claims), fillers)
            said = self._one_of(by_time, passage.none("said", claims), fillers)
            relay = np.where(actor[None, :], sigmoid(logits[..., 1]), 0)
            via = [self._relays(relay[row], fillers) for row in range(len(claims))]
        about = self._about(claims)
        return tuple(
            self._claim(int(q), sources[row], said[row], via[row], about[row], contents[int(q)])
            for row, q in enumerate(claims.entities)
        )

    def _relays(self, scores: Floats, fillers: _Side) -> tuple[str, ...]:
        likely = np.flatnonzero(scores >= self.passage.limits.via)
        rows = sorted(likely, key=lambda r: (-scores[r], r))[:2]
        return tuple(self.ids[fillers.entities[r]] for r in rows)

    def _about(self, claims: _Side) -> list[tuple[str, ...]]:
        things = self.passage.side("enq")
        scores = sigmoid(self.passage.pair("about", claims, things, cues=True)[..., 0])
        return [
            tuple(
                self.ids[thing]
                for column, thing in enumerate(things.entities)
                if thing != claim and scores[row, column] >= self.passage.limits.about
            )
            for row, claim in enumerate(claims.entities)
        ]

    def _claim(
        self,
        entity: int,
        source: tuple[int | None, float],
        said: tuple[int | None, float],
        via: tuple[str, ...],
        about: tuple[str, ...],
        content: list[tuple[int, int]],
    ) -> ClaimMark:
        stances = self.passage.classify("stance", entity)
        speaker = self._id(source[0]) or UNNAMED
        return ClaimMark(
            id=self.ids[entity],
            cues=self.passage.spans_of(entity),
            source=speaker,
            stance=STANCES[int(stances.argmax())],
            via=tuple(v for v in via if v != speaker),
            content=tuple(self.passage.layout.char_span(a, b) for a, b in content),
            about=about,
            said=self._id(said[0]),
            confidence=self._sure(
                "claims", self.passage.sureness(entity) * source[1] * float(stances.max())
            ),
        )

    def _links(self, contents: dict[int, list[tuple[int, int]]]) -> tuple[LinkMark, ...]:
        found: dict[tuple[int, int], tuple[str, float]] = {}
        for letter, types in LINK_LETTERS.items():
            side = self.passage.side(letter)
            if len(side) < 2:
                continue
            scores = sigmoid(self.passage.pair("link", side, side))
            for row, column, kind, p in _likely_links(scores, types, self.passage.limits.links):
                found[int(side.entities[row]), int(side.entities[column])] = (kind, p)
        signals = self._signals()
        return tuple(
            LinkMark(
                id=f"l{number}",
                source=self.ids[a],
                target=self.ids[b],
                type=kind,
                signal=signals.get((a, b), ()),
                claim=self._speaker_of(a, b, signals.get((a, b), ()), contents),
                confidence=self._sure("links", p),
            )
            for number, ((a, b), (kind, p)) in enumerate(sorted(found.items()), 1)
        )

    def _signals(self) -> dict[tuple[int, int], tuple[Span, ...]]:
        """The signal words of pairs of events, each signal given to its likeliest ends."""
        signals, events = self.passage.side("s"), self.passage.side("e")
        if not len(signals) or len(events) < 2:
            return {}
        scores = self.passage.pair("signal", signals, events)
        table: dict[tuple[int, int], tuple[Span, ...]] = {}
        for row, signal in enumerate(signals.entities):
            a, b = (int(events.entities[scores[row, :, end].argmax()]) for end in (0, 1))
            if a != b:
                table.setdefault((a, b), self.passage.spans_of(int(signal)))
                table.setdefault((b, a), self.passage.spans_of(int(signal)))
        return table

    def _speaker_of(
        self, a: int, b: int, signal: tuple[Span, ...], contents: dict[int, list[tuple[int, int]]]
    ) -> str | None:
        """The claim with the shortest content that holds the signal, or else both ends."""
        best: tuple[int, int] | None = None
        for claim, spans in contents.items():
            for first, stop in spans:
                start, end = self.passage.layout.char_span(first, stop)
                holds = [
                    any(start <= s and e <= end for s, e in group)
                    for group in (
                        [signal] if signal else [self.passage.spans_of(x) for x in (a, b)]
                    )
                ]
                if all(holds) and (best is None or end - start < best[0]):
                    best = (end - start, claim)
        return None if best is None else self.ids[best[1]]


def _likely_links(
    scores: Floats, types: tuple[str, ...], limits: dict[str, float]
) -> list[tuple[int, int, str, float]]:
    """Ordered pairs with their likeliest type over its limit; of both directions the likelier."""
    columns = [LINK_TYPES.index(t) for t in types]
    best: list[tuple[int, int, str, float]] = []
    least = np.array([limits.get(t, 0.5) for t in types], dtype=np.float32)
    enough = scores[:, :, columns] >= least
    likely = enough.any(axis=-1)
    for row, column in np.argwhere(np.tril(likely | likely.T, -1)).tolist():
        options = [
            (float(scores[a, b, c]), a, b, LINK_TYPES[c])
            for a, b in ((row, column), (column, row))
            for number, c in enumerate(columns)
            if enough[a, b, number]
        ]
        p, a, b, kind = max(options, key=lambda o: (o[0], o[1]))
        best.append((a, b, kind, p))
    return best


def _without_cycles(of: dict[int, int | None]) -> dict[int, int | None]:
    """The same table with the last step of every cycle taken out."""
    clean: dict[int, int | None] = {}
    for entity in sorted(of):
        owner = of[entity]
        seen, at = {entity}, owner
        while at is not None and at not in seen:
            seen.add(at)
            at = clean.get(at)
        clean[entity] = None if at is not None else owner
    return clean


_TYPE_OF_MODE = np.array([EVENT_TYPES.index(mode.split(":")[0]) for mode in MODES])


def _types_by_two_heads(types: Floats, modes: Floats) -> Floats:
    """Probabilities of types: the geometric mean of the type head's and the mode head's.

    The mode head knows a type by the sum of its modes; together they are right in one event in a
    hundred more than the type head alone.
    """
    by_mode = np.zeros(len(EVENT_TYPES), dtype=np.float32)
    np.add.at(by_mode, _TYPE_OF_MODE, modes)
    return softmax(0.5 * (np.log(types + 1e-9) + np.log(by_mode + 1e-9)).astype(np.float32))


def calibrated(probability: float, slope: float, shift: float) -> float:
    """A probability with its logit scaled and shifted; 0 and 1 are kept off."""
    safe = min(max(probability, 1e-4), 1 - 1e-4)
    logit = math.log(safe / (1 - safe))
    return 1 / (1 + math.exp(-(slope * logit + shift)))
