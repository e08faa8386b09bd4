"""Forms of time expressions that reports use: stretches, heads of lines, what trails a date.

The day of publication is Wednesday 22 November 2023 throughout; all texts are invented.
"""

import pytest
from tests.resolve.test_time import resolve, resolve_one


@pytest.mark.parametrize(
    ("before", "words", "after", "edtf"),
    [
        ("The herders have been at war", "since the spring", ".", "2023-03/.."),
        ("The union broke off", "for the weekend", ".", "2023-11-25/2023-11-26"),
        ("Some 1,300 people were hurt", "in the quarter", ", the office said.", "2023-07/2023-09"),
        ("They were hit in", "the week after Easter", ".", "2023-04-10/2023-04-16"),
        ("Curfew was in force for", "a third night", ".", "2023-11-20/2023-11-22"),
        ("The delegations are in the", "third day", " of talks.", "2023-11-20/2023-11-22"),
        ("The dockers are into a", "second week", " of refusing.", "2023-11-13~/2023-11-22"),
        ("The dockers begin a strike at", "midnight", ".", "2023-11-23"),
        ("It was posted", "just over 24 hours ago", ".", "2023-11-21"),
        ("Schools reopened", "on Tuesday after ten weeks", ".", "2023-11-21"),
        ("The General Staff,", "08:15 summary", ": two posts fell.", "2023-11-22"),
        ("It was our busiest month since", "January", ".", "2023-01"),
        ("He has been missing since", "the October", " putsch.", "2023-10/.."),
        ("They flew the flag on", "the feast - November 6 - this year", ".", "2023-11-06"),
        ("Shells fell", "from the dawn prayer of Tuesday until noon", ".", "2023-11-21"),
        ("It stopped loading by", "the end of the day Saturday", ".", "2023-11-18"),
        ("He demanded their return", "before the week is out", ".", "2023-11-22/2023-11-26"),
        ('"', "[Ten] years ago", ", a firm was born.", "2013~"),
    ],
)
def test_a_form_gets_its_days(before: str, words: str, after: str, edtf: str) -> None:
    assert resolve_one(before, words, after).edtf == edtf


@pytest.mark.parametrize(
    ("text", "first", "second", "edtf"),
    [
        ("A bridge fell on 12 May. Lines have been cut since.", "12 May", "since", "2023-05-12/.."),
        (
            "Raiders struck on 12 May. In the two days after, 39 homes burned.",
            "12 May",
            "In the two days after",
            "2023-05-13/2023-05-14",
        ),
        (
            "They took three teachers on 12 June. One was freed after nine days.",
            "12 June",
            "after nine days",
            "2023-06-21",
        ),
        (
            "On 3 September jets came. It showed a bridge blown the evening before.",
            "3 September",
            "the evening before",
            "2023-09-02",
        ),
        (
            "They said so in May 2016, and a week later they held the bomber.",
            "May 2016",
            "a week later",
            "2016-05~",
        ),
    ],
)
def test_a_step_counts_from_the_day_named_before(text: str, first: str, second: str, edtf: str):
    assert resolve(text, first, second)[1].edtf == edtf


def test_dotted_days_that_head_lines_of_one_month_are_no_clocks() -> None:
    text = "23.10 A company handed in no mortars.\n24.10 The post protests.\n26.10 Shelling."
    assert [each.edtf for each in resolve(text, "23.10", "24.10")] == ["2023-10-23", "2023-10-24"]
    lines = "09.10 A siren.\n11.40 A second siren."
    assert [each.clock for each in resolve(lines, "09.10", "11.40")] == ["09:10", "11:40"]


@pytest.mark.parametrize(
    ("before", "words", "after", "edtf"),
    [
        ("", "Friday", "'s march in Oura, banned on Monday, goes ahead.", "2023-11-24"),
        ("A second rally set for", "Saturday", " was called off.", "2023-11-25"),
        ("The rally on", "Saturday", " was called off.", "2023-11-18"),
        ("They have prolonged the closure to", "31 December", ".", "2023-12-31"),
        ("The leaders pledged a ceasefire by", "1 December", ".", "2023-12-01"),
        ("The envoy, who sat with both sides", "until Monday", ", left.", "2023-11-20"),
        ("They closed the road", "until Friday noon", ", when a judge came.", "2023-11-17"),
        ("They closed the road", "until Friday", ".", "2023-11-22/2023-11-24"),
        ("The two premiers dine at Oura on", "Saturday", ".", "2023-11-25"),
    ],
)
def test_what_is_past_or_to_come_is_told_by_the_words_around(
    before: str, words: str, after: str, edtf: str
) -> None:
    assert resolve_one(before, words, after).edtf == edtf


def test_a_month_in_a_later_sentence_is_the_last_one_and_not_of_a_year_told() -> None:
    text = "A truce of May 2021 held for a week. Commanders were banned from travel in February."
    assert resolve(text, "May 2021", "February")[1].edtf == "2023-02"


def test_an_hour_to_come_is_of_the_day_of_publication() -> None:
    text = "The bridge fell on Monday. The envoy will see the mayor at nine."
    assert resolve(text, "Monday", "nine")[1].edtf == "2023-11-22"
