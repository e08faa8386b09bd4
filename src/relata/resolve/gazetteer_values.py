"""Single values of a file of places: points, numbers, countries; wrong ones named by their line."""

import re
from pathlib import Path

from relata.resolve.countries import country_named, load_countries
from relata.resolve.gazetteer_file import PlaceFileError

_DEGREES = re.compile(r"[-+]?\d{1,3}(?:\.\d+)?(?:[eE]-?\d+)?")
_COUNT = re.compile(r"\d{1,12}(?:\.0+)?")
_KM = re.compile(r"\d{1,5}(?:\.\d+)?")
_TERRITORIES = frozenset(
    "AQ AX BL BQ BV CC CX GG GS HM IO MF NF NU PM PN SH SJ SX TF TK UM WF".split()
)
"""Codes of ISO 3166-1 for territories that reports on conflicts hardly name."""
_MOST_LAT = 90.0
_MOST_LON = 180.0


def parse_point(lat: str, lon: str, path: Path, line: int) -> tuple[float, float]:
    """Degrees north and east.

    Raises:
        PlaceFileError: not numbers, or beyond the globe.
    """
    north = _degrees(lat, "latitude", path, line)
    east = _degrees(lon, "longitude", path, line)
    if abs(north) > _MOST_LAT:
        hint = "latitude and longitude look swapped" if abs(east) <= _MOST_LAT else "mend it"
        message = f"wanted a latitude of at most {_MOST_LAT:.0f} degrees, got {lat.strip()}; {hint}"
        raise PlaceFileError(message, path=path, line=line)
    if abs(east) > _MOST_LON:
        message = f"wanted a longitude of at most {_MOST_LON:.0f} degrees, got {lon.strip()}"
        raise PlaceFileError(f"{message}; mend it", path=path, line=line)
    return north, east


def _degrees(text: str, what: str, path: Path, line: int) -> float:
    bare = text.strip()
    if not _DEGREES.fullmatch(bare):
        raise PlaceFileError(
            f"wanted the {what} in decimal degrees (such as 33.79), got {bare!r}; mend it",
            path=path,
            line=line,
        )
    return float(bare)


def parse_count(text: str, path: Path, line: int) -> int:
    """Inhabitants; 0 for an empty cell.

    Raises:
        PlaceFileError: no whole number.
    """
    bare = text.strip().replace(",", "").replace(" ", "")
    if not bare:
        return 0
    if not _COUNT.fullmatch(bare):
        raise PlaceFileError(
            f"wanted the inhabitants as a whole number, got {text.strip()!r}; mend it",
            path=path,
            line=line,
        )
    return int(bare.partition(".")[0])


def parse_radius(text: str, path: Path, line: int) -> float | None:
    """Reach in kilometres; None for an empty cell.

    Raises:
        PlaceFileError: no number.
    """
    bare = text.strip()
    if not bare:
        return None
    if not _KM.fullmatch(bare):
        raise PlaceFileError(
            f"wanted the radius in kilometres as a number, got {bare!r}; mend it",
            path=path,
            line=line,
        )
    return float(bare) or None


def is_country(code: str) -> bool:
    """Whether two capital letters are a country or territory of ISO 3166-1 (or Kosovo, XK)."""
    return code in load_countries() or code in _TERRITORIES


def parse_country(text: str, path: Path, line: int) -> str | None:
    """Alpha-2 of a country by its code or name; None for an empty cell.

    Raises:
        PlaceFileError: no country of that name is known.
    """
    bare = text.strip()
    if not bare:
        return None
    if is_country(bare.upper()):
        return bare.upper()
    named = country_named(bare)
    if named is None:
        raise PlaceFileError(
            f"wanted a country by its two letters (ISO 3166-1) or name, got {bare!r}; mend it",
            path=path,
            line=line,
        )
    return named
