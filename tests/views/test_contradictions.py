"""Which figures cannot all be true; all figures are invented."""

from relata.model.incident import Ref, SaidBy, Toll, TollFigure
from relata.views.contradictions import (
    occurrence_contradiction,
    range_in_words,
    toll_contradictions,
)


def figure(speaker, low, high, tally, polarity="for"):
    return TollFigure(
        speaker=speaker,
        low=low,
        high=high,
        words=str(low),
        tally=Ref(f"r:{tally}"),
        polarity=polarity,
        report="r",
        origin="r",
    )


def toll(*figures, group="all", **facts):
    return Toll(effect="killed", of=None, by=figures, group=group, **facts)


def about(*tolls, linked=()):
    found = toll_contradictions(tolls, frozenset(), linked)
    return [{side.speaker for side in one.sides} for one in found]


def test_figures_without_a_number_in_common_are_disputed():
    assert about(toll(figure("the army", 4, 4, "n1"), figure("a nurse", 5, None, "n2"))) == [
        {"the army", "a nurse"}
    ]
    assert about(toll(figure("the army", 4, 6, "n1"), figure("a nurse", 5, None, "n2"))) == []


def test_a_figure_that_is_denied_is_disputed():
    given, denied = figure("an elder", 3, 3, "n1"), figure("the army", 3, 3, "n1", "against")
    assert about(toll(given, denied)) == [{"an elder", "the army"}]


def test_a_group_larger_than_the_whole_is_disputed_and_a_smaller_one_is_not():
    whole = toll(figure("the ministry", 7, 7, "n1"))
    assert about(whole, toll(figure("an envoy", 15, 15, "n2"), group="civilians")) == [
        {"the ministry", "an envoy"}
    ]
    assert about(whole, toll(figure("an envoy", 5, 5, "n2"), group="civilians")) == []


def test_figures_that_a_report_sets_against_each_other_are_disputed_across_cells():
    men = toll(figure("a commander", 9, 9, "n1"), demographic="men")
    people = toll(figure("his deputy", 11, 11, "n2"), figure("a medic", 12, 12, "n3"))
    assert about(men, people) == [{"his deputy", "a medic"}]
    link = (Ref("r:n2"), Ref("r:n1"))
    assert about(men, toll(people.by[0]), linked=[link]) == [{"a commander", "his deputy"}]
    agreeing = toll(figure("his deputy", 9, 11, "n2"))
    assert about(men, agreeing, linked=[link]) == []


def test_a_dispute_within_a_cell_is_not_told_twice():
    pair = toll(figure("the army", 4, 4, "n1"), figure("a nurse", 5, 5, "n2"))
    assert len(about(pair, linked=[(Ref("r:n2"), Ref("r:n1"))])) == 1


def test_what_is_not_stated_disputes_nothing():
    assert about(toll(figure("the army", None, None, "n1"), figure("a nurse", 5, 5, "n2"))) == []


def test_a_person_settles_a_dispute_by_taking_a_figure_for_right():
    disputed = toll(figure("the army", 4, 4, "n1"), figure("a nurse", 5, 5, "n2"))
    (found,) = toll_contradictions([disputed], frozenset({Ref("r:n2")}))
    assert found.status == "settled"


def test_ranges_read_as_people_write_them():
    assert range_in_words(None, None) == "not stated"
    assert range_in_words(0, 0) == "0"
    assert range_in_words(3, None) == "at least 3"
    assert range_in_words(3, 1200) == "3–1,200"


def tells(speaker, polarity="for", report="r", stance=None):
    said = SaidBy(speaker=speaker, polarity=polarity, report=report, origin=report, stance=stance)
    return said, Ref(f"{report}:e1"), "shelled"


def sides_of(*said):
    found = occurrence_contradiction(said, is_settled=False)
    return None if found is None else [(one.speaker, one.value) for one in found.sides]


def test_who_tells_of_an_act_and_rejects_a_rival_account_of_it_does_not_deny_it():
    rejecting = tells("the army", "against")
    assert sides_of(tells("the army"), rejecting, tells("a nurse")) is None
    assert sides_of(tells("the army"), rejecting, tells("the front", "against")) == [
        ("the army", "it happened"),
        ("the front", "it did not happen"),
    ]


def test_who_tells_of_it_in_one_report_and_denies_it_in_another_is_disputed():
    assert sides_of(tells("the army"), tells("the army", "against", report="r2")) == [
        ("the army", "it happened"),
        ("the army", "it did not happen"),
    ]
