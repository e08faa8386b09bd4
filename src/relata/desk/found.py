"""Reports that a search finds, as lists show them."""

from dataclasses import dataclass

from relata.store import View
from relata.store.query import Query, find_reports

QUOTE_LENGTH = 220


@dataclass(frozen=True, slots=True)
class FoundReport:
    """One report that was found.

    Attributes:
        words: how its text begins.
    """

    report: str
    title: str
    publisher: str | None
    published: str
    language: str | None
    words: str
    change: int


@dataclass(frozen=True, slots=True)
class Found:
    """A page of a search, and how many there are in all."""

    total: int
    items: tuple[FoundReport, ...]


def found_reports(view: View, query: Query, limit: int, offset: int = 0) -> Found:
    """The reports that answer a query, the latest added first."""
    names = find_reports(view, query)
    return Found(len(names), tuple(_shown(view, one) for one in names[offset : offset + limit]))


def title_of(view: View, report: str) -> str:
    """A report's title, or how its text begins."""
    facts = view.facts_of(report)
    return facts.title or " ".join(facts.text.split())[:80]


def _shown(view: View, report: str) -> FoundReport:
    facts = view.facts_of(report)
    words = " ".join(facts.text.split())
    return FoundReport(
        report=report,
        title=title_of(view, report),
        publisher=facts.publisher,
        published=facts.published,
        language=facts.language,
        words=words[:QUOTE_LENGTH],
        change=view.report_change(report),
    )
