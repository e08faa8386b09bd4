"""Distances and shifts on the globe, in kilometres and degrees (WGS 84, as a sphere)."""

from math import asin, cos, degrees, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0

BEARINGS = {
    name: 45.0 * index
    for index, name in enumerate(
        ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
    )
}
"""Degrees clockwise from north, by the word for the direction."""


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance in kilometres."""
    half_lat = radians(lat_b - lat_a) / 2
    half_lon = radians(lon_b - lon_a) / 2
    chord = sin(half_lat) ** 2 + cos(radians(lat_a)) * cos(radians(lat_b)) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def shift(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point ``km`` away in the direction of ``bearing`` (degrees from north), flat enough."""
    north = km * cos(radians(bearing))
    east = km * sin(radians(bearing))
    new_lat = max(-90.0, min(90.0, lat + degrees(north / EARTH_RADIUS_KM)))
    stretch = max(cos(radians(lat)), 0.01)
    new_lon = lon + degrees(east / (EARTH_RADIUS_KM * stretch))
    return new_lat, (new_lon + 180.0) % 360.0 - 180.0
