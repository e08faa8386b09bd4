"""Weights taken back from the graphs of a reader: the way from what ships to what can be trained.

What the export wrote in blocks of 8 bits comes back as 32-bit numbers with the same small errors,
so a training can go on from the shipped reader without the file of weights that it was made from.
Names are those of ``relata.train.network``: biases and norms keep them in a graph, a matrix gets
that of the bias added to its product.

Invariants: every name is found, or ``WeightsError`` tells which is not; nothing here needs torch.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from relata.errors import WeightsError
from relata.read.layout import WINDOW_PIECES
from relata.read.network import ENCODER_FILE, PAIR_NAMES
from relata.train.buckets import bucket_distances

Floats = npt.NDArray[np.float32]
State = dict[str, Floats]

_STEPS_TO_BIAS = 3
_UNSIGNED_MIDDLE = 128.0
_QUANTISED = "MatMulNBits"


def recover_state(folder: Path) -> State:
    """Every weight of the network whose graphs lie in ``folder``, by its name.

    Raises:
        WeightsError: a graph is absent, unreadable, or not as Relata exports it.
    """
    state = {
        **recover_graph(folder / ENCODER_FILE, ""),
        **recover_graph(folder / "mentions.onnx", "mentions."),
        **recover_graph(folder / "content.onnx", "content."),
        **_recover_spans(folder / "spans.onnx"),
    }
    for name in PAIR_NAMES:
        state |= recover_graph(folder / f"{name}.onnx", f"pairs.{name}.")
    return state | _recover_tables(folder / ENCODER_FILE)


def recover_graph(file: Path, prefix: str) -> State:
    """Named tensors of one graph, and its matrices under the names of their biases."""
    graph, tensors = _load(file)
    state = {
        prefix + name: value.astype(np.float32)
        for name, value in tensors.items()
        if name.endswith((".bias", ".weight"))
    }
    for name, matrix in _matrices(graph, tensors):
        state[f"{prefix}{name.removesuffix('.bias')}.weight"] = matrix
    return state


def _load(file: Path) -> tuple[Any, dict[str, npt.NDArray[Any]]]:
    """A graph and its tensors by name, those beside it in files of their own too."""
    import onnx
    from onnx import numpy_helper

    try:
        graph = onnx.load(str(file)).graph
    except Exception as error:
        # Each kind of broken file raises a class of its own, of onnx or of its parser.
        raise WeightsError(
            f"{file}: wanted a graph of the reader's weights to start from, got none that loads "
            f"({error}); name a reader's folder, or weights.pt of a run",
            path=str(file),
        ) from error
    return graph, {each.name: numpy_helper.to_array(each) for each in graph.initializer}


def _matrices(
    graph: Any,  # noqa: ANN401 - onnx has no types
    tensors: Mapping[str, npt.NDArray[Any]],
) -> Iterator[tuple[str, Floats]]:
    """The bias's name and the matrix ``(out, in)`` of every product to which a bias is added."""
    consumers: dict[str, list[Any]] = {}
    for node in graph.node:
        for name in node.input:
            consumers.setdefault(name, []).append(node)
    for node in graph.node:
        matrix = _matrix(node, tensors)
        bias = None if matrix is None else _bias_after(node, consumers, tensors)
        if matrix is not None and bias is not None:
            yield bias, matrix


def _matrix(
    node: Any,  # noqa: ANN401
    tensors: Mapping[str, npt.NDArray[Any]],
) -> Floats | None:
    """The constant matrix of a product, ``(out, in)``; None for another node."""
    if node.op_type == _QUANTISED:
        facts = {each.name: each.i for each in node.attribute}
        zeros = tensors.get(node.input[3]) if len(node.input) > 3 else None
        return dequantise(
            tensors[node.input[1]], tensors[node.input[2]], zeros, facts["N"], facts["K"]
        )
    if node.op_type == "MatMul" and node.input[1] in tensors:
        return np.array(tensors[node.input[1]].T, dtype=np.float32, order="C")
    return None


def dequantise(
    blocks: npt.NDArray[Any],
    scales: npt.NDArray[Any],
    zeros: npt.NDArray[Any] | None,
    rows: int,
    columns: int,
) -> Floats:
    """A matrix ``(rows, columns)`` from 8-bit blocks of its rows and a scale for each block.

    Without zero points the middle of the unsigned range stands for 0.
    """
    values = blocks.reshape(rows, -1, blocks.shape[-1]).astype(np.float32)
    middle = _UNSIGNED_MIDDLE if zeros is None else zeros.reshape(rows, -1, 1).astype(np.float32)
    scaled = (values - middle) * scales.reshape(rows, -1, 1)
    return np.ascontiguousarray(scaled.reshape(rows, -1)[:, :columns], dtype=np.float32)


def _bias_after(
    node: Any,  # noqa: ANN401
    consumers: Mapping[str, list[Any]],
    tensors: Mapping[str, npt.NDArray[Any]],
) -> str | None:
    """Name of the bias added to a product, a cast or a change of shape in between."""
    for _ in range(_STEPS_TO_BIAS):
        following = consumers.get(node.output[0], [])
        for each in following:
            biases = [x for x in each.input if x in tensors and x.endswith(".bias")]
            if each.op_type == "Add" and biases:
                return biases[0]
        if not following:
            return None
        node = following[0]
    return None


def _recover_spans(file: Path) -> State:
    """The span head: its graph wraps it, and its products are one tensor without a name."""
    graph, tensors = _load(file)
    state = {
        name.replace("head.", "spans.", 1): value for name, value in recover_graph(file, "").items()
    }
    state |= {
        f"spans.{name}": tensors[f"head.{name}"].astype(np.float32)
        for name in ("widths", "bias")
        if f"head.{name}" in tensors
    }
    products = [node for node in graph.node if node.op_type == "Einsum"]
    constant = [name for node in products for name in node.input if name in tensors]
    if len(constant) != 1:
        raise _strange(file, f"one product of spans, got {len(constant)}")
    return state | {"spans.product": tensors[constant[0]].astype(np.float32)}


def _recover_tables(file: Path) -> State:
    """The encoder's tables: words in 8 bits a row, distances laid out, the mix of layers."""
    graph, tensors = _load(file)
    absent = {"table", "scale", "bias"} - set(tensors)
    if absent:
        raise _strange(file, f"its tables, got none called {', '.join(sorted(absent))}")
    # By node, not by tensor: an exporter keeps equal shares once.
    mix = [
        float(tensors[name].reshape(()))
        for node in graph.node
        for name in node.input
        if node.op_type == "Mul" and name in tensors and tensors[name].size == 1
    ]
    if not mix or abs(sum(mix) - 1) > 1e-3:
        raise _strange(file, f"shares of layers that sum to 1, got {mix}")
    words = tensors["table"].astype(np.float32) * tensors["scale"]
    return {
        "encoder.words.weight": words.astype(np.float32),
        "encoder.distances.weight": gather_distances(tensors["bias"]),
        "encoder.mix": np.log(np.array(mix, dtype=np.float32)),
    }


def gather_distances(laid_out: npt.NDArray[Any]) -> Floats:
    """The bias of every bucket of distances, ``(buckets, heads)``, from a row for each distance.

    ``laid_out`` is ``(heads, distances)``, from the farthest behind to the farthest before.
    """
    buckets = bucket_of_distances(WINDOW_PIECES)
    table = np.zeros((int(buckets.max()) + 1, laid_out.shape[0]), dtype=np.float32)
    table[buckets] = laid_out.T
    return table


def bucket_of_distances(pieces: int) -> npt.NDArray[np.int64]:
    """Bucket of each distance, in the order of the export."""
    table = bucket_distances(pieces)
    return np.concatenate([table[0][::-1], table[1:, 0]])


def _strange(file: Path, wanted: str) -> WeightsError:
    return WeightsError(
        f"{file}: wanted {wanted}; it is not as this Relata exports it: name another reader's "
        "folder, or weights.pt of a run",
        path=str(file),
    )
