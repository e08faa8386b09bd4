"""Counts behind a figure, and the sheet on which a report's counts and faults are written."""

from typing import Literal

import msgspec

from relata.model.record import Span


class Counts(msgspec.Struct, frozen=True):
    """What precision, recall and F1 are made of; counts of many reports are summed, then divided.

    Attributes:
        gold: weight of the items that the gold record has (items; characters for contents).
        gold_hit: weight of those that the read record gives rightly.
        read: weight of the items that the read record has.
        read_hit: weight of those that the gold record bears out.
    """

    gold: float = 0.0
    gold_hit: float = 0.0
    read: float = 0.0
    read_hit: float = 0.0

    def __add__(self, other: "Counts") -> "Counts":
        """The counts of both together."""
        return Counts(
            self.gold + other.gold,
            self.gold_hit + other.gold_hit,
            self.read + other.read,
            self.read_hit + other.read_hit,
        )

    @property
    def precision(self) -> float | None:
        """Share of the read items that are right; None when nothing was read."""
        return self.read_hit / self.read if self.read else None

    @property
    def recall(self) -> float | None:
        """Share of the gold items that were found; None when gold has none."""
        return self.gold_hit / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None when neither side has an item.

        One side empty gives 0: everything was missed, or everything is spurious.
        """
        if not self.gold and not self.read:
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        if precision + recall == 0:
            return 0.0
        return 2 * precision * recall / (precision + recall)


class Side(msgspec.Struct, frozen=True):
    """One side of a compared item: where it stands (None: nowhere in the text) and its value."""

    span: Span | None
    value: str = ""


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One item that gold and reader do not share, for a person to look at.

    Attributes:
        figure: key of the figure in which it counts (``agent.strict``).
        kind: ``missed`` (gold only), ``spurious`` (read only) or ``wrong`` (both, but unlike).
        gold: the gold side; None when gold has nothing there.
        read: the read side; None when the reader has nothing there.
        words: the words of the gold side where it has any, else of the read side.
    """

    figure: str
    kind: Literal["missed", "spurious", "wrong"]
    gold: Side | None
    read: Side | None
    words: str


class Sheet:
    """Collects one report's counts and faults; every scorer writes on it.

    Not frozen: it lives for the scoring of one report and is then turned into a frozen score.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.counts: dict[str, Counts] = {}
        self.faults: list[Fault] = []

    def item(self, figure: str, gold: Side | None, read: Side | None, *, right: bool) -> None:
        """Count one item; ``right`` needs both sides. Whatever is not right becomes a fault."""
        hit = float(right)
        self.add(figure, Counts(float(gold is not None), hit, float(read is not None), hit))
        if not right:
            self._note(figure, gold, read)

    def add(self, figure: str, counts: Counts) -> None:
        """Add counts that have no single words to show (characters, clusters)."""
        self.counts[figure] = self.counts.get(figure, Counts()) + counts

    def _note(self, figure: str, gold: Side | None, read: Side | None) -> None:
        side = gold or read
        if side is None:
            return
        kind: Literal["missed", "spurious", "wrong"] = "wrong"
        if read is None:
            kind = "missed"
        elif gold is None:
            kind = "spurious"
        words = "" if side.span is None else self._text[side.span[0] : side.span[1]]
        self.faults.append(Fault(figure=figure, kind=kind, gold=gold, read=read, words=words))
