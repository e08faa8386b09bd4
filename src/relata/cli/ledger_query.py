"""The filters that ``search``, ``incidents``, ``export`` and ``digest`` share."""

from datetime import date
from typing import Annotated

import typer

from relata.errors import BadDate, UsageError
from relata.store.query import Around, Query

Actor = Annotated[
    str | None, typer.Option(metavar="NAME", help="Words of an actor's name, or its registry id.")
]
Speaker = Annotated[
    str | None, typer.Option(metavar="NAME", help="The same, of an actor that speaks.")
]
PlaceName = Annotated[str | None, typer.Option(metavar="NAME", help="Words of a place's name.")]
Near = Annotated[
    str | None, typer.Option(metavar="LAT,LON,KM", help="Around a point: 33.8,42.4,50.")
]
Country = Annotated[str | None, typer.Option(metavar="CODE", help="ISO 3166 code: IQ.")]
From = Annotated[str | None, typer.Option("--from", metavar="DAY", help="On or after: 2024-05-01.")]
To = Annotated[str | None, typer.Option("--to", metavar="DAY", help="On or before.")]
Types = Annotated[
    list[str] | None, typer.Option("--type", metavar="TYPE", help="Event type; may be repeated.")
]
LeastKilled = Annotated[
    int | None, typer.Option("--least-killed", min=0, help="At least so many killed by some count.")
]


def make_query(
    *,
    words: str | None = None,
    actor: str | None = None,
    speaker: str | None = None,
    place: str | None = None,
    near: str | None = None,
    country: str | None = None,
    since: str | None = None,
    until: str | None = None,
    types: list[str] | None = None,
    least_killed: int | None = None,
) -> Query | None:
    """The query of a command's options; None when none was given.

    Raises:
        BadDate: a day is none.
        UsageError: the circle is none, or a type is not in the codebook.
    """
    query = Query(
        words=words,
        actor=actor,
        speaker=speaker,
        place=place,
        around=parse_near(near) if near is not None else None,
        country=country,
        first_day=parse_day(since, "--from") if since is not None else None,
        last_day=parse_day(until, "--to") if until is not None else None,
        types=tuple(_check_type(one) for one in types or ()),
        least_killed=least_killed,
    )
    return None if query == Query() else query


def parse_day(text: str, option: str) -> int:
    """A day as its proleptic ordinal.

    Raises:
        BadDate: it is none.
    """
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError as error:
        raise BadDate(f"{option} must be a day (2024-05-07), not {text!r}", value=text) from error


def parse_near(text: str) -> Around:
    """A circle from ``LAT,LON,KM``.

    Raises:
        UsageError: it is none, or lies off the globe.
    """
    try:
        lat, lon, radius_km = (float(part) for part in text.split(","))
    except ValueError as error:
        raise UsageError(f"--near must be LAT,LON,KM (33.8,42.4,50), not {text!r}") from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and radius_km >= 0):
        raise UsageError(f"--near must lie on the globe, got {text!r}: latitude comes first")
    return Around(lat, lon, radius_km)


def _check_type(name: str) -> str:
    from relata.model.codebook import codes

    if name.upper() not in codes("event_type"):
        raise UsageError(
            f"--type must be one of {', '.join(codes('event_type'))}, not {name!r}", type=name
        )
    return name.upper()
