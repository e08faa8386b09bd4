"""Steps of time lean on what they come after; starts that lie ahead stay open.

The day of publication is Wednesday 22 November 2023 throughout; all texts are invented.
"""

import msgspec
import pytest
from tests.factory import span_in
from tests.resolve_factory import make_report, mark_times

from relata.model.identities import ResolvedTime
from relata.model.marks import Argument, ClaimMark, EventMark, LinkMark, Marks
from relata.resolve.time import resolve_times


def resolve_first(text: str, words: str) -> ResolvedTime:
    return resolve_times(make_report(text), mark_times(text, words))["t1"]


def event(text: str, number: int, word: str, time: str) -> EventMark:
    return EventMark(
        id=f"e{number}",
        triggers=(span_in(text, word),),
        type="ASSAULT",
        mode="unknown",
        status="happened",
        times=(Argument(time),),
    )


TEXT = (
    "On 12 November raiders burned a mill at Oura.\n\n"
    "A truck hit a mine on 19 November.\n\n"
    "Hours later the Herders' Front owned up to the fire."
)


def test_a_claim_within_hours_is_dated_by_the_act_that_it_claims():
    times = mark_times(TEXT, "12 November", "19 November", "Hours later")
    acts = (event(TEXT, 1, "burned", "t1"), event(TEXT, 2, "hit", "t2"))
    claim = ClaimMark(
        id="c1",
        cues=(span_in(TEXT, "owned up"),),
        source="unnamed",
        stance="claims_responsibility",
        about=("e2",),
        said="t3",
    )
    marks = msgspec.structs.replace(times, events=acts, claims=(claim,))
    assert resolve_times(make_report(TEXT), marks)["t3"].edtf == "2023-11-19"


def test_a_step_after_a_linked_act_counts_from_that_act():
    text = (
        "On 12 November raiders burned a mill at Oura.\n\n"
        "A truck hit a mine on 19 November.\n\n"
        "Two days later soldiers shelled the camp."
    )
    times = mark_times(text, "12 November", "19 November", "Two days later")
    acts = (
        event(text, 1, "burned", "t1"),
        event(text, 2, "hit", "t2"),
        event(text, 3, "shelled", "t3"),
    )
    link = LinkMark(id="l1", source="e3", target="e2", type="response_to")
    linked = msgspec.structs.replace(times, events=acts, links=(link,))
    assert resolve_times(make_report(text), linked)["t3"].edtf == "2023-11-21"
    unlinked: Marks = msgspec.structs.replace(linked, links=())
    assert resolve_times(make_report(text), unlinked)["t3"].edtf == "2023-11-14"


def test_an_hour_in_an_entry_of_a_live_page_is_of_the_day_of_publication():
    text = "Raiders came on Friday.\n\n14:10\nA mill at Oura caught fire at 13:40, firemen said."
    found = resolve_times(make_report(text), mark_times(text, "on Friday", "13:40"))
    assert (found["t2"].edtf, found["t2"].clock) == ("2023-11-22", "13:40")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("A curfew will hold in Oura from Friday.", "Friday", "2023-11-24/.."),
        ("The bridge was shut. From Friday guards patrol it.", "Friday", "2023-11-24/.."),
        ("Ships will keep away from 3 December to 5 December.", "3 December", "2023-12-03"),
        ("Survivors of the raid came from Monday's convoy.", "Monday", "2023-11-20"),
    ],
)
def test_a_start_that_lies_ahead_is_open(text: str, words: str, value: str):
    assert resolve_first(text, words).edtf == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The office would neither confirm nor deny it on Monday.", "Monday", "2023-11-20"),
        ("The unions announced a new march for Saturday.", "Saturday", "2023-11-25"),
        ("The truce ends on Saturday.", "Saturday", "2023-11-25"),
        ("Guns were moved ahead of Saturday's start of the games.", "Saturday", "2023-11-25"),
        ("The envoy kept floating talks in December.", "December", "2023-12"),
    ],
)
def test_announced_days_lie_ahead_and_refusals_do_not(text: str, words: str, value: str):
    assert resolve_first(text, words).edtf == value


def test_half_an_hour_earlier_is_a_step_and_no_hedge():
    text = "The bomb went off on Monday; a caller had warned the paper half an hour earlier."
    found = resolve_times(make_report(text), mark_times(text, "Monday", "half an hour earlier"))
    assert found["t2"].edtf == "2023-11-20"
