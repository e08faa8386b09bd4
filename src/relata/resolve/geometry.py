"""Distances, directions and shifts on the globe, in kilometres and degrees (WGS 84, as a sphere).

Longitudes that come out lie in ``-180 <= lon < 180``, whatever side of the antimeridian a shift
crosses; at the poles every direction is the one that it was there.

Source: the formulas of great-circle navigation (haversine, initial bearing, destination point).
"""

import re
from collections.abc import Iterable
from math import asin, atan2, cos, degrees, hypot, radians, sin

from relata.model.earth import EARTH_RADIUS_KM

HALF_ROUND_KM = 20_015.0
"""The farthest that two points of the globe can lie apart."""

BEARINGS = {
    name: 45.0 * index
    for index, name in enumerate(
        ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
    )
}
"""Degrees clockwise from north, by the word for the direction."""

_WINDS = {
    "nne": 22.5,
    "ene": 67.5,
    "ese": 112.5,
    "sse": 157.5,
    "ssw": 202.5,
    "wsw": 247.5,
    "wnw": 292.5,
    "nnw": 337.5,
    "ne": 45.0,
    "se": 135.0,
    "sw": 225.0,
    "nw": 315.0,
    "n": 0.0,
    "e": 90.0,
    "s": 180.0,
    "w": 270.0,
}
_NOT_LETTERS = re.compile(r"[^a-z]")
_WORDS = re.compile(r"north|east|south|west")


def bearing_of(words: str) -> float | None:
    """Degrees of a direction in words or letters (``north-west``, ``south-southeast``, ``NE``)."""
    bare = _NOT_LETTERS.sub("", words.lower()).replace("ern", "").replace("wards", "")
    letters = _WORDS.sub(lambda match: match.group()[0], bare)
    return _WINDS.get(letters)


def bearing(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Direction from one point to another at the first, ``0 <= degrees < 360`` from north."""
    here, there, across = radians(lat_a), radians(lat_b), radians(lon_b - lon_a)
    east = sin(across) * cos(there)
    north = cos(here) * sin(there) - sin(here) * cos(there) * cos(across)
    return degrees(atan2(east, north)) % 360.0


def shift(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point ``km`` away along the great circle that starts at ``bearing`` (from north)."""
    turn, arc, here = radians(bearing), km / EARTH_RADIUS_KM, radians(lat)
    sine = sin(here) * cos(arc) + cos(here) * sin(arc) * cos(turn)
    there = asin(max(-1.0, min(1.0, sine)))
    across = atan2(sin(turn) * sin(arc) * cos(here), cos(arc) - sin(here) * sin(there))
    return degrees(there), wrap(lon + degrees(across))


def wrap(lon: float) -> float:
    """A longitude brought to ``-180 <= lon < 180``."""
    inside = (lon + 180.0) % 360.0 - 180.0
    return -180.0 if inside >= 180.0 else inside


def middle(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The middle of points on the globe; of two, the point halfway along the great circle.

    For points that have none (the two poles) it is the first of them.
    """
    given = list(points)
    x = y = z = 0.0
    for lat, lon in given:
        x += cos(radians(lat)) * cos(radians(lon))
        y += cos(radians(lat)) * sin(radians(lon))
        z += sin(radians(lat))
    flat = hypot(x, y)
    if hypot(flat, z) < _NOWHERE * len(given):
        return given[0]
    return degrees(atan2(z, flat)), wrap(degrees(atan2(y, x)))


_NOWHERE = 1e-9
