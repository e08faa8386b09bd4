"""``relata read``: sources in, records out, and a last line that tells how many failed and why."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from relata.cli.asking_options import (
    AnswerTimeoutOption,
    EndpointOption,
    MaxAnswerTokensOption,
    MaxReportCharsOption,
    MaxRequestsOption,
    MaxTokensOption,
    ModelOption,
    ReaderChoice,
    ReaderName,
    ReaderOption,
    choose_reader,
)
from relata.cli.main import EXIT_ALL_FAILED, EXIT_OK, EXIT_SOME_FAILED
from relata.cli.outputs import Output, OutputFormat, choose_output
from relata.cli.progress import show_progress
from relata.errors import SeveralReports
from relata.ingest import IngestOptions
from relata.pipeline.reading import Failure, Outcome, failure_of
from relata.pipeline.run import RunOptions, read_sources
from relata.pipeline.settings import load_settings

BYTES_PER_MB = 1_000_000


def read(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Web address, file (HTML, PDF, text, Markdown, e-mail, feed), folder, or - "
            "for standard input.",
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(
            metavar="EDTF",
            help="Day of publication for all sources, in place of any that they give themselves: "
            "2023-11-22, 2015-05, 2015-06~, or XXXX for unknown. Without it, the day is looked for "
            "in each source.",
        ),
    ] = None,
    output_format: Annotated[
        OutputFormat | None,
        typer.Option(
            "--format",
            help="How to show a record. Default: table on a terminal, json otherwise.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Write one file a report into this folder, as JSON or in --format."
        ),
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace files that are in --out already.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Processes that read at once. Default: RELATA_WORKERS, or 1."),
    ] = None,
    allow_private_addresses: Annotated[
        bool,
        typer.Option(
            "--allow-private-addresses",
            help="Fetch from private addresses too: localhost, servers of your own network.",
        ),
    ] = False,
    max_mb: Annotated[
        float, typer.Option(help="Largest source that is read, in megabytes.")
    ] = IngestOptions().max_bytes / BYTES_PER_MB,
    timeout: Annotated[
        float, typer.Option(help="Seconds that fetching one address may take.")
    ] = IngestOptions().timeout_s,
    reader: ReaderOption = ReaderName.RELATA,
    model: ModelOption = None,
    endpoint: EndpointOption = None,
    max_requests: MaxRequestsOption = None,
    max_tokens: MaxTokensOption = None,
    max_answer_tokens: MaxAnswerTokensOption = None,
    max_report_chars: MaxReportCharsOption = None,
    answer_timeout: AnswerTimeoutOption = None,
) -> None:
    """Read reports and print the record of each.

    A web page, file, feed or folder goes in; out comes who did what to whom, where, when, with
    what result, and according to whom, every value on its words. One bad report never stops the
    others. Exit code: 0 all read, 4 some failed, 3 all failed, 2 wrong usage.
    """
    ingest = IngestOptions(
        published=published,
        allow_private_addresses=allow_private_addresses,
        max_bytes=int(max_mb * BYTES_PER_MB),
        timeout_s=timeout,
    )
    choice = ReaderChoice(
        reader=reader,
        model=model,
        endpoint=endpoint,
        workers=workers,
        max_requests=max_requests,
        max_tokens=max_tokens,
        max_answer_tokens=max_answer_tokens,
        max_report_chars=max_report_chars,
        answer_timeout_s=answer_timeout,
    )
    run = choose_reader(RunOptions(ingest=ingest, settings=load_settings()), choice)
    output = choose_output(output_format, out, overwrite=overwrite)
    outcomes = read_sources(sources, run)
    quiet_terminal = out is not None or not sys.stdout.isatty()
    if quiet_terminal:
        outcomes = show_progress(outcomes, sources)
    failures, read_count = deliver(outcomes, output)
    typer.echo(f"relata: {summarise(read_count, failures)}", err=True)
    raise typer.Exit(exit_code(read_count, len(failures)))


def deliver(outcomes: Iterable[Outcome], output: Output) -> tuple[list[Failure], int]:
    """Hand every record to the output and tell of every failure as it comes.

    Returns the failures, and how many reports were read and delivered.
    """
    failures = []
    read_count = 0
    for outcome in written(outcomes, output):
        if isinstance(outcome, Failure):
            failures.append(outcome)
            typer.echo(f"relata: {outcome.source}: {outcome.message} [{outcome.code}]", err=True)
        else:
            read_count += 1
    output.close()
    return failures, read_count


def written(outcomes: Iterable[Outcome], output: Output) -> Iterator[Outcome]:
    """The outcomes after their records were written; one that cannot be written is a failure."""
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            yield outcome
            continue
        try:
            output.take(outcome.record)
        except (SeveralReports, BrokenPipeError):
            raise  # no later record can be written either
        except Exception as error:  # noqa: BLE001 - recorded with its stage, and the run goes on
            yield failure_of(outcome.source, "write", error)
        else:
            yield outcome


def summarise(read_count: int, failures: list[Failure]) -> str:
    """The last line: how many reports were read, how many failed, and why."""
    total = read_count + len(failures)
    if not total:
        return "no report in these sources"
    line = f"read {read_count} of {total} report{'' if total == 1 else 's'}"
    if not failures:
        return line
    reasons = Counter(failure.code for failure in failures)
    told = ", ".join(f"{code} ({count})" for code, count in reasons.most_common())
    return f"{line}; {len(failures)} failed: {told}"


def exit_code(read_count: int, failed_count: int) -> int:
    """What the shell gets: all read, some failed, or none read."""
    if not read_count:
        return EXIT_ALL_FAILED
    return EXIT_SOME_FAILED if failed_count else EXIT_OK
