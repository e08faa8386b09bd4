"""Figures of speech: doubtful acts of violence in a report that hardly speaks of any.

"Sacked" is an attack in a war report and a tackle in a match report; the words alone do not tell.
How much of a report's language is of violence does: the summed confidence of ASSAULT and COERCE
events per hundred words is below 0.6 in 95 of 100 pages of sport, business, science, travel and
history, and above it in 106 of the 115 development reports. Below it only sure events are kept, and
of those whose words hardly ever tell of violence ("purchase", "came barging in") only the surest.
"""

import msgspec

from relata.model.marks import EventMark, Marks
from relata.read.layout import Layout
from relata.read.trigger_types import share_of_types

QUIET_DENSITY = 0.6
"""Summed confidence per hundred words below which a report hardly speaks of violence."""

SURE = 0.75
"""Confidence that an act of violence needs in such a report."""

SUREST = 0.9
"""Confidence that it needs there when its words mostly tell of something else."""

MOSTLY = 0.8
"""Share of a trigger's words in the training reports from which they tell of violence."""

_VIOLENT = ("ASSAULT", "COERCE")


def drop_figurative(layout: Layout, marks: Marks) -> Marks:
    """The marks without doubtful acts of violence, and without what hangs on them alone.

    The words stay in the text; the record lists numbers and words of violence that no value took
    up as ``unread``.
    """
    violent = [e for e in marks.events if e.type in _VIOLENT]
    words = sum(1 for word in layout.words if word[0].isalnum())
    density = 100 * sum(e.confidence or 0.0 for e in violent) / max(words, 1)
    if density >= QUIET_DENSITY:
        return marks
    dropped = {e.id for e in violent if (e.confidence or 0.0) < _least(layout, e)}
    return without_events(marks, dropped) if dropped else marks


def _least(layout: Layout, event: EventMark) -> float:
    """The confidence that an act of violence needs in a quiet report."""
    triggers = [layout.text[start:end] for start, end in event.triggers]
    return SURE if share_of_types(triggers, _VIOLENT) >= MOSTLY else SUREST


def without_events(marks: Marks, dropped: set[str]) -> Marks:
    """The marks without some events, their tallies and links; claims lose what they were about."""
    tallies = {n.id for n in marks.tallies if n.event in dropped}
    gone = dropped | tallies
    return msgspec.structs.replace(
        marks,
        events=tuple(e for e in marks.events if e.id not in gone),
        tallies=tuple(n for n in marks.tallies if n.id not in gone),
        claims=tuple(
            msgspec.structs.replace(q, about=tuple(a for a in q.about if a not in gone))
            for q in marks.claims
        ),
        links=tuple(k for k in marks.links if k.source not in gone and k.target not in gone),
    )
