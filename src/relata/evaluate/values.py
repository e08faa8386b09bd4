"""Measures the values that rules give to marks: times, places, actors, numbers, weapons.

One ``ValueKind`` a kind of value says which figures count, which corpora other than ours can be
measured, and what else is worth a line. On the annotators' marks the rules alone are measured; end
to end, the reader finds the marks too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from relata.errors import UsageError
from relata.evaluate.examples import Example
from relata.evaluate.readings import ReadAll
from relata.model.record import Record, Span
from relata.pipeline.reading import Failure
from relata.score import Comparison, Counts, Fault, compare
from relata.score.counts import Sheet
from relata.score.tallies import score_tallies
from relata.score.values import score_values

LoadSet = Callable[[Path], tuple[Example, ...]]
"""Reads the folder of another corpus: its texts with gold marks and values."""

Describe = Callable[[Sequence[Comparison]], Iterable[str]]
"""Lines under the table for what is no precision or recall: a median error, what was left out."""

Scorer = Callable[[Comparison, Sheet], None]

OWN_CORPUS = "corpus"
"""Name of the set that is not loaded by a kind: our annotated reports."""


class UnknownSet(UsageError):
    """The kind of value cannot be measured on a corpus of that name: see the list it gives."""

    code = "usage.unknown_set"


class SetFigures(msgspec.Struct, frozen=True, kw_only=True):
    """How a kind is measured on a corpus that marks values in another way than ours."""

    figures: Mapping[str, str]
    scorers: tuple[Scorer, ...]
    describe: Describe | None = None


class ValueKind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of value and how it is measured.

    Attributes:
        figures: title by key, the key without ``.given`` or ``.strict``.
        tables: tables of the record whose entries carry the reasons.
        sets: loaders of other corpora, by name.
        by_set: what is measured on those of them that have figures of their own.
        scorers: what writes the figures.
        describe: further lines; None for none.
    """

    name: str
    figures: Mapping[str, str]
    tables: tuple[str, ...]
    sets: Mapping[str, LoadSet] = {}
    by_set: Mapping[str, SetFigures] = {}
    scorers: tuple[Scorer, ...] = (score_values, score_tallies)
    describe: Describe | None = None

    def on_set(self, name: str) -> "ValueKind":
        """The kind as it is measured on a corpus."""
        own = self.by_set.get(name)
        if own is None:
            return self
        return msgspec.structs.replace(
            self, figures=own.figures, scorers=own.scorers, describe=own.describe
        )


class Miss(msgspec.Struct, frozen=True, kw_only=True):
    """One value that is not gold's.

    Attributes:
        wanted: gold's value; None where gold has nothing there.
        came: the value that was read; None where nothing was.
        why: the reason that the record gives for what came; empty without one.
    """

    path: str
    span: Span | None
    figure: str
    words: str
    wanted: str | None
    came: str | None
    why: str


class ValueFigures(msgspec.Struct, frozen=True, kw_only=True):
    """What measuring one kind of value on one set gave; ``failures`` are unread reports."""

    kind: str
    set_name: str
    reports: int
    counts: dict[str, Counts]
    misses: tuple[Miss, ...]
    lines: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()


def load_set(kind: ValueKind, name: str, folder: Path) -> tuple[Example, ...]:
    """The examples of another corpus.

    Raises:
        UnknownSet: the kind has no such set.
    """
    if name not in kind.sets:
        known = ", ".join(sorted(kind.sets)) or "none but our own corpus"
        raise UnknownSet(
            f"wanted a set on which {kind.name} can be measured ({known}), got {name!r}", name=name
        )
    return kind.sets[name](folder)


def measure_values(
    kind: ValueKind, examples: Sequence[Example], read_all: ReadAll, set_name: str = OWN_CORPUS
) -> ValueFigures:
    """Compare the values of readings with gold's; a report that failed counts as read empty."""
    counts: dict[str, Counts] = {}
    misses: list[Miss] = []
    failures: list[str] = []
    comparisons: list[Comparison] = []
    outcomes = read_all(example.report for example in examples)
    for example, outcome in zip(examples, outcomes, strict=True):
        if isinstance(outcome, Failure):
            failures.append(f"{example.id}: {outcome.message} [{outcome.code}]")
            record = Record(report=example.gold.report)
        else:
            record = outcome.record
        comparison = compare(example.gold, record)
        sheet = Sheet(example.report.text)
        for scorer in kind.scorers:
            scorer(comparison, sheet)
        for key, count in sheet.counts.items():
            counts[key] = counts.get(key, Counts()) + count
        misses += _misses(kind, example, record, sheet.faults)
        comparisons.append(comparison)
    return ValueFigures(
        kind=kind.name,
        set_name=set_name,
        reports=len(comparisons),
        counts={key: count for key, count in counts.items() if _is_of(kind, key)},
        misses=tuple(misses),
        lines=tuple(kind.describe(comparisons)) if kind.describe else (),
        failures=tuple(failures),
    )


def _is_of(kind: ValueKind, key: str) -> bool:
    return key.rpartition(".")[0] in kind.figures


def _misses(
    kind: ValueKind, example: Example, record: Record, faults: Sequence[Fault]
) -> Iterator[Miss]:
    """The faults of the figures measured over all (``.strict``), each with its reason."""
    reasons = _reasons(kind, record)
    for fault in faults:
        if not _is_of(kind, fault.figure) or not fault.figure.endswith(".strict"):
            continue
        side = fault.gold or fault.read
        yield Miss(
            path=example.path,
            span=side.span if side else None,
            figure=fault.figure.removesuffix(".strict"),
            words=fault.words,
            wanted=fault.gold.value if fault.gold else None,
            came=fault.read.value if fault.read else None,
            why=_first(reasons.get(each.span, "") for each in (fault.read, fault.gold) if each),
        )


def _first(reasons: Iterable[str]) -> str:
    return next((reason for reason in reasons if reason), "")


def _reasons(kind: ValueKind, record: Record) -> dict[Span | None, str]:
    """Why the record holds what it does, or nothing, by each span of each entry."""
    return {
        span: entry.why
        for table in kind.tables
        for entry in getattr(record, table)
        for span in entry.mentions
        if entry.why
    }
