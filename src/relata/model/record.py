"""The record of one report's reading: the structure of the JSON contract, field for field.

Field names are the contract's (``from`` is ``source_id`` in Python). Ids are local to the record.
Offsets are Unicode code points into ``report.text``, ``[start, end)``. Tuples are never None.
"""

from urllib.parse import urlsplit

import msgspec

Span = tuple[int, int]
SCHEMA = "relata.record/1"


class By(msgspec.Struct, frozen=True):
    """One claim that carries a value; ``polarity`` is ``for``, ``against`` or ``doubt``."""

    claim: str
    polarity: str


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the report gives a value in its own voice, and which claims carry it."""

    own_voice: bool = False
    by: tuple[By, ...] = ()


class ReportInfo(msgspec.Struct, frozen=True, kw_only=True):
    """The report that was read; see ``relata.model.report.Report``."""

    id: str
    sha256: str
    source: str
    text: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    published: str = "XXXX"
    published_basis: str = "unknown"
    published_clock: str | None = None
    retrieved: str | None = None
    headline: Span | None = None
    captions: tuple[str, ...] = ()


def outlet_name(report: ReportInfo) -> str:
    """Who publishes a report: its publisher, else the host of its address, else its file's name."""
    if report.publisher:
        return report.publisher
    host = urlsplit(report.url or "").hostname
    return host or f"the report {report.source.replace(chr(92), '/').rstrip('/').split('/')[-1]}"


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A person, group, state, organisation or population of the report."""

    id: str
    name: str
    kind: str
    mentions: tuple[Span, ...]
    aka: tuple[str, ...] = ()
    country: str | None = None
    of: str | None = None
    role: str | None = None
    anonymous: bool = False
    registry: str | None = None
    candidates: tuple[str, ...] = ()
    why: str | None = None
    confidence: float | None = None


class PlaceOption(msgspec.Struct, frozen=True, kw_only=True):
    """Another place that the words may mean."""

    gazetteer: str
    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A named or described location, resolved as far as the report allows."""

    id: str
    name: str
    kind: str
    mentions: tuple[Span, ...]
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: str | None = None
    gazetteer: str | None = None
    candidates: tuple[PlaceOption, ...] = ()
    why: str | None = None
    confidence: float | None = None


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression; ``edtf`` is its calendar day or span against ``published``."""

    id: str
    mentions: tuple[Span, ...]
    edtf: str | None = None
    clock: str | None = None
    utc_offset: str | None = None
    candidates: tuple[str, ...] = ()
    why: str | None = None
    confidence: float | None = None


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """A weapon or an object."""

    id: str
    kind: str
    name: str
    mentions: tuple[Span, ...]
    why: str | None = None
    confidence: float | None = None


class Filler(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that fills an event's slot with what ``ref`` names.

    ``edtf`` is set in ``times`` only: the value of the time named.
    """

    ref: str
    edtf: str | None = None
    own_voice: bool = False
    by: tuple[By, ...] = ()
    confidence: float | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened, may happen, or is denied; each value with its voices."""

    id: str
    type: str
    mode: str | None
    status: str
    triggers: tuple[Span, ...]
    occurrence: Voice
    agents: tuple[Filler, ...] = ()
    targets: tuple[Filler, ...] = ()
    weapons: tuple[Filler, ...] = ()
    places: tuple[Filler, ...] = ()
    times: tuple[Filler, ...] = ()
    confidence: float | None = None


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """A count of one effect on one group in one event; ``low``–``high`` inclusive."""

    id: str
    event: str | None
    effect: str
    of: str | None
    low: int | None
    high: int | None
    words: str
    span: Span
    approximate: bool = False
    demographic: str | None = None
    combatant: str | None = None
    scope: str | None = None
    part_of: str | None = None
    own_voice: bool = False
    by: tuple[By, ...] = ()
    more_spans: tuple[Span, ...] = ()
    why: str | None = None
    confidence: float | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A speech act: speaker, relays, stance, words, and what it is about."""

    id: str
    source: str
    stance: str
    cue: tuple[Span, ...]
    via: tuple[str, ...] = ()
    content: tuple[Span, ...] = ()
    about: tuple[str, ...] = ()
    within: str | None = None
    said: str | None = None
    hedged: bool = False
    confidence: float | None = None


class Link(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"source_id": "from", "target_id": "to"},
):
    """A directed relation between two events, claims or tallies."""

    id: str
    source_id: str
    target_id: str
    type: str
    signal: tuple[Span, ...] = ()
    own_voice: bool = False
    by: tuple[By, ...] = ()
    confidence: float | None = None


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """A number or word of violence that no value took up, so that a person sees it."""

    span: Span
    why: str


class ReaderInfo(msgspec.Struct, frozen=True, kw_only=True):
    """All that the reading depended on besides the bytes."""

    name: str
    version: str
    weights: str
    rules: str
    gazetteer: str
    registry: str
    extractor: str


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What reading one report yields.

    ``corpus`` is present only in records made from annotated files; it keeps what the contract
    has no field for, so that the file can be written again without loss.
    """

    schema: str = SCHEMA
    report: ReportInfo
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    weapons: tuple[Thing, ...] = ()
    objects: tuple[Thing, ...] = ()
    events: tuple[Event, ...] = ()
    tallies: tuple[Tally, ...] = ()
    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()
    unread: tuple[Unread, ...] = ()
    notes: tuple[str, ...] = ()
    reader: ReaderInfo | None = None
    corpus: dict[str, object] | msgspec.UnsetType = msgspec.UNSET
