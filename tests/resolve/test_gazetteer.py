"""The gazetteer at rest: built, unpacked, opened, looked up."""

import lzma
import os

import pytest

from relata.resolve.gazetteer import GazetteerError, open_gazetteer
from relata.resolve.gazetteer_build import SourcePlace, airfield_names, write_database


def build_small(folder):
    places = [
        SourcePlace("made:1", "Selat", "IQ", "Varo", "city", 33.5, 44.25, 9000, names=["Salat"]),
        SourcePlace("made:2", "al-Hudayrah", "YE", None, "city", 14.8, 42.95),
    ]
    write_database(places, folder / "small.sqlite")
    packed = folder / "small.sqlite.xz"
    packed.write_bytes(lzma.compress((folder / "small.sqlite").read_bytes()))
    return packed


def test_a_place_is_found_by_every_name_and_spelling(tmp_path):
    gazetteer = open_gazetteer(build_small(tmp_path), tmp_path / "cache")
    (entry,) = gazetteer.look_up("SALAT")
    assert (entry.id, entry.name, entry.country, entry.admin1) == ("made:1", "Selat", "IQ", "Varo")
    assert (entry.lat, entry.lon, entry.population, entry.loose) == (33.5, 44.25, 9000, False)
    (other,) = gazetteer.look_up("Hodeira")
    assert (other.id, other.loose) == ("made:2", True)
    assert gazetteer.look_up("nowhere at all") == ()
    assert gazetteer.look_up("") == ()


def test_the_unpacked_file_is_made_once_and_named_by_the_fingerprint(tmp_path):
    packed = build_small(tmp_path)
    first = open_gazetteer(packed, tmp_path / "cache")
    (unpacked,) = (tmp_path / "cache").iterdir()
    stamp = unpacked.stat().st_mtime_ns
    second = open_gazetteer(packed, tmp_path / "cache")
    assert first.fingerprint == second.fingerprint
    assert unpacked.name == f"gazetteer-{first.fingerprint[:32]}.sqlite"
    assert unpacked.stat().st_mtime_ns == stamp


def test_a_folder_that_cannot_be_made_is_no_reason_to_fail(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    gazetteer = open_gazetteer(build_small(tmp_path), blocked / "cache")
    assert [entry.id for entry in gazetteer.look_up("Selat")] == ["made:1"]


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path):
    bad = tmp_path / "bad.xz"
    bad.write_bytes(os.urandom(64))
    with pytest.raises(GazetteerError, match="no xz file"):
        open_gazetteer(bad, tmp_path / "cache")
    with pytest.raises(GazetteerError, match="cannot be read"):
        open_gazetteer(tmp_path / "absent", tmp_path / "cache")


def test_the_same_places_give_the_same_bytes(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert build_small(tmp_path / "a").read_bytes() == build_small(tmp_path / "b").read_bytes()


def test_an_airfield_is_found_by_its_short_names():
    assert "Selat Base" in list(airfield_names("Selat Air Base", ""))
    assert "Varo Airport" in list(airfield_names("Selat International Airport", "Varo"))


def test_the_shipped_gazetteer_holds_what_reports_speak_of(tmp_path):
    gazetteer = open_gazetteer()
    for name, country in [
        ("Ain al-Asad", "IQ"),
        ("Strait of Hormuz", None),
        ("Goma", "CD"),
        ("Donbas", "UA"),
        ("Anbar", "IQ"),
        ("Torkham", None),
    ]:
        assert country in {entry.country for entry in gazetteer.look_up(name)}, name
