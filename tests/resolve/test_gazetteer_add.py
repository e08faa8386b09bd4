"""Places of a user's own: taken in from dumps, tables and lists, whole or not at all."""

import gzip
import os
import sqlite3
import subprocess
import sys
import tracemalloc
import zipfile

import pytest
from tests.resolve.test_gazetteer import build_small

from relata.errors import UsageError
from relata.resolve.gazetteer import GazetteerError, open_gazetteer
from relata.resolve.gazetteer_add import AddOptions, add_places, remove_places
from relata.resolve.gazetteer_build import SourcePlace, write_database
from relata.resolve.gazetteer_file import PlaceFileError
from relata.resolve.gazetteer_lands import Lands
from relata.resolve.gazetteer_user import layer, list_sources

HEAD = "name,lat,lon,kind,country\n"


@pytest.fixture
def base(tmp_path):
    import lzma

    towns = [
        SourcePlace("geonames:1", "Selat", "IQ", "Varo", "city", 33.5, 44.25, 9000),
        SourcePlace("iso3166-2:IQ-99", "Varo", "IQ", None, "admin1", 33.5, 44.3),
        SourcePlace("made:3", "Hodeida", "YE", None, "city", 14.8, 42.95, 100),
    ]
    write_database(towns, tmp_path / "base.sqlite")
    packed = tmp_path / "base.sqlite.xz"
    packed.write_bytes(lzma.compress((tmp_path / "base.sqlite").read_bytes()))
    return open_gazetteer(packed, tmp_path / "cache")


@pytest.fixture
def target(tmp_path):
    return tmp_path / "own" / "places.sqlite"


def write(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def dump_row(number, name, lat, lon, *, code="PPL", country="IQ", admin1="04", names="", people=0):
    classes = {"A": "ADM", "P": "PPL", "H": "STM", "L": "MIL"}
    letter = next((key for key, start in classes.items() if code.startswith(start)), "T")
    cells = [str(number), name, name, names, str(lat), str(lon), letter, code, country, ""]
    cells += [admin1, "", "", "", str(people), "", "30", "Asia/Baghdad", "2023-01-01"]
    return "\t".join(cells) + "\n"


def found(base, target, name):
    return [entry.id for entry in layer(base, target).look_up(name)]


def test_a_dump_keeps_its_ids_kinds_and_divisions(base, target, tmp_path):
    text = dump_row(10, "Muhafazat Varo", 33.5, 44.3, code="ADM1", names="Varo")
    text += dump_row(11, "Orbat", 33.6, 44.2, names="Orbata,أوربات,orbt", people=700)
    text += dump_row(12, "Camp Orbat", 33.6, 44.3, code="MILB") + dump_row(
        13, "Orbat Well", 33.6, 44.2, code="WLL"
    )
    (added,) = add_places([write(tmp_path, "IQ.txt", text)], target, base)
    assert (added.places, sum(added.left_out.values())) == (3, 1)
    (town,) = layer(base, target).look_up("Orbata")
    assert (town.id, town.kind, town.country, town.population) == ("geonames:11", "city", "IQ", 700)
    assert (town.lat, town.lon, town.admin1) == (33.6, 44.2, "Muhafazat Varo")
    assert found(base, target, "Camp Orbat") == ["geonames:12"]
    assert layer(base, target).look_up("orbt") == ()


def test_a_division_goes_by_the_name_that_comes_with_relata(base, target, tmp_path):
    text = dump_row(11, "Orbat", 33.6, 44.2) + dump_row(10, "VARO", 33.5, 44.3, code="ADM1")
    add_places([write(tmp_path, "IQ.txt", text)], target, base)
    assert layer(base, target).look_up("Orbat")[0].admin1 == "Varo"


def test_an_extract_of_openstreetmap_is_known_by_its_columns(base, target, tmp_path):
    text = "@id;@type;name;name:en;place;lat;lon;alt_name\n"
    text += "5;node;أوربات;Orbat;village;33.6;44.2;Orbata|Urbat\n"
    text += "5;way;;Orbat Park;weird;33.6;44.2;\n6;way;;;town;33.6;44.2;\n"
    options = AddOptions(country="IQ")
    (added,) = add_places([write(tmp_path, "iraq.csv", text)], target, base, options)
    assert (added.dataset, added.places) == ("osm", 1)
    assert added.left_out == {"of the kind weird": 1, "without a name": 1}
    for name in ("Orbat", "Urbat", "أوربات"):
        assert found(base, target, name) == ["osm:node/5"], name


def test_a_list_in_yaml_keeps_names_reach_and_the_code_of_norway(base, target, tmp_path):
    text = (
        "- {name: Camp Orbat, lat: 33.6, lon: 44.2, kind: site, country: IQ,"
        " names: [Orbat Base], radius_km: 4}\n"
        "- {name: Fjord Post, lat: 60, lon: 5, kind: site, country: NO}\n"
    )
    add_places([write(tmp_path, "my list.yaml", text)], target, base)
    (camp,) = layer(base, target).look_up("Orbat Base")
    assert (camp.id, camp.radius_km) == ("my-list:iq-site-camp-orbat", 4.0)
    assert layer(base, target).look_up("Fjord Post")[0].country == "NO"


@pytest.mark.parametrize("packed", ["zip", "gz"])
def test_a_packed_file_is_read_as_it_stands(base, target, tmp_path, packed):
    text = HEAD + "Orbat,33.6,44.2,city,IQ\n"
    path = tmp_path / f"places.csv.{packed}"
    if packed == "gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("readme.txt", "words on the data")
            archive.writestr("places.csv", text)
    add_places([path], target, base)
    assert found(base, target, "Orbat") == ["places:iq-city-orbat"]


def test_the_user_s_place_stands_for_the_shipped_one_of_its_id(base, target, tmp_path):
    path = write(tmp_path, "IQ.txt", dump_row(1, "Selat", 33.51, 44.26, people=12_000))
    add_places([path], target, base)
    (entry,) = layer(base, target).look_up("Selat")
    assert (entry.id, entry.lat, entry.population) == ("geonames:1", 33.51, 12_000)


def test_a_loose_spelling_is_only_taken_where_neither_file_has_the_name(base, target, tmp_path):
    path = write(tmp_path, "own.csv", HEAD + "Hudayda,33.6,44.2,city,IQ\n")
    add_places([path], target, base)
    assert found(base, target, "Hodeida") == ["made:3"]


def test_a_file_added_again_takes_the_place_of_its_rows(base, target, tmp_path):
    path = write(tmp_path, "own.csv", HEAD + "Orbat,33.6,44.2,city,IQ\n")
    add_places([path], target, base)
    first = layer(base, target).fingerprint
    path.write_text(HEAD + "Gravel,33.6,44.2,city,IQ\n")
    add_places([path], target, base)
    assert found(base, target, "Orbat") == []
    assert found(base, target, "Gravel") == ["own:iq-city-gravel"]
    assert len(list_sources(target)) == 1
    assert layer(base, target).fingerprint != first


def test_the_fingerprint_follows_from_what_was_added(base, tmp_path):
    path = write(tmp_path, "own.csv", HEAD + "Orbat,33.6,44.2,city,IQ\n")
    prints = []
    for name in ("one", "other"):
        add_places([path], tmp_path / name / "places.sqlite", base)
        prints.append(layer(base, tmp_path / name / "places.sqlite").fingerprint)
    assert prints[0] == prints[1] != base.fingerprint
    assert len(prints[0]) == 64
    assert layer(base, tmp_path / "absent").fingerprint == base.fingerprint
    remove_places(tmp_path / "one" / "places.sqlite", "own.csv")
    assert layer(base, tmp_path / "one" / "places.sqlite").fingerprint == base.fingerprint


def test_taking_a_file_out_brings_back_what_it_stood_over(base, target, tmp_path):
    one = write(tmp_path, "one.txt", dump_row(20, "Orbat", 33.6, 44.2))
    two = write(tmp_path, "two.txt", dump_row(20, "Orbat", 33.7, 44.3))
    add_places([one, two], target, base)
    assert [entry.lat for entry in layer(base, target).look_up("Orbat")] == [33.7]
    assert remove_places(target, "two.txt") == 1
    assert [entry.lat for entry in layer(base, target).look_up("Orbat")] == [33.6]
    with pytest.raises(UsageError, match=r"there is: one\.txt"):
        remove_places(target, "two.txt")


GOOD = "Orbat,33.6,44.2,city,IQ\n"
WRONG = [
    ("name,lat,lon,country\nOrbat,33.6,44.2,IQ\n", 1, "columns for kind"),
    ("title text,lat,lon,kind,country\n", 1, "columns for name"),
    ("name,y,kind,country\n", 1, "columns for lon"),
    (HEAD + GOOD + "Gravel,133.6,44.2,city,IQ\n", 3, "look swapped"),
    (HEAD + GOOD + "Gravel,33.6,444.2,city,IQ\n", 3, "longitude of at most 180"),
    (HEAD + GOOD + '"Gravel","33,6",44.2,city,IQ\n', 3, "decimal degrees .* got '33,6'"),
    (HEAD + GOOD + "Gravel,nan,44.2,city,IQ\n", 3, "decimal degrees"),
    (HEAD + GOOD + "Gravel,33.6,44.2,city,Atlantis\n", 3, "got 'Atlantis'"),
    (HEAD + GOOD + "Gravel,33.6,44.2,city\n", 3, "wanted 5 columns as in the header, got 4"),
    (HEAD + GOOD + '"Gravel,33.6,44.2,city,IQ\n', 3, "no CSV"),
    (HEAD + GOOD + GOOD, 3, "stands in line 2 too"),
    (HEAD + GOOD + "Nowhere,0.5,-30,city,\n", 3, "no town is near"),
    (HEAD.replace("country", "country,population") + "A,33.6,44.2,city,IQ,many\n", 2, "'many'"),
    (HEAD.replace("country", "country,radius_km") + "A,33.6,44.2,city,IQ,-3\n", 2, "radius"),
    (HEAD + "Orbat,44.2,33.6,city,IQ\nGravel,44.3,33.5,city,IQ\n", 2, "only the other way round"),
    (HEAD + "Orbat,33.6,44.2,city,YE\n", 2, "other countries than the file says"),
    (HEAD, None, "got none"),
    ("", 1, "got an empty line"),
    (dump_row(1, "A", 1, 1) + "2\tB\t3\n", 2, "19 columns"),
    (dump_row(1, "A", 33.6, 44.2) + dump_row(1, "B", 33.6, 44.2), 2, "stands in line 1 too"),
]


@pytest.mark.parametrize(("text", "line", "words"), WRONG)
def test_a_wrong_file_is_told_by_file_and_line_and_nothing_of_it_stays(
    base, target, tmp_path, text, line, words
):
    good = write(tmp_path, "good.csv", HEAD + GOOD)
    add_places([good], target, base)
    before = target.read_bytes()
    fine = write(tmp_path, "fine.csv", HEAD + "Fine,33.6,44.2,city,IQ\n")
    bad = write(tmp_path, "bad.csv", text)
    with pytest.raises(PlaceFileError, match=words) as caught:
        add_places([fine, bad], target, base)
    assert caught.value.facts == {"path": str(bad), "line": line}
    assert str(bad) in caught.value.message
    assert line is None or f"line {line}:" in caught.value.message
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == ["places.sqlite"]


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        ((HEAD + GOOD).encode() + "Gravél,33.6,44.2,city,IQ\n".encode("latin-1"), 3, "byte 0xe9"),
        ((HEAD + GOOD).encode("utf-16"), 1, "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", 1, "UTF-8"),
        (HEAD.encode() + b"Or\0bat,33.6,44.2,city,IQ\n", 2, "no text"),
    ],
)
def test_a_wrong_encoding_is_told_by_its_line(base, target, tmp_path, data, line, words):
    path = tmp_path / "own.csv"
    path.write_bytes(data)
    with pytest.raises(PlaceFileError, match=words) as caught:
        add_places([path], target, base)
    assert caught.value.facts["line"] == line
    assert not target.exists()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("- {name: A, lat: 1\n- {", 2, "no YAML"),
        ("name: Orbat\n", 1, "wanted a list"),
        ("- Orbat\n", 1, "wanted a place"),
        ("- {name: A, lat: 33.6, lon: 44.2, kind: city, country: IQ}\n- {name: B}\n", 2, "columns"),
        ("", None, "wanted a list"),
    ],
)
def test_a_wrong_list_in_yaml_is_told_by_its_line(base, target, tmp_path, text, line, words):
    path = write(tmp_path, "own.yaml", text)
    with pytest.raises(PlaceFileError, match=words) as caught:
        add_places([path], target, base)
    assert line is None or caught.value.facts["line"] == line


def test_a_damaged_archive_and_an_absent_file_are_told(base, target, tmp_path):
    path = tmp_path / "dump.zip"
    path.write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(PlaceFileError, match="archive is damaged"):
        add_places([path], target, base)
    with pytest.raises(PlaceFileError, match="cannot be read"):
        add_places([tmp_path / "absent.csv"], target, base)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.csv", "")
        archive.writestr("two.csv", "")
    with pytest.raises(PlaceFileError, match=r"got one\.csv, two\.csv"):
        add_places([path], target, base)


@pytest.mark.parametrize("name", ["relata", "iso3166-1", "Big Name", ""])
def test_a_dataset_that_relata_speaks_for_is_refused(base, target, tmp_path, name):
    path = write(tmp_path, "own.csv", HEAD + GOOD)
    with pytest.raises(UsageError, match="--dataset"):
        add_places([path], target, base, AddOptions(dataset=name))


def test_a_row_without_a_country_gets_that_of_the_nearest_town(base, target, tmp_path):
    path = write(tmp_path, "own.csv", HEAD + GOOD + "Gravel,14.9,43.0,city,\nSea,0,-30,water,\n")
    add_places([path], target, base)
    assert layer(base, target).look_up("Gravel")[0].country == "YE"
    assert layer(base, target).look_up("Sea")[0].country is None


def test_a_file_of_places_changed_by_another_hand_is_refused(base, target, tmp_path):
    add_places([write(tmp_path, "own.csv", HEAD + GOOD)], target, base)
    whole = target.read_bytes()
    with sqlite3.connect(target) as connection:
        connection.execute("UPDATE place SET lat = 0")
    connection.close()
    with pytest.raises(GazetteerError, match="changed by another hand"):
        layer(base, target)
    target.write_bytes(whole[:-4096])
    with pytest.raises(GazetteerError, match="cut short"):
        layer(base, target)
    target.write_bytes(b"no database")
    with pytest.raises(GazetteerError, match="no file of places"):
        add_places([write(tmp_path, "own.csv", HEAD + GOOD)], target, base)


def test_a_folder_that_cannot_be_written_is_told(base, tmp_path):
    blocked = write(tmp_path, "file", "not a folder")
    with pytest.raises(GazetteerError, match="RELATA_PLACES"):
        add_places([write(tmp_path, "own.csv", HEAD + GOOD)], blocked / "places.sqlite", base)


def test_memory_does_not_grow_with_the_rows(base, tmp_path):
    # The caches of names fill up once; after that twice the rows need no more.
    def peak(rows):
        path = tmp_path / f"{rows}.txt"
        with path.open("w") as file:
            for number in range(rows):
                file.write(dump_row(100 + number, "Orbat", 33.6, 44.2, names="Orbata,Urbat"))
        tracemalloc.start()
        add_places([path], tmp_path / "big.sqlite", base)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(100)
    assert peak(6_000) < peak(2_000) + 200_000


def test_a_small_gazetteer_without_own_places_is_itself(tmp_path):
    base = open_gazetteer(build_small(tmp_path), tmp_path / "cache")
    assert layer(base, None) is base


def test_swapped_columns_of_a_long_file_are_told_before_its_end(
    base, target, tmp_path, monkeypatch
):
    monkeypatch.setattr("relata.resolve.gazetteer_lands._SURE", 3)
    rows = "".join(f"Orbat {number},44.2,33.6,city,IQ\n" for number in range(3))
    path = write(tmp_path, "own.csv", HEAD + rows + "no row at all\n")
    with pytest.raises(PlaceFileError, match="only the other way round") as caught:
        add_places([path], target, base)
    assert caught.value.facts["line"] == 2


def test_of_two_commands_at_once_the_later_is_told_to_run_again(
    base, target, tmp_path, monkeypatch
):
    add_places([write(tmp_path, "one.csv", HEAD + GOOD)], target, base)

    class Meanwhile(Lands):
        """Towns that another command's change comes with."""

        def __init__(self, towns):
            super().__init__(towns)
            self.done = False

        def countries(self, lat, lon):
            if not self.done:
                self.done = True
                other = write(tmp_path, "two.csv", HEAD + "Other,33.6,44.2,city,IQ\n")
                with monkeypatch.context() as patch:
                    patch.setattr("relata.resolve.gazetteer_add.Lands", Lands)
                    add_places([other], target, base)
            return super().countries(lat, lon)

    monkeypatch.setattr("relata.resolve.gazetteer_add.Lands", Meanwhile)
    with pytest.raises(GazetteerError, match="run this one again"):
        add_places([write(tmp_path, "three.csv", HEAD + GOOD)], target, base)
    assert [each.file for each in list_sources(target)] == ["one.csv", "two.csv"]


def test_a_command_that_is_stopped_leaves_the_old_file(base, target, tmp_path, monkeypatch):
    add_places([write(tmp_path, "one.csv", HEAD + GOOD)], target, base)
    before = target.read_bytes()

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("relata.resolve.gazetteer_add._put", stop)
    with pytest.raises(KeyboardInterrupt):
        add_places([write(tmp_path, "two.csv", HEAD + GOOD)], target, base)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == ["places.sqlite"]


def test_an_archive_with_a_password_is_told(base, target, tmp_path):
    path = tmp_path / "dump.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("places.csv", HEAD + GOOD)
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1  # the flag that says encrypted
    path.write_bytes(bytes(data))
    with pytest.raises(PlaceFileError, match="cannot be unpacked"):
        add_places([path], target, base)


def test_marks_of_order_tabs_and_line_ends_of_other_systems_are_read(base, target, tmp_path):
    path = tmp_path / "own.csv"
    text = "Name\tLatitude\tLongitude\tPlace\tCountry Code\r\n"
    text += '"Orbat\r\nUpper"\t33.6\t44.2\thamlet\tiq\r\n'
    path.write_bytes(b"\xef\xbb\xbf" + text.encode() + b"Gravel\t33.6\tx\thamlet\tIQ\r\n")
    with pytest.raises(PlaceFileError, match="longitude in decimal degrees") as caught:
        add_places([path], target, base)
    assert caught.value.facts["line"] == 4  # the row before it stands on two lines
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    add_places([path], target, base)
    assert found(base, target, "Orbat Upper") == ["own:iq-city-orbat-upper"]


def test_the_file_shrinks_when_most_of_it_is_taken_out(base, target, tmp_path):
    many = "".join(dump_row(100 + n, f"Orbat {n}", 33.6, 44.2) for n in range(2_000))
    small = write(tmp_path, "small.csv", HEAD + GOOD)
    add_places([small, write(tmp_path, "many.txt", many)], target, base)
    before = target.stat().st_size
    assert remove_places(target, "many.txt") == 2_000
    assert target.stat().st_size < before / 4
    assert found(base, target, "Orbat") == ["small:iq-city-orbat"]


def test_what_a_killed_command_left_is_cleared_by_the_next(base, target, tmp_path):
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    target.parent.mkdir()
    left, running = (target.parent / f".places-{pid}-x" for pid in (done.pid, os.getpid()))
    left.write_bytes(b"half")
    running.write_bytes(b"half")
    add_places([write(tmp_path, "one.csv", HEAD + GOOD)], target, base)
    assert not left.exists()
    assert running.exists()


def test_small_territories_are_countries_too(base, target, tmp_path):
    add_places([write(tmp_path, "one.csv", HEAD + "Skär,60.1,19.9,city,AX\n")], target, base)
    assert layer(base, target).look_up("Skär")[0].country == "AX"
