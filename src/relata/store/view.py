"""Reading the ledger as it stood at one moment."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, Row, Select, Table, and_, func, select

from relata.errors import UnknownSubject
from relata.model.ledger import Anchor, Change, Judgement, LedgerReport, Moment, Poll, Sighting
from relata.model.record import Record
from relata.model.report import Report
from relata.store import tables as T
from relata.store.packing import unpack
from relata.store.pairs import EventKey, PairRow, chunks, pair_of


class RecordRow(NamedTuple):
    """One reading of a report."""

    id: str
    report: str
    reader: str
    by_hand: bool
    change: int


class Subject(NamedTuple):
    """Something of the ledger that has a name: ``kind`` is report, sighting or judgement."""

    kind: str
    id: str


class View:
    """One state of the ledger: all changes up to ``moment``; lives inside ``Ledger.view``.

    Args:
        decode: makes a Record of JSON (the room ``wire`` has it).
    """

    def __init__(
        self, connection: Connection, moment: Moment, decode: Callable[[bytes], Record]
    ) -> None:
        self.connection = connection
        self.moment = moment
        self.decode = decode

    # The log

    def changes(self, subjects: Iterable[str] | None = None) -> list[Change]:
        """The log up to the moment, oldest first; of some subjects only, when given."""
        wanted = self._seen(select(T.CHANGES), T.CHANGES.c.number).order_by(T.CHANGES.c.number)
        if subjects is not None:
            wanted = wanted.where(T.CHANGES.c.subject.in_(sorted(set(subjects))))
        return [msgspec.convert(_plain(row), Change) for row in self._rows(wanted)]

    def latest_changes(
        self,
        limit: int,
        *,
        before: int | None = None,
        subjects: Iterable[str] | None = None,
        kinds: Sequence[str] = (),
    ) -> list[Change]:
        """The end of the log, latest first; before a change, of some subjects or kinds only."""
        number = T.CHANGES.c.number
        wanted = self._seen(select(T.CHANGES), number).order_by(number.desc()).limit(limit)
        if before is not None:
            wanted = wanted.where(number < before)
        if subjects is not None:
            wanted = wanted.where(T.CHANGES.c.subject.in_(sorted(set(subjects))))
        if kinds:
            wanted = wanted.where(T.CHANGES.c.kind.in_(kinds))
        return [msgspec.convert(_plain(row), Change) for row in self._rows(wanted)]

    def report_change(self, report: str) -> int:
        """The change that added a report.

        Raises:
            UnknownSubject: the ledger has none of that id.
        """
        row = self.connection.execute(
            select(T.REPORTS.c.change).where(T.REPORTS.c.id == report)
        ).first()
        if row is None:
            raise UnknownSubject(f"the ledger has no report {report!r}", subject=report)
        return int(row.change)

    def changes_of_person(self, who: str, kinds: Sequence[str]) -> Iterator[Change]:
        """What somebody did, latest first, a page at a time."""
        c, before = T.CHANGES.c, self.moment.change + 1
        while True:
            wanted = select(T.CHANGES).where(c.who == who, c.kind.in_(kinds), c.number < before)
            rows = list(self._rows(wanted.order_by(c.number.desc()).limit(_PAGE)))
            yield from (msgspec.convert(_plain(row), Change) for row in rows)
            if len(rows) < _PAGE:
                return
            before = rows[-1].number

    @property
    def withdrawn(self) -> frozenset[str]:
        """Subjects forgotten or undone at the moment."""
        rows = self._rows(
            self._seen(select(T.WITHDRAWALS), T.WITHDRAWALS.c.change).order_by(
                T.WITHDRAWALS.c.change
            )
        )
        state = {row.subject: row.withdrawn for row in rows}
        return frozenset(subject for subject, gone in state.items() if gone)

    def find_subject(self, name: str) -> Subject | None:
        """What a name or the beginning of one means; None when nothing, or several, bear it."""
        kinds = (
            ("report", T.REPORTS.c.id, T.REPORTS.c.change),
            ("sighting", T.SIGHTINGS.c.id, T.SIGHTINGS.c.change),
            ("judgement", T.JUDGEMENTS.c.id, T.JUDGEMENTS.c.change),
        )
        found = []
        for kind, column, change in kinds:
            wanted = select(column).where(begins(column, name)).limit(2)
            found += [Subject(kind, row[0]) for row in self._rows(self._seen(wanted, change))]
        exact = [one for one in found if one.id == name]
        return exact[0] if exact else (found[0] if len(found) == 1 and name else None)

    def full_id(self, report: str) -> str:
        """A report's whole id from its beginning; what names no report comes back as it is."""
        found = self.find_subject(report)
        return found.id if found is not None and found.kind == "report" else report

    # Reports

    def report_ids(self) -> list[str]:
        """All reports but the forgotten, in order of their ids."""
        rows = self._rows(self._seen(select(T.REPORTS.c.id), T.REPORTS.c.change))
        gone = self.withdrawn
        return sorted(row.id for row in rows if row.id not in gone)

    def count_reports(self) -> int:
        """How many reports there are but the forgotten."""
        return len(self.report_ids())

    def reports(self, ids: Iterable[str]) -> dict[str, LedgerReport]:
        """The reports asked for, with their current records; unknown or forgotten ids lack."""
        wanted = sorted(set(ids) - self.withdrawn)
        rows = {row.id: row for row in self._some(T.REPORTS, T.REPORTS.c.id, wanted)}
        records = self.current_records(rows)
        bodies = self._bodies(record.id for record in records.values())
        sightings = self._sightings(rows)
        origins = self.origins(rows)
        return {
            report: LedgerReport(
                id=report,
                sha256=row.sha256,
                record=bodies.get(records[report].id) if report in records else None,
                origin=origins[report],
                sightings=sightings.get(report, ()),
                series=row.series,
                unread_why=row.unread_why,
                change=row.change,
            )
            for report, row in rows.items()
        }

    def report(self, report: str) -> LedgerReport:
        """One report.

        Raises:
            UnknownSubject: the ledger has none of that id, or it is forgotten.
        """
        found = self.reports([report]).get(report)
        if found is None:
            is_forgotten = report in self.withdrawn
            raise UnknownSubject(
                f"the ledger {'has forgotten' if is_forgotten else 'has no'} report {report!r}; "
                "relata search finds reports by their words",
                subject=report,
            )
        return found

    def series(self, address: str) -> list[str]:
        """The versions of a page that were kept, the earliest added first."""
        c = T.REPORTS.c
        wanted = self._seen(select(c.id).where(c.series == address), c.change).order_by(c.change)
        gone = self.withdrawn
        return [row.id for row in self._rows(wanted) if row.id not in gone]

    def facts_of(self, report: str) -> Report:
        """A report as it was taken in, read or not, forgotten or not.

        Raises:
            UnknownSubject: the ledger has none of that id.
        """
        rows = self._some(T.REPORTS, T.REPORTS.c.id, [report])
        if not rows:
            raise UnknownSubject(f"the ledger has no report {report!r}", subject=report)
        facts = msgspec.json.decode(rows[0].facts, type=Report)
        return msgspec.structs.replace(facts, text=rows[0].text)

    def evidence(self, sha256: str) -> bytes:
        """The bytes that were read.

        Raises:
            LedgerDamaged: they do not unpack.
        """
        rows = self._some(T.EVIDENCE, T.EVIDENCE.c.sha256, [sha256])
        if not rows:
            raise UnknownSubject(f"the ledger keeps no bytes of {sha256}", subject=sha256)
        return unpack(rows[0].packed, f"evidence {sha256}")

    def _sightings(self, reports: Iterable[str]) -> dict[str, tuple[Sighting, ...]]:
        found: dict[str, list[Sighting]] = {}
        gone = self.withdrawn
        for row in self._some(T.SIGHTINGS, T.SIGHTINGS.c.report, sorted(reports)):
            if row.id in gone:
                continue
            facts = _plain(row)
            report = facts.pop("report")
            facts["headers"] = msgspec.json.decode(facts["headers"])
            found.setdefault(report, []).append(msgspec.convert(facts, Sighting))
        return {
            report: tuple(sorted(some, key=lambda one: (one.change, one.id)))
            for report, some in found.items()
        }

    # Records

    def records_of(self, reports: Iterable[str]) -> list[RecordRow]:
        """All readings of the reports, oldest first."""
        c = T.RECORDS.c
        columns = (c.id, c.report, c.reader, c.by_hand, c.change)
        found = []
        for some in chunks(sorted(reports)):
            wanted = select(*columns).where(c.report.in_(some))
            found += [RecordRow._make(row) for row in self._rows(self._seen(wanted, c.change))]
        return sorted(found, key=lambda row: (row.change, row.id))

    def record_rows(self, records: Iterable[str]) -> list[RecordRow]:
        """The readings of some ids."""
        c = T.RECORDS.c
        columns = (c.id, c.report, c.reader, c.by_hand, c.change)
        found = []
        for some in chunks(sorted(set(records))):
            found += [
                RecordRow._make(row) for row in self._rows(select(*columns).where(c.id.in_(some)))
            ]
        return found

    def current_records(self, reports: Iterable[str]) -> dict[str, RecordRow]:
        """The reading that counts for each report: the latest by hand, else the latest.

        Readings that a person took back do not count.
        """
        current: dict[str, RecordRow] = {}
        gone = self.withdrawn
        for row in self.records_of(reports):
            if row.id in gone:
                continue
            if row.by_hand or not (row.report in current and current[row.report].by_hand):
                current[row.report] = row
        return current

    def record(self, record: str) -> Record:
        """One reading by its id."""
        found = self._bodies([record])
        if record not in found:
            raise UnknownSubject(f"the ledger has no record {record!r}", subject=record)
        return found[record]

    def _bodies(self, records: Iterable[str]) -> dict[str, Record]:
        found = {}
        for some in chunks(sorted(records)):
            c = T.RECORDS.c
            for row in self.connection.execute(select(c.id, c.packed).where(c.id.in_(some))):
                found[row.id] = self.decode(unpack(row.packed, f"record {row.id}"))
        return found

    # Origins

    def origins(self, reports: Iterable[str]) -> dict[str, str]:
        """The origin of each report: the smallest id among all that it was copied with."""
        found: dict[str, str] = {}
        gone = self.withdrawn
        for report in sorted(reports):
            if report not in found:
                group = self._copied_with(report, gone)
                found |= dict.fromkeys(group, min(group))
        return found

    def _copied_with(self, report: str, gone: frozenset[str]) -> set[str]:
        group, fresh = {report}, [report]
        while fresh:
            c = T.COPIES.c
            near = select(c.one, c.other).where(c.one.in_(fresh) | c.other.in_(fresh))
            ends = {end for row in self._rows(self._seen(near, c.change)) for end in row}
            fresh = sorted(ends - group - gone)
            group |= set(fresh)
        return group

    # Judgements

    def judgements(self) -> list[Judgement]:
        """All judgements but the undone, oldest first."""
        return self._judgements(_JUDGED)

    def judgements_on(self, reports: Iterable[str]) -> list[Judgement]:
        """The judgements that hang on words of some reports, but the undone, oldest first."""
        c, wanted = T.JUDGEMENTS.c, sorted(set(reports))
        found: dict[str, Judgement] = {}
        for some in chunks(wanted):
            touched = _JUDGED.where(c.report.in_(some) | c.other_report.in_(some))
            found |= {one.id: one for one in self._judgements(touched)}
        return sorted(found.values(), key=lambda one: (one.change, one.id))

    def undone_judgements(self) -> list[Judgement]:
        """All judgements that were taken back, oldest first."""
        gone = self.withdrawn
        found = []
        for some in chunks(sorted(gone)):
            rows = self._rows(self._seen(_JUDGED.where(T.JUDGEMENTS.c.id.in_(some)), _CHANGE))
            found += [_judgement(row) for row in rows]
        return sorted(found, key=lambda one: one.change)

    def judgements_by_change(self, changes: Iterable[int]) -> dict[int, Judgement]:
        """The judgements that changes made, undone or not."""
        found = {}
        for some in chunks(sorted(set(changes))):
            for row in self._rows(self._seen(_JUDGED.where(_CHANGE.in_(some)), _CHANGE)):
                found[row.change] = _judgement(row)
        return found

    def judgements_ever_on(self, reports: Iterable[str]) -> list[str]:
        """Ids of all judgements on some reports, the undone too."""
        c = T.JUDGEMENTS.c
        found = []
        for some in chunks(sorted(set(reports))):
            wanted = select(c.id).where(c.report.in_(some) | c.other_report.in_(some))
            found += [row.id for row in self._rows(self._seen(wanted, c.change))]
        return found

    def _judgements(self, wanted: Select[Any]) -> list[Judgement]:
        rows = list(self._rows(self._seen(wanted, T.JUDGEMENTS.c.change)))
        gone = self.withdrawn if rows else frozenset()
        return [_judgement(row) for row in rows if row.id not in gone]

    # Linking's caches, as they are now

    def members(self, clusters: Iterable[str] | None = None) -> dict[EventKey, str]:
        """The incident of every current event; of some incidents only, when given."""
        if clusters is None:
            rows: Iterable[Row[Any]] = self._rows(select(T.MEMBERS))
        else:
            rows = self._some_cached(T.MEMBERS, T.MEMBERS.c.cluster, sorted(set(clusters)))
        return {(row.record, row.event): row.cluster for row in rows}

    def clusters_of(self, records: Iterable[str]) -> dict[EventKey, str]:
        """The incident of every event of the records."""
        rows = self._some_cached(T.MEMBERS, T.MEMBERS.c.record, sorted(set(records)))
        return {(row.record, row.event): row.cluster for row in rows}

    def find_cluster(self, name: str) -> str | None:
        """The incident that a name means now: an id, an event (``REPORT:e1``), or a former id.

        A former id is that of an event which founded an incident; the incident that this event is
        in now bears the name on.
        """
        m, e = T.MEMBERS.c, T.EVENTS.c
        if ":" in name:
            report, event = name.split(":", 1)
            known = self.current_records([self.full_id(report)])
            found = [self.clusters_of([row.id]).get((row.id, event)) for row in known.values()]
            return found[0] if found else None
        if not name:
            return None
        current = select(m.cluster).where(begins(m.cluster, name))
        clusters = {row.cluster for row in self._rows(current.distinct().limit(2))}
        if not clusters:
            former = (
                select(m.cluster)
                .join(T.EVENTS, and_(e.record == m.record, e.event == m.event))
                .where(begins(e.own_id, name))
            )
            clusters = {row.cluster for row in self._rows(former.distinct().limit(2))}
        return clusters.pop() if len(clusters) == 1 else None

    def pairs(self, records: Iterable[str] | None = None) -> Iterator[PairRow]:
        """The scores kept; those whose first event is of some records only, when given."""
        if records is None:
            yield from (pair_of(row) for row in self._rows(select(T.PAIRS)))
            return
        for row in self._some_cached(T.PAIRS, T.PAIRS.c.one_record, sorted(set(records))):
            yield pair_of(row)

    def pairs_with(self, events: Iterable[EventKey]) -> list[PairRow]:
        """The scores of pairs that have one of the events."""
        wanted = set(events)
        p, records = T.PAIRS.c, sorted({record for record, _ in wanted})
        found: dict[tuple[EventKey, EventKey], PairRow] = {}
        for column in (p.one_record, p.other_record):
            for row in self._some_cached(T.PAIRS, column, records):
                pair = pair_of(row)
                if pair.one in wanted or pair.other in wanted:
                    found[pair.one, pair.other] = pair
        return [found[key] for key in sorted(found)]

    def features(self, records: Iterable[str]) -> dict[EventKey, bytes]:
        """Linking's bytes of all events of the records."""
        rows = self._some_cached(T.EVENTS, T.EVENTS.c.record, sorted(set(records)))
        return {(row.record, row.event): row.features for row in rows}

    def poll_of(self, feed: str) -> Poll | None:
        """How far a watched feed was read; None for one never polled."""
        rows = list(self._rows(select(T.POLLS).where(T.POLLS.c.feed == feed)))
        return msgspec.convert(_plain(rows[0]), Poll) if rows else None

    # Parts

    def count(self, table: str) -> int:
        """Rows of a table up to the moment."""
        of = T.METADATA.tables[table]
        wanted = select(func.count()).select_from(of)
        seen = self._seen(wanted, of.c.change) if "change" in of.c else wanted
        return int(self.connection.execute(seen).scalar_one())

    def _seen(self, wanted: Select[Any], change: Column[int]) -> Select[Any]:
        return wanted.where(change <= self.moment.change)

    def _rows(self, wanted: Select[Any]) -> Iterable[Row[Any]]:
        return self.connection.execute(wanted)

    def _some(self, table: Table, column: Column[str], values: Sequence[str]) -> list[Row[Any]]:
        found: list[Row[Any]] = []
        for some in chunks(values):
            found += self._rows(self._seen(select(table).where(column.in_(some)), table.c.change))
        return found

    def _some_cached(
        self, table: Table, column: Column[str], values: Sequence[str]
    ) -> list[Row[Any]]:
        found: list[Row[Any]] = []
        for some in chunks(values):
            found += self._rows(select(table).where(column.in_(some)))
        return found


def begins(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """Whether an id in hex digits begins with a name; found through the index, unlike LIKE."""
    return and_(column >= name, column < name + "g")


def _plain(row: Row[Any]) -> dict[str, Any]:
    """A row as a dict; SQLAlchemy's own kind of names are no keys for msgspec."""
    return {str(name): value for name, value in row._mapping.items()}


_CHANGE = T.JUDGEMENTS.c.change
_PAGE = 100

_JUDGED = (
    select(T.JUDGEMENTS, T.CHANGES.c.at, T.CHANGES.c.who, T.CHANGES.c.why)
    .join(T.CHANGES, T.CHANGES.c.number == T.JUDGEMENTS.c.change)
    .order_by(T.JUDGEMENTS.c.change, T.JUDGEMENTS.c.id)
)


def _judgement(row: Row[Any]) -> Judgement:
    return Judgement(
        id=row.id,
        field=row.field,
        verdict=row.verdict,
        anchor=msgspec.json.decode(row.anchor, type=Anchor),
        other=msgspec.json.decode(row.other, type=Anchor) if row.other else None,
        value=row.value,
        who=row.who,
        at=row.at,
        why=row.why,
        change=row.change,
        was=row.was,
        seconds=row.seconds,
    )
