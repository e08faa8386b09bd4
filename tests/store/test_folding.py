import pytest
from hypothesis import given
from hypothesis import strategies as st

from relata.store.folding import fold
from relata.store.search import phrases_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kata’ib", "Kata'ib"),
        ("Raʼs Amir", "Ra's amir"),
        ("Sanaʿa", "Sana'a"),
        ("Muḥāfaẓa", "Muhafaza"),
        ("AC-130", "AC 130"),
        ("3:15", "3.15"),
    ],
)
def test_spellings_that_writers_exchange_are_one(one, other):
    assert fold(one) == fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_query_holds_nothing_but_words(query):
    for phrase in phrases_of(query):
        assert phrase
        assert all(word and all(sign.isalnum() for sign in word) for word in phrase)


def test_words_in_quotes_stand_in_a_row_and_an_open_quote_is_none():
    assert phrases_of('"bus park" Taiz') == (("bus", "park"), ("taiz",))
    assert phrases_of('"a lie') == (("a",), ("lie",))
    assert phrases_of("* ( NOT") == (("not",),)
