"""Nobody harmed is a count of an act, not an act of its own.

"The army said its boats did not shell the clinic and that no patients were killed" denies one act
and counts its harm: 0. Read as a second denied act, "killed" would be an incident that nobody ever
told of. Source: the record's rule that a value which is itself the negation (0 killed) is carried
by whoever denies.
"""

import re

import msgspec

from relata.assemble.lexicon import harm_patterns
from relata.model.identities import Identities, ResolvedNumber
from relata.model.marks import EventMark, Marks, Span, TallyMark
from relata.model.sentence import Sentences
from relata.model.statements import is_zero

WHY = "nobody: told with the act that is denied"

_NO_BEFORE = re.compile(r"\b(no|not one|not a single|none of the|none of)\s+(?:\w+\s+){0,2}$", re.I)
_NO_ONE = re.compile(r"(no one|nobody|none|not one|no)\b", re.I)


class WithCounts(msgspec.Struct, frozen=True):
    """Marks and their values after harm to nobody became counts of 0."""

    marks: Marks
    identities: Identities


def count_nobody(text: str, marks: Marks, identities: Identities) -> WithCounts:
    """Make each denied harm to "no" people a count of the act told in the same sentence.

    Its own count, where it has one, moves to the act; without one the word "no" is the count.
    """
    finder = _Finder(text, marks, identities)
    counts: dict[str, TallyMark] = {}
    for event in marks.events:
        tally = finder.count_of(event, f"n{finder.last + len(counts) + 1}")
        if tally is not None:
            counts[event.id] = tally
    if not counts:
        return WithCounts(marks, identities)
    values = {tally.id: ResolvedNumber(low=0, high=0, why=WHY) for tally in counts.values()}
    return WithCounts(
        _replaced(marks, counts),
        msgspec.structs.replace(identities, tallies={**values, **identities.tallies}),
    )


class _Finder:
    """Finds the act that denied harm belongs to, and the word that says nobody."""

    def __init__(self, text: str, marks: Marks, identities: Identities) -> None:
        self.text = text
        self.marks = marks
        self.sentences = Sentences(text)
        self.actors = {actor.id: actor for actor in marks.actors}
        self.values = identities.tallies
        self.last = max((int(tally.id[1:]) for tally in marks.tallies), default=0)

    def count_of(self, event: EventMark, fresh_id: str) -> TallyMark | None:
        """The count that a denied event really is; None when it is an act."""
        effect, act = self._effect(event), self._act(event)
        if effect is None or act is None or event.status != "denied":
            return None
        if event.mode not in (None, "unknown") or event.agents or event.weapons:
            return None
        own = [tally for tally in self.marks.tallies if tally.event == event.id]
        if own:
            is_nobody = len(own) == 1 and self._is_zero(own[0])
            return msgspec.structs.replace(own[0], event=act) if is_nobody else None
        whom = event.targets[0].ref if len(event.targets) == 1 else None
        no = self._no_words(whom, event.triggers[0]) if whom else None
        if no is None:
            return None
        return TallyMark(id=fresh_id, mentions=(no,), effect=effect, event=act, of=whom)

    def _is_zero(self, tally: TallyMark) -> bool:
        number = self.values.get(tally.id)
        return number is not None and is_zero(number)

    def _effect(self, event: EventMark) -> str | None:
        """The effect that all its triggers name; only of the dead and the hurt."""
        named = {self._effect_of(self.text[start:end]) for start, end in event.triggers}
        effect = named.pop() if len(named) == 1 else None
        return effect if event.type == "ASSAULT" and effect in ("killed", "injured") else None

    def _effect_of(self, words: str) -> str | None:
        for pattern, effects in harm_patterns():
            if pattern.fullmatch(words):
                return next((one for one in ("killed", "injured") if one in effects), None)
        return None

    def _no_words(self, actor: str, trigger: Span) -> Span | None:
        """Where "no" stands before whom the harm is told of, in the trigger's sentence."""
        mark = self.actors.get(actor)
        here = self.sentences.number_of(trigger[0])
        for start, end in mark.mentions if mark else ():
            if self.sentences.number_of(start) != here:
                continue
            if own := _NO_ONE.match(self.text, start, end):
                return own.span(1)
            before = self.text[max(0, start - 40) : start]
            if no := _NO_BEFORE.search(before):
                offset = start - len(before)
                return offset + no.start(1), offset + no.end(1)
        return None

    def _act(self, event: EventMark) -> str | None:
        """The denied or told assault nearest before it in its sentence."""
        start = event.triggers[0][0]
        here = self.sentences.number_of(start)
        near = [
            (trigger, other.id)
            for other in self.marks.events
            for trigger in other.triggers
            if other.type == "ASSAULT"
            and other.id != event.id
            and trigger[0] < start
            and self.sentences.number_of(trigger[0]) == here
        ]
        return max(near)[1] if near else None


def _replaced(marks: Marks, counts: dict[str, TallyMark]) -> Marks:
    """The marks with the counts in place of their events; a link of a gone event goes."""
    moved = {tally.id: tally for tally in counts.values()}
    known = {tally.id for tally in marks.tallies}
    tallies = [moved.get(tally.id, tally) for tally in marks.tallies]
    tallies += [tally for tally in counts.values() if tally.id not in known]
    claims = tuple(
        msgspec.structs.replace(
            claim,
            about=tuple(
                dict.fromkeys(counts[one].id if one in counts else one for one in claim.about)
            ),
        )
        for claim in marks.claims
    )
    return msgspec.structs.replace(
        marks,
        events=tuple(event for event in marks.events if event.id not in counts),
        tallies=tuple(tallies),
        claims=claims,
        links=tuple(one for one in marks.links if not {one.source, one.target} & counts.keys()),
    )
