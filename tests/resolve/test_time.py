from pathlib import Path

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import span_in
from tests.resolve_factory import make_report, mark_times

from relata.model.edtf import edtf_problem
from relata.model.identities import ResolvedTime
from relata.model.marks import Argument, ClaimMark, EventMark, Marks
from relata.resolve.time import resolve_times

TRIALS = Path(__file__).parents[1] / "trials"


def resolve(text: str, *words: str, published: str = "2023-11-22") -> list[ResolvedTime]:
    """The values of the words in the order given; 22 November 2023 was a Wednesday."""
    times = resolve_times(make_report(text, published), mark_times(text, *words))
    return [times[f"t{number}"] for number in range(1, len(words) + 1)]


def resolve_one(
    before: str, words: str, after: str = ".", published: str = "2023-11-22"
) -> ResolvedTime:
    """The value of words between what stands before and after them."""
    return resolve(f"{before} {words}{after}", words, published=published)[0]


@pytest.mark.parametrize(
    ("words", "edtf_value"),
    [
        ("yesterday", "2023-11-21"),
        ("today", "2023-11-22"),
        ("earlier today", "2023-11-22"),
        ("this morning", "2023-11-22"),
        ("last night", "2023-11-21"),
        ("overnight", "2023-11-21/2023-11-22"),
        ("the night before last", "2023-11-20"),
        ("the day before yesterday", "2023-11-20"),
        ("Tuesday", "2023-11-21"),
        ("Wednesday", "2023-11-22"),
        ("Thursday", "2023-11-16"),
        ("last Friday", "2023-11-17"),
        ("Monday night", "2023-11-20"),
        ("from Sunday night into Monday", "2023-11-19/2023-11-20"),
        ("the night to Tuesday", "2023-11-20/2023-11-21"),
        ("the early hours of Monday", "2023-11-20"),
        ("Tuesday of last week", "2023-11-14"),
        ("Monday of this week", "2023-11-20"),
        ("last week", "2023-11-13/2023-11-19"),
        ("last month", "2023-10"),
        ("last year", "2022"),
        ("this month", "2023-11"),
        ("this week", "2023-11-20/2023-11-22"),
        ("the weekend", "2023-11-18/2023-11-19"),
        ("the past 48 hours", "2023-11-20/2023-11-22"),
        ("the last three days", "2023-11-19/2023-11-22"),
        ("three days ago", "2023-11-19"),
        ("two years ago", "2021~"),
        ("since Oct. 17", "2023-10-17/.."),
        ("since Monday", "2023-11-20/.."),
        ("since 2019", "2019/.."),
        ("21 November", "2023-11-21"),
        ("the 3rd of May", "2023-05-03"),
        ("Feb 27", "2023-02-27"),
        ("December 20", "2022-12-20"),
        ("Dec. 3, 2016", "2016-12-03"),
        ("19-Nov-12", "2012-11-19"),
        ("2023-10-07", "2023-10-07"),
        ("27/2/2023", "2023-02-27"),
        ("March 2022", "2022-03"),
        ("last May", "2023-05"),
        ("May last year", "2022-05"),
        ("the 1980s", "1980/1989"),
        ("late January", "2023-01-21/2023-01-31"),
        ("mid-August", "2023-08-15~"),
        ("the end of October", "2023-10-31"),
        ("the first half of 2023", "2023-01/2023-06"),
        ("spring 2022", "2022-03/2022-05"),
        ("13–16 April", "2023-04-13/2023-04-16"),
        ("between 30 October and 2 November", "2023-10-30/2023-11-02"),
        ("between May and August 1992", "1992-05/1992-08"),
        ("May 15-24", "2023-05-15/2023-05-24"),
        ("Christmas", "2022-12-25"),
        ("New Year's Eve", "2022-12-31"),
        ("Good Friday", "2023-04-07"),
        ("the truce of November 9, 2022", "2022-11-09"),
        ("the Monday before last", "2023-11-13"),
        ("two Fridays ago", "2023-11-10"),
        ("a week last Tuesday", "2023-11-14"),
        ("the week of 6 November", "2023-11-06/2023-11-12"),
        ("Oct 7 last year", "2022-10-07"),
        ("autumn last year", "2022-09/2022-11"),
        ("Friday 17th", "2023-11-17"),
        ("2019–21", "2019/2021"),
        ("in the night from Sunday to Monday", "2023-11-19/2023-11-20"),
        ("the end of the month", "2023-11-30"),
    ],
)
def test_expressions_of_what_has_been(words: str, edtf_value: str) -> None:
    assert resolve_one("The shelling came", words, " at Oura.").edtf == edtf_value


@pytest.mark.parametrize(
    ("before", "words", "edtf_value"),
    [
        ("The army will withdraw on", "Friday", "2023-11-24"),
        ("The talks are scheduled for", "Monday", "2023-11-27"),
        ("They demanded that it leave by", "Saturday", "2023-11-25"),
        ("The mission is to leave on", "3 December", "2023-12-03"),
        ("The talks will resume", "next week", "2023-11-27/2023-12-03"),
        ("The talks will resume", "tomorrow", "2023-11-23"),
        ("Schools are closed", "until Monday", "2023-11-22/2023-11-27"),
        ("They threatened to march on", "Friday", "2023-11-24"),
        ("The army said on", "Friday", "2023-11-17"),
        ("Men whom the court will try were seized on", "Friday", "2023-11-17"),
    ],
)
def test_the_tense_around_turns_a_day_forward(before: str, words: str, edtf_value: str) -> None:
    assert resolve_one(before, words).edtf == edtf_value


@pytest.mark.parametrize(
    ("words", "day", "clock", "offset"),
    [
        ("05:00 today", "2023-11-22", "05:00", None),
        ("5 a.m. on Tuesday", "2023-11-21", "05:00", None),
        ("noon on Tuesday", "2023-11-21", "12:00", None),
        ("about 0215 local time on Tuesday", "2023-11-21", "02:15", None),
        ("1500 GMT on Tuesday", "2023-11-21", "15:00", "+00:00"),
        ("dawn on Tuesday", "2023-11-21", "dawn", None),
        ("seven on Tuesday evening", "2023-11-21", "19:00", None),
        ("half past four on Tuesday afternoon", "2023-11-21", "16:30", None),
        ("Monday night", "2023-11-20", "night", None),
    ],
)
def test_times_of_day_go_to_the_clock_and_are_not_converted(
    words: str, day: str, clock: str, offset: str | None
) -> None:
    found = resolve_one("The shelling began at", words, " and went on.")
    assert (found.edtf, found.clock, found.utc_offset) == (day, clock, offset)


def test_later_expressions_lean_on_the_day_named_before() -> None:
    text = (
        "Gunmen struck Oura on Monday. The next day they came back. Two days later they left. "
        "That night the army moved in."
    )
    found = resolve(text, "Monday", "The next day", "Two days later", published="2023-11-30")
    assert [each.edtf for each in found] == ["2023-11-27", "2023-11-28", "2023-11-30"]
    assert '"Monday"' in found[1].why


def test_a_day_on_which_something_happened_is_leaned_on_before_one_of_speech() -> None:
    text = "Gunmen struck Oura on Monday. The army said so on Tuesday. An hour later it moved in."
    times = mark_times(text, "Monday", "Tuesday", "An hour later").times
    event = EventMark(
        id="e1",
        triggers=(span_in(text, "struck"),),
        type="ASSAULT",
        mode="unknown",
        status="happened",
        times=(Argument("t1"),),
    )
    claim = ClaimMark(
        id="q1", cues=(span_in(text, "said"),), source="unnamed", stance="asserts", said="t2"
    )
    marks = Marks(times=times, events=(event,), claims=(claim,))
    assert resolve_times(make_report(text), marks)["t3"].edtf == "2023-11-20"


@pytest.mark.parametrize(
    "words",
    [
        "for three days",
        "72 hours",
        "four years",
        "every Friday",
        "decades",
        "twice a month",
        "Days",
    ],
)
def test_durations_and_repetitions_are_null_with_a_reason(words: str) -> None:
    found = resolve_one("The fighting went on", words, " at Oura.")
    assert found.edtf is None
    assert found.why


@pytest.mark.parametrize(
    "words", ["yesterday", "Tuesday", "last week", "this morning", "last year"]
)
def test_relative_times_are_null_when_the_publication_date_is_unknown(words: str) -> None:
    found = resolve_one("The shelling came", words, " at Oura.", published="XXXX")
    assert found.edtf is None
    assert "unknown" in found.why


def test_years_beyond_the_calendar_are_null_with_a_reason() -> None:
    found = resolve_one("The wall was built", "5,000 years ago")
    assert found.edtf is None
    assert "9999" in found.why or "duration" in found.why


def test_a_date_without_a_year_stays_so_when_nothing_tells_the_year() -> None:
    assert resolve_one("It fell on", "12 February", published="XXXX").edtf == "XXXX-02-12"


def test_a_dateline_stands_in_for_an_unknown_publication_date() -> None:
    text = "OURA, 12 March 2021 (Oura Courier) – Gunmen struck yesterday."
    assert resolve(text, "yesterday", published="XXXX")[0].edtf == "2021-03-11"


def test_an_ambiguous_order_of_day_and_month_keeps_both() -> None:
    found = resolve_one("It fell on", "3/4/2021")
    assert found.edtf is None
    assert found.candidates == ("2021-04-03", "2021-03-04")


def test_a_relative_day_is_only_its_month_when_no_day_of_publication_is_known() -> None:
    assert resolve_one("The shelling came", "yesterday", published="2016-12").edtf == "2016-12"
    assert resolve_one("The shelling came", "last month", published="2016-12").edtf == "2016-11"
    assert resolve_one("The shelling came on", "Dec. 26", published="2016-12").edtf == "2016-12-26"


def test_tuesday_of_last_week_is_one_day_in_the_trial() -> None:
    text = (TRIALS / "t09-tuesday-of-last-week.txt").read_text(encoding="utf-8")
    found = resolve(text, "Tuesday of last week", "Thursday of this week", published="2019-04-12")
    assert [each.edtf for each in found] == ["2019-04-02", "2019-04-11"]


def test_a_weekday_at_new_year_falls_in_the_old_year_in_the_trial() -> None:
    text = (TRIALS / "t11-sunday-last-year.txt").read_text(encoding="utf-8")
    found = resolve(text, "9 a.m. on Sunday", published="2025-01-01")[0]
    assert (found.edtf, found.clock) == ("2024-12-29", "09:00")


def test_a_reason_names_what_the_value_counts_from() -> None:
    assert resolve_one("It came", "yesterday").why == "yesterday, from published 2023-11-22"


WORDS = st.lists(
    st.sampled_from(
        "since until by before after from to and between the last next this early late "
        "mid-March Monday Friday week month year day night morning dawn noon midnight 5 "
        "12 27 1999 2023 17:30 May October Oct. 3rd ago later earlier two three hours "
        "days weeks years yesterday today tonight overnight spring Christmas Eid Ramadan "
        "1980s GMT a.m. same that following in on of half end past within / - , 3/4".split()
    ),
    min_size=1,
    max_size=7,
).map(" ".join)
PUBLISHED = st.one_of(
    st.dates().map(str), st.sampled_from(["XXXX", "2016-12", "2015-06~", "2024", "XXXX-12-16"])
)


@settings(max_examples=100, deadline=None)
@given(WORDS, PUBLISHED, st.sampled_from(["It will be", "It was", ""]))
def test_every_value_parses_as_edtf_and_runs_forward(
    words: str, published: str, before: str
) -> None:
    text = f"Gunmen struck on 12 November 2023. {before} {words} at Oura."
    marks = mark_times(text, "12 November 2023", words)
    for found in resolve_times(make_report(text, published), marks).values():
        assert found.why
        for value in (found.edtf, *found.candidates):
            if value is not None:
                assert edtf_problem(value) is None, value
                if "XXXX" not in value and "../" not in value:
                    assert edtf.parse_edtf(value) is not None
