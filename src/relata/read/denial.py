"""What a report brings up only because somebody denies it did not happen by the report.

"He denied that two battalions had been pulled out": the act that the denied words tell first, and
that nobody else tells, is ``denied`` (corpus/GUIDELINES.md, questions 6 and 17). A quotation behind
"denied" tells what happened instead and is left alone, and so is an act that is only named ("since
the battle"). On the training reports 26 of 28 such acts are ``denied`` in gold. So is an act that
stands in a rumour alone that another claim denies, or in a report that the same sentence denies:
11 of 12.
"""

import re

import msgspec

from relata.model.codebook import polarity_of
from relata.model.marks import ClaimMark, EventMark, Marks, Span
from relata.read.inside import holds, sentence_of
from relata.read.layout import Layout

_DENYING = re.compile(r"\bden(?:y|ies|ied|ying|ials?)\b", re.IGNORECASE)
_RUMOUR = re.compile(
    r"\b(?:rumou?rs?|word|talk|propaganda|lies?|slanders?|disinformation)\b", re.IGNORECASE
)
_REPORT = re.compile(r"\b(?:story|stories|reports?)\b", re.IGNORECASE)
_RUMOUR_OF = re.compile(r"[^.;:!?\n]{0,40}?\b(?:that|of)\s")
_NAMING = frozenset("the this that these those such since after before during".split())
_AGAINST = frozenset(["denies", "rejects"])
_TOLD = frozenset(["happened", "ongoing", "past", "attempted", "habitual"])


def settle_denials(layout: Layout, marks: Marks) -> Marks:
    """The marks with acts that only their denial brings up ``denied``."""
    denied: set[str] = set()
    for claim in marks.claims:
        if claim.stance != "denies" or not _has_denying_cue(layout, claim):
            continue
        for content in claim.content:
            first = _first_told(marks, content)
            if first and layout.text[content[0]] not in "“\"«'‘" and _is_verb(layout, first):
                if not any(_asserts(one, first, claim, content) for one in marks.claims):
                    denied.add(first.id)
    denied |= _denied_rumours(layout, marks)
    events = tuple(
        msgspec.structs.replace(event, status="denied")
        if event.id in denied and event.status in _TOLD
        else event
        for event in marks.events
    )
    return msgspec.structs.replace(marks, events=events)


def _denied_rumours(layout: Layout, marks: Marks) -> set[str]:
    """Events told only in the content of a noun for hearsay that another claim denies."""
    denied: set[str] = set()
    for rumour in marks.claims:
        against = [c for c in marks.claims if c.id != rumour.id and c.stance in _AGAINST]
        if not _is_hearsay(layout, rumour, _RUMOUR):
            against = [c for c in against if _in_one_sentence(layout, c, rumour)]
            if not _is_hearsay(layout, rumour, _REPORT):
                continue
        for event in marks.events:
            told = all(any(holds(c, t) for c in rumour.content) for t in event.triggers)
            if told and any({rumour.id, event.id} & set(c.about) for c in against):
                denied.add(event.id)
    return denied


def _is_hearsay(layout: Layout, claim: ClaimMark, noun: re.Pattern[str]) -> bool:
    """Whether the cue is such a noun with "that" or "of" behind it, not a verb."""
    start, end = claim.cues[0]
    return bool(noun.search(layout.text, start, end) and _RUMOUR_OF.match(layout.text, end))


def _in_one_sentence(layout: Layout, one: ClaimMark, other: ClaimMark) -> bool:
    return holds(sentence_of(layout, other.cues[0]), one.cues[0])


def _has_denying_cue(layout: Layout, claim: ClaimMark) -> bool:
    return any(_DENYING.search(layout.text, *cue) for cue in claim.cues)


def _first_told(marks: Marks, content: Span) -> EventMark | None:
    """The event that a content tells first, when no trigger of it stands elsewhere."""
    inside = [e for e in marks.events if any(holds(content, t) for t in e.triggers)]
    if not inside:
        return None
    first = min(inside, key=lambda e: next(t for t in e.triggers if holds(content, t)))
    return first if all(holds(content, t) for t in first.triggers) else None


def _is_verb(layout: Layout, event: EventMark) -> bool:
    """Whether an act is told and not only named by a noun with an article or preposition."""
    words = layout.word_span(*event.triggers[0])
    return words is not None and (
        words[0] == 0 or layout.words[words[0] - 1].lower() not in _NAMING
    )


def _asserts(one: ClaimMark, event: EventMark, denial: ClaimMark, content: Span) -> bool:
    """Whether another claim, not one that the denied words speak of, is for an act."""
    is_spoken_of = any(holds(content, cue) for cue in one.cues)
    return (
        one.id != denial.id
        and one.source != denial.source
        and not is_spoken_of
        and event.id in one.about
        and polarity_of(one.stance) == "for"
    )
