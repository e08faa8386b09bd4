"""The desk's lines, one an incident: written by who computes them, read by order, days or place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, and_, delete, func, insert, or_, select

from relata.store import tables as T
from relata.store.pairs import chunks
from relata.store.query import Around, Query, clusters_answering, near_row
from relata.store.view import View
from relata.store.writer import Writer


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One incident in the desk's lists.

    Attributes:
        worth: points that order the queue, the greatest first.
        reasons: what the points are for, as ``[points, words]``.
        is_open: whether a report of it waits for a person.
        time: EDTF.
        first_day, last_day: proleptic ordinals; None when no day is known.
        killed_low, killed_high: the least and the most that anyone says, None if nobody does.
        disputes: contradictions that nobody has settled.
    """

    cluster: str
    worth: int
    reasons: tuple[tuple[int, str], ...]
    is_open: bool
    kind: str
    type: str
    mode: str | None
    time: str | None
    first_day: int | None
    last_day: int | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    precision: str | None
    agents: tuple[str, ...]
    killed_low: int | None
    killed_high: int | None
    disputes: int
    reports: int
    origins: int
    grade: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineQuery:
    """Which lines are wanted; everything given must hold.

    Attributes:
        events: only incidents that have an event which answers this.
        first_day, last_day: proleptic ordinals; lines whose days touch the span.
        is_open: only those that wait, or only those that do not.
    """

    is_open: bool | None = None
    is_disputed: bool | None = None
    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    country: str | None = None
    around: Around | None = None
    first_day: int | None = None
    last_day: int | None = None
    events: Query | None = None


def stale_clusters(view: View, limit: int) -> list[str]:
    """Incidents whose lines are to be made anew, at most so many."""
    wanted = select(T.STALE.c.cluster).order_by(T.STALE.c.cluster).limit(limit)
    return [row.cluster for row in view.connection.execute(wanted)]


def count_stale(view: View) -> int:
    """How many lines are to be made anew."""
    return int(view.connection.execute(select(func.count()).select_from(T.STALE)).scalar_one())


def put_lines(writer: Writer, clusters: Iterable[str], lines: Sequence[Line]) -> None:
    """Put new lines in place of those of some incidents; one that is gone gets none."""
    for some in chunks(sorted(set(clusters))):
        for table in (T.QUEUE, T.STALE):
            writer.connection.execute(delete(table).where(table.c.cluster.in_(some)))
    if lines:
        writer.connection.execute(insert(T.QUEUE), [_row(line) for line in lines])


def _row(line: Line) -> dict[str, Any]:
    row = msgspec.structs.asdict(line)
    for name in ("reasons", "agents"):
        row[name] = msgspec.json.encode(row[name]).decode()
    return row


def _line(row: Any) -> Line:  # noqa: ANN401 - SQLAlchemy's row
    values = {str(name): value for name, value in row._mapping.items()}
    for name in ("reasons", "agents"):
        values[name] = msgspec.json.decode(values[name])
    return msgspec.convert(values, Line)


def lines_by_worth(
    view: View, query: LineQuery, limit: int, after: tuple[int, str] | None = None
) -> list[Line]:
    """The lines worth most first; ``after`` is worth and id of the last line seen."""
    c = T.QUEUE.c
    wanted = select(T.QUEUE).where(*_conditions(view, query))
    if after is not None:
        worth, cluster = after
        wanted = wanted.where(or_(c.worth < worth, and_(c.worth == worth, c.cluster > cluster)))
    rows = view.connection.execute(wanted.order_by(c.worth.desc(), c.cluster).limit(limit))
    return [_line(row) for row in rows]


def lines_by_day(
    view: View, query: LineQuery, limit: int, after: tuple[int, str] | None = None
) -> list[Line]:
    """The lines latest first, those without a day last; ``after`` as in ``lines_by_worth``."""
    c = T.QUEUE.c
    day = func.coalesce(c.first_day, 0)
    wanted = select(T.QUEUE).where(*_conditions(view, query))
    if after is not None:
        first, cluster = after
        wanted = wanted.where(or_(day < first, and_(day == first, c.cluster > cluster)))
    rows = view.connection.execute(wanted.order_by(day.desc(), c.cluster).limit(limit))
    return [_line(row) for row in rows]


def line_of(view: View, cluster: str) -> Line | None:
    """One incident's line; None while it has none."""
    row = view.connection.execute(select(T.QUEUE).where(T.QUEUE.c.cluster == cluster)).first()
    return _line(row) if row is not None else None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines there are, and how many of them lack what a map or a timeline needs."""

    total: int
    open: int
    disputed: int
    without_place: int
    without_day: int


def count_lines(view: View, query: LineQuery) -> Counts:
    """The counts of the lines that a query wants."""
    c = T.QUEUE.c
    wanted = select(
        func.count(),
        func.count().filter(c.is_open),
        func.count().filter(c.disputes > 0),
        func.count().filter(c.lat.is_(None)),
        func.count().filter(c.first_day.is_(None)),
    ).where(*_conditions(view, query))
    return Counts(*view.connection.execute(wanted).one())


MapRow = tuple[
    str, float | None, float | None, float | None, int | None, int | None, int | None, int, str
]
"""What a map and a timeline draw of one incident: id, latitude, longitude, radius in km, first and
last day, most killed, disputes, type; None where nothing is known."""


def map_rows(view: View, query: LineQuery, limit: int) -> Sequence[MapRow]:
    """What a map and a timeline draw, the worthiest first, at most ``limit``."""
    c = T.QUEUE.c
    columns = (
        c.cluster,
        c.lat,
        c.lon,
        c.radius_km,
        c.first_day,
        c.last_day,
        c.killed_high,
        c.disputes,
        c.type,
    )
    wanted = select(*columns).where(*_conditions(view, query)).order_by(c.worth.desc())
    cursor = view.connection.execute(wanted.limit(limit)).cursor
    # the driver's own rows: wrapping sixty thousand of them takes longer than finding them
    return cursor.fetchall() if cursor is not None else []


def _conditions(view: View, query: LineQuery) -> list[ColumnElement[bool]]:
    c = T.QUEUE.c
    found: list[ColumnElement[bool]] = []
    if query.is_open is not None:
        found.append(c.is_open.is_(query.is_open))
    if query.is_disputed is not None:
        found.append(c.disputes > 0 if query.is_disputed else c.disputes == 0)
    if query.kinds:
        found.append(c.kind.in_(query.kinds))
    if query.types:
        found.append(c.type.in_(query.types))
    if query.country is not None:
        found.append(c.country == query.country.upper())
    if query.first_day is not None:
        found.append(c.last_day >= query.first_day)
    if query.last_day is not None:
        found.append(c.first_day <= query.last_day)
    if query.around is not None:
        found.append(near_row(c, query.around))
    if query.events is not None:
        found.append(c.cluster.in_(clusters_answering(view, query.events)))
    return found


__all__ = [
    "Counts",
    "Line",
    "LineQuery",
    "MapRow",
    "count_lines",
    "count_stale",
    "line_of",
    "lines_by_day",
    "lines_by_worth",
    "map_rows",
    "put_lines",
    "stale_clusters",
]
