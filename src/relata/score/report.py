"""The score of one report: all figures' counts, all faults, all judged confidences."""

import msgspec

from relata.model.record import Record
from relata.score.calibration import Judged, judge
from relata.score.claims import score_claims
from relata.score.comparison import Comparison, compare
from relata.score.coreference import score_coreference
from relata.score.counts import Counts, Fault, Sheet
from relata.score.events import score_events
from relata.score.links import score_links
from relata.score.spans import score_spans
from relata.score.tallies import score_tallies
from relata.score.values import score_values


class ReportScore(msgspec.Struct, frozen=True, kw_only=True):
    """What comparing two records of one report gave.

    Attributes:
        counts: by figure; the module of each figure says what it counts.
        faults: every item that is not right, in no order of importance.
        judged: read values with their confidence.
        words: length of the text in words.
    """

    report: str
    counts: dict[str, Counts]
    faults: tuple[Fault, ...]
    judged: tuple[Judged, ...]
    words: int


_SCORERS = (
    score_spans,
    score_events,
    score_claims,
    score_tallies,
    score_links,
    score_values,
    score_coreference,
)


def score_report(gold: Record, read: Record) -> ReportScore:
    """Compare the reading of a report with its annotation.

    Raises:
        TextMismatch: the two records are not of one text.
    """
    return score_comparison(compare(gold, read))


def score_comparison(comparison: Comparison) -> ReportScore:
    """All figures of two records that are matched already."""
    info = comparison.gold.record.report
    sheet = Sheet(info.text)
    for scorer in _SCORERS:
        scorer(comparison, sheet)
    return ReportScore(
        report=info.id,
        counts=sheet.counts,
        faults=tuple(sheet.faults),
        judged=judge(comparison),
        words=len(info.text.split()),
    )
