import pytest
from tests.cli.test_main import call

from relata.cli.main import EXIT_USAGE
from relata.store import open_ledger
from relata.wire import decode_record

COPY = "https://archive.example/2024/page"


@pytest.fixture
def database(tmp_path, monkeypatch):
    path = tmp_path / "made.sqlite"
    monkeypatch.setenv("RELATA_DATABASE_URL", str(path))
    return path


def page(folder, name="page.txt"):
    path = folder / name
    path.write_text(
        "El pueblo de Oruz fue atacado el lunes por la mañana, dijo el alcalde.", "utf-8"
    )
    return path


def test_an_archived_copy_is_kept_and_shown(monkeypatch, capfd, tmp_path, database):
    assert call(monkeypatch, "add", str(page(tmp_path)), "--archive", COPY) == 0
    report = capfd.readouterr().out.split()[0]
    assert call(monkeypatch, "show", report) == 0
    assert f"archived at {COPY}" in capfd.readouterr().out
    ledger = open_ledger(str(database), decode_record)
    with ledger.view() as view:
        (sighting,) = view.report(report).sightings
    ledger.close()
    assert sighting.archive == COPY


@pytest.mark.parametrize(
    ("sources", "address"), [(2, COPY), (1, "archive.example/2024"), (1, "javascript:alert(1)")]
)
def test_a_copy_is_that_of_one_source_and_has_a_web_address(
    monkeypatch, capfd, tmp_path, database, sources, address
):
    given = [str(page(tmp_path, f"{number}.txt")) for number in range(sources)]
    assert call(monkeypatch, "add", *given, "--archive", address) == EXIT_USAGE
    assert "--archive" in capfd.readouterr().err
    assert not database.exists()
