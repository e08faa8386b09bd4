import pytest
from tests.cli.test_main import call

from relata.cli.main import EXIT_DATA


@pytest.fixture
def sheet(tmp_path, monkeypatch):
    monkeypatch.setenv("RELATA_DATABASE_URL", str(tmp_path / "made.sqlite"))
    path = tmp_path / "sheet.csv"
    path.write_bytes("id;date;place;killed\n1;2024-03-05;Peñón;2\n".encode("cp1252"))
    return path


def test_bytes_that_do_not_fit_end_with_file_and_line(monkeypatch, capfd, sheet):
    assert call(monkeypatch, "import", str(sheet)) == EXIT_DATA
    told = capfd.readouterr().err
    assert "sheet.csv: line 2" in told
    assert "--encoding" in told
    assert "data.sheet" in told


def test_a_sheet_of_a_named_encoding_is_taken_in_and_given_back(
    monkeypatch, capfd, tmp_path, sheet
):
    out = tmp_path / "back.csv"
    assert call(monkeypatch, "import", str(sheet), "--encoding", "cp1252") == 0
    assert "1 rows, 1 new" in capfd.readouterr().out
    like = ("--like", str(sheet), "--encoding", "cp1252", "--out", str(out))
    assert call(monkeypatch, "export", "xlsx", *like) == 0
    assert "1,2024-03-05,Peñón,2," in out.read_text("utf-8-sig")
