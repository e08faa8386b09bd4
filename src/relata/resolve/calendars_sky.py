"""When the moon is new or full and where the sun stands: what calendars of the moon are made by.

Times are days of Universal Time as ``datetime``, right within a few minutes for the years 1800 to
2200, which is enough to name the day but where the moment lies close to midnight or sunset.

Source: Meeus, Astronomical Algorithms (2nd edition), chapters 25 and 49, without the terms of the
planets; the difference of dynamical and Universal Time is taken as 65 seconds.
"""

import math
from datetime import UTC, datetime, timedelta
from functools import lru_cache

MONTH_DAYS = 29.530588861
"""The mean month from new moon to new moon."""

_NEW_MOON_ZERO = 2451550.09766
"""Julian date of the mean new moon of 6 January 2000, from which lunations are numbered."""
_J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)
_J2000_JULIAN = 2451545.0
_DYNAMICAL = timedelta(seconds=65)

_TERMS = (  # new moon, full moon, power of E, multiples of M, M', F
    (-0.40720, -0.40614, 0, 0, 1, 0),
    (0.17241, 0.17302, 1, 1, 0, 0),
    (0.01608, 0.01614, 0, 0, 2, 0),
    (0.01039, 0.01043, 0, 0, 0, 2),
    (0.00739, 0.00734, 1, -1, 1, 0),
    (-0.00514, -0.00515, 1, 1, 1, 0),
    (0.00208, 0.00209, 2, 2, 0, 0),
    (-0.00111, -0.00111, 0, 0, 1, -2),
    (-0.00057, -0.00057, 0, 0, 1, 2),
    (0.00056, 0.00056, 1, 1, 2, 0),
    (-0.00042, -0.00042, 0, 0, 3, 0),
    (0.00042, 0.00042, 1, 1, 0, 2),
    (0.00038, 0.00038, 1, 1, 0, -2),
    (-0.00024, -0.00024, 1, -1, 2, 0),
)


@lru_cache(maxsize=4096)
def moon_phase(lunation: int, *, full: bool = False) -> datetime:
    """When the moon of a lunation is new, or full; lunation 0 began on 6 January 2000."""
    k = lunation + (0.5 if full else 0.0)
    t = k / 1236.85
    e = 1 - 0.002516 * t - 0.0000074 * t * t
    sun = math.radians(2.5534 + 29.10535670 * k - 0.0000014 * t * t)
    moon = math.radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    node = math.radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
    ascending = math.radians(124.7746 - 1.56375588 * k + 0.0020672 * t * t)
    julian = _NEW_MOON_ZERO + MONTH_DAYS * k + 0.00015437 * t * t - 0.00017 * math.sin(ascending)
    for new, whole, power, of_sun, of_moon, of_node in _TERMS:
        angle = of_sun * sun + of_moon * moon + of_node * node
        julian += (whole if full else new) * e**power * math.sin(angle)
    return _J2000 + timedelta(days=julian - _J2000_JULIAN) - _DYNAMICAL


def lunation_near(moment: datetime) -> int:
    """The lunation whose mean new moon lies nearest to a moment."""
    days = (moment - _J2000) / timedelta(days=1) + _J2000_JULIAN - _NEW_MOON_ZERO
    return round(days / MONTH_DAYS)


def sun_longitude(moment: datetime) -> float:
    """Where the sun stands on the ecliptic, in degrees from the spring equinox."""
    t = (moment + _DYNAMICAL - _J2000) / timedelta(days=36525)
    mean = 280.46646 + 36000.76983 * t
    anomaly = math.radians(357.52911 + 35999.05029 * t)
    centre = (
        (1.914602 - 0.004817 * t) * math.sin(anomaly)
        + 0.019993 * math.sin(2 * anomaly)
        + 0.000289 * math.sin(3 * anomaly)
    )
    node = math.radians(125.04 - 1934.136 * t)
    return (mean + centre - 0.00569 - 0.00478 * math.sin(node)) % 360
