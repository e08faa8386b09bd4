"""Rules of the time grammar that depend on the words around: terms, series, acts, quarters."""

import pytest
from tests.resolve.test_time import resolve, resolve_one


@pytest.mark.parametrize(
    ("before", "words", "after", "edtf"),
    [
        ("Workers blocked the road for", "a third day", " over pay.", "2023-11-20/2023-11-22"),
        ("The strike is in its", "fifth day", ".", "2023-11-18/2023-11-22"),
        ("The siege is in its", "third week", ".", "2023-11-06~/2023-11-22"),
        ("They gave the envoys", "ten days", " to pack.", "2023-11-22/2023-12-02"),
        ("Police held them for", "ten days", " in a cellar.", None),
        ("They must leave", "within the week", ".", "2023-11-22/2023-11-26"),
        ("The crowd rioted", "after Friday prayers", ".", "2023-11-17"),
        ("Attacks have risen", "since the start of the year", ".", "2023-01-01/.."),
        ("Power has been cut", "every month since 2016", ".", "2016/.."),
        ("Nine were killed", "in the last quarter", ".", "2023-07/2023-09"),
        ("He announced the arrival of 300 soldiers on", "Friday", ".", "2023-11-24"),
        ("They respond with a 48-hour strike from", "Monday", ".", "2023-11-27/.."),
        ("It will publish the results of the", "September 17", " airstrike.", "2023-09-17"),
        ("The pull-out, due to begin on", "Monday", ", did not start.", "2023-11-20"),
        ("At", "05:10 hours today", " troops fought.", "2023-11-22"),
        ("The minister marks", "one year since", " the massacre.", "2022-11~"),
        ("In", "'84", " nobody would go in.", "1984"),
    ],
)
def test_the_words_around_decide(before: str, words: str, after: str, edtf: str | None) -> None:
    assert resolve_one(before, words, after).edtf == edtf


def test_a_step_from_a_month_stays_within_that_month() -> None:
    text = "In October 2019 he apologised; the following day he resigned."
    assert resolve(text, "October 2019", "the following day")[1].edtf == "2019-10"


def test_a_past_step_never_leads_beyond_publication() -> None:
    text = "A bridge was hit on Tuesday. The army announced a week later that it had been mined."
    late = resolve(text, "Tuesday", "a week later")[1]
    assert late.edtf is None
    assert "would lie ahead" in late.why


def test_a_speaker_between_commas_does_not_date_what_is_said() -> None:
    before = "The alliance will pool its men, its command announced, and field 500 from"
    assert resolve_one(before, "March").edtf == "2024-03/.."


def test_a_weekday_to_come_that_is_the_day_of_publication_is_that_day_or_the_next_one():
    time = resolve_one("The talks will resume on", "Wednesday")
    assert (time.edtf, time.candidates) == ("2023-11-22", ("2023-11-29",))
    assert resolve_one("The talks will resume", "next Wednesday").edtf == "2023-11-29"
