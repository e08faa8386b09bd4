"""The trials of places and actors, with marks made by hand: what resolve must and must not say."""

from pathlib import Path

import pytest
from tests.factory import span_in
from tests.resolve_factory import make_report

from relata.model.earth import distance_km
from relata.model.marks import ActorMark, Marks, PlaceMark
from relata.resolve.actor import resolve_actors
from relata.resolve.gazetteer import open_gazetteer
from relata.resolve.place import resolve_places

TRIALS = Path(__file__).parent


@pytest.fixture(scope="module")
def gazetteer():
    return open_gazetteer()


def load(name: str, published: str):
    return make_report((TRIALS / name).read_text(encoding="utf-8"), published)


def place(report, words: str, kind: str, id: str = "p1") -> PlaceMark:
    return PlaceMark(id=id, mentions=(span_in(report.text, words),), kind=kind)


def test_t13_adjectives_of_nations_and_continents_are_no_places(gazetteer):
    report = load("t13-adjectives.txt", "2024-10-15")
    marks = Marks(
        places=(
            place(report, "Tyre", "city"),
            place(report, "European", "region", "p2"),
            place(report, "Lebanese", "country", "p3"),
            place(report, "Russian", "country", "p4"),
        )
    )
    places = resolve_places(report, marks, gazetteer)
    assert places["p1"].country == "LB"
    assert distance_km(places["p1"].lat, places["p1"].lon, 33.27, 35.20) <= 15
    assert [places[key].lat for key in ("p2", "p3", "p4")] == [None, None, None]


@pytest.mark.parametrize("province_marked", [True, False])
def test_t14_the_province_beside_a_name_decides(gazetteer, province_marked):
    report = load("t14-san-fernando.txt", "2022-05-08")
    marks = [place(report, "San Fernando", "city")]
    if province_marked:
        marks.append(place(report, "Pampanga", "admin1", "p2"))
    found = resolve_places(report, Marks(places=tuple(marks)), gazetteer)["p1"]
    assert found.country == "PH"
    assert distance_km(found.lat, found.lon, 15.03, 120.69) <= 25
    assert found.radius_km >= 10
    assert {item.country for item in found.candidates} > {"ES"}


def test_t21_nothing_is_found_inside_words(gazetteer):
    report = load("t21-inside-words.txt", "2024-05-18")
    marks = Marks(
        actors=(
            ActorMark(id="a1", mentions=(span_in(report.text, "The ambassador"),), kind="person"),
            ActorMark(id="a2", mentions=(span_in(report.text, "Rights groups"),), kind="ngo"),
            ActorMark(
                id="a3", mentions=(span_in(report.text, "three police officers"),), kind="police"
            ),
        ),
        places=(place(report, "Port-au-Prince", "city"),),
    )
    places = resolve_places(report, marks, gazetteer)
    actors = resolve_actors(report, marks, places)
    assert places["p1"].country == "HT"
    assert [actor.registry for actor in actors.values()] == [None, None, None]
    assert "SY" not in {actor.country for actor in actors.values()}
    assert actors["a3"].country == "HT"


def test_t23_one_state_in_three_spellings_and_one_colonel():
    report = load("t23-one-state-one-colonel.txt", "2024-07-08")
    text = report.text
    state = (span_in(text, "U.S."), span_in(text, "The United States"), span_in(text, "The US"))
    colonel = (
        span_in(text, "Col. Adan Ferrol"),
        (text.index("he added"), text.index("he added") + 2),
        span_in(text, "Ferrol, Adan"),
    )
    marks = Marks(
        actors=(
            ActorMark(id="a1", mentions=tuple(sorted(state)), kind="state"),
            ActorMark(id="a2", mentions=tuple(sorted(colonel)), kind="person", of="a1"),
        )
    )
    actors = resolve_actors(report, marks)
    assert (actors["a1"].country, actors["a1"].name) == ("US", "United States")
    assert (actors["a2"].name, actors["a2"].country, actors["a2"].of) == ("Adan Ferrol", "US", "a1")
    assert "he" not in {actor.name for actor in actors.values()}
