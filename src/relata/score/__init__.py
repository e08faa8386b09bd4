"""Scorers: a gold record and a read record of the same text in, figures out; nothing is read."""

from relata.score.comparison import Comparison, compare
from relata.score.counts import Counts, Fault
from relata.score.evidence import Check, Offence, run_checks
from relata.score.marks import score_marks
from relata.score.report import ReportScore, score_comparison, score_report
from relata.score.summary import Summary, summarise

__all__ = [
    "Check",
    "Comparison",
    "Counts",
    "Fault",
    "Offence",
    "ReportScore",
    "Summary",
    "compare",
    "run_checks",
    "score_comparison",
    "score_marks",
    "score_report",
    "summarise",
]
