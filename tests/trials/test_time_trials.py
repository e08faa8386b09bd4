"""Ten trials of times: short reports of the kind from which tools make a wrong day, or none."""

from dataclasses import dataclass

import pytest
from tests.resolve.test_time import resolve


@dataclass(frozen=True)
class Trial:
    """One report with its day of publication, and the day of each time by its words."""

    published: str
    text: str
    wanted: dict[str, str | None]


TRIALS = {
    "a year's turn between two weekdays": Trial(
        "2025-01-02",
        "Shelling began on Monday and stopped on Wednesday, the mayor of Sarn said. A month ago "
        "the town had been quiet.",
        {"Monday": "2024-12-30", "Wednesday": "2025-01-01", "A month ago": "2024-12~"},
    ),
    "a night over two days and what followed it": Trial(
        "2024-03-12",
        "Boats landed in the night of 8 March. Two days later the garrison gave up.",
        {"the night of 8 March": "2024-03-08/2024-03-09", "Two days later": "2024-03-10"},
    ),
    "a stamp in Zulu and one in words": Trial(
        "2024-03-05",
        "A patrol reported contact at 041530Z MAR 24. It returned at twenty to seven yesterday "
        "evening.",
        {"041530Z MAR 24": "2024-03-04", "twenty to seven yesterday evening": "2024-03-04"},
    ),
    "a day known by its figures": Trial(
        "2019-05-20",
        "No such order had been given since 9/11, the analyst said on Friday.",
        {"since 9/11": "2001-09-11/..", "Friday": "2019-05-17"},
    ),
    "a date in figures with nothing to decide it": Trial(
        "2024-12-01",
        "The ferry was fired upon on 3.4.24 and again on 23.4.24.",
        {"3.4.24": None, "23.4.24": "2024-04-23"},
    ),
    "how long and how often are no days": Trial(
        "2023-11-22",
        "They fought for three hours. Drones come every night, and shells fall twice a week. "
        "The last truce held for a month.",
        {
            "for three hours": None,
            "every night": None,
            "twice a week": None,
            "for a month": None,
        },
    ),
    "a plan that was dropped and one that stands": Trial(
        "2023-11-22",
        "Plans to reopen the crossing on Monday were dropped. Talks will resume on Saturday.",
        {"Monday": "2023-11-20", "Saturday": "2023-11-25"},
    ),
    "a winter over two years": Trial(
        "2010-02-01",
        "Snow closed the pass in the winter of 2008-09. In the first three months of last year "
        "nobody crossed it.",
        {
            "the winter of 2008-09": "2008-12/2009-02",
            "the first three months of last year": "2009-01/2009-03",
        },
    ),
    "a report of an unknown day": Trial(
        "XXXX",
        "Gunmen came yesterday. They had come on 12 February and in May 2016.",
        {"yesterday": None, "12 February": "XXXX-02-12", "May 2016": "2016-05"},
    ),
    "an evening that ran into the morning": Trial(
        "2023-11-22",
        "Sirens sounded from Monday night into Tuesday. A school burned in the early hours of "
        "Tuesday, and a day later the roof fell in.",
        {
            "from Monday night into Tuesday": "2023-11-20/2023-11-21",
            "the early hours of Tuesday": "2023-11-21",
            "a day later": "2023-11-22",
        },
    ),
}


@pytest.mark.parametrize("name", TRIALS)
def test_a_trial_of_times_gives_the_days_that_its_words_say(name: str) -> None:
    trial = TRIALS[name]
    found = resolve(trial.text, *trial.wanted, published=trial.published)
    assert {w: time.edtf for w, time in zip(trial.wanted, found, strict=True)} == trial.wanted
    assert all(time.why for time in found)


def test_a_date_that_nothing_decides_keeps_both_orders() -> None:
    trial = TRIALS["a date in figures with nothing to decide it"]
    (found,) = resolve(trial.text, "3.4.24", published=trial.published)
    assert found.candidates == ("2024-04-03", "2024-03-04")
