import edtf
import pytest
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import example, given
from hypothesis import strategies as st

from relata.model.edtf import edtf_problem, is_edtf

YEARS = st.integers(1, 9999).map("{:04d}".format)
DECADES = st.one_of(
    st.integers(0, 999).map("{:03d}X".format), st.integers(0, 99).map("{:02d}XX".format)
)
MARKS = st.sampled_from(["", "", "?", "~", "%"])
MONTHS = st.integers(1, 12).map("{:02d}".format)
DATES = st.one_of(
    st.builds("{}{}".format, YEARS, MARKS),
    st.builds("{}-{}{}".format, YEARS, MONTHS, MARKS),
    st.builds("{}{}".format, st.dates().map(str), MARKS),
    st.builds("{}-{}".format, YEARS, st.integers(21, 24)),
    st.builds("{}-{}-XX".format, YEARS, MONTHS),
    st.builds("{}-XX-XX".format, YEARS),
    DECADES,
)
WHOLE = DATES.filter(lambda value: "X" not in value)
SPANS = st.one_of(
    st.tuples(st.dates(), st.dates()).map(lambda ends: "/".join(map(str, sorted(ends)))),
    WHOLE.map("{}/..".format),
    WHOLE.map("../{}".format),
    WHOLE.map("{}/".format),
    WHOLE.map("/{}".format),
)


def oracle_accepts(value):
    try:
        edtf.parse_edtf(value)
    except EDTFParseException:
        return False
    return True


@given(st.one_of(DATES, SPANS))
def test_dates_and_spans_of_level_one_are_accepted(value):
    assert edtf_problem(value) is None


@given(st.one_of(DATES, SPANS))
def test_what_is_accepted_another_parser_of_edtf_accepts(value):
    assert oracle_accepts(value)


@given(st.text(alphabet="0123456789X-/.?~%YT:Z ", max_size=24))
@example("2023-02-30")
@example("2023-13")
@example("-0001-02-29")
@example("2023-1-1")
@example("2023-11-21/")
@example("Y17000000002")
@example("2001-21")
def test_whatever_is_accepted_another_parser_accepts_or_is_an_extension(value):
    if is_edtf(value):
        assert is_beyond_level_one(value) or oracle_accepts(value)


def is_beyond_level_one(value):
    """Unknown digits before known ones, at the ends of a span, or with a mark of doubt."""
    year = value.lstrip("-")[:4]
    return "X" in value and ("X" in year or any(mark in value for mark in "/?~%"))


@pytest.mark.parametrize(
    "value",
    [
        "2023-11-21",
        "2023-11-20/2023-11-22",
        "2023-11",
        "2023-11~",
        "2023-11-21?",
        "2023-10-17/..",
        "XXXX-02-12",
        "XXXX",
        "XXXX-02-29",
        "201X",
        "2024-02-29",
        "-0044-03-15",
        "2023-11/2023-11-05",
    ],
)
def test_forms_that_records_use_are_accepted(value):
    assert edtf_problem(value) is None


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("", "empty"),
        ("yesterday", "no EDTF date"),
        ("2023-11-21T05", "time of day"),
        ("2023-02-29", "no calendar"),
        ("2023-13", "no calendar"),
        ("2023-00-10", "no calendar"),
        ("2023-21-10", "no calendar"),
        ("2023-XX-10", "day without a month"),
        ("21-11-2023", "no EDTF date"),
        ("2023/11/21", "two ends"),
        ("2023-11-22/2023-11-21", "ends before"),
        ("../..", "without a start"),
        ("/", "without a start"),
        ("2023-11-21 ", "no EDTF date"),
        ("٢٠٢٣", "no EDTF date"),
        ("2" * 500, "too long"),
    ],
)
def test_other_forms_are_refused_with_the_reason(value, reason):
    assert reason in (edtf_problem(value) or "")


@given(st.text(max_size=30))
def test_no_text_makes_the_checker_fail(value):
    assert isinstance(is_edtf(value), bool)
