import itertools

from hypothesis import given
from hypothesis import strategies as st
from tests.strikes import STRIKES_TEXT, make_strikes_record

from relata.publish.segments import TextMark, cut, text_marks

LENGTH = 60
MARKS = st.lists(
    st.tuples(
        st.integers(0, LENGTH - 1), st.integers(1, 20), st.sampled_from(["actor", "content"])
    ).map(lambda t: TextMark(t[0], min(t[0] + t[1], LENGTH), t[2], f"x{t[0]}"))
)


@given(MARKS)
def test_segments_cover_the_text_once(marks):
    segments = cut(LENGTH, marks)
    assert segments[0].start == 0
    assert segments[-1].end == LENGTH
    assert all(a.end == b.start for a, b in itertools.pairwise(segments))


@given(MARKS)
def test_every_mark_is_a_run_of_whole_segments(marks):
    segments = cut(LENGTH, marks)
    for mark in marks:
        inside = [segment for segment in segments if mark in segment.marks]
        assert inside[0].start == mark.start
        assert inside[-1].end == mark.end
        assert sum(segment.end - segment.start for segment in inside) == mark.end - mark.start


def test_the_innermost_mark_comes_first():
    outer, inner = TextMark(0, 9, "content", "c1"), TextMark(2, 5, "content", "c2")
    middle = next(s for s in cut(9, [outer, inner]) if s.start == 2)
    assert middle.refs("content") == ("c2", "c1")
    assert middle.starting("content") == (inner,)


def test_crossing_marks_share_the_segment_in_which_they_cross():
    segments = cut(9, [TextMark(0, 6, "actor", "a1"), TextMark(4, 9, "content", "c1")])
    assert [(s.start, s.end, len(s.marks)) for s in segments] == [(0, 4, 1), (4, 6, 2), (6, 9, 1)]


def test_an_empty_text_has_no_segment():
    assert cut(0, []) == ()


def test_every_span_of_a_record_is_a_mark():
    record = make_strikes_record()
    words = {(m.layer, STRIKES_TEXT[m.start : m.end]) for m in text_marks(record)}
    assert {("trigger", "bombed"), ("tally", "seven"), ("signal", "a response to")} <= words
    assert ("unread", "Some 40") in words
