"""Features of pairs: how two mentions, or a cue and a word, stand to each other in the text.

All are small floats in named blocks; training and reading compute them by this one module, and
the exported heads are tied to the number of columns (``PAIR_FEATURES`` and so on).
"""

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

    def pick(self, rows: Ints) -> "Mentions":
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


def _one_hot(values: Ints, columns: int) -> Floats:
    return np.eye(columns, dtype=np.float32)[values]


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
    shape = gaps.shape
    left_in = inside(left, contents)
    right_in = inside(right, contents)
    own = np.zeros(shape, dtype=bool)
    if left_claims is not None and len(contents.first):
        own = ((left_claims[:, None] == contents.claim[None, :]) @ right_in.T) > 0
    flags = np.stack(
        [
            (left.first[:, None] >= right.first[None, :])
            & (left.stop[:, None] <= right.stop[None, :]),
            (left.first[:, None] <= right.first[None, :])
            & (left.stop[:, None] >= right.stop[None, :]),
            np.broadcast_to(np.asarray(left_in.any(axis=1))[:, None], shape),
            np.broadcast_to(np.asarray(right_in.any(axis=1))[None, :], shape),
            (left_in.astype(np.int64) @ right_in.T.astype(np.int64)) > 0,
            own,
            layout.paragraph[left.first][:, None] == layout.paragraph[right.first][None, :],
        ],
        axis=-1,
    ).astype(np.float32)
    width = len(LETTERS)
    blocks = [
        _one_hot(np.digitize(gaps, _GAPS), _GAP_COLUMNS),
        _one_hot(_sentence_steps(layout, left.first, right.first), _SENTENCE_COLUMNS),
        np.broadcast_to(_one_hot(left.letter, width)[:, None], (*shape, width)),
        np.broadcast_to(_one_hot(right.letter, width)[None, :], (*shape, width)),
        _one_hot(_ranks(left, right), _RANK_COLUMNS),
        flags,
    ]
    return np.concatenate(blocks, axis=-1).astype(np.float32)


def word_features(layout: Layout, cues: Mentions) -> Floats:
    """Features of every cue and every word, ``(cues, words, WORD_FEATURES)``."""
    words = np.arange(len(layout), dtype=np.int64)
    gaps = _gaps(cues, words, words + 1)
    shape = gaps.shape
    starts = np.sort(cues.first)
    between = np.abs(
        np.searchsorted(starts, words, side="right")[None, :]
        - np.searchsorted(starts, cues.first, side="right")[:, None]
    )
    quoted = layout.quoted.astype(np.float32)
    turn = np.concatenate([[0.0], np.abs(np.diff(quoted))]).astype(np.float32)
    is_cue = np.zeros(len(layout), dtype=np.float32)
    for first, stop in zip(cues.first, cues.stop, strict=True):
        is_cue[first:stop] = 1
    own_cue = (words[None, :] >= cues.first[:, None]) & (words[None, :] < cues.stop[:, None])
    same_paragraph = layout.paragraph[cues.first][:, None] == layout.paragraph[None, :]
    flags = np.stack(
        [
            np.broadcast_to(quoted[None, :], shape),
            np.broadcast_to(turn[None, :], shape),
            np.broadcast_to(is_cue[None, :], shape),
            own_cue.astype(np.float32),
            same_paragraph.astype(np.float32),
        ],
        axis=-1,
    )
    blocks = [
        _one_hot(np.digitize(gaps, _GAPS), _GAP_COLUMNS),
        _one_hot(_sentence_steps(layout, cues.first, words), _SENTENCE_COLUMNS),
        _one_hot(np.clip(between, 0, 3), 4),
        flags,
    ]
    return np.concatenate(blocks, axis=-1).astype(np.float32)


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


def _compare(a: _Name, b: _Name) -> list[float]:
    shared = len(a.tokens & b.tokens)
    fewer = min(len(a.tokens), len(b.tokens))
    return [
        bool(a.text) and a.text == b.text,
        a.head == b.head,
        shared / max(len(a.tokens | b.tokens), 1),
        fewer > 0 and shared == fewer,
        len(a.text) > 1 and a.text.replace(" ", "") == b.initials,
        len(b.text) > 1 and b.text.replace(" ", "") == a.initials,
        a.named,
        b.named,
        a.pronoun,
        b.pronoun,
        a.numbers != b.numbers,
        fewer > 0 and shared == 0,
    ]


def name_features(layout: Layout, mentions: Mentions) -> Floats:
    """How alike the words of every two mentions are, ``(mentions, mentions, NAME_FEATURES)``."""
    names = [_name_of(layout, a, b) for a, b in zip(mentions.first, mentions.stop, strict=True)]
    count = len(names)
    table = np.zeros((count, count, NAME_FEATURES), dtype=np.float32)
    for i, a in enumerate(names):
        for j in range(i):
            if mentions.letter[i] == mentions.letter[j]:
                table[i, j] = _compare(a, names[j])
    return table
