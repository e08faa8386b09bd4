"""Counts whose effect or event stands in an earlier count, and the displaced.

1. "Rights groups put the number at five", or a quotation that is nothing but a number (“It was
   eight,” said the other): a figure that names nothing of its own counts what the nearest count
   before it counts, with its event and group. On the training reports the annotators
   do so in 9 of 13 such figures, and the other four repeat an effect counted earlier, which the
   rule leaves alone.
2. "3,000 people were displaced", "displacing 3,000": such a number is a tally ``displaced``.
3. "…, and 35,000 by the end of the month": a bare number before a time goes on with the count
   before it in its sentence.
4. Who gives a count of his own is not for a rival's: of 336 pairs of a claim's own count and
   another count of the same effect, event and group outside its words, the annotators make the
   claim be about the other in three.
"""

import re
from collections.abc import Iterator

import msgspec

from relata.model.codebook import polarity_of
from relata.model.marks import ClaimMark, Marks, Span, TallyMark
from relata.model.number_kinds import find_numbers
from relata.read.inside import holds, overlap, sentence_of
from relata.read.layout import Layout

_FIGURE_BEFORE = re.compile(
    r"\b(?:put|puts|putting|placed?|places|gave|gives|giving|set)\s+(?:the\s+|that\s+|its\s+)?"
    r"(?:number|figure|count|total|it)\s+(?:at|as)\s+(?:about|around|at least|some|up to)?\s*$",
    re.IGNORECASE,
)
_OPENS_QUOTATION = re.compile(
    r"(?:^|[.!?;:,”\"\n]\s*)[“\"‘«]\s*(?:(?:no|but|yes|then),?\s+)?(?:(?:it|there|they|that)\s+(?:was|were|is|are)\s+"
    r"|i\s+(?:say|counted|count|make it)\s+|we\s+(?:say|counted|count)\s+)?(?:only|just)?\s*$",
    re.IGNORECASE,
)
_CLOSES_QUOTATION = re.compile(r"^\s*(?:of them)?[,.!]\s*[”\"’»]")
_DISPLACED_AFTER = re.compile(
    r"^\s+(?:(?!were|was|have|had|are)[\w'’-]+\s+){0,3}?(?:(?:were|was|are|remain|remained|(?:have"
    r"|has|had)\s+been|got)\s+)?(?:\w+ly\s+)?(?:internally\s+)?displaced\b",
    re.IGNORECASE,
)
_DISPLACED_BEFORE = re.compile(
    r"\bdisplac(?:ed|ing|es)\s+(?:about|around|at least|some|more than|over|nearly)?\s*$",
    re.IGNORECASE,
)
_CONTINUES_BEFORE = re.compile(
    r"(?:\band|\bthen|,)\s+(?:another\s+)?(?:about|around|at least)?\s*$", re.I
)
_TIME_AFTER = re.compile(
    r"^\s+(?:by|in|on|within|after|before|during|since|at)\s+(?:the\s+)?(?:end|start|beginning"
    r"|middle|first|second|third|fourth|last|next|following|week|month|year|day|morning|evening"
    r"|night|noon|midnight|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d)",
    re.IGNORECASE,
)


def settle_counts(layout: Layout, marks: Marks) -> Marks:
    """The marks with the counts of the three kinds."""
    marks = _add_displaced(layout, marks)
    marks = _add_continued(layout, marks)
    return _settle_figures(layout, marks)


def _settle_figures(layout: Layout, marks: Marks) -> Marks:
    tallies = list(marks.tallies)
    for number, tally in enumerate(tallies):
        start = tally.mentions[0][0]
        before = sorted((t for t in tallies if t.mentions[0][0] < start), key=_first)
        if not before or not _is_bare(layout, tally):
            continue
        if tally.effect in {t.effect for t in before}:
            continue
        last = before[-1]
        tallies[number] = msgspec.structs.replace(
            tally, effect=last.effect, event=last.event, of=last.of
        )
    return msgspec.structs.replace(marks, tallies=tuple(tallies))


def _is_bare(layout: Layout, tally: TallyMark) -> bool:
    """Whether a figure stands without any word for what it counts."""
    start, end = tally.mentions[0]
    before, after = layout.text[max(0, start - 60) : start], layout.text[end : end + 30]
    if _FIGURE_BEFORE.search(before):
        return True
    return bool(_OPENS_QUOTATION.search(before) and _CLOSES_QUOTATION.match(after))


def leave_rival_counts(layout: Layout, marks: Marks) -> Marks:
    """Rule 4: the marks with every claim about its own counts alone."""
    claims = tuple(_about_own(layout, marks, claim) for claim in marks.claims)
    return msgspec.structs.replace(marks, claims=claims)


def _about_own(layout: Layout, marks: Marks, claim: ClaimMark) -> ClaimMark:
    own = [t for t in marks.tallies if any(holds(c, m) for c in claim.content for m in t.mentions)]
    if polarity_of(claim.stance) != "for" or not own:
        return claim
    counted = {(t.effect, t.event) for t in own}
    rivals = {
        t.id
        for t in marks.tallies
        if t not in own
        and (t.effect, t.event) in counted
        and not {_figure(layout, t)} & {_figure(layout, one) for one in own}
    }
    about = tuple(ref for ref in claim.about if ref not in rivals)
    return msgspec.structs.replace(claim, about=about)


def _figure(layout: Layout, tally: TallyMark) -> str:
    start, end = tally.mentions[0]
    return layout.text[start:end].lower()


def _first(tally: TallyMark) -> Span:
    return tally.mentions[0]


def _free_numbers(layout: Layout, marks: Marks) -> Iterator[Span]:
    """Numbers that may count people and that no mark has yet."""
    taken = [m for t in marks.tallies for m in t.mentions]
    taken += [m for t in marks.times for m in t.mentions]
    for number in find_numbers(layout.text):
        span = (number.start, number.end)
        if number.kind == "count" and not any(overlap(span, one) for one in taken):
            yield span


def _add_displaced(layout: Layout, marks: Marks) -> Marks:
    for start, end in _free_numbers(layout, marks):
        before, after = layout.text[max(0, start - 60) : start], layout.text[end : end + 80]
        if _DISPLACED_AFTER.match(after) or _DISPLACED_BEFORE.search(before):
            group = _group_after(marks, end)
            marks = _with_tally(marks, (start, end), "displaced", None, group)
    return marks


def _add_continued(layout: Layout, marks: Marks) -> Marks:
    for start, end in _free_numbers(layout, marks):
        before, after = layout.text[max(0, start - 30) : start], layout.text[end : end + 40]
        if not _CONTINUES_BEFORE.search(before) or not _TIME_AFTER.match(after):
            continue
        sentence = sentence_of(layout, (start, end))
        earlier = [t for t in marks.tallies if sentence[0] <= t.mentions[0][0] < start]
        if earlier:
            last = max(earlier, key=_first)
            marks = _with_tally(marks, (start, end), last.effect, last.event, last.of)
    return marks


def _group_after(marks: Marks, end: int) -> str | None:
    """The actor whose mention begins right after a number."""
    for actor in marks.actors:
        if any(0 <= mention[0] - end <= 1 for mention in actor.mentions):
            return actor.id
    return None


def _with_tally(
    marks: Marks, span: Span, effect: str, event: str | None, group: str | None
) -> Marks:
    number = max((int(tally.id[1:]) for tally in marks.tallies), default=0) + 1
    tally = TallyMark(id=f"n{number}", mentions=(span,), effect=effect, event=event, of=group)
    return msgspec.structs.replace(marks, tallies=(*marks.tallies, tally))
