"""A sheet with the registry's names beside its ids."""

from collections.abc import Mapping

import msgspec

from relata.resolve.actor_registry import RegistryEntry
from relata.views.sheet import Option, Sheet, SheetField, SheetPart

Entries = Mapping[str, RegistryEntry]


def with_entry_names(sheet: Sheet, entries: Entries) -> Sheet:
    """The sheet with every entry of the registry shown by its name and its id."""
    parts = tuple(_named_part(part, entries) for part in sheet.parts)
    return msgspec.structs.replace(sheet, parts=parts)


def _named_part(part: SheetPart, entries: Entries) -> SheetPart:
    fields = tuple(_named(one, entries) if one.field == "registry" else one for one in part.fields)
    return msgspec.structs.replace(part, fields=fields)


def _named(field: SheetField, entries: Entries) -> SheetField:
    options = tuple(
        Option(value=one.value, words=_words(one.value, entries)) for one in field.options
    )
    shown = _words(field.value, entries) if field.value in entries else field.shown
    return msgspec.structs.replace(field, shown=shown, options=options)


def _words(entry: str | None, entries: Entries) -> str:
    known = entries.get(entry or "")
    return f"{known.name} ({known.id})" if known is not None else entry or ""
