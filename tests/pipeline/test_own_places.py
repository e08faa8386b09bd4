"""A user's own places are read with, and the record says so."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.pipeline.fakes import FakeReader

from relata.pipeline.reading import load_tools
from relata.pipeline.settings import Settings
from relata.resolve.gazetteer import open_gazetteer
from relata.resolve.gazetteer_add import add_places


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.setattr("relata.read.reader.load_reader", lambda _: FakeReader())
    return Settings(places=tmp_path / "places.sqlite")


def test_the_record_names_the_gazetteer_with_the_user_s_places(settings, tmp_path):
    before = load_tools(settings)
    file = tmp_path / "own.csv"
    file.write_text("name,lat,lon,kind,country\nZzqwv Post,33.35,35.52,site,LB\n")
    assert settings.places is not None
    add_places([file], settings.places, open_gazetteer())
    after = load_tools(settings)
    assert before.reader_info.gazetteer == open_gazetteer().fingerprint
    assert after.reader_info.gazetteer == after.gazetteer.fingerprint
    assert after.reader_info.gazetteer != before.reader_info.gazetteer
    assert [entry.id for entry in after.gazetteer.look_up("Zzqwv Post")] == [
        "own:lb-site-zzqwv-post"
    ]
    assert load_tools(replace(settings, places=Path("/nowhere"))).reader_info == before.reader_info
