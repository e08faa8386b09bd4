"""The reader: a report's text goes in, its marks come out.

A long report is read in passages cut at paragraphs, so that memory and time grow with its length
and not with its square; names that recur across passages are joined by their words.
"""

import hashlib
from pathlib import Path

import msgspec

from relata.errors import WeightsError
from relata.model.marks import Marks
from relata.model.report import Report
from relata.read.decode import Thresholds, decode
from relata.read.headline import find_headline, fold_headline
from relata.read.layout import Layout
from relata.read.network import Network
from relata.read.passages import cut_passages, join_passages

SETTINGS_FILE = "reader.json"
MANIFEST_FILE = "manifest.json"
SHIPPED = Path(__file__).parent.parent / "assets" / "reader-en"
"""Folder of the weights that come with Relata."""


class ReaderSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in ``reader.json`` beside the weights."""

    name: str
    version: str
    thresholds: Thresholds = Thresholds()


class OnnxReader:
    """The port ``Reader`` over a folder of weights."""

    def __init__(self, folder: Path) -> None:
        self.fingerprint = verify_weights(folder)
        settings = _read_settings(folder / SETTINGS_FILE)
        self.name = settings.name
        self.version = settings.version
        self.thresholds = settings.thresholds
        self._network = Network(folder)

    def read(self, report: Report) -> Marks:
        """The marks of one report; a pure function of its text."""
        passages = cut_passages(report.text)
        read = [
            (passage.start, decode(self._network, Layout(passage.text), self.thresholds))
            for passage in passages
        ]
        return fold_headline(join_passages(report.text, read), find_headline(report))


def load_reader(folder: Path | None = None) -> OnnxReader:
    """The reader whose weights lie in ``folder``; the package's own when None.

    Raises:
        WeightsError: when a file is absent or is not the one its manifest names.
    """
    return OnnxReader(folder or SHIPPED)


def verify_weights(folder: Path) -> str:
    """Check every file against the manifest; the sha256 of the manifest is returned.

    Raises:
        WeightsError: when a file is absent or altered.
    """
    manifest = folder / MANIFEST_FILE
    try:
        raw = manifest.read_bytes()
        named = msgspec.json.decode(raw, type=dict[str, str])
    except (OSError, msgspec.MsgspecError) as error:
        raise WeightsError(
            f"{manifest}: wanted the manifest of the reader's weights ({error}); "
            "install the package again or name another folder with --model",
            path=str(manifest),
        ) from error
    for name, wanted in named.items():
        _verify_file(folder / name, wanted)
    return hashlib.sha256(raw).hexdigest()


def _verify_file(file: Path, wanted: str) -> None:
    try:
        with file.open("rb") as stream:
            came = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise WeightsError(
            f"{file}: this part of the reader's weights cannot be read ({error}); "
            "install the package again or name another folder with --model",
            path=str(file),
        ) from error
    if came != wanted:
        raise WeightsError(
            f"{file}: wanted sha256 {wanted[:12]}…, got {came[:12]}…; the weights were altered: "
            "install the package again or name another folder with --model",
            path=str(file),
        )


def _read_settings(file: Path) -> ReaderSettings:
    try:
        return msgspec.json.decode(file.read_bytes(), type=ReaderSettings)
    except (OSError, msgspec.MsgspecError) as error:
        raise WeightsError(f"{file}: wanted the reader's settings: {error}") from error


__all__ = ["OnnxReader", "ReaderSettings", "load_reader", "verify_weights"]
