import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.test_time import resolve_one


@pytest.mark.parametrize(
    ("words", "published", "edtf", "candidates"),
    [
        ("3.4.24", "2024-11-01", None, ("2024-04-03", "2024-03-04")),
        ("3.4.24", "2024-04-05", "2024-04-03", ("2024-03-04",)),
        ("05.03.2024", "2024-11-01", "2024-03-05", ("2024-05-03",)),
        ("27.2.24", "2024-11-01", "2024-02-27", ()),
        ("4/4/24", "2024-11-01", "2024-04-04", ()),
        ("05/03/2024", "2024-11-01", None, ("2024-03-05", "2024-05-03")),
        ("31/31/2024", "2024-11-01", None, ()),
    ],
)
def test_days_and_months_in_figures_keep_both_orders(words, published, edtf, candidates):
    found = resolve_one("It fell on", words, published=published)
    assert (found.edtf, found.candidates) == (edtf, candidates)


def test_since_9_11_is_since_that_day():
    assert resolve_one("It has grown", "since 9/11").edtf == "2001-09-11/.."
    assert resolve_one("It has grown since", "9/11").edtf == "2001-09-11/.."


def test_9_11_before_the_attacks_of_that_day_is_that_day():
    found = resolve_one("The", "9/11", " attacks came first.", published="2023-09-12")
    assert found.edtf == "2001-09-11"


def test_9_11_near_such_a_day_of_the_report_stays_open():
    found = resolve_one("A convoy was hit on", "9/11", published="2023-11-12")
    assert found.edtf is None
    assert found.candidates == ("2001-09-11", "2023-11-09", "2023-09-11")


def test_9_11_in_a_report_older_than_it_is_no_event():
    found = resolve_one("A convoy was hit on", "9/11", published="1995-11-12")
    assert found.edtf == "1995-11-09"


def test_9_11_with_its_year_is_a_date_like_others():
    assert resolve_one("A convoy was hit on", "9/11/2023", published="2023-11-12").candidates == (
        "2023-09-11",
    )


@pytest.mark.parametrize(
    ("words", "edtf", "clock"),
    [
        ("041530Z MAR 24", "2024-03-04", "15:30"),
        ("2130Z", "2023-11-22", "21:30"),
        ("0400 Zulu on Tuesday", "2023-11-21", "04:00"),
        ("1405 GMT", "2023-11-22", "14:05"),
        ("21:30 Z", "2023-11-22", "21:30"),
    ],
)
def test_military_stamps_are_hours_of_universal_time(words, edtf, clock):
    found = resolve_one("It was hit at", words)
    assert (found.edtf, found.clock, found.utc_offset) == (edtf, clock, "+00:00")


@settings(max_examples=150, deadline=None)
@given(
    st.integers(1, 31),
    st.integers(1, 31),
    st.sampled_from("/.-"),
    st.sampled_from(["2024", "24", "1998"]),
    st.sampled_from(["2024-11-01", "2024-03-05", "XXXX", "2024"]),
)
def test_every_order_that_is_a_date_is_the_value_or_a_candidate(first, second, mark, year, day):
    found = resolve_one("It fell on", f"{first}{mark}{second}{mark}{year}", published=day)
    values = {value for value in (found.edtf, *found.candidates) if value}
    assert found.edtf not in found.candidates
    for value in values:
        assert edtf.parse_edtf(value) is not None
    if first <= 12 and second <= 12:
        ends = {f"{second:02d}-{first:02d}", f"{first:02d}-{second:02d}"}
        assert {value[-5:] for value in values} == ends
    assert found.why
