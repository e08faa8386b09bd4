"""Incidents: what several reports tell of one act, as the JSON contract gives it.

Nothing here is stored as truth: clusters come from the room ``link``, incidents from the room
``views``, each computed anew from records and judgements. Global names of a record's parts are
written ``REPORT:e1``: the report's id, a colon, the local id.
"""

from typing import NewType

import msgspec

from relata.model.entries import Cite

SCHEMA = "relata.incident/1"

Ref = NewType("Ref", str)
"""``REPORT:e1``: a part of one report's current record."""


def make_ref(report: str, local_id: str) -> Ref:
    """The global name of a record's part."""
    return Ref(f"{report}:{local_id}")


def split_ref(ref: str) -> tuple[str, str]:
    """Report and local id of a global name."""
    report, _, local_id = ref.partition(":")
    return report, local_id


class Join(msgspec.Struct, frozen=True, kw_only=True):
    """Why two events of different reports were taken for the same act.

    Attributes:
        score: probability from 0 to 1 that they are the same; 1.0 for a person's word.
        reasons: in words, the weightiest first; what spoke against it begins with "but".
        judged_by: who said so, when a person did; else None.
    """

    one: Ref
    other: Ref
    score: float
    reasons: tuple[str, ...] = ()
    judged_by: str | None = None


class Cluster(msgspec.Struct, frozen=True, kw_only=True):
    """Events that are one incident; ``events`` sorted, never empty.

    Attributes:
        id: hangs on the founding event alone: the earliest published, then the smallest name.
        joins: the joins that hold the cluster together, sorted; empty for a single event.
    """

    id: str
    kind: str
    events: tuple[Ref, ...]
    joins: tuple[Join, ...] = ()


class EventSource(msgspec.Struct, frozen=True, kw_only=True):
    """One event that the incident is made of."""

    report: str
    source: str
    event: str


class IncidentPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where the incident is put: the most precise place that its reports agree on."""

    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: str | None = None
    gazetteer: str | None = None


class SaidBy(msgspec.Struct, frozen=True, kw_only=True):
    """Who gives a value: a speaker through a claim, or the outlet in its own voice.

    Attributes:
        speaker: name as the report gives it; the publisher for its own voice.
        claim: global name of the claim; None for the report's own voice.
        speaker_kind: kind of actor that speaks, a person's that of what it belongs to; ``outlet``
            for the report's own voice.
        via: names of the relays, from the speaker outwards, the outlet left out.
        origin: the independent origin the report belongs to (copies of one text share it).
    """

    speaker: str
    polarity: str
    stance: str | None = None
    claim: Ref | None = None
    report: str
    origin: str
    registry: str | None = None
    speaker_kind: str | None = None
    via: tuple[str, ...] = ()
    anonymous: bool = False


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A named value (agent, target, place, time, weapon) and all who give or deny it."""

    name: str
    by: tuple[SaidBy, ...]
    kind: str | None = None
    country: str | None = None
    registry: str | None = None
    refs: tuple[Ref, ...] = ()
    edtf: str | None = None


class TollFigure(msgspec.Struct, frozen=True, kw_only=True):
    """One speaker's figure; ``low`` None means not stated, which is not 0.

    Attributes:
        tally: global name of the tally.
        superseded_by: global name of the tally of the same speaker that replaced this one.
        words: the words of the count, as they stand in the text.
    """

    speaker: str
    low: int | None
    high: int | None
    words: str
    tally: Ref
    claim: Ref | None = None
    stance: str | None = None
    polarity: str = "for"
    report: str
    origin: str
    published: str = "XXXX"
    approximate: bool = False
    superseded_by: Ref | None = None
    registry: str | None = None
    speaker_kind: str | None = None
    part_of: Ref | None = None


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """One cell of the toll matrix: an effect on a group, with every speaker's figure.

    Attributes:
        of: whom, in words; None when the words do not say.
        group: what the rows are joined by: ``all``, ``civilians``, ``combatants``, an actor …
        part_of_whole: whether the group is part of another row and must not be added to it.
    """

    effect: str
    of: str | None
    by: tuple[TollFigure, ...]
    group: str = "all"
    demographic: str | None = None
    combatant: str | None = None
    side: str | None = None
    part_of_whole: bool = False


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a contradiction, with its own words."""

    speaker: str
    value: str
    words: str
    ref: Ref
    claim: Ref | None = None
    report: str


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """Two or more accounts that cannot all be true.

    Attributes:
        about: ``toll``, ``agent``, ``target``, ``place``, ``time`` or ``occurrence``.
        claims: global names of the claims (or, for a report's own voice, of the values).
        status: ``open``, or ``settled`` by a person's judgement or a speaker's own correction.
        settlement: what a person took for right, who and why; None where nobody did.
    """

    about: str
    claims: tuple[str, ...]
    status: str = "open"
    sides: tuple[Side, ...] = ()
    why: str | None = None
    settlement: str | None = None


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """What a person wrote on an incident, in their own words.

    Attributes:
        id: of the judgement, for taking it back.
        field: ``sentence`` for the digest, ``note`` for exports, ``admiralty`` for how far a report
            is trusted, ``project:NAME`` for a field of the project's own.
        on: the part that it was written on.
        cites: what a sentence rests on; empty for the analyst's own judgement.
        in_place_of: the machine's sentence that it stands for; None for one beside them.
    """

    id: str
    field: str
    on: Ref
    who: str
    at: str
    text: str
    cites: tuple[Cite, ...] = ()
    in_place_of: str | None = None


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """One act as its reports tell it; field for field the contract, with additions.

    Attributes:
        kind: ``occurrence``, ``series``, ``prospect`` or ``denied``; only the first has tolls.
        time: EDTF of the narrowest span that no report's own day contradicts; None if unknown.
        reports: how many reports tell of it.
        origins: how many independent origins those are.
        grade: a person's judgement; None until somebody gives it.
        remarks: what people wrote on it, oldest first.
    """

    schema: str = SCHEMA
    id: str
    kind: str
    type: str
    mode: str | None
    time: str | None
    place: IncidentPlace | None
    events: tuple[EventSource, ...]
    reports: int
    origins: int
    agents: tuple[Value, ...] = ()
    targets: tuple[Value, ...] = ()
    weapons: tuple[Value, ...] = ()
    places: tuple[Value, ...] = ()
    times: tuple[Value, ...] = ()
    occurrence: tuple[SaidBy, ...] = ()
    tolls: tuple[Toll, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    grade: str | None = None
    part_of: str | None = None
    responds_to: tuple[str, ...] = ()
    answered_by: tuple[str, ...] = ()
    joins: tuple[Join, ...] = ()
    remarks: tuple[Remark, ...] = ()
