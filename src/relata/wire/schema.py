"""The JSON Schema of a record, made from its types, the contract's tables and the codebook.

It says what a JSON Schema can: types, keys, codes, forms and bounds. What needs the whole record
(offsets inside the text, references, voices) is ``problems_of``'s alone.
"""

from typing import Any

import msgspec
from msgspec import inspect as types

from relata.model import record as shapes
from relata.model.codebook import codes, enumeration, modes_of
from relata.wire.contract import (
    ENUMERATED,
    LARGEST_INTEGER,
    LISTS,
    NEEDS_WORDS,
    NONEMPTY,
    PATTERNS,
    RANGES,
    REFERENCES,
    SLOTS,
    THING_KINDS,
    UNIT_RANGE,
)
from relata.wire.shape import Key, keys_of

Schema = dict[str, Any]
Place = tuple[type[msgspec.Struct], str]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def record_schema() -> Schema:
    """The schema of one record, as JSON values in a stable order."""
    root = _object_schema(shapes.Record)
    for name, letter in LISTS.items():
        items = root["properties"][name]["items"]
        narrowed: Schema = {"id": {"pattern": f"^{letter}[0-9]+$"}}
        if name in THING_KINDS:
            narrowed["kind"] = {"enum": list(codes(THING_KINDS[name]))}
        root["properties"][name]["items"] = {"allOf": [items, {"properties": narrowed}]}
    root["properties"]["schema"] = {"const": shapes.SCHEMA}
    return {
        "$schema": DIALECT,
        "$id": shapes.SCHEMA,
        "title": "Record of one report",
        "description": "Offsets are Unicode code points into report.text, [start, end).",
        **root,
        "$defs": _definitions(),
    }


def _definitions() -> Schema:
    named: Schema = {
        "Span": {
            "type": "array",
            "items": {"type": "integer", "minimum": 0, "maximum": LARGEST_INTEGER},
            "minItems": 2,
            "maxItems": 2,
        }
    }
    waiting: list[type[msgspec.Struct]] = [shapes.Record]
    while waiting:
        struct = waiting.pop(0)
        if struct.__name__ in named:
            continue
        named[struct.__name__] = _object_schema(struct)
        waiting += [inner for key in keys_of(struct) for inner in _structs_in(key.type)]
    named["Event"] |= {"allOf": _mode_rules()}
    for slot, letters in SLOTS.items():
        named["Event"]["properties"][slot]["items"] = {
            "allOf": [_pointer(shapes.Filler), {"properties": {"ref": _id_schema(letters)}}]
        }
    del named["Record"]
    return named


def _structs_in(wanted: types.Type) -> list[type[msgspec.Struct]]:
    if isinstance(wanted, types.StructType):
        return [wanted.cls]
    if isinstance(wanted, types.VarTupleType):
        return _structs_in(wanted.item_type)
    if isinstance(wanted, types.UnionType):
        return [inner for each in wanted.types for inner in _structs_in(each)]
    return []


def _object_schema(struct: type[msgspec.Struct]) -> Schema:
    keys = keys_of(struct)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [key.name for key in keys if key.required],
        "properties": {key.name: _key_schema(struct, key) for key in keys},
    }


def _key_schema(struct: type[msgspec.Struct], key: Key) -> Schema:
    wanted = key.type
    if isinstance(wanted, types.UnionType):
        inner = next(each for each in wanted.types if not isinstance(each, types.NoneType))
        return {"anyOf": [_type_schema(inner, (struct, key.name)), {"type": "null"}]}
    return _type_schema(wanted, (struct, key.name))


def _type_schema(wanted: types.Type, place: Place) -> Schema:
    if isinstance(wanted, types.StructType):
        return _pointer(wanted.cls)
    if isinstance(wanted, types.TupleType):
        return {"$ref": "#/$defs/Span"}
    if isinstance(wanted, types.VarTupleType):
        items = _type_schema(wanted.item_type, place)
        least: Schema = {"minItems": 1} if place in NEEDS_WORDS else {}
        return {"type": "array", "items": items, **least}
    if isinstance(wanted, types.StrType):
        return _text_schema(place)
    if isinstance(wanted, types.BoolType):
        return {"type": "boolean"}
    if isinstance(wanted, types.IntType | types.FloatType):
        return _number_schema(wanted, place)
    return {"type": "object"}


def _text_schema(place: Place) -> Schema:
    if place in ENUMERATED:
        name = ENUMERATED[place]
        return {"enum": list(codes(name)), "description": enumeration(name).means}
    if place == (shapes.Claim, "source"):
        return {"anyOf": [_id_schema(REFERENCES[place]), {"enum": list(codes("special_source"))}]}
    if place in REFERENCES:
        return _id_schema(REFERENCES[place])
    if place in PATTERNS:
        pattern, words = PATTERNS[place]
        return {"type": "string", "pattern": f"^(?:{pattern})$", "description": words}
    return {"type": "string", "minLength": 1} if place in NONEMPTY else {"type": "string"}


def _id_schema(letters: str) -> Schema:
    return {"type": "string", "pattern": f"^[{letters}][0-9]+$"}


def _number_schema(wanted: types.Type, place: Place) -> Schema:
    kind = "integer" if isinstance(wanted, types.IntType) else "number"
    bounds = UNIT_RANGE if place[1] == "confidence" else RANGES.get(place)
    if bounds is None:
        return {"type": kind}
    return {"type": kind, "minimum": bounds[0], "maximum": bounds[1]}


def _pointer(struct: type[msgspec.Struct]) -> Schema:
    return {"$ref": f"#/$defs/{struct.__name__}"}


def _mode_rules() -> list[Schema]:
    """The modes that each type of event may have."""
    rules = []
    for event_type in codes("event_type"):
        allowed: list[str | None] = [*modes_of(event_type)]
        if event_type != "ASSAULT":
            allowed.append(None)
        rules.append(
            {
                "if": {"properties": {"type": {"const": event_type}}},
                "then": {"properties": {"mode": {"enum": allowed}}},
            }
        )
    return rules
