"""Data that comes with Relata is what its manifest says."""

import pytest

from relata.assets import (
    ASSETS,
    AssetError,
    asset_fingerprint,
    load_yaml_asset,
    read_asset,
    read_manifest,
    register_asset,
)


def test_every_file_of_the_manifest_is_as_it_says():
    assert read_manifest()
    for name, row in read_manifest().items():
        assert len(read_asset(name)) == row["bytes"]


def test_a_changed_file_is_refused(tmp_path):
    (tmp_path / "made.yaml").write_text("one: 1\n")
    register_asset("made.yaml", tmp_path)
    (tmp_path / "made.yaml").write_text("one: 2\n")
    with pytest.raises(AssetError, match="the manifest says"):
        read_asset("made.yaml", tmp_path)


def test_a_file_that_the_manifest_does_not_name_is_refused(tmp_path):
    with pytest.raises(AssetError, match="does not name"):
        asset_fingerprint("absent.yaml", tmp_path)


def test_places_of_our_own_have_sound_coordinates_and_kinds():
    kinds = {
        "region", "admin1", "admin2", "city", "neighbourhood", "site", "water", "border", "road",
    }  # fmt: skip
    count = 0
    sources = load_yaml_asset("place_sources.yaml")
    for file in ("places.yaml", "towns.yaml"):
        for code, tables in load_yaml_asset(file).items():
            assert len(code) == 2
            assert set(tables) <= kinds
            for rows in tables.values():
                assert rows["source"] in sources
                for lat, lon, *_ in (row for name, row in rows.items() if name != "source"):
                    assert -90 <= lat <= 90
                    assert -180 <= lon <= 180
                    count += 1
    assert count >= 3_000


def test_the_shipped_files_are_small_enough():
    assert (ASSETS / "gazetteer.sqlite.xz").stat().st_size <= 20_000_000
