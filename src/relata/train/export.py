"""Exports trained weights as ONNX graphs: the encoder in 8 bits, pair heads in 32.

The word table is kept in 8 bits a row with a scale each; matrices of the encoder and of the
mention head are quantised in blocks. Weights of the encoder lie beside its graph in files below
50 MB.
"""

import hashlib
import json
import math
import shutil
from collections.abc import Sequence
from pathlib import Path

import msgspec
import onnx
import torch
from onnx.external_data_helper import set_external_data
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import nn

from relata.read.labels import CLASS_HEADS
from relata.read.layout import WINDOW_PIECES
from relata.read.reader import MANIFEST_FILE, SETTINGS_FILE, ReaderSettings
from relata.train.encoder import Encoder, Layer, bucket_distances, shape_of
from relata.train.network import PAIR_HEADS, REP, Network, SpanHead

PART_BYTES = 45_000_000
OPSET = 17
BLOCK = 64


class _ExportedEncoder(nn.Module):
    """The encoder for one window without padding, its word table in 8 bits."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        table = encoder.words.weight.detach()
        scale = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)
        buckets = bucket_distances(WINDOW_PIECES)
        # Buckets depend on the distance alone: row 0 and column 0 hold all of them.
        by_distance = torch.cat([buckets[0].flip(0), buckets[1:, 0]])
        self.register_buffer("bias", encoder.distances.weight.detach()[by_distance].T.contiguous())
        self.register_buffer("mix", torch.softmax(encoder.mix.detach(), dim=0))

    def forward(self, pieces: torch.Tensor, shapes: torch.Tensor) -> torch.Tensor:
        encoder = self.encoder
        length = pieces.shape[1]
        position = torch.arange(length)
        words = self.table[pieces].float() * self.scale[pieces]
        states = words + encoder.positions(position + 2) + encoder.shapes(shapes)
        states = encoder.norm(states)
        steps = position.unsqueeze(1) - position.unsqueeze(0) + (WINDOW_PIECES - 1)
        bias = self.bias[:, steps].unsqueeze(0)
        outputs = []
        for layer in encoder.layers:
            states = _layer(layer, states, bias)
            outputs.append(states)
        last = outputs[-encoder.mixed_layers :]
        mixed = last[0] * self.mix[0]
        for number in range(1, len(last)):
            mixed = mixed + last[number] * self.mix[number]
        return mixed


def _layer(layer: Layer, states: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    """One layer with attention written out, as exporters know it."""
    width = layer.query.in_features

    def heads(part: torch.Tensor) -> torch.Tensor:
        return part.view(1, -1, layer.heads, width // layer.heads).transpose(1, 2)

    query, key, value = (heads(f(states)) for f in (layer.query, layer.key, layer.value))
    scores = query @ key.transpose(-1, -2) / math.sqrt(width // layer.heads) + bias
    mixed = (torch.softmax(scores, dim=-1) @ value).transpose(1, 2).reshape(1, -1, width)
    states = layer.attention_norm(states + layer.out(mixed))
    fed = layer.down(nn.functional.gelu(layer.up(states)))
    return layer.out_norm(states + fed)


class _ExportedSpans(nn.Module):
    """The span head with its table of ends made inside."""

    def __init__(self, head: SpanHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, words: torch.Tensor) -> torch.Tensor:
        last = words.shape[0] - 1
        width = torch.arange(self.head.widths.shape[0])
        ends = torch.arange(words.shape[0]).unsqueeze(1) + width.unsqueeze(0)
        logits, _ = self.head(words, torch.clamp(ends, max=last))
        beyond = (ends > last).unsqueeze(-1)
        return torch.where(beyond, torch.full_like(logits, -40.0), logits)


def average(weights: Sequence[Path], file: Path) -> None:
    """Write the mean of several runs' weights, which is mostly a little better than the best."""
    states = [torch.load(path, weights_only=True) for path in weights]
    mean = {
        name: sum(state[name] for state in states) / len(states)
        if value.is_floating_point()
        else value
        for name, value in states[0].items()
    }
    torch.save(mean, file)


def export(weights: Path, layers: int, tokenizer: Path, folder: Path) -> None:
    """Write the graphs and the tokenizer of ``weights`` (a state dict) into ``folder``."""
    state = torch.load(weights, weights_only=True)
    network = Network(Encoder(layers, shape_of(state, "encoder.")))
    network.load_state_dict(state)
    export_network(network.eval(), tokenizer, folder)


def export_network(network: Network, tokenizer: Path, folder: Path) -> None:
    """Write every graph of a network, and the tokenizer without truncation or padding."""
    folder.mkdir(parents=True, exist_ok=True)
    work = folder / "work"
    work.mkdir(exist_ok=True)
    _export_encoder(network, work, folder)
    _export_heads(network, work, folder)
    described = json.loads(tokenizer.read_text(encoding="utf-8"))
    described["truncation"] = described["padding"] = None
    (folder / "tokenizer.json").write_text(
        json.dumps(described, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    shutil.rmtree(work)


def seal(folder: Path, settings: ReaderSettings) -> None:
    """Write ``reader.json`` and the manifest that names every file with its sha256."""
    settings_json = msgspec.json.format(msgspec.json.encode(settings))
    (folder / SETTINGS_FILE).write_bytes(settings_json + b"\n")
    sums = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.iterdir())
        if file.is_file() and file.name != MANIFEST_FILE and file.suffix != ".md"
    }
    manifest = msgspec.json.format(msgspec.json.encode(sums, order="sorted"))
    (folder / MANIFEST_FILE).write_bytes(manifest + b"\n")


def _write(
    module: nn.Module,
    inputs: dict[str, tuple[torch.Tensor, dict[int, str]]],
    outputs: list[str],
    file: Path,
) -> None:
    torch.onnx.export(
        module.eval(),
        tuple(tensor for tensor, _ in inputs.values()),
        str(file),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes={name: axes for name, (_, axes) in inputs.items()},
        opset_version=OPSET,
        dynamo=False,
    )


def _export_encoder(network: Network, work: Path, folder: Path) -> None:
    ids = torch.randint(5, 1000, (1, 40))
    axes = {1: "pieces"}
    inputs = {"pieces": (ids, axes), "shapes": (torch.zeros_like(ids), axes)}
    _write(_ExportedEncoder(network.encoder), inputs, ["states"], work / "encoder.onnx")
    _quantize(work / "encoder.onnx", work / "encoder8.onnx")
    _save_in_parts(onnx.load(str(work / "encoder8.onnx")), folder / "encoder.onnx")


def _quantize(source: Path, target: Path) -> None:
    """Matrices to 8 bits in blocks of ``BLOCK``; activations are quantised by block at run time.

    A scale for each block of each row, and not for a whole window, keeps the few very large
    activations of this encoder from drowning the others: with one scale a window, all figures fall
    by five to ten points (docs/decisions). It also makes a row independent of its neighbours.
    """
    quantizer = MatMulNBitsQuantizer(
        onnx.load(str(source)), bits=8, block_size=BLOCK, is_symmetric=True, accuracy_level=4
    )
    quantizer.process()
    quantizer.model.save_model_to_file(str(target), use_external_data_format=False)


def _save_in_parts(model: onnx.ModelProto, file: Path) -> None:
    """Save a graph with its larger tensors in files of at most ``PART_BYTES``."""
    part, written = 1, 0
    for old in file.parent.glob(f"{file.stem}-*.bin"):
        old.unlink()
    for tensor in model.graph.initializer:
        if len(tensor.raw_data) < 4096:
            continue
        if written and written + len(tensor.raw_data) > PART_BYTES:
            part, written = part + 1, 0
        name = f"{file.stem}-{part}.bin"
        with (file.parent / name).open("ab") as out:
            offset = out.tell()
            out.write(tensor.raw_data)
        set_external_data(tensor, location=name, offset=offset, length=len(tensor.raw_data))
        written += len(tensor.raw_data)
        tensor.ClearField("raw_data")
    file.write_bytes(model.SerializeToString())


def _export_heads(network: Network, work: Path, folder: Path) -> None:
    words = torch.randn(30, network.encoder.shape.width)
    by_word = {0: "words"}
    _write(_ExportedSpans(network.spans), {"words": (words, by_word)}, ["logits"],
           folder / "spans.onnx")  # fmt: skip
    first = torch.tensor([0, 4, 9])
    by_mention = {0: "mentions"}
    inputs = {
        "words": (words, by_word),
        "first": (first, by_mention),
        "stop": (first + 2, by_mention),
    }
    names = ["rep", "none", *CLASS_HEADS]
    _write(network.mentions, inputs, names, work / "mentions.onnx")
    _quantize(work / "mentions.onnx", folder / "mentions.onnx")
    cues = torch.randn(4, REP)
    features = torch.zeros(4, 30, network.content.features.in_features)
    inputs = {
        "cues": (cues, {0: "cues"}),
        "words": (words, by_word),
        "features": (features, {0: "cues", 1: "words"}),
    }
    _write(network.content, inputs, ["logits"], folder / "content.onnx")
    for name, (columns, _) in PAIR_HEADS.items():
        inputs = {
            "left": (torch.randn(4, REP), {0: "left"}),
            "right": (torch.randn(6, REP), {0: "right"}),
            "features": (torch.zeros(4, 6, columns), {0: "left", 1: "right"}),
        }
        _write(network.pairs[name], inputs, ["logits"], folder / f"{name}.onnx")
