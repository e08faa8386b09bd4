"""A progress bar on standard error, for runs of more than a few reports."""

import sys
from collections.abc import Iterable, Iterator, Sequence

from relata.ingest import expand
from relata.pipeline.reading import Outcome

FEW = 3
"""Up to so many reports a bar would only flicker."""


def estimate_reports(sources: Sequence[str]) -> int:
    """How many reports to expect: a folder counts its files, anything else one.

    A feed holds more than one; the bar grows as its entries come.
    """
    return sum(1 for source in sources for _ in expand(source))


def show_progress(outcomes: Iterable[Outcome], sources: Sequence[str]) -> Iterator[Outcome]:
    """Pass the outcomes on, with a bar when a person is watching and there are more than a few."""
    expected = estimate_reports(sources)
    if expected <= FEW or not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    # standard output is a pipe or unused here: it must not be redirected to the bar's console
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("reading", total=expected, rate="")
        for done, outcome in enumerate(outcomes, start=1):
            speed = progress.tasks[0].speed
            progress.update(
                task,
                completed=done,
                total=max(expected, done),
                rate=f"{speed:.1f} reports/s" if speed else "",
            )
            yield outcome
