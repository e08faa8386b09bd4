"""What an imported sheet's row says in its own words, carried into rows made of it.

A dataset's sources, associated actors and notes are no values of a record, but whoever imports a
sheet and exports it again wants them back.
"""

from collections.abc import Iterable, Mapping

from relata.model.incident import Incident
from relata.publish.exports.csv_cells import of_list
from relata.publish.exports.shape import ExportInput
from relata.publish.exports.telling import analysts_notes, outlet_of

Cells = Mapping[str, str]
"""Cells of one row by what their columns hold."""


def sources_of(incidents: Iterable[Incident], given: ExportInput) -> list[str]:
    """The outlets, sorted; in place of a sheet those that its row names as its sources."""
    found: set[str] = set()
    for event in (event for one in incidents for event in one.events):
        named = of_list(_cells(event.report, given).get("source", ""))
        found.update(named or (outlet_of(event, given.reports),))
    return sorted(found)


def notes_of(incidents: Iterable[Incident], given: ExportInput) -> list[str]:
    """The notes of imported rows, whole, and of analysts, each with whose they are."""
    chosen = list(incidents)
    events = {event.report: event for one in chosen for event in one.events}
    imported = [
        f"Notes of {outlet_of(event, given.reports)}: {notes}"
        for report, event in events.items()
        if (notes := _cells(report, given).get("notes", "").strip())
    ]
    return imported + analysts_notes(chosen)


def associated_with(
    incidents: Iterable[Incident], given: ExportInput, actor: str, column: str
) -> list[str]:
    """Whom imported rows tell beside an actor, on whichever of their sides it stands.

    ``column`` (``agents`` or ``targets``) is where they are looked for when neither side is named
    as the actor is.
    """
    found: list[str] = []
    for report in dict.fromkeys(event.report for one in incidents for event in one.events):
        cells = _cells(report, given)
        sides = {"agents": cells.get("agent", ""), "targets": cells.get("target", "")}
        own = [side for side, name in sides.items() if name.strip() == actor]
        found += of_list(cells.get(own[0] if len(own) == 1 else column, ""))
    return found


def _cells(report: str, given: ExportInput) -> Cells:
    return given.rows.get(report, {})
