"""A JSON value read as a record as far as it goes: its sound items, each with its path.

Items whose shape is wrong are left out, but their ids are kept, so that one broken item does not
make every reference to it a second problem.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import msgspec
from msgspec import inspect as types

from relata.model.record import Record, ReportInfo
from relata.wire.contract import LISTS
from relata.wire.shape import keys_of, shape_problems


class Row(NamedTuple):
    """One sound struct of the record and where it stands (``events[2].agents[0]``)."""

    path: str
    item: msgspec.Struct


@dataclass(frozen=True, slots=True)
class Draft:
    """What of a JSON value is sound.

    Attributes:
        report: None when its shape is wrong; spans are then not held against the text.
        rows: the sound items of each list of structs, in order; every list has an entry.
        by_id: the sound item that bears an id, the first one if several do.
        unsure_ids: ids of items whose own shape is wrong.
        problems: what is wrong with the shape.
    """

    report: ReportInfo | None
    rows: Mapping[str, tuple[Row, ...]]
    by_id: Mapping[str, msgspec.Struct]
    unsure_ids: frozenset[str]
    problems: tuple[str, ...]

    def has(self, identity: str) -> bool:
        """Whether any item, sound or not, bears the id."""
        return identity in self.by_id or identity in self.unsure_ids

    def everything(self) -> Iterator[Row]:
        """All sound structs with those inside them, in the record's order."""
        if self.report is not None:
            yield Row("report", self.report)
        for rows in self.rows.values():
            for row in rows:
                yield from inner_rows(row)


def inner_rows(row: Row) -> Iterator[Row]:
    """A struct and every struct inside it."""
    yield row
    for key, value in keyed_values(row.item):
        path = f"{row.path}.{key}"
        if isinstance(value, msgspec.Struct):
            yield from inner_rows(Row(path, value))
        elif isinstance(value, tuple):
            for index, each in enumerate(value):
                if isinstance(each, msgspec.Struct):
                    yield from inner_rows(Row(f"{path}[{index}]", each))


def keyed_values(item: msgspec.Struct) -> Iterator[tuple[str, object]]:
    """The values of a struct by their keys in JSON spelling."""
    for name, key in zip(item.__struct_fields__, item.__struct_encode_fields__, strict=True):
        yield key, getattr(item, name)


def read_draft(value: object) -> Draft:
    """Sort any JSON value into what is sound and what is not."""
    outer: dict[str, object] = value if isinstance(value, dict) else {}
    rows: dict[str, tuple[Row, ...]] = {}
    unsure: set[str] = set()
    for name, struct in _lists().items():
        found = outer.get(name)
        items = found if isinstance(found, list) else []
        rows[name] = tuple(_sound_rows(items, name, struct))
        unsure |= _ids_of(items)
    by_id: dict[str, msgspec.Struct] = {}
    for name in LISTS:
        for row in rows[name]:
            by_id.setdefault(row.item.id, row.item)  # type: ignore[attr-defined]  # has an id
    return Draft(
        report=_sound_report(outer.get("report")),
        rows=rows,
        by_id=by_id,
        unsure_ids=frozenset(unsure - by_id.keys()),
        problems=tuple(shape_problems(value, Record, "")),
    )


@cache
def _lists() -> dict[str, type[msgspec.Struct]]:
    """The keys of a record that hold lists of structs, and the struct of each."""
    found: dict[str, type[msgspec.Struct]] = {}
    for key in keys_of(Record):
        wanted = key.type
        if isinstance(wanted, types.VarTupleType) and isinstance(
            wanted.item_type, types.StructType
        ):
            found[key.name] = wanted.item_type.cls
    return found


def _sound_report(value: object) -> ReportInfo | None:
    if next(shape_problems(value, ReportInfo, "report"), None) is not None:
        return None
    return msgspec.convert(value, ReportInfo)


def _sound_rows(items: list[object], name: str, struct: type[msgspec.Struct]) -> Iterator[Row]:
    for index, each in enumerate(items):
        path = f"{name}[{index}]"
        if next(shape_problems(each, struct, path), None) is None:
            yield Row(path, msgspec.convert(each, struct))


def _ids_of(items: list[object]) -> set[str]:
    ids = [each.get("id") for each in items if isinstance(each, dict)]
    return {each for each in ids if isinstance(each, str)}
