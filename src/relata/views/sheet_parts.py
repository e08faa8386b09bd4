"""What a review sheet is made of: parts of a record, their fields, and what people said of them."""

import msgspec

from relata.model.incident import Ref
from relata.model.ledger import Judgement
from relata.model.record import Span

OPEN, ACCEPTED, REJECTED, CHANGED = "open", "accepted", "rejected", "changed"


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """What one person said of a field, as a history shows it."""

    id: str
    who: str
    at: str
    verdict: str
    value: str | None
    was: str | None
    why: str | None


def word_of(one: Judgement) -> Word:
    """A judgement as a history shows it."""
    return Word(
        id=one.id,
        who=one.who,
        at=one.at,
        verdict=one.verdict,
        value=one.value,
        was=one.was,
        why=one.why,
    )


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """A value that may be chosen: as it is entered, and in words."""

    value: str
    words: str


class SheetField(msgspec.Struct, frozen=True, kw_only=True):
    """One value a person decides on.

    Attributes:
        ref: the part, ``REPORT:e1``.
        field: its name, as judgements have it.
        label: in words.
        machine: the reader's value as it would be entered; None where it has none.
        value: the value now, people's words applied.
        shown: the value now in words.
        state: ``open``, ``accepted``, ``rejected`` or ``changed``.
        seen: id of the judgement that stands; ``""`` for none.
        editor: how it is edited: ``code:NAME``, ``count``, ``names:LETTERS``, ``speaker``,
            ``point``, ``edtf``, ``event``, ``text`` or ``none``.
        spans: the words it stands on.
        by: who tells it, in words.
        options: other values to choose from.
        other: the second part, of a field that names two.
        why: the reader's reason.
        signed: who set the value that stands, and who else confirmed it; None where nobody set one.
        is_optional: whether a report is done without it.
    """

    ref: Ref
    field: str
    label: str
    machine: str | None
    value: str | None
    shown: str
    other: str | None = None
    state: str = OPEN
    seen: str = ""
    editor: str = "none"
    spans: tuple[Span, ...] = ()
    by: tuple[str, ...] = ()
    confidence: float | None = None
    options: tuple[Option, ...] = ()
    why: str | None = None
    signed: str | None = None
    is_optional: bool = False
    history: tuple[Word, ...] = ()


class SheetPart(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the record with its fields; ``of`` is the part it is shown under."""

    ref: Ref
    id: str
    title: str
    fields: tuple[SheetField, ...]
    of: str | None = None
    spans: tuple[Span, ...] = ()


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """All of a report that a person decides on.

    Attributes:
        parts: events with their counts under them, then claims, names and links.
        passed_over: words of violence that no value took up.
        notes: comments and notes on the report.
        review: the last word on the report as a whole.
        translation: the last that a person gave; None for none.
        admiralty: how far the report is trusted, the last word.
    """

    report: str
    parts: tuple[SheetPart, ...]
    passed_over: tuple[SheetField, ...]
    notes: tuple[Word, ...]
    review: Word | None
    translation: Word | None = None
    admiralty: Word | None = None
