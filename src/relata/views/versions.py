"""What changed between two versions of one page: figures that differ, came or went."""

from typing import NamedTuple

from relata.model.ledger import LedgerReport
from relata.model.record import Record
from relata.views.tolls import Cell, toll_rows
from relata.views.voices import Voices


class FigureChange(NamedTuple):
    """One figure in two versions; None where the version has none.

    ``speaker`` gives it, of ``effect`` on ``group``; ranges are low and high.
    """

    speaker: str
    effect: str
    group: str
    before: tuple[int | None, int | None] | None
    after: tuple[int | None, int | None] | None


Figures = dict[tuple[Cell, str], tuple[int | None, int | None]]


def changed_figures(old: LedgerReport, new: LedgerReport) -> list[FigureChange]:
    """The figures that differ from one version to the next; empty when either was not read."""
    if old.record is None or new.record is None:
        return []
    before, after = _figures(old, old.record), _figures(new, new.record)
    changes = []
    for key in sorted(before.keys() | after.keys(), key=str):
        was, now = before.get(key), after.get(key)
        if was != now:
            cell, speaker = key
            changes.append(FigureChange(speaker, cell.effect, cell.group, was, now))
    return changes


def _figures(report: LedgerReport, record: Record) -> Figures:
    voices = Voices(report, record)
    rows = toll_rows(voices, [event.id for event in record.events])
    return {
        (row.cell, row.figure.speaker): (row.figure.low, row.figure.high)
        for row in rows
        if row.figure.polarity == "for"
    }
