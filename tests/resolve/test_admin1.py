import pytest

from relata.resolve.admin1 import divisions_of, shared_names


@pytest.mark.parametrize(
    ("words", "before", "name"),
    [
        ("CA", "in Long Beach, ", "California"),
        ("Ariz.", "in ", "Arizona"),
        ("N.M.", "in ", "New Mexico"),
        ("NSW", "in ", "New South Wales"),
        ("Tex", None, "Texas"),
    ],
)
def test_a_short_form_names_its_division(words, before, name):
    assert [each.name for each in divisions_of(words, before)] == [name]


@pytest.mark.parametrize(
    ("words", "before"),
    [("OR", "either "), ("Kan", "to "), ("ore", None), ("Texas", None), ("AP", "BEIRUT (")],
)
def test_other_words_are_no_short_form(words, before):
    assert divisions_of(words, before) == ()


def test_one_short_form_may_stand_for_divisions_of_two_countries():
    assert {each.country for each in divisions_of("WA", "in Perth, ")} == {"US", "AU"}


def test_georgia_is_a_country_and_a_state():
    assert shared_names() == {"georgia"}
