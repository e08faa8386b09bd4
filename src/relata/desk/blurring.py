"""What a role sees from which names and exact places are kept: numbers, kinds, days and regions.

Nothing that a report wrote passes: no text, name, speaker, title or address. A new field of an
incident is not shown until it is taken up here. Routes that could tell more are refused
(``rights.BLURRED``), and so are filters by words, names and places, or one could search for them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from relata.desk.faults import NotAllowed
from relata.desk.options import DeskOptions
from relata.desk.rights import ROLES
from relata.model.incident import Incident, TollFigure
from relata.store.queue import MapRow

GRID_DEGREES = 0.5
"""Points are moved to the middle of a square of this side."""

RADIUS_KM = 50.0
"""What a point's place is known to then: more than half the diagonal of a square at the equator."""

GENERAL_GROUPS = ("all", "civilians", "combatants")
"""Groups of a toll that name nobody."""

TELLING_FILTERS = ("words", "actor", "speaker", "place", "near")


def is_blurred_for(options: DeskOptions, role: str) -> bool:
    """Whether names and exact places are kept from a role: from the one named and those below."""
    return options.blur is not None and ROLES.index(role) <= ROLES.index(options.blur)


def refuse_telling(given: Mapping[str, str]) -> None:
    """Refuse filters that would find names or places.

    Raises:
        NotAllowed: one of them is given.
    """
    asked = [name for name in TELLING_FILTERS if given.get(name)]
    if asked:
        raise NotAllowed(
            f"this desk keeps names and exact places from your role, so it does not look for "
            f"{', '.join(asked)}; narrow by country, days, type or the number killed",
            filters=", ".join(asked),
        )


def to_grid(degrees: float | None) -> float | None:
    """A latitude or longitude moved to the middle of its square."""
    if degrees is None:
        return None
    return (degrees // GRID_DEGREES) * GRID_DEGREES + GRID_DEGREES / 2


def blurred_rows(rows: Sequence[MapRow]) -> list[MapRow]:
    """A map's rows with points on the grid."""
    return [_blurred_row(row) for row in rows]


def _blurred_row(row: MapRow) -> MapRow:
    cluster, lat, lon, radius, first, last, killed, disputes, type_ = row
    wide = max(radius or 0.0, RADIUS_KM) if lat is not None else None
    return (cluster, to_grid(lat), to_grid(lon), wide, first, last, killed, disputes, type_)


def blurred_line(line: dict[str, Any]) -> dict[str, Any]:
    """A line of a list without names, reasons and exact place."""
    kept = (
        "cluster",
        "worth",
        "is_open",
        "kind",
        "type",
        "mode",
        "time",
        "first_day",
        "last_day",
        "country",
        "killed_low",
        "killed_high",
        "disputes",
        "reports",
        "origins",
        "grade",
        "title",
        "when",
        "killed",
    )
    return {name: line[name] for name in kept} | {
        "where": line["country"] or "no place",
        "place": None,
        "lat": to_grid(line["lat"]),
        "lon": to_grid(line["lon"]),
        "radius_km": RADIUS_KM if line["lat"] is not None else None,
        "reasons": [],
        "agents": [],
    }


def blurred_incident(incident: Incident) -> dict[str, Any]:
    """An incident's numbers, kinds, days and region."""
    place = incident.place
    return {
        "id": incident.id,
        "kind": incident.kind,
        "type": incident.type,
        "mode": incident.mode,
        "time": incident.time,
        "place": {
            "country": place.country if place else None,
            "lat": to_grid(place.lat) if place else None,
            "lon": to_grid(place.lon) if place else None,
            "radius_km": RADIUS_KM if place and place.lat is not None else None,
        },
        "reports": incident.reports,
        "origins": incident.origins,
        "grade": incident.grade,
        "tolls": [
            {
                "effect": toll.effect,
                "group": toll.group if toll.group in GENERAL_GROUPS else "others",
                "part_of_whole": toll.part_of_whole,
                "by": [_figure(figure) for figure in toll.by],
            }
            for toll in incident.tolls
        ],
        "disputed": [one.about for one in incident.contradictions if one.status == "open"],
    }


def _figure(figure: TollFigure) -> dict[str, Any]:
    return {
        "low": figure.low,
        "high": figure.high,
        "speaker_kind": figure.speaker_kind,
        "polarity": figure.polarity,
        "published": figure.published,
        "is_superseded": figure.superseded_by is not None,
    }
