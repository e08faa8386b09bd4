"""According to whom: which claims carry each statement of a report, and with what polarity.

A statement is one value of a record: that an event occurred, that something fills one of its
slots, that a tally counts so many, that two things are linked. The rule, in full:

1. **Scope.** A span lies in a claim when at least half of it lies in one of the claim's content
   spans. Its scope is the claim whose such content span is the shortest (several when their spans
   are equally long), or the report's own voice when no content holds it.
2. **Words.** An occurrence stands on every trigger, a tally on every mention: each gives its
   scope, so what is told in own voice and again inside a claim has both. A filler stands on pairs
   of a trigger and one of its mentions. Pairs in one scope (in own voice: and in one sentence)
   all count. If there is none, the nearest pair counts, where a claim about the event is nearer
   than any other scope and a denial is the last resort. A pair over two scopes belongs to the
   inner one; of two claims side by side to the mention's if it is about the event (who names the
   actor of an act that others told says it), else to the trigger's. So a filler named outside a
   claim for an act told inside it is the claim's word, not the report's.
3. **About.** A claim that names an event or tally in ``about`` carries its occurrence or count,
   too. A denial that names only another claim is about what that claim is about.
4. **Polarity** follows the stance (the codebook's table). A stance that judges or wills an act
   carries, ``for``, what stands in its content (it is presupposed); its ``about`` carries nothing.
   In the content of a denial or doubt, only what its ``about`` names is denied (all of it, when
   ``about`` names no event and no tally); the rest is asserted or presupposed in passing.
5. **Negations.** A value that is itself the negation (an event of status ``denied``, a count of
   zero) is carried ``for`` by whoever denies, and every filler of a denied event likewise.
6. **Responsibility.** ``denies_responsibility`` goes against the agent only: against the denier,
   or who belongs with it, among the agents; when none does, against those whom only accusations
   name. The act itself it presupposes. A rejection of an act that the report tells itself and
   somebody blames on somebody goes against the agent likewise. ``claims_responsibility`` carries
   the claimant, or who belongs with it, as agent. The mention by which a claim names its speaker
   is no own-voice support for an agent that the same claim owns up to. An agent beside the cue of
   an accusation that has no content is the accuser's word.
7. **Links** belong to the claim that the reader gives, else to the scope of their signal, else to
   the report.
8. **Within.** A claim stands within the claim in whose content its cue stands, the innermost.

Source: record.md, "According to whom".
"""

from collections.abc import Collection, Iterable, Mapping

import msgspec

from relata.model.codebook import polarity_of, reach_of
from relata.model.marks import ActorMark, Argument, ClaimMark, EventMark, LinkMark, Marks, Span
from relata.model.record import By, Voice
from relata.model.sentence import Sentences

FOR, AGAINST = "for", "against"

SLOTS = ("agents", "targets", "weapons", "places", "times")

# How much nearer a pair within one scope, or with a claim about the event, is than any other.
# Longer than most paragraphs: only where one scope has nothing to offer does another count.
_OTHER_SCOPE_COST = 1000
_BLOCK = 512  # code points; contents are found by the blocks that they touch
_DENIAL_COST = 1_000_000  # never, while anybody else gives the value

Scope = tuple[str, ...]
"""Ids of the innermost claims around a span; empty: the report's own voice."""


class Voices(msgspec.Struct, frozen=True):
    """The voice of every statement of one report.

    Attributes:
        occurrences: by event id.
        fillers: by event id, slot (one of ``SLOTS``) and the filler's id.
        tallies: by tally id.
        links: by link id.
        within: by claim id; None when the claim stands in no other.
    """

    occurrences: dict[str, Voice]
    fillers: dict[tuple[str, str, str], Voice]
    tallies: dict[str, Voice]
    links: dict[str, Voice]
    within: dict[str, str | None]


def derive_voices(text: str, marks: Marks, zero_tallies: Collection[str] = ()) -> Voices:
    """Say of every statement whose word it is.

    Args:
        text: the report's text, for its sentences.
        marks: what the reader or an annotator marked in it.
        zero_tallies: ids of the tallies that count nobody ("no casualties").
    """
    derivation = _Derivation(text, marks)
    return Voices(
        occurrences={event.id: derivation.occurrence(event) for event in marks.events},
        fillers={
            (event.id, slot, filler.ref): derivation.filler(event, slot, filler.ref)
            for event in marks.events
            for slot in SLOTS
            for filler in fillers_of(event, slot)
        },
        tallies={
            tally.id: derivation.tally(
                tally.id, tally.event, tally.mentions, is_zero=tally.id in zero_tallies
            )
            for tally in marks.tallies
        },
        links={link.id: derivation.link(link) for link in marks.links},
        within=derivation.within,
    )


def fillers_of(event: EventMark, slot: str) -> tuple[Argument, ...]:
    """The fillers of one slot of an event."""
    fillers: tuple[Argument, ...] = getattr(event, slot)
    return fillers


class ContentIndex:
    """Finds the claims in whose content a span lies, without looking at every claim."""

    def __init__(self, claims: Iterable[ClaimMark]) -> None:
        self._blocks: dict[int, list[tuple[Span, str]]] = {}
        for claim in claims:
            for content in claim.content:
                for block in _blocks_of(content):
                    self._blocks.setdefault(block, []).append((content, claim.id))

    def holders(self, span: Span) -> list[tuple[int, str]]:
        """Length of the content that holds the span, and the claim's id, the shortest first."""
        held = {
            (content[1] - content[0], claim)
            for block in _blocks_of(span)
            for content, claim in self._blocks.get(block, ())
            if _lies_in(span, content)
        }
        return sorted(held, key=lambda one: (one[0], int(one[1][1:])))

    def scope_of(self, span: Span) -> Scope:
        """The innermost claims in whose content a span lies; empty in the report's own voice."""
        holders = self.holders(span)
        return tuple(dict.fromkeys(claim for length, claim in holders if length == holders[0][0]))


def _blocks_of(span: Span) -> range:
    return range(span[0] // _BLOCK, (span[1] - 1) // _BLOCK + 1)


def _lies_in(span: Span, content: Span) -> bool:
    shared = min(span[1], content[1]) - max(span[0], content[0])
    return 2 * shared >= span[1] - span[0]


def find_enclosing_claims(claims: tuple[ClaimMark, ...]) -> dict[str, str | None]:
    """For every claim the innermost claim in whose content its cue stands, never in a circle."""
    index = ContentIndex(claims)
    within: dict[str, str | None] = {claim.id: None for claim in claims}
    for claim in claims:
        for _, holder in index.holders(claim.cues[0]):
            if claim.id not in _chain(holder, within):
                within[claim.id] = holder
                break
    return within


def _chain(claim: str | None, within: Mapping[str, str | None]) -> list[str]:
    chain: list[str] = []
    while claim is not None:
        chain.append(claim)
        claim = within.get(claim)
    return chain


class _Pair(msgspec.Struct, frozen=True):
    """A trigger and a mention of a filler: whose word the relation is, and how close they are."""

    scope: Scope
    is_direct: bool
    cost: int


class _Derivation:
    """Derives voices for the marks of one report."""

    def __init__(self, text: str, marks: Marks) -> None:
        self.claims = {claim.id: claim for claim in marks.claims}
        self.order = {claim: number for number, claim in enumerate(self.claims)}
        self.actors = {actor.id: actor for actor in marks.actors}
        self.mentions: dict[str, tuple[Span, ...]] = {
            mark.id: mark.mentions
            for group in (marks.actors, marks.places, marks.times, marks.weapons, marks.objects)
            for mark in group
        }
        self.sentences = Sentences(text)
        self.index = ContentIndex(marks.claims)
        self.scopes: dict[Span, Scope] = {}
        self.within = find_enclosing_claims(marks.claims)
        self.about = {claim.id: self._effective_about(claim) for claim in marks.claims}
        self.claims_about: dict[str, list[ClaimMark]] = {}
        for claim in marks.claims:
            for ref in self.about[claim.id]:
                self.claims_about.setdefault(ref, []).append(claim)

    def _effective_about(self, claim: ClaimMark) -> frozenset[str]:
        """Events and tallies a claim is about, through another claim when it denies that one."""
        named = frozenset(ref for ref in claim.about if ref[0] in "en")
        if named or polarity_of(claim.stance) == FOR:
            return named
        others = [self.claims[ref] for ref in claim.about if ref in self.claims]
        # To doubt a denial is not to doubt the act.
        accounts = [other for other in others if polarity_of(other.stance) == FOR]
        return frozenset(ref for other in accounts for ref in other.about if ref[0] in "en")

    # Statements

    def occurrence(self, event: EventMark) -> Voice:
        scopes = [self.scope(trigger) for trigger in event.triggers]
        carried = {
            claim: self.inside(claim, event.id, event.status, slot="")
            for scope in scopes
            for claim in scope
        }
        for claim in self.claims_about.get(event.id, ()):
            if reach_of(claim.stance) == "value":
                polarity = _negate_denied(polarity_of(claim.stance), event.status)
                carried.setdefault(claim.id, polarity)
        return self.voice(scopes, carried)

    def tally(
        self, tally: str, event: str | None, mentions: tuple[Span, ...], *, is_zero: bool
    ) -> Voice:
        scopes = [self.scope(mention) for mention in mentions]
        status = "denied" if is_zero else "happened"
        carried: dict[str, str] = {}
        for claim in (claim for scope in scopes for claim in scope):
            names_tallies = any(ref[0] == "n" for ref in self.about[claim])
            subject = tally if names_tallies or event is None else event
            carried[claim] = self.inside(claim, subject, status, slot="")
        for named in self.claims_about.get(tally, ()):
            if reach_of(named.stance) == "value":
                carried.setdefault(named.id, _negate_denied(polarity_of(named.stance), status))
        return self.voice(scopes, carried)

    def link(self, link: LinkMark) -> Voice:
        if link.claim is not None:
            return Voice(by=(By(link.claim, FOR),))
        scopes = [self.scope(signal) for signal in link.signal]
        return self.voice(scopes, {claim: FOR for scope in scopes for claim in scope})

    def filler(self, event: EventMark, slot: str, ref: str) -> Voice:
        pairs = [
            self.pair(event, slot, ref, trigger, mention)
            for trigger in event.triggers
            for mention in self.mentions[ref]
        ]
        direct = [pair.scope for pair in pairs if pair.is_direct]
        scopes = direct or [min(pairs, key=lambda pair: (pair.cost, pair.scope)).scope]
        carried = {
            claim: self.inside(claim, event.id, event.status, slot=slot)
            for scope in scopes
            for claim in scope
        }
        if slot == "agents":
            tellers = [self.claims[claim].stance for claim in carried]
            is_accused = all(scopes) and set(tellers) == {"accuses"}
            carried |= self.responsibility(event, ref, is_accused=is_accused)
        return self.voice(scopes, carried)

    # Parts of the rule

    def scope(self, span: Span) -> Scope:
        if span not in self.scopes:
            self.scopes[span] = self.index.scope_of(span)
        return self.scopes[span]

    def inside(self, claim_id: str, subject: str, status: str, *, slot: str) -> str:
        """Polarity of a claim towards a statement on ``subject`` that stands in its content."""
        claim, about = self.claims[claim_id], self.about[claim_id]
        polarity: str = polarity_of(claim.stance)
        if reach_of(claim.stance) == "agent" and slot != "agents":
            return FOR
        if polarity != FOR and about and subject not in about:
            return FOR
        return _negate_denied(polarity, status)

    def is_of_the_agent(self, claim: ClaimMark, event: EventMark) -> bool:
        """Whether a denial is about who is said to have done an act, not, or not only, the act."""
        if claim.stance != "rejects":
            return reach_of(claim.stance) == "agent"
        is_told = not all(self.scope(trigger) for trigger in event.triggers)
        return is_told and any(one.stance == "accuses" for one in self.claims_about[event.id])

    def pair(self, event: EventMark, slot: str, ref: str, trigger: Span, mention: Span) -> _Pair:
        told, named = self.scope(trigger), self.scope(mention)
        if slot == "agents" and not named:
            named = self.speaker_or_accuser(event, ref, mention)
        scope = self.inner_scope(event, told, named)
        same_sentence = self.same_sentence(trigger, mention)
        is_direct = told == named and (bool(told) or same_sentence)
        is_near = told == named or any(event.id in self.about[claim] for claim in scope)
        cost = max(mention[0] - trigger[1], trigger[0] - mention[1], 0)
        if not is_near:
            cost += _OTHER_SCOPE_COST
        if any(polarity_of(self.claims[claim].stance) != FOR for claim in scope):
            cost += _DENIAL_COST
        return _Pair(scope, is_direct, cost)

    def inner_scope(self, event: EventMark, told: Scope, named: Scope) -> Scope:
        """The scope to which a pair over two scopes belongs."""
        if not told or not named or told == named:
            return told or named
        if set(named) & set(_chain(self.within[told[0]], self.within)):
            return told
        inside = set(told) & set(_chain(self.within[named[0]], self.within))
        is_about = any(event.id in self.about[claim] for claim in named)
        return named if inside or is_about else told

    def speaker_or_accuser(self, event: EventMark, ref: str, mention: Span) -> Scope:
        """The claim that an own-voice mention of an agent belongs to by its place beside a cue."""
        for claim in self.claims_about.get(event.id, ()):
            if not any(self.same_sentence(cue, mention) for cue in claim.cues):
                continue
            owns_up = claim.stance == "claims_responsibility" and self.belong(ref, claim.source)
            accused = claim.stance == "accuses" and not claim.content and ref != claim.source
            if owns_up or accused:
                return (claim.id,)
        return ()

    def responsibility(self, event: EventMark, ref: str, *, is_accused: bool) -> dict[str, str]:
        """Claims that speak of who did an act without naming the agent in their content."""
        carried: dict[str, str] = {}
        for claim in self.claims_about.get(event.id, ()):
            if claim.stance == "claims_responsibility" and self.belong(ref, claim.source):
                carried[claim.id] = FOR
            elif self.is_of_the_agent(claim, event):
                own = [one.ref for one in event.agents if self.belong(one.ref, claim.source)]
                if ref in own or (not own and is_accused):
                    carried[claim.id] = _negate_denied(AGAINST, event.status)
            elif claim.stance == "accuses" and self.is_named_in(ref, claim):
                carried[claim.id] = FOR
        return carried

    def is_named_in(self, ref: str, claim: ClaimMark) -> bool:
        return any(claim.id in self.scope(mention) for mention in self.mentions[ref])

    def belong(self, one: str, other: str) -> bool:
        """Whether two actors are one, or one belongs to the other, or both to the same."""
        return bool(self.owners(one) & self.owners(other))

    def owners(self, ref: str) -> set[str]:
        """An actor and all that it belongs to; empty for ``unnamed`` and for things."""
        owners: set[str] = set()
        actor: ActorMark | None = self.actors.get(ref)
        while actor is not None and actor.id not in owners:
            owners.add(actor.id)
            actor = self.actors.get(actor.of) if actor.of else None
        return owners

    def same_sentence(self, one: Span, other: Span) -> bool:
        return self.sentences.number_of(one[0]) == self.sentences.number_of(other[0])

    def voice(self, scopes: list[Scope], carried: Mapping[str, str]) -> Voice:
        """A voice from the scopes of the supporting words and the claims that carry the value."""
        by = [By(claim, polarity) for claim, polarity in carried.items()]
        own_voice = any(not scope for scope in scopes) or not (scopes or by)
        return Voice(
            own_voice=own_voice, by=tuple(sorted(by, key=lambda one: self.order[one.claim]))
        )


def _negate_denied(polarity: str, status: str) -> str:
    """Who denies a value that is itself the negation is for it."""
    return FOR if status == "denied" and polarity == AGAINST else polarity
