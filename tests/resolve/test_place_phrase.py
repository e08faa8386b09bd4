"""What the words of a place mention say."""

import pytest

from relata.resolve.place_phrase import read_phrase


def names_of(words: str, **options) -> list[str]:
    return [reading.name for reading in read_phrase(words, **options)]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the village of Ebbawaro", "Ebbawaro"),
        ("Varo province", "Varo"),
        ("the Iraqi city of Selat", "Selat"),
        ("government-held Borky", "Borky"),
        ("the Republic of Mali", "Mali"),
    ],
)
def test_the_name_is_found_among_the_words_around_it(words, name):
    assert name in names_of(words)


def test_the_most_literal_reading_comes_first():
    assert names_of("North Darfur state")[0] == "North Darfur state"
    assert names_of("North Darfur state").index("North Darfur") < names_of(
        "North Darfur state"
    ).index("Darfur")


def test_what_a_place_lies_in_is_kept():
    reading = read_phrase("Sela, a town in Varo province")[0]
    assert reading.inside == ("Varo province",)


def test_an_adjective_in_the_phrase_gives_the_country():
    assert read_phrase("the Iraqi city of Selat")[-1].country == "IQ"


def test_words_without_a_name_give_no_name():
    assert names_of("the market") == []
    assert names_of("three villages") == []


def test_a_report_in_small_letters_still_gives_names():
    assert "Borky" in names_of("the village of borky", one_case=True)


def test_a_distance_is_read_in_kilometres():
    reading = read_phrase("38 NM west of Al Selat")[0]
    assert reading.offset_km == pytest.approx(70.4, abs=0.1)
    assert reading.relation is not None
    assert reading.relation.bearing == 270.0
