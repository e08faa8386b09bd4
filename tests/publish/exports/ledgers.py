"""Small ledgers for the exports' tests: invented reports joined as the tests say."""

import msgspec
from tests.factory import make_info, span_in

from relata.model.incident import Cluster, make_ref
from relata.model.ledger import Change, LedgerReport, Moment, Sighting
from relata.model.record import (
    Actor,
    By,
    Claim,
    Event,
    Filler,
    Place,
    Record,
    Tally,
    Time,
    Voice,
)
from relata.publish.exports.shape import ExportInput
from relata.views import build_incidents

MOMENT = Moment(change=3, at="2024-06-01T00:00:00.000000Z", ledger="ab" * 16)
CHANGES = (
    Change(number=1, at="2024-05-30T00:00:00.000000Z", who="tester", kind="init", subject="ab"),
    Change(number=2, at="2024-05-31T00:00:00.000000Z", who="tester", kind="add", subject="cd"),
)


def keep(record, *, origin=None):
    """A record as the ledger has it."""
    info = record.report
    sighting = Sighting(id="s" + info.id, source=info.source, retrieved="2024-05-31T00:00:00Z")
    return LedgerReport(
        id=info.id,
        sha256=info.sha256,
        record=record,
        origin=origin or info.id,
        sightings=(sighting,),
    )


def given_of(records, joined=(), *, policy="low-best-high", kinds=None, origins=None, **options):
    """What an export is made of: one incident an event, but those joined by global names."""
    reports = {
        one.report.id: keep(one, origin=(origins or {}).get(one.report.id)) for one in records
    }
    groups = [tuple(sorted(group)) for group in joined]
    taken = {ref for group in groups for ref in group}
    alone = [(make_ref(one.report.id, event.id),) for one in records for event in one.events]
    groups += [group for group in alone if group[0] not in taken]
    status = {
        make_ref(one.report.id, event.id): event.status for one in records for event in one.events
    }
    clusters = [
        Cluster(id=f"i{at:03}", kind=kind_of(status[group[0]]), events=group)
        for at, group in enumerate(sorted(groups))
    ]
    cluster_of = {ref: one.id for one in clusters for ref in one.events}
    incidents = build_incidents(clusters, reports, cluster_of)
    return ExportInput(
        incidents=incidents,
        reports=reports,
        moment=MOMENT,
        policy=policy,
        changes=CHANGES,
        **options,
    )


def kind_of(status):
    """The kind of incident that an event of a status makes."""
    kinds = {"planned": "prospect", "threatened": "prospect", "hypothetical": "prospect"}
    kinds |= {"habitual": "series", "denied": "denied"}
    return kinds.get(status, "occurrence")


def tell(
    text,
    *,
    trigger,
    type="ASSAULT",
    mode="firearms",
    status="happened",
    agent=None,
    agent_kind="armed_group",
    agent_country=None,
    target=None,
    target_kind="civilians",
    place=None,
    precision="city",
    country="ML",
    lat=15.0,
    lon=-3.0,
    radius_km=None,
    day=None,
    edtf=None,
    killed=None,
    of=None,
    speaker=None,
    published="2024-05-08",
    title=None,
    publisher="Oura Courier",
):
    """A record of one event; words are looked for in the text, numbers are given."""

    def at(words):
        return (span_in(text, words),)

    by = (By("c1", "for"),) if speaker else ()
    voice = {"own_voice": not by, "by": by}
    actors, places, times, tallies, claims = [], [], [], [], []
    if agent:
        actors.append(
            Actor(id="a1", name=agent, kind=agent_kind, country=agent_country, mentions=at(agent))
        )
    if target:
        actors.append(Actor(id="a2", name=target, kind=target_kind, mentions=at(target)))
    if speaker:
        actors.append(Actor(id="a3", name=speaker, kind="government", mentions=at(speaker)))
        claims.append(Claim(id="c1", source="a3", stance="asserts", cue=at("said"), about=("e1",)))
    if of:
        actors.append(Actor(id="a4", name=of[0], kind=of[1], country=of[2], mentions=at(of[0])))
    if place:
        places.append(
            Place(
                id="p1",
                name=place,
                kind="city",
                country=country,
                lat=lat,
                lon=lon,
                radius_km=radius_km,
                precision=precision,
                mentions=at(place),
            )
        )
    if edtf:
        times.append(Time(id="t1", edtf=edtf, mentions=at(day)))
    if killed:
        low, high, words = killed
        tallies.append(
            Tally(
                id="n1",
                event="e1",
                effect="killed",
                of="a4" if of else "a2" if target else None,
                low=low,
                high=high,
                words=words,
                span=span_in(text, words),
                scope="event",
                **voice,
            )
        )
    event = Event(
        id="e1",
        type=type,
        mode=mode,
        status=status,
        triggers=at(trigger),
        occurrence=Voice(**voice),
        agents=(Filler(ref="a1", **voice),) if agent else (),
        targets=(Filler(ref="a2", **voice),) if target else (),
        places=(Filler(ref="p1", **voice),) if place else (),
        times=(Filler(ref="t1", edtf=edtf, **voice),) if edtf else (),
    )
    return Record(
        report=make_info(text, published=published, title=title, publisher=publisher),
        actors=tuple(actors),
        places=tuple(places),
        times=tuple(times),
        events=(event,),
        tallies=tuple(tallies),
        claims=tuple(claims),
    )


def ref(record, local_id="e1"):
    """The global name of a part of a record."""
    return make_ref(record.report.id, local_id)


def without(record, **changes):
    """A record with fields replaced."""
    return msgspec.structs.replace(record, **changes)
