"""A killing that the network found no act for.

Where "killed two porters" stands in a sentence without any trigger, the verb is the trigger of an
act of its own (corpus/GUIDELINES.md: "unless the killing word is itself the only trigger"); the
toll must not fall to the act of another sentence. All 72 training tallies of this form have a
trigger in their sentence, and in 34 of them it is the verb itself.
"""

import re

import msgspec

from relata.model.marks import Argument, EventMark, Marks, Span, TallyMark
from relata.read.inside import holds, sentence_of
from relata.read.layout import Layout

_VERB_BEFORE = re.compile(r"\b(?P<verb>killed|wounded|injured)\s+(?:at least\s+|about\s+)?$")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|are|is|and|or)\s+$")
_MODES = (
    ("explosives", re.compile(r"\b(?:bombs?|grenades?|explosives?)\b", re.IGNORECASE)),
    ("ied", re.compile(r"\b(?:mines?|landmines?|roadside)\b", re.IGNORECASE)),
    ("firearms", re.compile(r"\b(?:gunmen|gunman|shots?|bullets?)\b", re.IGNORECASE)),
    ("shelling", re.compile(r"\b(?:shells?|mortars?|artillery)\b", re.IGNORECASE)),
    ("drone", re.compile(r"\bdrones?\b", re.IGNORECASE)),
    ("missile", re.compile(r"\b(?:missiles?|rockets?)\b", re.IGNORECASE)),
)


def add_killings(layout: Layout, marks: Marks) -> Marks:
    """The marks with an act for every such killing."""
    for tally in marks.tallies:
        verb = killing_verb(layout, tally)
        sentence = sentence_of(layout, tally.mentions[0])
        told = any(holds(sentence, trigger) for e in marks.events for trigger in e.triggers)
        if verb is not None and not told:
            marks = _with_killing(layout, marks, tally, verb)
    return marks


def killing_verb(layout: Layout, tally: TallyMark) -> Span | None:
    """The verb right before a toll that it counts; None when there is none."""
    start = tally.mentions[0][0]
    found = _VERB_BEFORE.search(layout.text, max(0, start - 30), start)
    if found is None or tally.effect not in ("killed", "injured"):
        return None
    passive = _PASSIVE.search(layout.text, max(0, found.start() - 8), found.start())
    return None if passive else found.span("verb")


def _with_killing(layout: Layout, marks: Marks, tally: TallyMark, verb: Span) -> Marks:
    start, end = sentence_of(layout, verb)
    number = max((int(event.id[1:]) for event in marks.events), default=0) + 1
    words = layout.text[start : verb[0]]

    def here(group: tuple[msgspec.Struct, ...]) -> tuple[Argument, ...]:
        named = [m for m in group if any(holds((start, end), s) for s in m.mentions)]  # type: ignore[attr-defined]
        return tuple(Argument(m.id) for m in named[:1])  # type: ignore[attr-defined]

    killing = EventMark(
        id=f"e{number}",
        triggers=(verb,),
        type="ASSAULT",
        mode=next((mode for mode, named in _MODES if named.search(words)), "unknown"),
        status="happened",
        targets=(Argument(tally.of),) if tally.of else (),
        weapons=here(marks.weapons),
        places=here(marks.places),
        times=here(marks.times),
    )
    tallies = tuple(
        msgspec.structs.replace(one, event=killing.id) if one.id == tally.id else one
        for one in marks.tallies
    )
    claims = tuple(
        msgspec.structs.replace(claim, about=(*claim.about, killing.id))
        if any(holds(content, verb) for content in claim.content)
        else claim
        for claim in marks.claims
    )
    return msgspec.structs.replace(
        marks, events=(*marks.events, killing), tallies=tallies, claims=claims
    )
