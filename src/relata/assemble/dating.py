"""Recent acts and older ones are told apart by their dates, where the report gives dates.

Source: corpus/GUIDELINES.md, question 8 (acts of the last week or so are ``happened``; older
single acts ``past``). On the training reports, of 1,689 acts whose time ends at most eight days
before publication 8 are ``past``; of 231 that end more than thirty days before it 16 are
``happened``. In between, and without a day, the reader's own choice stands.
"""

from collections.abc import Mapping
from datetime import date

import msgspec

from relata.model.edtf import last_day
from relata.model.identities import ResolvedTime
from relata.model.marks import EventMark
from relata.model.report import Report

RECENT_DAYS = 8
OLD_DAYS = 30


def settle_age(
    report: Report, events: tuple[EventMark, ...], times: Mapping[str, ResolvedTime]
) -> tuple[EventMark, ...]:
    """The events with ``happened`` and ``past`` settled by the time that each names first."""
    published = last_day(report.published)
    if published is None or len(report.published) < len("2024-01-01"):
        return events
    return tuple(_settle(event, published, times) for event in events)


def _settle(event: EventMark, published: date, times: Mapping[str, ResolvedTime]) -> EventMark:
    if event.status not in ("happened", "past") or not event.times:
        return event
    value = times.get(event.times[0].ref)
    ended = None if value is None or value.edtf is None else last_day(value.edtf)
    if ended is None:
        return event
    age_days = (published - ended).days
    if 0 <= age_days <= RECENT_DAYS:
        return msgspec.structs.replace(event, status="happened")
    if age_days > OLD_DAYS:
        return msgspec.structs.replace(event, status="past")
    return event
