"""A person's deeds in the order of the log: what can be taken back, and given again.

A deed is a judgement or a record by hand. Taking back and giving again are themselves entries of
the log, so both survive any restart.
"""

from dataclasses import dataclass

from relata.model.ledger import Change, Judgement
from relata.pipeline.editing import give_again, take_back
from relata.pipeline.judging import redo, undo
from relata.store import Ledger, View


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that a person did.

    Attributes:
        id: of the judgement, or of the record by hand.
        judgement: None for a record by hand.
    """

    id: str
    report: str
    judgement: Judgement | None


def last_deed(view: View, who: str) -> Deed | None:
    """The last deed of somebody that still stands; None when there is none."""
    gone = view.withdrawn
    for change in view.changes_of_person(who, ("judge", "read")):
        deed = _deed_of(view, change)
        if deed is not None and deed.id not in gone:
            return deed
    return None


def last_undone(view: View, who: str) -> Deed | None:
    """What somebody took back last, and has not given again nor done anything since."""
    depth = 0
    for change in view.changes_of_person(who, ("judge", "read", "undo", "redo")):
        if change.kind in ("judge", "read"):
            return None
        if change.kind == "redo":
            depth += 1
        elif depth:
            depth -= 1
        else:
            return _undone(view, change.subject)
    return None


def undo_deed(ledger: Ledger, who: str, deed: Deed) -> None:
    """Take a deed back.

    Raises:
        UnknownSubject: it was taken back meanwhile.
    """
    if deed.judgement is None:
        take_back(ledger, who, deed.id)
    else:
        undo(ledger, who, deed.id)


def redo_deed(ledger: Ledger, who: str, deed: Deed) -> None:
    """Give a deed again.

    Raises:
        UnknownSubject: it was given again meanwhile.
    """
    if deed.judgement is None:
        give_again(ledger, who, deed.id)
    else:
        redo(ledger, who, deed.id)


def _deed_of(view: View, change: Change) -> Deed | None:
    if change.kind == "judge":
        judgement = view.judgements_by_change([change.number]).get(change.number)
        return Deed(judgement.id, judgement.anchor.report, judgement) if judgement else None
    rows = [
        row
        for row in view.records_of([change.subject])
        if row.change == change.number and row.by_hand
    ]
    return Deed(rows[0].id, rows[0].report, None) if rows else None


def _undone(view: View, subject: str) -> Deed | None:
    judgement = next((one for one in view.undone_judgements() if one.id == subject), None)
    if judgement is not None:
        return Deed(judgement.id, judgement.anchor.report, judgement)
    rows = [row for row in view.record_rows([subject]) if row.by_hand]
    return Deed(rows[0].id, rows[0].report, None) if rows else None
