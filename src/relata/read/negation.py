"""Negated triggers: what a report says did not happen is never left as having happened.

The network learns denial from whole sentences and mostly gets it; what it misses costs more than
any other error, so two rules stand behind it. Both look only at a negation word in the trigger's
own clause.

1. An event all of whose triggers are negated is ``denied`` where it was read as having happened;
   a verb is negated by its subject, too ("no patrol has been fired on", "nobody was detained").
2. An event that is told elsewhere too keeps its status; a neutral claim that says it did *not*
   happen is divided, and the part with the negation denies (corpus/GUIDELINES.md, questions 6 and
   18).

3. An act to come or possible all of whose triggers stand under "no" or "will not" is ``denied``,
   too: the text says that it will not happen. "Will not hesitate to act" and sentences with a
   condition are left alone.

On the training reports 53 of the 62 events with negated triggers that are not conditions, plans or
threats are denied in gold; of those under "no" 27 of 27, under "will not" and the like 12 of 15;
of those told once and negated by their subject 26 of 28.
"""

import re

import msgspec

from relata.model.marks import ClaimMark, EventMark, Marks, Span
from relata.read.inside import sentence_of
from relata.read.layout import Layout

REACH_WORDS = 6
_NEGATIONS = frozenset("not never neither nor".split())
_DETERMINERS = frozenset(["no"])
_NO_SUBJECTS = frozenset("no nobody none nothing".split())
_AUXILIARIES = frozenset("has have had was were is are been being would".split())
_CLAUSE_ENDS = frozenset(
    ', ; . : ? ! — – ( ) " “ ” but that and because who which when while after before until if '
    "unless whether".split()
)
_NOT_ONLY = frozenset("only just yet merely to until".split())
_CONDITIONS = frozenset("if unless whether provided".split())
_TOLD = frozenset(["happened", "ongoing", "past"])
_TO_COME = frozenset(["planned", "threatened", "hypothetical"])
_MODALS = frozenset("will would shall wo".split())
_OPEN = re.compile(r"\b(?:unless|until|if|should|hesitate|whether|provided)\b", re.IGNORECASE)
_NEUTRAL = frozenset(["asserts", "reports", "announces", "confirms", "estimates"])


def find_negation(layout: Layout, first: int) -> int | None:
    """The word that negates the word ``first`` in its own clause; None when none does."""
    words = layout.words
    for at in range(first - 1, max(-1, first - 1 - REACH_WORDS), -1):
        word = words[at].lower()
        if word in _CLAUSE_ENDS:
            return None
        contracted = word == "t" and at >= 2 and words[at - 1] in "'’"
        if word in _NEGATIONS or contracted or (word in _DETERMINERS and first - at <= 2):
            follows = words[at + 1].lower()
            free = follows not in _NOT_ONLY and not _is_condition(layout, at)
            return at if free else None
        if word in _NO_SUBJECTS and words[first - 1].lower() in _AUXILIARIES:
            return at
    return None


def _is_condition(layout: Layout, at: int) -> bool:
    """Whether the negation stands in an if-clause: what is threatened there is no denial."""
    sentence = layout.sentence[at]
    for word in range(at - 1, max(-1, at - 15), -1):
        if layout.sentence[word] != sentence or layout.words[word] in ",;":
            return False
        if layout.words[word].lower() in _CONDITIONS:
            return True
    return False


def settle_negations(layout: Layout, marks: Marks) -> Marks:
    """The marks with negated triggers settled by the two rules above."""
    negated = {e.id: _negated_triggers(layout, e) for e in marks.events}
    events = tuple(
        msgspec.structs.replace(e, status="denied")
        if len(negated[e.id]) == len(e.triggers)
        and (e.status in _TOLD or (e.status in _TO_COME and _is_ruled_out(layout, negated[e.id])))
        else e
        for e in marks.events
    )
    told = {e.id: negated[e.id] for e in events if e.status in _TOLD and negated[e.id]}
    agents = {e.id: {a.ref for a in e.agents} for e in events}
    claims: list[ClaimMark] = []
    added: list[ClaimMark] = []
    for claim in marks.claims:
        kept, denials = _divide(layout, claim, told, agents, len(marks.claims) + len(added))
        claims.append(kept)
        added += denials
    return msgspec.structs.replace(marks, events=events, claims=(*claims, *added))


def _is_ruled_out(layout: Layout, negated: dict[Span, int]) -> bool:
    """Whether every negation says that an act to come will not come."""
    for trigger, at in negated.items():
        before = [word.lower() for word in layout.words[max(0, at - 3) : at]]
        is_modal = any(word in _MODALS for word in before)
        if layout.words[at].lower() not in _DETERMINERS and not is_modal:
            return False
        start, end = sentence_of(layout, trigger)
        if _OPEN.search(layout.text, start, end):
            return False
    return True


def _negated_triggers(layout: Layout, event: EventMark) -> dict[Span, int]:
    found = {}
    for span in event.triggers:
        words = layout.word_span(*span)
        negation = None if words is None else find_negation(layout, words[0])
        if negation is not None:
            found[span] = negation
    return found


def _divide(
    layout: Layout,
    claim: ClaimMark,
    told: dict[str, dict[Span, int]],
    agents: dict[str, set[str]],
    count: int,
) -> tuple[ClaimMark, list[ClaimMark]]:
    """A neutral claim and the denials taken out of it, each with the clause that denies."""
    denials: list[ClaimMark] = []
    if claim.stance not in _NEUTRAL:
        return claim, denials
    for event in [e for e in claim.about if e in told]:
        inside = {s: n for s, n in told[event].items() if _holds(claim.content, s)}
        if not inside:
            continue
        owns_up = claim.source in agents[event]
        stance = "denies_responsibility" if owns_up else "denies"
        rest = tuple(a for a in claim.about if a != event)
        if not any(a[0] in "en" for a in rest):
            return msgspec.structs.replace(claim, stance=stance), denials
        span, negation = min(inside.items())
        count += 1
        cue = layout.char_span(negation, negation + 1)
        holder = next(c for c in claim.content if _holds((c,), span))
        clause = _clause(layout, negation, holder)
        denials.append(
            msgspec.structs.replace(
                claim, id=f"c{count}", cues=(cue,), stance=stance, content=(clause,), about=(event,)
            )
        )
        claim = msgspec.structs.replace(
            claim, about=rest, content=_without(claim.content, holder, clause)
        )
    return claim, denials


def _holds(content: tuple[Span, ...], span: Span) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in content)


def _clause(layout: Layout, negation: int, content: Span) -> Span:
    """The negation's clause inside a content, from one clause end to the next."""
    words = layout.word_span(*content)
    assert words is not None  # contents are made of words
    first, stop = negation, negation + 1
    while first > words[0] and layout.words[first - 1].lower() not in _CLAUSE_ENDS:
        first -= 1
    while stop < words[1] and layout.words[stop].lower() not in _CLAUSE_ENDS:
        stop += 1
    return layout.char_span(first, stop)


def _without(content: tuple[Span, ...], holder: Span, clause: Span) -> tuple[Span, ...]:
    """The contents with one clause cut out; a part that is left before it stays, one behind too."""
    parts = [c for c in content if c != holder]
    parts += [(a, b) for a, b in ((holder[0], clause[0]), (clause[1], holder[1])) if b - a > 3]
    return tuple(sorted(parts))
