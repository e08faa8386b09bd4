"""A comparison of two sides as a table for people, as lines and as data."""

from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.table import Table

from relata.evaluate.compare import Compared, ComparedField, Difference
from relata.evaluate.tables import show

NOTHING = "–"


def print_compared(compared: Compared, console: Console) -> None:
    """Print the table and what could not be compared."""
    table = Table(title=f"{compared.reports} reports on both sides", title_justify="left")
    table.add_column("field")
    for name in ("first", "second", "alike", "F1", "alpha", "95 %", "things"):
        table.add_column(name, justify="right")
    for field in compared.fields:
        table.add_row(field.title, *_cells(field))
    console.print(table)
    for side, names in (("first", compared.only_first), ("second", compared.only_second)):
        if names:
            console.print(f"only on the {side} side: {len(names)} reports", markup=False)


def _cells(field: ComparedField) -> list[str]:
    counts, alpha = field.counts, field.alpha
    items = ["", "", "", ""]
    if counts is not None:
        numbers = (counts.gold, counts.read, counts.gold_hit)
        items = [*(f"{number:.0f}" for number in numbers), show(counts.f1)]
    if alpha is None or not alpha.units:
        return [*items, "", "", ""]
    within = f"{show(alpha.low)}–{show(alpha.high)}" if alpha.alpha is not None else ""
    return [*items, show(alpha.alpha) or NOTHING, within, str(alpha.units)]


def list_differences(compared: Compared, field: str | None = None) -> Iterator[str]:
    """One line a difference: file, offsets, field, words, first | second."""
    for one in compared.differences:
        if field in (None, one.field):
            yield _line(one)


def _line(one: Difference) -> str:
    where = f":{one.span[0]}-{one.span[1]}" if one.span else ""
    sides = " | ".join(
        NOTHING if side is None else side or "here" for side in (one.first, one.second)
    )
    return f"{one.report}{where}: {one.field}: “{one.words}” {sides}"


def describe_compared(compared: Compared) -> dict[str, Any]:
    """The comparison as data for JSON."""
    return {
        "reports": compared.reports,
        "only_first": list(compared.only_first),
        "only_second": list(compared.only_second),
        "fields": {field.key: _describe(field) for field in compared.fields},
        "differences": [
            {
                "report": one.report,
                "field": one.field,
                "span": list(one.span) if one.span else None,
                "words": one.words,
                "first": one.first,
                "second": one.second,
            }
            for one in compared.differences
        ],
    }


def _describe(field: ComparedField) -> dict[str, Any]:
    counts, alpha = field.counts, field.alpha
    described: dict[str, Any] = {"title": field.title}
    if counts is not None:
        described |= {
            "first": counts.gold,
            "second": counts.read,
            "alike": counts.gold_hit,
            "f1": counts.f1,
        }
    if alpha is not None:
        described |= {
            "alpha": alpha.alpha,
            "low": alpha.low,
            "high": alpha.high,
            "things": alpha.units,
        }
    return described
