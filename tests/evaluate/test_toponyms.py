import pytest
from typer.testing import CliRunner

from relata.cli.main import app
from relata.evaluate.geovirus import load_geovirus
from relata.evaluate.geowebnews import load_geowebnews
from relata.evaluate.places import PLACES
from relata.evaluate.readings import read_with
from relata.evaluate.toponyms import BadToponymFile
from relata.evaluate.values import measure_values
from relata.model.identities import Identities, ResolvedPlace
from relata.model.marks import Marks, PlaceMark
from relata.model.statements import build_record

GEOVIRUS = """<articles><article><source>made</source>
<text>Fever broke out in Selat and Maro.</text><locations>
<location><name>Selat</name><start>20</start><end>25</end><lat>10.5</lat><lon>20</lon></location>
<location><name>Maro</name><start>30</start><end>34</end><lat>-3</lat><lon>40</lon></location>
</locations></article></articles>"""

TEXT = "Selat fair: a Selat envoy, Selatian dancers and Maro Ltd. Maro said no. The city slept."

TOPONYMS = (
    ("Selat", 0, "Literal", "", "1", 10.5),
    ("Selat", 14, "Non_Literal_Modifier", "Noun", "1", 10.5),
    ("Selatian", 27, "Literal_Modifier", "Adjective", "1", 10.5),
    ("Maro Ltd", 48, "Non_Toponym", "", "", None),
    ("Maro", 58, "Metonymic", "", "2", -3.0),
    ("city", 76, "Literal_Expression", "", "", None),
)


def write_geovirus(folder, text=GEOVIRUS):
    (folder / "GeoVirus.xml").write_text(text, encoding="utf-8")
    return folder


def write_geowebnews(folder, rows=TOPONYMS, shift=0):
    marks = "".join(
        f"<toponym><extractedName>{words}</extractedName><type>{type_}</type>"
        f"<modifierType>{modifier}</modifierType><start>{start + shift}</start>"
        f"<geonamesID>{number}</geonamesID>"
        + ("" if lat is None else f"<latitude>{lat}</latitude><longitude>20</longitude>")
        + "</toponym>"
        for words, start, type_, modifier, number, lat in rows
    )
    page = f'<article file="7"><title>A fair</title><text>{TEXT}</text><toponyms>{marks}</toponyms>'
    text = f"<articles>{page}</article></articles>"
    (folder / "GWN.xml").write_text(text, encoding="utf-8")
    return folder


def roles(example):
    text = example.report.text
    return [(text[slice(*each.mentions[0])], each.kind) for each in example.gold.places]


def test_offsets_that_count_from_one_become_spans(tmp_path):
    (example,) = load_geovirus(write_geovirus(tmp_path))
    assert roles(example) == [("Selat", "name"), ("Maro", "name")]
    assert (example.gold.places[1].lat, example.gold.places[1].lon) == (-3.0, 40.0)


def test_types_of_toponyms_tell_places_from_names_used_for_others(tmp_path):
    (example,) = load_geowebnews(write_geowebnews(tmp_path))
    assert roles(example) == [
        ("Selat", "name"),
        ("Selat", "figurative"),
        ("Selatian", "adjective"),
        ("Maro Ltd", "no place"),
        ("Maro", "figurative"),
    ]


def test_the_same_words_of_an_article_are_one_place_to_the_resolver(tmp_path):
    (example,) = load_geowebnews(write_geowebnews(tmp_path))
    assert example.marks.places[0].mentions == ((0, 5), (14, 19))
    assert {mark.kind for mark in example.marks.places} == {"any"}


def test_words_marked_as_a_place_and_as_none_are_left_out(tmp_path):
    rows = (*TOPONYMS, ("Maro Ltd", 48, "Coercion", "", "2", -3.0))
    (example,) = load_geowebnews(write_geowebnews(tmp_path, rows))
    assert ("Maro Ltd", "left out") in roles(example)


def test_offsets_that_are_off_by_a_blank_are_mended(tmp_path):
    (example,) = load_geowebnews(write_geowebnews(tmp_path, TOPONYMS[2:3], shift=-2))
    assert roles(example) == [("Selatian", "adjective")]


@pytest.mark.parametrize(
    ("load", "write", "wanted"),
    [
        (load_geovirus, lambda folder: folder, "with the file GeoVirus.xml"),
        (load_geovirus, lambda f: write_geovirus(f, "<articles>"), r"GeoVirus\.xml:1: wanted XML"),
        (load_geovirus, lambda f: write_geovirus(f, "<pages/>"), "wanted <article>s"),
        (
            load_geovirus,
            lambda f: write_geovirus(f, GEOVIRUS.replace(">20<", ">2<")),
            "wanted 'Selat' at its offset in article 0",
        ),
        (load_geowebnews, lambda f: write_geowebnews(f, shift=40), "at offset 40 of article 7"),
    ],
)
def test_a_broken_corpus_is_refused_with_its_file(tmp_path, load, write, wanted):
    with pytest.raises(BadToponymFile, match=wanted):
        load(write(tmp_path))


def read_as(**points):
    """A reader that marks the first place with each of the words, with the point given."""

    def read(report):
        found = {words: report.text.index(words) for words in points}
        marks = Marks(
            places=tuple(
                PlaceMark(id=f"p{i}", mentions=((start, start + len(words)),), kind="city")
                for i, (words, start) in enumerate(found.items(), 1)
            )
        )
        places = {
            mark.id: ResolvedPlace(name=words, lat=lat, lon=20.0 if lat is not None else None)
            for mark, (words, lat) in zip(marks.places, points.items(), strict=True)
        }
        return build_record(report, marks, Identities(places=places))

    return read_with(read)


def test_a_place_is_right_within_161_km_and_a_null_is_a_miss(tmp_path):
    kind = PLACES.on_set("geovirus")
    examples = load_geovirus(write_geovirus(tmp_path))
    counts = measure_values(kind, examples, read_as(Selat=11.5, Maro=None), "geovirus").counts
    assert (counts["toponym_161_km.strict"].gold, counts["toponym_161_km.strict"].gold_hit) == (
        2,
        1,
    )
    assert counts["toponym_161_km.strict"].read == 1
    assert counts["toponym_found.strict"].gold_hit == 2


def test_figurative_names_adjectives_and_firms_are_counted_apart(tmp_path):
    kind = PLACES.on_set("geowebnews")
    examples = load_geowebnews(write_geowebnews(tmp_path))
    figures = measure_values(kind, examples, read_as(Selat=10.5, Selatian=None), "geowebnews")
    assert figures.counts["toponym_161_km.strict"].gold_hit == 1
    assert figures.counts["toponym_figurative.strict"].gold == 2
    assert "median error: 0.0 km of the 1 places with a point" in figures.lines[0]
    assert "of the 1 places with an entry in a gazetteer: 1 within 161 km" in figures.lines
    assert "no point for 1 of 1 adjectives" in figures.lines
    assert "no point for 1 of 1 names of what is no place" in figures.lines


def test_the_command_measures_on_the_gold_toponyms(tmp_path):
    write_geovirus(tmp_path)
    command = ["evaluate", "places", "--set", "geovirus", "--data", str(tmp_path)]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0
    assert "places within 161 km" in result.output
