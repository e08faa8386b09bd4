"""Ten trials of numbers: short reports with counts that tools take too high, too low or at all."""

from dataclasses import dataclass

import pytest

from relata.resolve.number import read_count


@dataclass(frozen=True)
class Trial:
    """One report, and the lowest and highest count of each tally by its words."""

    text: str
    wanted: dict[str, tuple[int | None, int | None]]


TRIALS = {
    "a share of a town": Trial(
        "One in three residents has left Oru; at least 40 were hurt on the road.",
        {"One in three residents": (None, None), "at least 40": (40, None)},
    ),
    "a ransom beside the taken": Trial(
        "The gang asked for $3 million and 40 dollars a day for the seven drivers.",
        {"$3 million and 40 dollars": (None, None), "seven": (7, 7)},
    ),
    "a group with a figure for a name": Trial(
        "M23 lost two dozen men and 12 to 15 rifles.",
        {"M23": (None, None), "two dozen": (24, 24), "12 to 15": (12, 15)},
    ),
    "a family": Trial(
        "A mother and her three children were killed, and a boy of nine was hurt.",
        {"A mother and her three children": (4, 4), "a boy of nine": (1, 1)},
    ),
    "bounds from above and below": Trial(
        "No fewer than six and fewer than 20 fell; nearly 40 fled and more than 100 hid.",
        {
            "No fewer than six": (6, None),
            "fewer than 20": (None, 19),
            "nearly 40": (None, 40),
            "more than 100": (101, None),
        },
    ),
    "figures that space and point divide": Trial(
        "Some 2 600 families and 1.5 million head of people moved; 12,400 came back.",
        {
            "Some 2 600": (2600, 2600),
            "1.5 million": (1_500_000, 1_500_000),
            "12,400": (12400, 12400),
        },
    ),
    "vague words": Trial(
        "Dozens were held, several dozen freed, and hundreds, if not thousands, marched.",
        {
            "Dozens": (24, None),
            "several dozen": (36, None),
            "hundreds, if not thousands": (200, None),
        },
    ),
    "nobody": Trial(
        "Nobody was hurt. Not a single house burned and no casualties were reported.",
        {"Nobody": (0, 0), "Not a single": (0, 0), "no casualties": (0, 0)},
    ),
    "the next one dead": Trial(
        "A third man died on Friday, which made four; another two are missing.",
        {"A third man": (1, 1), "four": (4, 4), "another two": (2, 2)},
    ),
    "one of several": Trial(
        "One of three brothers was shot, and 40 per cent of the village fled.",
        {"One of three brothers": (1, 1), "40 per cent": (None, None)},
    ),
}


@pytest.mark.parametrize("name", TRIALS)
def test_a_trial_of_numbers_gives_the_bounds_that_its_words_set(name: str) -> None:
    trial = TRIALS[name]
    found = {}
    for words in trial.wanted:
        start = trial.text.index(words)
        end = start + len(words)
        quantity = read_count(words, trial.text[max(0, start - 40) : start], trial.text[end:][:20])
        found[words] = (quantity.low, quantity.high)
    assert found == trial.wanted
