"""What a report says it does not know is left open.

"…, without giving a day" and "it did not say where" close the sentence they stand in: an act told
there takes no day, or no place, from another sentence. The words are closed-class; the training
reports hardly have them, so the rule's precision there is not known.
"""

import re

import msgspec

from relata.model.marks import Argument, EventMark, Marks, Span
from relata.read.inside import holds, sentence_of
from relata.read.layout import Layout

_SAYING = r"(?:giv|say|stat|specify|nam|mention|provid|disclos|indicat)(?:e|es|ing|ying)?"
_REFUSED = (
    rf"(?:without {_SAYING}|(?:did|do|does|could|would) ?(?:not|n['’]t) {_SAYING}"
    rf"|(?:didn|don|doesn|couldn|wouldn)['’]t {_SAYING}|gave no|no|was not told|were not told"
    r"|not known|unknown|unclear|not clear|not say|(?:was|were) not given)"
)
_NO_TIME = re.compile(
    rf"\b{_REFUSED}\s+(?:(?:exactly|on|a|an|any|the|which|what|exact|specific|precise)\s+)*"
    r"(?:day|date|when|time)s?\b(?!\s+(?:for|of return))|\bundated\b"
    r"|\b(?:day|date)\s+(?:was|were|is)\s+not\s+(?:given|known|stated|said)\b",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    rf"\b{_REFUSED}\s+(?:(?:exactly|on|a|an|any|the|which|what|exact|specific|precise)\s+)*"
    r"(?:where|place|location|town|village)s?\b"
    r"|\b(?:place|location)\s+(?:was|were|is)\s+not\s+(?:given|known|stated|said)\b",
    re.IGNORECASE,
)


def settle_silences(layout: Layout, marks: Marks) -> Marks:
    """The marks without days and places that the report says nobody gave."""
    spans = {mark.id: mark.mentions for group in (marks.times, marks.places) for mark in group}
    events = tuple(_settle(layout, event, spans) for event in marks.events)
    return msgspec.structs.replace(marks, events=events)


def _settle(layout: Layout, event: EventMark, spans: dict[str, tuple[Span, ...]]) -> EventMark:
    sentences = [sentence_of(layout, trigger) for trigger in event.triggers]
    words = [layout.text[start:end] for start, end in sentences]

    def kept(arguments: tuple[Argument, ...], silence: re.Pattern[str]) -> tuple[Argument, ...]:
        if not all(silence.search(some) for some in words):
            return arguments
        return tuple(
            argument
            for argument in arguments
            if any(holds(one, mention) for one in sentences for mention in spans[argument.ref])
        )

    return msgspec.structs.replace(
        event, times=kept(event.times, _NO_TIME), places=kept(event.places, _NO_PLACE)
    )
