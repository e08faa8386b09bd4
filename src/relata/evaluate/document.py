"""An evaluation as plain data for JSON: every figure of every group, and on request every fault."""

from typing import Any

import msgspec

from relata.evaluate.evaluation import Evaluation, ReportResult
from relata.score import Check, Counts, Fault, Summary

DIGITS = 4


def describe_evaluation(evaluation: Evaluation, *, with_faults: bool = False) -> dict[str, Any]:
    """The evaluation as JSON-ready data; rates are 0–1, null where there is nothing to count.

    ``faults`` (with ``with_faults``) has one entry an item that is not right, in every figure in
    which it counts, with its words, file and offsets.
    """
    described: dict[str, Any] = {
        "reports": len(evaluation.results),
        "gold": evaluation.gold_fingerprint,
        "weights": evaluation.weights_fingerprint,
        "unread": [
            {"report": result.example.id, "path": result.example.path, "why": result.failure}
            for result in evaluation.results
            if result.failure
        ],
        "groups": {name: describe_summary(s) for name, s in evaluation.groups().items()},
        "checks": {name: describe_check(check) for name, check in evaluation.checks().items()},
    }
    if with_faults:
        described["faults"] = [
            describe_fault(result, fault)
            for result in evaluation.results
            for fault in result.score.faults
        ]
    return described


def describe_summary(summary: Summary) -> dict[str, Any]:
    """The figures of one group of reports."""
    return {
        "reports": summary.reports,
        "figures": {key: _describe_counts(counts) for key, counts in summary.counts.items()},
        "coreference_conll_f1": {k: _round(v) for k, v in summary.conll_f1.items()},
        "calibration_error": {k: _round(v) for k, v in summary.calibration.items()},
    }


def _describe_counts(counts: Counts) -> dict[str, float | None]:
    return {
        "f1": _round(counts.f1),
        "precision": _round(counts.precision),
        "recall": _round(counts.recall),
        "gold": _round(counts.gold),
        "read": _round(counts.read),
    }


def describe_check(check: Check) -> dict[str, Any]:
    """One evidence check with its offences."""
    return {
        "rate": _round(check.rate),
        "over_all": _round(check.over_all),
        "at_risk": check.at_risk,
        "matched": check.matched,
        "in_gold": check.in_gold,
        "offences": [msgspec.to_builtins(offence) for offence in check.offences],
    }


def describe_fault(result: ReportResult, fault: Fault) -> dict[str, Any]:
    """One fault with the report and file it stands in."""
    return {
        "report": result.example.id,
        "path": result.example.path,
        **msgspec.to_builtins(fault),
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
