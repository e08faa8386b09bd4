import importlib.util
from pathlib import Path

import pytest
from tests.cli.test_main import call

from relata.cli.train import CORPUS_DEFAULTS, LEDGER_DEFAULTS, find_start
from relata.read.reader import SHIPPED


def test_the_word_reader_means_the_shipped_one():
    assert find_start("reader") == SHIPPED
    assert find_start("runs/a/weights.pt") == Path("runs/a/weights.pt")
    assert find_start(None) is None


def test_a_trained_reader_is_moved_less_than_a_new_one():
    assert LEDGER_DEFAULTS.encoder_rate < CORPUS_DEFAULTS.encoder_rate
    assert LEDGER_DEFAULTS.epochs < CORPUS_DEFAULTS.epochs


@pytest.mark.skipif(
    importlib.util.find_spec("torch") is not None, reason="the extra train is installed"
)
def test_without_the_extra_the_command_says_what_to_install(monkeypatch, capfd, tmp_path):
    assert call(monkeypatch, "train", str(tmp_path / "run"), "--on", "ledger") == 2
    assert "pip install 'relata[train]' [usage.extra]" in capfd.readouterr().err
