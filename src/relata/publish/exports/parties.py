"""Who fought whom: the sides of an incident as other datasets name them.

An actor that acts for another is taken for what it belongs to (the record's ``of``), as far as a
name. Agents told by one voice together fought together, but for one that is a target too: it is the
other side of a clash. Agents told by different voices are rival accounts, of which the most told is
taken and the others stand in the notes.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from relata.model.incident import Incident, Toll, Value, split_ref
from relata.model.ledger import LedgerReport
from relata.model.record import Actor, Record
from relata.publish.exports.territories import country_name

STATE_KINDS = frozenset({"state", "government", "military", "police"})
ARMED_KINDS = STATE_KINDS | {"armed_group", "igo"}
CIVIL_KINDS = frozenset({"civilians", "person", "ngo", "media", "company", "religious", "party"})


class Party(msgspec.Struct, frozen=True):
    """One side.

    Attributes:
        kind: as the codebook names kinds of actors.
        country: ISO 3166 alpha-2, or None.
        name: None for those who are only described ("gunmen").
        key: what makes it the same party in another incident.
    """

    kind: str
    country: str | None
    name: str | None
    key: str


class Sides(msgspec.Struct, frozen=True, kw_only=True):
    """The sides of an incident.

    Attributes:
        one, other: None where nobody is told.
        with_one, with_other: who fought beside them.
        rivals: agents that other voices name instead.
    """

    one: Party | None
    other: Party | None
    with_one: tuple[Party, ...] = ()
    with_other: tuple[Party, ...] = ()
    rivals: tuple[Party, ...] = ()


def sides_of(incident: Incident, reports: Mapping[str, LedgerReport]) -> Sides:
    """The sides of an incident, from its agents, its targets and whom its tolls count."""
    agents = [value for value in incident.agents if _is_told(value)]
    targets = [value for value in incident.targets if _is_told(value) and _is_actor(value)]
    together, rivals = _together(agents)
    ones = _parties(together, reports)
    others = [party for party in _parties(targets, reports) if party not in ones[:1]]
    ones = [*ones[:1], *(party for party in ones[1:] if party not in others)]
    others = others or _harmed(incident.tolls)
    return Sides(
        one=ones[0] if ones else None,
        other=others[0] if others else None,
        with_one=tuple(ones[1:]),
        with_other=tuple(others[1:]),
        rivals=tuple(party for party in _parties(rivals, reports) if party not in ones),
    )


def _is_told(value: Value) -> bool:
    return any(one.polarity == "for" for one in value.by)


def _is_actor(value: Value) -> bool:
    return bool(value.refs) and split_ref(value.refs[0])[1].startswith("a")


def _together(agents: Sequence[Value]) -> tuple[list[Value], list[Value]]:
    """The first agent with those that one of its voices names too, and the others."""
    if not agents:
        return [], []
    first = _voices(agents[0])
    together = [value for value in agents if first & _voices(value)]
    return together, [value for value in agents if value not in together]


def _voices(value: Value) -> set[tuple[str, str | None]]:
    return {(one.report, one.claim) for one in value.by if one.polarity == "for"}


def _parties(values: Sequence[Value], reports: Mapping[str, LedgerReport]) -> list[Party]:
    found = [party_of(value, reports) for value in values]
    return list({party.key: party for party in reversed(found)}.values())[::-1]


def party_of(value: Value, reports: Mapping[str, LedgerReport]) -> Party:
    """A value as a party: what the actor belongs to, its nearest name."""
    actors = [actor for ref in value.refs for actor in _chain(ref, reports)]
    kind = next((one.kind for one in actors if one.kind != "person"), value.kind or "other")
    named = next((one.name for one in actors if _is_named(one)), None)
    if kind == "person" and not actors:
        named = value.name
    registry = value.registry or next((one.registry for one in actors if one.registry), None)
    name = None if kind in ("person", "civilians", "crowd") else named
    country = value.country or next((one.country for one in actors if one.country), None)
    key = registry or (f"{name.casefold()}" if name else f"{kind} {country or ''}")
    return Party(kind, country, name, key)


def _chain(ref: str, reports: Mapping[str, LedgerReport]) -> Iterator[Actor]:
    report, local = split_ref(ref)
    known = reports.get(report)
    if known is None or known.record is None:
        return
    yield from chain_of(known.record, local)


def chain_of(record: Record, local_id: str) -> Iterator[Actor]:
    """An actor and all that it belongs to, outwards."""
    actors = {actor.id: actor for actor in record.actors}
    seen: set[str] = set()
    one = actors.get(local_id)
    while one is not None and one.id not in seen:
        seen.add(one.id)
        yield one
        one = actors.get(one.of) if one.of else None


def _is_named(actor: Actor) -> bool:
    """Whether an actor has a name of its own, not a description ("gunmen")."""
    has_name = any(word[:1].isupper() or word[:1].isdigit() for word in actor.name.split())
    return (actor.registry is not None or has_name) and not actor.anonymous


def _harmed(tolls: Sequence[Toll]) -> list[Party]:
    """Whom the tolls count, where no target is told."""
    found = []
    for toll in tolls:
        if toll.effect not in ("killed", "injured", "casualties", "abducted"):
            continue
        if toll.combatant == "no":
            found.append(Party("civilians", None, None, "civilians "))
        elif toll.combatant == "yes" and toll.side is not None:
            found.append(_fighters(toll.side))
    return list(dict.fromkeys(found))


def _fighters(side: str) -> Party:
    """A side as the toll matrix names it: a country's code, a name, or a registry's entry."""
    if country_name(side):
        return Party("military", side, None, f"military {side}")
    is_name = side[:1].isupper() and ":" not in side
    return Party("armed_group", None, side if is_name else None, side.casefold())
