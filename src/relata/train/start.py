"""What a training begins from: a pretrained encoder, an earlier run, or a reader's own graphs."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import torch

from relata.errors import WeightsError
from relata.read.network import TOKENIZER_FILE
from relata.read.reader import verify_weights
from relata.train.pretrained import unpack_pretrained
from relata.train.recover import recover_state

ENCODER_WEIGHTS = "model.safetensors"


class Start(NamedTuple):
    """Where a training begins.

    Attributes:
        tokenizer: its file.
        layers: of the encoder; None where the settings decide.
        encoder: file of the pretrained encoder; None where ``weights`` hold all.
        weights: of the whole network, by name; None for a new one.
    """

    tokenizer: Path
    layers: int | None = None
    encoder: Path | None = None
    weights: Mapping[str, torch.Tensor] | None = None


def choose_start(start: Path | None, unpacked: Path, encoder: Path | None = None) -> Start:
    """The beginning that ``start`` names: a reader's folder, a run's file of weights, or None.

    Without a reader's folder the pretrained encoder is unpacked into ``unpacked``, unless the user
    has one in the folder ``encoder`` (``model.safetensors`` and ``tokenizer.json``).

    Raises:
        WeightsError: it is not there, damaged, or none that Relata made.
    """
    if start is not None and start.is_dir():
        verify_weights(start)
        weights = {name: torch.from_numpy(value) for name, value in recover_state(start).items()}
        return Start(start / TOKENIZER_FILE, count_layers(weights), weights=weights)
    if encoder is None:
        pretrained = unpack_pretrained(unpacked)
        tokenizer, stored = pretrained.tokenizer, pretrained.weights
    else:
        tokenizer, stored = (_of(encoder, name) for name in (TOKENIZER_FILE, ENCODER_WEIGHTS))
    if start is None:
        return Start(tokenizer, encoder=stored)
    trained = load_weights(start)
    return Start(tokenizer, count_layers(trained), weights=trained)


def _of(folder: Path, name: str) -> Path:
    if not (folder / name).is_file():
        raise WeightsError(
            f"{folder}: wanted an encoder's folder with {name} in it, found none; name the folder "
            "of an MPNet as it is published",
            path=str(folder),
        )
    return folder / name


def load_weights(file: Path) -> Mapping[str, torch.Tensor]:
    """The weights of a run.

    Raises:
        WeightsError: there is no such file, or it holds none.
    """
    try:
        loaded = torch.load(file, weights_only=True)
    except Exception as error:
        # torch raises classes of its own for each kind of broken file.
        raise WeightsError(
            f"{file}: wanted weights.pt of a run, or a reader's folder, to start from, got none "
            f"that loads ({error})",
            path=str(file),
        ) from error
    if not isinstance(loaded, dict) or "encoder.words.weight" not in loaded:
        raise WeightsError(
            f"{file}: wanted weights.pt of a run, got something else; a checkpoint goes on by "
            "itself when its folder is named as the run",
            path=str(file),
        )
    return loaded


def count_layers(weights: Mapping[str, torch.Tensor]) -> int:
    """How many layers the encoder of these weights has."""
    names = [name.split(".") for name in weights if name.startswith("encoder.layers.")]
    return 1 + max(int(name[2]) for name in names)
