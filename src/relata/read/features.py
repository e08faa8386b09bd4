"""Features of pairs: how two mentions, or a cue and a word, stand to each other in the text.

All are small floats in named blocks; training and reading compute them by this one module, and
the exported heads are tied to the number of columns (``PAIR_FEATURES`` and so on).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray

from relata.read.layout import Layout

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

LETTERS = "aptwoenqs"
"""Letters of marks that the span head finds, in the order of its columns."""

_GAPS = np.array([-120, -60, -35, -20, -12, -7, -4, -2, -1, 0, 1, 2, 4, 7, 12, 20, 35, 60, 120])
_PRONOUNS = frozenset(
    "he she it they them him her his their its who whom we us our i you which that this these "
    "those himself herself itself themselves".split()
)
_WEAK = frozenset(
    "the a an of and in on at for to by with 's ’s s ' ’ - , . \" “ ” his her".split()
)


class Mentions(NamedTuple):
    """Mentions side by side: letter's number and words ``[first, stop)``, each ``(mentions,)``."""

    letter: Ints
    first: Ints
    stop: Ints

    def pick(self, rows: Ints | slice) -> "Mentions":
        """The mentions in ``rows``."""
        return Mentions(self.letter[rows], self.first[rows], self.stop[rows])


class Contents(NamedTuple):
    """Attributed contents: words ``[first, stop)`` and the number of the claim, ``(contents,)``."""

    first: Ints
    stop: Ints
    claim: Ints


NO_CONTENTS = Contents(*(np.zeros(0, dtype=np.int64) for _ in range(3)))

_GAP_COLUMNS = len(_GAPS) + 1
_SENTENCE_COLUMNS = 9
_RANK_COLUMNS = 5
PAIR_FEATURES = _GAP_COLUMNS + _SENTENCE_COLUMNS + 2 * len(LETTERS) + _RANK_COLUMNS + 7
WORD_FEATURES = _GAP_COLUMNS + _SENTENCE_COLUMNS + 4 + 5
NAME_FEATURES = 12


class _Table:
    """A table of pairs that is filled block by block, ``(left, right, columns)``."""

    def __init__(self, shape: tuple[int, ...], columns: int) -> None:
        self.values: Floats = np.zeros((*shape, columns), dtype=np.float32)
        self._filled = 0

    def mark(self, choice: Ints, columns: int) -> None:
        """The next block: 1 in the column that each pair's choice names."""
        block = self.values[..., self._filled : self._filled + columns]
        block[...] = np.eye(columns, dtype=np.float32)[choice]
        self._filled += columns

    def put(self, column: NDArray[np.generic]) -> None:
        """The next column, as it is."""
        self.values[..., self._filled] = column
        self._filled += 1


def _gaps(left: Mentions, right_first: Ints, right_stop: Ints) -> Ints:
    """Words between, negative when the right one stands before, 0 when they touch or overlap."""
    after = right_first[None, :] - left.stop[:, None] + 1
    before = left.first[:, None] - right_stop[None, :] + 1
    return np.asarray(np.where(after > 0, after, np.where(before > 0, -before, 0)))


def _sentence_steps(layout: Layout, left: Ints, right: Ints) -> Ints:
    step = layout.sentence[right][None, :] - layout.sentence[left][:, None]
    return np.asarray(np.clip(step, -4, 4) + 4)


def _ranks(left: Mentions, right: Mentions) -> Ints:
    """How many mentions of the right one's letter start between the two, 0 to 4."""
    ranks = np.zeros((len(left.first), len(right.first)), dtype=np.int64)
    for letter in np.unique(right.letter):
        column = np.flatnonzero(right.letter == letter)
        order = np.sort(right.first[column])
        own = np.searchsorted(order, right.first[column])
        at = np.searchsorted(order, left.first)
        step = own[None, :] - at[:, None]
        ranks[:, column] = np.clip(np.where(step >= 0, step, -step - 1), 0, 4)
    return ranks


def inside(mentions: Mentions, contents: Contents) -> NDArray[np.bool_]:
    """Which mentions stand inside which contents, ``(mentions, contents)``."""
    within = np.logical_and(
        mentions.first[:, None] >= contents.first[None, :],
        mentions.stop[:, None] <= contents.stop[None, :],
    )
    return np.asarray(within)


def _share(left: NDArray[np.bool_], right: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether the two of a pair have a content in common, ``(left, right)``."""
    # Small counts are exact as floats, and only floats are multiplied fast.
    return np.asarray((left.astype(np.float32) @ right.T.astype(np.float32)) > 0)


def pair_features(
    layout: Layout,
    left: Mentions,
    right: Mentions,
    contents: Contents,
    left_claims: Ints | None = None,
) -> Floats:
    """Features of every pair, ``(left, right, PAIR_FEATURES)``.

    ``left_claims`` gives the number of the claim of each left mention where it is a cue.
    """
    gaps = _gaps(left, right.first, right.stop)
    left_in = inside(left, contents)
    right_in = inside(right, contents)
    table = _Table(gaps.shape, PAIR_FEATURES)
    table.mark(np.digitize(gaps, _GAPS), _GAP_COLUMNS)
    table.mark(_sentence_steps(layout, left.first, right.first), _SENTENCE_COLUMNS)
    table.mark(left.letter[:, None], len(LETTERS))
    table.mark(right.letter[None, :], len(LETTERS))
    table.mark(_ranks(left, right), _RANK_COLUMNS)
    table.put(
        (left.first[:, None] >= right.first[None, :]) & (left.stop[:, None] <= right.stop[None, :])
    )
    table.put(
        (left.first[:, None] <= right.first[None, :]) & (left.stop[:, None] >= right.stop[None, :])
    )
    table.put(np.asarray(left_in.any(axis=1))[:, None])
    table.put(np.asarray(right_in.any(axis=1))[None, :])
    table.put(_share(left_in, right_in))
    if left_claims is not None and len(contents.first):
        own = left_claims[:, None] == contents.claim[None, :]
        table.put(_share(own, right_in))
    else:
        table.put(np.zeros((1, 1), dtype=bool))
    table.put(layout.paragraph[left.first][:, None] == layout.paragraph[right.first][None, :])
    return table.values


def word_features(layout: Layout, cues: Mentions, rows: slice = slice(None)) -> Floats:
    """Features of every cue and every word, ``(cues, words, WORD_FEATURES)``.

    ``rows`` asks for some of the cues only; what they are is told by all of them.
    """
    words = np.arange(len(layout), dtype=np.int64)
    asked = Mentions(cues.letter[rows], cues.first[rows], cues.stop[rows])
    gaps = _gaps(asked, words, words + 1)
    starts = np.sort(cues.first)
    between = np.abs(
        np.searchsorted(starts, words, side="right")[None, :]
        - np.searchsorted(starts, asked.first, side="right")[:, None]
    )
    quoted = layout.quoted.astype(np.float32)
    is_cue = np.zeros(len(layout), dtype=np.float32)
    for first, stop in zip(cues.first, cues.stop, strict=True):
        is_cue[first:stop] = 1
    table = _Table(gaps.shape, WORD_FEATURES)
    table.mark(np.digitize(gaps, _GAPS), _GAP_COLUMNS)
    table.mark(_sentence_steps(layout, asked.first, words), _SENTENCE_COLUMNS)
    table.mark(np.clip(between, 0, 3), 4)
    table.put(quoted[None, :])
    table.put(np.concatenate([[0.0], np.abs(np.diff(quoted))])[None, :])
    table.put(is_cue[None, :])
    table.put((words[None, :] >= asked.first[:, None]) & (words[None, :] < asked.stop[:, None]))
    table.put(layout.paragraph[asked.first][:, None] == layout.paragraph[None, :])
    return table.values


class _Name(NamedTuple):
    """A mention's words, prepared once for comparing."""

    text: str
    tokens: frozenset[str]
    head: str
    initials: str
    named: bool
    pronoun: bool
    numbers: frozenset[str]


def _name_of(layout: Layout, first: int, stop: int) -> _Name:
    raw = layout.words[first:stop]
    plain = [anyascii(w).lower() or w for w in raw]
    strong = [w for w in plain if w not in _WEAK]
    while len(plain) > 1 and plain[-1] in _WEAK:
        plain.pop()
    return _Name(
        text=" ".join(strong),
        tokens=frozenset(strong),
        head=plain[-1],
        initials="".join(w[0] for w, r in zip(plain, raw, strict=False) if r[0].isupper()),
        named=any(w[0].isupper() for w in raw),
        pronoun=len(plain) == 1 and plain[0] in _PRONOUNS,
        numbers=frozenset(w for w in plain if w[0].isdigit()),
    )


class Names:
    """The words of mentions, prepared once for comparing every two of them."""

    def __init__(self, layout: Layout, mentions: Mentions) -> None:
        self._letter = mentions.letter
        names = [_name_of(layout, a, b) for a, b in zip(mentions.first, mentions.stop, strict=True)]
        vocabulary = {t: n for n, t in enumerate(sorted({t for x in names for t in x.tokens}))}
        self._tokens: Floats = np.zeros((len(names), len(vocabulary)), dtype=np.float32)
        for row, name in enumerate(names):
            self._tokens[row, [vocabulary[t] for t in name.tokens]] = 1
        self._count = self._tokens.sum(axis=1)
        # Equal things have equal numbers, and numbers are quick to compare.
        known: dict[object, int] = {"": 0}
        self._text = _numbered([x.text for x in names], known)
        self._joined = _numbered([x.text.replace(" ", "") for x in names], known)
        self._initials = _numbered([x.initials for x in names], known)
        self._head = _numbered([x.head for x in names], known)
        self._numbers = _numbered([x.numbers for x in names], known)
        self._long = np.array([len(x.text) > 1 for x in names], dtype=bool)
        self._named = np.array([x.named for x in names], dtype=bool)
        self._pronoun = np.array([x.pronoun for x in names], dtype=bool)

    def features(self, rows: slice = slice(None)) -> Floats:
        """How alike the words of two mentions are, ``(mentions, mentions, NAME_FEATURES)``.

        Zero but where the second mention is the earlier one and both have one letter. ``rows``
        asks for some of the first mentions only.
        """
        shared = self._tokens[rows] @ self._tokens.T
        count = self._count[rows, None]
        fewer = np.minimum(count, self._count[None, :])
        union = np.maximum(count + self._count[None, :] - shared, 1)
        text = self._text[rows, None]
        table = _Table(shared.shape, NAME_FEATURES)
        table.put((text > 0) & (text == self._text[None, :]))
        table.put(self._head[rows, None] == self._head[None, :])
        table.put(shared.astype(np.float64) / union.astype(np.float64))
        table.put((fewer > 0) & (shared == fewer))
        table.put(self._long[rows, None] & (self._joined[rows, None] == self._initials[None, :]))
        table.put(self._long[None, :] & (self._joined[None, :] == self._initials[rows, None]))
        for kind in (self._named, self._pronoun):
            table.put(kind[rows, None])
            table.put(kind[None, :])
        table.put(self._numbers[rows, None] != self._numbers[None, :])
        table.put((fewer > 0) & (shared == 0))
        table.values[~self._earlier(rows)] = 0
        return table.values

    def _earlier(self, rows: slice) -> NDArray[np.bool_]:
        """Where the second mention is the earlier one of two that have one letter."""
        number = np.arange(len(self._letter))
        same_letter = self._letter[rows, None] == self._letter[None, :]
        return np.asarray(same_letter & (number[None, :] < number[rows, None]))


def _numbered(values: Sequence[object], known: dict[object, int]) -> Ints:
    """A number for each value, the same for equal ones; ``known`` remembers them."""
    return np.array([known.setdefault(value, len(known)) for value in values], dtype=np.int64)


def name_features(layout: Layout, mentions: Mentions) -> Floats:
    """How alike the words of every two mentions are, ``(mentions, mentions, NAME_FEATURES)``."""
    return Names(layout, mentions).features()
