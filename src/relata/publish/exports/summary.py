"""One row for each incident, whatever its kind: the table behind HXL, Parquet and the workbook."""

from collections.abc import Iterable

from relata.model.incident import Incident, Value
from relata.model.precision import acled_geo_precision, acled_time_precision
from relata.publish.exports.csv_cells import as_list
from relata.publish.exports.days import bounds_of
from relata.publish.exports.shape import PREFIX, Cell, Column, ExportInput, Row
from relata.publish.exports.telling import outlets_of, tell_with_notes
from relata.publish.exports.territories import country_name
from relata.publish.exports.withholding import Withholding
from relata.views.policies import estimate

COLUMNS = (
    Column("incident", "`RLT-` and the incident's id."),
    Column("kind", "Occurrence, series, prospect or denied."),
    Column("type", "Type of event.", codes="event_type"),
    Column("mode", "How.", codes="mode"),
    Column("date_edtf", "Day or span as EDTF."),
    Column("date_start", "First day that it may be."),
    Column("date_end", "Last day that it may be."),
    Column("date_precision", "As ACLED's: 1 a day, 2 up to ten days, 3 up to a month.", "int"),
    Column("agents", "All who are named as agents, also by rivals; `;` between them."),
    Column("targets", "All that is named as target; `;` between them."),
    Column("country_code", "ISO 3166 alpha-2."),
    Column("country", "Its name."),
    Column("admin1", "First-order division."),
    Column("location", "The place's name."),
    Column("latitude", "Degrees north.", "float"),
    Column("longitude", "Degrees east.", "float"),
    Column("radius_km", "How far the place reaches.", "float"),
    Column("geo_precision", "As ACLED's: 1 the place, 2 near, 3 a larger area.", "int"),
    Column("killed_min", "By the policy; empty is not stated.", "int"),
    Column("killed_best", "By the policy; empty where it makes none.", "int"),
    Column("killed_max", "By the policy.", "int"),
    Column("injured_min", "By the policy.", "int"),
    Column("injured_best", "By the policy.", "int"),
    Column("injured_max", "By the policy.", "int"),
    Column("claimants", "Who gives figures; `;` between them."),
    Column("disputed", "What is disputed: toll, agent, time …; `;` between them."),
    Column("grade", "A person's grade of the incident.", codes="grade"),
    Column("reports", "How many reports tell of it.", "int"),
    Column("origins", "How many independent origins those are.", "int"),
    Column("outlets", "Outlets; `;` between them."),
    Column("urls", "Addresses of the reports; `;` between them."),
    Column("part_of", "The incident that it is part of."),
    Column("responds_to", "Incidents that it answers; `;` between them."),
    Column("policy", "How one number was made of many."),
    Column("description", "What is told, by whom, and every dispute, in one line."),
)


def summary_row(incident: Incident, given: ExportInput, withholding: Withholding) -> Row:
    """The row of an incident; victims' names are not yet taken out."""
    bounds = bounds_of(incident.time)
    return {
        "incident": PREFIX + incident.id,
        "kind": incident.kind,
        "type": incident.type,
        "mode": incident.mode,
        "date_edtf": incident.time,
        "date_start": bounds[0].isoformat() if bounds else None,
        "date_end": bounds[1].isoformat() if bounds else None,
        "date_precision": acled_time_precision(incident.time),
        "agents": _names(incident.agents),
        "targets": _names(incident.targets),
        **_place(incident, withholding),
        **_tolls(incident, given.policy),
        "claimants": as_list(one.speaker for toll in incident.tolls for one in toll.by),
        "disputed": as_list(one.about for one in incident.contradictions),
        "grade": incident.grade,
        "reports": incident.reports,
        "origins": incident.origins,
        "outlets": as_list(outlets_of(incident, given.reports)),
        "urls": as_list(_urls(incident, given)),
        "part_of": PREFIX + incident.part_of if incident.part_of else None,
        "responds_to": as_list(PREFIX + one for one in incident.responds_to),
        "policy": given.policy,
        "description": tell_with_notes(incident),
    }


def _names(values: Iterable[Value]) -> str:
    """All names that somebody gives; one that is only denied is left to the description."""
    return as_list(one.name for one in values if any(by.polarity == "for" for by in one.by))


def _place(incident: Incident, withholding: Withholding) -> Row:
    place, point = incident.place, withholding.point(incident)
    if place is None:
        return {}
    precision = acled_geo_precision(place.precision, place.radius_km)
    is_rounded = withholding.is_rounded(incident)
    row: Row = {
        "country_code": place.country,
        "country": country_name(place.country),
        "admin1": place.admin1,
        "location": place.name,
        "radius_km": withholding.radius_km(incident),
        "geo_precision": max(2, precision or 2) if is_rounded else precision,
    }
    if point is not None:
        row |= {"latitude": float(point[0]), "longitude": float(point[1])}
    return row


def _tolls(incident: Incident, policy: str) -> Row:
    row: dict[str, Cell] = {}
    for effect in ("killed", "injured"):
        found = estimate(incident, effect, policy)
        row |= {
            f"{effect}_min": found.low,
            f"{effect}_best": found.best,
            f"{effect}_max": found.high,
        }
    return row


def _urls(incident: Incident, given: ExportInput) -> Iterable[str]:
    for name in sorted({event.report for event in incident.events}):
        report = given.reports.get(name)
        if report is not None and report.record is not None and report.record.report.url:
            yield report.record.report.url
