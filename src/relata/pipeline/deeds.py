"""A person's deeds in the order of the log: what can be taken back, and given again.

A deed is a judgement, several that were given in one go (a report accepted whole, an incident taken
apart), or a record by hand. Taking back and giving again are themselves entries of
the log, so both survive any restart.
"""

from dataclasses import dataclass, replace

from relata.model.ledger import Change, Judgement
from relata.pipeline.editing import give_again, take_back
from relata.pipeline.judging import INCIDENT, redo_together, undo_together
from relata.store import Ledger, View


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that a person did.

    Attributes:
        id: of the judgement, or of the record by hand.
        judgement: None for a record by hand.
        together: ids of all judgements given in one go, the latest first; of a single one its own.
    """

    id: str
    report: str
    judgement: Judgement | None
    together: tuple[str, ...] = ()


REST = "accepted with the rest of the report"
"""Why of judgements that were given by accepting a report whole."""


def are_together(one: Judgement, other: Judgement) -> bool:
    """Whether two judgements, given right after each other, are one deed."""
    if one.why == other.why == REST:
        return one.anchor.report == other.anchor.report
    is_apart = one.field == other.field == INCIDENT and one.verdict == other.verdict == "apart"
    return is_apart and one.why is not None and one.why == other.why


def last_deed(view: View, who: str) -> Deed | None:
    """The last deed of somebody that still stands; None when there is none."""
    gone = view.withdrawn
    for change in view.changes_of_person(who, ("judge", "read")):
        deed = _deed_of(view, change)
        if deed is not None and deed.id not in gone:
            return _with_company(view, who, deed, change, "judge")
    return None


def _with_company(view: View, who: str, deed: Deed, last: Change, kind: str) -> Deed:
    """A deed with all judgements that went with it, in changes without a gap before ``last``."""
    if deed.judgement is None:
        return deed
    ids = [deed.id]
    undone = {one.id: one for one in view.undone_judgements()} if kind == "undo" else {}
    number = last.number
    for change in view.changes_of_person(who, (kind,)):
        if change.number >= last.number:
            continue
        if change.number != number - 1:
            break
        number = change.number
        if kind == "undo":
            other = undone.get(change.subject)
        else:
            other = view.judgements_by_change([number]).get(number)
        if other is None or not are_together(deed.judgement, other):
            break
        ids.append(other.id)
    return replace(deed, together=tuple(ids))


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
            found = _undone(view, change.subject)
            return _with_company(view, who, found, change, "undo") if found else None
    return None


def undo_deed(ledger: Ledger, who: str, deed: Deed) -> None:
    """Take a deed back.

    Raises:
        UnknownSubject: it was taken back meanwhile.
    """
    if deed.judgement is None:
        take_back(ledger, who, deed.id)
    else:
        undo_together(ledger, who, deed.together or (deed.id,))


def redo_deed(ledger: Ledger, who: str, deed: Deed) -> None:
    """Give a deed again.

    Raises:
        UnknownSubject: it was given again meanwhile.
    """
    if deed.judgement is None:
        give_again(ledger, who, deed.id)
    else:
        redo_together(ledger, who, deed.together or (deed.id,))


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
