"""FollowTheMoney: entities, and the statements that they are made of, as JSON lines.

Acts become Event, actors Organization, PublicBody, Company or Person, reports Article, places
Address, mentions Mention. Populations and crowds are no entities there and are left out.

Source: followthemoney 4.11, model and ``Statement`` (formats.md §2.9): a statement's id is the
SHA-1 of ``dataset.entity.prop.value``.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from relata.model.edtf import is_edtf
from relata.model.incident import Incident, split_ref
from relata.model.ledger import LedgerReport
from relata.model.record import Actor, Record
from relata.publish.exports.days import bounds_of
from relata.publish.exports.shape import (
    PREFIX,
    Column,
    Dropped,
    Export,
    ExportFile,
    ExportInput,
    Lost,
    by_dates,
)
from relata.publish.exports.telling import tell
from relata.publish.exports.withholding import Withholding

DATASET = "relata"
SCHEMA_OF: dict[str, str] = {
    "state": "PublicBody",
    "government": "PublicBody",
    "military": "PublicBody",
    "police": "PublicBody",
    "igo": "PublicBody",
    "company": "Company",
    "person": "Person",
    "armed_group": "Organization",
    "party": "Organization",
    "ngo": "Organization",
    "media": "Organization",
    "religious": "Organization",
}
"""Schema by kind of actor; a kind that is absent has none."""

PROP_TYPES: dict[str, str] = {
    "name": "name",
    "alias": "name",
    "country": "country",
    "date": "date",
    "startDate": "date",
    "endDate": "date",
    "publishedAt": "date",
    "involved": "entity",
    "proof": "entity",
    "addressEntity": "entity",
    "document": "entity",
    "resolved": "entity",
    "summary": "text",
    "description": "text",
    "notes": "text",
    "location": "address",
    "recordId": "string",
    "title": "string",
    "publisher": "string",
    "sourceUrl": "url",
    "language": "language",
    "contentHash": "checksum",
    "detectedSchema": "string",
    "full": "address",
    "city": "string",
    "latitude": "number",
    "longitude": "number",
    "keywords": "string",
    "wikidataId": "identifier",
}
"""Type of each property written."""

STATEMENT_KEYS = (
    Column("id", "SHA-1 over dataset, entity, property and value."),
    Column("entity_id", "The entity."),
    Column("canonical_id", "The same: merging is the ledger's work."),
    Column("prop", "The property."),
    Column("prop_type", "Its type."),
    Column("schema", "The entity's schema."),
    Column("value", "One value."),
    Column("dataset", "Always `relata`."),
    Column("lang", "Always empty.", lost="values bear no language of their own"),
    Column("original_value", "Always empty.", lost="values are written as they are kept"),
    Column("external", "Always false."),
    Column("first_seen", "Day of publication of the first report, where known."),
    Column("last_seen", "Day of publication of the last."),
    Column("origin", "The report, where one gives it; else `relata`."),
)

LOST = (
    Lost("speakers and stances", "FollowTheMoney has no speaker; summary tells them in words"),
    Lost("roles in an act", "its Event knows only who was involved"),
    Lost("ranges of counts", "it has no numbers of victims; summary tells them in words"),
    Lost("populations, crowds and the undescribed", "they are no entities there"),
)


class Entity(NamedTuple):
    """One entity; ``origin`` is the one report that it comes from, if it is one."""

    id: str
    schema: str
    properties: dict[str, list[str]]
    origin: str = DATASET
    seen: tuple[str, str] | None = None


def write(given: ExportInput) -> Export:
    """``entities.ftm.json`` and ``statements.jsonl``."""
    withholding = Withholding(given)
    made = sorted(_entities(given, withholding), key=lambda one: one.id)
    entities = _joined(made)
    lines = "".join(_dump(_as_json(one)) for one in entities)
    statements = [row for one in entities for row in statements_of(one)]
    return Export(
        files=(
            ExportFile(name="entities.ftm.json", content=lines.encode(), rows=len(entities)),
            ExportFile(
                name="statements.jsonl",
                content="".join(map(_dump, statements)).encode(),
                rows=len(statements),
                columns=STATEMENT_KEYS,
            ),
        ),
        dropped=tuple(
            Dropped(one.id, "told only as not having happened: FollowTheMoney has no denials")
            for one in by_dates(given.incidents)
            if one.kind == "denied"
        ),
        lost=LOST,
        withheld=withholding.counts(),
    )


def _dump(tree: object) -> str:
    return json.dumps(tree, ensure_ascii=False) + "\n"


def _as_json(entity: Entity) -> dict[str, object]:
    return {
        "id": entity.id,
        "schema": entity.schema,
        "properties": entity.properties,
        "datasets": [DATASET],
    }


def statements_of(entity: Entity) -> Iterator[dict[str, object]]:
    """One row a value."""
    first, last = entity.seen or (None, None)
    for prop, values in entity.properties.items():
        for value in values:
            key = f"{DATASET}.{entity.id}.{prop}.{value}"
            yield {
                "id": hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest(),
                "entity_id": entity.id,
                "canonical_id": entity.id,
                "prop": prop,
                "prop_type": PROP_TYPES[prop],
                "schema": entity.schema,
                "value": value,
                "dataset": DATASET,
                "lang": None,
                "original_value": None,
                "external": False,
                "first_seen": first,
                "last_seen": last,
                "origin": entity.origin,
            }


def _joined(entities: Iterable[Entity]) -> list[Entity]:
    """Entities of one id as one: an actor of the registry is named in many reports."""
    found: dict[str, Entity] = {}
    for one in entities:
        known = found.get(one.id)
        if known is None:
            found[one.id] = one
            continue
        merged = {
            prop: sorted({*known.properties.get(prop, ()), *one.properties.get(prop, ())})
            for prop in sorted({*known.properties, *one.properties})
        }
        days = [day for entity in (known, one) for day in entity.seen or ()]
        seen = (min(days), max(days)) if days else None
        origin = known.origin if known.origin == one.origin else DATASET
        found[one.id] = Entity(one.id, known.schema, merged, origin, seen)
    return list(found.values())


def _entities(given: ExportInput, withholding: Withholding) -> Iterator[Entity]:
    for name in sorted(given.reports):
        report = given.reports[name]
        if report.record is not None:
            yield _article(report, report.record, withholding)
            yield from _actors(report, report.record, withholding)
    for incident in given.incidents:
        if incident.kind != "denied":
            yield from _event(incident, given.reports, withholding)


def _id(*parts: str) -> str:
    return PREFIX + hashlib.sha256("|".join(parts).encode()).hexdigest()[:20]


def _properties(
    withholding: Withholding, **values: str | Iterable[str] | None
) -> dict[str, list[str]]:
    """Properties with the values that there are, each once."""
    found: dict[str, list[str]] = {}
    for prop, value in values.items():
        listed = [value] if isinstance(value, str) else list(value or ())
        cleaned = [withholding.clean(one) for one in dict.fromkeys(listed) if one]
        if cleaned:
            found[prop] = cleaned
    return found


def _article(report: LedgerReport, record: Record, withholding: Withholding) -> Entity:
    info = record.report
    day = _day(info.published)
    properties = _properties(
        withholding,
        title=info.title,
        publisher=info.publisher,
        publishedAt=day,
        sourceUrl=info.url,
        notes=f"report {info.id}, sha256 {info.sha256}",
    )
    return Entity(_article_id(report.id), "Article", properties, report.id, _seen(day))


def _article_id(report: str) -> str:
    return _id("report", report)


def _seen(day: str | None) -> tuple[str, str] | None:
    return (day, day) if day else None


def _day(edtf: str) -> str | None:
    """A day, month or year as FollowTheMoney writes it; None for any other value."""
    text = edtf.rstrip("?~%")
    plain = is_edtf(text) and "X" not in text and "/" not in text
    return text if plain and bounds_of(text) is not None else None


def _actors(report: LedgerReport, record: Record, withholding: Withholding) -> Iterator[Entity]:
    day = _day(record.report.published)
    for actor in record.actors:
        schema = SCHEMA_OF.get(actor.kind)
        if schema is None or withholding.clean(actor.name) != actor.name:
            continue
        key = _actor_id(report.id, actor)
        country = actor.country.lower() if actor.country else None
        properties = _properties(withholding, name=actor.name, alias=actor.aka, country=country)
        yield Entity(key, schema, properties, report.id, _seen(day))
        start, end = actor.mentions[0]
        mention = _properties(
            withholding,
            document=_article_id(report.id),
            name=record.report.text[start:end],
            resolved=key,
            detectedSchema=schema,
        )
        yield Entity(_id("mention", report.id, actor.id), "Mention", mention, report.id, _seen(day))


def _actor_id(report: str, actor: Actor) -> str:
    if actor.registry:
        return _id("registry", actor.registry, SCHEMA_OF.get(actor.kind, ""))
    return _id("actor", report, actor.id)


def _event(
    incident: Incident, reports: Mapping[str, LedgerReport], withholding: Withholding
) -> Iterator[Entity]:
    place, point = incident.place, withholding.point(incident)
    address = _id("address", incident.id) if place else None
    name = " ".join(filter(None, (incident.type.capitalize(), incident.mode, _where(incident))))
    bounds = bounds_of(incident.time)
    is_day = bounds is not None and bounds[0] == bounds[1]
    country = place.country.lower() if place and place.country else None
    properties = _properties(
        withholding,
        name=name,
        date=bounds[0].isoformat() if bounds and is_day else None,
        startDate=bounds[0].isoformat() if bounds and not is_day else None,
        endDate=bounds[1].isoformat() if bounds and not is_day else None,
        country=country,
        location=place.name if place else None,
        addressEntity=address,
        involved=_involved(incident, reports, withholding),
        proof=[_article_id(one) for one in sorted({event.report for event in incident.events})],
        summary=tell(incident),
        keywords=incident.kind,
        recordId=PREFIX + incident.id,
    )
    yield Entity(PREFIX + incident.id, "Event", properties)
    if place and address:
        full = _properties(
            withholding,
            full=place.name,
            country=country,
            latitude=f"{point[0]:.4f}" if point else None,
            longitude=f"{point[1]:.4f}" if point else None,
        )
        yield Entity(address, "Address", full)


def _where(incident: Incident) -> str:
    return f"at {incident.place.name}" if incident.place else ""


def _involved(
    incident: Incident, reports: Mapping[str, LedgerReport], withholding: Withholding
) -> list[str]:
    """Agents and targets that are entities; one that is only denied was not involved."""
    found: dict[str, None] = {}
    for value in (*incident.agents, *incident.targets):
        if not any(one.polarity == "for" for one in value.by):
            continue
        for ref in value.refs:
            report, local = split_ref(ref)
            record = reports[report].record
            actor = (
                next((one for one in record.actors if one.id == local), None) if record else None
            )
            if actor and actor.kind in SCHEMA_OF and withholding.clean(actor.name) == actor.name:
                found[_actor_id(report, actor)] = None
    return list(found)
