import pytest
from tests.cli.test_main import call

from relata.cli import main as cli


@pytest.fixture
def builder(monkeypatch):
    def write(target):
        target.write_bytes(b"xz")
        return 1234

    monkeypatch.setattr("relata.resolve.gazetteer_build.build_gazetteer", write)


def test_building_tells_how_many_places_there_are(monkeypatch, capfd, tmp_path, builder):
    file = tmp_path / "places.sqlite.xz"
    assert call(monkeypatch, "gazetteer", "build", "--out", str(file)) == 0
    assert capfd.readouterr().out == f"{file}: 1,234 places, 0.0 MB\n"
    assert file.read_bytes() == b"xz"


def test_a_name_is_found_in_the_shipped_gazetteer(monkeypatch, capfd, tmp_path):
    monkeypatch.setenv("RELATA_CACHE", str(tmp_path))
    assert call(monkeypatch, "gazetteer", "find", "Khartoum") == 0
    assert "Khartoum (Khartoum, SD)  city" in capfd.readouterr().out


def test_a_name_that_no_place_bears_is_said_to_be_unknown(monkeypatch, capfd, tmp_path):
    monkeypatch.setenv("RELATA_CACHE", str(tmp_path))
    assert call(monkeypatch, "gazetteer", "find", "Zzqwv Xxk") == 0
    assert "no place named Zzqwv Xxk is known" in capfd.readouterr().out


def test_a_damaged_gazetteer_is_told_by_its_code(monkeypatch, capfd, tmp_path):
    file = tmp_path / "places.sqlite.xz"
    file.write_bytes(b"no gazetteer at all")
    monkeypatch.setenv("RELATA_GAZETTEER", str(file))
    monkeypatch.setenv("RELATA_CACHE", str(tmp_path))
    assert call(monkeypatch, "gazetteer", "find", "Khartoum") == cli.EXIT_DATA
    assert "[data.gazetteer]" in capfd.readouterr().err
