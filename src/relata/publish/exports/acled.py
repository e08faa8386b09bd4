"""ACLED-like rows: one for each pair of actors, place and day.

Source: ACLED codebook, columns, unit rule, fatalities and precision (formats.md §2.1, §2.10).
"""

import hashlib
from collections.abc import Sequence
from datetime import date

import msgspec

from relata.model.incident import Incident
from relata.model.precision import acled_geo_precision, acled_time_precision
from relata.publish.exports.acled_codes import (
    INTER,
    SubEvent,
    actor_name,
    as_crowd,
    disorder_type,
    inter_of,
    interaction_of,
    sub_event_of,
)
from relata.publish.exports.csv_cells import as_list, of_list, write_csv
from relata.publish.exports.days import days_of, is_lasting, why_no_day
from relata.publish.exports.own_rows import associated_with, notes_of, sources_of
from relata.publish.exports.parties import CIVIL_KINDS, Party, Sides, sides_of
from relata.publish.exports.selection import drop_wholes, take_occurrences
from relata.publish.exports.shape import (
    PREFIX,
    Column,
    Dropped,
    Export,
    ExportFile,
    ExportInput,
    Lost,
    Row,
    lost_columns,
)
from relata.publish.exports.telling import tell
from relata.publish.exports.territories import acled_region, country_name, iso_number
from relata.publish.exports.withholding import Withholding
from relata.views.units import combine, divide, number_of

COLUMNS = (
    Column("event_id_cnty", "`RLT-` and a hash of actors, place and day; no country's counter."),
    Column("event_date", "The day; of a span in which the day lies, its middle."),
    Column("year", "Its year.", "int"),
    Column("time_precision", "1 a day, 2 up to ten days, 3 up to a month.", "int"),
    Column("disorder_type", "ACLED's widest class, from the sub-event type."),
    Column("event_type", "From the crosswalk of the mode, the parties deciding.", codes="mode"),
    Column("sub_event_type", "The highest in the hierarchy among the row's acts.", codes="mode"),
    Column("actor1", "The agent that most origins name; an unnamed one by its kind and country."),
    Column("assoc_actor_1", "Who the same voices say acted with it; `;` between names."),
    Column("inter1", "ACLED's kind of actor1, in words.", codes="actor_kind"),
    Column("actor2", "The target, or those harmed; empty where nobody is told."),
    Column("assoc_actor_2", "Further targets; `;` between names."),
    Column("inter2", "ACLED's kind of actor2, in words.", codes="actor_kind"),
    Column("interaction", "Both kinds, the lower number first."),
    Column("civilian_targeting", "`Civilians targeted` where actor2 are civilians."),
    Column("iso", "ISO 3166 number of the country.", "int"),
    Column("region", "ACLED's region of the country."),
    Column("country", "Where the act took place."),
    Column("admin1", "First-order division of the place."),
    Column("admin2", "Second-order division.", lost="a record's place has no second division"),
    Column("admin3", "Third-order division.", lost="a record's place has no third division"),
    Column("location", "The place's name."),
    Column("latitude", "Degrees north.", "float"),
    Column("longitude", "Degrees east.", "float"),
    Column("geo_precision", "1 the place, 2 its surroundings, 3 a larger area.", "int"),
    Column("source", "Outlets, by name; `;` between them."),
    Column(
        "source_scale", "How near the outlets are.", lost="the ledger does not grade outlets' reach"
    ),
    Column("notes", "What is told, by whom, every dispute; an imported row's own notes, whole."),
    Column("fatalities", "By the policy; 0 also where no report gives a number.", "int"),
    Column("tags", "What ACLED puts there in words of its own.", lost="no tag is given"),
    Column("timestamp", "Upload time.", lost="an export has no upload time; see the manifest"),
)
"""The 31 columns, in the codebook's order."""

LOST = (
    Lost("speakers, stances and rival values", "only notes tell them; see the export of claims"),
    Lost("injured, missing, abducted", "ACLED counts deaths alone; notes tell the others"),
    Lost("not stated deaths", "a row's 0 does not tell 0 from not stated; notes do"),
    Lost("years in an actor's name", "the record does not date governments"),
    Lost("kind of an armed group", "each named group is a rebel group, each unnamed a militia"),
)


class _Key(msgspec.Struct, frozen=True, order=True):
    """What makes a row: the day, the place, the pair of actors."""

    day: date
    place: str
    one: str
    other: str


class _Share(msgspec.Struct, frozen=True):
    """One incident's part of a row."""

    incident: Incident
    sides: Sides
    sub_event: SubEvent
    killed: int | None


def write(given: ExportInput) -> Export:
    """``acled.csv``."""
    taken, dropped = take_occurrences(given.incidents)
    placed = []
    for one in taken:
        why = why_none(one, given)
        if why is None:
            placed.append(one)
        else:
            dropped.append(Dropped(one.id, why))
    withholding = Withholding(given)
    rows, wholes = _rows(placed, given, withholding)
    return Export(
        files=(
            ExportFile(
                name="acled.csv",
                content=write_csv(COLUMNS, rows),
                rows=len(rows),
                columns=COLUMNS,
            ),
        ),
        dropped=tuple(sorted([*dropped, *wholes], key=lambda one: one.subject)),
        lost=(*LOST, *lost_columns(COLUMNS)),
        withheld=withholding.counts(),
        scheme="acled",
    )


def why_none(incident: Incident, given: ExportInput) -> str | None:
    """Why an incident that happened has no row; None where it has one."""
    place = incident.place
    if sub_event_of(incident, sides_of(incident, given.reports)) is None:
        what = f"{incident.type} {incident.mode or ''}".strip()
        return f"ACLED does not record acts of this kind ({what})"
    if not days_of(incident) or acled_time_precision(incident.time) is None:
        return why_no_day(incident)
    if place is None:
        return "no place is known: a row needs one"
    if place.lat is None or place.lon is None:
        return f"the place has no coordinates ({place.name}): a row needs them"
    if place.precision is None:
        return f"how closely the place is known is not said ({place.name})"
    if acled_geo_precision(place.precision, place.radius_km) is None:
        return f"no place closer than a country is known ({place.name})"
    return None


def _rows(
    placed: Sequence[Incident], given: ExportInput, withholding: Withholding
) -> tuple[list[Row], list[Dropped]]:
    groups = _grouped(placed, given)
    apart = {one.id for shares in groups.values() for one in _tops(shares)}
    _, wholes = drop_wholes([one for one in placed if one.id in apart])
    gone = {one.subject for one in wholes}
    rows = []
    for key, shares in sorted(groups.items()):
        kept = [one for one in shares if one.incident.id not in gone]
        if kept:
            rows.append(withholding.clean_row(_row(key, kept, given, withholding)))
    return rows, wholes


def _grouped(placed: Sequence[Incident], given: ExportInput) -> dict[_Key, list[_Share]]:
    groups: dict[_Key, list[_Share]] = {}
    for one in placed:
        sides = sides_of(one, given.reports)
        sub_event = sub_event_of(one, sides)
        assert sub_event is not None, "what has none was dropped before"
        days = days_of(one)
        killed = number_of(one, "killed", given.policy)
        shares = divide(killed, len(days)) if killed is not None else (None,) * len(days)
        for day, share in zip(days, shares, strict=True):
            key = _Key(day, _place_key(one), _party_key(sides.one), _party_key(sides.other))
            groups.setdefault(key, []).append(_Share(one, sides, sub_event, share))
    return groups


def _tops(shares: Sequence[_Share]) -> list[Incident]:
    """The incidents of a row but those that are part of another in the same row."""
    here = {one.incident.id for one in shares}
    return [one.incident for one in shares if one.incident.part_of not in here]


def _place_key(incident: Incident) -> str:
    place = incident.place
    return (place.gazetteer or f"{place.country} {place.name.casefold()}") if place else ""


def _party_key(party: Party | None) -> str:
    return party.key if party else ""


def _row(key: _Key, shares: Sequence[_Share], given: ExportInput, withholding: Withholding) -> Row:
    """One row; the first incident by id gives what all share."""
    first = min(shares, key=lambda one: (one.sub_event.rank, one.incident.id))
    incident = first.incident
    incidents = [one.incident for one in shares]
    killed = combine(incidents, {one.incident.id: one.killed for one in shares})
    digest = hashlib.sha256("|".join(map(str, msgspec.structs.astuple(key))).encode()).hexdigest()
    precision = 1 if is_lasting(incident) else acled_time_precision(incident.time)
    return {
        "event_id_cnty": PREFIX + digest[:12],
        "event_date": key.day.isoformat(),
        "year": key.day.year,
        "time_precision": precision,
        "disorder_type": disorder_type(first.sub_event),
        "event_type": first.sub_event.event_type,
        "sub_event_type": first.sub_event.sub_event_type,
        **_associated(_actors(first), incidents, given),
        **_place(incident, withholding),
        "source": as_list(sources_of(incidents, given)),
        "notes": " ".join([_notes(shares, killed), *notes_of(incidents, given)]),
        "fatalities": killed or 0,
    }


def _notes(shares: Sequence[_Share], killed: int | None) -> str:
    told = dict.fromkeys(f"{tell(one.incident)} [{PREFIX}{one.incident.id}]" for one in shares)
    days = {len(days_of(one.incident)) for one in shares}
    parts = [] if days == {1} else ["Total of several days, divided evenly"]
    parts += ["Fatalities not stated"] if killed is None else []
    return " ".join([*told, *(f"{part}." for part in parts)])


def _actors(share: _Share) -> Row:
    country = share.incident.place.country if share.incident.place else None
    is_riot = share.sub_event.event_type == "Riots"
    one = as_crowd(share.sides.one, share.sub_event)
    other = share.sides.other
    kind = inter_of(one, country, is_riot=is_riot)
    other_kind = inter_of(other, country, is_riot=is_riot) if other else None

    def named(parties: Sequence[Party]) -> str:
        return as_list(actor_name(party, country, is_riot=is_riot) for party in parties)

    is_civil = other is not None and (other.kind in CIVIL_KINDS or other.kind == "crowd")
    return {
        "actor1": named([one]),
        "assoc_actor_1": named(share.sides.with_one),
        "inter1": INTER[kind],
        "actor2": named([other]) if other else "",
        "assoc_actor_2": named(share.sides.with_other),
        "inter2": INTER[other_kind] if other_kind else "",
        "interaction": interaction_of(kind, other_kind),
        "civilian_targeting": "Civilians targeted" if is_civil else "",
    }


def _associated(actors: Row, incidents: Sequence[Incident], given: ExportInput) -> Row:
    """The actors' cells with those that imported rows tell beside them."""
    for number, column in ((1, "agents"), (2, "targets")):
        held = str(actors[f"assoc_actor_{number}"])
        more = associated_with(incidents, given, str(actors[f"actor{number}"]), column)
        actors[f"assoc_actor_{number}"] = as_list([*of_list(held), *more])
    return actors


def _place(incident: Incident, withholding: Withholding) -> Row:
    place, point = incident.place, withholding.point(incident)
    assert place is not None, "what has no place was dropped before"
    assert point is not None, "what has no place was dropped before"
    is_rounded = withholding.is_rounded(incident)
    precision = acled_geo_precision(place.precision, place.radius_km)
    return {
        "iso": iso_number(place.country),
        "region": acled_region(place.country),
        "country": country_name(place.country),
        "admin1": place.admin1,
        "location": place.name,
        "latitude": float(point[0]),
        "longitude": float(point[1]),
        "geo_precision": max(2, precision or 2) if is_rounded else precision,
    }
