"""Whose count it is: "by the mayor's count", "by the account of a monk".

Such a phrase is a cue: the clause beside it is the word of its owner (corpus/GUIDELINES.md, letter
q). It makes a claim where the network found none, and gives its content to one that has none. On
the training reports all 37 such phrases are cues; the clause is their content to four fifths in 22
and by more than half in 26.
"""

import re
from typing import NamedTuple

import msgspec

from relata.model.marks import OUTLET, ClaimMark, Marks, Span
from relata.read.inside import holds, overlap, sentence_of, told_inside
from relata.read.layout import Layout

_NOUN = (
    r"(?:counts?|reckoning|tally|estimates?|account|figures|calculations?|own\s+figures|records)"
)
_ACCOUNT = re.compile(
    rf"\bby\s+(?:(?P<owner>its|his|her|their|[^,;.:()\n]{{1,50}}?['’]s?)\s+(?:own\s+|latest\s+)?"
    rf"{_NOUN}|the\s+{_NOUN}\s+of\s+(?P<of>[^,;.:()\n]{{1,60}}))",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"(?:this|our)\s+(?:news)?(?:paper|magazine|site|website|agency|page|desk)\b", re.IGNORECASE
)


class _Account(NamedTuple):
    """A phrase and the clause that is its owner's word."""

    phrase: Span
    owner: Span
    content: Span


def attribute_accounts(layout: Layout, marks: Marks) -> Marks:
    """The marks with the clause beside every such phrase given to its owner."""
    for found in _ACCOUNT.finditer(layout.text):
        name = "owner" if found["owner"] else "of"
        content = _clause_beside(layout, found.span())
        if content is not None:
            marks = _attribute(layout, marks, _Account(found.span(), found.span(name), content))
    return marks


def _clause_beside(layout: Layout, phrase: Span) -> Span | None:
    """What follows a phrase that opens or stands between commas, else what stands before it."""
    text = layout.text
    start, end = sentence_of(layout, phrase)
    before, behind = text[start : phrase[0]], text[phrase[1] : end]
    if not before.strip() or (before.rstrip().endswith(",") and behind.lstrip().startswith(",")):
        comma = re.match(r"\s*,\s*", behind)
        stop = re.search(r";|[.!?]\s*$", behind)
        low = phrase[1] + (comma.end() if comma else 0)
        high = phrase[1] + stop.start() if stop else end
    else:
        cut = r"[;:(–—]\s*" if re.match(r"\s*(?:[.;)]|$)", behind) else r"[;:(–—,]\s*(?:with\s+)?"
        body = before.rstrip(" ,")
        opened = [one.end() for one in re.finditer(cut, body)]
        low, high = start + (opened[-1] if opened else 0), start + len(body)
    return (low, high) if len(text[low:high].split()) >= 3 else None


def _attribute(layout: Layout, marks: Marks, account: _Account) -> Marks:
    told = told_inside(marks, account.content)
    taken = [one for claim in marks.claims for one in claim.content]
    if any(overlap(account.content, one) for one in taken) or not told:
        return marks
    known = next(
        (c for c in marks.claims if any(overlap(account.phrase, cue) for cue in c.cues)), None
    )
    if known is not None:
        mended = msgspec.structs.replace(
            known, content=(account.content,), about=tuple(dict.fromkeys((*known.about, *told)))
        )
        claims = tuple(mended if c.id == known.id else c for c in marks.claims)
        return msgspec.structs.replace(marks, claims=claims)
    source = _owner(layout, marks, account)
    if source is None:
        return marks
    number = max((int(claim.id[1:]) for claim in marks.claims), default=0) + 1
    claim = ClaimMark(
        id=f"c{number}",
        cues=(account.phrase,),
        source=source,
        stance="estimates",
        content=(account.content,),
        about=told,
    )
    return msgspec.structs.replace(marks, claims=(*marks.claims, claim))


def _owner(layout: Layout, marks: Marks, account: _Account) -> str | None:
    """The actor whom the phrase names; for an unmarked pronoun the last speaker before it."""
    inside = [
        (mention[0] - mention[1], actor.id)
        for actor in marks.actors
        for mention in actor.mentions
        if holds(account.owner, mention) or holds(mention, account.owner)
    ]
    if inside:
        return min(inside)[1]
    if _OUTLET.match(layout.text, *account.owner):
        return OUTLET
    spoken = [
        (cue, c.source) for c in marks.claims for cue in c.cues if cue[1] <= account.phrase[0]
    ]
    return max(spoken)[1] if spoken else None
