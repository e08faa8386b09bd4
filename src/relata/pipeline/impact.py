"""What would change in published rows if a report were withdrawn: the ledger with and without it.

Both states are made by the export's own writer. The withdrawal is rehearsed in a transaction of the
ledger that is taken back, so that nothing of it stays, whatever happens in between.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from relata.errors import UsageError
from relata.pipeline.exporting import ExportOptions, make_export
from relata.pipeline.keeping import put_withdrawal
from relata.publish.exports.csv_cells import read_csv
from relata.store import Ledger, View

KEYS = {"acled": "event_id_cnty", "ucdp": "id", "claims": "statement", "hxl": "incident"}
"""Formats of rows, and the column that names a row."""

_WHO = "relata impact"


@dataclass(frozen=True, slots=True)
class Published:
    """An export that was written, as its manifest tells: how to make its rows again.

    Attributes:
        name: of the file, for people.
        filters: the command's filters, by option.
    """

    name: str
    format: str
    policy: str
    is_sensitive: bool
    filters: Mapping[str, object]


class RowChange(NamedTuple):
    """What would become of one row.

    Attributes:
        row: the row's own name.
        what: ``goes``, ``comes`` or ``changes``.
        columns: those that change, with the cell now and then; empty for the other two.
    """

    row: str
    what: str
    columns: Mapping[str, tuple[str, str]]


def load_published(path: Path) -> Published:
    """What a manifest says of its export.

    Raises:
        UsageError: it cannot be read, is none, or its export is no table of rows.
    """
    try:
        facts = json.loads(path.read_bytes())
        found = Published(
            name=facts["files"][0]["name"],
            format=facts["format"],
            policy=facts["policy"]["name"],
            is_sensitive=not facts["public"],
            filters=dict(facts["filters"]),
        )
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}; name another file") from error
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise UsageError(
            f"wanted the MANIFEST.json that relata export wrote in {path}, got something else"
        ) from error
    if found.format not in KEYS:
        raise UsageError(
            f"{path}: rows can be compared of {', '.join(KEYS)}, not of {found.format}; "
            "its incidents are those of the export claims"
        )
    return found


def rows_changed(
    ledger: Ledger, report: str, format_: str, options: ExportOptions
) -> list[RowChange]:
    """The rows that would not be as they are now, in order of their names.

    Raises:
        UnknownSubject: the ledger has no such report.
        LedgerError: the database fails.
    """
    with ledger.view() as view:
        full = view.report(view.full_id(report)).id
        now = _rows(view, format_, options)
    with ledger.rehearse(_WHO) as writer:
        put_withdrawal(writer, full, "a look at what it fed")
        then = _rows(writer.view(), format_, options)
    return list(_compared(now, then))


def _rows(view: View, format_: str, options: ExportOptions) -> dict[str, dict[str, str]]:
    made = make_export(view, format_, options).export
    key = KEYS[format_]
    rows = read_csv(made.files[0].content)
    return {row[key]: row for row in rows if not row[key].startswith("#")}


def _compared(
    now: Mapping[str, dict[str, str]], then: Mapping[str, dict[str, str]]
) -> Sequence[RowChange]:
    found = []
    for row in sorted(now.keys() | then.keys()):
        before, after = now.get(row), then.get(row)
        if before is None or after is None:
            found.append(RowChange(row, "comes" if before is None else "goes", {}))
        elif before != after:
            cells = {name: (before[name], after[name]) for name in before}
            changed = {name: pair for name, pair in cells.items() if pair[0] != pair[1]}
            found.append(RowChange(row, "changes", changed))
    return found
