"""According to whom: do the voices of a record's values agree with its claims?

Source: record.md, "According to whom". A value's polarity follows from the stance of the claim
that carries it; the one exception is a value that is itself the negation (0 killed, an event that
is denied), which its denier carries ``for``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from relata.model import record as shapes
from relata.model.codebook import codes, polarity_of, reach_of
from relata.wire.contract import SLOTS
from relata.wire.draft import Draft
from relata.wire.shape import describe


@dataclass(frozen=True, slots=True)
class Statement:
    """One value of the record with its voices.

    Attributes:
        path: where it stands.
        is_negation: whether the value itself says that something is not so.
        is_link: whether it is a link, whose claim may be the one that draws it ("no answer to
            the raid, they denied") as well as one that speaks against it.
        agent: the id of the agent that the value gives, or None for any other value.
    """

    path: str
    own_voice: bool
    by: tuple[shapes.By, ...]
    is_negation: bool = False
    is_link: bool = False
    agent: str | None = None


def voice_problems(draft: Draft) -> Iterator[str]:
    """One line for each value whose voices cannot be right."""
    for statement in _statements(draft):
        if not statement.own_voice and not statement.by:
            yield f"{statement.path}: is given neither in the report's own voice nor by a claim"
        for index, by in enumerate(statement.by):
            path = f"{statement.path}.by[{index}]"
            if by.claim in [other.claim for other in statement.by[:index]]:
                yield f"{path}.claim: {describe(by.claim)} carries the value twice"
            claim = draft.by_id.get(by.claim)
            if isinstance(claim, shapes.Claim):
                yield from _polarity_problems(statement, by, claim, path)
    for path, item in draft.rows["claims"]:
        if isinstance(item, shapes.Claim):
            yield from _within_problems(draft, item, path)


def _statements(draft: Draft) -> Iterator[Statement]:
    for path, item in draft.rows["events"]:
        if isinstance(item, shapes.Event):
            yield from _event_statements(item, path)
    for path, item in draft.rows["tallies"]:
        if isinstance(item, shapes.Tally):
            event = draft.by_id.get(item.event or "")
            denied = isinstance(event, shapes.Event) and event.status == "denied"
            yield Statement(path, item.own_voice, item.by, denied or item.high == 0)
    for path, item in draft.rows["links"]:
        if isinstance(item, shapes.Link):
            yield Statement(path, item.own_voice, item.by, is_link=True)


def _event_statements(event: shapes.Event, path: str) -> Iterator[Statement]:
    denied = event.status == "denied"
    voice = event.occurrence
    yield Statement(f"{path}.occurrence", voice.own_voice, voice.by, denied)
    for slot in SLOTS:
        for index, filler in enumerate(getattr(event, slot)):
            agent = filler.ref if slot == "agents" else None
            yield Statement(f"{path}.{slot}[{index}]", filler.own_voice, filler.by, denied, agent)


def _polarity_problems(
    statement: Statement, by: shapes.By, claim: shapes.Claim, path: str
) -> Iterator[str]:
    if claim.stance not in codes("stance") or by.polarity not in codes("polarity"):
        return
    allowed = _allowed(statement, claim)
    if by.polarity not in allowed:
        yield (
            f"{path}.polarity: {by.polarity} does not go with {claim.id}, which "
            f"{claim.stance}; wanted {' or '.join(sorted(allowed))}"
        )


def _allowed(statement: Statement, claim: shapes.Claim) -> set[str]:
    """The polarities with which a claim may carry a value."""
    polarity = polarity_of(claim.stance)
    if statement.is_link:
        return {polarity, "for"}
    if polarity != "against":
        return {polarity}
    if reach_of(claim.stance) == "agent":
        if statement.agent is None:
            return {"for"}
        # "It was not us but them": who speaks is denied, whoever else is named is not.
        return {"against"} if statement.agent == claim.source else {"against", "for"}
    return {"against", "for"} if statement.is_negation else {"against"}


def _within_problems(draft: Draft, claim: shapes.Claim, path: str) -> Iterator[str]:
    """A claim that stands within another has its cue in the other's content."""
    outer = draft.by_id.get(claim.within or "")
    if not isinstance(outer, shapes.Claim) or outer is claim:
        return
    inside = any(
        start < cue_end and cue_start < end
        for start, end in outer.content
        for cue_start, cue_end in claim.cue
    )
    if not inside:
        yield f"{path}.within: no cue of {claim.id} stands in the content of {outer.id}"
