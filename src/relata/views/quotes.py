"""The words that a citation shows, and a cited part found again by its words."""

from collections.abc import Iterable, Iterator

from relata.model.entries import Cite
from relata.model.incident import Ref, make_ref, split_ref
from relata.model.record import Record, Span

QUOTE_LENGTH = 160


def quote_of(record: Record, local: str) -> str:
    """The words of a claim, event or count, at most ``QUOTE_LENGTH`` characters.

    ``""`` where the record has no such part.
    """
    return _quote(record, dict(_quoted(record)).get(local, ()))


def cite_of(record: Record, local: str) -> Cite:
    """A part as a sentence cites it."""
    return Cite(ref=make_ref(record.report.id, local), quote=quote_of(record, local))


def find_cited(record: Record, cite: Cite) -> Ref | None:
    """The part of a record that a citation means, which may be a newer reading of the report.

    The part of its name, where that has its words; else the first of the same letter that has;
    else None.
    """
    _, local = split_ref(cite.ref)
    if quote_of(record, local) == cite.quote:
        return make_ref(record.report.id, local)
    for other, spans in _quoted(record):
        if other[0] == local[0] and _quote(record, spans) == cite.quote:
            return make_ref(record.report.id, other)
    return None


def _quoted(record: Record) -> Iterator[tuple[str, tuple[Span, ...]]]:
    for claim in record.claims:
        yield claim.id, claim.content or claim.cue
    for event in record.events:
        yield event.id, event.triggers
    for tally in record.tallies:
        yield tally.id, (tally.span,)


def _quote(record: Record, spans: Iterable[Span]) -> str:
    words = " … ".join(record.report.text[start:end] for start, end in spans)
    return " ".join(words.split())[:QUOTE_LENGTH]
