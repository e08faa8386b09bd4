"""Figures on a public corpus as a table for people, as lines and as data."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table

from relata.evaluate.outside import OutsideFault, OutsideFigures
from relata.evaluate.tables import show
from relata.score import Counts
from relata.score.counts import Side


def print_outside(
    figures: OutsideFigures, titles: Mapping[str, str], about: str, console: Console
) -> None:
    """Print the table, failures first and further lines under it."""
    for failure in figures.failures:
        console.print(f"not read, counted as missed: {failure}", markup=False)
    title = f"{figures.set_name}: {about} of {figures.texts} texts"
    table = Table(title=title, title_justify="left")
    table.add_column("figure")
    for name in ("F1", "P", "R", "gold", "read", "right"):
        table.add_column(name, justify="right")
    for key, words in titles.items():
        if _is_counted(counts := figures.counts.get(key, Counts())):
            table.add_row(words, *_cells(counts))
    console.print(table)
    for line in figures.lines:
        console.print(line, markup=False)


def _cells(counts: Counts) -> list[str]:
    numbers = [f"{counts.gold:.0f}", f"{counts.read:.0f}", f"{counts.gold_hit:g}"]
    if not counts.read:
        return ["", "", show(counts.recall), numbers[0], "", numbers[2]]
    return [show(counts.f1), show(counts.precision), show(counts.recall), *numbers]


def list_outside_faults(figures: OutsideFigures) -> Iterator[str]:
    """One line a fault: file, offsets, figure, kind and words."""
    for each in figures.faults:
        yield _fault_line(each)


def _fault_line(each: OutsideFault) -> str:
    fault = each.fault
    side = fault.gold or fault.read or Side(None)
    where = f":{side.span[0]}-{side.span[1]}" if side.span else ""
    shown = fault.words or side.value
    return f"{each.path}{where}: {fault.figure.rpartition('.')[0]}: {fault.kind}: “{shown}”"


def describe_outside(figures: OutsideFigures, *, with_faults: bool) -> dict[str, Any]:
    """The figures as data for JSON."""
    described: dict[str, Any] = {
        "set": figures.set_name,
        "texts": figures.texts,
        "failures": list(figures.failures),
        "figures": {
            key: _describe(counts) for key, counts in figures.counts.items() if _is_counted(counts)
        },
        "lines": list(figures.lines),
    }
    if with_faults:
        described["faults"] = list(list_outside_faults(figures))
    return described


def _is_counted(counts: Counts) -> bool:
    return bool(counts.gold or counts.read)


def _describe(counts: Counts) -> dict[str, float | None]:
    return {
        "f1": counts.f1 if counts.read else None,
        "precision": counts.precision,
        "recall": counts.recall,
        "gold": counts.gold,
        "read": counts.read,
        "right": counts.gold_hit,
    }
