"""Whoever rejects a number rejects the number, not the act.

"The government dismissed the figure" says nothing of whether the attack took place. The words are
closed-class: a denying or doubting cue with a word for a count behind it, and no trigger inside the
claim's own content. The training reports have seven such claims; in none do the annotators make it
one about the act.
"""

import msgspec

from relata.model.marks import ClaimMark, Marks, Span
from relata.read.layout import Layout

REACH_WORDS = 4
_AGAINST = frozenset(["denies", "rejects", "doubts"])
_COUNTS = frozenset(
    "figure figures number numbers toll tolls count counts tally tallies estimate estimates".split()
)
_CLAUSE_ENDS = frozenset(', ; . : ? ! — – ( ) " “ ” but that and'.split())


def settle_rejected_counts(layout: Layout, marks: Marks) -> Marks:
    """The marks with claims against a number no longer about the act that it counts."""
    triggers = {e.id: e.triggers for e in marks.events}
    claims = tuple(
        _about_counts(claim, triggers) if _is_against_a_count(layout, claim) else claim
        for claim in marks.claims
    )
    return msgspec.structs.replace(marks, claims=claims)


def _is_against_a_count(layout: Layout, claim: ClaimMark) -> bool:
    if claim.stance not in _AGAINST:
        return False
    for cue in claim.cues:
        words = layout.word_span(*cue)
        if words is None:
            continue
        for word in layout.words[words[1] : words[1] + REACH_WORDS]:
            if word.lower() in _CLAUSE_ENDS:
                break
            if word.lower() in _COUNTS:
                return True
    return False


def _about_counts(claim: ClaimMark, triggers: dict[str, tuple[Span, ...]]) -> ClaimMark:
    def told_inside(event: str) -> bool:
        spans = triggers.get(event, ())
        return any(a <= s and e <= b for a, b in claim.content for s, e in spans)

    kept = tuple(a for a in claim.about if a[0] != "e" or told_inside(a))
    return msgspec.structs.replace(claim, about=kept)
