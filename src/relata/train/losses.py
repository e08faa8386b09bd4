"""Losses of one report: every head against the gold of an example.

Pairs are scored between mentions and pooled (logsumexp) to entities before they are compared, so
that any mention of an entity may carry the evidence. Spans that the network itself finds but gold
does not have join the candidates as entities that stand in no relation: at reading time the pair
heads will meet such spans too.
"""

import numpy as np
import torch
from torch.nn import functional

from relata.read.features import (
    LETTERS,
    Ints,
    Mentions,
    name_features,
    pair_features,
    word_features,
)
from relata.read.labels import (
    CLASS_HEADS,
    LINK_LETTERS,
    LINK_TYPES,
    NONES,
    ROLE_LETTERS,
    ROLES,
)
from relata.train.examples import NOT_KNOWN, Example
from relata.train.network import SPAN_WIDTH, Network

CONTENT_REACH_WORDS = 120
HEAD_WEIGHTS = {
    "event_type": 2.0,
    "mode": 1.5,
    "status": 2.5,
    "stance": 2.0,
    "effect": 1.5,
    "tally_event": 2.0,
    "tally_of": 1.5,
    "link": 1.5,
}
"""What a head's loss counts, 1 where absent: more for heads that lag behind the annotators."""


def pool(logits: torch.Tensor, left: Ints, right: Ints, size: tuple[int, int]) -> torch.Tensor:
    """Mention pairs ``(left, right, k)`` to entity pairs ``(*size, k)`` by logsumexp."""
    rows, columns, relations = logits.shape
    index = torch.from_numpy((left[:, None] * size[1] + right[None, :]).reshape(-1))
    top = logits.detach().max()
    summed = torch.zeros(size[0] * size[1], relations)
    summed = summed.index_add(0, index, torch.exp(logits.reshape(rows * columns, -1) - top))
    return (torch.log(summed + 1e-20) + top).view(*size, relations)


class Side:
    """The mentions of some letters, with their entities renumbered from 0."""

    def __init__(self, mentions: Mentions, entity: Ints, rep: torch.Tensor, letters: str) -> None:
        wanted = [LETTERS.index(x) for x in letters]
        self.rows = np.flatnonzero(np.isin(mentions.letter, wanted))
        self.mentions = mentions.pick(self.rows)
        self.rep = rep[torch.from_numpy(self.rows)]
        self.entities, self.group = np.unique(entity[self.rows], return_inverse=True)
        self.position = {int(e): i for i, e in enumerate(self.entities)}
        self.count = len(self.entities)

    def letter_rows(self, letter_of: Ints, letters: str) -> torch.Tensor:
        """Whether each entity is of one of the letters, ``(entities,)`` of bool."""
        wanted = [LETTERS.index(x) for x in letters]
        return torch.from_numpy(np.isin(letter_of[self.entities], wanted))


class ReportLoss:
    """All losses of one report, by head's name."""

    def __init__(
        self,
        network: Network,
        example: Example,
        words: torch.Tensor,
        class_weights: dict[str, torch.Tensor],
        *,
        with_found: bool,
    ) -> None:
        self.network = network
        self.example = example
        self.words = words
        self.losses: dict[str, torch.Tensor] = {}
        self.letter_of = example.letter_of
        logits = self._spans()
        self.mentions, self.entity = example.mentions, example.entity
        if with_found:
            self._add_found(logits)
        if len(self.mentions.first):
            self._classes(class_weights)
            self._relations()
        for head, weight in HEAD_WEIGHTS.items():
            if head in self.losses:
                self.losses[head] = weight * self.losses[head]

    def _spans(self) -> torch.Tensor:
        count = len(self.words)
        ends = span_ends(count)
        logits, edges = self.network.spans(self.words, torch.from_numpy(ends))
        gold = torch.zeros_like(logits)
        edge_gold = torch.zeros_like(edges)
        m = self.example.mentions
        for letter, first, stop in zip(m.letter, m.first, m.stop, strict=True):
            edge_gold[first, 0, letter] = edge_gold[stop - 1, 1, letter] = 1
            edge_gold[first:stop, 2, letter] = 1
            if stop - first <= SPAN_WIDTH:
                gold[first, stop - first - 1, letter] = 1
        real = torch.from_numpy(np.arange(count)[:, None] + np.arange(SPAN_WIDTH) < count)
        loss = functional.binary_cross_entropy_with_logits(logits, gold, reduction="none")
        scale = 10 + len(m.first)
        self.losses["span"] = (loss * real.unsqueeze(-1)).sum() / scale
        edge = functional.binary_cross_entropy_with_logits(edges, edge_gold, reduction="sum")
        self.losses["edge"] = 0.2 * edge / scale
        return logits.detach().masked_fill(~real.unsqueeze(-1), -99)

    def _add_found(self, logits: torch.Tensor) -> None:
        """Add spans that the network finds and gold lacks, at most half as many as gold's."""
        m = self.mentions
        known = set(zip(m.letter.tolist(), m.first.tolist(), m.stop.tolist(), strict=True))
        found = torch.nonzero(logits > -0.5).tolist()
        new = [(x, a, a + w + 1) for a, w, x in found if (x, a, a + w + 1) not in known]
        new = new[: len(known) // 2 + 2]
        if not new:
            return
        table = np.array(new, dtype=np.int64)
        entity = np.array([self._entity_of(*row) for row in new], dtype=np.int64)
        fresh = entity < 0
        entity[fresh] = len(self.letter_of) + np.arange(fresh.sum())
        self.letter_of = np.append(self.letter_of, table[fresh, 0])
        self.mentions = Mentions(*(np.append(a, b) for a, b in zip(m, table.T, strict=True)))
        self.entity = np.append(self.entity, entity)

    def _entity_of(self, letter: int, first: int, stop: int) -> int:
        """The gold entity whose mention shares at least half of the words, or -1."""
        m = self.example.mentions
        shared = np.minimum(m.stop, stop) - np.maximum(m.first, first)
        union = np.maximum(m.stop, stop) - np.minimum(m.first, first)
        share = np.where(m.letter == letter, shared / union, 0)
        best = int(share.argmax())
        return int(self.example.entity[best]) if share[best] >= 0.5 else -1

    def _classes(self, weights: dict[str, torch.Tensor]) -> None:
        m = self.mentions
        self.rep, self.none, *logits = self.network.mentions(
            self.words, torch.from_numpy(m.first), torch.from_numpy(m.stop)
        )
        for (head, _), scores in zip(CLASS_HEADS.items(), logits, strict=True):
            table = np.append(
                self.example.classes[head],
                np.full(len(self.letter_of) - len(self.example.letter_of), NOT_KNOWN),
            )
            gold = torch.from_numpy(table[self.entity])
            if (gold != NOT_KNOWN).any():
                self.losses[head] = functional.cross_entropy(
                    scores,
                    gold,
                    weight=weights.get(head),
                    ignore_index=NOT_KNOWN,
                    label_smoothing=0.03,
                )

    def _side(self, letters: str) -> Side:
        return Side(self.mentions, self.entity, self.rep, letters)

    def _score(self, head: str, left: Side, right: Side, *, cues: bool = False) -> torch.Tensor:
        """Pooled logits of every entity pair, ``(left, right, relations)``."""
        features = pair_features(
            self.example.layout,
            left.mentions,
            right.mentions,
            self.example.content_arrays(),
            self.entity[left.rows] if cues else None,
        )
        logits = self.network.pairs[head](left.rep, right.rep, torch.from_numpy(features))
        return pool(logits, left.group, right.group, (left.count, right.count))

    def _relations(self) -> None:
        actors, events = self._side("a"), self._side("e")
        claims, tallies = self._side("q"), self._side("n")
        if events.count:
            self._arguments(events)
            self._signals(events)
        if claims.count:
            self._claims(claims)
            self._contents(claims)
        if tallies.count:
            self._tallies(tallies, events)
        if actors.count > 1:
            self._actor_of(actors)
        self._coreference()
        self._links()

    def _targets(self, pairs: list[tuple[int, int]], left: Side, right: Side) -> torch.Tensor:
        gold = torch.zeros(left.count, right.count)
        for a, b in pairs:
            if a in left.position and b in right.position:
                gold[left.position[a], right.position[b]] = 1
        return gold

    def _gold_rows(self, side: Side) -> torch.Tensor:
        return torch.from_numpy(side.entities < len(self.example.letter_of))

    def _arguments(self, events: Side) -> None:
        fillers = self._side("aptwo")
        if not fillers.count:
            return
        logits = self._score("argument", events, fillers)
        total = torch.zeros(())
        rows = self._gold_rows(events)
        for role, name in enumerate(ROLES):
            pairs = [(a, b) for a, b, r in self.example.roles if r == role]
            gold = self._targets(pairs, events, fillers)
            fits = fillers.letter_rows(self.letter_of, ROLE_LETTERS[name])
            loss = functional.binary_cross_entropy_with_logits(
                logits[..., role], gold, reduction="none"
            )
            total = total + (loss * fits[None, :] * rows[:, None]).sum()
        self.losses["argument"] = total / (rows.sum() + 1)

    def _one_of(
        self, name: str, logits: torch.Tensor, none: str, left: Side, right: Side
    ) -> torch.Tensor:
        """Cross entropy of a slot that holds one entity or nothing, over gold left entities."""
        gold = self._targets(self.example.relations[name], left, right)
        scores = torch.cat([self._nones(none, left), logits], dim=1)
        answer = torch.where(gold.any(1), gold.argmax(1) + 1, 0)
        rows = self._gold_rows(left)
        total = functional.cross_entropy(scores[rows], answer[rows], reduction="sum")
        return total / rows.sum().clamp(min=1)

    def _nones(self, name: str, side: Side) -> torch.Tensor:
        """Mean score for "nothing" over each entity's mentions, ``(entities, 1)``."""
        scores = self.none[torch.from_numpy(side.rows), NONES.index(name)]
        group = torch.from_numpy(side.group)
        total = torch.zeros(side.count).index_add(0, group, scores)
        return (total / torch.bincount(group, minlength=side.count)).unsqueeze(1)

    def _claims(self, claims: Side) -> None:
        fillers = self._side("at")
        if fillers.count:
            logits = self._score("claim", claims, fillers)
            is_actor = fillers.letter_rows(self.letter_of, "a")
            for column, name in ((0, "source"), (2, "said")):
                fits = is_actor if name == "source" else ~is_actor
                scores = logits[..., column].masked_fill(~fits[None, :], -30)
                weight = 1.0 if name == "source" else 0.3
                self.losses[name] = weight * self._one_of(name, scores, name, claims, fillers)
            gold = self._targets(self.example.relations["via"], claims, fillers)
            via = functional.binary_cross_entropy_with_logits(
                logits[..., 1], gold, reduction="none"
            )
            rows = self._gold_rows(claims)
            via = (via * is_actor[None, :] * rows[:, None]).sum()
            self.losses["via"] = via / (rows.sum() + 1)
        self._about(claims)

    def _about(self, claims: Side) -> None:
        things = self._side("enq")
        logits = self._score("about", claims, things, cues=True)[..., 0]
        gold = self._targets(self.example.relations["about"], claims, things)
        other = torch.from_numpy(claims.entities[:, None] != things.entities[None, :])
        rows = self._gold_rows(claims)
        loss = functional.binary_cross_entropy_with_logits(logits, gold, reduction="none")
        self.losses["about"] = (loss * other * rows[:, None]).sum() / (rows.sum() + 1)

    def _contents(self, claims: Side) -> None:
        count = len(self.words)
        features = word_features(self.example.layout, claims.mentions)
        logits = self.network.content(claims.rep, self.words, torch.from_numpy(features))
        group = torch.from_numpy(claims.group)
        total = torch.zeros(claims.count, count, 3).index_add(0, group, logits)
        logits = total / torch.bincount(group, minlength=claims.count)[:, None, None]
        gold = torch.zeros(claims.count, count, 3)
        near = torch.zeros(claims.count, count)
        for group_number, first, stop in zip(
            claims.group, claims.mentions.first, claims.mentions.stop, strict=True
        ):
            low = max(first - CONTENT_REACH_WORDS, 0)
            near[group_number, low : stop + CONTENT_REACH_WORDS] = 1
        for claim, first, stop in self.example.contents:
            if claim in claims.position:
                row = claims.position[claim]
                gold[row, first:stop, 0] = gold[row, first, 1] = gold[row, stop - 1, 2] = 1
                near[row, first:stop] = 1
        rows = self._gold_rows(claims)
        loss = functional.binary_cross_entropy_with_logits(logits, gold, reduction="none")
        weights = torch.tensor([1 / 20, 1 / 2, 1 / 2])
        loss = (loss * weights * near.unsqueeze(-1) * rows[:, None, None]).sum()
        self.losses["content"] = loss / (rows.sum() + 1)

    def _tallies(self, tallies: Side, events: Side) -> None:
        if events.count:
            logits = self._score("tally", tallies, events)[..., 0]
            self.losses["tally_event"] = self._one_of(
                "tally_event", logits, "tally_event", tallies, events
            )
        groups = self._side("aow")
        if groups.count:
            logits = self._score("tally", tallies, groups)[..., 1]
            self.losses["tally_of"] = self._one_of("tally_of", logits, "tally_of", tallies, groups)

    def _actor_of(self, actors: Side) -> None:
        logits = self._score("actor_of", actors, actors)[..., 0]
        logits = logits.masked_fill(torch.eye(actors.count, dtype=torch.bool), -30)
        self.losses["actor_of"] = 0.5 * self._one_of("actor_of", logits, "actor_of", actors, actors)

    def _coreference(self) -> None:
        """Marginal likelihood of the gold antecedents, an earlier mention of the same letter."""
        order = np.lexsort((self.mentions.stop, self.mentions.first))
        gold_rows = self.entity[order] < len(self.example.letter_of)
        order = order[gold_rows & (self.mentions.letter[order] != LETTERS.index("s"))]
        if len(order) < 2:
            return
        mentions = self.mentions.pick(order)
        pairs = pair_features(
            self.example.layout, mentions, mentions, self.example.content_arrays()
        )
        names = name_features(self.example.layout, mentions)
        features = torch.from_numpy(np.concatenate([pairs, names], axis=-1))
        rep = self.rep[torch.from_numpy(order)]
        logits = self.network.pairs["coreference"](rep, rep, features)[..., 0]
        same_letter = mentions.letter[:, None] == mentions.letter[None, :]
        earlier = np.tri(len(order), k=-1, dtype=bool) & same_letter
        logits = logits.masked_fill(~torch.from_numpy(earlier), -1e4)
        none = self.none[torch.from_numpy(order), NONES.index("antecedent")].unsqueeze(1)
        entity = self.entity[order]
        gold = torch.from_numpy((entity[:, None] == entity[None, :]) & earlier)
        gold = torch.cat([~gold.any(1, keepdim=True), gold], dim=1)
        scores = torch.cat([none, logits], dim=1)
        likely = torch.logsumexp(scores.masked_fill(~gold, -1e4), dim=1)
        self.losses["coreference"] = (torch.logsumexp(scores, dim=1) - likely).mean() * 2

    def _links(self) -> None:
        total, count = torch.zeros(()), 1
        for letter, types in LINK_LETTERS.items():
            side = self._side(letter)
            if side.count < 2:
                continue
            logits = self._score("link", side, side)
            other = ~torch.eye(side.count, dtype=torch.bool)
            rows = self._gold_rows(side)
            other = other & rows[:, None] & rows[None, :]
            for kind in map(LINK_TYPES.index, types):
                pairs = [(a, b) for a, b, k in self.example.links if k == kind]
                gold = self._targets(pairs, side, side)
                loss = functional.binary_cross_entropy_with_logits(
                    logits[..., kind], gold, reduction="none", pos_weight=torch.tensor(2.0)
                )
                total = total + (loss * other).sum()
            count += side.count
        self.losses["link"] = total / count

    def _signals(self, events: Side) -> None:
        signals = self._side("s")
        if not signals.count:
            return
        logits = self._score("signal", signals, events)
        total, count = torch.zeros(()), 0
        for signal, a, b in self.example.signals:
            row = signals.position.get(signal)
            for column, end in enumerate((a, b)):
                if row is not None and end in events.position:
                    answer = torch.tensor([events.position[end]])
                    scores = logits[row : row + 1, :, column]
                    total = total + functional.cross_entropy(scores, answer)
                    count += 1
        self.losses["signal"] = 0.1 * total / max(count, 1)


def span_ends(words: int) -> Ints:
    """The last word of every span of each width, clipped to the text, ``(words, span width)``."""
    ends = np.arange(words)[:, None] + np.arange(SPAN_WIDTH)[None, :]
    return np.asarray(np.minimum(ends, words - 1))
