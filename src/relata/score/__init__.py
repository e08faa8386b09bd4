"""Scorers: a gold record and a read record of the same text in, figures out; nothing is read."""

from relata.score.counts import Counts, Fault
from relata.score.report import ReportScore, score_report
from relata.score.summary import Summary, summarise

__all__ = ["Counts", "Fault", "ReportScore", "Summary", "score_report", "summarise"]
