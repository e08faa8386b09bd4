"""Where read records go: a terminal, a pipe, or one file a report in a folder."""

import io
import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from rich.console import Console

from relata.errors import OutputExists, OutputUnwritable, SeveralReports
from relata.model.record import Record


class OutputFormat(StrEnum):
    """How a record is shown."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"


SUFFIXES = {OutputFormat.TABLE: ".txt", OutputFormat.JSON: ".json", OutputFormat.HTML: ".html"}
"""Ending of a record's file by its format."""

TABLE_FILE_WIDTH = 100
"""Columns of a table written to a file."""

NAME_LENGTH = 60
"""Characters of a source's name kept in the name of its record's file."""


class Output(Protocol):
    """Takes records one by one."""

    def take(self, record: Record) -> None:
        """Show or write one record."""

    def close(self) -> None:
        """Write what was held back."""


def render(record: Record, chosen: OutputFormat) -> bytes:
    """One record in a format, as the bytes of a file."""
    if chosen is OutputFormat.JSON:
        from relata.wire import encode_record

        return encode_record(record) + b"\n"
    if chosen is OutputFormat.HTML:
        from relata.publish.html import render_html

        return render_html(record).encode()
    from relata.publish.table import render_table

    console = Console(width=TABLE_FILE_WIDTH, record=True, file=io.StringIO(), color_system=None)
    render_table(record, console)
    return console.export_text().encode()


class TableOutput:
    """Tables on standard output."""

    def __init__(self) -> None:
        self._console = Console()

    def take(self, record: Record) -> None:
        """Print one record as tables."""
        from relata.publish.table import render_table

        render_table(record, self._console)

    def close(self) -> None:
        """Nothing was held back."""


class JsonOutput:
    """JSON Lines on standard output."""

    def take(self, record: Record) -> None:
        """Print one record as one line."""
        sys.stdout.buffer.write(render(record, OutputFormat.JSON))
        sys.stdout.buffer.flush()

    def close(self) -> None:
        """Nothing was held back."""


class HtmlOutput:
    """One HTML page on standard output; written at the end, when it is sure to be the only one."""

    def __init__(self) -> None:
        self._record: Record | None = None

    def take(self, record: Record) -> None:
        """Hold one record back.

        Raises:
            SeveralReports: it is the second.
        """
        if self._record is not None:
            raise SeveralReports(
                "an HTML page shows one report, and the sources hold several; "
                "say --out DIR to write a page for each"
            )
        self._record = record

    def close(self) -> None:
        """Write the page."""
        if self._record is not None:
            sys.stdout.buffer.write(render(self._record, OutputFormat.HTML))


class FolderOutput:
    """One file a report in a folder that is made when needed; nothing is replaced in silence."""

    def __init__(self, folder: Path, chosen: OutputFormat, *, overwrite: bool) -> None:
        self._folder = folder
        self._format = chosen
        self._overwrite = overwrite
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(folder, error) from error

    def take(self, record: Record) -> None:
        """Write one record to its file.

        Raises:
            OutputExists: the file is there, and overwriting was not asked for.
            OutputUnwritable: the disk is full, or the folder may not be written.
        """
        path = self._folder / (file_name(record) + SUFFIXES[self._format])
        content = render(record, self._format)
        try:
            with path.open("wb" if self._overwrite else "xb") as file:
                file.write(content)
        except FileExistsError as error:
            raise OutputExists(
                f"{path} is there already; say --overwrite to replace it, or another --out",
                path=str(path),
            ) from error
        except OSError as error:
            raise _unwritable(path, error) from error

    def close(self) -> None:
        """Nothing was held back."""


def _unwritable(path: Path, error: OSError) -> OutputUnwritable:
    return OutputUnwritable(
        f"{path} cannot be written ({error.strerror}); say another folder with --out",
        path=str(path),
    )


def file_name(record: Record) -> str:
    """A name without ending for a record's file: the source's own name, and the report's id.

    Only ASCII letters, digits and hyphens; the id keeps two sources of one name apart.
    """
    stem = Path(record.report.source.rstrip("/")).stem or "report"
    slug = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:NAME_LENGTH].rstrip("-")
    return f"{slug or 'report'}-{record.report.id[:8]}"


def choose_output(chosen: OutputFormat | None, folder: Path | None, *, overwrite: bool) -> Output:
    """The output that the options ask for.

    Without a format: tables on a terminal, JSON into a pipe or a folder.

    Raises:
        OutputUnwritable: the folder cannot be made.
    """
    if folder is not None:
        return FolderOutput(folder, chosen or OutputFormat.JSON, overwrite=overwrite)
    if chosen is None:
        chosen = OutputFormat.TABLE if sys.stdout.isatty() else OutputFormat.JSON
    if chosen is OutputFormat.TABLE:
        return TableOutput()
    return JsonOutput() if chosen is OutputFormat.JSON else HtmlOutput()
