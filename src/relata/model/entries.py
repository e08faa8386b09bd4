"""What people enter in place of a reader's value, as text that the ledger keeps.

A count is written ``4``, ``3-5``, ``3+`` (at least), ``-5`` (at most) or ``unknown``; a point is a
JSON object; a sentence for the digest is plain words, or a JSON object where it cites. All are
checked where they are entered and read again wherever a record is judged.
"""

import re

import msgspec

from relata.errors import UsageError

LONGEST_SENTENCE = 2000
_REF = re.compile(r"[0-9a-f]{16}:[a-z][0-9]{1,6}")
_COUNT = re.compile(r"(?P<low>[0-9]{1,9})?\s*(?P<mark>[-–—+]|\.\.)?\s*(?P<high>[0-9]{1,9})?")


def is_admiralty(text: str) -> bool:
    """Whether a text is a code of the Admiralty system.

    A–F say how reliable a source is, 1–6 how credible what it says (NATO AJP-2.1).
    """
    return re.fullmatch("[A-F][1-6]", text) is not None


class Counted(msgspec.Struct, frozen=True):
    """A count between two bounds, each included; None for a bound that is not stated."""

    low: int | None
    high: int | None


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """Where a person puts a place.

    Attributes:
        lat, lon: degrees, WGS 84.
        radius_km: how far around it the place may be; 0 for the very point.
    """

    lat: float
    lon: float
    radius_km: float = 0.0
    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    gazetteer: str | None = None
    precision: str | None = None


class Cite(msgspec.Struct, frozen=True, kw_only=True):
    """A claim or value that a sentence rests on: its global name, and its words to find it by."""

    ref: str
    quote: str


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that a person wrote for the digest.

    Attributes:
        cites: what it rests on; empty for a judgement of their own.
        in_place_of: the machine's sentence that it stands for; None for one beside them.
        revises: the judgement with the earlier wording, which this one takes the place of.
    """

    text: str
    cites: tuple[Cite, ...] = ()
    in_place_of: str | None = None
    revises: str | None = None


def parse_count(text: str) -> Counted:
    """The bounds that a person wrote.

    Raises:
        UsageError: it is no count, or its upper bound is below its lower.
    """
    stripped = text.replace(",", "").strip()
    if stripped == "unknown":
        return Counted(None, None)
    found = _COUNT.fullmatch(stripped)
    if found is None:
        raise _no_count(text)
    low, high, mark = found["low"], found["high"], found["mark"]
    if mark is None and high is not None:
        raise _no_count(text)
    if low is None:
        if mark == "+" or high is None:
            raise _no_count(text)
        return Counted(None, int(high))
    if mark is None:
        return Counted(int(low), int(low))
    if high is None:
        return Counted(int(low), None)
    if mark == "+" or int(high) < int(low):
        raise _no_count(text)
    return Counted(int(low), int(high))


def _no_count(text: str) -> UsageError:
    return UsageError(
        f"wanted a count such as 4, 3-5, 3+ (at least), -5 (at most) or unknown; got {text!r}",
        value=text,
    )


def write_count(low: int | None, high: int | None) -> str:
    """Bounds as a person enters them; ``parse_count`` reads them again."""
    if low is None:
        return "unknown" if high is None else f"-{high}"
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}-{high}"


_POINTS = msgspec.json.Decoder(Point)


def parse_point(text: str) -> Point:
    """The point that a JSON object gives.

    Raises:
        UsageError: it is none, or lies off the globe.
    """
    try:
        point = _POINTS.decode(text)
    except msgspec.DecodeError as error:
        raise UsageError(
            f'wanted a point such as {{"lat": 34.4, "lon": 41.0, "radius_km": 5}}: {error}',
            value=text,
        ) from error
    if not (-90 <= point.lat <= 90 and -180 <= point.lon <= 180 and 0 <= point.radius_km <= 20_000):
        raise UsageError(
            "wanted a latitude from -90 to 90, a longitude from -180 to 180 and a radius in km; "
            f"got {point.lat}, {point.lon}, {point.radius_km}",
            value=text,
        )
    return point


def write_point(point: Point) -> str:
    """A point as the ledger keeps it; ``parse_point`` reads it again."""
    given = {
        name: value for name, value in msgspec.structs.asdict(point).items() if value is not None
    }
    return msgspec.json.encode(given).decode()


_SENTENCES = msgspec.json.Decoder(Written)


def parse_sentence(text: str) -> Written:
    """The sentence that somebody wrote: plain words, or a JSON object with what it cites.

    Raises:
        UsageError: it is empty or too long, or cites what is no global name.
    """
    try:
        made = _SENTENCES.decode(text) if text.lstrip().startswith("{") else Written(text=text)
    except msgspec.DecodeError as error:
        raise UsageError(
            'wanted a sentence, or {"text": "…", "cites": [{"ref": "REPORT:c1", "quote": "…"}]}: '
            f"{error}",
            value=text,
        ) from error
    if not 0 < len(made.text.strip()) <= LONGEST_SENTENCE:
        raise UsageError(f"wanted a sentence of 1 to {LONGEST_SENTENCE:,} characters", value=text)
    for cite in made.cites:
        if _REF.fullmatch(cite.ref) is None:
            raise UsageError(f"wanted a claim's global name such as REPORT:c1, got {cite.ref!r}")
    return msgspec.structs.replace(made, text=" ".join(made.text.split()))


def write_sentence(sentence: Written) -> str:
    """A sentence as the ledger keeps it; ``parse_sentence`` reads it again."""
    return msgspec.json.encode(sentence, order="deterministic").decode()


__all__ = [
    "Cite",
    "Counted",
    "Point",
    "Written",
    "is_admiralty",
    "parse_count",
    "parse_point",
    "parse_sentence",
    "write_count",
    "write_point",
    "write_sentence",
]
