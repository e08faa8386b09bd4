"""An evaluation as tables for people."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.table import Table

from relata.evaluate.evaluation import Evaluation
from relata.evaluate.figures import FIGURES, SPAN_AGREEMENT, Figure, main_keys
from relata.score import Check, Counts, Fault, Summary
from relata.score.align import LETTERS
from relata.score.coreference import CLASSES, METRICS

GROUPS = ("real", "invented", "short", "long")
"""Groups that have a column of their own in the main table."""

CHECK_TITLES = {
    "claim_as_own": "only claimed, shown in the report's own voice",
    "own_as_claim": "the report's own, shown as only claimed",
    "denied_as_happened": "denied act shown as happened",
    "prospect_as_happened": "planned, threatened or possible act shown as happened",
}
"""The evidence checks in words."""

CHECK_LIMIT = 0.05
"""The most of each that a released reader may do."""


def print_evaluation(evaluation: Evaluation, console: Console, *, by_style: bool = False) -> None:
    """Print all tables; failures to read come first, as they weigh on every figure."""
    for line in list_failures(evaluation):
        console.print(line, markup=False)
    groups = evaluation.groups()
    console.print(_main_table(groups))
    console.print(_span_table(groups["all"]))
    console.print(_coreference_table(groups["all"]))
    console.print(_calibration_table(groups["all"]))
    console.print(check_table(evaluation.checks()))
    if by_style:
        console.print(_style_table(groups))


def list_failures(evaluation: Evaluation) -> Iterator[str]:
    """One line a reason for which reports could not be read, with the reports."""
    by_reason: dict[str, list[str]] = {}
    for result in evaluation.results:
        if result.failure:
            by_reason.setdefault(result.failure, []).append(result.example.id)
    for reason, names in by_reason.items():
        yield f"not read, counted as missed ({len(names)}): {', '.join(names)}: {reason}"


def _main_table(groups: Mapping[str, Summary]) -> Table:
    total = groups["all"]
    table = Table(title=f"{total.reports} reports, F1 with any overlap", title_justify="left")
    table.add_column("figure")
    for name in ("F1", "P", "R", "gold", *GROUPS, "other", "wanted", "two annotators"):
        table.add_column(name, justify="right")
    for figure in FIGURES:
        table.add_row(*_main_row(figure, groups))
    return table


def _main_row(figure: Figure, groups: Mapping[str, Summary]) -> list[str]:
    counts = groups["all"].counts.get(figure.key, Counts())
    other = groups["all"].f1(figure.other) if figure.other else None
    reached = figure.wanted is None or (counts.f1 or 0.0) >= figure.wanted
    return [
        figure.title,
        show(counts.f1) if reached else f"{show(counts.f1)} !",
        show(counts.precision),
        show(counts.recall),
        f"{counts.gold:.0f}",
        *(show(groups[name].f1(figure.key)) for name in GROUPS),
        f"{figure.other.rpartition('.')[2]} {show(other)}" if figure.other else "",
        show(figure.wanted),
        show(figure.agreement),
    ]


def show(value: float | None) -> str:
    """A rate in two or three digits, as people of the field write it; nothing for None."""
    return "" if value is None else f"{value:.3f}".removeprefix("0")


def _span_table(total: Summary) -> Table:
    table = Table(title="spans", title_justify="left")
    for name in ("letter", "", "gold", "exact F1", "overlap F1", "two annotators (exact)"):
        table.add_column(name, justify="left" if name in ("letter", "") else "right")
    for letter, name in LETTERS.items():
        exact = total.counts.get(f"span.{letter}.exact", Counts())
        table.add_row(
            letter,
            name,
            f"{exact.gold:.0f}",
            show(exact.f1),
            show(total.f1(f"span.{letter}.overlap")),
            show(SPAN_AGREEMENT.get(letter)),
        )
    return table


def _coreference_table(total: Summary) -> Table:
    table = Table(title="coreference within a report", title_justify="left")
    for name in ("class", "CoNLL F1", "MUC", "B³", "CEAF-e"):
        table.add_column(name, justify="left" if name == "class" else "right")
    for name in (*CLASSES, "all"):
        table.add_row(
            name,
            show(total.conll_f1[name]),
            *(show(total.f1(f"coreference.{name}.{metric}")) for metric in METRICS),
        )
    return table


def _calibration_table(total: Summary) -> Table:
    table = Table(title="expected calibration error of confidences", title_justify="left")
    for name in total.calibration:
        table.add_column(name, justify="right")
    table.add_row(*(show(error) or "–" for error in total.calibration.values()))
    return table


def check_table(checks: Mapping[str, Check]) -> Table:
    """The evidence checks; ``rate`` is over the matched values that could be offended against."""
    table = Table(title="what must not be", title_justify="left")
    table.add_column("check")
    for name in ("rate", "offences", "at risk", "over all matched", "in gold", "at most"):
        table.add_column(name, justify="right")
    for name, check in checks.items():
        passed = (check.rate or 0.0) <= CHECK_LIMIT
        table.add_row(
            CHECK_TITLES[name],
            show(check.rate) if passed else f"{show(check.rate)} !",
            str(len(check.offences)),
            str(check.at_risk),
            show(check.over_all),
            str(check.in_gold),
            show(CHECK_LIMIT),
        )
    return table


def _style_table(groups: Mapping[str, Summary]) -> Table:
    table = Table(title="main figures by style", title_justify="left")
    shown = [figure for figure in FIGURES if figure.wanted is not None]
    table.add_column("style")
    table.add_column("reports", justify="right")
    for figure in shown:
        table.add_column(figure.title, justify="right")
    for name, summary in groups.items():
        if name.startswith("style "):
            figures = [show(summary.f1(figure.key)) for figure in shown]
            table.add_row(name.removeprefix("style "), str(summary.reports), *figures)
    return table


def list_faults(evaluation: Evaluation, figures: Sequence[str] = ()) -> Iterator[str]:
    """One line a fault: file, offsets, figure, words, gold → read.

    ``figures`` are keys or the first parts of keys (``agent``); without any, the main figures.
    """
    wanted = main_keys()
    for result in evaluation.results:
        for fault in result.score.faults:
            if is_asked_for(fault.figure, figures) if figures else fault.figure in wanted:
                yield _fault_line(result.example.path, fault)


def is_asked_for(key: str, figures: Sequence[str]) -> bool:
    """Whether a figure is one of those named, by its key or the first parts of it."""
    return any(key == figure or key.startswith(f"{figure}.") for figure in figures)


def _fault_line(path: str, fault: Fault) -> str:
    side = fault.gold or fault.read
    where = f":{side.span[0]}-{side.span[1]}" if side and side.span else ""
    gold = "–" if fault.gold is None else fault.gold.value or "here"
    read = "–" if fault.read is None else fault.read.value or "here"
    return f"{path}{where}: {fault.figure} {fault.kind}: “{fault.words}” {gold} → {read}"
