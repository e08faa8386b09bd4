"""Traps for places: what tools get wrong in public, with the right value or the right null."""

import pytest
from tests.factory import span_in
from tests.resolve_factory import make_report

from relata.model.earth import distance_km
from relata.model.marks import Marks, PlaceMark
from relata.resolve.gazetteer import open_gazetteer
from relata.resolve.place import resolve_places


@pytest.fixture(scope="module")
def gazetteer():
    return open_gazetteer()


def resolve(text: str, words: str, kind: str, gazetteer):
    """The place of words in a text; further words in [brackets] of the text are places too."""
    others = [part.partition("]")[0] for part in text.split("[")[1:]]
    plain = text.replace("[", "").replace("]", "")
    marks = [PlaceMark(id="p1", mentions=(span_in(plain, words),), kind=kind)]
    marks += [
        PlaceMark(id=f"p{i}", mentions=(span_in(plain, other),), kind="city")
        for i, other in enumerate(others, start=2)
        if other != words
    ]
    return resolve_places(make_report(plain), Marks(places=tuple(marks)), gazetteer)["p1"]


POINTS = [
    # a namesake abroad or a bigger one, and what stands beside the name
    ("Two men were shot in Long Beach, CA, on Friday.", "Long Beach", "city", "US", 33.77, -118.19),
    ("Two men were shot in Long Beach, Miss.", "Long Beach", "city", "US", 30.35, -89.15),
    ("Shells hit Krasnohorivka, Donetsk Oblast.", "Krasnohorivka", "city", "UA", 48.0, 37.5),
    ("A blast shook Paris, Texas, at noon.", "Paris", "city", "US", 33.66, -95.56),
    ("A blast shook Paris at noon.", "Paris", "city", "FR", 48.85, 2.35),
    ("Police in London, Ontario, held a man.", "London", "city", "CA", 42.98, -81.23),
    ("Police in London held a man.", "London", "city", "GB", 51.51, -0.13),
    ("A bomb went off in Athens, Ga.", "Athens", "city", "US", 33.96, -83.38),
    ("Police in Birmingham, Alabama, held a man.", "Birmingham", "city", "US", 33.52, -86.8),
    ("Troops entered Cairo, Ill., in the flood.", "Cairo", "city", "US", 37.01, -89.18),
    ("The fire was in Portland, Ore.", "Portland", "city", "US", 45.52, -122.68),
    ("Lebanese troops patrolled Tripoli.", "Tripoli", "city", "LB", 34.44, 35.85),
    ("Libyan militias fought in Tripoli.", "Tripoli", "city", "LY", 32.88, 13.19),
    ("Clashes in Hyderabad, in Pakistan's Sindh province.", "Hyderabad", "city", "PK", 25.4, 68.37),
    ("Indian police searched Hyderabad.", "Hyderabad", "city", "IN", 17.38, 78.47),
    ("Colombian soldiers searched Florencia.", "Florencia", "city", "CO", 1.61, -75.61),
    ("Venezuelan police searched Valencia.", "Valencia", "city", "VE", 10.17, -68.0),
    ("Spanish police searched Valencia.", "Valencia", "city", "ES", 39.47, -0.38),
    ("Nigerian troops left Gusau for Kaduna.", "Kaduna", "city", "NG", 10.52, 7.44),
    # countries and states of one name
    ("Police in Atlanta, Georgia, held a man.", "Atlanta", "city", "US", 33.75, -84.39),
    ("Police in Atlanta, Georgia, held a man.", "Georgia", "admin1", "US", 32.7, -83.4),
    ("Russian tanks entered Georgia in 2008.", "Georgia", "country", "GE", 42.0, 43.5),
    ("Tens of thousands fled to Jordan.", "Jordan", "country", "JO", 31.0, 36.0),
    ("Rebels crossed from Chad into Sudan.", "Chad", "country", "TD", 15.0, 19.0),
    ("Fighting spread in southern Lebanon.", "Lebanon", "country", "LB", 33.8, 35.8),
    ("The two men fled to Niger.", "Niger", "country", "NE", 16.8, 8.0),
    ("Rebels of Guinea-Bissau crossed the river.", "Guinea-Bissau", "country", "GW", 12.0, -15.0),
    # an agency in brackets is no province
    ("WASHINGTON (AP) — A shop burned on Friday.", "WASHINGTON", "city", "US", 38.9, -77.04),
    ("MARACAIBO (Reuters) - A shop burned.", "MARACAIBO", "city", "VE", 10.64, -71.61),
    # the division or the country behind a name
    (
        "Ducks died in Crawford County located in Pennsylvania.",
        "Crawford County",
        "admin2",
        "US",
        41.7,
        -80.1,
    ),
    ("Clashes in Tahoua, Niger, killed two men.", "Tahoua", "admin1", "NE", 15.5, 5.6),
    (
        "**Bosso, Niger.** Nigerian jets and Nigeria's army helped.",
        "Bosso",
        "city",
        "NE",
        13.7,
        13.31,
    ),
    # of towns of one country the one with three times the people
    ("Chinese police searched Changsha.", "Changsha", "city", "CN", 28.2, 112.97),
    # a state outweighs the villages that bear its name, a part of the world a suburb
    ("A man in Florida won. New Yorkers cheered.", "Florida", "any", "US", 27.8, -81.5),
    ("A federal judge in Wyoming halted the US rule.", "Wyoming", "any", "US", 43.0, -107.5),
    ("US arms went to the Middle East on Friday.", "Middle East", "any", None, 33.1, 35.9),
    ("Argentine police searched Córdoba.", "Córdoba", "any", "AR", -31.41, -64.18),
    ("The United States holds schools in Texas and Georgia.", "Georgia", "any", "US", 32.7, -83.4),
    # letters that are no town's name
    ("Rain fell in Newcastle, NSW, all week.", "NSW", "admin1", "AU", -32.2, 147.0),
    ("Fires burned near Nelson, B.C.", "Nelson", "city", "CA", 49.5, -117.29),
    ("A drone fell in the UAE.", "UAE", "country", "AE", 24.0, 54.0),
    # disputed places under either name
    ("Shells fell on Stepanakert.", "Stepanakert", "city", "AZ", 39.82, 46.75),
    ("Shells fell on Khankendi.", "Khankendi", "city", "AZ", 39.82, 46.75),
    ("Two boats met near Takeshima.", "Takeshima", "region", None, 37.24, 131.87),
    ("Two boats met near Dokdo.", "Dokdo", "region", None, 37.24, 131.87),
    # adjectives inside names
    ("Fires burned in British Columbia.", "British Columbia", "admin1", "CA", 53.7, -125.0),
    # spots of the wars that lists of towns lack
    ("Trucks waited at Bab al-Hawa.", "Bab al-Hawa", "site", None, 36.24, 36.67),
    ("A drone hit Saydnaya prison.", "Saydnaya prison", "site", "SY", 33.66, 36.33),
    ("A missile hit Nevatim.", "Nevatim", "site", "IL", 31.21, 34.99),
    ("The dam at Nova Kakhovka dam broke.", "Nova Kakhovka dam", "site", "UA", 46.78, 33.37),
    ("Fighters left Kalma camp.", "Kalma camp", "site", "SD", 12.03, 25.02),
    ("Police searched the Hagadera camp.", "the Hagadera camp", "site", "KE", 0.0, 40.37),
    ("Shells fell on Novoprokopivka.", "Novoprokopivka", "city", "UA", 47.41, 35.86),
    ("The Sudanese army left Al-Nuhud.", "Al-Nuhud", "city", "SD", 12.7, 28.43),
]


@pytest.mark.parametrize(("text", "words", "kind", "country", "lat", "lon"), POINTS)
def test_a_place_is_the_one_that_the_words_around_it_mean(
    gazetteer, text, words, kind, country, lat, lon
):
    place = resolve(text, words, kind, gazetteer)
    assert place.lat is not None, place.why
    assert distance_km(place.lat, place.lon, lat, lon) <= 161, place
    assert country is None or place.country == country
    assert place.why


NULLS = [
    # newspapers, units, bodies, treaties
    ("He told the Washington Post that they left.", "Washington", "city", "part of the name"),
    ("He told The New York Times that they left.", "New York", "city", "part of the name"),
    ("The Aleppo Brigade took the hill.", "Aleppo", "city", "part of the name"),
    ("Fighters of the Donetsk Battalion left.", "Donetsk", "city", "part of the name"),
    ("It breached the Geneva Conventions.", "Geneva", "city", "part of the name"),
    ("The Minsk Agreements had failed.", "Minsk", "city", "part of the name"),
    # governments
    ("Tehran denied that it sent drones.", "Tehran", "city", "speaks as a government"),
    ("Washington said it would answer.", "Washington", "city", "speaks as a government"),
    ("Moscow has accused them of lying.", "Moscow", "city", "speaks as a government"),
    ("Jordan said it closed its airspace.", "Jordan", "country", "speaks as a government"),
    ("They left, and Ankara condemned it.", "Ankara", "city", "speaks as a government"),
    # persons
    ("Paris, a militia spokesman, denied it.", "Paris", "city", "a person's name"),
    ("Col. Georgia Reyes denied it.", "Georgia", "country", "a person's name"),
    ("Lincoln, 34, was shot at noon.", "Lincoln", "city", "a person's name"),
    # nothing decides, or the report says that it lies elsewhere
    ("A shell fell on San José.", "San José de", "city", "no place"),
    ("Police in Bradford, Ontario, held a man.", "Bradford", "city", "Ontario"),
    ("A European envoy spoke.", "European", "region", "adjective"),
]


@pytest.mark.parametrize(("text", "words", "kind", "why"), NULLS)
def test_a_name_that_names_no_place_there_has_no_point_and_says_why(
    gazetteer, text, words, kind, why
):
    if words not in text:
        words = words.rpartition(" ")[0]
    place = resolve(text, words, kind, gazetteer)
    if words == "San José":
        assert place.candidates
        return
    assert (place.lat, place.gazetteer) == (None, None)
    assert why in place.why


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In Washington, a spokesman denied it.", "Washington"),
        ("Officials in Tehran said that it would answer.", "Tehran"),
        ("A convoy from Moscow said nothing of it.", "Moscow"),
        ("The bombing of Aleppo, a doctor said, went on.", "Aleppo"),
        ("In Paris, 34 people were hurt.", "Paris"),
    ],
)
def test_a_place_where_someone_speaks_stays_a_place(gazetteer, text, words):
    assert resolve(text, words, "city", gazetteer).lat is not None


def test_states_of_a_list_are_states_though_towns_bear_their_names(gazetteer):
    text = "It was seen in Utah, Washington, West Virginia and Wyoming."
    place = resolve(text, "Washington", "any", gazetteer)
    assert distance_km(place.lat, place.lon, 47.5, -120.5) <= 161


def test_a_country_of_a_list_lies_in_no_other(gazetteer):
    text = "They came from Mexico, China, Japan and Brazil."
    assert resolve(text, "China", "country", gazetteer).country == "CN"
    assert resolve(text, "China", "any", gazetteer).country == "CN"


def test_a_state_behind_a_town_is_the_one_that_the_town_lies_in(gazetteer):
    text = "The train stood in Buffalo, New York, for an hour."
    place = resolve(text, "New York", "any", gazetteer)
    assert (place.precision, place.country) == ("admin1", "US")
