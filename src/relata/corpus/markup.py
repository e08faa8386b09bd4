"""Spans written into a text as inline markup; the reverse of ``relata.corpus.rel.parse_markup``."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from relata.corpus.rel import LabelledSpan
from relata.model.marks import Span

# Of spans over the same words, the letter named first is the outer one, as most files have it.
_OUTER_FIRST = "cqsneaoptw"
# A literal bracket or backslash would be read as markup.
_ESCAPES = str.maketrans({"[": r"\[", "]": r"\]", "\\": r"\\"})


class Placed(msgspec.Struct, frozen=True):
    """Spans that can be written into one text, and what had to give way."""

    spans: tuple[LabelledSpan, ...]
    dropped: tuple[LabelledSpan, ...]


def place_spans(spans: Iterable[LabelledSpan], sureness: Mapping[str, float]) -> Placed:
    """Choose spans that do not cross each other, for markup can nest but never cross.

    Of two that cross, the surer stays (of equals the one that comes first in the text); a content
    (``c``) is never dropped but cut in pieces at the other's edge, for pieces say the same.

    Args:
        spans: all spans; repeats count once.
        sureness: confidence by label; a label that is absent is sure.
    """
    placed: list[LabelledSpan] = []
    dropped: list[LabelledSpan] = []
    whole = sorted(
        {span for span in spans if span.label[0] != "c"},
        key=lambda span: (-sureness.get(span.label, 1.0), span.start, -span.end, span.label),
    )
    for span in whole:
        crossed = any(_cross(span, other) for other in placed)
        (dropped if crossed else placed).append(span)
    contents = sorted({span for span in spans if span.label[0] == "c"}, key=lambda span: span[1:])
    for content in contents:
        placed += [piece for piece in _cut(content, placed) if piece not in placed]
    return Placed(tuple(placed), tuple(dropped))


def _cross(one: LabelledSpan, other: LabelledSpan) -> bool:
    return (
        one.start < other.start < one.end < other.end
        or other.start < one.start < other.end < one.end
    )


def _cut(content: LabelledSpan, placed: Sequence[LabelledSpan]) -> list[LabelledSpan]:
    for other in placed:
        if _cross(content, other):
            edge = other.start if content.start < other.start else other.end
            left = LabelledSpan(content.label, content.start, edge)
            right = LabelledSpan(content.label, edge, content.end)
            return _cut(left, placed) + _cut(right, placed)
    return [content]


def default_order(labels: Iterable[str]) -> list[str]:
    """Labels over the same words from the outer to the inner."""
    return sorted(
        labels, key=lambda label: (_OUTER_FIRST.index(label[0]), int(label[1:] or 0), label)
    )


def write_markup(
    text: str, spans: Iterable[LabelledSpan], nesting: Mapping[Span, Sequence[str]]
) -> str:
    """Write spans, which must not cross, into a text.

    Args:
        text: the text without markup.
        spans: any order.
        nesting: for spans over the same words that do not nest as ``default_order`` has it,
            their labels from the outer to the inner.
    """
    by_extent: dict[Span, list[str]] = {}
    for span in spans:
        by_extent.setdefault((span.start, span.end), []).append(span.label)
    opening: dict[int, list[str]] = {}
    closing: dict[int, int] = {}
    for extent in sorted(by_extent, key=lambda extent: (extent[0], -extent[1])):
        order = list(nesting.get(extent, default_order(by_extent[extent])))
        opening.setdefault(extent[0], []).extend(order)
        closing[extent[1]] = closing.get(extent[1], 0) + len(order)
    return _weave(text, opening, closing)


def _weave(text: str, opening: Mapping[int, list[str]], closing: Mapping[int, int]) -> str:
    out: list[str] = []
    last = 0
    for at in sorted({*opening, *closing}):
        out.append(text[last:at].translate(_ESCAPES))
        out.append("]" * closing.get(at, 0))
        out.extend(f"[{label} " for label in opening.get(at, ()))
        last = at
    out.append(text[last:].translate(_ESCAPES))
    return "".join(out)
