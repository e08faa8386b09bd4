"""What a search has found since a change of the log, for feeds and alerts."""

from relata.publish.alert import Alert, AlertEntry
from relata.store import View
from relata.store.query import Query, find_reports

MOST_ENTRIES = 50
"""Reports that an alert or a feed shows; the rest are counted."""

TITLE_LENGTH = 80
WORDS_LENGTH = 400


def find_new(view: View, name: str, query: Query, since: int, desk: str | None = None) -> Alert:
    """The reports that answer a query and were added after a change, the latest first.

    ``desk`` is the address of the desk that shows them.
    """
    found = find_reports(view, query, since)
    return Alert(
        name=name,
        since=since,
        moment=view.moment,
        entries=tuple(_entry(view, report) for report in found[:MOST_ENTRIES]),
        more=max(0, len(found) - MOST_ENTRIES),
        desk=desk,
    )


def _entry(view: View, report: str) -> AlertEntry:
    facts = view.facts_of(report)
    words = " ".join(facts.text.split())
    return AlertEntry(
        report=report,
        sha256=facts.sha256,
        at=view.changes([report])[0].at,
        title=facts.title or words[:TITLE_LENGTH],
        publisher=facts.publisher,
        published=facts.published,
        words=words[:WORDS_LENGTH],
        url=facts.url,
    )
