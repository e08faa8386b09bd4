"""Judgements hang on words: making an anchor on a part of a record, and finding its part again."""

from collections.abc import Iterator

from relata.errors import UnknownSubject
from relata.model.ledger import Anchor
from relata.model.record import Record, Span

CONTEXT = 32
"""Characters kept before and after the words."""

REPORT = "r"
"""Local id, and letter, of a report as a whole: it stands on no words of its own."""

UNREAD = "u"
"""Letter of what the reader passed over, numbered in its order."""


def spans_of(record: Record) -> dict[str, tuple[Span, ...]]:
    """Words of every part that can be judged, by its id."""
    spans: dict[str, tuple[Span, ...]] = {event.id: event.triggers for event in record.events}
    spans |= {tally.id: (tally.span, *tally.more_spans) for tally in record.tallies}
    spans |= {claim.id: claim.cue or claim.content for claim in record.claims}
    spans |= {link.id: link.signal for link in record.links}
    for group in (record.actors, record.places, record.times, record.weapons, record.objects):
        spans |= {one.id: one.mentions for one in group}
    spans |= {f"{UNREAD}{number}": (one.span,) for number, one in enumerate(record.unread, start=1)}
    return spans


def make_anchor(record: Record, local_id: str) -> Anchor:
    """The anchor of a part of a record.

    Raises:
        UnknownSubject: the record has no such part, or it stands on no words.
    """
    if local_id == REPORT:
        return Anchor(report=record.report.id, letter=REPORT, quote="")
    spans = spans_of(record).get(local_id, ())
    if not spans:
        raise UnknownSubject(
            f"report {record.report.id} has no {local_id!r} that stands on words; "
            "relata show lists what it has",
            subject=f"{record.report.id}:{local_id}",
        )
    return anchor_on(record, local_id[0], spans[0])


def anchor_on(record: Record, letter: str, span: Span) -> Anchor:
    """The anchor of any words of a record's text."""
    start, end = span
    text = record.report.text
    return Anchor(
        report=record.report.id,
        letter=letter,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
    )


def find_anchored(record: Record, anchor: Anchor) -> str | None:
    """The part of a record that an anchor means; None when no part stands on its words.

    The words are looked for in the record's own text. A part whose words are exactly these comes
    first, then one whose words overlap them most.
    """
    if anchor.letter == REPORT:
        return REPORT
    place = locate(record.report.text, anchor)
    if place is None:
        return None
    start, end = place
    ranked = sorted(
        (span != place, -_overlap(span, place), abs(span[0] - start), local_id)
        for local_id, span in _parts(record, anchor.letter)
        if span[0] < end and span[1] > start
    )
    return ranked[0][3] if ranked else None


def _parts(record: Record, letter: str) -> Iterator[tuple[str, Span]]:
    for local_id, spans in spans_of(record).items():
        if local_id[0] == letter:
            for span in spans:
                yield local_id, span


def _overlap(one: Span, other: Span) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def locate(text: str, anchor: Anchor) -> Span | None:
    """Where an anchor's words stand: by context first, then nearest to where they were."""
    found = []
    at = text.find(anchor.quote)
    while at >= 0 and anchor.quote:
        end = at + len(anchor.quote)
        likeness = _shared_end(text[:at], anchor.prefix) + _shared_start(text[end:], anchor.suffix)
        found.append((-likeness, abs(at - anchor.start), at))
        at = text.find(anchor.quote, at + 1)
    if not found:
        return None
    start = min(found)[2]
    return start, start + len(anchor.quote)


def _shared_end(text: str, prefix: str) -> int:
    return _shared_start(text[::-1][:CONTEXT], prefix[::-1])


def _shared_start(text: str, suffix: str) -> int:
    count = 0
    for one, other in zip(text, suffix, strict=False):
        if one != other:
            break
        count += 1
    return count
