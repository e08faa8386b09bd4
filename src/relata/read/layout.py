"""A text laid out for the network: words, pieces, case shapes, sentences, paragraphs, windows.

Words are runs of letters and digits or single other marks; every span that the reader can find
starts and ends at a word's edge (true of 40,359 of the corpus's 40,361 spans). The vocabulary is
lower-cased, so the case of a word travels beside it as a shape.
"""

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import sentencex
from numpy.typing import NDArray
from tokenizers import Tokenizer

_WORD = re.compile(r"\w+|[^\w\s]")
_OPENING = "“«„‹"
_CLOSING = "”»›"
START_PIECE = 0
END_PIECE = 2
UNKNOWN_PIECE = 104
WINDOW_PIECES = 384
STRIDE_PIECES = 128

Ints = NDArray[np.int64]


def shape_of(word: str) -> int:
    """Case shape: 0 lower, 1 Capital, 2 UPPER, 3 mIxed, 4 digits, 5 anything else."""
    if word[0].isdigit():
        return 4
    if not word[0].isalpha():
        return 5
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[0].isupper() and word[1:].islower() else 3


class Layout:
    """Where everything stands in one text.

    Attributes:
        text: the text itself.
        starts, ends: code points of each word, ``(words,)``.
        sentence, paragraph: number of each word's sentence and paragraph, ``(words,)``.
        quoted: whether a word stands inside quotation marks, ``(words,)`` of 0 and 1.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        found = [m.span() for m in _WORD.finditer(text)]
        self.starts: Ints = np.array([s for s, _ in found], dtype=np.int64)
        self.ends: Ints = np.array([e for _, e in found], dtype=np.int64)
        self.words: list[str] = [text[s:e] for s, e in found]
        self.sentence: Ints = _number_by(self.starts, _sentence_starts(text))
        self.paragraph: Ints = _number_by(self.starts, _paragraph_starts(text))
        self.quoted: Ints = _mark_quoted(self.words, self.paragraph)

    def __len__(self) -> int:
        return len(self.words)

    def word_span(self, start: int, end: int) -> tuple[int, int] | None:
        """The words ``[first, last + 1)`` that a span of code points touches; None when none."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        stop = int(np.searchsorted(self.starts, end, side="left"))
        return (first, stop) if first < stop else None

    def char_span(self, first: int, stop: int) -> tuple[int, int]:
        """The code points of the words ``[first, stop)``."""
        return int(self.starts[first]), int(self.ends[stop - 1])


def _sentence_starts(text: str) -> list[int]:
    starts = [0]
    for sentence in sentencex.segment("en", text):
        starts.append(starts[-1] + len(sentence))
    return starts[:-1]


def _paragraph_starts(text: str) -> list[int]:
    return [0, *(m.end() for m in re.finditer(r"\n\s*", text))]


def _number_by(positions: Ints, starts: Sequence[int]) -> Ints:
    return np.searchsorted(np.array(starts), positions, side="right") - 1


def _mark_quoted(words: Sequence[str], paragraph: Ints) -> Ints:
    """1 for words between quotation marks; an unclosed mark ends with its paragraph."""
    inside = np.zeros(len(words), dtype=np.int64)
    opened = False
    for i, word in enumerate(words):
        if i and paragraph[i] != paragraph[i - 1]:
            opened = False
        if word in _OPENING or (word == '"' and not opened):
            opened = True
            inside[i] = 1
            continue
        inside[i] = opened
        if word in _CLOSING or word == '"':
            opened = False
    return inside


class Pieces:
    """The word pieces of a layout.

    Attributes:
        ids, shapes: piece and case shape of every piece, ``(pieces,)``, without end marks.
        first: number of each word's first piece, with the count of pieces at the end,
            ``(words + 1,)``.
    """

    def __init__(self, layout: Layout, cutter: "PieceCutter") -> None:
        cut = [cutter.cut(word) for word in layout.words]
        counts = np.array([len(c) for c in cut], dtype=np.int64)
        self.ids: Ints = np.array([p for c in cut for p in c], dtype=np.int64)
        shapes = np.array([shape_of(w) for w in layout.words], dtype=np.int64)
        self.shapes: Ints = np.repeat(shapes, counts)
        self.first: Ints = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


class PieceCutter:
    """Cuts single words into pieces of the vocabulary, remembering what it has cut."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self.cut = lru_cache(maxsize=100_000)(self._cut)

    def _cut(self, word: str) -> tuple[int, ...]:
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids
        # A long run without a space would fill a window by itself: its beginning must do.
        return tuple(ids[:32]) or (UNKNOWN_PIECE,)


class Window:
    """Words ``[first, stop)`` that the encoder sees at once; it answers for ``[own, own_stop)``."""

    def __init__(self, first: int, stop: int) -> None:
        self.first = first
        self.stop = stop
        self.own = first
        self.own_stop = stop


def cut_windows(layout: Layout, pieces: Pieces) -> list[Window]:
    """Windows of at most ``WINDOW_PIECES``, overlapping by ``STRIDE_PIECES`` or so.

    Windows begin at sentences where one begins in reach. A word in two windows belongs to the one
    in which it stands farther from an edge. Empty for a text without words.
    """
    room = WINDOW_PIECES - 2
    windows: list[Window] = []
    first = 0
    while first < len(layout):
        stop = int(np.searchsorted(pieces.first, pieces.first[first] + room, side="right")) - 1
        stop = min(max(stop, first + 1), len(layout))
        windows.append(Window(first, stop))
        if stop == len(layout):
            break
        first = _next_first(layout, pieces, first, stop)
    for left, right in itertools.pairwise(windows):
        middle = (right.first + left.stop) // 2
        left.own_stop = middle
        right.own = middle
    return windows


def _next_first(layout: Layout, pieces: Pieces, first: int, stop: int) -> int:
    """Where the next window begins: the first sentence start in the stride, else its start."""
    earliest = int(np.searchsorted(pieces.first, pieces.first[stop] - STRIDE_PIECES))
    earliest = max(earliest, first + 1)
    latest = max(earliest, (earliest + stop) // 2)
    for word in range(earliest, latest + 1):
        if layout.sentence[word] != layout.sentence[word - 1]:
            return word
    return min(earliest, stop)


def window_arrays(pieces: Pieces, window: Window) -> tuple[Ints, Ints]:
    """Piece ids and shapes of a window, end marks added, each ``(pieces,)``."""
    a, b = pieces.first[window.first], pieces.first[window.stop]
    ids = np.concatenate([[START_PIECE], pieces.ids[a:b], [END_PIECE]])
    shapes = np.concatenate([[5], pieces.shapes[a:b], [5]])
    return ids, shapes
