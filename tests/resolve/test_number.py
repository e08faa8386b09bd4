from pathlib import Path

import pytest
from tests.resolve_factory import make_report, mark_tallies

from relata.resolve.number import read_count, resolve_tallies

TRIALS = Path(__file__).parents[1] / "trials"


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("the driver", 1, 1),
        ("a commander", 1, 1),
        ("a 12-year-old boy", 1, 1),
        ("a girl aged nine", 1, 1),
        ("nine-year-old Salma Haddad", 1, 1),
        ("two women and a child", 3, 3),
        ("a mother and her two daughters", 3, 3),
        ("one man, Karim Haddad,", 1, 1),
        ("our comrades Salma and Karim", 2, 2),
        ("an elderly couple", 2, 2),
        ("no injuries or damage", 0, 0),
        ("uninvolved civilians", 2, None),
        ("those aboard", 2, None),
        ("heavy losses", None, None),
        ("one of the fishermen", 1, 1),
        ("the eighth", 1, 1),
        ("her two children", 2, 2),
        ("14 rounds", 14, 14),
    ],
)
def test_the_words_of_a_tally_count_what_they_name(
    words: str, low: int | None, high: int | None
) -> None:
    quantity = read_count(words)
    assert (quantity.low, quantity.high) == (low, high)


def test_a_bound_left_outside_the_mark_still_bounds() -> None:
    text = "The clinic counted at least 17 dead."
    tallies = resolve_tallies(make_report(text), mark_tallies(text, "17"))
    assert (tallies["n1"].low, tallies["n1"].high) == (17, None)


def test_a_couple_is_two_people_but_a_couple_of_is_open() -> None:
    assert read_count("a couple", after=" and their son").high == 2
    assert read_count("a couple", after=" of trucks").high is None


def test_a_share_is_no_count() -> None:
    quantity = read_count("40", after=" per cent of the houses")
    assert (quantity.low, quantity.high) == (None, None)


@pytest.mark.parametrize(
    ("group", "demographic", "combatant"),
    [
        ("three women", "women", None),
        ("three girls", "children", None),
        ("three women and children", None, None),
        ("three soldiers", None, "yes"),
        ("three policemen", None, None),
        ("three civilians", None, "no"),
        ("three suspected militants", None, "disputed"),
        ("three villagers", None, "no"),
    ],
)
def test_only_the_words_at_the_tally_tell_of_its_group(
    group: str, demographic: str | None, combatant: str | None
) -> None:
    text = f"The raid killed {group} at Oura."
    tally = resolve_tallies(make_report(text), mark_tallies(text, "three", of=group))["n1"]
    assert (tally.demographic, tally.combatant) == (demographic, combatant)


def test_long_number_words_of_the_trial_read_right() -> None:
    text = (TRIALS / "t18-number-words.txt").read_text(encoding="utf-8")
    marks = mark_tallies(
        text,
        "A hundred and twenty",
        "Thirty-four hundred and fifty",
        "thirty-five thousand",
        "two million one thousand",
    )
    tallies = resolve_tallies(make_report(text, "2024-06-03"), marks)
    found = [(each.low, each.high) for each in tallies.values()]
    assert found == [(120, 120), (3450, 3450), (35_000, 35_000), (2_001_000, 2_001_000)]


@pytest.mark.parametrize("words", ["one and a half million", "one and a half million people"])
def test_a_number_with_a_half_is_not_taken_apart(words):
    assert (read_count(words).low, read_count(words).high) == (1_500_000, 1_500_000)
