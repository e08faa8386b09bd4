"""PLOVER-like records, one JSON object a line: one an incident, one an act of speech.

Actors and recipients are lists. What has not happened carries an auxiliary mode instead of being
coded as an act. CAMEO 015 and 016 (a claim or denial of responsibility), which PLOVER drops, are
kept as ``claim_responsibility`` and ``deny_responsibility``.

Source: PLOVER manual, draft of 2024 (formats.md §2.3, §2.4, §2.10); record.md, According to whom.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from relata.model.codebook import crosswalk
from relata.model.incident import Incident, Value, split_ref
from relata.model.ledger import LedgerReport
from relata.model.record import Claim, Record
from relata.publish.exports.days import bounds_of
from relata.publish.exports.plover_codes import (
    AUXILIARY,
    CAMEO_KEPT,
    QUADS,
    SPEECH,
    WANT_RECIPIENT,
    score_of,
)
from relata.publish.exports.selection import WHY_NOT
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
from relata.publish.exports.telling import tell_with_notes
from relata.publish.exports.territories import country_name
from relata.publish.exports.withholding import Withholding
from relata.views.units import number_of
from relata.views.voices import Voices

Json = dict[str, object]

COLUMNS = (
    Column("id", "`RLT-` and the incident's id, or the claim's global name."),
    Column("date", "First day of the act; of speech, the day said, else of publication."),
    Column("enddate", "Last day, where it is another."),
    Column("actor", "List of agents, rivals too, each with its speakers.", codes="actor_kind"),
    Column("recipient", "List of targets; of speech, those spoken of.", codes="actor_kind"),
    Column("event", "List of one type.", codes="event_type"),
    Column("mode", "List: the mode, and historical, future, hypothetical, negation.", codes="mode"),
    Column("context", "Always empty.", lost="the ledger does not code contexts"),
    Column("quad_code", "1 to 4; empty for what extends PLOVER.", "int"),
    Column("event_scale", "PLOVER's score.", "float"),
    Column("event_loc", "Place: name, coordinates, province, country."),
    Column("size", "`dead`, `injured`, `arrested` by the policy; absent is not stated."),
    Column("event_text", "The words of the act in each report."),
    Column("cite_info", "Reports: outlet, title, day, address."),
    Column("comment", "What is told, by whom, and every dispute."),
    Column("relata", "Status, stance, CAMEO 015 or 016, the acts that speech is about."),
)
"""Keys of a record."""

LOST = (
    Lost("context", "the ledger does not code contexts"),
    Lost("code, office, religion, ethnicity, gender, age of an entity", "not in the record"),
    Lost("range of a count", "size holds one number by the policy; see claims"),
    Lost("missile, shelling, naval, clash", "PLOVER's modes are wider; relata.mode keeps them"),
)


def write(given: ExportInput) -> Export:
    """``plover.jsonl``."""
    withholding = Withholding(given)
    records: list[Json] = []
    dropped: list[Dropped] = []
    for one in by_dates(given.incidents):
        why = why_none(one, given)
        if why is None:
            records.append(_record(one, given, withholding))
        else:
            dropped.append(Dropped(one.id, why))
    for item in _speech(given, withholding):
        if isinstance(item, Dropped):
            dropped.append(item)
        else:
            records.append(item)
    cleaned = [withholding.clean_tree(record) for record in records]
    content = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in cleaned).encode()
    return Export(
        files=(
            ExportFile(name="plover.jsonl", content=content, rows=len(records), columns=COLUMNS),
        ),
        dropped=tuple(dropped),
        lost=LOST,
        withheld=withholding.counts(),
        scheme="plover",
    )


def why_none(incident: Incident, given: ExportInput) -> str | None:
    """Why an incident has no record; None where it has one."""
    if incident.kind == "series":
        return WHY_NOT["series"]
    if not crosswalk("event_type", incident.type, "plover"):
        return f"PLOVER has no type for acts of this kind ({incident.type})"
    if incident.type in WANT_RECIPIENT and not incident.targets:
        return f"PLOVER wants a recipient of {incident.type}, and none is told"
    if bounds_of(incident.time) is None:
        return "no day is known: a record needs one"
    if _status(incident, given) == "threatened":
        return "only threatened: the threat has a record of its own, where somebody makes it"
    return None


def _status(incident: Incident, given: ExportInput) -> str:
    """The status that most of the incident's events bear."""
    found: Counter[str] = Counter()
    for source in incident.events:
        record = _record_of(given.reports.get(source.report))
        events = record.events if record else ()
        found.update(one.status for one in events if one.id == source.event)
    return min(found, key=lambda one: (-found[one], one)) if found else "happened"


def _record_of(report: LedgerReport | None) -> Record | None:
    return report.record if report else None


def _record(incident: Incident, given: ExportInput, withholding: Withholding) -> Json:
    bounds = bounds_of(incident.time)
    assert bounds is not None, "what has no day was dropped before"
    event_type, mode = type_and_mode(incident)
    status = _status(incident, given)
    modes = [one for one in (mode, AUXILIARY.get(status)) if one]
    record: Json = {
        "id": PREFIX + incident.id,
        "date": bounds[0].isoformat(),
        "actor": [_entity(value) for value in incident.agents],
        "recipient": [_entity(value) for value in incident.targets],
        "event": [event_type],
        "mode": modes,
        "context": [],
        "quad_code": QUADS.get(event_type),
        "event_scale": score_of(event_type, mode),
        "event_loc": _place(incident, withholding),
        "size": _size(incident, given.policy),
        "event_text": _texts(incident, given),
        "cite_info": _cites(incident, given),
        "comment": tell_with_notes(incident),
        "relata": {"mode": incident.mode, "status": status, "kind": incident.kind},
    }
    if bounds[1] != bounds[0]:
        record["enddate"] = bounds[1].isoformat()
    return record


def type_and_mode(incident: Incident) -> tuple[str, str | None]:
    """PLOVER's type and mode of an incident, by the codebook's crosswalk."""
    codes = crosswalk("mode", incident.mode, "plover") if incident.mode else ()
    found = codes[0] if codes else crosswalk("event_type", incident.type, "plover")[0]
    event_type, _, mode = found.partition("/")
    return event_type, mode or None


def _entity(value: Value) -> Json:
    kind = value.kind if _is_actor(value) else None
    sector = crosswalk("actor_kind", kind, "plover") if kind else ()
    return {
        "entity_text": value.name,
        "sector": sector[0] if sector else None,
        "country": value.country,
        "identifier_id": value.registry,
        "according_to": [
            {"speaker": one.speaker, "stance": one.stance, "polarity": one.polarity}
            for one in value.by
        ],
    }


def _is_actor(value: Value) -> bool:
    return bool(value.refs) and split_ref(value.refs[0])[1].startswith("a")


def _place(incident: Incident, withholding: Withholding) -> Json | None:
    place = incident.place
    if place is None:
        return None
    point = withholding.point(incident)
    return {
        "extracted_place": place.name,
        "lat": point[0] if point else None,
        "lon": point[1] if point else None,
        "province": place.admin1,
        "country": country_name(place.country),
        "country_code": place.country,
        "precision": place.precision,
        "radius_km": withholding.radius_km(incident),
        "gazetteer": place.gazetteer,
    }


def _size(incident: Incident, policy: str) -> Json:
    wanted = (("dead", "killed"), ("injured", "injured"), ("arrested", "detained"))
    found = ((name, number_of(incident, effect, policy)) for name, effect in wanted)
    return {name: number for name, number in found if number is not None}


def _texts(incident: Incident, given: ExportInput) -> list[str]:
    found: dict[str, None] = {}
    for source in incident.events:
        record = _record_of(given.reports.get(source.report))
        for event in record.events if record else ():
            if record and event.id == source.event and event.triggers:
                start, end = event.triggers[0]
                found[record.report.text[start:end]] = None
    return list(found)


def _cites(incident: Incident, given: ExportInput) -> list[Json]:
    names = sorted({event.report for event in incident.events})
    records = (_record_of(given.reports.get(name)) for name in names)
    return [_cite(record) for record in records if record is not None]


def _cite(record: Record) -> Json:
    info = record.report
    return {
        "report": info.id,
        "publication": info.publisher,
        "title": info.title,
        "date": None if info.published == "XXXX" else info.published,
        "url": info.url,
        "language": info.language,
    }


# Acts of speech


def _speech(given: ExportInput, withholding: Withholding) -> Iterator[Json | Dropped]:
    """A record for each claim that is an act by itself, in order of report and claim."""
    incident_of = {
        f"{event.report}:{event.event}": one for one in given.incidents for event in one.events
    }
    for name in sorted(given.reports):
        report = given.reports[name]
        if report.record is None:
            continue
        voices = Voices(report, report.record)
        for claim in report.record.claims:
            about = _about(claim, voices, incident_of)
            if claim.stance in SPEECH and (about or not claim.about):
                yield _said(claim, voices, about)


def _about(claim: Claim, voices: Voices, incident_of: dict[str, Incident]) -> list[Incident]:
    tallies = {tally.id: tally.event for tally in voices.record.tallies}
    refs = [voices.ref(tallies.get(one) or one) for one in claim.about]
    found = [incident_of[ref] for ref in refs if ref in incident_of]
    return list({one.id: one for one in found}.values())


def _said(claim: Claim, voices: Voices, about: list[Incident]) -> Json | Dropped:
    info = voices.record.report
    day = _day_said(claim, voices.record)
    if day is None and bounds_of(info.published) is None:
        return Dropped(voices.ref(claim.id), "neither the day said nor of publication is known")
    bounds = bounds_of(day or info.published)
    assert bounds is not None, "checked above"
    event_type, mode = SPEECH[claim.stance]
    return {
        "id": PREFIX + voices.ref(claim.id),
        "date": bounds[0].isoformat(),
        "actor": [_speaker(claim, voices)],
        "recipient": _recipients(claim, about),
        "event": [event_type],
        "mode": [mode] if mode else [],
        "context": [],
        "quad_code": QUADS.get(event_type),
        "event_scale": score_of(event_type, mode),
        "event_loc": None,
        "size": {},
        "event_text": [info.text[start:end] for start, end in claim.content or claim.cue],
        "cite_info": [_cite(voices.record)],
        "comment": "day said" if day else "day of publication: the day said is not told",
        "relata": {
            "stance": claim.stance,
            "cameo": CAMEO_KEPT.get(claim.stance),
            "about": [PREFIX + one.id for one in about],
            "via": [voices.name_of(one) for one in claim.via],
        },
    }


def _day_said(claim: Claim, record: Record) -> str | None:
    times = {time.id: time.edtf for time in record.times}
    edtf = times.get(claim.said or "")
    return edtf if bounds_of(edtf) else None


def _speaker(claim: Claim, voices: Voices) -> Json:
    kind = voices.kind_of(claim.source)
    actor = voices.actors.get(claim.source)
    sector = crosswalk("actor_kind", kind, "plover") if actor else ()
    return {
        "entity_text": voices.name_of(claim.source),
        "sector": sector[0] if sector else None,
        "country": next((one.country for one in voices.chain(claim.source) if one.country), None),
        "identifier_id": next(
            (one.registry for one in voices.chain(claim.source) if one.registry), None
        ),
    }


def _recipients(claim: Claim, about: Iterable[Incident]) -> list[Json]:
    """Those blamed, condemned or threatened: the agents of what the claim is about."""
    if claim.stance in CAMEO_KEPT:
        return []
    agents = {value.name: value for one in about for value in one.agents}
    return [_entity(agents[name]) for name in sorted(agents)]
