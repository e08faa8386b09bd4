import pytest
from tests.cli.test_main import call

from relata.assets import ASSETS
from relata.cli import main as cli
from relata.resolve.gazetteer import ASSET


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


def test_the_shipped_table_is_never_written_over_unasked(monkeypatch, capfd, tmp_path, builder):
    shipped = ASSETS / ASSET
    before = shipped.stat()
    assert call(monkeypatch, "gazetteer", "build") == cli.EXIT_USAGE
    assert "either --out FILE or --shipped" in capfd.readouterr().err
    assert call(monkeypatch, "gazetteer", "build", "--out", str(shipped)) == cli.EXIT_USAGE
    assert "say --shipped" in capfd.readouterr().err
    assert shipped.stat() == before


def test_a_table_that_is_there_is_only_written_over_when_told(
    monkeypatch, capfd, tmp_path, builder
):
    file = tmp_path / "places.sqlite.xz"
    file.write_bytes(b"mine")
    assert call(monkeypatch, "gazetteer", "build", "--out", str(file)) == cli.EXIT_USAGE
    assert "[usage.output_exists]" in capfd.readouterr().err
    assert file.read_bytes() == b"mine"
    assert call(monkeypatch, "gazetteer", "build", "--out", str(file), "--overwrite") == 0
    assert file.read_bytes() == b"xz"


def test_places_of_one_s_own_are_added_found_listed_and_removed(monkeypatch, capfd, tmp_path):
    monkeypatch.setenv("RELATA_CACHE", str(tmp_path))
    monkeypatch.setenv("RELATA_PLACES", str(tmp_path / "places.sqlite"))
    file = tmp_path / "own.csv"
    file.write_text("name,lat,lon,kind\nZzqwv Post,33.35,35.52,site\n,1,1,site\n")
    assert call(monkeypatch, "gazetteer", "add", str(file), "--country", "lb") == 0
    out = capfd.readouterr().out
    assert "own.csv: 1 places as own:…" in out
    assert "left out 1 without a name" in out
    assert call(monkeypatch, "gazetteer", "find", "Zzqwv Post") == 0
    expected = "Zzqwv Post (LB)  site  33.35 35.52  own:lb-site-zzqwv-post"
    assert expected in capfd.readouterr().out
    assert call(monkeypatch, "gazetteer", "list") == 0
    assert capfd.readouterr().out.startswith("own.csv  own  1 places  ")
    assert call(monkeypatch, "gazetteer", "remove", "own") == 0
    assert call(monkeypatch, "gazetteer", "list") == 0
    assert "no places of your own" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("options", "words"),
    [(("--country", "Atlantis"), "two letters"), (("--kind", "citty"), "neighbourhood, site")],
)
def test_a_wrong_option_is_told(monkeypatch, capfd, tmp_path, options, words):
    assert call(monkeypatch, "gazetteer", "add", "own.csv", *options) == cli.EXIT_USAGE
    assert words in capfd.readouterr().err


def test_a_wrong_file_of_places_is_told_by_its_code(monkeypatch, capfd, tmp_path):
    monkeypatch.setenv("RELATA_CACHE", str(tmp_path))
    assert call(monkeypatch, "gazetteer", "add", str(tmp_path / "absent.csv")) == cli.EXIT_DATA
    assert "[data.places]" in capfd.readouterr().err


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
