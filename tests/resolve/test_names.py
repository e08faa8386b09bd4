"""Keys under which names are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.resolve.countries import find_country_words, is_adjective
from relata.resolve.names import fold, loosen


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sana'a", "Sanaa"),
        ("Côte d'Ivoire", "cote divoire"),
        ("U.S.", "US"),
        ("al-Qa’im", "Al Qaim"),
    ],
)
def test_case_accents_and_apostrophes_do_not_part_names(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hudaydah", "Hodeida"),
        ("Kata'ib Hizbollah", "Kataeb Hezbollah"),
        ("Deir ez-Zor", "Dayr az Zawr"),
    ],
)
def test_spellings_of_one_sound_share_the_loose_key(one, other):
    assert loosen(one) == loosen(other)


def test_different_names_keep_different_loose_keys():
    assert loosen("Al Asad") != loosen("Ain Issa")
    assert loosen("Kunduz") != loosen("Kandahar")


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name):
    assert fold(fold(name)) == fold(name)


def test_countries_are_found_as_whole_words_only():
    text = "The ambassador said that flights by Turkish planes over Ukraine's south went on."
    assert [word.code for word in find_country_words(text)] == ["TR", "UA"]


def test_small_words_are_no_countries():
    assert find_country_words("Let us eat turkey from the oven, chad said.") == []


def test_adjectives_are_no_places():
    assert is_adjective("European")
    assert is_adjective("Iraqi")
    assert not is_adjective("Iraq")


def test_numbers_of_units_never_fall_together():
    assert len({loosen(name) for name in ("4th Brigade", "44th Brigade", "444th Brigade")}) == 3
    assert loosen("11th Division") != loosen("1st Division")
    assert loosen("Hezbollah") == loosen("Hezbolah")
