"""Acts that answer others by words that say nothing else: "in retaliation for", "to avenge".

Such words between two acts of one sentence link the act before them to the next one behind them as
``response_to``, whatever other link was read between the two. On the training reports 18 of the 20
pairs that stand so are linked so by the annotators. "In return for" may name a bargain and is left
to the network.
"""

import re

import msgspec

from relata.model.marks import LinkMark, Marks, Span
from relata.read.inside import holds, sentence_of
from relata.read.layout import Layout

REACH = 60
"""Code points behind the words within which the answered act must be told."""

_ANSWERING = re.compile(
    r"\b(?:(?:in|as|by\s+way\s+of)\s+(?:an?\s+|the\s+|direct\s+)*(?:retaliation|response|reply"
    r"|answer|revenge|reprisal|retribution)\s+(?:for|to)|to\s+avenge)\b",
    re.IGNORECASE,
)


def settle_answers(layout: Layout, marks: Marks) -> Marks:
    """The marks with a link for every pair of acts that such words join."""
    links = list(marks.links)
    for found in _ANSWERING.finditer(layout.text):
        ends = _joined(layout, marks, found.span())
        if ends is None:
            continue
        kept = [link for link in links if {link.source, link.target} != set(ends)]
        old = [link for link in links if {link.source, link.target} == set(ends)]
        number = max((int(link.id[1:]) for link in links), default=0) + 1
        links = [*kept, _answer(marks, ends, found.span(), old[0].id if old else f"l{number}")]
    return msgspec.structs.replace(marks, links=tuple(links))


def _joined(layout: Layout, marks: Marks, words: Span) -> tuple[str, str] | None:
    """The last act before the words and the first behind them, in their sentence."""
    start, end = sentence_of(layout, words)
    told = sorted((trigger, event.id) for event in marks.events for trigger in event.triggers)
    before = [ref for (a, b), ref in told if start <= a and b <= words[0]]
    behind = [ref for (a, _), ref in told if words[1] <= a < min(end, words[1] + REACH)]
    if not before or not behind or before[-1] == behind[0]:
        return None
    return before[-1], behind[0]


def _answer(marks: Marks, ends: tuple[str, str], words: Span, ref: str) -> LinkMark:
    """The link, said by the innermost claim that holds the words."""
    holders = [
        (content[1] - content[0], claim.id)
        for claim in marks.claims
        for content in claim.content
        if holds(content, words)
    ]
    return LinkMark(
        id=ref,
        source=ends[0],
        target=ends[1],
        type="response_to",
        signal=(words,),
        claim=min(holders)[1] if holders else None,
    )
