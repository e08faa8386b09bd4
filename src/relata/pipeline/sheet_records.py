"""A sheet's row as a report and its record: every value a claim of the dataset or analyst."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from relata.model.record import (
    Actor,
    By,
    Claim,
    Event,
    Filler,
    Place,
    Record,
    ReportInfo,
    Span,
    Tally,
    Time,
    Unread,
    Voice,
)
from relata.model.report import Report
from relata.pipeline.sheet_cells import Count, count_of, day_of, degrees_of, order_of
from relata.pipeline.sheet_codes import ACLED_PLACES, SUBTYPES, TYPES, UCDP_PLACES, WORDS, kind_of
from relata.pipeline.sheet_files import Sheet, row_bytes
from relata.pipeline.sheet_mapping import COUNTS, Mapping, notes_of_map
from relata.publish.exports.csv_cells import of_list
from relata.resolve.countries import country_named

EXTRACTOR = "relata import"
"""What makes the text of an imported row's report."""

_BY = (By("c1", "for"),)
_CUE = "Recorded"
_NOBODY_DIED = re.compile(
    r"\b(no (one|body|fatalities|deaths|casualties)|nobody) (was |were |had )?"
    r"(killed|died|dead|reported killed|been killed)\b|\bno (fatalities|deaths)\b(?! reported)",
    re.IGNORECASE,
)
_EFFECTS = ("killed", "injured", "missing", "detained", "abducted", "displaced")
_ONE_SIDED = ("Violence against civilians", "3")


class Flag(NamedTuple):
    """Something in a cell that a person should look at."""

    row: int
    column: str
    why: str


@dataclass(frozen=True, slots=True)
class RowReport:
    """A row as the ledger takes it."""

    report: Report
    data: bytes = field(repr=False)
    record: Record
    flags: tuple[Flag, ...]


def row_reports(sheet: Sheet, mapping: Mapping, by: str) -> Iterator[RowReport]:
    """The report and record of every row, in order; a pure function."""
    at = mapping.at("date")
    order = mapping.date_order
    if order is None and at is not None:
        order = order_of([row[at] for row in sheet.rows])
    for number, cells in zip(sheet.numbers, sheet.rows, strict=True):
        yield _Row(sheet, mapping, by, number, cells, order).made()


class _Row:
    """One row while its record is made: its text, and where each cell stands in it."""

    def __init__(
        self,
        sheet: Sheet,
        mapping: Mapping,
        by: str,
        number: int,
        cells: tuple[str, ...],
        order: str | None,
    ) -> None:
        self.sheet, self.mapping, self.by, self.order = sheet, mapping, by, order
        self.number, self.cells = number, cells
        self.flags: list[Flag] = []
        self.unread: list[Unread] = []
        self.actors: list[Actor] = []
        self.spans: dict[int, Span] = {}
        text = f"{_CUE} by {by}\n\n"
        self.body = len(text)
        for at, (label, cell) in enumerate(zip(sheet.labels(), cells, strict=True)):
            if cell.strip():
                text += f"{label}: "
                lead = len(cell) - len(cell.lstrip())
                self.spans[at] = (len(text) + lead, len(text) + len(cell.rstrip()))
                text += f"{cell}\n"
        self.text = text.rstrip("\n")

    def made(self) -> RowReport:
        data = row_bytes(self.sheet.columns, self.cells)
        digest = hashlib.sha256(data).hexdigest()
        report = Report(
            id=digest[:16],
            sha256=digest,
            source=f"{self.sheet.name}#{self.number}",
            text=self.text,
            publisher=self.by,
            language="en",
            extractor=EXTRACTOR,
        )
        record = self._record(report)
        return RowReport(report, data, record, tuple(self.flags))

    def _record(self, report: Report) -> Record:
        span = (len(_CUE) + 4, len(_CUE) + 4 + len(self.by))
        kind = "ngo" if self.mapping.dataset else "other"
        self.actors.append(Actor(id="a1", name=self.by, kind=kind, mentions=(span,)))
        agents, targets = self._parties()
        for name, at in self._names("source"):
            self._actor(name, at, "media")
        places, times = self._places(), self._times()
        tallies = self._tallies()
        type_, mode = self._type(has_tallies=bool(tallies))
        trigger = self._trigger()
        event = Event(
            id="e1",
            type=type_,
            mode=mode,
            status="happened",
            triggers=(trigger,),
            occurrence=Voice(by=_BY),
            agents=tuple(Filler(ref=one, by=_BY) for one in agents),
            targets=tuple(Filler(ref=one, by=_BY) for one in targets),
            places=tuple(Filler(ref=one.id, by=_BY) for one in places),
            times=tuple(Filler(ref=one.id, edtf=one.edtf, by=_BY) for one in times),
        )
        claim = Claim(
            id="c1",
            source="a1",
            stance="reports",
            cue=((0, len(_CUE)),),
            content=((self.body, len(self.text)),),
            about=("e1",),
        )
        facts = {name: getattr(report, name) for name in _FACTS}
        return Record(
            report=ReportInfo(**facts),
            actors=tuple(self.actors),
            places=places,
            times=times,
            events=(event,),
            tallies=tallies,
            claims=(claim,),
            unread=tuple(self.unread),
            notes=(
                f"row {self.number} of {self.sheet.name}",
                *notes_of_map(self.mapping),
                *(f"column {flag.column}: {flag.why}" for flag in self.flags),
            ),
        )

    def _trigger(self) -> Span:
        """The words for the act: its type, else the name of the first column that counts harm."""
        told = self._span("subtype") or self._span("type")
        if told is not None:
            return told
        for at in sorted(self.spans):
            if self.mapping.columns[at].field in COUNTS:
                end = self.text.rindex(": ", 0, self.spans[at][0])
                return self.text.rindex("\n", 0, end) + 1, end
        return 0, len(_CUE)

    def _cell(self, name: str) -> str:
        at = self.mapping.at(name)
        return "" if at is None else self.cells[at].strip()

    def _span(self, name: str) -> Span | None:
        at = self.mapping.at(name)
        return None if at is None else self.spans.get(at)

    def _flag(self, name: str, why: str) -> None:
        at = self.mapping.at(name)
        self.flags.append(Flag(self.number, self.sheet.labels()[at or 0], why))
        if at in self.spans:
            self.unread.append(Unread(span=self.spans[at], why=why))

    def _names(self, name: str) -> Iterator[tuple[str, Span]]:
        """The members of a ``;`` list with their places in the text."""
        span = self._span(name)
        start = span[0] if span else 0
        for part in of_list(self._cell(name)):
            start = self.text.index(part, start)
            yield part, (start, start + len(part))
            start += len(part)

    def _actor(self, name: str, span: Span, kind: str | None = None) -> str:
        made = Actor(
            id=f"a{len(self.actors) + 1}", name=name, kind=kind or kind_of(name), mentions=(span,)
        )
        self.actors.append(made)
        return made.id

    def _parties(self) -> tuple[list[str], list[str]]:
        """Agents and targets; ACLED's order of actors means something for one-sided acts only."""
        sides: tuple[list[str], list[str]] = ([], [])
        is_one_sided = self._cell("type") in _ONE_SIDED or self.mapping.dataset is None
        for side, (main, others) in enumerate((("agent", "agents"), ("target", "targets"))):
            name, span = self._cell(main), self._span(main)
            found = [] if span is None else [self._actor(name, span)]
            for one, at in self._names(others):  # associated is not acting: it fills no slot
                self._actor(one, at)
            is_target = side == 1 and (is_one_sided or name.startswith("Civilians"))
            sides[1 if is_target else 0].extend(found)
        return sides

    def _type(self, *, has_tallies: bool) -> tuple[str, str | None]:
        kind, sub = self._cell("type").lower(), self._cell("subtype").lower()
        if kind in TYPES:
            return TYPES[kind][0], TYPES[kind][1] or "demo"
        mode = SUBTYPES.get(sub) or WORDS.get(kind)
        if mode:
            return "ASSAULT", mode
        is_act = kind in ("battles", "violence against civilians", "explosions/remote violence")
        if is_act or has_tallies or self.mapping.dataset in ("UCDP GED", "Airwars"):
            return "ASSAULT", "unknown"
        return "OTHER", None

    def _places(self) -> tuple[Place, ...]:
        name = next((one for one in ("place", "admin1", "country") if self._span(one)), None)
        if name is None:
            return ()
        lat, lon = self._point()
        tables = {"ACLED": ACLED_PLACES, "UCDP GED": UCDP_PLACES}
        table = tables.get(self.mapping.dataset or "", {})
        plain = {"place": "city", "admin1": "admin1", "country": "country"}[name]
        precision, radius = table.get(self._cell("place_precision"), (plain, None))
        span = self._span(name)
        country = self._cell("country")
        made = Place(
            id="p1",
            name=self._cell(name),
            kind=precision,
            mentions=(span,) if span else (),
            country=country_named(country) if country else None,
            admin1=self._cell("admin1") or None,
            lat=lat,
            lon=lon,
            radius_km=radius if lat is not None else None,
            precision=precision,
        )
        return (made,)

    def _point(self) -> tuple[float | None, float | None]:
        """Both degrees or neither; swapped ones are told of and not taken."""
        lat, lon = degrees_of(self._cell("lat")), degrees_of(self._cell("lon"))
        for name, value in (("lat", lat), ("lon", lon)):
            if value is None and self._cell(name):
                self._flag(name, f"{self._cell(name)!r} is no degree such as 14.20")
        if lat is None or lon is None:
            return None, None
        if abs(lat) > 90 and abs(lon) <= 90 and abs(lat) <= 180:
            self._flag("lat", f"{lat:g} is no latitude: it and the longitude look swapped")
            return None, None
        if abs(lat) > 90 or abs(lon) > 180:
            self._flag("lat", f"{lat:g}, {lon:g} is no point on the Earth")
            return None, None
        return lat, lon

    def _times(self) -> tuple[Time, ...]:
        span, day = self._span("date"), day_of(self._cell("date"), self.order)
        if span is None or day is None:
            return ()
        if day.why:
            self._flag("date", day.why)
        edtf = self._widened(day.edtf) if day.edtf else None
        return (Time(id="t1", mentions=(span,), edtf=edtf, candidates=day.candidates, why=day.why),)

    def _widened(self, edtf: str) -> str:
        """The day with the width that the dataset's precision code or its last day gives."""
        code = self._cell("date_precision")
        end = day_of(self._cell("date_end"), self.order)
        if self.mapping.dataset == "ACLED" and code == "3":
            return edtf[:7]
        if self.mapping.dataset == "ACLED" and code == "2" and len(edtf) == 10:
            middle, half = date.fromisoformat(edtf), timedelta(days=3)
            return f"{middle - half}/{middle + half}"
        if end and end.edtf and end.edtf > edtf:
            return f"{edtf}/{end.edtf}"
        return edtf

    def _tallies(self) -> tuple[Tally, ...]:
        made: list[Tally] = []
        for effect in _EFFECTS:
            self._tally(made, effect, effect, None, None)
        for group in ("civilians", "women", "men", "children", "militants"):
            combatant = {"civilians": "no", "militants": "yes"}.get(group)
            demographic = group if group in ("women", "men", "children") else None
            self._tally(made, group, "killed", demographic, combatant)
        self._tally(made, "civilians_injured", "injured", None, "no")
        return tuple(made)

    def _tally(
        self,
        made: list[Tally],
        name: str,
        effect: str,
        demographic: str | None,
        combatant: str | None,
    ) -> None:
        keys = [key for key in (name, f"{name}_low", f"{name}_high") if self._span(key)]
        if not keys:
            return
        counts = {key: self._count(key) for key in keys}
        low = counts.get(f"{name}_low") or counts.get(name)
        high = counts.get(f"{name}_high") or counts.get(name)
        bounds = (low.low if low else None, high.high if high else None)
        why = next((one.why for one in counts.values() if one.why), None)
        best = counts.get(name)
        if len(keys) > 1 and best and best.low is not None:
            why = why or f"the sheet's best figure is {best.low}"
        if None not in bounds and bounds[0] > bounds[1]:  # type: ignore[operator]
            why = f"low {bounds[0]} is above high {bounds[1]}"
            self._flag(keys[0], why)
            bounds = (None, None)
        span = self._span(keys[0])
        if span is None:
            return
        whole = next((one.id for one in made if one.combatant == "no"), None)
        made.append(
            Tally(
                id=f"n{len(made) + 1}",
                event="e1",
                effect=effect,
                of=None,
                low=bounds[0],
                high=bounds[1],
                words=self.text[span[0] : span[1]],
                span=span,
                approximate=any(one.is_approximate for one in counts.values()),
                demographic=demographic,
                combatant=combatant,
                part_of=whole if demographic else None,
                scope="event",
                by=_BY,
                more_spans=tuple(one for key in keys[1:] if (one := self._span(key))),
                why=why,
            )
        )

    def _count(self, key: str) -> Count:
        count = count_of(self._cell(key)) or Count()
        if count.why:
            self._flag(key, count.why)
        is_zero = self.mapping.dataset == "ACLED" and (count.low, count.high) == (0, 0)
        if is_zero and not _NOBODY_DIED.search(self._cell("notes")):
            return Count(why="0 in ACLED: none reported, or not stated")
        return count


_FACTS = ("id", "sha256", "source", "text", "publisher", "language", "published")
