import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.corpus.clock import DayAndClock, join_edtf, split_edtf

SPLITS = {
    "2023-11-21": ("2023-11-21", None, None),
    "2023-11-21T05": ("2023-11-21", "05:00", None),
    "2023-11-21T05:30~": ("2023-11-21~", "05:30", None),
    "2023-11-20T22/2023-11-21T05": ("2023-11-20/2023-11-21", "22:00/05:00", None),
    "2023-11-21T05/2023-11-21T07": ("2023-11-21", "05:00/07:00", None),
    "2023-11-21T05/..": ("2023-11-21/..", "05:00/..", None),
    "2023-11-21T20:00Z": ("2023-11-21", "20:00", "+00:00"),
    "2023-11-21T20:15+03:00": ("2023-11-21", "20:15", "+03:00"),
}


@pytest.mark.parametrize(("value", "parts"), SPLITS.items())
def test_a_corpus_value_is_split_in_day_clock_and_zone(
    value: str, parts: tuple[str, str | None, str | None]
) -> None:
    assert split_edtf(value) == DayAndClock(*parts)


def test_a_full_hour_with_and_without_minutes_is_one_clock() -> None:
    assert split_edtf("2023-11-21T05") == split_edtf("2023-11-21T05:00")


def test_a_word_for_a_time_of_day_has_no_place_in_a_corpus_value() -> None:
    assert join_edtf(DayAndClock("2023-11-21", "dawn")) == "2023-11-21"


def test_a_clock_for_one_end_of_a_span_goes_to_its_start() -> None:
    assert join_edtf(DayAndClock("2023-11-20/2023-11-21", "22:00")) == "2023-11-20T22/2023-11-21"


days = st.dates().map(lambda day: day.isoformat())
ends = st.builds(
    lambda day, hour, minute, mark: f"{day}{hour}{minute if hour else ''}{mark}",
    days,
    st.sampled_from(["", "T00", "T05", "T23"]),
    st.sampled_from(["", ":01", ":30", ":59"]),
    st.sampled_from(["", "~", "?"]),
)


@given(st.lists(ends, min_size=1, max_size=2))
def test_joining_undoes_splitting(parts: list[str]) -> None:
    value = "/".join(parts)
    assert split_edtf(join_edtf(split_edtf(value))) == split_edtf(value)
