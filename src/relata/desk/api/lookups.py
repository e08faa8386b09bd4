"""Looking up what editors need: actors, the registry, places, coordinates, days, codes."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from relata.desk.context import DeskNow, answer
from relata.desk.coordinates import read_coordinates
from relata.desk.faults import Invalid
from relata.model.edtf import edtf_problem
from relata.model.entries import Point, write_point
from relata.resolve.actor_registry import RegistryEntry, load_registry
from relata.resolve.gazetteer_user import open_places
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
def edtf(text: Annotated[str, Query(min_length=1, max_length=64)]) -> Response:
    """An EDTF value read aloud, or why it is none."""
    problem = edtf_problem(text)
    if problem is not None:
        raise Invalid(f"{text!r} {problem}; wanted a day such as 2024-05-07, or 2024-05, or a span")
    return answer({"words": day(text)})


def _names(entry: RegistryEntry) -> tuple[str, ...]:
    return (entry.id, entry.name, *entry.also, *entry.acronyms, *entry.native, *entry.shared)
