"""Finding events and reports by their values: the filters of ``search`` and ``incidents``."""

import math
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select

from relata.model.incident import Ref, make_ref
from relata.store import tables as T
from relata.store.folding import fold
from relata.store.pairs import EventKey
from relata.store.search import matching, phrases_of
from relata.store.view import View

WIDEST_KM = 300.0
"""A place that reaches farther (a country, a sea) is near nothing in particular."""

KM_PER_DEGREE = 111.2
"""Length of a degree of latitude: the earth's mean circumference by 360."""


@dataclass(frozen=True, slots=True)
class Around:
    """A circle on the map."""

    lat: float
    lon: float
    radius_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for; everything given must hold, nothing given holds for all.

    Attributes:
        words: as typed; words in quotes stand in a row.
        actor: words of an actor's name, or its id in the registry.
        speaker: the same, of an actor that speaks in the report.
        place: words of a place's name, as the event gives it.
        around: events whose point and radius touch the circle.
        first_day, last_day: proleptic ordinals; events whose days touch the span.
        types: event types, any of which.
        least_killed: lowest number killed by any count.
    """

    words: str | None = None
    actor: str | None = None
    speaker: str | None = None
    place: str | None = None
    around: Around | None = None
    country: str | None = None
    first_day: int | None = None
    last_day: int | None = None
    types: tuple[str, ...] = ()
    least_killed: int | None = None

    @property
    def is_of_events(self) -> bool:
        """Whether anything is asked that only an event can answer."""
        asked = (self.place, self.around, self.country, self.first_day, self.last_day)
        return any(one is not None for one in (*asked, self.least_killed)) or bool(self.types)


def find_events(
    view: View, query: Query, records: frozenset[str] | None = None
) -> dict[EventKey, Ref]:
    """The events that answer a query, with their global names.

    They are those of the ``records`` given (for a past moment), else the current ones.
    """
    c = T.EVENTS.c
    wanted = select(c.record, c.event, c.report).where(*_conditions(view, query))
    if records is None:
        wanted = wanted.join(T.MEMBERS, _IS_CURRENT)
    return {
        (row.record, row.event): make_ref(row.report, row.event)
        for row in sorted(view.connection.execute(wanted))
        if records is None or row.record in records
    }


def clusters_answering(view: View, query: Query) -> Select[tuple[str]]:
    """The incidents, as they are now, that have an event which answers a query; a subquery."""
    wanted = select(T.MEMBERS.c.cluster).join(T.EVENTS, _IS_CURRENT)
    return wanted.where(*_conditions(view, query))


_IS_CURRENT = and_(T.MEMBERS.c.record == T.EVENTS.c.record, T.MEMBERS.c.event == T.EVENTS.c.event)


def _conditions(view: View, query: Query) -> list[ColumnElement[bool]]:
    if query.words is not None and not phrases_of(query.words):
        return [false()]
    found = [*_of_report(view, query, T.EVENTS.c.report), *_of_event(query)]
    return found if query.place is None else [*found, _named_place(query.place)]


def find_reports(view: View, query: Query, since: int = 0) -> list[str]:
    """The reports that answer a query, not forgotten, the latest added first.

    With ``since``, those that were added after that change alone.
    """
    if query.words is not None and not phrases_of(query.words):
        return []
    c = T.REPORTS.c
    wanted = select(c.id, c.change).where(c.change <= view.moment.change, c.change > since)
    for condition in _of_report(view, query, c.id):
        wanted = wanted.where(condition)
    rows = view.connection.execute(wanted.order_by(c.change.desc()))
    gone = view.withdrawn
    found = [row.id for row in rows if row.id not in gone]
    if query.is_of_events:
        with_event = {ref.partition(":")[0] for ref in find_events(view, query).values()}
        found = [report for report in found if report in with_event]
    return found


def _of_report(view: View, query: Query, report: Any) -> list[ColumnElement[bool]]:  # noqa: ANN401
    found: list[ColumnElement[bool]] = []
    if query.words is not None:
        inside = select(T.REPORTS.c.id).where(matching(view.connection, phrases_of(query.words)))
        found.append(report.in_(inside))
    for name, speaks in ((query.actor, False), (query.speaker, True)):
        if name is not None:
            a = T.ACTORS.c
            actors = select(a.report).where(_is_called(name))
            found.append(report.in_(actors.where(a.speaks) if speaks else actors))
    return found


def _is_called(name: str) -> ColumnElement[bool]:
    """Whether an actor has the registry's id, or the words in its name.

    The names are looked through in their index first, which is half the way to every row.
    """
    a = T.ACTORS.c
    names = select(a.folded).where(a.folded.contains(fold(name), autoescape=True)).distinct()
    return or_(a.registry == name, a.folded.in_(names))


def _of_event(query: Query) -> list[ColumnElement[bool]]:
    c = T.EVENTS.c
    found: list[ColumnElement[bool]] = []
    if query.types:
        found.append(c.type.in_(query.types))
    if query.country is not None:
        found.append(c.country == query.country.upper())
    if query.first_day is not None:
        found.append(c.last_day >= query.first_day)
    if query.last_day is not None:
        found.append(c.first_day <= query.last_day)
    if query.least_killed is not None:
        found.append(c.killed_low >= query.least_killed)
    if query.around is not None:
        found.append(near_row(c, query.around))
    return found


def near_row(c: Any, around: Around) -> ColumnElement[bool]:  # noqa: ANN401 - a table's columns
    """A box around the circle, widened by the rows' own radii; exact enough to look at.

    ``c`` are the columns of a table with ``lat``, ``lon`` and ``radius_km``.
    """
    reach = (around.radius_km + c.radius_km) / KM_PER_DEGREE
    widest = (around.radius_km + WIDEST_KM) / KM_PER_DEGREE
    narrowing = max(math.cos(math.radians(around.lat)), 0.01)
    return and_(
        c.lat.between(around.lat - widest, around.lat + widest),  # through the index
        c.radius_km <= WIDEST_KM,
        c.lat >= around.lat - reach,
        c.lat <= around.lat + reach,
        c.lon >= around.lon - reach / narrowing,
        c.lon <= around.lon + reach / narrowing,
    )


def _named_place(name: str) -> ColumnElement[bool]:
    s, c = T.STATEMENTS.c, T.EVENTS.c
    return (
        select(s.id)
        .where(
            s.record == c.record,
            s.subject == c.event,
            s.property.in_(("places", "targets")),
            s.value.icontains(name, autoescape=True),
        )
        .exists()
    )


class ActorFound(NamedTuple):
    """An actor as the ledger's reports name it, and in how many of them."""

    name: str
    kind: str
    country: str | None
    registry: str | None
    reports: int


def find_actors(view: View, name: str, limit: int = 50) -> list[ActorFound]:
    """Actors of current records by words of their name or their registry entry.

    Those told in most reports come first; empty when the name has no letter or digit.
    """
    folded = fold(name)
    if not folded:
        return []
    a = T.ACTORS.c
    current = select(T.MEMBERS.c.record).where(T.MEMBERS.c.record == a.record).exists()
    count = func.count(a.report.distinct())
    wanted = (
        select(a.name, a.kind, a.country, a.registry, count)
        .where(_is_called(name))
        .where(current)
        .group_by(a.name, a.kind, a.country, a.registry)
        .order_by(count.desc(), a.name)
        .limit(limit)
    )
    return [ActorFound._make(row) for row in view.connection.execute(wanted)]
