"""The record's contract as tables: what the types of ``relata.model.record`` cannot say.

Validation and JSON schema are both made from the types and from these tables, so that they cannot
say different things. A key stands in JSON spelling (``from``, not ``source_id``).
"""

import msgspec

from relata.model import record as shapes

LISTS: dict[str, str] = {
    "actors": "a",
    "places": "p",
    "times": "t",
    "weapons": "w",
    "objects": "o",
    "events": "e",
    "tallies": "n",
    "claims": "c",
    "links": "l",
}
"""The lists whose items have ids, and the letter of those ids."""

LETTER_NOUNS: dict[str, str] = {
    "a": "actor",
    "p": "place",
    "t": "time",
    "w": "weapon",
    "o": "object",
    "e": "event",
    "n": "tally",
    "c": "claim",
    "l": "link",
}

EXTENSIONS: frozenset[tuple[type[msgspec.Struct], str]] = frozenset(
    {
        (shapes.ReportInfo, "published_clock"),
        (shapes.ReportInfo, "captions"),
        (shapes.Actor, "why"),
        (shapes.PlaceOption, "country"),
        (shapes.PlaceOption, "admin1"),
        (shapes.PlaceOption, "lat"),
        (shapes.PlaceOption, "lon"),
        (shapes.Time, "confidence"),
        (shapes.Thing, "why"),
        (shapes.Thing, "confidence"),
        (shapes.Filler, "edtf"),
        (shapes.Filler, "confidence"),
        (shapes.Tally, "more_spans"),
        (shapes.Tally, "why"),
        (shapes.Record, "corpus"),
    }
)
"""Keys that may be absent: the first form of the contract did not have them.

Every other key must be there, so that a reader of records never wonders whether an absent key
means "not known" (null, ``[]``) or "not looked for".
"""

ENUMERATED: dict[tuple[type[msgspec.Struct], str], str] = {
    (shapes.ReportInfo, "published_basis"): "published_basis",
    (shapes.Actor, "kind"): "actor_kind",
    (shapes.Place, "kind"): "place_kind",
    (shapes.Place, "precision"): "precision",
    (shapes.Event, "type"): "event_type",
    (shapes.Event, "mode"): "mode",
    (shapes.Event, "status"): "status",
    (shapes.Tally, "effect"): "effect",
    (shapes.Tally, "demographic"): "demographic",
    (shapes.Tally, "combatant"): "combatant",
    (shapes.Tally, "scope"): "scope",
    (shapes.Claim, "stance"): "stance",
    (shapes.Link, "type"): "link_type",
    (shapes.By, "polarity"): "polarity",
}
"""Fields whose values are codes, and the enumeration of each. Kinds of ``Thing`` differ by list."""

THING_KINDS: dict[str, str] = {"weapons": "weapon_kind", "objects": "object_kind"}
"""The enumeration of ``kind`` for the two lists of things."""

REFERENCES: dict[tuple[type[msgspec.Struct], str], str] = {
    (shapes.Actor, "of"): "a",
    (shapes.Tally, "event"): "e",
    (shapes.Tally, "of"): "aow",
    (shapes.Tally, "part_of"): "n",
    (shapes.Claim, "source"): "a",
    (shapes.Claim, "via"): "a",
    (shapes.Claim, "about"): "enco",
    (shapes.Claim, "within"): "c",
    (shapes.Claim, "said"): "t",
    (shapes.Link, "from"): "ecn",
    (shapes.Link, "to"): "ecn",
    (shapes.By, "claim"): "c",
}
"""Fields that name ids, and the letters that they may name."""

SLOTS: dict[str, str] = {
    "agents": "ao",
    "targets": "aopw",
    "weapons": "w",
    "places": "p",
    "times": "t",
}
"""The slots of an event and the letters of what may fill each."""

UNIT_RANGE = (0.0, 1.0)
RANGES: dict[tuple[type[msgspec.Struct], str], tuple[float, float]] = {
    (shapes.Place, "lat"): (-90.0, 90.0),
    (shapes.Place, "lon"): (-180.0, 180.0),
    (shapes.PlaceOption, "lat"): (-90.0, 90.0),
    (shapes.PlaceOption, "lon"): (-180.0, 180.0),
    (shapes.Place, "radius_km"): (0.0, 20038.0),  # half the way round the Earth
    (shapes.Tally, "low"): (0, 10**12),
    (shapes.Tally, "high"): (0, 10**12),
}
"""Inclusive bounds of numbers; every ``confidence`` lies in ``UNIT_RANGE``."""

_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"
_OFFSET = "(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])"

PATTERNS: dict[tuple[type[msgspec.Struct], str], tuple[str, str]] = {
    (shapes.ReportInfo, "id"): ("[0-9a-f]{16}", "16 hex digits"),
    (shapes.ReportInfo, "sha256"): ("[0-9a-f]{64}", "64 hex digits"),
    (shapes.ReportInfo, "language"): (
        "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*",
        "a language tag such as en",
    ),
    (shapes.ReportInfo, "retrieved"): (
        rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{_CLOCK}:[0-5][0-9](\.[0-9]{{1,6}})?{_OFFSET}",
        "a moment such as 2026-11-23T09:00:00Z",
    ),
    (shapes.ReportInfo, "published_clock"): (
        f"{_CLOCK}(:[0-5][0-9])?{_OFFSET}?",
        "a time of day such as 00:20+03:00",
    ),
    (shapes.Actor, "country"): ("[A-Z]{2}", "two capitals (ISO 3166) such as US"),
    (shapes.Place, "country"): ("[A-Z]{2}", "two capitals (ISO 3166) such as US"),
    (shapes.PlaceOption, "country"): ("[A-Z]{2}", "two capitals (ISO 3166) such as US"),
    (shapes.Place, "gazetteer"): (r"[^:\s]+:\S.*", "data set and id such as airportsdata:ORAA"),
    (shapes.PlaceOption, "gazetteer"): (
        r"[^:\s]+:\S.*",
        "data set and id such as airportsdata:ORAA",
    ),
    (shapes.Time, "utc_offset"): (_OFFSET, "an offset such as +03:00"),
}
"""Full-match patterns of texts, each with its form in words."""

NEEDS_WORDS: frozenset[tuple[type[msgspec.Struct], str]] = frozenset(
    {
        (shapes.Actor, "mentions"),
        (shapes.Place, "mentions"),
        (shapes.Time, "mentions"),
        (shapes.Thing, "mentions"),
        (shapes.Event, "triggers"),
        (shapes.Claim, "cue"),
    }
)
"""Lists of spans that are never empty: what stands on no words has no place in a record."""

NONEMPTY: frozenset[tuple[type[msgspec.Struct], str]] = frozenset(
    {
        (shapes.ReportInfo, "source"),
        (shapes.ReportInfo, "text"),
        (shapes.Actor, "name"),
        (shapes.Place, "name"),
        (shapes.PlaceOption, "name"),
        (shapes.Thing, "name"),
        (shapes.Unread, "why"),
    }
)
"""Texts that must hold something."""

LARGEST_INTEGER = 2**53 - 1
"""Beyond it, readers of JSON in other languages lose digits."""
