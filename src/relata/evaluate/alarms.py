"""False alarms: acts of violence told as happened on pages that tell of none.

Whether a reader would accept one is for a person to say (a page of history does tell of wars); all
are listed with their words.
"""

from collections.abc import Iterable

import msgspec

from relata.model.record import Record, Span
from relata.pipeline.reading import Failure, Outcome
from relata.score.evidence import is_shown_as_happened

ALARMING_TYPES = frozenset({"ASSAULT", "COERCE"})


class Alarm(msgspec.Struct, frozen=True, kw_only=True):
    """One event of violence shown as happened, with the words around its trigger."""

    source: str
    span: Span
    type: str
    mode: str | None
    status: str
    words: str
    around: str


class Alarms(msgspec.Struct, frozen=True, kw_only=True):
    """The alarms on a set of pages; ``unread`` names the sources that could not be read."""

    pages: int
    alarms: tuple[Alarm, ...]
    unread: tuple[str, ...]

    @property
    def per_page(self) -> float | None:
        """Alarms a page; None without a page."""
        return len(self.alarms) / self.pages if self.pages else None


def count_alarms(outcomes: Iterable[Outcome]) -> Alarms:
    """Count ASSAULT and COERCE events shown as happened in what was read."""
    pages = 0
    alarms: list[Alarm] = []
    unread = []
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            unread.append(outcome.source)
        else:
            pages += 1
            alarms.extend(find_alarms(outcome.record))
    return Alarms(pages=pages, alarms=tuple(alarms), unread=tuple(unread))


AROUND_CHARACTERS = 60


def find_alarms(record: Record) -> list[Alarm]:
    """The ASSAULT and COERCE events of a record that are shown as happened."""
    return [
        Alarm(
            source=record.report.source,
            span=event.triggers[0],
            type=event.type,
            mode=event.mode,
            status=event.status,
            words=_words(record, event.triggers[0], 0),
            around=_words(record, event.triggers[0], AROUND_CHARACTERS),
        )
        for event in record.events
        if event.type in ALARMING_TYPES and is_shown_as_happened(event)
    ]


def _words(record: Record, span: Span, around: int) -> str:
    start, end = max(0, span[0] - around), span[1] + around
    return " ".join(record.report.text[start:end].split())
