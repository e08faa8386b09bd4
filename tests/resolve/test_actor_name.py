"""A person's name and office come out of one mention; no place or body is taken for a name."""

import pytest

from relata.resolve.actor_name import PersonName, read_person


@pytest.mark.parametrize(
    ("words", "name", "role"),
    [
        (
            "Abu Latif Samman, a nurse at a clinic in the town",
            "Abu Latif Samman",
            "nurse at a clinic in the town",
        ),
        ("Deputy spokeswoman Mira Forsell", "Mira Forsell", "Deputy spokeswoman"),
        (
            "the head of the Mediation Office at Tarim, Major-General Ivo Sukar",
            "Ivo Sukar",
            "Major-General",
        ),
        ("Superintendent of Police R.K. Barua", "R.K. Barua", "Superintendent of Police"),
        ("Foreign Minister Julia Bischop", "Julia Bischop", "Foreign Minister"),
        ("Rebeka Nyalok of the Lake Peace Forum", "Rebeka Nyalok", ""),
        ("JAN VERKUYLEN, A FARMER", "Jan Verkuylen", "Farmer"),
        ("Amal's Daoud Khalife", "Daoud Khalife", ""),
        ("Col. Sule Ankara (retired)", "Sule Ankara", ""),
    ],
)
def test_a_mention_gives_name_and_office(words: str, name: str, role: str):
    assert read_person(words).name == name
    assert role in read_person(words).role


@pytest.mark.parametrize(
    "words",
    [
        "Its spokesperson in Geneva",
        "The commissioner of North Selat",
        "a diplomat from Addis Ababa",
    ],
)
def test_a_place_behind_a_preposition_is_no_persons_name(words: str):
    assert read_person(words).name == ""


def test_surname_first_is_turned_around():
    assert read_person("Ferrol, Adan") == PersonName("Adan Ferrol", "")
