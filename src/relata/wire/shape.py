"""The first half of validation: does a JSON value have the shape of a record?

Walks any JSON value beside the types of ``relata.model.record`` and yields one line for each
place where they part: keys that are missing or unknown, values of the wrong type. It never
raises and never recurses deeper than the types themselves.
"""

import math
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec
from msgspec import inspect as types

from relata.wire.contract import EXTENSIONS, LARGEST_INTEGER

JSON_NAMES: dict[type, str] = {
    dict: "an object",
    list: "a list",
    str: "a text",
    bool: "true or false",
    int: "an integer",
    float: "a number",
    type(None): "null",
}


class Key(NamedTuple):
    """One key of a struct in its JSON spelling, the type of its value and whether it may lack."""

    name: str
    type: types.Type
    required: bool


@cache
def keys_of(struct: type[msgspec.Struct]) -> tuple[Key, ...]:
    """The keys that the contract gives a struct, in its order."""
    info = types.type_info(struct)
    assert isinstance(info, types.StructType), "only structs come here"
    return tuple(
        Key(field.encode_name, field.type, (struct, field.encode_name) not in EXTENSIONS)
        for field in info.fields
    )


def shape_problems(value: object, struct: type[msgspec.Struct], path: str) -> Iterator[str]:
    """One line for each place where the value has not the shape of the struct.

    Args:
        value: any JSON value.
        struct: one of the structs of ``relata.model.record``.
        path: what to call the value; empty for the record itself.
    """
    if not isinstance(value, dict):
        yield f"{path or 'record'}: wanted an object, got {describe(value)}"
        return
    known = {key.name: key for key in keys_of(struct)}
    for name in value:
        if name not in known:
            yield f"{_join(path, show_key(name))}: is no key of the contract"
    for key in known.values():
        if key.name in value:
            yield from _value_problems(value[key.name], key.type, _join(path, key.name))
        elif key.required:
            yield f"{_join(path, key.name)}: is missing (null or [] when nothing is known)"


def describe(value: object) -> str:
    """A short, printable description of any JSON value, for the end of a line."""
    if isinstance(value, str):
        return repr(value if len(value) <= 40 else value[:37] + "…")
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int) and abs(value) > LARGEST_INTEGER:
        return "a number too large"
    if isinstance(value, int | float):
        return repr(value)
    return JSON_NAMES.get(type(value), type(value).__name__)


def show_key(name: object) -> str:
    """A key as it may stand in a path: as it is, or quoted where that would mislead."""
    if isinstance(name, str) and name.isidentifier() and name.isascii() and len(name) <= 40:
        return name
    return describe(name) if isinstance(name, str) else repr(name)


def _value_problems(value: object, wanted: types.Type, path: str) -> Iterator[str]:
    if isinstance(wanted, types.UnionType):
        yield from _union_problems(value, wanted, path)
    elif isinstance(wanted, types.StructType):
        yield from shape_problems(value, wanted.cls, path)
    elif isinstance(wanted, types.VarTupleType):
        yield from _list_problems(value, wanted.item_type, path)
    elif isinstance(wanted, types.TupleType):
        yield from _span_problems(value, path)
    elif isinstance(wanted, types.DictType):
        yield from _free_problems(value, path)
    else:
        yield from _scalar_problems(value, wanted, path)


def _union_problems(value: object, wanted: types.UnionType, path: str) -> Iterator[str]:
    """A union in the record is always "this or null"."""
    if value is None:
        return
    others = [item for item in wanted.types if not isinstance(item, types.NoneType)]
    yield from _value_problems(value, others[0], path)


def _list_problems(value: object, item: types.Type, path: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{path}: wanted a list, got {describe(value)}"
        return
    for index, each in enumerate(value):
        yield from _value_problems(each, item, f"{path}[{index}]")


def _span_problems(value: object, path: str) -> Iterator[str]:
    if not isinstance(value, list) or len(value) != 2:
        yield f"{path}: wanted two offsets [start, end), got {describe(value)}"
        return
    for index, each in enumerate(value):
        if type(each) is not int:
            yield f"{path}[{index}]: wanted an integer offset, got {describe(each)}"
        elif abs(each) > LARGEST_INTEGER:
            yield f"{path}[{index}]: is a number too large"


def _scalar_problems(value: object, wanted: types.Type, path: str) -> Iterator[str]:
    if isinstance(wanted, types.StrType):
        yield from _text_problems(value, path)
    elif isinstance(wanted, types.BoolType):
        if not isinstance(value, bool):
            yield f"{path}: wanted true or false, got {describe(value)}"
    elif isinstance(wanted, types.IntType):
        if type(value) is not int:
            yield f"{path}: wanted an integer, got {describe(value)}"
        elif abs(value) > LARGEST_INTEGER:
            yield f"{path}: is a number too large"
    elif isinstance(wanted, types.FloatType):
        yield from _number_problems(value, path)
    else:
        raise NotImplementedError(f"the record has a type that validation does not know: {wanted}")


def _text_problems(value: object, path: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{path}: wanted a text, got {describe(value)}"
    elif not _is_unicode(value):
        yield f"{path}: holds half a surrogate pair, which no text can hold"


def _number_problems(value: object, path: str) -> Iterator[str]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield f"{path}: wanted a number, got {describe(value)}"
    elif isinstance(value, int) and abs(value) > LARGEST_INTEGER:
        yield f"{path}: is a number too large"
    elif not math.isfinite(value):
        yield f"{path}: is not a finite number"


def _free_problems(value: object, path: str) -> Iterator[str]:
    """``corpus`` may hold any JSON; only what could not be written again is refused."""
    if not isinstance(value, dict):
        yield f"{path}: wanted an object, got {describe(value)}"
        return
    waiting: list[object] = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            waiting += [*each, *each.values()]
        elif isinstance(each, list):
            waiting += each
        elif isinstance(each, float) and not math.isfinite(each):
            yield f"{path}: holds a number that is not finite"
        elif isinstance(each, int) and abs(each) > LARGEST_INTEGER:
            yield f"{path}: holds a number too large"
        elif isinstance(each, str) and not _is_unicode(each):
            yield f"{path}: holds half a surrogate pair, which no text can hold"


def _is_unicode(value: str) -> bool:
    return value.isascii() or not any("\ud800" <= char <= "\udfff" for char in value)


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
