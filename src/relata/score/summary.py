"""Figures of many reports together: counts are summed over reports, then divided (micro)."""

from collections.abc import Iterable

import msgspec

from relata.score.calibration import Judged, expected_calibration_error
from relata.score.coreference import CLASSES, conll_f1
from relata.score.counts import Counts
from relata.score.report import ReportScore


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of a set of reports.

    Attributes:
        reports: how many reports were compared.
        counts: by figure, summed over the reports.
        conll_f1: by class of things (``all`` for all together); None where nothing counts.
        calibration: expected calibration error by table; None where no value has a confidence.
    """

    reports: int
    counts: dict[str, Counts]
    conll_f1: dict[str, float | None]
    calibration: dict[str, float | None]

    def f1(self, figure: str) -> float | None:
        """F1 of a figure; None when neither gold nor reader has an item of it."""
        return self.counts.get(figure, Counts()).f1


TABLES = ("events", "agents", "targets", "actors", "claims", "tallies")
"""What calibration is measured on."""


def summarise(scores: Iterable[ReportScore]) -> Summary:
    """Sum up the scores of a set of reports; an empty set has no figures."""
    counts: dict[str, Counts] = {}
    judged: list[Judged] = []
    reports = 0
    for score in scores:
        reports += 1
        judged.extend(score.judged)
        for figure, count in score.counts.items():
            counts[figure] = counts.get(figure, Counts()) + count
    return Summary(
        reports=reports,
        counts=dict(sorted(counts.items())),
        conll_f1={name: conll_f1(counts, name) for name in (*CLASSES, "all")},
        calibration={
            table: expected_calibration_error([item for item in judged if item.kind == table])
            for table in TABLES
        },
    )
