import pytest
from tests.resolve.test_time import resolve, resolve_one
from tests.resolve.test_time_story import in_history


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("the first five months of this year", "2023-01/2023-05"),
        ("the last two months of 2019", "2019-11/2019-12"),
        ("the first three months of last year", "2022-01/2022-03"),
        ("the winter of 2008-09", "2008-12/2009-02"),
        ("the winter of 1999/2000", "1999-12/2000-02"),
        ("the winter of 2008-11", None),
        ("the 1990s", "1990/1999"),
    ],
)
def test_spans_counted_in_years(words, edtf):
    assert resolve_one("It grew in", words).edtf == edtf


def test_the_night_of_a_day_runs_on_into_the_next():
    assert resolve_one("They came in", "the night of 14 November").edtf == "2023-11-14/2023-11-15"
    assert resolve_one("They came on", "Tuesday night").edtf == "2023-11-21"


def test_a_history_names_a_night_by_its_evening():
    words = ("the night of 8 July 1825",)
    assert in_history("The mills burned in the night of 8 July 1825.", *words) == ["1825-07-08"]


def test_days_count_from_the_evening_of_such_a_night():
    text = "They came in the night of 14 November. Two days later they left."
    found = resolve(text, "the night of 14 November", "Two days later")
    assert found[1].edtf == "2023-11-16"


@pytest.mark.parametrize(
    ("before", "words", "after", "edtf"),
    [
        ("The festival was off to a bright start on", "Saturday", ".", "2023-11-18"),
        ("The pull-out did not start on", "Tuesday", " either.", "2023-11-21"),
        ("Plans to escort tankers on", "Saturday", " were dropped.", "2023-11-18"),
        ("By three votes to two the court on", "Thursday", " freed him.", "2023-11-16"),
        ("The Red Cross may fetch them on", "Friday", ".", "2023-11-24"),
        ("Talks start on", "Friday", ".", "2023-11-24"),
    ],
)
def test_nouns_and_negated_verbs_do_not_make_a_day_one_to_come(before, words, after, edtf):
    assert resolve_one(before, words, after).edtf == edtf


@pytest.mark.parametrize(
    ("words", "edtf", "clock"),
    [
        ("twenty to seven yesterday morning", "2023-11-21", "06:40"),
        ("before lunch", "2023-11-22", "noon"),
        ("at teatime", "2023-11-22", "afternoon"),
        ("the 1st of the month", "2023-11-01", None),
    ],
)
def test_hours_told_in_everyday_words(words, edtf, clock):
    found = resolve_one("They came", words)
    assert (found.edtf, found.clock) == (edtf, clock)
