"""Shows what joining events into incidents gave: a table, JSON, or the wrong pairs one by one."""

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.table import Table

from relata.evaluate.incidents import IncidentFigures
from relata.score.counts import Counts
from relata.score.incidents import IncidentScore, WrongPair


def print_incidents(figures: IncidentFigures, console: Console) -> None:
    """Print the figures of all bundles together, then B³ of each."""
    table = Table(title=f"{figures.reports} reports in {figures.bundles} bundles")
    for column in ("figure", "precision", "recall", "F1"):
        table.add_column(column, justify="left" if column == "figure" else "right")
    for name, counts in _rows(figures.score).items():
        table.add_row(name, _show(counts.precision), _show(counts.recall), _show(counts.f1))
    console.print(table)
    for line in _lines(figures):
        console.print(line)
    each = Table(title="by bundle")
    for column in ("bundle", "B³ F1", "B³ F1 given", "over-merges", "under-merges"):
        each.add_column(column, justify="left" if column == "bundle" else "right")
    for name, score in figures.by_bundle.items():
        each.add_row(
            name,
            _show(score.b3.f1),
            _show(score.b3_given.f1),
            str(len(score.over)),
            str(len(score.under)),
        )
    console.print(each)


def _rows(score: IncidentScore) -> dict[str, Counts]:
    return {
        "B³, events missed and spurious counted": score.b3,
        "B³, events that both have": score.b3_given,
        "pairs, events that both have": score.pairs,
    }


def _lines(figures: IncidentFigures) -> Iterable[str]:
    score, blocking = figures.score, figures.blocking
    wanted, came = figures.incidents
    yield f"incidents: {wanted} annotated, {came} found"
    yield f"over-merges: {len(score.over)} pairs; under-merges: {len(score.under)} pairs"
    tolls = score.tolls
    if tolls.gold:
        yield (
            f"tolls: {tolls.right} of {tolls.gold} right ({tolls.right / tolls.gold:.3f}), "
            f"{tolls.doubled} counted double ({tolls.doubled / tolls.gold:.3f})"
        )
    yield (
        f"looked up by keys: {blocking.found} of {blocking.pairs} true pairs "
        f"({_show(blocking.recall)}), {blocking.candidates} pairs looked at for "
        f"{blocking.events} events"
    )
    yield from (f"not read: {failure}" for failure in figures.failures)


def _show(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def list_wrong(figures: IncidentFigures) -> Iterable[str]:
    """One line for each pair joined or kept apart wrongly."""
    for kind, pairs in (("over", figures.score.over), ("under", figures.score.under)):
        yield from (f"{kind}-merge  {_describe(pair, figures.words)}" for pair in pairs)


def _describe(pair: WrongPair, words: Mapping[str, str]) -> str:
    return f"{pair.one} {words.get(pair.one, '')}  |  {pair.other} {words.get(pair.other, '')}"


def describe_incidents(figures: IncidentFigures, *, with_pairs: bool) -> dict[str, object]:
    """The figures as data for JSON."""
    content: dict[str, object] = {
        "reports": figures.reports,
        "bundles": figures.bundles,
        "incidents": {"gold": figures.incidents[0], "read": figures.incidents[1]},
        **_describe_score(figures.score),
        "blocking": {
            "events": figures.blocking.events,
            "true_pairs": figures.blocking.pairs,
            "found": figures.blocking.found,
            "candidates": figures.blocking.candidates,
        },
        "by_bundle": {name: _describe_score(one) for name, one in figures.by_bundle.items()},
        "failures": list(figures.failures),
    }
    if with_pairs:
        content["wrong"] = list(list_wrong(figures))
    return content


def _describe_score(score: IncidentScore) -> dict[str, object]:
    return {
        **{
            name: {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
            for name, counts in (
                ("b3", score.b3),
                ("b3_given", score.b3_given),
                ("pairs", score.pairs),
            )
        },
        "over_merges": len(score.over),
        "under_merges": len(score.under),
        "tolls": {
            "gold": score.tolls.gold,
            "right": score.tolls.right,
            "doubled": score.tolls.doubled,
        },
    }
