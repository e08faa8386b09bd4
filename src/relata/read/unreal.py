"""Alarms that were false and attacks that were only rehearsed.

1. **False alarms.** Whoever says that something was a false alarm or a hoax says that the attack
   did not happen: the acts that the claim is about, told up to that sentence, are ``denied``, and
   the claim denies them.
2. **Drills.** An attack that is the object of rehearsing ("simulated a missile strike", "a mock
   raid", "an exercise in which troops stormed a village"), or that a sentence beginning with "In
   a mock raid" tells, is no attack but an exercise, and those who play its dead are no toll. An
   attack that happens *during* an exercise is left alone.

The training reports have neither: no attack there stands under a word of rehearsing, so the rules
change none of them. Their words are closed-class.
"""

import re

import msgspec

from relata.model.marks import Argument, ClaimMark, EventMark, Marks, Span, TallyMark
from relata.read.inside import holds, sentence_of
from relata.read.layout import Layout

_FALSE_ALARM = re.compile(
    r"(?<!not a )(?<!no )\b(?:false\s+(?:air[- ]raid\s+)?(?:alarms?|alerts?)|hoax(?:es)?"
    r"|(?:set off|triggered|sent|sounded) (?:by mistake|in error|accidentally))\b",
    re.IGNORECASE,
)
_PLAIN_STANCES = frozenset("asserts reports announces confirms estimates knows denies".split())
_REHEARSED = re.compile(
    r"\b(?:(?:rehears|simulat|practis|practic)(?:e|es|ed|ing)|mock|pretend|notional|make-believe"
    r"|war-gam(?:e|es|ed|ing)|play-act(?:s|ed|ing)?)\b(?:\s+[\w'’-]+){0,5}?\s*$",
    re.IGNORECASE,
)
_IN_WHICH = re.compile(
    r"\b(?:exercises?|drills?|rehearsals?|simulations?|war[- ]games?|man(?:oeu|eu)vres?)\b"
    r"[^.;!?\n]{0,60}?\b(?:in which|where|whose scenario|the scenario)\b[^.;!?\n]*$",
    re.IGNORECASE,
)
_STAGED = re.compile(
    r"^\W*(?:[A-Z]\w+ \w+, )?(?:in|during|as part of|for) (?:a|an|the|its|their|another)\s+"
    r"(?:[\w-]+\s+){0,2}?(?:mock|simulated|pretend|make-believe|staged|rehearsed)\s+\w+",
    re.IGNORECASE,
)
_DRILL = re.compile(
    r"\b(?:exercises?|drills?|rehearsals?|simulations?|war[- ]games?|man(?:oeu|eu)vres?"
    r"|(?:rehears|simulat|practis|practic)(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
# In a sentence that tells of a rehearsal, what follows is part of it until the sentence turns.
_REHEARSAL = re.compile(
    r"\b(?:exercises?|drills?|war[- ]games?|man(?:oeu|eu)vres?|simulations?)\b[^.;!?\n]{0,60}?"
    r"\b(?:rehears|simulat|practis|practic)(?:e|es|ed|ing)\b",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"\b(?:but|while|when|after|before|until|as|real|really|actual|actually)\b", re.IGNORECASE
)
_CLAUSE_START = re.compile(r"[.;:!?\n]|,\s+(?:and|but|while)\s|\b(?:when|after|before|until)\b")
_VIOLENT = frozenset(["ASSAULT", "COERCE", "RETREAT"])
_HARM = frozenset(["killed", "injured", "casualties", "missing", "captured", "abducted"])
_PLANNED = re.compile(r"\b(?:will|would|plans? to|is to|are to|due to|next)\b", re.IGNORECASE)


def settle_false_alarms(layout: Layout, marks: Marks) -> Marks:
    """The marks with the acts of false alarms denied."""
    claims: list[ClaimMark] = []
    denied: set[str] = set()
    attacks = {event.id: event for event in marks.events if event.type == "ASSAULT"}
    for claim in marks.claims:
        sentences = [sentence_of(layout, span) for span in (*claim.content, *claim.cues)]
        alarm = any(_FALSE_ALARM.search(layout.text, *span) for span in claim.content)
        if not alarm or claim.stance not in _PLAIN_STANCES:
            claims.append(claim)
            continue
        end = max(stop for _, stop in sentences)
        here = [e.id for e in attacks.values() if e.triggers[0][0] < end]
        meant = [ref for ref in here if ref in claim.about] or [
            ref for ref in here if any(holds(s, attacks[ref].triggers[0]) for s in sentences)
        ]
        denied |= set(meant)
        about = tuple(ref for ref in claim.about if ref not in attacks) + tuple(meant)
        claims.append(msgspec.structs.replace(claim, stance="denies", about=about))
    events = tuple(
        msgspec.structs.replace(event, status="denied") if event.id in denied else event
        for event in marks.events
    )
    return msgspec.structs.replace(marks, events=events, claims=tuple(claims))


def settle_drills(layout: Layout, marks: Marks) -> Marks:
    """The marks with rehearsed attacks turned into the exercise that they are part of."""
    for event in marks.events:
        staged = all(_is_staged(layout, trigger) for trigger in event.triggers)
        rehearsed = all(_is_rehearsed(layout, trigger) for trigger in event.triggers)
        if (event.type == "ASSAULT" and rehearsed) or (event.type in _VIOLENT and staged):
            marks = _into_exercise(layout, marks, event)
    for tally in marks.tallies:
        if tally.effect in _HARM and _is_rehearsed(layout, tally.mentions[0]):
            marks = _without_played(layout, marks, tally)
    return marks


def _without_played(layout: Layout, marks: Marks, tally: TallyMark) -> Marks:
    """The marks without a toll that is only played, and with the exercise that it belongs to."""
    start, end = sentence_of(layout, tally.mentions[0])
    drill = _REHEARSAL.search(layout.text, start, tally.mentions[0][0])
    told = any(holds((start, end), t) for e in marks.events for t in e.triggers)
    kept = _without(marks, {tally.id: None})
    if drill is None or told:
        return kept
    number = max((int(event.id[1:]) for event in marks.events), default=0) + 1
    noun = _DRILL.match(layout.text, drill.start())
    times = tuple(
        Argument(time.id)
        for time in marks.times
        if any(holds((start, end), m) for m in time.mentions)
    )
    exercise = EventMark(
        id=f"e{number}",
        triggers=(noun.span() if noun else drill.span(),),
        type="MOBILIZE",
        mode="exercise",
        status="happened",
        times=times[:1],
    )
    return msgspec.structs.replace(kept, events=(*kept.events, exercise))


def _is_staged(layout: Layout, trigger: Span) -> bool:
    """Whether the sentence opens by saying that all in it is staged ("In a mock raid, …")."""
    start, end = sentence_of(layout, trigger)
    return _STAGED.match(layout.text[start:end]) is not None


def _is_rehearsed(layout: Layout, trigger: Span) -> bool:
    start, _ = sentence_of(layout, trigger)
    before = layout.text[start : trigger[0]]
    clause = _CLAUSE_START.split(before)[-1]
    earlier = _REHEARSAL.search(before)
    return bool(
        _REHEARSED.search(clause)
        or _IN_WHICH.search(before)
        or (earlier and not _TURN.search(before, earlier.end()))
    )


def _into_exercise(layout: Layout, marks: Marks, event: EventMark) -> Marks:
    """One attack turned into the exercise; its played toll is dropped with all that names it."""
    start, _ = sentence_of(layout, event.triggers[0])
    words = [
        (found.start(), found.end())
        for found in _DRILL.finditer(layout.text, start, event.triggers[0][0])
    ]
    staged = _STAGED.match(layout.text[start : event.triggers[0][0]])
    if not words and staged:  # the noun after "mock"
        words = [(start + staged.group().rindex(" ") + 1, start + staged.end())]
    told = next(
        (e for e in marks.events if e.type == "MOBILIZE" and set(words) & set(e.triggers)), None
    )
    played = {t.id: None for t in marks.tallies if t.event == event.id}
    gone: dict[str, str | None] = dict(played)
    if told is not None:
        gone[event.id] = told.id
        events = tuple(e for e in marks.events if e.id != event.id)
    else:
        planned = _PLANNED.search(layout.text[start : event.triggers[0][0]])
        exercise = msgspec.structs.replace(
            event,
            type="MOBILIZE",
            mode="exercise",
            status="planned" if planned else "happened",
            triggers=(words[0],) if words else event.triggers,
            targets=(),
        )
        events = tuple(exercise if e.id == event.id else e for e in marks.events)
    return _without(msgspec.structs.replace(marks, events=events), gone)


def _without(marks: Marks, gone: dict[str, str | None]) -> Marks:
    """The marks without tallies and events that are gone; what named one names its heir or none."""

    def heir(ref: str) -> str | None:
        return gone.get(ref, ref)

    claims = tuple(
        msgspec.structs.replace(
            claim,
            about=tuple(
                dict.fromkeys(new for ref in claim.about if (new := heir(ref)) is not None)
            ),
        )
        for claim in marks.claims
    )
    links = tuple(
        msgspec.structs.replace(link, source=source, target=target)
        for link in marks.links
        if (source := heir(link.source)) is not None
        and (target := heir(link.target)) is not None
        and source != target
    )
    tallies = tuple(tally for tally in marks.tallies if tally.id not in gone)
    return msgspec.structs.replace(marks, claims=claims, links=links, tallies=tallies)
