"""What goes into an export and what comes out: the nouns that all formats share."""

from collections.abc import Mapping, Sequence

import msgspec

from relata.model.incident import Incident
from relata.model.ledger import Change, LedgerReport, Moment

PREFIX = "RLT-"
"""Before every identifier, so that nobody takes it for another dataset's."""

Cell = str | int | float | None
"""One cell: text, a number, or nothing; not stated is nothing, never 0."""

Row = dict[str, Cell]


class ExportInput(msgspec.Struct, frozen=True, kw_only=True):
    """What an export is made of.

    Attributes:
        incidents: as the views build them, in any order.
        reports: every report that an incident has an event of, by id.
        policy: name of the policy that makes one number of many.
        is_sensitive: whether victims' names and civilians' exact coordinates are given.
        changes: the ledger's log up to the moment; only some formats hold it.
        rows: of reports that are rows of an imported sheet, the cells by what their columns hold
            (``notes``, ``source``, ``agents`` …); other reports lack.
    """

    incidents: tuple[Incident, ...]
    reports: Mapping[str, LedgerReport]
    moment: Moment
    policy: str
    is_sensitive: bool = False
    changes: Sequence[Change] = ()
    rows: Mapping[str, Mapping[str, str]] = {}


class Column(msgspec.Struct, frozen=True):
    """One column of a table.

    Attributes:
        means: what stands in it, in one sentence.
        kind: ``text``, ``int`` or ``float``.
        codes: the codebook's enumeration whose codes, or their crosswalk, stand in it.
        lost: why it is always empty; None when it is not.
    """

    name: str
    means: str
    kind: str = "text"
    codes: str | None = None
    lost: str | None = None


class Dropped(msgspec.Struct, frozen=True):
    """Something of the ledger that has no row, with the reason.

    Attributes:
        subject: an incident's id, or the global name of a part of a report.
    """

    subject: str
    reason: str


class Lost(msgspec.Struct, frozen=True):
    """Something that the ledger knows or the format wants, and the export does not hold."""

    field: str
    why: str


class ExportFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file of an export.

    Attributes:
        rows: how many rows, features or records it holds.
    """

    name: str
    content: bytes
    rows: int
    columns: tuple[Column, ...] = ()


class Export(msgspec.Struct, frozen=True, kw_only=True):
    """All that an export yields.

    Attributes:
        withheld: how many names and coordinates a public export left out, by what.
        scheme: of the codebook's crosswalks, the one that the columns hold; None for own codes.
    """

    files: tuple[ExportFile, ...]
    dropped: tuple[Dropped, ...] = ()
    lost: tuple[Lost, ...] = ()
    withheld: Mapping[str, int] = {}
    scheme: str | None = None


def lost_columns(columns: Sequence[Column]) -> tuple[Lost, ...]:
    """The columns that are always empty, with the reason."""
    return tuple(Lost(column.name, column.lost) for column in columns if column.lost)


def by_dates(incidents: Sequence[Incident]) -> list[Incident]:
    """Incidents in order of their days, then of their ids: the order of every export."""
    return sorted(incidents, key=lambda one: (one.time or "~", one.id))
