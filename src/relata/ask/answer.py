"""The shape of a model's answer: as structs to decode into, and as the JSON schema it is sent.

The schema keeps to what servers with structured output understand: every property required, none
added, closed lists of codes from the codebook, null where nothing is told.
"""

from typing import Any

import msgspec

from relata.model.codebook import codes


class Quote(msgspec.Struct, frozen=True, rename={"within": "in"}):
    """Words of the text; ``within`` is a longer stretch that holds the ones that are meant."""

    words: str
    within: str | None = None


class Thing(msgspec.Struct, frozen=True):
    """An actor, place, time, weapon or object; times have no kind, only actors an ``of``."""

    id: str
    mentions: tuple[Quote, ...]
    kind: str = ""
    of: str | None = None


class AskedEvent(msgspec.Struct, frozen=True):
    """One event."""

    id: str
    type: str
    status: str
    triggers: tuple[Quote, ...]
    mode: str | None = None
    agents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()


class AskedTally(msgspec.Struct, frozen=True):
    """One count."""

    id: str
    effect: str
    mentions: tuple[Quote, ...]
    event: str | None = None
    of: str | None = None


class AskedClaim(msgspec.Struct, frozen=True):
    """One speech act."""

    id: str
    source: str
    stance: str
    cue: tuple[Quote, ...]
    content: tuple[Quote, ...] = ()
    about: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    said: str | None = None


class AskedLink(msgspec.Struct, frozen=True, rename={"source": "from", "target": "to"}):
    """One link."""

    source: str
    target: str
    type: str
    signal: tuple[Quote, ...] = ()
    claim: str | None = None


class Answer(msgspec.Struct, frozen=True):
    """All that a model marked in one text."""

    actors: tuple[Thing, ...] = ()
    places: tuple[Thing, ...] = ()
    times: tuple[Thing, ...] = ()
    weapons: tuple[Thing, ...] = ()
    objects: tuple[Thing, ...] = ()
    events: tuple[AskedEvent, ...] = ()
    tallies: tuple[AskedTally, ...] = ()
    claims: tuple[AskedClaim, ...] = ()
    links: tuple[AskedLink, ...] = ()


Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_IDS: Schema = {"type": "array", "items": _TEXT}


def answer_schema() -> Schema:
    """The JSON schema of ``Answer``."""
    quotes = _list(_object({"words": _TEXT, "in": _MAYBE}))
    marked = {"id": _TEXT, "mentions": quotes}
    tables = {
        "actors": marked | {"kind": _code("actor_kind"), "of": _MAYBE},
        "places": marked | {"kind": _code("place_kind")},
        "times": marked,
        "weapons": marked | {"kind": _code("weapon_kind")},
        "objects": marked | {"kind": _code("object_kind")},
        "events": {
            "id": _TEXT,
            "type": _code("event_type"),
            "mode": {"type": ["string", "null"], "enum": [*codes("mode"), None]},
            "status": _code("status"),
            "triggers": quotes,
            **dict.fromkeys(("agents", "targets", "places", "times", "weapons"), _IDS),
        },
        "tallies": marked | {"effect": _code("effect"), "event": _MAYBE, "of": _MAYBE},
        "claims": {
            "id": _TEXT,
            "source": _TEXT,
            "stance": _code("stance"),
            "cue": quotes,
            "content": quotes,
            "about": _IDS,
            "via": _IDS,
            "said": _MAYBE,
        },
        "links": {
            "from": _TEXT,
            "to": _TEXT,
            "type": _code("link_type"),
            "signal": quotes,
            "claim": _MAYBE,
        },
    }
    return _object({name: _list(_object(row)) for name, row in tables.items()})


def _object(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _code(name: str) -> Schema:
    return {"type": "string", "enum": list(codes(name))}
