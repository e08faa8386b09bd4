"""Measures readings of annotated reports: figures, groups of reports, evidence checks."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from relata.evaluate.examples import Example, Split, fingerprint_examples, load_examples
from relata.evaluate.readings import ReadAll
from relata.model.record import Record
from relata.pipeline.reading import Failure, Outcome
from relata.score import Check, ReportScore, Summary, compare, run_checks, score_comparison
from relata.score import summarise as summarise_scores


class ReportResult(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one report.

    Attributes:
        failure: why it could not be read, in words; None when it was. A report that could not be
            read is scored as an empty record: all that gold has is missed.
        weights: fingerprint of the reader's weights, as its record gives it; empty without one.
    """

    example: Example
    score: ReportScore
    checks: tuple[Check, ...]
    failure: str | None
    weights: str


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """What measuring a set of annotated reports gave."""

    results: tuple[ReportResult, ...]

    @property
    def gold_fingerprint(self) -> str:
        """sha256 over the annotated files."""
        return fingerprint_examples(tuple(result.example for result in self.results))

    @property
    def weights_fingerprint(self) -> str:
        """Fingerprint of the weights that read; empty when no record names any."""
        return next((result.weights for result in self.results if result.weights), "")

    def summary(self) -> Summary:
        """Figures of all reports."""
        return summarise_scores(result.score for result in self.results)

    def groups(self) -> dict[str, Summary]:
        """Figures by group: all, real, invented, short, long, and each style."""
        members: dict[str, list[ReportScore]] = {
            name: [] for name in ("all", "real", "invented", "short", "long")
        }
        for result in sorted(self.results, key=lambda r: r.example.style):
            for name in groups_of(result.example):
                members.setdefault(name, []).append(result.score)
        return {name: summarise_scores(scores) for name, scores in members.items()}

    def checks(self) -> dict[str, Check]:
        """The evidence checks over all reports, by name."""
        total: dict[str, Check] = {}
        for result in self.results:
            for check in result.checks:
                total[check.name] = total.get(check.name, Check(name=check.name)) + check
        return total


def groups_of(example: Example) -> tuple[str, ...]:
    """Names of the groups an example is in."""
    origin = "invented" if example.is_invented else "real"
    length = "long" if example.is_long else "short"
    return "all", origin, length, f"style {example.style}"


def evaluate(examples: Iterable[Example], read_all: ReadAll) -> Evaluation:
    """Read every example's report and compare the reading with its annotation.

    Raises:
        DataError: the reader cannot be loaded.
        TextMismatch: a reading is of another text than its report.
    """
    kept = tuple(examples)
    outcomes = read_all(example.report for example in kept)
    return Evaluation(
        results=tuple(
            _measure(example, outcome) for example, outcome in zip(kept, outcomes, strict=True)
        )
    )


def evaluate_corpus(folder: str | Path, read_all: ReadAll, split: Split = "all") -> Evaluation:
    """Measure readings of the annotated reports under a folder (or of one file).

    Raises:
        DataError: a file cannot be understood, or the reader cannot be loaded.
        NothingToMeasure: no report is in the split.
    """
    return evaluate(load_examples(folder, split), read_all)


def _measure(example: Example, outcome: Outcome) -> ReportResult:
    if isinstance(outcome, Failure):
        record = Record(report=example.gold.report)
        failure = f"{outcome.message} [{outcome.code}]"
    else:
        record, failure = outcome.record, None
    comparison = compare(example.gold, record)
    return ReportResult(
        example=example,
        score=msgspec.structs.replace(score_comparison(comparison), report=example.id),
        checks=tuple(_name_report(check, example.id) for check in run_checks(comparison)),
        failure=failure,
        weights=record.reader.weights if record.reader else "",
    )


def _name_report(check: Check, name: str) -> Check:
    """The check with its offences under the corpus's name of the report."""
    offences = tuple(msgspec.structs.replace(offence, report=name) for offence in check.offences)
    return msgspec.structs.replace(check, offences=offences)
