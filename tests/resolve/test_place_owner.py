"""Whose a place without an entry is: possessives, what an actor holds, what stands beside it."""

import pytest
from tests.factory import span_in
from tests.place_factory import make_entry, make_gazetteer
from tests.resolve_factory import make_report

from relata.model.marks import Marks, PlaceMark
from relata.resolve.place import resolve_places

GAZETTEER = make_gazetteer(
    make_entry("Iraq", "IQ", 33.0, 44.0, kind="country", population=40_000_000),
    make_entry("Sela", "IQ", 36.0, 43.0, population=90_000),
)
IRAQ = "Iraq said that Iraq mourned. Iraq closed Sela.\n\n"


def country(text: str, words: str, kind: str) -> str | None:
    marks = Marks(places=(PlaceMark(id="p1", mentions=(span_in(text, words),), kind=kind),))
    return resolve_places(make_report(text), marks, GAZETTEER)["p1"].country


@pytest.mark.parametrize(
    ("text", "words", "kind", "code"),
    [
        ("Jordan warned that shells had landed on its soil.", "its soil", "country", "JO"),
        ("Latvia rushed soldiers to its eastern border.", "its eastern border", "border", "LV"),
        ("Turkey said that fire fell on its posts near Qelna.", "Qelna", "city", "TR"),
        (
            "Shells hit KPA civil police posts 5 and 6.",
            "KPA civil police posts 5 and 6",
            "site",
            "KP",
        ),
        ("Thousands reached a camp over the border in Syria.", "a camp", "site", "SY"),
        ("Shells fell on Qelna, Syria.", "Qelna", "city", "SY"),
        ("Shells fell on Qelna (Syria).", "Qelna", "city", "SY"),
        ("They crossed to the Syrian town of Qelna.", "Qelna", "city", "SY"),
        ("Men fired on an Indian army truck near Qelna.", "Qelna", "city", "IN"),
    ],
)
def test_the_words_of_a_place_and_beside_it_tell_its_country(text, words, kind, code):
    assert country(IRAQ + text, words, kind) == code


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Turkish troops fought in Qelna.", "Qelna", "city"),
        ("A Turkish base near Qelna was hit.", "Qelna", "city"),
        ("Shells fell on Qelna, Syrian officials said.", "Qelna", "city"),
        ("Men entered Qelna in March.", "Qelna", "city"),
    ],
)
def test_what_may_be_abroad_tells_nothing(text, words, kind):
    assert country(IRAQ + text, words, kind) == "IQ"


def test_a_common_border_is_of_neither_side():
    text = IRAQ + "Iraq reopened three crossings on their common border."
    assert country(text, "their common border", "border") is None
