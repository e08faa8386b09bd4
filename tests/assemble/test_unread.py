import pytest
from tests.annotated import annotate, event_entry, tally_entry
from tests.assemble.assembling import assembled

from relata.corpus.rel import RelFile


def unread_of(rel: RelFile) -> list[tuple[str, str]]:
    record = assembled(rel)
    return [(rel.text[slice(*unread.span)], unread.why) for unread in record.unread]


def test_a_number_that_no_count_took_up_is_listed() -> None:
    assert unread_of(annotate("A [e1 raid] left 12 dead.", event_entry())) == [
        ("12", "a number beside an event that no count took up"),
        ("dead", "a word of harm that no count or event took up"),
    ]


def test_a_word_of_violence_that_no_event_took_up_is_listed() -> None:
    assert unread_of(annotate("The attack was long.")) == [
        ("attack", "a word of violence with no event")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He was 34 years old and lived 12 km away.",
        "Amin Sallow, 34, left on 12 March 2023 at 10:30.",
        "It cost $300 or 20 per cent of the 5 million dollars.",
        "The 3rd Brigade took Route 66 in an F-16.",
        "1. First things first.",
        "Nobody of them; one of those.",
    ],
)
def test_numbers_that_count_nobody_are_not_listed(text: str) -> None:
    assert unread_of(annotate(text)) == []


def test_harm_that_a_count_tells_is_taken_up() -> None:
    rel = annotate("[n1 Nine] died in a [e1 raid].", event_entry(), tally_entry("n1", 9))
    assert unread_of(rel) == []
