"""A quotation that the network gave to nobody has a speaker all the same.

Of 976 quotations of four words and more in the training reports' annotation 941 are somebody's
content; left out, they would pass for the report's own words. Three of their places tell the
speaker:

1. **After a colon**: the last claim whose cue stands before it in its sentence (43 of 43, the
   colon's own claims left aside); where there is none the colon is a cue, and the sentence's first
   actor speaks (28 of 31).
2. **A sentence of its own** ("…, said Vey. “They shot at us.”"): the last claim whose cue stands
   before it in its paragraph (49 of 51) or, at the beginning of one, in the paragraph before.
3. **In a sentence** whose only claim has no content ("the radio spoke on Monday of “eight dead”").
"""

import re
from collections.abc import Iterator

import msgspec

from relata.model.marks import ActorMark, ClaimMark, Marks, Span
from relata.read.inside import holds, overlap, sentence_of, told_inside
from relata.read.layout import Layout

FEWEST_WORDS = 4
_QUOTATION = re.compile(r"“[^“”\n]+”|\"[^\"\n]+\"|«[^«»\n]+»")
_CLOSED = re.compile(r"[.!?…][”\"»]$")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?…:][”\"»’')]?\s+|\n\s*(?:[-–—•*]\s*)?)$")
_SENTENCE_AFTER = re.compile(r"\s*(?:\n|$|[A-Z“\"«])")
_SPOKEN_AFTER = re.compile(r"[^.!?;\n]{0,60}$")
"""What may stand between a quotation and the cue of its own speaker ("…?” Rezvani asked.")."""


def adopt_quotations(layout: Layout, marks: Marks) -> Marks:
    """The marks with a claim for every free quotation whose place tells the speaker."""
    for quotation in _free_quotations(layout, marks):
        claim = _speaker_by_place(layout, marks, quotation)
        if claim is not None:
            marks = _with_content(marks, claim, quotation)
        elif _follows_colon(layout, quotation):
            marks = _with_colon(layout, marks, quotation)
    return marks


def _free_quotations(layout: Layout, marks: Marks) -> Iterator[Span]:
    """Quotations of some length of which no claim has any word."""
    contents = [content for claim in marks.claims for content in claim.content]
    for found in _QUOTATION.finditer(layout.text):
        is_long = len(found[0].split()) >= FEWEST_WORDS
        if is_long and not any(overlap(found.span(), content) for content in contents):
            yield found.span()


def _speaker_by_place(layout: Layout, marks: Marks, quotation: Span) -> ClaimMark | None:
    cues = sorted((cue, claim.id) for claim in marks.claims for cue in claim.cues)
    by_id = {claim.id: claim for claim in marks.claims}
    sentence = sentence_of(layout, quotation)
    here = [(cue, ref) for cue, ref in cues if holds((sentence[0], quotation[0]), cue)]
    if _follows_colon(layout, quotation):
        return by_id[here[-1][1]] if here else None
    if _is_sentence(layout, quotation):
        behind = [cue[0] for cue, _ in cues if cue[0] >= quotation[1]]
        if behind and _SPOKEN_AFTER.match(layout.text[quotation[1] : behind[0]]):
            return None
        low = _start_before(layout, quotation)
        before = [(cue, ref) for cue, ref in cues if low <= cue[0] and cue[1] <= quotation[0]]
        return by_id[before[-1][1]] if before else None
    silent = [ref for _, ref in here if not by_id[ref].content]
    return by_id[silent[-1]] if len(here) == len(silent) == 1 else None


def _follows_colon(layout: Layout, quotation: Span) -> bool:
    return layout.text[: quotation[0]].rstrip().endswith(":")


def _is_sentence(layout: Layout, quotation: Span) -> bool:
    """Whether a quotation is a sentence, or several, with nothing before or behind it."""
    start, end = quotation
    return bool(
        _CLOSED.search(layout.text[start:end])
        and _SENTENCE_BEFORE.search(layout.text, 0, start)
        and _SENTENCE_AFTER.match(layout.text, end)
    )


def _start_before(layout: Layout, quotation: Span) -> int:
    """Where the paragraph begins, or the one before when the quotation begins its own."""
    text = layout.text
    start = text.rfind("\n", 0, quotation[0]) + 1
    if text[start : quotation[0]].strip():
        return start
    return text.rfind("\n", 0, len(text[:start].rstrip())) + 1


def _with_content(marks: Marks, claim: ClaimMark, quotation: Span) -> Marks:
    told = told_inside(marks, quotation)
    mended = msgspec.structs.replace(
        claim,
        content=tuple(sorted((*claim.content, quotation))),
        about=tuple(dict.fromkeys((*claim.about, *told))),
    )
    claims = tuple(mended if one.id == claim.id else one for one in marks.claims)
    return msgspec.structs.replace(marks, claims=claims)


def _with_colon(layout: Layout, marks: Marks, quotation: Span) -> Marks:
    """The marks with a claim whose cue is the colon; unchanged without an actor before it."""
    colon = layout.text.rindex(":", 0, quotation[0])
    start, _ = sentence_of(layout, (colon, colon + 1))
    speaker = _first_actor(marks, (start, colon))
    if speaker is None:
        return marks
    number = max((int(claim.id[1:]) for claim in marks.claims), default=0) + 1
    claim = ClaimMark(
        id=f"c{number}",
        cues=((colon, colon + 1),),
        source=speaker.id,
        stance="asserts",
        content=(quotation,),
        about=told_inside(marks, quotation),
    )
    return msgspec.structs.replace(marks, claims=(*marks.claims, claim))


def _first_actor(marks: Marks, stretch: Span) -> ActorMark | None:
    """The actor whose mention begins first in a stretch; of two at once the longer."""
    named = [
        (mention[0], -mention[1], number)
        for number, actor in enumerate(marks.actors)
        for mention in actor.mentions
        if holds(stretch, mention)
    ]
    return marks.actors[min(named)[2]] if named else None
