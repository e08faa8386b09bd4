"""Where the two sides of a comparison come from: files of records, annotated reports, a ledger."""

from collections.abc import Iterator
from pathlib import Path

from relata.errors import RelataError
from relata.evaluate.examples import load_examples
from relata.evaluate.readings import UnreadableReadings
from relata.model.record import Record
from relata.store import View
from relata.wire import decode_record

LEDGER = "ledger"
"""The ledger's records as they were read."""

JUDGEMENTS = "judgements"
"""What people judged in the ledger."""


def load_side(path: Path) -> dict[str, Record]:
    """The records of one side by their text: of a file or folder of ``.rel``, JSON or JSON lines.

    Raises:
        UnreadableReadings: there is no such file or folder, or a line of it is no record.
        RelSyntaxError, RelContentError: an annotated report cannot be understood.
    """
    if path.suffix == ".rel" or (path.is_dir() and any(path.rglob("*.rel"))):
        return {each.report.text: each.gold for each in load_examples(path)}
    return {record.report.text: record for record in _decode(path)}


def _decode(path: Path) -> Iterator[Record]:
    files = sorted(each for each in path.rglob("*") if each.suffix in (".json", ".jsonl"))
    if not path.is_dir():
        files = [path]
    if not files:
        raise UnreadableReadings(
            f"wanted records (.json, .jsonl) or annotated reports (.rel) in {path}, found none",
            path=str(path),
        )
    for file in files:
        try:
            data = file.read_bytes()
        except OSError as error:
            raise UnreadableReadings(
                f"wanted records in {file}, which cannot be read ({error.strerror})", path=str(file)
            ) from error
        for number, each in enumerate(_split(data), 1):
            try:
                yield decode_record(each)
            except RelataError as error:
                raise UnreadableReadings(
                    f"{file}, record {number}: wanted a record, got: {error.message}",
                    path=str(file),
                ) from error


def _split(data: bytes) -> list[bytes]:
    """One record a line, or one record over many lines."""
    lines = [line for line in data.splitlines() if line.strip()]
    return lines if all(line.startswith(b'{"') for line in lines) else [data]


def ledger_side(view: View) -> dict[str, Record]:
    """The current records of a ledger by their text, as they were read."""
    reports = view.reports(view.report_ids())
    records = (each.record for each in reports.values() if each.record is not None)
    return {record.report.text: record for record in records}
