"""The places of a report's dateline: ``KABUL, Afghanistan (Sept. 17) –``, ``LAHORE:``.

A dateline says where a report was written, not where its events took place: it speaks for a
country, and decides only where nothing nearer does.
"""

import re
from collections.abc import Iterable, Iterator

from relata.model.ports import Gazetteer, GazetteerEntry
from relata.resolve.admin1 import divisions_of
from relata.resolve.countries import country_named
from relata.resolve.names import fold

_OPENING = 600
_CITY_OF_NOTE = 100_000
_DWARFS = 8
"""A city that has so many times the people of all its namesakes needs no more words."""

_CAPITALS = r"[A-Z][A-Z'’À-Þ-]+(?: [A-Z][A-Z'’À-Þ-]+){0,3}"
_BRACKETS = r"\s*\([^)\n]{2,60}\)"
_DATELINE = re.compile(
    rf"^\W*(?P<cities>{_CAPITALS}(?:\s?/\s?{_CAPITALS})*)"
    rf"(?P<rest>(?:,[^–—:;\n(]{{0,50}}?)?)(?:{_BRACKETS})?\s*(?:[–—]|-(?!\w)|:(?=\s))",
    re.MULTILINE,
)


def dateline_countries(text: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Countries of the cities in a report's dateline; empty without one that is known."""
    match = _DATELINE.search(text[:_OPENING])
    if match is None:
        return ()
    for part in match["rest"].split(","):
        within = country_named(part.strip())
        codes = (within,) if within else _divisions_named(part.strip(), gazetteer)
        if len(codes) == 1:
            return codes
    cities = (city.strip() for city in match["cities"].split("/"))
    return tuple(dict.fromkeys(code for city in cities for code in city_countries(city, gazetteer)))


def dateline_city(text: str, gazetteer: Gazetteer) -> GazetteerEntry | None:
    """The one city of a report's dateline; None without one, or where several bear the name."""
    match = _DATELINE.search(text[:_OPENING])
    countries = dateline_countries(text, gazetteer)
    if match is None or "/" in match["cities"] or len(countries) != 1:
        return None
    cities = [
        entry
        for entry in gazetteer.look_up(match["cities"])
        if entry.kind == "city" and entry.country in countries and _bears(entry, match["cities"])
    ]
    if len(cities) > 1 and cities[0].population <= _DWARFS * cities[1].population:
        return None
    return cities[0] if cities else None


def _divisions_named(name: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    if not name:
        return ()
    short = tuple(dict.fromkeys(each.country for each in divisions_of(name)))
    return short or _countries(
        each for each in gazetteer.look_up(name) if each.kind == "admin1" and _bears(each, name)
    )


def _bears(entry: GazetteerEntry, name: str) -> bool:
    """Whether a name is an entry's as it stands, and no byname of a city (``WHITE HOUSE``)."""
    is_own = entry.kind != "city" or fold(entry.name).startswith(fold(name))
    return (is_own or entry.id.startswith("relata:")) and not getattr(entry, "loose", False)


def city_countries(name: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The country of the cities and provinces of note that bear a name, where they share one."""
    entries = [
        entry
        for entry in gazetteer.look_up(name)
        if entry.country
        and _bears(entry, name)
        and (entry.population >= _CITY_OF_NOTE or entry.kind == "admin1")
    ]
    codes = _countries(entries)
    if len(codes) == 1:
        return codes
    return _countries(_dwarfing(entries))


def _dwarfing(entries: Iterable[GazetteerEntry]) -> Iterator[GazetteerEntry]:
    cities = sorted((e for e in entries if e.kind == "city"), key=lambda e: -e.population)
    if len(cities) > 1 and cities[0].population > _DWARFS * cities[1].population:
        yield cities[0]


def _countries(entries: Iterable[GazetteerEntry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.country for entry in entries if entry.country))
