import pytest
from tests.factory import span_in

from relata.resolve.place_denied import speaks, why_no_place


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("The Selat Post reported it.", "Selat", "part of the name Selat Post"),
        ("The Selat Water Management Board met.", "Selat", "part of the name"),
        ("Gen. Selat left.", "Selat", "title before it"),
        ("Selat, a rebel commander, left.", "Selat", "words behind it"),
        ("Selat, 41, was shot.", "Selat", "words behind it"),
        ("Kabul has denied it.", "Kabul", "speaks as a government"),
    ],
)
def test_what_stands_beside_a_name_tells_that_it_is_no_place(text, name, why):
    assert why in why_no_place(text, span_in(text, name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Selat post office burned.", "Selat"),
        ("In Selat, a rebel commander spoke.", "Selat"),
        ("A man from Selat, 41, was shot.", "Selat"),
        ("The mayor of Kabul denied it.", "Kabul"),
        ("Selat said nothing.", "Selat"),
        ("In a camp near Kabul said to be safe, two died.", "Kabul"),
    ],
)
def test_other_words_leave_it_a_place(text, name):
    assert why_no_place(text, span_in(text, name)) == ""


def test_an_adjective_speaks_for_no_government():
    assert not speaks("Afghan said.", (0, 6))
