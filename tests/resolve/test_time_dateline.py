"""A passage's own day: datelines, heads of monitored broadcasts, the period of a digest.

The report is published on Wednesday 22 November 2023; all texts are invented.
"""

import msgspec
import pytest
from tests.resolve_factory import make_report, mark_times

from relata.model.identities import ResolvedTime
from relata.resolve.time import resolve_times
from relata.resolve.time_calendar import Point
from relata.resolve.time_dateline import written_at, written_days


def resolve(text: str, *words: str, title: str | None = None) -> list[ResolvedTime]:
    report = msgspec.structs.replace(make_report(text), title=title)
    times = resolve_times(report, mark_times(text, *words))
    return [times[f"t{number}"] for number in range(1, len(words) + 1)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("OURA, Nov 21: Five men were shot at first light today.", "today", "2023-11-21"),
        ("NORTH OURA, 21 November (AFN) – A mill burned yesterday.", "yesterday", "2023-11-20"),
        ("OURA, Sahel (Nov. 20, 2023) A patrol today met guns.", "today", "2023-11-20"),
        (
            "Radio Oura in French, 20 November, 1630 gmt: shells fell last night.",
            "last night",
            "2023-11-19",
        ),
        ("Radio Oura in French 0030 GMT 20 Nov 23 – Shells fell today.", "today", "2023-11-20"),
        ("OURA, Nov 22: Five men were shot today.", "today", "2023-11-22"),
    ],
)
def test_today_is_the_day_on_which_the_passage_was_written(text: str, words: str, edtf: str):
    assert resolve(text, words)[0].edtf == edtf


def test_the_reason_says_that_the_day_is_that_of_writing() -> None:
    assert "written 2023-11-21" in resolve("OURA, Nov 21: A mill burned today.", "today")[0].why


def test_each_passage_of_a_digest_of_releases_has_its_own_day() -> None:
    text = (
        "OURA, Sahel (Nov. 19, 2023) A patrol was hit this morning.\n\n"
        "OURA, Sahel (Nov. 21, 2023) A depot was hit today."
    )
    assert [each.edtf for each in resolve(text, "this morning", "today")] == [
        "2023-11-19",
        "2023-11-21",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "OURA, March 3: A mill burned today.",
        "The army said on 20 November: a mill burned today.",
        "Old men recalled: OURA, 1 June – the mill burned today.",
    ],
)
def test_a_day_far_off_or_in_running_text_is_no_dateline(text: str) -> None:
    assert resolve(text, "today")[0].edtf == "2023-11-22"


def test_weekdays_of_a_weekly_digest_lie_in_the_days_of_its_title() -> None:
    title = "Weekly digest, 13–19 November"
    text = "A mine was made safe on Tuesday. It logged 46 incidents, against 38 the week before."
    tuesday, before = resolve(text, "Tuesday", "the week before", title=title)
    assert tuesday.edtf == "2023-11-14"
    assert before.edtf == "2023-11-06/2023-11-12"


def test_a_title_that_names_a_day_of_the_event_is_no_period() -> None:
    assert (
        resolve("A mill burned on Tuesday.", "Tuesday", title="The fire of 19 November")[0].edtf
        == "2023-11-21"
    )


def test_without_a_known_day_of_publication_no_head_counts() -> None:
    assert written_days("OURA, Nov 21: A mill burned.", None, Point(2023, 11)) == ()
    assert written_at((), 5, None) is None
