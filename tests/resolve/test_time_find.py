"""Dates of histories that the reader left unmarked."""

import pytest
from tests.factory import span_in
from tests.resolve_factory import make_report

from relata.model.marks import Argument, ClaimMark, EventMark, Marks, TimeMark
from relata.resolve.time_find import add_times_of_history, find_dates

HISTORY = (
    "The league was founded in 478 BC. The following year its fleet sailed. In the spring of 465 "
    "BC Thasos rose, and three years later it fell. Since 460 BC the walls had grown."
)
DAY = "Two men were killed on Tuesday, police said. The bridge was built in 1923."


def found_in(text: str) -> list[str]:
    return [text[start:end] for start, end in find_dates(text)]


def marked(text: str, marks: Marks) -> list[tuple[str, str]]:
    return [(mark.id, text[slice(*mark.mentions[0])]) for mark in marks.times]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It lasted from 499 to 493 BC.", ["499 to 493 BC"]),
        ("They met on 5 March 1807 and April 3.", ["5 March 1807", "April 3"]),
        ("It fell at the end of May 1807.", ["the end of May 1807"]),
        ("In early June and mid-July they rested.", ["early June", "mid-July"]),
        ("It burned in the autumn of 1807.", ["the autumn of 1807"]),
        ("It was the work of the 18th century.", ["the 18th century"]),
        ("In the 1870s the port grew.", ["the 1870s"]),
        ("The next day, and two weeks later, they met.", ["The next day", "two weeks later"]),
        ("In May the general marched.", ["May"]),
        ("The Directory (1795-1799)", ["1795", "1799"]),
        ("The 1783 treaty ended it.", ["1783"]),
    ],
)
def test_dates_are_found_by_their_words(text, dates):
    assert found_in(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the town.",
        "Of 1500 men, a hundred fell; 1,800 fled.",
        "General May led the Fall River regiment.",
        "Winter Palace guards numbered 2000.",
        "It cost $1900 and weighed 1812 tons.",
    ],
)
def test_what_only_looks_like_a_date_is_not_found(text):
    assert found_in(text) == []


def test_a_history_gets_the_dates_that_its_reader_passed_over():
    report = make_report(HISTORY, "2009-12-19")
    first = TimeMark(id="t1", mentions=(span_in(HISTORY, "478 BC"),))
    marks = add_times_of_history(report, Marks(times=(first,)))
    assert marked(HISTORY, marks) == [
        ("t1", "478 BC"),
        ("t2", "The following year"),
        ("t3", "the spring of 465 BC"),
        ("t4", "three years later"),
        ("t5", "460 BC"),
    ]


def test_a_mark_on_a_part_of_a_date_grows_to_the_whole():
    report = make_report(HISTORY, "2009-12-19")
    part = TimeMark(id="t1", mentions=(span_in(HISTORY, "465"),))
    marks = add_times_of_history(report, Marks(times=(part,)))
    assert ("t3", "the spring of 465 BC") in marked(HISTORY, marks)


def test_what_names_a_time_still_names_it_after_it_is_numbered_anew():
    report = make_report(HISTORY, "2009-12-19")
    time = TimeMark(id="t1", mentions=(span_in(HISTORY, "465 BC"),))
    event = EventMark(
        id="e1",
        triggers=(span_in(HISTORY, "rose"),),
        type="ASSAULT",
        mode=None,
        status="past",
        times=(Argument("t1"),),
    )
    claim = ClaimMark(
        id="c1", cues=(span_in(HISTORY, "grown"),), source="unnamed", stance="asserts", said="t1"
    )
    marks = add_times_of_history(report, Marks(times=(time,), events=(event,), claims=(claim,)))
    assert marks.events[0].times[0].ref == "t3"
    assert marks.claims[0].said == "t3"


def test_dates_that_the_reader_joined_are_parted_and_an_event_keeps_the_nearest():
    report = make_report(HISTORY, "2009-12-19")
    joined = TimeMark(id="t1", mentions=(span_in(HISTORY, "478 BC"), span_in(HISTORY, "460 BC")))
    event = EventMark(
        id="e1",
        triggers=(span_in(HISTORY, "grown"),),
        type="MOBILIZE",
        mode=None,
        status="past",
        times=(Argument("t1"),),
    )
    marks = add_times_of_history(report, Marks(times=(joined,), events=(event,)))
    assert all(len(mark.mentions) == 1 for mark in marks.times)
    assert marks.events[0].times[0].ref == "t5"


def test_a_report_of_the_day_stays_as_the_reader_marked_it():
    report = make_report(DAY, "2023-11-22")
    marks = Marks(times=(TimeMark(id="t1", mentions=(span_in(DAY, "Tuesday"),)),))
    assert add_times_of_history(report, marks) is marks


def test_marks_on_two_parts_of_a_date_become_one():
    report = make_report(HISTORY, "2009-12-19")
    parts = (
        TimeMark(id="t1", mentions=(span_in(HISTORY, "spring"),)),
        TimeMark(id="t2", mentions=(span_in(HISTORY, "465 BC"),)),
    )
    event = EventMark(
        id="e1",
        triggers=(span_in(HISTORY, "rose"),),
        type="ASSAULT",
        mode=None,
        status="past",
        times=(Argument("t1"), Argument("t2")),
    )
    marks = add_times_of_history(report, Marks(times=parts, events=(event,)))
    assert ("t3", "the spring of 465 BC") in marked(HISTORY, marks)
    assert [each.ref for each in marks.events[0].times] == ["t3"]
