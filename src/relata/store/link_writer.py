"""Writing what linking computes: keys, scores and members, all of which may be made anew."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, insert, or_, select

from relata.store import tables as T
from relata.store.pairs import EventKey, PairRow, chunks, pair_of


class LinkWriter:
    """The part of a ``Writer`` that keeps linking's caches."""

    connection: Connection

    def events_by_key(self, keys: Iterable[str]) -> dict[EventKey, bytes]:
        """Features of all current events that share a key."""
        found: dict[EventKey, bytes] = {}
        for some in chunks(sorted(set(keys))):
            rows = self.connection.execute(
                select(T.EVENTS.c.record, T.EVENTS.c.event, T.EVENTS.c.features)
                .join(
                    T.MEMBERS,
                    and_(
                        T.MEMBERS.c.record == T.EVENTS.c.record,
                        T.MEMBERS.c.event == T.EVENTS.c.event,
                    ),
                )
                .join(
                    T.BLOCKS,
                    and_(
                        T.BLOCKS.c.record == T.EVENTS.c.record,
                        T.BLOCKS.c.event == T.EVENTS.c.event,
                    ),
                )
                .where(T.BLOCKS.c.key.in_(some))
                .distinct()
            )
            found |= {(record, event): features for record, event, features in rows}
        return found

    def put_pairs(self, pairs: Sequence[PairRow]) -> None:
        """Keep scores; a pair that is kept already must not come again."""
        rows = [
            {
                "one_record": pair.one[0],
                "one_event": pair.one[1],
                "other_record": pair.other[0],
                "other_event": pair.other[1],
                "score": pair.score,
                "reasons": pair.reasons,
            }
            for pair in pairs
        ]
        self._insert(T.PAIRS, rows)

    def pairs_of(self, events: Iterable[EventKey]) -> list[PairRow]:
        """All pairs that have one of the events, and whose events are both current."""
        wanted = set(events)
        found: dict[tuple[EventKey, EventKey], PairRow] = {}
        one, other = T.MEMBERS.alias("one"), T.MEMBERS.alias("other")
        p = T.PAIRS.c
        current = (
            select(T.PAIRS)
            .join(one, and_(one.c.record == p.one_record, one.c.event == p.one_event))
            .join(other, and_(other.c.record == p.other_record, other.c.event == p.other_event))
        )
        for some in chunks(sorted({record for record, _ in wanted})):
            for record in (p.one_record, p.other_record):
                for row in self.connection.execute(current.where(record.in_(some))):
                    pair = pair_of(row)
                    if pair.one in wanted or pair.other in wanted:
                        found[pair.one, pair.other] = pair
        return [found[key] for key in sorted(found)]

    def known_pairs(self, record: str) -> set[tuple[EventKey, EventKey]]:
        """The pairs of a record that were scored before."""
        p = T.PAIRS.c
        rows = self.connection.execute(
            select(T.PAIRS).where(or_(p.one_record == record, p.other_record == record))
        )
        return {(pair_of(row).one, pair_of(row).other) for row in rows}

    def members_of(self, records: Iterable[str]) -> list[EventKey]:
        """The current events of the records."""
        found: list[EventKey] = []
        for some in chunks(sorted(set(records))):
            rows = self.connection.execute(
                select(T.MEMBERS.c.record, T.MEMBERS.c.event).where(T.MEMBERS.c.record.in_(some))
            )
            found += [(row.record, row.event) for row in rows]
        return sorted(found)

    def drop_members(self, events: Iterable[EventKey]) -> None:
        """Take events out of their incidents: their record is no longer current."""
        wanted = sorted(set(events))
        keys = [{"r": record, "e": event} for record, event in wanted]
        if keys:
            m = T.MEMBERS.c
            self.put_stale(self._clusters_of(record for record, _ in wanted))
            self.connection.execute(
                delete(T.MEMBERS).where(m.record == bindparam("r"), m.event == bindparam("e")), keys
            )

    def put_members(self, members: Mapping[EventKey, str]) -> None:
        """Say which incident each event is in; earlier words on the same events give way."""
        self.drop_members(members)
        self._insert(
            T.MEMBERS,
            [
                {"record": record, "event": event, "cluster": cluster}
                for (record, event), cluster in sorted(members.items())
            ],
        )
        self.put_stale(members.values())

    def put_stale(self, clusters: Iterable[str]) -> None:
        """Say that these incidents' lines for the desk are to be made anew."""
        wanted = sorted(set(clusters))
        known: set[str] = set()
        for some in chunks(wanted):
            rows = self.connection.execute(
                select(T.STALE.c.cluster).where(T.STALE.c.cluster.in_(some))
            )
            known |= {row.cluster for row in rows}
        self._insert(T.STALE, [{"cluster": one} for one in wanted if one not in known])

    def _clusters_of(self, records: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for some in chunks(sorted(set(records))):
            wanted = select(T.MEMBERS.c.cluster).where(T.MEMBERS.c.record.in_(some)).distinct()
            found |= {row.cluster for row in self.connection.execute(wanted)}
        return found

    def empty_caches(self) -> None:
        """Drop all that linking computed; the caller makes it anew in the same transaction."""
        for table in (*T.CACHES, T.QUEUE, T.STALE):
            self.connection.execute(delete(table))

    def _insert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self.connection.execute(insert(table), list(rows))
