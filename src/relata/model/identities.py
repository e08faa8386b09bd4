"""Identities: the values that marks get by rules and data, each with its reason in words.

``None`` always means that nothing decided; the candidates then say between what.
"""

import msgspec


class ResolvedTime(msgspec.Struct, frozen=True, kw_only=True):
    """What a time expression means.

    Attributes:
        edtf: calendar day or span (ISO 8601-2 level 1), or None.
        clock: ``05:00``, ``22:00/05:00``, ``dawn``, ``night`` …, or None.
        utc_offset: ``+03:00`` when the text states a zone, or None.
        candidates: other EDTF values that the words allow.
        why: the reason, in words a person can check.
    """

    edtf: str | None = None
    clock: str | None = None
    utc_offset: str | None = None
    candidates: tuple[str, ...] = ()
    why: str = ""


class PlaceCandidate(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a gazetteer that bears the name."""

    gazetteer: str
    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None


class ResolvedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where a place is.

    Attributes:
        name: the gazetteer's name, or the words of the report where nothing matched.
        precision: one of the codebook's precisions, or None where nothing matched.
        gazetteer: ``dataset:id`` of the entry taken, or None.
        candidates: the other entries that bear the name, the likeliest first.
    """

    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: str | None = None
    gazetteer: str | None = None
    candidates: tuple[PlaceCandidate, ...] = ()
    why: str = ""


class ResolvedActor(msgspec.Struct, frozen=True, kw_only=True):
    """Who an actor is.

    Attributes:
        name: the registry's name, or the fullest name in the report.
        registry: id of the registry entry taken, or None.
        candidates: ids of entries between which nothing decided.
        of: id of the actor mark it belongs to where words decide ("X's army"), else None.
    """

    name: str
    aka: tuple[str, ...] = ()
    kind: str | None = None
    country: str | None = None
    role: str | None = None
    anonymous: bool = False
    of: str | None = None
    registry: str | None = None
    candidates: tuple[str, ...] = ()
    why: str = ""


class ResolvedNumber(msgspec.Struct, frozen=True, kw_only=True):
    """How many: ``low`` and ``high`` are inclusive, None where the words leave them open."""

    low: int | None = None
    high: int | None = None
    approximate: bool = False
    demographic: str | None = None
    combatant: str | None = None
    why: str = ""


class ResolvedThing(msgspec.Struct, frozen=True, kw_only=True):
    """What a weapon or object is: its codebook kind and its words."""

    kind: str
    name: str
    why: str = ""


class Identities(msgspec.Struct, frozen=True, kw_only=True):
    """The values of one report's marks, by mark id; every mark of these letters has an entry."""

    actors: dict[str, ResolvedActor] = {}
    places: dict[str, ResolvedPlace] = {}
    times: dict[str, ResolvedTime] = {}
    weapons: dict[str, ResolvedThing] = {}
    objects: dict[str, ResolvedThing] = {}
    tallies: dict[str, ResolvedNumber] = {}
    notes: tuple[str, ...] = ()
