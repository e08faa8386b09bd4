"""How bytes are packed for the ledger, and ids made."""

import hashlib
import zlib

from relata.errors import LedgerDamaged

LEVEL = 6
ID_DIGITS = 16
"""Hex digits of an id: as many as a report's."""


def pack(data: bytes) -> bytes:
    """A zlib stream of the bytes."""
    return zlib.compress(data, LEVEL)


def unpack(packed: bytes, what: str) -> bytes:
    """The bytes of a zlib stream.

    Raises:
        LedgerDamaged: it does not unpack; ``what`` names it in the message.
    """
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise LedgerDamaged(
            f"wanted the stored bytes of {what}; they do not unpack ({error}); "
            "restore the ledger from a copy",
            subject=what,
        ) from error


def hash_id(*parts: str | None) -> str:
    """A 16-digit id of the parts; None and the empty string differ."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(b"\x00" if part is None else b"\x01" + part.encode("utf-8", "surrogatepass"))
        digest.update(b"\x02")
    return digest.hexdigest()[:ID_DIGITS]
