"""Choices from scores: spans, clusters, contents."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from relata.read.features import LETTERS, Mentions
from relata.read.layout import Layout
from relata.read.select import choose_tally, cluster, select_contents, select_spans

ACTOR, PLACE = LETTERS.index("a"), LETTERS.index("p")


def scores_of(spans: dict[tuple[int, int, int], float], words: int = 12) -> np.ndarray:
    table = np.zeros((words, 6, len(LETTERS)), dtype=np.float32)
    for (first, stop, letter), p in spans.items():
        table[first, stop - first - 1, letter] = p
    return table


def chosen(table: np.ndarray) -> list[tuple[int, int, int]]:
    found = select_spans(table, {})
    m = found.mentions
    return list(zip(m.first.tolist(), m.stop.tolist(), m.letter.tolist(), strict=True))


def test_of_two_crossing_spans_the_likelier_is_taken():
    assert chosen(scores_of({(0, 3, ACTOR): 0.9, (2, 5, PLACE): 0.7})) == [(0, 3, ACTOR)]


def test_actors_nest_in_actors_but_weapons_do_not_nest_in_weapons():
    weapon = LETTERS.index("w")
    assert len(chosen(scores_of({(0, 4, ACTOR): 0.9, (2, 4, ACTOR): 0.8}))) == 2
    assert chosen(scores_of({(0, 4, weapon): 0.9, (2, 4, weapon): 0.8})) == [(0, 4, weapon)]


@given(hnp.arrays(np.float32, (9, 4, len(LETTERS)), elements=st.floats(0, 1, width=16)))
def test_no_two_spans_cross(table):
    for word in range(9):
        table[word, 9 - word :] = 0  # a span may not end behind the text
    found = chosen(table)
    for a, b, _ in found:
        for c, d, _ in found:
            assert b <= c or d <= a or (a <= c and d <= b) or (c <= a and b <= d)


def test_a_mention_joins_its_likeliest_antecedent_or_begins_an_entity():
    mentions = Mentions(np.array([ACTOR, PLACE, ACTOR, ACTOR]), np.arange(4), np.arange(1, 5))
    scores = np.full((4, 4), -5.0, dtype=np.float32)
    scores[2, 0] = 3.0
    scores[3, 1] = 9.0  # a place is no antecedent of an actor, however high its score
    entity = cluster(mentions, scores, np.zeros(4, dtype=np.float32))
    assert entity.tolist() == [0, 1, 0, 2]


def test_a_margin_keeps_a_mention_apart_from_an_antecedent_that_is_hardly_likelier():
    mentions = Mentions(np.array([PLACE, PLACE]), np.array([0, 4]), np.array([1, 5]))
    scores = np.array([[0.0, 0.0], [0.6, 0.0]], dtype=np.float32)
    none = np.zeros(2, dtype=np.float32)
    assert cluster(mentions, scores, none, {"a": 1.0}).tolist() == [0, 0]
    assert cluster(mentions, scores, none, {"p": 1.0}).tolist() == [0, 1]


def test_effect_and_event_of_a_tally_are_chosen_together():
    effects, owners = np.array([0.6, 0.4]), np.array([0.1, 0.5, 0.4])
    no_opinion = np.zeros((2, 2))
    assert choose_tally(effects, owners, no_opinion) == (0, 0)
    first_fits_the_second_event = np.array([[-2.0, 0.0], [-2.0, -2.0]])
    assert choose_tally(effects, owners, first_fits_the_second_event) == (0, 1)
    nothing_fits_the_first_effect = np.array([[-4.0, -4.0], [0.0, 0.0]])
    assert choose_tally(effects, owners, nothing_fits_the_first_effect) == (1, 0)


def test_a_tally_may_have_no_event():
    assert choose_tally(np.array([1.0]), np.array([0.9, 0.1]), np.zeros((1, 1))) == (0, None)
    assert choose_tally(np.array([1.0]), np.array([1.0]), np.zeros((1, 0))) == (0, None)


def test_contents_take_in_their_quotation_marks_and_leave_the_cue_out():
    layout = Layout('"We hit the depot," he said on Monday.')
    logits = np.full((len(layout), 3), -4.0, dtype=np.float32)
    logits[1:5, 0] = 4.0
    logits[layout.words.index("said"), 0] = 6.0
    cue = layout.words.index("said")
    (span,) = select_contents(logits, [(cue, cue + 1)], layout)
    start, end = layout.char_span(*span)
    assert layout.text[start:end] == '"We hit the depot'


def test_scores_below_zero_give_no_content():
    layout = Layout("He said nothing.")
    assert select_contents(np.full((4, 3), -1.0, dtype=np.float32), [(1, 2)], layout) == []


def test_no_mention_goes_on_into_the_next_paragraph():
    table = scores_of({(0, 4, ACTOR): 0.9, (5, 7, ACTOR): 0.8})
    paragraph = np.array([0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
    found = select_spans(table, {}, paragraph)
    assert found.mentions.first.tolist() == [5]


def test_rival_triggers_on_the_same_words_stand_together_for_the_likeliest():
    trigger = LETTERS.index("e")
    table = scores_of({(0, 4, trigger): 0.25, (2, 4, trigger): 0.3, (3, 4, trigger): 0.4})
    found = select_spans(table, {})
    assert found.mentions.first.tolist() == [3]
    assert round(float(found.probability[0]), 3) == round(1 - 0.75 * 0.7 * 0.6, 3)
    apart = scores_of({(0, 2, trigger): 0.4, (4, 6, trigger): 0.4})
    assert len(select_spans(apart, {}).mentions.first) == 0
