"""Looking up what editors need: actors, the registry, places, coordinates, days, codes."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from relata.desk.context import DeskNow, answer
from relata.desk.coordinates import read_coordinates
from relata.desk.faults import Invalid
from relata.model.edtf import edtf_problem
from relata.model.entries import Point, write_point
from relata.model.marks import Marks, TimeMark
from relata.model.report import Report
from relata.resolve.actor_registry import RegistryEntry, load_registry
from relata.resolve.gazetteer_user import open_places
from relata.resolve.time import resolve_times
from relata.store.folding import fold
from relata.store.query import find_actors
from relata.views.wording import day

router = APIRouter(prefix="/api", tags=["looking up"])

Name = Annotated[str, Query(min_length=1, max_length=200)]
Limit = Annotated[int, Query(ge=1, le=200)]


@router.get("/actors")
def actors(desk: DeskNow, name: Name, limit: Limit = 50) -> Response:
    """Actors as the ledger's reports name them, those told in most reports first."""
    with desk.ledger.view() as view:
        found = find_actors(view, name, limit)
    return answer({"items": [one._asdict() for one in found]})


@router.get("/registry")
def registry(desk: DeskNow, name: Name, limit: Limit = 20) -> Response:
    """Entries of the registry by words of any of their names."""
    wanted = fold(name)
    found = [
        {
            "value": entry.id,
            "words": f"{entry.name} ({entry.kind.replace('_', ' ')}, {entry.country or '–'})",
        }
        for entry in load_registry(desk.settings.registry).entries.values()
        if wanted and any(wanted in fold(one) for one in _names(entry))
    ]
    return answer({"items": found[:limit]})


@router.get("/places")
def places(desk: DeskNow, name: Name, limit: Limit = 20) -> Response:
    """Places of the gazetteer that bear a name, the most populous first."""
    settings = desk.settings
    gazetteer = open_places(settings.gazetteer, settings.cache, settings.places)
    items = [
        {
            "value": write_point(
                Point(
                    lat=one.lat,
                    lon=one.lon,
                    radius_km=5.0,
                    name=one.name,
                    country=one.country,
                    admin1=one.admin1,
                    gazetteer=one.id,
                )
            ),
            "words": ", ".join(part for part in (one.name, one.admin1, one.country) if part)
            + f" – {one.kind}",
        }
        for one in gazetteer.look_up(name)[:limit]
    ]
    return answer({"items": items})


@router.get("/coordinates")
def coordinates(text: Annotated[str, Query(min_length=1, max_length=200)]) -> Response:
    """A point from decimal degrees, degrees with minutes and seconds, MGRS, or a plus code."""
    found = read_coordinates(text)
    return answer(
        {"lat": found.lat, "lon": found.lon, "radius_km": found.radius_km, "as": found.kind}
    )


@router.get("/edtf")
def edtf(
    text: Annotated[str, Query(min_length=1, max_length=64)],
    published: Annotated[str, Query(max_length=40)] = "XXXX",
) -> Response:
    """A day or span as EDTF and read aloud; words such as "6 May 2024" are understood too.

    Words that lean on a day, such as "yesterday", lean on ``published``.
    """
    value = text if edtf_problem(text) is None else _day_in_words(text, published)
    if value is None:
        raise Invalid(
            f"{text!r} is no day that is understood; wanted 6 May 2024, 2024-05-07, 2024-05, or a "
            "span 2024-05-02/2024-05-08"
        )
    return answer({"edtf": value, "words": day(value)})


def _day_in_words(text: str, published: str) -> str | None:
    """What a time expression means on its own; None where nothing decides."""
    report = Report(id="", sha256="", source="", text=text, published=published)
    marks = Marks(times=(TimeMark(id="t1", mentions=((0, len(text)),)),))
    return resolve_times(report, marks)["t1"].edtf


def _names(entry: RegistryEntry) -> tuple[str, ...]:
    return (entry.id, entry.name, *entry.also, *entry.acronyms, *entry.native, *entry.shared)
