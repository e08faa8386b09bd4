"""``relata add``: read sources and keep each report with its record in the ledger."""

from collections import Counter
from dataclasses import replace
from typing import Annotated

import typer

from relata.cli.ledger_access import Who, open_or_make
from relata.cli.main import EXIT_ALL_FAILED, EXIT_OK, EXIT_SOME_FAILED
from relata.errors import UsageError
from relata.ingest import IngestOptions
from relata.pipeline.adding import AddOptions, add_sources
from relata.pipeline.keeping import Kept
from relata.pipeline.reading import Failure
from relata.pipeline.run import RunOptions
from relata.pipeline.settings import load_settings

STATES = {
    "added": "added",
    "met": "met again",
    "known": "known already",
    "read": "read anew",
}
"""What the command says of each state of a report."""


def add(
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
        typer.Option(metavar="EDTF", help="Day of publication for all sources; see relata read."),
    ] = None,
    archive: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Address of an archived copy of the one SOURCE."),
    ] = None,
    who: Who = None,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Processes that read at once. Default: RELATA_WORKERS, or 1."),
    ] = None,
    allow_private_addresses: Annotated[
        bool,
        typer.Option("--allow-private-addresses", help="Fetch from private addresses too."),
    ] = False,
) -> None:
    """Read reports and keep them: bytes, words, record, and the incidents they belong to.

    One line a report, printed when it is kept for good. The same report added twice is kept once,
    with both places where it was met. A text that cannot be read (another language) is kept with
    the reason. Exit code: 0 all kept, 4 some failed, 3 all failed.
    """
    settings = load_settings()
    settings = replace(settings, workers=workers or settings.workers, who=who or settings.who)
    ingest = IngestOptions(published=published, allow_private_addresses=allow_private_addresses)
    run = RunOptions(ingest=ingest, settings=settings)
    options = AddOptions(settings.who, run, _checked(archive, sources))
    ledger = open_or_make(settings, settings.who)
    states: Counter[str] = Counter()
    for outcome in add_sources(ledger, sources, options):
        if isinstance(outcome, Failure):
            states["failed"] += 1
            typer.echo(f"relata: {outcome.source}: {outcome.message} [{outcome.code}]", err=True)
        else:
            states[outcome.state] += 1
            typer.echo(tell(outcome))
    typer.echo(f"relata: {summarise(states)}", err=True)
    raise typer.Exit(exit_code(states))


def _checked(archive: str | None, sources: list[str]) -> str | None:
    """The address of an archived copy, which is that of one source."""
    if archive is None:
        return None
    if len(sources) != 1:
        raise UsageError(f"--archive goes with one source, got {len(sources)}; add them one by one")
    if not archive.startswith(("http://", "https://")):
        raise UsageError(f"--archive must be a web address (https://…), not {archive!r}")
    return archive


def tell(kept: Kept) -> str:
    """The line of one report that was kept."""
    line = f"{kept.report}  {STATES[kept.state]}  {kept.source}"
    if kept.unread_why:
        line += f"  (not read: {kept.unread_why})"
    if kept.copies:
        line += f"  (same origin as {', '.join(kept.copies[:3])})"
    return line


def summarise(states: Counter[str]) -> str:
    """The last line: what became of all reports."""
    total = states.total()
    if not total:
        return "no report in these sources"
    told = [f"{states[state]} {words}" for state, words in STATES.items() if states[state]]
    if states["failed"]:
        told.append(f"{states['failed']} failed")
    return f"{total} report{'' if total == 1 else 's'}: {', '.join(told)}"


def exit_code(states: Counter[str]) -> int:
    """What the shell gets."""
    if states.total() == states["failed"]:
        return EXIT_ALL_FAILED
    return EXIT_SOME_FAILED if states["failed"] else EXIT_OK
