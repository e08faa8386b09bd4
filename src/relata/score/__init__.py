"""Scorers: a gold record and a read record of the same text in, figures out; nothing is read."""

from relata.score.counts import Counts, Fault
from relata.score.marks import score_marks
from relata.score.report import ReportScore, score_report
from relata.score.summary import Summary, summarise

__all__ = ["Counts", "Fault", "ReportScore", "Summary", "score_marks", "score_report", "summarise"]
