"""Histories: what no day of publication dates, and years before Christ."""

import edtf as edtf_package
import pytest
from tests.resolve.test_time import resolve

from relata.model.edtf import is_edtf
from relata.resolve.time_calendar import parse_point
from relata.resolve.time_story import is_story, mentioned_only, story_year

RIVER_WAR = (
    "In 1823 the two river towns quarrelled. In March 1824 the upper town closed its locks, and "
    "in October it burned the mills. In January the lower town marched. On 14 June 1825 they met. "
)


def in_history(text: str, *words: str) -> list[str | None]:
    """The days of words of a text that tells of a war two hundred years ago."""
    whole = RIVER_WAR + text
    told = ("1823", "March 1824", "October", "January", "14 June 1825")
    return [time.edtf for time in resolve(whole, *told, *words)[len(told) :]]


def test_a_month_in_a_history_is_of_the_year_told_or_the_next():
    times = resolve(RIVER_WAR, "1823", "March 1824", "October", "January", "14 June 1825")
    assert [time.edtf for time in times] == ["1823", "1824-03", "1824-10", "1825-01", "1825-06-14"]


@pytest.mark.parametrize(
    ("before", "words", "edtf"),
    [
        ("The locks opened on", "2 July", "1825-07-02"),
        ("They fought again in", "the autumn", "1825-09/1825-11"),
        ("Peace came at", "the end of the month", "1825-06-30"),
        ("A truce was signed", "two days later", "1825-06-16"),
        ("Rain fell", "later that month", "1825-06"),
        ("The tolls were dropped in", "the following year", "1826"),
        ("The envoys came in", "August of that year", "1825-08"),
        ("The dam had cracked in", "the previous April", "1825-04"),
        ("It cracked again in", "the following April", "1826-04"),
        ("Half of it fell on", "the 28th of that month", "1825-06-28"),
        ("The treaty lasted", "the next two years", None),
        ("The mills are", "now", None),
        ("The mills stand", "today", None),
        ("The mills stand to the", "present day", None),
    ],
)
def test_words_in_a_history_count_from_what_it_told_last(before, words, edtf):
    assert in_history(f"{before} {words}.", words) == [edtf]


def test_a_year_only_mentioned_does_not_move_a_history():
    text = "No flood had been so high since 1702. It fell on 3 August."
    assert in_history(text, "1702", "3 August") == ["1702/..", "1825-08-03"]


def test_the_reason_names_where_the_story_stands():
    times = resolve(
        RIVER_WAR + "It fell in the autumn.", "1823", "March 1824", "14 June 1825", "the autumn"
    )
    assert times[-1].why == "the autumn, where the story stands at 1825-06-14"


def test_a_report_that_counts_from_its_day_is_no_history():
    published = parse_point("2023-11-22")
    assert is_story(published, ["1991", "1994", "2003"])
    assert not is_story(published, ["1991", "1994", "2003", "yesterday"])
    assert not is_story(published, ["1991", "2022", "2023"])
    assert not is_story(published, ["1991"])
    assert not is_story(None, ["1991", "1994", "2003"])


def test_years_far_from_both_neighbours_are_only_mentioned():
    words = ["1914", "1702", "1915", "the winter", "1916", "2004", "2005"]
    assert mentioned_only(words) == {1, 3}
    assert mentioned_only(["1914"]) == frozenset()


def test_a_month_is_of_the_year_told_or_of_the_next_where_it_lies_far_back():
    told_in_november = [story_year(parse_point("1824-11"), month) for month in (3, 4, 12, 1)]
    assert told_in_november == [1825, 1824, 1824, 1825]
    assert story_year(parse_point("1824-03"), 11) == 1824
    assert story_year(parse_point("1824"), 11) == 1824


ISLANDS = "The islands rose in 431 BC. In 430 BC they built a fleet. "


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("480 BC", "-0479"),
        ("480 B.C.", "-0479"),
        ("480 BCE", "-0479"),
        ("ca. 461 BC", "-0460~"),
        ("499–493 BC", "-0498/-0492"),
        ("from 499 to 493 BC", "-0498/-0492"),
        ("the spring of 480 BC", "-0479-03/-0479-05"),
        ("August 480 BC", "-0479-08"),
        ("early 480 BC", "-0479-01/-0479-04"),
        ("the 470s BC", "-0478/-0469"),
        ("the 4th century BC", "-0399/-0300"),
        ("1 BC", "0000"),
        ("the eighteenth century", "1700/1799"),
        ("the 21st century", "2000/2099"),
        ("the early 19th century", "1800/1832"),
    ],
)
def test_years_before_christ_and_centuries_are_read(words, edtf):
    (time,) = resolve(f"It was built in {words} by hand.", words)
    assert time.edtf == edtf
    assert is_edtf(edtf)
    assert edtf_package.parse_edtf(edtf) is not None


@pytest.mark.parametrize(
    ("before", "words", "edtf"),
    [
        ("It sailed in", "the following year", "-0428"),
        ("It sailed", "two years later", "-0427"),
        ("It sailed in", "the summer", "-0429-06/-0429-08"),
        ("It sailed in", "the following spring", "-0428-03/-0428-05"),
        ("It sailed in", "426", "-0425"),
        ("The oak was felled", "ten years earlier", "-0439"),
    ],
)
def test_words_lean_on_the_year_before_christ_told_before(before, words, edtf):
    times = resolve(f"{ISLANDS}{before} {words}.", "431 BC", "430 BC", words)
    assert times[-1].edtf == edtf


def test_the_first_year_of_a_range_is_before_christ_too():
    times = resolve("The siege (426-424 BC) was long.", "426", "424 BC")
    assert [time.edtf for time in times] == ["-0425", "-0423"]


def test_a_number_of_three_digits_is_no_year_where_none_was_told():
    (time,) = resolve("They counted 480 that day.", "480")
    assert time.edtf is None


def test_a_year_after_at_the_end_of_is_no_clock():
    (time,) = resolve("He was killed at the end of 1916.", "the end of 1916")
    assert (time.edtf, time.clock) == ("1916-12", None)


def test_so_many_days_after_an_act_count_from_what_a_history_told_before():
    text = "Five days after the fall of the mill they made peace."
    assert in_history(text, "Five days after the fall of the mill") == ["1825-06-19"]
    assert in_history(text, "Five days") == ["1825-06-19"]


def test_a_year_a_little_before_the_others_moves_a_history_too():
    text = (
        "The league rose in 478 BC. The following year it sailed; in 465, 460 BC and 459 BC again."
    )
    times = resolve(
        text, "478 BC", "The following year", "465", "460 BC", "459 BC", published="2009-12-19"
    )
    assert times[1].edtf == "-0476"


def test_a_history_may_reach_its_own_day():
    published = parse_point("2009-12-19")
    years = ["March 2003", "2003", "April 2004", "2004", "2005", "2006", "2007", "2008", "2008"]
    assert is_story(published, [*years, "June 30, 2009"])
    assert not is_story(published, ["2005", "2006", "2008", "2009", "2009"])


def test_the_weekday_of_a_whole_date_does_not_count_from_publication():
    published = parse_point("2009-12-19")
    assert is_story(published, ["Sunday, 23 March 1823", "Monday, 2 May 1824", "1825"])
    assert not is_story(published, ["1823", "1824", "1825", "Sunday"])
