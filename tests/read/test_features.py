import numpy as np
import pytest

from relata.read.features import (
    LETTERS,
    NAME_FEATURES,
    Contents,
    Mentions,
    Names,
    name_features,
    pair_features,
    word_features,
)
from relata.read.layout import Layout

TEXT = (
    "The Northern Border Force (NBF) said on Monday that its men had killed 12 raiders.\n"
    "“The NBF lies,” a spokesman of the raiders told reporters; he gave no toll. Force 12 left."
)
LAYOUT = Layout(TEXT)


def mentions(*found):
    """Mentions of words of the text, each as a letter and its words."""
    rows = []
    for letter, words in found:
        start = TEXT.index(words)
        first, stop = LAYOUT.word_span(start, start + len(words))
        rows.append((LETTERS.index(letter), first, stop))
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    return Mentions(table[:, 0], table[:, 1], table[:, 2])


FOUND = mentions(
    ("a", "The Northern Border Force"),
    ("a", "NBF"),
    ("q", "said"),
    ("t", "Monday"),
    ("a", "its"),
    ("e", "killed"),
    ("n", "12"),
    ("a", "raiders"),
    ("a", "The NBF"),
    ("q", "told"),
    ("a", "Force 12"),
)
CONTENTS = Contents(np.array([9, 19]), np.array([17, 23]), np.array([2, 9]))


@pytest.mark.parametrize("rows", [slice(0, 4), slice(4, 11), slice(10, 30)])
def test_features_of_some_mentions_are_those_they_have_among_all(rows):
    claims = np.arange(len(FOUND.first))
    some = pair_features(LAYOUT, FOUND.pick(rows), FOUND, CONTENTS, claims[rows])
    assert np.array_equal(some, pair_features(LAYOUT, FOUND, FOUND, CONTENTS, claims)[rows])
    assert np.array_equal(Names(LAYOUT, FOUND).features(rows), name_features(LAYOUT, FOUND)[rows])
    cues = FOUND.pick(np.flatnonzero(FOUND.letter == LETTERS.index("q")))
    assert np.array_equal(word_features(LAYOUT, cues, slice(1, 2)), word_features(LAYOUT, cues)[1:])


def test_an_acronym_is_told_by_the_initials_of_an_earlier_name():
    table = name_features(LAYOUT, FOUND)
    initials_of_earlier = table[..., 4]
    assert not initials_of_earlier[1, 0]  # "The Northern Border Force" starts with T
    full = mentions(("a", "Northern Border Force"), ("a", "NBF"), ("a", "The NBF"))
    table = name_features(LAYOUT, full)
    assert table[1, 0, 4] == 1
    assert table[2, 1].tolist() == [1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0]


def test_names_are_compared_with_earlier_ones_of_their_letter_only():
    table = name_features(LAYOUT, FOUND)
    assert not table[np.triu_indices(len(FOUND.first))].any()
    assert not table[FOUND.letter[:, None] != FOUND.letter[None, :]].any()
    pronoun, numbers = table[4, 0], table[10, 0]
    assert pronoun[8] == 1
    assert pronoun[9] == 0
    assert numbers[10] == 1


def test_no_mentions_have_no_features():
    nothing = mentions()
    assert name_features(LAYOUT, nothing).shape == (0, 0, NAME_FEATURES)
    assert pair_features(LAYOUT, nothing, FOUND, CONTENTS).shape[:2] == (0, len(FOUND.first))
