"""Bytes to text, by evidence: what the bytes themselves prove comes before what is declared."""

import codecs
import re
from dataclasses import dataclass

from relata.errors import BadEncoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset\s*=\s*["']?|<\?xml[^>]{0,100}?encoding\s*=\s*["'])"""
    rb"""\s*([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_HIGH = re.compile(rb"[\x80-\xff]")
_MOJIBAKE = re.compile(r"â€[™œ\x9d“”˜]|Ã[©¨¼¶¤±³¡]")
_STRAY = re.compile("[\udc80-\udcff]")
_PROVEN_SHARE = 0.5
"""A text with stray bytes counts as UTF-8 when at least this share of its non-ASCII bytes is."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and what a person should know of it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, content_type: str | None = None) -> Decoded:
    """The text of the bytes.

    The byte order mark, then valid UTF-8, then the declared encoding, then mostly valid UTF-8
    (its stray bytes read as windows-1252, with a note), then windows-1252 or a guess.

    Raises:
        BadEncoding: nothing turns the bytes into text.
    """
    marked = _decode_marked(data)
    if marked is not None:
        return marked
    declared = find_declared(data, content_type)
    proven = _decode_utf8(data, declared)
    if proven is not None:
        return proven
    named = _decode_declared(data, declared)
    if named is not None:
        return named
    mixed = _decode_mixed(data)
    return mixed if mixed is not None else _guess(data, declared)


def find_declared(data: bytes, content_type: str | None) -> str | None:
    """The encoding that the header or the document declares, lower case; None if neither does."""
    header = _HEADER.search(content_type or "")
    if header is not None:
        return header.group(1).lower()
    match = _DECLARED.search(data[:4096])
    return match.group(1).decode("ascii").lower() if match else None


def _decode_marked(data: bytes) -> Decoded | None:
    for mark, name in _BOMS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(name), name)
            except UnicodeDecodeError:
                body = data[len(mark) :]
                if name == "utf-8-sig":
                    return _decode_mixed(body) or _guess(body, None)
                text = data.decode(name, errors="replace")
                return Decoded(text, name, ("Bytes that are no characters were replaced.",))
    return _decode_wide(data)


def _decode_wide(data: bytes) -> Decoded | None:
    """UTF-16 without its mark: every second byte of a Latin text is zero."""
    sample = data[:2000]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.7 * half and even < 0.1 * half:
        name = "utf-16-le"
    elif even > 0.7 * half and odd < 0.1 * half:
        name = "utf-16-be"
    else:
        return None
    return Decoded(
        data.decode(name, errors="replace"), name, (f"Read as {name}; no mark says so.",)
    )


def _decode_utf8(data: bytes, declared: str | None) -> Decoded | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    notes: list[str] = []
    if declared and not _is_utf8(declared) and not text.isascii():
        notes.append(f"Declared as {declared}, but its bytes are UTF-8; read as UTF-8.")
    if len(_MOJIBAKE.findall(text)) >= 3:
        notes.append("Some characters look broken already in the source (â€™ and the like).")
    return Decoded(text, "utf-8", tuple(notes))


def _is_utf8(name: str) -> bool:
    return name.replace("_", "-") in ("utf-8", "utf8", "us-ascii", "ascii")


def _decode_declared(data: bytes, declared: str | None) -> Decoded | None:
    if declared is None or _is_utf8(declared):
        return None
    # Pages that say Latin-1 mean windows-1252, whose quotation marks stand where Latin-1 has
    # control characters (WHATWG Encoding Standard, 4.2).
    name = "windows-1252" if declared in ("iso-8859-1", "latin1", "latin-1") else declared
    try:
        text = data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None
    return Decoded(text, name) if isinstance(text, str) else None


def _decode_mixed(data: bytes) -> Decoded | None:
    """Text that is UTF-8 but for some stray bytes; None when UTF-8 explains too little of it."""
    escaped = data.decode("utf-8", errors="surrogateescape")
    high, stray = len(_HIGH.findall(data)), len(_STRAY.findall(escaped))
    if high == 0 or (high - stray) / high < _PROVEN_SHARE:
        return None
    text = _STRAY.sub(_read_stray, escaped)
    note = (
        f"{stray} of {len(data)} bytes are not UTF-8 like the rest; "
        "they were read as windows-1252. Check quotation marks and names."
    )
    return Decoded(text, "utf-8", (note,))


def _read_stray(match: re.Match[str]) -> str:
    return bytes([ord(match.group()) - 0xDC00]).decode("windows-1252", errors="replace")


def _guess(data: bytes, declared: str | None) -> Decoded:
    said = f"declared {declared}, which does not fit" if declared else "no encoding declared"
    share = len(_HIGH.findall(data)) / max(1, len(data))
    if share < 0.1:
        text = data.decode("windows-1252", errors="replace")
        return Decoded(text, "windows-1252", (f"Read as windows-1252 ({said}).",))
    from charset_normalizer import from_bytes  # slow to load, seldom needed

    best = from_bytes(data[:65536]).best()
    if best is None:
        raise BadEncoding(
            f"Wanted text in a known encoding; {said}, and none fits the bytes. "
            "Save the file as UTF-8 and read it again.",
            declared=declared,
        )
    text = data.decode(best.encoding, errors="replace")
    return Decoded(text, best.encoding, (f"Read as {best.encoding}, a guess ({said}).",))
