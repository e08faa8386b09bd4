"""Exports wired: a state of the ledger, its incidents, a format's writer, the manifest, files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from relata.errors import OutputExists, OutputUnwritable
from relata.model.ledger import LedgerReport
from relata.pipeline.incidents import incidents_of
from relata.pipeline.sheet_mapping import named_cells
from relata.pipeline.sheet_records import EXTRACTOR
from relata.publish.exports import default_policy, writer_of
from relata.publish.exports.shape import Export, ExportInput
from relata.publish.manifest import NAME, make_manifest
from relata.store import View
from relata.store.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What to export and how.

    Attributes:
        policy: None takes the format's own.
        filters: the options given, for the manifest.
        is_now: whether the view shows the latest state.
    """

    query: Query | None = None
    policy: str | None = None
    is_sensitive: bool = False
    is_now: bool = True
    filters: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """An export with its manifest."""

    export: Export
    manifest: bytes


def make_export(view: View, name: str, options: ExportOptions) -> Made:
    """An export of what a view shows, in memory.

    Raises:
        MissingExtra: the format's library is not installed.
    """
    found = incidents_of(view, options.query, is_now=options.is_now)
    given = ExportInput(
        incidents=found.incidents,
        reports=found.reports,
        moment=view.moment,
        policy=options.policy or default_policy(name),
        is_sensitive=options.is_sensitive,
        changes=view.changes(),
        rows=_imported_rows(view, found.reports.values()),
    )
    export = writer_of(name)(given)
    return Made(export, make_manifest(name, given, export, options.filters))


def _imported_rows(view: View, reports: Iterable[LedgerReport]) -> dict[str, dict[str, str]]:
    """Of reports that are rows of a sheet, their cells by what their columns' names tell.

    A record without a reader was imported or written by hand; the text's maker tells which.
    """
    found = {}
    for report in reports:
        if report.record is None or report.record.reader is not None:
            continue
        if view.facts_of(report.id).extractor == EXTRACTOR:
            found[report.id] = named_cells(view.evidence(report.sha256), report.record.notes)
    return found


def write_export(made: Made, out: Path, *, overwrite: bool) -> list[Path]:
    """Write an export; returns the files, the manifest last.

    ``out`` is a folder that gets the files and ``MANIFEST.json``; where an export is one file and
    ``out`` ends as that does, it is that file, and ``NAME.MANIFEST.json`` stands beside it.

    Raises:
        OutputExists: a file is there already, and nothing was written.
        OutputUnwritable: the folder or a file cannot be written.
    """
    contents = _contents(made, out)
    there = [path for path in contents if path.exists()]
    if there and not overwrite:
        raise OutputExists(
            f"{there[0]} is there already: say --overwrite, or name another path",
            path=str(there[0]),
        )
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        raise OutputUnwritable(
            f"cannot write to {out}: {error.strerror}; name another path", path=str(out)
        ) from error
    return list(contents)


def _contents(made: Made, out: Path) -> dict[Path, bytes]:
    exported = made.export.files
    is_file = len(exported) == 1 and out.suffix == Path(exported[0].name).suffix
    if is_file and not out.is_dir():
        return {out: exported[0].content, out.with_name(f"{out.name}.{NAME}"): made.manifest}
    return {**{out / one.name: one.content for one in exported}, out / NAME: made.manifest}
