import zipfile

import msgspec
import pytest
from tests.cli.test_main import call
from tests.made_records import loaded_of, make_record

from relata.cli.digest import DigestFormat
from relata.model.digest import Digest
from relata.pipeline.keeping import keep_report
from relata.store import init_ledger
from relata.wire import decode_record

PERIOD = ("--from", "2019-01-01", "--to", "2027-01-01")


@pytest.fixture(autouse=True)
def ledger(tmp_path, monkeypatch):
    path = tmp_path / "made.sqlite"
    monkeypatch.setenv("RELATA_DATABASE_URL", str(path))
    made, _ = init_ledger(str(path), decode_record, "tester")
    for number in range(4):
        record = make_record(number, acts=4)
        keep_report(made, "tester", loaded_of(record), record)
    made.close()


@pytest.mark.parametrize("name", DigestFormat)
def test_every_format_is_written_to_a_file_as_to_a_pipe(monkeypatch, capfdbinary, tmp_path, name):
    out = tmp_path / f"digest.{name}"
    assert call(monkeypatch, "digest", *PERIOD, "--format", name, "--out", str(out)) == 0
    capfdbinary.readouterr()
    assert call(monkeypatch, "digest", *PERIOD, "--format", name) == 0
    assert capfdbinary.readouterr().out == out.read_bytes()
    assert out.stat().st_size > 1000


def test_a_word_document_is_a_package_with_its_text(monkeypatch, tmp_path):
    out = tmp_path / "digest.docx"
    title = ("--title", "Oruz & the rest")
    assert call(monkeypatch, "digest", *PERIOD, *title, "--format", "docx", "--out", str(out)) == 0
    with zipfile.ZipFile(out) as package:
        text = package.read("word/document.xml").decode()
    assert "Oruz &amp; the rest" in text


def test_the_sentences_that_a_report_fed_are_listed(monkeypatch, capfd, tmp_path):
    out = tmp_path / "digest.json"
    assert call(monkeypatch, "digest", *PERIOD, "--format", "json", "--out", str(out)) == 0
    report, texts = next(iter(msgspec.json.decode(out.read_bytes(), type=Digest).fed.items()))
    capfd.readouterr()
    assert call(monkeypatch, "impact", report, "--digest", str(out)) == 0
    told = capfd.readouterr()
    assert [line.removeprefix(f"{out}: ") for line in told.out.splitlines()] == list(texts)
    assert f"{len(texts)} sentence" in told.err
