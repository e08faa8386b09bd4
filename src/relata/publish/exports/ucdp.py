"""UCDP-like rows: one for each act with at least one death that some live claim tells of.

Source: UCDP GED codebook 23.1, columns and event definition (formats.md §2.2, §2.10).
"""

from collections.abc import Iterable, Mapping

from relata.model.incident import Incident
from relata.model.ledger import LedgerReport
from relata.model.precision import ucdp_date_prec, ucdp_where_prec
from relata.publish.exports.csv_cells import as_list, write_csv
from relata.publish.exports.days import bounds_of, why_no_day
from relata.publish.exports.parties import (
    ARMED_KINDS,
    CIVIL_KINDS,
    STATE_KINDS,
    Party,
    Sides,
    sides_of,
)
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
from relata.publish.exports.telling import outlets_of, tell
from relata.publish.exports.territories import country_name, ucdp_region
from relata.publish.exports.withholding import Withholding
from relata.views.policies import estimate
from relata.views.units import deaths_by_side, has_death

_NO_ID = "UCDP's own numbers are not given to what UCDP has not coded"
_NAME = "the ledger keeps no list of conflicts and dyads"

COLUMNS = (
    Column("id", "`RLT-` and the incident's id."),
    Column("relid", "`RLT-`, country, year and the incident's id: text, never a number."),
    Column("year", "Year of the first day.", "int"),
    Column("active_year", "Whether 25 deaths were reached.", lost=_NAME),
    Column("code_status", "Always `Relata`: nothing here was cleared by UCDP."),
    Column("type_of_violence", "1 state-based, 2 non-state, 3 one-sided.", "int"),
    Column("conflict_dset_id", "Number of the conflict.", lost=_NO_ID),
    Column("conflict_new_id", "Number of the conflict.", lost=_NO_ID),
    Column("conflict_name", "Name of the conflict.", lost=_NAME),
    Column("dyad_dset_id", "Number of the dyad.", lost=_NO_ID),
    Column("dyad_new_id", "Number of the dyad.", lost=_NO_ID),
    Column("dyad_name", "Both sides, where both are told."),
    Column("side_a_dset_id", "Number of side A.", lost=_NO_ID),
    Column("side_a_new_id", "Number of side A.", lost=_NO_ID),
    Column("side_a", "The agent that most origins name; in type 1 a government."),
    Column("side_b_dset_id", "Number of side B.", lost=_NO_ID),
    Column("side_b_new_id", "Number of side B.", lost=_NO_ID),
    Column("side_b", "The other side; `Civilians` in type 3; empty where nobody is told."),
    Column("number_of_sources", "Independent origins: copies of one text count once.", "int"),
    Column("source_article", "Title, outlet and day of each report; `;` between reports."),
    Column("source_office", "Outlets; `;` between them."),
    Column("source_date", "Days of publication; `;` between them."),
    Column("source_headline", "Titles; `;` between them."),
    Column("source_original", "Who tells of the act and its dead; `;` between them."),
    Column("where_prec", "1 exact, 2 near, 3 ADM2, 4 ADM1, 5 larger, 6 country, 7 water.", "int"),
    Column("where_coordinates", "The place's name."),
    Column("where_description", "What is told, by whom, and every dispute, in one line."),
    Column("adm_1", "First-order division."),
    Column("adm_2", "Second-order division.", lost="a record's place has no second division"),
    Column("latitude", "Degrees north; empty where the place has none.", "float"),
    Column("longitude", "Degrees east.", "float"),
    Column("geom_wkt", "The same as WKT: `POINT (lon lat)`."),
    Column("priogrid_gid", "PRIO-GRID cell of half a degree.", "int"),
    Column("country", "Where the act took place."),
    Column("country_id", "Gleditsch–Ward number.", lost="the ledger has no such numbers"),
    Column("region", "UCDP's region of the country."),
    Column("event_clarity", "1 told fully; 2 no best estimate, no day, or a side unknown.", "int"),
    Column("date_prec", "1 a day, 2 to six days, 3 a week, 4 a month, 5 a year.", "int"),
    Column("date_start", "First day that it may be."),
    Column("date_end", "Last day that it may be."),
    Column("deaths_a", "Of the best estimate, side A; only where a speaker tells sides.", "int"),
    Column("deaths_b", "Side B.", "int"),
    Column("deaths_civilians", "Civilians.", "int"),
    Column("deaths_unknown", "Those of whom no side is told.", "int"),
    Column("best", "The figure of most origins; empty where several have as many.", "int"),
    Column("high", "The highest live figure.", "int"),
    Column("low", "The lowest live figure.", "int"),
    Column("gwnoa", "Gleditsch–Ward number of side A.", lost="the ledger has no such numbers"),
    Column("gwnob", "Gleditsch–Ward number of side B.", lost="the ledger has no such numbers"),
)
"""The 49 columns, in the dataset's order."""

LOST = (
    Lost("stances and rival values", "only where_description tells them; see claims"),
    Lost("injured, missing, abducted", "UCDP counts deaths alone"),
    Lost("credibility of a claim", "every live claim counts; the ledger does not judge speakers"),
)


def write(given: ExportInput) -> Export:
    """``ucdp.csv``."""
    taken, dropped = take_occurrences(given.incidents)
    placed: list[Incident] = []
    for one in taken:
        why = why_none(one, sides_of(one, given.reports))
        if why is None:
            placed.append(one)
        else:
            dropped.append(Dropped(one.id, why))
    kept, wholes = drop_wholes(placed)
    withholding = Withholding(given)
    rows = [withholding.clean_row(_row(one, given, withholding)) for one in kept]
    content = write_csv(COLUMNS, rows)
    return Export(
        files=(ExportFile(name="ucdp.csv", content=content, rows=len(rows), columns=COLUMNS),),
        dropped=tuple(sorted([*dropped, *wholes], key=lambda one: one.subject)),
        lost=(*LOST, *lost_columns(COLUMNS)),
        withheld=withholding.counts(),
        scheme="ucdp",
    )


def why_none(incident: Incident, sides: Sides) -> str | None:
    """Why an incident that happened has no row; None where it has one."""
    if incident.type != "ASSAULT":
        return f"UCDP records armed force alone, and this is {incident.type}"
    if not has_death(incident):
        return "no live claim tells of a death: UCDP wants at least one"
    if sides.one is None or sides.one.kind not in ARMED_KINDS:
        return "no organised armed actor is told as the agent"
    if ucdp_date_prec(incident.time) is None or bounds_of(incident.time) is None:
        return why_no_day(incident).replace("a month", "a year")
    if incident.place is None:
        return "no place is known: a row needs one"
    if ucdp_where_prec(incident.place.precision) is None:
        return f"how closely the place is known is not said ({incident.place.name})"
    return None


def type_of_violence(sides: Sides) -> int | None:
    """1 to 3; None where the other side is not told."""
    one, other = sides.one, sides.other
    if one is None or other is None:
        return None
    if other.kind in CIVIL_KINDS or other.kind == "crowd":
        return 3
    if other.kind not in ARMED_KINDS:
        return None
    return 1 if {one.kind, other.kind} & STATE_KINDS else 2


def _row(incident: Incident, given: ExportInput, withholding: Withholding) -> Row:
    sides = sides_of(incident, given.reports)
    kind = type_of_violence(sides)
    one, other = _ordered(sides, kind)
    bounds = bounds_of(incident.time)
    assert bounds is not None, "what has no day was dropped before"
    country = incident.place.country if incident.place else None
    names = (_name(one), "Civilians" if kind == 3 else _name(other))
    return {
        "id": PREFIX + incident.id,
        "relid": f"{PREFIX}{country or 'XX'}-{bounds[0].year}-{incident.id}",
        "year": bounds[0].year,
        "code_status": "Relata",
        "type_of_violence": kind,
        "dyad_name": " - ".join(names) if all(names) else "",
        "side_a": names[0],
        "side_b": names[1],
        **_sources(incident, given.reports),
        **_place(incident, withholding),
        "where_description": tell(incident),
        "date_prec": ucdp_date_prec(incident.time),
        "date_start": bounds[0].isoformat(),
        "date_end": bounds[1].isoformat(),
        **_deaths(incident, one, other, given.policy),
        "event_clarity": _clarity(incident, given.policy, names),
    }


def _ordered(sides: Sides, kind: int | None) -> tuple[Party | None, Party | None]:
    """Side A and side B: a government is side A of a state-based act."""
    one, other = sides.one, sides.other
    if kind == 1 and one is not None and one.kind not in STATE_KINDS:
        return other, one
    return one, other


def _name(party: Party | None) -> str:
    if party is None:
        return ""
    home = country_name(party.country)
    if party.kind in STATE_KINDS and home:
        return f"Government of {home}"
    return party.name or ""


def _clarity(incident: Incident, policy: str, names: tuple[str, str]) -> int:
    """1 where a best estimate, the day and both sides are told, else 2."""
    has_best = estimate(incident, "killed", policy).best is not None
    return 1 if has_best and all(names) and ucdp_date_prec(incident.time) == 1 else 2


def _deaths(incident: Incident, one: Party | None, other: Party | None, policy: str) -> Row:
    found = estimate(incident, "killed", policy)
    row: Row = {"best": found.best, "low": found.low, "high": found.high}
    if found.best is None:
        return row
    split = deaths_by_side(incident, found.best, _called(one), _called(other))
    return {
        **row,
        "deaths_a": split.side_a,
        "deaths_b": split.side_b,
        "deaths_civilians": split.civilians,
        "deaths_unknown": split.unknown,
    }


def _called(party: Party | None) -> frozenset[str]:
    """What the toll matrix may call a side."""
    if party is None:
        return frozenset()
    country = party.country if party.kind in STATE_KINDS else None
    return frozenset(name for name in (party.key, party.name, country) if name)


def _place(incident: Incident, withholding: Withholding) -> Row:
    place, point = incident.place, withholding.point(incident)
    assert place is not None, "what has no place was dropped before"
    precision = ucdp_where_prec(place.precision, place.radius_km, place.name)
    row: Row = {
        "where_prec": max(2, precision or 2) if withholding.is_rounded(incident) else precision,
        "where_coordinates": place.name,
        "adm_1": place.admin1,
        "country": country_name(place.country),
        "region": ucdp_region(place.country),
    }
    if point is None:
        return row
    lat, lon = point
    return {
        **row,
        "latitude": float(lat),
        "longitude": float(lon),
        "geom_wkt": f"POINT ({lon:.4f} {lat:.4f})",
        "priogrid_gid": priogrid_cell(lat, lon),
    }


def priogrid_cell(lat: float, lon: float) -> int:
    """The cell's number: rows of 720 half degrees, from the south-west. Source: PRIO-GRID."""
    row = min(int((lat + 90) * 2), 359)
    column = min(int((lon + 180) * 2), 719)
    return row * 720 + column + 1


def _sources(incident: Incident, reports: Mapping[str, LedgerReport]) -> Row:
    infos = [
        report.record.report
        for name in sorted({event.report for event in incident.events})
        if (report := reports.get(name)) is not None and report.record is not None
    ]
    infos.sort(key=lambda one: (one.published, one.id))
    articles = [
        ", ".join(filter(None, (one.title, one.publisher, _day(one.published)))) for one in infos
    ]
    return {
        "number_of_sources": incident.origins,
        "source_article": as_list(articles),
        "source_office": as_list(outlets_of(incident, reports)),
        "source_date": as_list(_day(one.published) for one in infos),
        "source_headline": as_list(one.title or "" for one in infos),
        "source_original": as_list(_speakers(incident)),
    }


def _day(published: str) -> str:
    return "" if published == "XXXX" else published


def _speakers(incident: Incident) -> Iterable[str]:
    for toll in incident.tolls:
        if toll.effect == "killed":
            yield from (one.speaker for one in toll.by if one.claim is not None)
    yield from (one.speaker for one in incident.occurrence if one.claim is not None)
