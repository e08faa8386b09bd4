"""According to whom: do the voices of a record's values agree with its claims?

Source: record.md, "According to whom". A value's polarity follows from the stance of the claim
that carries it. A claim that denies or doubts may still carry a value ``for``: one that is itself
the negation (0 killed, an event that is denied), or one that it presupposes, which is any that its
``about`` does not name. What holds of a single value in the report's own voice needs the act in
the report's own voice, too: an agent of an act that only claims tell is a claim's word.
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
        subject: the id of the event, tally or link that the value belongs to.
        is_negation: whether the value itself says that something is not so.
        is_link: whether it is a link, whose claim may be the one that draws it ("no answer to
            the raid, they denied") as well as one that speaks against it.
        agent: the id of the agent that the value gives, or None for any other value.
    """

    path: str
    subject: str
    own_voice: bool
    by: tuple[shapes.By, ...]
    is_negation: bool = False
    is_link: bool = False
    agent: str | None = None


def voice_problems(draft: Draft) -> Iterator[str]:
    """One line for each value whose voices cannot be right."""
    for statement in _statements(draft):
        yield from _statement_problems(draft, statement)
    for path, item in draft.rows["events"]:
        if isinstance(item, shapes.Event):
            yield from _own_voice_problems(item, path)
    for path, item in draft.rows["claims"]:
        if isinstance(item, shapes.Claim):
            yield from _within_problems(draft, item, path)


def _statement_problems(draft: Draft, statement: Statement) -> Iterator[str]:
    if not statement.own_voice and not statement.by:
        yield f"{statement.path}: is given neither in the report's own voice nor by a claim"
    seen: set[str] = set()
    for index, by in enumerate(statement.by):
        path = f"{statement.path}.by[{index}]"
        if by.claim in seen:
            yield f"{path}.claim: {describe(by.claim)} carries the value twice"
        seen.add(by.claim)
        claim = draft.by_id.get(by.claim)
        if isinstance(claim, shapes.Claim):
            yield from _polarity_problems(statement, by, claim, path)


def _statements(draft: Draft) -> Iterator[Statement]:
    for path, item in draft.rows["events"]:
        if isinstance(item, shapes.Event):
            yield from _event_statements(item, path)
    for path, item in draft.rows["tallies"]:
        if isinstance(item, shapes.Tally):
            event = draft.by_id.get(item.event or "")
            denied = isinstance(event, shapes.Event) and event.status == "denied"
            yield Statement(
                path, item.id, item.own_voice, item.by, is_negation=denied or item.high == 0
            )
    for path, item in draft.rows["links"]:
        if isinstance(item, shapes.Link):
            yield Statement(path, item.id, item.own_voice, item.by, is_link=True)


def _event_statements(event: shapes.Event, path: str) -> Iterator[Statement]:
    denied = event.status == "denied"
    voice = event.occurrence
    yield Statement(f"{path}.occurrence", event.id, voice.own_voice, voice.by, is_negation=denied)
    for at, slot, filler in _fillers(event, path):
        agent = filler.ref if slot == "agents" else None
        yield Statement(at, event.id, filler.own_voice, filler.by, is_negation=denied, agent=agent)


def _fillers(event: shapes.Event, path: str) -> Iterator[tuple[str, str, shapes.Filler]]:
    for slot in SLOTS:
        for index, filler in enumerate(getattr(event, slot)):
            yield f"{path}.{slot}[{index}]", slot, filler


def _own_voice_problems(event: shapes.Event, path: str) -> Iterator[str]:
    """Nothing about an act that only claims tell is the report's own word."""
    if event.occurrence.own_voice:
        return
    for at, _, filler in _fillers(event, path):
        if filler.own_voice:
            yield f"{at}.own_voice: is true, but only claims tell that {event.id} occurred"


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
    polarity: str = polarity_of(claim.stance)
    if polarity == "for":
        return {polarity}
    presupposes = statement.subject not in claim.about
    if statement.is_link or statement.is_negation or presupposes:
        return {polarity, "for"}
    if reach_of(claim.stance) == "agent":
        if statement.agent is None:
            return {"for"}
        # "It was not us but them": who speaks is denied, whoever else is named need not be.
        return {polarity} if statement.agent == claim.source else {polarity, "for"}
    return {polarity}


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
