"""GeoJSON: one feature an incident, with how far its place reaches and all claims on it.

A point is drawn only for a place closer than a district; a larger area is drawn as the circle
that it reaches, if the record knows one, and a country or region is never drawn at all.

Source: RFC 7946 (longitude first, rings against the clock); formats.md §2.10.
"""

import json
import math

import msgspec

from relata.model.incident import Incident
from relata.publish.exports.shape import (
    Export,
    ExportFile,
    ExportInput,
    Lost,
    by_dates,
)
from relata.publish.exports.summary import COLUMNS, summary_row
from relata.publish.exports.withholding import Withholding
from relata.views.incidents import PRECISIONS

POINTS = frozenset({"exact", "site", "neighbourhood", "city"})
AREAS = frozenset({"admin2", "admin1", "water", "route", "border"})
NEVER_DRAWN = frozenset(PRECISIONS) - POINTS - AREAS
"""Country and region: their middle is no place where anything happened."""

LARGEST_KM = 500.0
_CORNERS = 48
_KM_PER_DEGREE = 111.32

LOST = (
    Lost("outlines of districts and provinces", "the ledger knows a point and a reach alone"),
    Lost("coordinates of rival places", "the geometry is the incident's; claims name the others"),
)


def write(given: ExportInput) -> Export:
    """``incidents.geojson``."""
    withholding = Withholding(given)
    features = [
        _feature(one, _geometry(one, withholding), given, withholding)
        for one in by_dates(given.incidents)
    ]
    body = {"type": "FeatureCollection", "features": features}
    content = json.dumps(withholding.clean_tree(body), ensure_ascii=False, indent=1) + "\n"
    return Export(
        files=(
            ExportFile(
                name="incidents.geojson",
                content=content.encode(),
                rows=len(features),
                columns=COLUMNS,
            ),
        ),
        lost=LOST,
        withheld=withholding.counts(),
    )


def why_not_drawn(incident: Incident) -> str:
    """Why an incident has no geometry, in words."""
    place = incident.place
    if place is None:
        return "no place is known"
    if place.lat is None or place.lon is None:
        return f"the place has no coordinates ({place.name})"
    return f"only a {place.precision or 'place of unknown kind'} is known ({place.name})"


def _feature(
    incident: Incident, geometry: object, given: ExportInput, withholding: Withholding
) -> dict[str, object]:
    row = summary_row(incident, given, withholding)
    told = {name: cell for name, cell in row.items() if name not in ("latitude", "longitude")}
    radius_km = withholding.radius_km(incident)
    return {
        "type": "Feature",
        "id": row["incident"],
        "geometry": geometry,
        "properties": {
            **told,
            "uncertainty_m": None if radius_km is None else round(radius_km * 1000),
            "not_drawn_because": None if geometry is not None else why_not_drawn(incident),
            "claims": _claims(incident),
        },
    }


def _claims(incident: Incident) -> dict[str, object]:
    """All values with who gives or denies each, as in ``relata incidents --format json``."""
    names = ("occurrence", "agents", "targets", "weapons", "places", "times", "tolls")
    return {
        name: msgspec.to_builtins(getattr(incident, name)) for name in (*names, "contradictions")
    }


def _geometry(incident: Incident, withholding: Withholding) -> dict[str, object] | None:
    place, point = incident.place, withholding.point(incident)
    if place is None or point is None:
        return None
    lat, lon = point
    if place.precision in POINTS:
        return {"type": "Point", "coordinates": [lon, lat]}
    radius_km = withholding.radius_km(incident)
    if place.precision in AREAS and radius_km is not None and 0 < radius_km <= LARGEST_KM:
        return {"type": "Polygon", "coordinates": [circle(lat, lon, radius_km)]}
    return None


def circle(lat: float, lon: float, radius_km: float) -> list[list[float]]:
    """A closed ring of points around one, against the clock, longitude first."""
    height = radius_km / _KM_PER_DEGREE
    width = height / max(0.01, math.cos(math.radians(lat)))
    ring = [
        [
            round(lon + width * math.cos(2 * math.pi * at / _CORNERS), 5),
            round(max(-90.0, min(90.0, lat + height * math.sin(2 * math.pi * at / _CORNERS))), 5),
        ]
        for at in range(_CORNERS)
    ]
    return [*ring, ring[0]]
