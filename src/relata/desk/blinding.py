"""Blind double coding: for a sampled share of reports a second coder sees no value but their own.

The sample hangs on the report's id alone, so that every desk of a team draws the same one.
"""

import hashlib

import msgspec

from relata.desk.options import DeskOptions
from relata.model.ledger import CODED
from relata.views.sheet import Sheet, SheetField, SheetPart
from relata.views.sheet_parts import Word

_STEPS = 10_000

VERDICT_FIELDS = frozenset({"reading", "link", "unread"})
"""Fields of a sheet that are right or wrong as they stand; a blind coder gives the others a value,
for there is none to accept."""


def is_sampled(share: float, report: str) -> bool:
    """Whether a report is in the sample."""
    drawn = int(hashlib.sha256(f"blind {report}".encode()).hexdigest(), 16) % _STEPS
    return drawn < share * _STEPS


def is_blind_for(options: DeskOptions, name: str, report: str) -> bool:
    """Whether somebody codes a report blind; the desk's owner and its sample decide."""
    return (
        options.blind_share > 0
        and name != options.owner
        and is_sampled(options.blind_share, report)
    )


def blinded(sheet: Sheet, name: str) -> Sheet:
    """The sheet as a blind coder sees it: the words, their own values, and nothing else."""
    parts = tuple(_blind_part(part, name) for part in sheet.parts)
    passed_over = tuple(_blind_words(field, name) for field in sheet.passed_over)
    return msgspec.structs.replace(
        sheet, parts=parts, passed_over=passed_over, notes=(), review=None, admiralty=None
    )


def _blind_part(part: SheetPart, name: str) -> SheetPart:
    fields = tuple(_blind_field(field, name) for field in part.fields)
    return msgspec.structs.replace(part, title=part.id, fields=fields, of=None)


def _blind_field(field: SheetField, name: str) -> SheetField:
    own = _own(field, name)
    value = own[-1].value if own else None
    return msgspec.structs.replace(
        _blind_words(field, name),
        machine=None,
        value=value,
        shown=value or ("coded" if own else "not coded yet"),
    )


def _blind_words(field: SheetField, name: str) -> SheetField:
    """A field with its words, and without what the reader and others thought of them."""
    own = _own(field, name)
    return msgspec.structs.replace(
        field,
        state="changed" if own else "open",
        seen="",
        by=(),
        confidence=None,
        why=None,
        signed=None,
        history=own,
    )


def _own(field: SheetField, name: str) -> tuple[Word, ...]:
    return tuple(one for one in field.history if one.who == name and one.verdict == CODED)
