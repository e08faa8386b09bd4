"""The rules that give an unknown place the area of those beside it, one by one."""

import pytest
from tests.place_factory import make_entry

from relata.model.marks import PlaceMark
from relata.resolve.place_beside import Settled, place_beside

SENTENCE = (100, 200)
PARAGRAPH = (50, 400)
MARK = PlaceMark(id="p1", mentions=((150, 160),), kind="site")

TARIM = make_entry("Tarimo", "UA", 49.0, 37.0)
ODERA = make_entry("Oderavo", "UA", 49.2, 37.3)
KOSTA = make_entry("Kosta", "UA", 49.9, 37.9)
LOZA = make_entry("Loza", "UA", 50.6, 38.5)
ZOLA = make_entry("Zolivka", "UA", 46.0, 31.0)
DISTRICT = make_entry("Selat district", "UA", 49.1, 37.1, kind="admin2")
OTHER_DISTRICT = make_entry("Orban district", "UA", 48.1, 36.1, kind="admin2")
PROVINCE = make_entry("Varo", "UA", 49.3, 37.2, kind="admin1")

IN_SENTENCE, BEFORE, AFTER, ELSEWHERE = 120, 60, 300, 900


def beside(kind, *placed, words="the Weavers' Bridge", country=None):
    """What the rules give for a mark of a kind beside entries at offsets: ``(entry, offset)``."""
    settled = {
        f"q{number}": Settled(((at, at + 5),), entry) for number, (entry, at) in enumerate(placed)
    }
    mark = PlaceMark(id="p1", mentions=MARK.mentions, kind=kind)
    return place_beside(
        mark, words, settled, sentence=SENTENCE, paragraph=PARAGRAPH, country=country
    )


@pytest.mark.parametrize("kind", ["neighbourhood", "road"])
def test_a_street_or_quarter_lies_in_the_town_of_its_sentence(kind):
    found = beside(kind, (TARIM, IN_SENTENCE), words="Harbour Lane")
    assert (found.entry, found.km, found.is_area) == (TARIM, 15.0, False)
    assert found.why == "unknown itself; named with Tarimo"


def test_a_street_may_take_the_town_named_before_it_in_the_paragraph():
    found = beside("road", (TARIM, BEFORE), words="Harbour Lane")
    assert (found.entry, found.is_area) == (TARIM, False)
    assert "is named before it" in found.why


@pytest.mark.parametrize("kind", ["road", "neighbourhood", "site"])
def test_a_building_lies_somewhere_around_the_only_town_of_a_report(kind):
    found = beside(kind, (TARIM, ELSEWHERE))
    assert (found.entry, found.km, found.is_area) == (TARIM, 150.0, True)
    assert beside(kind, (TARIM, ELSEWHERE), (ZOLA, ELSEWHERE + 20)) is None
    assert beside("city", (TARIM, ELSEWHERE), words="Vesavo") is None


def test_only_towns_of_the_country_that_is_meant_tell_where_a_report_plays():
    far = make_entry("Vienna", "AT", 48.2, 16.4)
    placed = ((TARIM, BEFORE), (ODERA, ELSEWHERE), (far, ELSEWHERE + 50))
    assert beside("city", *placed, words="Vesavo") is None
    found = beside("city", *placed, words="Vesavo", country="UA")
    assert (found.entry, found.km, found.is_area) == (TARIM, 80.0, True)


def test_of_two_towns_in_a_sentence_a_street_lies_in_the_nearer():
    found = beside("road", (ODERA, 105), (TARIM, 140), words="Harbour Lane")
    assert found.entry is TARIM


@pytest.mark.parametrize("words", ["the coastal highway", "the M4", "Route 7", "the A-24"])
def test_a_road_that_runs_from_town_to_town_lies_in_none(words):
    assert beside("road", (TARIM, IN_SENTENCE), words=words) is None


def test_a_site_lies_in_the_town_of_its_sentence_where_the_report_plays_in_one_area():
    found = beside("site", (TARIM, IN_SENTENCE), (ODERA, ELSEWHERE))
    assert (found.entry, found.km, found.is_area) == (TARIM, 15.0, False)


def test_a_site_gets_only_an_area_where_the_report_plays_in_two():
    found = beside("site", (TARIM, IN_SENTENCE), (ZOLA, ELSEWHERE))
    assert (found.entry, found.km, found.is_area) == (TARIM, 80.0, True)


def test_towns_of_one_sentence_too_far_apart_tell_nothing_of_a_site():
    assert beside("site", (TARIM, IN_SENTENCE), (ZOLA, 180)) is None


def test_a_district_named_with_a_place_holds_it():
    found = beside("city", (DISTRICT, IN_SENTENCE), words="Vesavo")
    assert (found.entry, found.km, found.is_area) == (DISTRICT, 25.0, True)


def test_a_district_before_it_in_the_paragraph_holds_it_and_one_after_does_not():
    assert beside("city", (DISTRICT, BEFORE), words="Vesavo").entry is DISTRICT
    assert beside("city", (DISTRICT, AFTER), words="Vesavo") is None


def test_of_two_districts_in_the_sentence_neither_holds_it_but_an_area_of_both_may():
    found = beside("city", (DISTRICT, 110), (OTHER_DISTRICT, 120), words="Vesavo")
    assert (found.km, found.is_area) == (150.0, True)
    far = make_entry("Far district", "UA", 46.1, 31.1, kind="admin2")
    assert beside("city", (DISTRICT, 110), (far, 120), words="Vesavo") is None


@pytest.mark.parametrize("kind", ["admin2", "city", "site"])
def test_the_only_province_of_a_sentence_or_paragraph_holds_what_is_named_with_it(kind):
    other = make_entry("Doro", "UA", 46.3, 31.2, kind="admin1")
    for at in (IN_SENTENCE, AFTER):
        found = beside(kind, (PROVINCE, at), words="Vesavo")
        assert (found.entry, found.km, found.is_area) == (PROVINCE, 90.0, True)
    assert beside(kind, (PROVINCE, IN_SENTENCE), (other, 180), words="Vesavo") is None
    assert beside(kind, (PROVINCE, ELSEWHERE), words="Vesavo") is None
    assert beside(kind, (PROVINCE, IN_SENTENCE), words="Vesavo", country="PL") is None


def test_a_village_named_with_one_town_only_stays_open():
    assert beside("city", (TARIM, IN_SENTENCE), words="Vesavo") is None


@pytest.mark.parametrize(("other", "km"), [(ODERA, 80.0), (KOSTA, 150.0), (LOZA, 250.0)])
def test_a_village_lies_where_all_of_the_report_plays_as_wide_as_that_is(other, km):
    found = beside("city", (TARIM, BEFORE), (other, ELSEWHERE), words="Vesavo")
    assert (found.km, found.is_area) == (km, True)
    assert "the report plays around Tarimo" in found.why
    assert found.at == pytest.approx(((49.0 + other.lat) / 2, (37.0 + other.lon) / 2), abs=0.1)
    assert beside("city", (TARIM, BEFORE), (ZOLA, ELSEWHERE), words="Vesavo") is None


@pytest.mark.parametrize("kind", ["country", "admin1", "water"])
def test_what_is_larger_than_a_town_s_surroundings_is_never_set_beside_one(kind):
    assert beside(kind, (TARIM, IN_SENTENCE), (ODERA, BEFORE)) is None


def test_a_place_is_never_set_beside_itself():
    mark = PlaceMark(id="p1", mentions=MARK.mentions, kind="road")
    settled = {"p1": Settled(((IN_SENTENCE, 125),), TARIM)}
    found = place_beside(mark, "Harbour Lane", settled, sentence=SENTENCE, paragraph=PARAGRAPH)
    assert found is None
