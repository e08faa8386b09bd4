"""Dumps of GeoNames: nineteen columns between tabs, no header, one place a line.

Countries are left out, as they come with Relata, and so are kinds that no report speaks of as a
place (trees, wells, undersea hills).

Source: GeoNames' ``readme.txt`` of its export folder (columns) and ``featureCodes`` (classes).
"""

from collections.abc import Iterator
from pathlib import Path

from relata.resolve.gazetteer_divisions import is_latin
from relata.resolve.gazetteer_file import LeftOut, PlaceFileError, PlaceRow, read_lines
from relata.resolve.gazetteer_place import SourcePlace
from relata.resolve.gazetteer_values import is_country, parse_count, parse_point

COLUMNS = 19
_FEATURE_CLASSES = frozenset("AHLPRSTUV")
_CLASSES = {"P": "city", "S": "site", "H": "water", "R": "road", "T": "region", "L": "region"}
_CODES = {
    "ADM1": "admin1",
    "ADM2": "admin2",
    "ADM3": "admin2",
    "ADM4": "admin2",
    "ADM5": "admin2",
    "ADMD": "admin2",
    "ADM1H": "admin1",
    "ADM2H": "admin2",
    "TERR": "region",
    "ZN": "region",
    "ZNB": "region",
    "PPLX": "neighbourhood",
    "MILB": "site",
    "INSM": "site",
    "CMP": "site",
    "CMPRF": "site",
    "OILF": "site",
    "MNA": "site",
    "PRT": "site",
    "PASS": "site",
    "BDG": "site",
    "DAM": "site",
    "BNK": "site",
    "WLL": None,
    "SPNG": None,
    "WADX": None,
    "TREE": None,
}
"""Feature codes that mean another kind than their class; None for what is left out."""
_OF_A_PLACE = 60


def is_geonames(line: str) -> bool:
    """Whether a line is a row of a GeoNames dump."""
    cells = line.rstrip("\r\n").split("\t")
    return len(cells) == COLUMNS and cells[0].isdigit() and cells[6] in {*_FEATURE_CLASSES, ""}


def read_geonames(path: Path, dataset: str, left_out: LeftOut) -> Iterator[PlaceRow]:
    """The places of a dump, with the ids of GeoNames.

    Raises:
        PlaceFileError: a row is no row of a dump, or its point is none.
    """
    for number, line in enumerate(read_lines(path), start=1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != COLUMNS or not cells[0].isdigit():
            raise PlaceFileError(
                f"wanted the {COLUMNS} columns of a GeoNames dump with its number first, "
                f"got {len(cells)}",
                path=path,
                line=number,
            )
        kind = _kind(cells[6], cells[7])
        if kind is None:
            left_out.add("of no kind of place that reports name")
        else:
            yield _row(cells, kind, dataset, path, number)


def _kind(feature_class: str, code: str) -> str | None:
    return _CODES[code] if code in _CODES else _CLASSES.get(feature_class)


def _row(cells: list[str], kind: str, dataset: str, path: Path, number: int) -> PlaceRow:
    lat, lon = parse_point(cells[4], cells[5], path, number)
    country = cells[8] if is_country(cells[8]) else None
    code = f"{country}.{cells[10]}" if country and cells[10] not in {"", "00"} else None
    place = SourcePlace(
        id=f"{dataset}:{cells[0]}",
        name=cells[1],
        country=country,
        admin1=None,
        kind=kind,
        lat=lat,
        lon=lon,
        population=parse_count(cells[14], path, number),
        names=[cells[2], *(name for name in cells[3].split(",") if _is_written(name))],
    )
    divides = code if cells[7] == "ADM1" else None
    return PlaceRow(number, place, None if divides else code, divides)


def _is_written(name: str) -> bool:
    # The column mixes in machine transliterations without a capital, and addresses of pages.
    return is_latin(name) and any(char.isupper() for char in name) and len(name) <= _OF_A_PLACE
