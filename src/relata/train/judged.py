"""A user's own judgements as something to learn from, and to be measured on.

Only reports that a person finished (review: done) teach: in these what nobody changed was looked at
too. A part whose reading was rejected is left out; what was told and is not true stays, for it was
read rightly. Copies of one text stand on one side: they are held back or learnt from together.

Invariant: nothing here needs torch.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from relata.assemble.mending import mend_marks
from relata.errors import UsageError
from relata.model.ledger import Judgement
from relata.model.marks import Marks
from relata.model.marks_of import marks_of
from relata.model.record import Record
from relata.pipeline.sheets import said_of
from relata.store import View
from relata.views.judged import Said, apply_judgements

FEWEST = 10
"""Finished reports without which nothing can be learnt and shown to have helped."""

_TABLES = (
    "actors",
    "places",
    "times",
    "weapons",
    "objects",
    "events",
    "tallies",
    "claims",
    "links",
)


class TooFewFinished(UsageError):
    """Too few reports are finished to learn from: review more of them in the desk."""

    code = "usage.too_few_finished"


class Finished(msgspec.Struct, frozen=True, kw_only=True):
    """A report that a person finished.

    Attributes:
        origin: the first report of its text; copies and versions share it.
        record: as people left it, without parts that were misread.
        marks: what a reader should find in it.
    """

    id: str
    origin: str
    record: Record
    marks: Marks

    @property
    def text(self) -> str:
        """The report's text."""
        return self.record.report.text


def finished_reports(view: View) -> tuple[Finished, ...]:
    """The finished reports of a ledger, in order of their ids."""
    done = _last_reviews(view.judgements())
    reports = view.reports(name for name in view.report_ids() if done.get(name) == "done")
    found = []
    for name, report in sorted(reports.items()):
        if report.record is not None:
            said = said_of(view, name, report.record)
            record = without_misread(apply_judgements(report.record, said), said)
            marks = mend_marks(record.report.text, marks_of(record)).marks
            found.append(Finished(id=name, origin=report.origin, record=record, marks=marks))
    return tuple(found)


def _last_reviews(judgements: Iterable[Judgement]) -> Mapping[str, str | None]:
    return {one.anchor.report: one.value for one in judgements if one.field == "review"}


def without_misread(record: Record, said: Sequence[Said]) -> Record:
    """The record without the parts whose last word is that they were read wrongly."""
    last = {one.part: one.judgement.verdict for one in said if one.judgement.field == "reading"}
    gone = {part for part, verdict in last.items() if verdict == "reject"}
    if not gone:
        return record
    kept = {
        name: tuple(each for each in getattr(record, name) if each.id not in gone)
        for name in _TABLES
    }
    return msgspec.structs.replace(record, **kept)


def hold_back(
    finished: Sequence[Finished], share: float
) -> tuple[tuple[Finished, ...], tuple[Finished, ...]]:
    """Those to learn from, and about ``share`` of all to measure on; the same ones every time.

    Raises:
        TooFewFinished: there are fewer than ``FEWEST``, or all are copies of one text.
    """
    origins = sorted({each.origin for each in finished}, key=_shuffled)
    held = set(origins[: max(1, round(share * len(origins)))])
    learnt = tuple(each for each in finished if each.origin not in held)
    if len(finished) < FEWEST or not learnt:
        raise TooFewFinished(
            f"wanted at least {FEWEST} finished reports (review: done) of several texts to learn "
            f"from, found {len(finished)}; finish more in the desk",
            found=len(finished),
        )
    return learnt, tuple(each for each in finished if each.origin in held)


def _shuffled(origin: str) -> str:
    return hashlib.sha256(origin.encode()).hexdigest()
