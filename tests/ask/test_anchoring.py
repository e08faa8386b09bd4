import pytest

from relata.ask.anchoring import Anchors
from relata.ask.answer import Quote

TEXT = (
    "Guards fired. Two guards fell; the guardsmen’s camp —\n“Tel  Marun” — burned. Two guards ran."
)


def found(words, within=None):
    span = Anchors(TEXT).find(Quote(words, within))
    return span and (span[0], TEXT[slice(*span)])


def test_words_are_found_where_they_stand():
    assert found("fired") == (7, "fired")


def test_whole_words_come_before_parts_of_words():
    assert found("guards") == (18, "guards")
    assert found("men") == (41, "men")


def test_marks_of_quotation_dashes_and_spaces_may_differ_in_kind():
    assert found("guardsmen's camp")[1] == "guardsmen’s camp"
    assert found('- "Tel Marun"')[1] == "—\n“Tel  Marun”"


@pytest.mark.parametrize("words", ["", "   ", "Guard's", "sentries", "GUARDS", "Tel-Marun"])
def test_words_that_are_not_there_are_not_found(words):
    assert found(words) is None


def test_a_longer_stretch_says_which_of_the_same_words_are_meant():
    assert found("Two guards", "Two guards ran") == (77, "Two guards")


def test_a_longer_stretch_that_is_not_there_is_passed_over_only_where_nothing_is_in_doubt():
    assert found("fired", "the fired guns") == (7, "fired")
    assert found("Two guards", "those two guards") is None
