"""Near-copies of a text: MinHash signatures, their bands, and the comparison that decides.

The hash is fixed for good: signatures are kept in ledgers. Source of the method: Broder, "On the
resemblance and containment of documents" (1997); banding as in Leskovec, Rajaraman and Ullman,
"Mining of Massive Datasets", chapter 3.
"""

import hashlib

import numpy as np
from numpy.typing import NDArray

from relata.store.folding import fold

SHINGLE_WORDS = 5
"""Words in a row that are compared as one."""

BANDS = 25
ROWS = 4
"""Two texts that share half of their shingles meet in a band four times in five; 70 %: nearly
always; a tenth: in one case of 400."""

COPY_SHARE = 0.8
"""Share of the shorter text's shingles that stand in the longer one, from which it is a copy:
cut at the end and with a new headline it still is one, retold in own words it is not."""

LEAST_SHINGLES = 25
"""Texts with fewer shingles are too short to tell a copy from a chance likeness."""

_PRIME = np.uint64((1 << 61) - 1)
_MASK32 = np.uint64(0xFFFFFFFF)


def shingles(text: str) -> frozenset[int]:
    """32-bit hashes of all runs of ``SHINGLE_WORDS`` words of a text."""
    words = fold(text).split()
    runs = {
        " ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1)
    }
    return frozenset(
        int.from_bytes(hashlib.blake2b(run.encode(), digest_size=4).digest(), "big") for run in runs
    )


def _multipliers() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The constants of the hash functions, from the digits of their own numbers."""
    drawn = [
        int.from_bytes(hashlib.sha256(f"relata minhash {number}".encode()).digest()[:8], "big")
        for number in range(2 * BANDS * ROWS)
    ]
    half = BANDS * ROWS
    first = np.array([(value >> 33) | 1 for value in drawn[:half]], dtype=np.uint64)
    return first, np.array([value >> 33 for value in drawn[half:]], dtype=np.uint64)


_A, _B = _multipliers()


def band_values(of_text: frozenset[int]) -> tuple[int, ...]:
    """One 63-bit value a band, another for each; empty for a text too short to have copies."""
    if len(of_text) < LEAST_SHINGLES:
        return ()
    hashes = np.fromiter(of_text, dtype=np.uint64, count=len(of_text))
    least = ((hashes[:, None] * _A[None, :] + _B[None, :]) % _PRIME).min(axis=0)
    rows = (least & _MASK32).reshape(BANDS, ROWS)
    return tuple(
        int.from_bytes(
            hashlib.blake2b(bytes([band]) + row.tobytes(), digest_size=8).digest(), "big"
        )
        >> 1
        for band, row in enumerate(rows)
    )


def copied_share(one: frozenset[int], other: frozenset[int]) -> float:
    """Share of the shorter text's shingles that stand in the other one, 0 to 1."""
    shorter = min(len(one), len(other))
    if shorter < LEAST_SHINGLES:
        return 1.0 if one == other and shorter else 0.0
    return len(one & other) / shorter


def are_copies(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether one text was copied from the other, or both from a third."""
    return copied_share(one, other) >= COPY_SHARE
