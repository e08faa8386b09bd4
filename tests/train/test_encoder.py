"""Encoders of other sizes than the usual one; needs the extra train."""

import json

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from safetensors.torch import save_file  # noqa: E402

from relata.errors import WeightsError  # noqa: E402
from relata.train.encoder import _RENAMED, Encoder, Shape, load_pretrained, shape_of  # noqa: E402
from relata.train.export import export_network  # noqa: E402
from relata.train.network import Network  # noqa: E402
from relata.train.recover import recover_state  # noqa: E402
from relata.train.start import choose_start  # noqa: E402

SMALL = Shape(width=64, heads=4, feed_forward=128, vocabulary=1200, positions=514)


def write_encoder(folder, layers=4):
    """A small MPNet as it would be published."""
    torch.manual_seed(1)
    state = Encoder(layers, SMALL).state_dict()
    stored = {
        "embeddings.word_embeddings.weight": state["words.weight"],
        "embeddings.position_embeddings.weight": state["positions.weight"],
        "embeddings.LayerNorm.weight": state["norm.weight"],
        "embeddings.LayerNorm.bias": state["norm.bias"],
        "encoder.relative_attention_bias.weight": state["distances.weight"],
    }
    for layer in range(layers):
        for theirs, ours in _RENAMED.items():
            for part in ("weight", "bias"):
                stored[f"encoder.layer.{layer}.{theirs}.{part}"] = state[
                    f"layers.{layer}.{ours}.{part}"
                ]
    save_file({name: value.contiguous().clone() for name, value in stored.items()},
              folder / "model.safetensors")  # fmt: skip
    (folder / "tokenizer.json").write_text(json.dumps({"truncation": 1, "padding": 1}), "utf-8")
    return folder


def test_an_encoder_of_another_size_is_taken_as_it_is(tmp_path):
    start = choose_start(None, tmp_path / "unpacked", write_encoder(tmp_path))
    assert start.weights is None
    encoder = load_pretrained(start.encoder, 4)
    assert encoder.shape == SMALL
    assert shape_of(encoder.state_dict()) == SMALL
    states = encoder(torch.randint(2, 100, (1, 9)), torch.zeros(1, 9, dtype=torch.long))
    assert states.shape == (1, 9, 64)


def test_more_layers_than_there_are_and_no_encoder_at_all_are_refused(tmp_path):
    write_encoder(tmp_path)
    with pytest.raises(WeightsError, match="at least 12 layers"):
        load_pretrained(tmp_path / "model.safetensors", 12)
    with pytest.raises(WeightsError, match=r"wanted an encoder's folder with tokenizer\.json"):
        choose_start(None, tmp_path, tmp_path / "elsewhere")


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::torch.jit.TracerWarning")
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_network_of_another_size_is_exported_and_comes_back(tmp_path):
    torch.manual_seed(2)
    network = Network(load_pretrained(write_encoder(tmp_path) / "model.safetensors", 4)).eval()
    with torch.no_grad():  # as after a training: no two tensors are alike
        for parameter in network.parameters():
            parameter.normal_(std=0.1)
    export_network(network, tmp_path / "tokenizer.json", tmp_path / "reader")
    state = recover_state(tmp_path / "reader")
    wanted = network.state_dict()
    assert set(state) == set(wanted)
    for name, value in wanted.items():
        if name not in ("encoder.mix", "encoder.distances.weight"):
            largest = float(value.abs().max()) or 1.0
            assert np.abs(state[name] - value.numpy()).max() <= largest / 60, name
    mix = np.exp(state["encoder.mix"])
    assert np.allclose(mix, torch.softmax(wanted["encoder.mix"], 0).numpy(), atol=1e-5)
