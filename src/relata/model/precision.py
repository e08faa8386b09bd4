"""Codes of precision that other codebooks give to places and days, worked out from a record's.

Pure functions, for views and exports alike. A place's code follows from its precision and reach,
a day's from the width of its EDTF value. None always means that the codebook has no code for
something so vague, and that a row which needs one is left out with that reason.

Source: ACLED codebook (``geo_precision``, ``time_precision``); UCDP GED codebook 23.1
(``where_prec``, ``date_prec``). How a reach in kilometres and a width in days stand for their
classes is Relata's own rule, told at each table.
"""

import re
from datetime import date, timedelta

from relata.model.edtf import SEASON_MONTHS, days_of_date, is_edtf

SURROUNDINGS_KM = 25.0
"""How far beyond a place its surroundings go. Source: UCDP GED codebook, ``where_prec`` 2."""

OWN_REACH_KM = {"exact": 10.0, "site": 10.0, "neighbourhood": 10.0, "city": 20.0}
"""How far a place taken for a point may reach by itself; a city of millions reaches 20 km."""

_ACLED_GEO = {
    "exact": 1,
    "site": 1,
    "neighbourhood": 1,
    "city": 1,
    "admin2": 2,
    "route": 2,
    "admin1": 3,
    "region": 3,
    "water": 3,
    "border": 3,
}
_UCDP_WHERE = {
    "exact": 1,
    "site": 1,
    "neighbourhood": 1,
    "city": 1,
    "admin2": 3,
    "admin1": 4,
    "region": 5,
    "route": 5,
    "border": 5,
    "country": 6,
    "water": 7,
}
_NEAR = 2
_ACLED_LARGER = 3
_UCDP_LARGER = 5
_SMALL_AREAS = frozenset({"region", "border"})
_OPEN_WATER = re.compile(
    r"\b(?:sea|seas|ocean|gulf|straits?|bay|bight|sound|lagoon|lake|loch|reservoir|channel|"
    r"passage|waters|atlantic|pacific|mediterranean|aegean|baltic|adriatic|caspian|caribbean|"
    r"bab al-mandab|bab el-mandeb|bosphorus|bosporus|dardanelles|hormuz)\b",
    re.IGNORECASE,
)
"""Names of seas, straits and lakes; any other water is a river or canal (Euphrates, Dnipro)."""


def acled_geo_precision(precision: str | None, radius_km: float | None = None) -> int | None:
    """ACLED's ``geo_precision``: 1 a town or spot, 2 its surroundings or a small area, 3 larger.

    Args:
        precision: the record's code; None where the place is unknown.
        radius_km: its reach; None where it is not known to be other than usual.

    Returns:
        1 to 3; None for a whole country or an unknown place, which ACLED does not record.
    """
    if precision in OWN_REACH_KM:
        return _of_point(precision, radius_km, larger=_ACLED_LARGER)
    code = _ACLED_GEO.get(precision or "")
    if code is None or radius_km is None:
        return code
    if precision in _SMALL_AREAS and radius_km <= SURROUNDINGS_KM:
        return _NEAR
    is_long = precision == "route" and radius_km > 2 * SURROUNDINGS_KM
    return _ACLED_LARGER if is_long else code


def ucdp_where_prec(
    precision: str | None, radius_km: float | None = None, name: str = ""
) -> int | None:
    """UCDP's ``where_prec``, 1 (exact) to 7 (over water); None for an unknown place.

    Args:
        precision: the record's code.
        radius_km: its reach; None where it is not known to be other than usual.
        name: the place's name, if known: a river is a stretch of land (5) and no open water.
    """
    if precision in OWN_REACH_KM:
        return _of_point(precision, radius_km, larger=_UCDP_LARGER)
    if precision in _SMALL_AREAS and radius_km is not None and radius_km <= SURROUNDINGS_KM:
        return _NEAR
    if precision == "water" and name and not _OPEN_WATER.search(name):
        return _UCDP_LARGER
    return _UCDP_WHERE.get(precision or "")


def _of_point(precision: str, radius_km: float | None, *, larger: int) -> int:
    """1 for the place itself, 2 for its surroundings, ``larger`` for a vague relation to it."""
    reach = OWN_REACH_KM[precision]
    if radius_km is None or radius_km <= reach:
        return 1
    return _NEAR if radius_km <= reach + SURROUNDINGS_KM else larger


def acled_time_precision(edtf: str | None) -> int | None:
    """ACLED's ``time_precision``: 1 a day, 2 up to ten days, 3 up to a month.

    None for what is vaguer than a month, open at an end, or of an unknown year: not recorded.
    """
    days = width_days(edtf)
    return None if days is None else _first_class(days, ((1, 1), (10, 2), (31, 3)))


def ucdp_date_prec(edtf: str | None) -> int | None:
    """UCDP's ``date_prec``: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 a year.

    None for what is vaguer than a year, open at an end, or of an unknown year.
    """
    days = width_days(edtf)
    return None if days is None else _first_class(days, ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5)))


def _first_class(days: int, classes: tuple[tuple[int, int], ...]) -> int | None:
    return next((code for most, code in classes if days <= most), None)


def width_days(edtf: str | None) -> int | None:
    """How many days a calendar value leaves open, 1 for one day.

    A value marked as approximate (``~``, ``%``) reaches as far again on either side, a day three
    days. None for no value, an open or unknown end, or a year with unknown digits.
    """
    if edtf is None or not is_edtf(edtf):
        return None
    parts = edtf.split("/")
    first, last = _bounds(parts[0]), _bounds(parts[-1])
    return None if first is None or last is None else (last[1] - first[0]).days + 1


def _bounds(value: str) -> tuple[date, date] | None:
    """The first and the last day that one date may mean, both inclusive."""
    days = days_of_date(value, seasons=SEASON_MONTHS)
    dates = days.as_dates() if days else None
    if dates is None or not _FIRST_YEAR <= dates[0].year <= _LAST_YEAR:
        return None
    first, last = dates
    if not value.endswith(("~", "%")):
        return first, last
    margin = (last - first) + timedelta(days=1) if last > first else _ABOUT_A_DAY
    return first - margin, last + margin


_FIRST_YEAR, _LAST_YEAR = 2, 9997
"""Years around which Python's calendar has days to spare."""
_ABOUT_A_DAY = timedelta(days=3)
