"""A sheet given back: its own cells as they were, and columns of what the ledger knows beside."""

import csv
import io
from collections.abc import Mapping, Sequence

from relata.model.incident import Incident

ADDED = (
    "relata_incident",
    "relata_reports",
    "relata_origins",
    "relata_killed_low",
    "relata_killed_high",
    "relata_contradictions",
)


def like_rows(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    incidents: Mapping[int, Incident],
    tolls: Mapping[int, tuple[int | None, int | None]],
) -> list[list[str]]:
    """Header and rows; ``incidents`` and ``tolls`` by the row's position, absent when unknown."""
    made = [[*columns, *ADDED]]
    for at, row in enumerate(rows):
        one = incidents.get(at)
        added = [""] * len(ADDED) if one is None else _added(one, tolls.get(at, (None, None)))
        made.append([*row, *added])
    return made


def _added(one: Incident, toll: tuple[int | None, int | None]) -> list[str]:
    bounds = ["" if bound is None else str(bound) for bound in toll]
    about = sorted({said.about for said in one.contradictions})
    return [one.id, str(one.reports), str(one.origins), *bounds, "; ".join(about)]


def to_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """UTF-8 with a byte order mark, so that a spreadsheet takes it for that."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")
