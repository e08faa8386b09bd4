"""Verbs that govern an act say whether it was done: "tried to storm", "ruled out a strike".

The verb stands right before the act ("offered to withdraw", "ruled out any talks"), or the verb,
whom it is said to, and "to" ("asked the army to leave"), or behind it ("the march was called off").
What it says holds when it bears on every trigger that tells of the act; a noun with an article
("the package") only names it. On the annotation of the training reports, with any status:

- threatened, threatens, swore to: 21 of 21 are ``threatened``;
- tried, attempted, failed to, an attempt to: 24 of 25 ``attempted``; an attempted, failed or
  foiled act: 12 of 13;
- offered, offers to: 17 of 19 ``hypothetical``; asked, urged, called on X to: 18 of 18;
- refused, declined to, ruled out, stopped short of: 17 of 21 ``denied``;
- called off, never took place behind the act: 5 of 5 ``denied`` (corpus/GUIDELINES.md,
  question 28);
- will, is to resume, begin, be held behind the act: 6 of 6 ``planned``; may follow: 2 of 2
  ``hypothetical``.
"""

import re
from collections.abc import Iterator

import msgspec

from relata.model.marks import EventMark, Marks, Span
from relata.read.inside import sentence_of
from relata.read.layout import Layout

_TO = r"\s+to\s+(?:be\s+|have\s+)?(?:\w+ly\s+)?$"
_ARTICLE = r"(?:(?:a|an|any|all|the|further|single)\s+)*"
_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (status, re.compile(rf"\b(?:{words})$", re.IGNORECASE))
    for status, words in (
        ("threatened", r"(?:threaten(?:s|ed|ing)?|swor(?:e|n)|swears?)" + _TO[:-1]),
        ("attempted", r"(?:tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|failed)" + _TO[:-1]),
        (
            "attempted",
            r"(?:attempted|failed|foiled|thwarted|botched|abortive|unsuccessful)\s+(?:[\w-]+\s+)?",
        ),
        ("hypothetical", r"offer(?:s|ed|ing)?" + _TO[:-1]),
        (
            "hypothetical",
            r"(?:asked|urge[sd]?|urging|call(?:s|ed|ing)\s+(?:on|upon|for))\s+(?:[\w'’.-]+\s+){1,4}?"
            r"to\s+(?:\w+ly\s+)?",
        ),
        (
            "denied",
            r"(?:(?:refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing))\s+to|(?:rule[sd]?|ruling)\s+out"
            r"|stop(?:s|ped)\s+short\s+of|refrain(?:s|ed)?\s+from)\s+" + _ARTICLE,
        ),
    )
)
_CALLED_OFF = re.compile(
    r"^(?:\s+(?!(?:was|were|is|are|has|have|had)\b)[\w'’-]+){0,5}?\s+"
    r"(?:(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:then\s+|later\s+|since\s+)?"
    r"(?:called\s+off|cancell?ed|rained\s+off|scrapped|dropped)"
    r"|(?:never|did\s+not|didn['’]t)\s+(?:take|took|come|came|go|went)\s+(?:place|off|ahead))\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"^(?:\s+(?!(?:that|which|who|and|but)\b)[\w'’-]+){0,4}?\s+"
    r"(?:(?P<planned>will|would|(?:is|are|was|were)\s+(?:due\s+|set\s+|scheduled\s+)?to)"
    r"|may|might|could)\s+"
    r"(?:resume|begin|start|open|be\s+held|take\s+place|go\s+ahead|follow)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:—–()“”\"]|\b(?:but|because|although|while|when|after|before)\b")
_DETERMINERS = frozenset("the this that these those such its their his her s".split())


def settle_governed(layout: Layout, marks: Marks) -> Marks:
    """The marks with every act's status as the verb that governs it says."""
    events = tuple(_settle(layout, event) for event in marks.events)
    return msgspec.structs.replace(marks, events=events)


def _settle(layout: Layout, event: EventMark) -> EventMark:
    said = {_status_of(layout, trigger) for trigger in _telling(layout, event)}
    status = said.pop() if len(said) == 1 else None
    return event if status is None else msgspec.structs.replace(event, status=status)


def _telling(layout: Layout, event: EventMark) -> Iterator[Span]:
    """Triggers that tell of the act; all of them where each only names it."""
    words = {trigger: layout.word_span(*trigger) for trigger in event.triggers}
    telling = [
        trigger
        for trigger, found in words.items()
        if not (found and found[0] and layout.words[found[0] - 1].lower() in _DETERMINERS)
    ]
    yield from telling or event.triggers


def _status_of(layout: Layout, trigger: Span) -> str | None:
    """What the governing verb says of one trigger; None when none governs it."""
    start, end = sentence_of(layout, trigger)
    before = _CLAUSE.split(layout.text[start : trigger[0]])[-1]
    after = _CLAUSE.split(layout.text[trigger[1] : end])[0]
    if _CALLED_OFF.match(after):
        return "denied"
    coming = _TO_COME.match(after)
    if coming:
        return "planned" if coming["planned"] else "hypothetical"
    return next((status for status, verb in _BEFORE if verb.search(before)), None)
