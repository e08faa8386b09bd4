"""The gazetteer at rest: built, unpacked, opened, looked up."""

import json
import lzma
import os
import sqlite3
import tracemalloc

import pytest

from relata.assets import ASSETS, AssetError
from relata.resolve.gazetteer import _QUERY, ASSET, GazetteerError, open_gazetteer
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


def test_an_unpacked_gazetteer_is_opened_without_reading_its_data(tmp_path, monkeypatch):
    packed = build_small(tmp_path)
    open_gazetteer(packed, tmp_path / "cache")

    def refuse(*_):
        raise AssertionError("the data was read again")

    monkeypatch.setattr("relata.resolve.gazetteer.lzma.decompress", refuse)
    gazetteer = open_gazetteer(packed, tmp_path / "cache")
    assert [entry.id for entry in gazetteer.look_up("Selat")] == ["made:1"]


def test_an_unpacked_file_that_was_cut_short_is_unpacked_again(tmp_path):
    packed = build_small(tmp_path)
    open_gazetteer(packed, tmp_path / "cache")
    (unpacked,) = (tmp_path / "cache").iterdir()
    whole = unpacked.read_bytes()
    unpacked.write_bytes(whole[: len(whole) // 2])
    gazetteer = open_gazetteer(packed, tmp_path / "cache")
    assert [entry.id for entry in gazetteer.look_up("Selat")] == ["made:1"]
    assert unpacked.read_bytes() == whole


def test_opening_and_looking_up_the_shipped_gazetteer_holds_little_in_memory():
    open_gazetteer()
    tracemalloc.start()
    gazetteer = open_gazetteer()
    for name in ("San Juan", "Kyiv", "Aleppo", "nowhere at all"):
        gazetteer.look_up(name)
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert held < 2_000_000


def test_a_look_up_searches_by_key_and_never_reads_the_whole_table(tmp_path):
    build_small(tmp_path)
    with sqlite3.connect(tmp_path / "small.sqlite") as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {_QUERY}", ("selat",))]
        (cache,) = connection.execute("PRAGMA cache_size").fetchone()
    connection.close()
    assert [step for step in plan if step.startswith("SCAN")] == []
    assert cache == -2000  # KiB of pages that SQLite keeps at most


def test_what_was_looked_up_is_kept_within_bounds(tmp_path, monkeypatch):
    monkeypatch.setattr("relata.resolve.gazetteer._MAX_LOOK_UPS", 3)
    gazetteer = open_gazetteer(build_small(tmp_path), tmp_path / "cache")
    for number in range(10):
        gazetteer.look_up(f"Selat {number}")
    assert len(gazetteer._seen) <= 3


def test_the_shipped_file_stays_within_its_size():
    assert (ASSETS / ASSET).stat().st_size <= 20_000_000


def test_a_shipped_file_of_another_hash_than_the_manifest_s_is_refused(tmp_path, monkeypatch):
    (tmp_path / ASSET).write_bytes(b"altered")
    wanted = {"sha256": "0" * 64, "bytes": 7}
    (tmp_path / "manifest.json").write_text(json.dumps({ASSET: wanted}))
    monkeypatch.setattr("relata.resolve.gazetteer.ASSETS", tmp_path)
    monkeypatch.setattr("relata.resolve.gazetteer.asset_fingerprint", lambda _: "0" * 64)
    with pytest.raises(AssetError, match=r"gazetteer\.sqlite\.xz .* has sha256"):
        open_gazetteer(cache=tmp_path / "cache")


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
