"""Near-copies of a text: MinHash signatures, their bands, and the comparison that decides.

The hash is fixed for good: signatures are kept in ledgers. Source of the method: Broder, "On the
resemblance and containment of documents" (1997); banding as in Leskovec, Rajaraman and Ullman,
"Mining of Massive Datasets", chapter 3.
"""

import hashlib
import re
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from relata.store.folding import fold

SHINGLE_WORDS = 5
"""Words in a row that are compared as one."""

BANDS = 20
ROWS = 5
"""Texts that share 70 % of their shingles meet in a band in 97 of 100 cases, those that share
half in one of two, those that share a tenth in one of 5,000."""

LEAD_SENTENCES = 4
LEAST_LEAD_WORDS = 8
"""A text that was cut short shares few bands with the whole, but its first long sentences."""

COPY_SHARE = 0.8
"""Share of the shorter text's shingles that stand in the longer one, from which it is a copy:
cut at the end and with a new headline it still is one, retold in own words it is not."""

LEAST_SHINGLES = 25
"""Texts with fewer shingles are too short to tell a copy from a chance likeness."""


Shingles = frozenset[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """All runs of ``SHINGLE_WORDS`` folded words of a text."""
    words = fold(text).split()
    return frozenset(zip(*(words[at:] for at in range(SHINGLE_WORDS)), strict=False))


def _multipliers() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The constants of the hash functions, from the digits of their own numbers.

    The functions multiply modulo 2^64 (unsigned numbers wrap), so that no shingle is low for all of
    them; a modulus near the products would leave their order, and all would choose the same.
    """
    drawn = [
        int.from_bytes(hashlib.sha256(f"relata minhash {number}".encode()).digest()[:8], "big")
        for number in range(2 * BANDS * ROWS)
    ]
    half = BANDS * ROWS
    odd = np.array([value | 1 for value in drawn[:half]], dtype=np.uint64)
    return odd, np.array(drawn[half:], dtype=np.uint64)


_A, _B = _multipliers()


_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+|\n+")


def lead_values(text: str) -> tuple[int, ...]:
    """A 63-bit value for each of the first long sentences; empty when it has none."""
    folded = (fold(sentence) for sentence in _SENTENCE_END.split(text))
    long = (words for words in folded if words.count(" ") >= LEAST_LEAD_WORDS - 1)
    return tuple(
        dict.fromkeys(_value(b"lead" + words.encode()) for words in islice(long, LEAD_SENTENCES))
    )


def _value(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big") >> 1


def band_values(of_text: Shingles) -> tuple[int, ...]:
    """One 63-bit value a band, another for each; empty for a text too short to have copies."""
    if len(of_text) < LEAST_SHINGLES:
        return ()
    digests = (hashlib.blake2b(" ".join(run).encode(), digest_size=8).digest() for run in of_text)
    hashes = np.frombuffer(b"".join(digests), dtype=">u8").astype(np.uint64)
    rows = (hashes[:, None] * _A + _B).min(axis=0).astype("<u8").reshape(BANDS, ROWS)
    return tuple(_value(bytes([band]) + row.tobytes()) for band, row in enumerate(rows))


def copied_share(one: Shingles, other: Shingles) -> float:
    """Share of the shorter text's shingles that stand in the other one, 0 to 1."""
    shorter = min(len(one), len(other))
    if shorter < LEAST_SHINGLES:
        return 1.0 if one == other and shorter else 0.0
    return len(one & other) / shorter


def are_copies(one: Shingles, other: Shingles) -> bool:
    """Whether one text was copied from the other, or both from a third."""
    return copied_share(one, other) >= COPY_SHARE
