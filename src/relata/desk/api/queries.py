"""Filters of lists as callers give them in an address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, Query

from relata.desk.faults import Invalid
from relata.model.codebook import codes
from relata.resolve.countries import country_named
from relata.store import View
from relata.store.query import Around
from relata.store.query import Query as EventQuery
from relata.store.queue import LineQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a list of incidents is narrowed to; everything given must hold."""

    words: str | None = None
    actor: str | None = None
    speaker: str | None = None
    place: str | None = None
    near: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    type: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    least_killed: int | None = None
    open: bool | None = None
    disputed: bool | None = None

    def events(self) -> EventQuery | None:
        """What only events or words can answer; None when nothing of it was asked."""
        query = EventQuery(
            words=self.words or None,
            actor=self.actor or None,
            speaker=self.speaker or None,
            place=self.place or None,
            least_killed=self.least_killed,
        )
        return None if query == EventQuery() else query

    def everything(self) -> EventQuery:
        """All filters, for digests and exports."""
        return EventQuery(
            words=self.words or None,
            actor=self.actor or None,
            speaker=self.speaker or None,
            place=self.place or None,
            around=parse_near(self.near) if self.near else None,
            country=self.country or None,
            first_day=parse_day(self.since, "since") if self.since else None,
            last_day=parse_day(self.until, "until") if self.until else None,
            types=self.types(),
            least_killed=self.least_killed,
        )

    def types(self) -> tuple[str, ...]:
        """The event types, checked.

        Raises:
            Invalid: one is none of the codebook.
        """
        for one in self.type:
            if one.upper() not in codes("event_type"):
                raise Invalid(f"type: wanted one of {', '.join(codes('event_type'))}; got {one!r}")
        return tuple(one.upper() for one in self.type)

    def lines(self, view: View) -> LineQuery:
        """The same as a query of lines.

        Raises:
            Invalid: a day, a circle or a code is none.
        """
        for one in self.kind:
            if one not in codes("incident_kind"):
                raise Invalid(f"kind: wanted one of {', '.join(codes('incident_kind'))}")
        return LineQuery(
            is_open=self.open,
            is_disputed=self.disputed,
            kinds=self.kind,
            types=self.types(),
            country=self.country or None,
            around=parse_near(self.near) if self.near else None,
            first_day=parse_day(self.since, "since") if self.since else None,
            last_day=parse_day(self.until, "until") if self.until else None,
            events=self.events(),
        )


def _filters(
    words: Annotated[str | None, Query(max_length=500)] = None,
    actor: Annotated[str | None, Query(max_length=200)] = None,
    speaker: Annotated[str | None, Query(max_length=200)] = None,
    place: Annotated[str | None, Query(max_length=200)] = None,
    near: Annotated[str | None, Query(max_length=60, description="LAT,LON,KM")] = None,
    country: Annotated[
        str | None, Query(max_length=80, description="ISO 3166 code, or a country's name")
    ] = None,
    since: Annotated[str | None, Query(max_length=10, description="2024-05-01")] = None,
    until: Annotated[str | None, Query(max_length=10)] = None,
    type: Annotated[list[str] | None, Query()] = None,
    kind: Annotated[list[str] | None, Query()] = None,
    least_killed: Annotated[str | None, Query(max_length=9)] = None,
    open: Annotated[bool | None, Query()] = None,
    disputed: Annotated[bool | None, Query()] = None,
) -> Filters:
    return Filters(
        words=words,
        actor=actor,
        speaker=speaker,
        place=place,
        near=near,
        country=_country(country),
        since=since,
        until=until,
        type=tuple(one for one in type or () if one),
        kind=tuple(one for one in kind or () if one),
        least_killed=_count(least_killed),
        open=open,
        disputed=disputed,
    )


def _country(text: str | None) -> str | None:
    """A country's code, given so or by its name."""
    if not text or len(text.strip()) == 2:
        return text.strip().upper() if text else None
    code = country_named(text.strip())
    if code is None:
        raise Invalid(f"country: wanted a code such as SD, or a name; got {text!r}")
    return code


def _count(text: str | None) -> int | None:
    """A count of an address; a form that was left empty gives none."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise Invalid(f"least_killed: wanted a whole number, got {text!r}")
    return int(text)


def filters_of(given: Mapping[str, str]) -> Filters:
    """The filters of a saved search; what is none of them is left out."""
    return Filters(
        words=given.get("words"),
        actor=given.get("actor"),
        speaker=given.get("speaker"),
        place=given.get("place"),
        near=given.get("near"),
        country=given.get("country"),
        since=given.get("since"),
        until=given.get("until"),
    )


FiltersNow = Annotated[Filters, Depends(_filters)]
AsOf = Annotated[str | None, Query(max_length=40, description="The ledger as it stood then.")]


def parse_day(text: str, name: str) -> int:
    """A day as its proleptic ordinal.

    Raises:
        Invalid: it is none.
    """
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError as error:
        raise Invalid(f"{name}: wanted a day such as 2024-05-07, got {text!r}") from error


def parse_near(text: str) -> Around:
    """A circle from ``LAT,LON,KM``.

    Raises:
        Invalid: it is none, or lies off the globe.
    """
    try:
        lat, lon, radius_km = (float(part) for part in text.split(","))
    except ValueError as error:
        raise Invalid(f"near: wanted LAT,LON,KM such as 33.8,42.4,50; got {text!r}") from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and 0 <= radius_km <= 20_000):
        raise Invalid(f"near: wanted a circle on the globe, latitude first; got {text!r}")
    return Around(lat, lon, radius_km)
