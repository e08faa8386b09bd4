"""Parquet: the statements with their speakers (the truth), and tables made of them.

Source: formats.md §2.10. Needs ``relata[parquet]``.
"""

import io
from collections.abc import Sequence
from types import ModuleType

from relata.errors import MissingExtra
from relata.publish.exports.claims import COLUMNS as CLAIMS
from relata.publish.exports.shape import (
    Column,
    Export,
    ExportFile,
    ExportInput,
    Lost,
    Row,
    by_dates,
)
from relata.publish.exports.statements import statement_rows
from relata.publish.exports.summary import COLUMNS as EVENTS
from relata.publish.exports.summary import summary_row
from relata.publish.exports.tables import (
    ACTORS,
    DOCUMENTS,
    LINKS,
    REVISIONS,
    SPANS,
    TOLLS,
    actor_table,
    document_table,
    link_table,
    revision_table,
    span_table,
    toll_table,
)
from relata.publish.exports.withholding import Withholding

TABLES: dict[str, tuple[Column, ...]] = {
    "claims": CLAIMS,
    "tolls": TOLLS,
    "events": EVENTS,
    "links": LINKS,
    "actors": ACTORS,
    "documents": DOCUMENTS,
    "spans": SPANS,
    "revisions": REVISIONS,
}
"""Columns of each table, by its name."""

LOST = (
    Lost("texts of the reports", "documents name each by sha256; the ledger keeps the words"),
    Lost("confidence and candidates", "a reader's doubts are in the record"),
)


def write(given: ExportInput) -> Export:
    """Eight files, one a table.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    arrow = _arrow()
    withholding = Withholding(given)
    claims = statement_rows(given)
    tables = {
        "claims": claims,
        "tolls": toll_table(given),
        "events": [summary_row(one, given, withholding) for one in by_dates(given.incidents)],
        "links": link_table(given),
        "actors": actor_table(given),
        "documents": document_table(given),
        "spans": span_table(claims),
        "revisions": revision_table(given),
    }
    files = tuple(
        ExportFile(
            name=f"{name}.parquet",
            content=_content(arrow, TABLES[name], [withholding.clean_row(row) for row in rows]),
            rows=len(rows),
            columns=TABLES[name],
        )
        for name, rows in tables.items()
    )
    return Export(files=files, lost=LOST, withheld=withholding.counts())


def _arrow() -> ModuleType:
    try:
        import pyarrow
        import pyarrow.parquet
    except ModuleNotFoundError as error:
        raise MissingExtra(
            "relata export parquet needs the package pyarrow: install relata[parquet]",
            command="export",
            module="pyarrow",
        ) from error
    module: ModuleType = pyarrow
    return module


def _content(arrow: ModuleType, columns: Sequence[Column], rows: Sequence[Row]) -> bytes:
    types = {"text": arrow.string(), "int": arrow.int64(), "float": arrow.float64()}
    schema = arrow.schema([(column.name, types[column.kind]) for column in columns])
    held = {
        column.name: arrow.array([row.get(column.name) for row in rows], type=types[column.kind])
        for column in columns
    }
    out = io.BytesIO()
    arrow.parquet.write_table(arrow.table(held, schema=schema), out, compression="zstd")
    return out.getvalue()
