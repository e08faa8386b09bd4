"""Map and timeline of a digest as SVG, with what is uncertain drawn as such."""

from collections.abc import Sequence
from datetime import date
from html import escape

from relata.model.incident import Incident
from relata.publish.exports.days import bounds_of

WIDTH, HEIGHT = 640, 320
MARGIN = 40
KM_PER_DEGREE = 111.2
AREAS = frozenset({"country", "region", "water", "route", "border", "admin1", "admin2"})
"""Precisions that no point stands for: drawn hatched."""


def map_svg(incidents: Sequence[Incident]) -> str:
    """Points ringed by the ground they may lie on; areas hatched; a frame of degrees.

    The frame is the smallest that holds all, with half a degree to spare. Incidents without
    coordinates are counted under the map.
    """
    placed = [one for one in incidents if one.place and one.place.lat is not None]
    missing = len(incidents) - len(placed)
    told = f"<p>{missing} without a place on the map.</p>" if missing else ""
    if not placed:
        return told
    frame = _frame(placed)
    marks = "".join(_mark(one, frame) for one in placed)
    west, south, east, north = frame
    label = f"{south:.1f} to {north:.1f} degrees north, {west:.1f} to {east:.1f} degrees east"
    return (
        f'<figure><svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="Map: {label}">'
        '<defs><pattern id="h" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" '
        'stroke="currentColor" stroke-width="1"/></pattern></defs>'
        f'<rect x="1" y="1" width="{WIDTH - 2}" height="{HEIGHT - 2}" fill="none" '
        f'stroke="currentColor"/>{marks}</svg>'
        f"<figcaption>{escape(label)}. Rings: the ground a point may lie on.</figcaption>"
        f"</figure>{told}"
    )


Frame = tuple[float, float, float, float]
"""West, south, east, north."""


def _frame(placed: Sequence[Incident]) -> Frame:
    points = [(one.place.lon or 0.0, one.place.lat or 0.0) for one in placed if one.place]
    west, east = min(lon for lon, _ in points) - 0.5, max(lon for lon, _ in points) + 0.5
    south, north = min(lat for _, lat in points) - 0.5, max(lat for _, lat in points) + 0.5
    return west, south, east, north


def _mark(one: Incident, frame: Frame) -> str:
    place = one.place
    if place is None:
        return ""
    west, south, east, north = frame
    scale_x, scale_y = (WIDTH - 2 * MARGIN) / (east - west), (HEIGHT - 2 * MARGIN) / (north - south)
    x = MARGIN + ((place.lon or 0.0) - west) * scale_x
    y = HEIGHT - MARGIN - ((place.lat or 0.0) - south) * scale_y
    radius = max(6.0, (place.radius_km or 10.0) / KM_PER_DEGREE * scale_y)
    is_area = place.precision in AREAS
    fill = "url(#h)" if is_area else "none"
    dot = "" if is_area else f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="currentColor"/>'
    name = escape(place.name)
    return (
        f'<g><title>{name}, {one.id}</title><circle cx="{x:.1f}" cy="{y:.1f}" '
        f'r="{min(radius, 120):.1f}" fill="{fill}" stroke="currentColor" stroke-dasharray="3 3"/>'
        f'{dot}<text x="{x + 8:.1f}" y="{y - 6:.1f}">{name}</text></g>'
    )


def timeline_svg(incidents: Sequence[Incident]) -> str:
    """One bar an incident from its first to its last day; a month is a month long, not a day."""
    dated = [
        (one, (bounds[0].toordinal(), bounds[1].toordinal()))
        for one in incidents
        if (bounds := bounds_of(one.time)) is not None
    ]
    missing = len(incidents) - len(dated)
    told = f"<p>{missing} without a day on the timeline.</p>" if missing else ""
    if not dated:
        return told
    first, last = min(s for _, (s, _) in dated), max(e for _, (_, e) in dated)
    height = 30 + 18 * len(dated)
    bars = "".join(
        _bar(row, one, span, first, last)
        for row, (one, span) in enumerate(sorted(dated, key=_when))
    )
    days = f"{date.fromordinal(first).isoformat()} to {date.fromordinal(last).isoformat()}"
    return (
        f'<figure><svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="Timeline: {days}">'
        f'<text x="{MARGIN}" y="14">{days}</text>{bars}</svg>'
        "<figcaption>Bars are as long as the days that the reports leave open.</figcaption>"
        f"</figure>{told}"
    )


def _when(item: tuple[Incident, tuple[int, int]]) -> tuple[int, int, str]:
    return (*item[1], item[0].id)


def _bar(row: int, one: Incident, span: tuple[int, int], first: int, last: int) -> str:
    scale = (WIDTH - 2 * MARGIN) / (last - first + 1)
    x, width = MARGIN + (span[0] - first) * scale, max(4.0, (span[1] - span[0] + 1) * scale)
    y = 24 + 18 * row
    name = escape(one.place.name if one.place else one.type)
    is_wide = span[1] - span[0] > 1
    return (
        f'<g><title>{escape(one.time or "")}, {one.id}</title><rect x="{x:.1f}" y="{y + 11}" '
        f'width="{width:.1f}" height="4" fill="currentColor" '
        f'fill-opacity="{0.3 if is_wide else 0.8}"/>'
        f'<text x="{min(x, WIDTH - 160):.1f}" y="{y + 9}">{name}</text></g>'
    )
