"""Words, sentences, quotation marks and windows of a text."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.read.layout import (
    WINDOW_PIECES,
    Layout,
    PieceCutter,
    Pieces,
    cut_windows,
    shape_of,
    window_arrays,
)


class CharacterCutter(PieceCutter):
    """A cutter that needs no vocabulary: one piece for every three characters."""

    def __init__(self) -> None:
        self.cut = self._cut

    def _cut(self, word: str) -> tuple[int, ...]:
        return tuple(range(5, 5 + (len(word) + 2) // 3))


def lay_out(text: str) -> tuple[Layout, Pieces]:
    layout = Layout(text)
    return layout, Pieces(layout, CharacterCutter())


@given(st.text(max_size=300))
def test_words_stand_where_their_offsets_say(text):
    layout = Layout(text)
    for word, start, end in zip(layout.words, layout.starts, layout.ends, strict=True):
        assert text[start:end] == word
    assert (np.diff(layout.sentence) >= 0).all()
    assert (np.diff(layout.paragraph) >= 0).all()


def test_a_span_of_characters_is_the_words_it_touches():
    layout = Layout("Shells hit Rawa's market.")
    assert layout.word_span(11, 15) == (2, 3)
    assert layout.char_span(2, 3) == (11, 15)
    assert layout.word_span(6, 7) is None


def test_quotation_marks_open_and_close_and_end_with_their_paragraph():
    layout = Layout('He said "they fired" twice.\n“An open quotation\nends here')
    quoted = dict(zip(layout.words, layout.quoted, strict=True))
    assert quoted["fired"]
    assert not quoted["twice"]
    assert quoted["quotation"]
    assert not quoted["ends"]


@pytest.mark.parametrize(
    ("word", "shape"),
    [("town", 0), ("Town", 1), ("T", 1), ("UN", 2), ("McRae", 3), ("14th", 4), ("—", 5)],
)
def test_the_case_of_a_word_is_its_shape(word, shape):
    assert shape_of(word) == shape


def test_windows_cover_every_word_once_and_keep_within_their_size():
    layout, pieces = lay_out("A shell fell on the eastern quarter of the town. " * 120)
    windows = cut_windows(layout, pieces)
    assert len(windows) > 2
    owned = [word for w in windows for word in range(w.own, w.own_stop)]
    assert owned == list(range(len(layout)))
    for window in windows:
        ids, shapes = window_arrays(pieces, window)
        assert len(ids) == len(shapes) <= WINDOW_PIECES


@given(st.integers(min_value=1, max_value=2500))
def test_windows_cover_texts_of_any_length(words):
    layout, pieces = lay_out("word " * words)
    owned = [word for w in cut_windows(layout, pieces) for word in range(w.own, w.own_stop)]
    assert owned == list(range(words))


def test_a_text_without_words_has_no_windows():
    layout, pieces = lay_out("  \n ")
    assert len(layout) == 0
    assert cut_windows(layout, pieces) == []
