"""Figures of values as a table for people, as lines and as data."""

from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.table import Table

from relata.evaluate.tables import show
from relata.evaluate.values import Miss, ValueFigures, ValueKind
from relata.score import Counts

VARIANTS = {"given": "where both have one", "strict": "over all"}


def print_values(kind: ValueKind, figures: ValueFigures, console: Console) -> None:
    """Print the table, and under it what is no precision or recall."""
    for failure in figures.failures:
        console.print(f"not read, counted as missed: {failure}", markup=False)
    title = f"{figures.kind} of {figures.reports} reports ({figures.set_name})"
    table = Table(title=title, title_justify="left")
    for name in ("value", "", "F1", "P", "R", "gold", "read", "right"):
        table.add_column(name, justify="left" if name in ("value", "") else "right")
    for key, words in kind.figures.items():
        for variant, over in VARIANTS.items():
            if (counts := figures.counts.get(f"{key}.{variant}")) is not None:
                table.add_row(words, over, *_cells(counts))
    console.print(table)
    for line in figures.lines:
        console.print(line, markup=False)


def _cells(counts: Counts) -> list[str]:
    rates = (show(counts.f1), show(counts.precision), show(counts.recall))
    return [*rates, *(f"{number:.0f}" for number in (counts.gold, counts.read, counts.gold_hit))]


def list_misses(figures: ValueFigures) -> Iterator[str]:
    """One line a miss: file, offsets, figure, words, wanted → came, reason."""
    for miss in figures.misses:
        where = f":{miss.span[0]}-{miss.span[1]}" if miss.span else ""
        wanted, came = (_shown(value) for value in (miss.wanted, miss.came))
        reason = f" ({miss.why})" if miss.why else ""
        yield f"{miss.path}{where}: {miss.figure}: “{miss.words}” {wanted} → {came}{reason}"


def _shown(value: str | None) -> str:
    return "–" if value is None else value or "here"


def describe_values(figures: ValueFigures, *, with_misses: bool) -> dict[str, Any]:
    """The figures as data for JSON."""
    described: dict[str, Any] = {
        "kind": figures.kind,
        "set": figures.set_name,
        "reports": figures.reports,
        "failures": list(figures.failures),
        "figures": {key: _describe(counts) for key, counts in figures.counts.items()},
        "lines": list(figures.lines),
    }
    if with_misses:
        described["misses"] = [_describe_miss(miss) for miss in figures.misses]
    return described


def _describe(counts: Counts) -> dict[str, float | None]:
    return {
        "f1": counts.f1,
        "precision": counts.precision,
        "recall": counts.recall,
        "gold": counts.gold,
        "read": counts.read,
        "right": counts.gold_hit,
    }


def _describe_miss(miss: Miss) -> dict[str, Any]:
    return {
        "path": miss.path,
        "span": list(miss.span) if miss.span else None,
        "figure": miss.figure,
        "words": miss.words,
        "wanted": miss.wanted,
        "came": miss.came,
        "why": miss.why,
    }
