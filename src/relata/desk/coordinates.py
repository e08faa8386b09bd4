"""Coordinates as people copy them: decimal, degrees with minutes and seconds, MGRS, plus codes."""

import re
from typing import NamedTuple

import mgrs
from openlocationcode import openlocationcode

from relata.desk.faults import Invalid

KM_PER_DEGREE = 111.2


class Coordinates(NamedTuple):
    """A point, how far the notation leaves it open, and which notation it was."""

    lat: float
    lon: float
    radius_km: float
    kind: str


_DECIMAL = re.compile(
    r"\s*(?P<lat>[+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*(?P<ns>[NS])?\s*[,;\s]\s*"
    r"(?P<lon>[+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*(?P<ew>[EW])?\s*",
    re.IGNORECASE,
)
_PART = (
    r"(?P<{0}d>\d{{1,3}})\s*[°d:\s]\s*(?:(?P<{0}m>\d{{1,2}}(?:\.\d+)?)\s*['′m:\s]?\s*"
    r"(?:(?P<{0}s>\d{{1,2}}(?:\.\d+)?)\s*[\"″s]?)?)?\s*(?P<{0}h>[{1}])"
)
_DMS = re.compile(
    r"\s*" + _PART.format("a", "NS") + r"\s*[,;]?\s*" + _PART.format("o", "EW") + r"\s*",
    re.IGNORECASE,
)
_MGRS = re.compile(r"\d{1,2}[C-HJ-NP-X][A-HJ-NP-Z]{2}(?P<digits>\d{2,10})", re.IGNORECASE)


def read_coordinates(text: str) -> Coordinates:
    """The point that a text gives.

    Raises:
        Invalid: it is in none of the four notations, or lies off the globe.
    """
    plain = text.strip()
    for read in (_decimal, _dms, _grid, _plus):
        found = read(plain)
        if found is not None:
            if not (-90 <= found.lat <= 90 and -180 <= found.lon <= 180):
                raise Invalid(f"{text!r} lies off the globe; latitude comes first", text=text)
            return found
    raise Invalid(
        f"wanted a point such as 34.45, 40.92; 34°27'00\"N 40°55'12\"E; 37SFU8023614205; "
        f"8G5QF22C+XX; got {text!r}",
        text=text,
    )


def _decimal(text: str) -> Coordinates | None:
    found = _DECIMAL.fullmatch(text)
    if found is None:
        return None
    lat, lon = float(found["lat"]), float(found["lon"])
    lat = -lat if (found["ns"] or "").upper() == "S" else lat
    lon = -lon if (found["ew"] or "").upper() == "W" else lon
    places = min(_places(found["lat"]), _places(found["lon"]))
    return Coordinates(lat, lon, _half_step_km(10.0**-places), "decimal")


def _places(number: str) -> int:
    return len(number.partition(".")[2])


def _half_step_km(step_degrees: float) -> float:
    """How far a value may be from what was rounded to such steps."""
    return round(step_degrees * KM_PER_DEGREE / 2, 3)


def _dms(text: str) -> Coordinates | None:
    found = _DMS.fullmatch(text)
    if found is None:
        return None
    lat = _degrees(found["ad"], found["am"], found["as"])
    lon = _degrees(found["od"], found["om"], found["os"])
    lat = -lat if found["ah"].upper() == "S" else lat
    lon = -lon if found["oh"].upper() == "W" else lon
    step = 1 / 3600 if found["as"] else 1 / 60 if found["am"] else 1.0
    return Coordinates(lat, lon, _half_step_km(step), "degrees, minutes, seconds")


def _degrees(degrees: str, minutes: str | None, seconds: str | None) -> float:
    return int(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3600


def _grid(text: str) -> Coordinates | None:
    plain = text.replace(" ", "")
    found = _MGRS.fullmatch(plain)
    if found is None or len(found["digits"]) % 2:
        return None
    try:
        lat, lon = mgrs.MGRS().toLatLon(plain.upper())
    except (mgrs.core.MGRSError, ValueError):
        return None
    square_km = 100 / 10 ** (len(found["digits"]) // 2)
    return Coordinates(round(lat, 6), round(lon, 6), round(square_km * 0.7071, 3), "MGRS")


def _plus(text: str) -> Coordinates | None:
    if not openlocationcode.isFull(text.upper()):
        return None
    area = openlocationcode.decode(text.upper())
    height = area.latitudeHi - area.latitudeLo
    return Coordinates(
        round(area.latitudeCenter, 6),
        round(area.longitudeCenter, 6),
        _half_step_km(height),
        "plus code",
    )
