"""Buckets of distances between pieces, for attention that knows how far apart two pieces stand.

Source: Raffel et al. 2020 (T5): 32 buckets, one a distance up to 8 either way, then wider, the last
from 128 on.
"""

import math

import numpy as np
import numpy.typing as npt

BUCKETS = 32
FARTHEST = 128


def bucket_distances(pieces: int) -> npt.NDArray[np.int64]:
    """Bucket of every pair's distance, ``(pieces, pieces)`` from 0 to 31."""
    position = np.arange(pieces)
    back = position[:, None] - position[None, :]
    half = BUCKETS // 2
    exact = half // 2
    far = np.abs(back)
    # In single precision, as the encoder was pretrained: the last bits decide at bucket edges.
    ratio = np.log(np.maximum(far, 1).astype(np.float32) / np.float32(exact))
    log = ratio / np.float32(math.log(FARTHEST / exact))
    large = np.minimum((exact + (log * np.float32(half - exact)).astype(np.int64)), half - 1)
    return np.where(far < exact, far, large) + (back < 0).astype(np.int64) * half
