"""Which marks stand in a stretch of text, and where a sentence of a layout begins and ends."""

from relata.model.marks import EventMark, Marks, Span, TallyMark
from relata.read.layout import Layout


def holds(outer: Span, inner: Span) -> bool:
    """Whether a span lies in another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlap(one: Span, other: Span) -> int:
    """How many code points two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def told_inside(marks: Marks, span: Span) -> tuple[str, ...]:
    """Ids of the events with a trigger and the tallies with a mention inside a span."""
    events = [e.id for e in marks.events if any(holds(span, t) for t in e.triggers)]
    tallies = [n.id for n in marks.tallies if any(holds(span, m) for m in n.mentions)]
    return (*events, *tallies)


def sentence_words(layout: Layout, word: int) -> tuple[int, int]:
    """The words ``[first, stop)`` of the sentence in which a word stands, in its own paragraph."""

    def alike(other: int) -> bool:
        same = layout.sentence[other] == layout.sentence[word]
        return bool(same and layout.paragraph[other] == layout.paragraph[word])

    first, stop = word, word + 1
    while first > 0 and alike(first - 1):
        first -= 1
    while stop < len(layout) and alike(stop):
        stop += 1
    return first, stop


def sentence_of(layout: Layout, span: Span) -> Span:
    """The sentence, as code points, in which a span begins; the span itself without words."""
    words = layout.word_span(*span)
    if words is None:
        return span
    return layout.char_span(*sentence_words(layout, words[0]))


def first_span(mark: EventMark | TallyMark) -> Span:
    """Where an event or tally is first told."""
    return mark.triggers[0] if isinstance(mark, EventMark) else mark.mentions[0]
