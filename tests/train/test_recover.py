"""Weights come back from graphs; what needs no torch is tested without it."""

import numpy as np
import pytest

from relata.errors import WeightsError
from relata.read.layout import WINDOW_PIECES
from relata.read.reader import SHIPPED
from relata.train.buckets import BUCKETS, bucket_distances
from relata.train.recover import (
    bucket_of_distances,
    dequantise,
    gather_distances,
    recover_graph,
    recover_state,
)


def test_near_distances_have_buckets_of_their_own_and_far_ones_share_the_last():
    buckets = bucket_distances(300)
    assert buckets[0, 0] == 0
    assert [buckets[row, 0] for row in range(8)] == list(range(8))
    assert buckets[299, 0] == buckets[150, 0] == BUCKETS // 2 - 1
    assert buckets[0, 299] == BUCKETS - 1
    assert (buckets == bucket_distances(400)[:300, :300]).all()


def test_a_distance_table_that_was_laid_out_is_gathered_again():
    table = np.random.default_rng(1).normal(size=(BUCKETS, 12)).astype(np.float32)
    table[BUCKETS // 2] = 0  # no distance falls into it: nothing is 0 pieces before itself
    laid_out = table[bucket_of_distances(WINDOW_PIECES)].T
    assert np.array_equal(gather_distances(laid_out), table)


def test_blocks_of_a_matrix_come_back_within_half_a_step():
    matrix = np.random.default_rng(2).normal(size=(5, 100)).astype(np.float32)
    padded = np.pad(matrix, ((0, 0), (0, 28))).reshape(5, 2, 64)
    scales = np.abs(padded).max(axis=2) / 127
    blocks = np.round(padded / scales[..., None] + 128).astype(np.uint8)
    found = dequantise(blocks, scales.reshape(-1), None, 5, 100)
    assert found.shape == (5, 100)
    assert np.abs(found - matrix).max() <= scales.max() / 2 + 1e-6
    zeros = np.full((5, 2), 128, dtype=np.uint8)
    assert np.array_equal(dequantise(blocks, scales, zeros, 5, 100), found)


def test_the_shipped_reader_gives_all_its_weights_back():
    pytest.importorskip("onnx")
    state = recover_state(SHIPPED)
    assert len([name for name in state if name.startswith("encoder.layers.")]) == 160
    assert state["encoder.words.weight"].shape[1] == 768
    assert state["spans.product"].ndim == 3
    assert all(np.isfinite(value).all() for value in state.values())


def test_a_graph_that_is_none_is_refused(tmp_path):
    pytest.importorskip("onnx")
    with pytest.raises(WeightsError, match="none that loads"):
        recover_graph(tmp_path / "encoder.onnx", "")
    (tmp_path / "encoder.onnx").write_bytes(b"no graph")
    with pytest.raises(WeightsError, match="none that loads"):
        recover_graph(tmp_path / "encoder.onnx", "")


def test_a_network_of_recovered_weights_sees_what_the_graphs_see():
    torch = pytest.importorskip("torch")
    pytest.importorskip("onnx")
    from tokenizers import Tokenizer

    from relata.model.marks import Marks
    from relata.read.layout import Layout, PieceCutter
    from relata.read.network import Network as Graphs
    from relata.train.encoder import Encoder
    from relata.train.examples import make_example
    from relata.train.network import Network
    from relata.train.run import encode
    from relata.train.start import choose_start

    start = choose_start(SHIPPED, SHIPPED)
    network = Network(Encoder(start.layers)).eval()
    network.load_state_dict(start.weights)
    text = "Gunmen attacked a post near Beni Oura on Tuesday, the army said."
    example = make_example(
        "made", text, Marks(), PieceCutter(Tokenizer.from_file(str(start.tokenizer)))
    )
    with torch.no_grad():
        (mine,) = encode(network, [example])
    theirs = Graphs(SHIPPED).encode(Layout(text))
    assert np.abs(mine.numpy() - theirs).mean() < 0.05 * np.abs(theirs).mean()
