"""``relata check-record``: every problem of record files, one line each."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from relata.errors import RecordError, UsageError
from relata.wire.files import Finding, check_bytes

STANDARD_INPUT = "-"


def check_record(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE...",
            help="Records in JSON or JSON Lines, or - for standard input.",
            show_default=False,
        ),
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of a record and stop.")
    ] = False,
) -> None:
    """Check record files: schema, offsets, codes, references and voices.

    Prints one line a problem, FILE:LINE: path: what, where LINE is the line on which the record
    starts. Exit code: 0 no problem, 1 problems or a file that cannot be read, 2 wrong usage.
    """
    if schema:
        typer.echo(render_schema())
        return
    if not files:
        raise UsageError("check-record wants record files, got none; name some, or - for input")
    counts = [check_file(name) for name in files]
    raise typer.Exit(conclude(counts))


def render_schema() -> str:
    """The JSON Schema of a record as indented JSON."""
    from relata.wire.schema import record_schema

    return json.dumps(record_schema(), indent=1, ensure_ascii=False)


def check_file(name: str) -> list[Finding] | None:
    """Print the problems of one file; None when it could not be read, which stderr tells."""
    try:
        findings = []
        for finding in check_bytes(read_input(name)):
            findings.append(finding)
            for problem in finding.problems:
                typer.echo(f"{name}:{finding.line}: {problem}")
    except (RecordError, UsageError) as error:
        sys.stderr.write(f"{name}: {error.message} [{error.code}]\n")
        return None
    return findings


def read_input(name: str) -> bytes:
    """The bytes of a file, or of standard input.

    Raises:
        UsageError: the file cannot be read; the message says why.
    """
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    path = Path(name)
    if path.is_dir():
        raise UsageError("is a folder; name the record files in it")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UsageError("no such file; correct the name") from error
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot be read ({error}); mend that or name another file") from error


def conclude(counts: list[list[Finding] | None]) -> int:
    """Tell on stderr how much was checked and found; returns the exit code."""
    found = [finding for findings in counts if findings is not None for finding in findings]
    problems = sum(len(finding.problems) for finding in found)
    wrong = sum(bool(finding.problems) for finding in found)
    unread = sum(findings is None for findings in counts)
    sys.stderr.write(
        f"{plural(len(found), 'record')} checked, {plural(wrong, 'record')} wrong, "
        f"{plural(problems, 'problem')}, {plural(unread, 'file')} not read\n"
    )
    return 1 if problems or unread else 0


def plural(count: int, noun: str) -> str:
    """``1 record``, ``2 records``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
