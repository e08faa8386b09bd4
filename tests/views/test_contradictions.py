"""Which figures cannot all be true; all figures are invented."""

from relata.model.incident import Ref, Toll, TollFigure
from relata.views.contradictions import range_in_words, toll_contradictions


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


def about(*tolls):
    return [{side.speaker for side in one.sides} for one in toll_contradictions(tolls, frozenset())]


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
