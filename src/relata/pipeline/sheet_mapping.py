"""Which column of a sheet holds what: guessed from its header, or read from a map."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from relata.errors import SheetError
from relata.pipeline.sheet_files import Sheet

COUNTS = {
    f"{effect}{bound}"
    for effect in ("killed", "injured", "missing", "detained", "abducted", "displaced")
    for bound in ("", "_low", "_high")
} | {
    f"{group}_{bound}"
    for group in ("civilians", "women", "men", "children", "militants", "civilians_injured")
    for bound in ("low", "high")
}
LISTS = ("agents", "targets", "source")
FIELDS = COUNTS | {
    *("id", "date", "date_end", "date_precision", "place", "admin1", "country", "lat", "lon"),
    *("place_precision", "agent", "target", "agents", "targets", "type", "subtype", "source"),
    *("notes", "keep"),
}
"""What a column may be; ``keep`` is only kept, and given back."""

_NAMES: dict[str, str] = {
    "id": "id|code|ref|incident id|event id|unique reference code",
    "date": "date|event date|day|incident date|date start|when",
    "date_end": "date end|end date|incident date end",
    "place": "place|location|town|village|city|settlement|where",
    "admin1": "admin1|adm 1|province|governorate|state|region",
    "country": "country",
    "lat": "lat|latitude|y",
    "lon": "lon|lng|long|longitude|x",
    "agent": "actor|perpetrator|agent|attacker|actor1",
    "target": "target|victim|victims|actor2",
    "type": "type|event type|incident type",
    "source": "source|sources",
    "notes": "notes|note|description|comment|comments|details",
    "killed": "killed|deaths|dead|fatalities|deaths total",
    "killed_low": "killed low|killed min|deaths low|low",
    "killed_high": "killed high|killed max|deaths high|high",
    "injured": "injured|wounded|injuries",
    "injured_low": "injured low|injured min",
    "injured_high": "injured high|injured max",
    "missing": "missing",
    "detained": "detained|arrested",
    "abducted": "abducted|kidnapped",
    "displaced": "displaced",
}

_ACLED = (
    "event_id_cnty:id event_date:date time_precision:date_precision event_type:type "
    "sub_event_type:subtype actor1:agent assoc_actor_1:agents actor2:target "
    "assoc_actor_2:targets country:country admin1:admin1 location:place latitude:lat "
    "longitude:lon geo_precision:place_precision source:source notes:notes fatalities:killed"
)
_UCDP = (
    "id:id date_start:date date_end:date_end date_prec:date_precision type_of_violence:type "
    "side_a:agent side_b:target where_coordinates:place adm_1:admin1 country:country latitude:lat "
    "longitude:lon where_prec:place_precision source_article:notes best:killed low:killed_low "
    "high:killed_high"
)
_AIRWARS = (
    "unique_reference_code:id date:date country:country latitude:lat longitude:lon "
    "civilians_killed_min:civilians_low civilians_killed_max:civilians_high "
    "children_killed_min:children_low children_killed_max:children_high "
    "women_killed_min:women_low women_killed_max:women_high men_killed_min:men_low "
    "men_killed_max:men_high civilians_injured_min:civilians_injured_low "
    "civilians_injured_max:civilians_injured_high militants_killed_min:militants_low "
    "militants_killed_max:militants_high belligerent_term:agent geolocation_notes:place"
)
DATASETS: dict[str, tuple[frozenset[str], str]] = {
    "ACLED": (frozenset({"event_id_cnty", "event_date", "fatalities"}), _ACLED),
    "UCDP GED": (frozenset({"type_of_violence", "best", "low", "high", "date_start"}), _UCDP),
    "Airwars": (frozenset({"unique_reference_code", "civilians_killed_min"}), _AIRWARS),
}
"""Datasets with the columns by which each is known. Source: their codebooks (ACLED's current one,
UCDP GED 23.1, Airwars' incident table)."""


SAID = "the map says so"
_NOTE = re.compile(rf"column (.+) holds (\w+): {SAID}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mapped:
    """One column: what it holds, and why that is thought."""

    column: str
    field: str
    why: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column holds what, one entry a column in order.

    Attributes:
        dataset: name of the dataset whose sheet it is; None for an analyst's.
        by: who makes the claims, when the map says so.
        date_order: ``dmy`` or ``mdy`` when the map says so.
    """

    columns: tuple[Mapped, ...]
    dataset: str | None = None
    by: str | None = None
    date_order: str | None = None

    def at(self, field: str) -> int | None:
        """Where the column of a field stands; None when there is none."""
        return next((at for at, one in enumerate(self.columns) if one.field == field), None)


def guess_mapping(sheet: Sheet) -> Mapping:
    """What the columns' names tell; a column that they do not tell of is only kept."""
    labels = sheet.labels()
    for dataset, (needed, text) in DATASETS.items():
        if needed <= set(labels):
            known = dict(pair.split(":") for pair in text.split())
            why = f"a column of {dataset}"
            named = tuple(
                Mapped(one, known[one], why) if one in known else Mapped(one, "keep", "only kept")
                for one in labels
            )
            first = next(at for at, one in enumerate(named) if one.field == "id")
            is_own = all(row[first].startswith("RLT-") for row in sheet.rows)
            return Mapping(named, dataset, by="an export of Relata" if is_own else None)
    fields: list[Mapped] = []
    for one in labels:
        field = _field_of(one)
        if field is None or any(other.field == field for other in fields):
            fields.append(Mapped(one, "keep", "only kept"))
        else:
            fields.append(Mapped(one, field, "its name"))
    return Mapping(tuple(fields))


def notes_of_map(mapping: Mapping) -> tuple[str, ...]:
    """What a map said of columns, as notes of each row's record, to give cells back by."""
    return tuple(
        f"column {one.column} holds {one.field}: {SAID}"
        for one in mapping.columns
        if one.why == SAID
    )


def named_cells(data: bytes, notes: Iterable[str] = ()) -> dict[str, str]:
    """The cells of a kept row (``row_bytes``) by what they hold.

    That is what their columns' names tell, and what ``notes_of_map`` says.
    """
    pairs: list[tuple[str, str]] = json.loads(data)
    columns, cells = zip(*pairs, strict=True)
    sheet = Sheet("row", tuple(columns), (tuple(cells),), (2,), data)
    told = [found.groups() for note in notes if (found := _NOTE.fullmatch(note))]
    said = {column: field for column, field in told if column in sheet.labels()}
    mapped = (_said(one, said) for one in guess_mapping(sheet).columns)
    named = zip(mapped, cells, strict=True)
    return {one.field: cell for one, cell in named if one.field != "keep"}


def _field_of(label: str) -> str | None:
    words = re.sub(r"[^a-z0-9]+", " ", label.lower()).strip()
    return next((field for field, names in _NAMES.items() if words in names.split("|")), None)


def read_mapping(sheet: Sheet, name: str, data: bytes) -> Mapping:
    """A map in YAML: ``columns`` (column: field), and ``by``, ``date_order`` where wanted.

    Columns that it does not name are guessed.

    Raises:
        SheetError: it is no such map, or names a column or field that there is not.
    """
    try:
        given = yaml.safe_load(data)
    except yaml.YAMLError as error:
        raise SheetError(f"{name}: is no YAML: {error}; mend it") from error
    if not isinstance(given, dict) or not isinstance(given.get("columns", {}), dict):
        raise SheetError(f"{name}: wanted columns: with COLUMN: FIELD lines; see docs/import.md")
    order = given.get("date_order")
    if order not in (None, "dmy", "mdy"):
        raise SheetError(f"{name}: date_order: wanted dmy or mdy, got {order!r}")
    said = given.get("columns", {})
    labels = sheet.labels()
    for column, field in said.items():
        if column not in labels:
            raise SheetError(f"{name}: {sheet.name} has no column {column!r}; it has: {labels}")
        if field not in FIELDS:
            raise SheetError(f"{name}: {column}: no field {field!r}; take {sorted(FIELDS)}")
    if len(taken := [one for one in said.values() if one != "keep"]) != len(set(taken)):
        raise SheetError(f"{name}: gives one field to two columns; give it to one")
    guessed = guess_mapping(sheet)
    columns = tuple(_said(one, said) for one in guessed.columns)
    return Mapping(columns, guessed.dataset, given.get("by") or guessed.by, order)


def _said(one: Mapped, said: dict[str, str]) -> Mapped:
    if one.column in said:
        return Mapped(one.column, said[one.column], SAID)
    if one.field in said.values():
        return Mapped(one.column, "keep", "only kept: the map names another column")
    return one
