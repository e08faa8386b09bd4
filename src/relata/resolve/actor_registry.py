"""The registry of well-known actors, found by exact name, acronym or transliteration key.

A name that only resembles an entry's is never enough: the key must be the same, or the same
words must stand in another order. The files under ``assets/actors`` are compiled into one index,
so that opening it takes no longer than reading a small file; a folder of the user's own is read
over it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from relata.assets import ASSETS, asset_fingerprint, read_asset
from relata.resolve.actor_check import check_entries, target_of
from relata.resolve.actor_files import (
    NAME_LISTS,
    RawEntry,
    RegistryFileError,
    read_folder,
)
from relata.resolve.actor_office import ASSET as OFFICES
from relata.resolve.actor_office import is_generic, load_offices, load_seats, name_office
from relata.resolve.actor_unit import unit_key
from relata.resolve.countries import is_adjective
from relata.resolve.lined_yaml import Fault
from relata.resolve.names import fold, loosen

ASSET = "actors.json"
FOLDER = ASSETS / "actors"
OWN = "own:"
"""Begins the id of an entry that a folder of the user's own adds or changes."""

_MAX_WORDS = 8


class Relation(msgspec.Struct, frozen=True, omit_defaults=True):
    """How an actor stands to another: ``kind`` as in the file, years where they are known."""

    kind: str
    target: str
    since: str | None = None
    until: str | None = None
    source: tuple[str, ...] = ()


class RegistryEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One actor of the registry.

    Attributes:
        also: other names in Latin letters.
        acronyms: count only as written.
        native: names in the actor's own script.
        shared: names that others bear too.
        seats: houses, streets and towns that stand for it.
        country: ISO 3166 alpha-2, or None for bodies and groups of no one state.
        office: which office of its state it is (``armed``, ``police``); None for others.
        since: first year; ``until`` the last; None where not known or not over.
        source: where the facts are from: words of ``actor_sources.yaml``, or a note.
        file: where it stands, with ``line``.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    also: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    native: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    office: str | None = None
    since: str | None = None
    until: str | None = None
    relations: tuple[Relation, ...] = ()
    source: tuple[str, ...] = ()
    note: str | None = None
    file: str = ""
    line: int = 0

    @property
    def of(self) -> str | None:
        """Id of the actor it is a branch of; None where it is none."""
        return next((each.target for each in self.relations if each.kind == "branch_of"), None)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the main one first."""
        return (self.name, *self.also, *self.acronyms, *self.native, *self.shared, *self.seats)

    def is_of(self, year: str | None) -> bool:
        """Whether the actor was there in a year; where the year is not known, it was."""
        if year is None:
            return True
        return (self.since or year) <= year <= (self.until or year)


class _Compiled(msgspec.Struct, frozen=True):
    """The index as shipped: entries, and names by key (numbers of entries)."""

    entries: tuple[RegistryEntry, ...]
    strict: dict[str, tuple[tuple[int, str], ...]]
    loose: dict[str, tuple[int, ...]]
    words: dict[str, tuple[int, ...]]
    units: dict[str, tuple[int, ...]]


class Registry:
    """Actors by id and by name; build it with ``load_registry``."""

    def __init__(self, compiled: _Compiled, fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self.entries = {entry.id: entry for entry in compiled.entries}
        self._offices: defaultdict[tuple[str, str], list[RegistryEntry]] = defaultdict(list)
        for entry in compiled.entries:
            if entry.office and entry.country:
                self._offices[entry.country, entry.office].append(entry)
        self._list = compiled.entries
        self._strict = compiled.strict
        self._loose = compiled.loose
        self._words = compiled.words
        self._units = compiled.units

    def look_up(self, words: str, *, one_case: bool = False) -> tuple[RegistryEntry, ...]:
        """Entries that bear the name as a whole; several where it is shared, empty if none.

        Acronyms count only as written (``IS`` is a group, ``is`` a verb); in a report without
        case those of three letters and fewer do not count at all.
        """
        key = fold(words)
        if not key:
            return ()
        found = [
            number
            for number, name in self._strict.get(key, ())
            if not is_acronym(name) or _written_so(words, name, one_case=one_case)
        ]
        if not found and " " in key:
            found = list(self._loose.get(loosen(words), ()))
        if not found and key.count(" ") > 1:
            found = list(self._words.get(_in_any_order(key), ()))
        found += self._units.get(unit_key(words), ())
        return tuple(self._list[number] for number in dict.fromkeys(found))

    def find_office(self, country: str, code: str, year: str | None) -> tuple[RegistryEntry, ...]:
        """Entries of a country's office in a year; made by pattern where there is none.

        A made entry has the id ``COUNTRY-OFFICE``, as ``hr-government``.
        """
        known = self._offices.get((country, code), [])
        then = tuple(each for each in known if each.is_of(year))
        made = make_office(country, code)
        return then or (self.entries.get(made.id, made),)

    def has_office(self, country: str, code: str) -> bool:
        """Whether a file gives a country's office."""
        return (country, code) in self._offices

    def find_inside(self, words: str) -> tuple[RegistryEntry, ...]:
        """Entries named somewhere inside a phrase as whole words (``a Taliban commander``).

        A name that forces of several states bear tells nothing of any.
        """
        tokens = words.replace(",", " ").split()
        found: dict[str, RegistryEntry] = {}
        for start in range(len(tokens)):
            for end in range(min(len(tokens), start + _MAX_WORDS), start, -1):
                phrase = " ".join(tokens[start:end]).strip("\"'“”‘’().;:")
                phrase = phrase.removesuffix("'s").removesuffix("’s")
                if phrase[:1].islower() and "-" not in phrase:
                    break
                before = tokens[start - 1] if start else ""
                in_name = before[:1].isupper() and before.lower() not in {"the", "a", "an"}
                if in_name and not is_adjective(before):
                    break  # the end of a longer name, such as National Security Council
                hits = self.look_up(phrase)
                if len(hits) == 1 and not is_generic(phrase):
                    found.setdefault(hits[0].id, hits[0])
                    break
        return tuple(found.values())


def is_acronym(name: str) -> bool:
    """True for a name of capitals only, such as ``RSF`` or ``M23``."""
    return " " not in name and len(name) <= 8 and name.upper() == name and name.lower() != name


@cache
def load_registry(folder: Path | None = None) -> Registry:
    """The registry that comes with Relata, with a folder of the user's own read over it.

    Raises:
        AssetError: the shipped index is absent or damaged; install Relata again.
        RegistryFileError: the user's files have faults; the message names the first.
    """
    compiled = msgspec.json.decode(read_asset(ASSET), type=_Compiled)
    fingerprint = asset_fingerprint(ASSET)
    if folder is None:
        return Registry(compiled, fingerprint)
    raw, faults = read_folder(folder)
    raise_faults(faults or check_over(compiled.entries, raw))
    merged = _merge(compiled.entries, raw)
    digest = hashlib.sha256(fingerprint.encode())
    for path in sorted(folder.glob("*.yaml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    own = {each.id for each in raw}
    entries = [make_entry(each, own=each.id in own) for each in merged]
    return Registry(index_entries(_repoint(entries, own)), digest.hexdigest())


def check_over(shipped: Iterable[RegistryEntry], own: Sequence[RawEntry]) -> list[Fault]:
    """Faults of the user's entries, read over those that come with Relata."""
    return _twice(own) or check_entries(_merge(shipped, own))


def load_shipped() -> list[RawEntry]:
    """The entries of the files that the index is made from.

    Raises:
        RegistryFileError: a file has faults, or the whole has.
    """
    entries, faults = read_folder(FOLDER)
    raise_faults(faults or check_entries(entries))
    return entries


def compile_registry() -> bytes:
    """The bytes of the index: a pure function of the files under ``assets/actors``."""
    entries = [make_entry(each) for each in load_shipped()]
    return msgspec.json.encode(index_entries(_with_seats(entries)))


def make_office(country: str, code: str) -> RegistryEntry:
    """An entry for an office that no file has, by the pattern of ``offices.yaml``."""
    office = load_offices()[code]
    return RegistryEntry(
        id=f"{country.lower()}-{code}",
        name=name_office(office, country),
        kind="government" if "government" in office.kinds else min(office.kinds),
        country=country,
        office=code,
        source=(f"pattern of {OFFICES}",),
        file=OFFICES,
    )


def _with_seats(entries: Sequence[RegistryEntry]) -> list[RegistryEntry]:
    """Entries with the seats that stand for them; offices that no file has are made for theirs."""
    by_id = {entry.id: entry for entry in entries}
    by_office = {(each.country, each.office): each.id for each in entries if each.office}
    for seat in load_seats():
        target = by_office.get((seat.country, seat.target), seat.target)
        if target not in by_id and seat.country is not None:
            made = make_office(seat.country, seat.target)
            target = made.id
            by_id.setdefault(target, made)
        old = by_id[target]
        own = {fold(name) for name in old.names}
        seats = tuple(name for name in seat.names if fold(name) not in own)
        by_id[target] = msgspec.structs.replace(old, seats=(*old.seats, *seats))
    return list(by_id.values())


def raise_faults(faults: Sequence[Fault]) -> None:
    """Raise when there is a fault.

    Raises:
        RegistryFileError: always, when the list is not empty.
    """
    if faults:
        more = f" (and {len(faults) - 1} more; mend this one first)" if len(faults) > 1 else ""
        raise RegistryFileError(f"{faults[0]}{more}", faults=[str(fault) for fault in faults])


def make_entry(raw: RawEntry, *, own: bool = False) -> RegistryEntry:
    """An entry out of a row that passed the checks."""
    row: dict[str, Any] = {
        key: value for key, value in raw.row.items() if value is not None and key != "replace"
    }
    for key in (*NAME_LISTS, "source"):
        row[key] = tuple(row.get(key) or ())
    row["relations"] = tuple(_make_relation(each) for each in row.get("relations") or ())
    row["id"] = f"{OWN}{raw.id}" if own else raw.id
    row["file"] = raw.file if own else Path(raw.file).name
    return RegistryEntry(**row, line=raw.line)


def index_entries(entries: Iterable[RegistryEntry]) -> _Compiled:
    """Entries with their names by key."""
    listed = tuple(entries)
    strict: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    loose: defaultdict[str, list[int]] = defaultdict(list)
    words: defaultdict[str, list[int]] = defaultdict(list)
    units: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(listed):
        for name in entry.names:
            key = fold(name)
            strict[key].append((number, name))
            loose_key = loosen(name)
            if " " in name and len(loose_key) >= 8 and number not in loose[loose_key]:
                loose[loose_key].append(number)
            ordered = _in_any_order(key)
            if key.count(" ") > 1 and number not in words[ordered]:
                words[ordered].append(number)
            if number not in units[unit_key(name)]:
                units[unit_key(name)].append(number)
    return _Compiled(
        listed,
        {key: tuple(rows) for key, rows in strict.items() if key},
        {key: tuple(rows) for key, rows in loose.items() if key and rows},
        {key: tuple(rows) for key, rows in words.items() if rows},
        {key: tuple(rows) for key, rows in units.items() if key and rows},
    )


def _make_relation(row: dict[str, Any]) -> Relation:
    kind, target = target_of(row)
    source = row.get("source") or ()
    return Relation(
        kind=kind,
        target=target,
        since=row.get("since"),
        until=row.get("until"),
        source=tuple(source) if isinstance(source, list) else (source,) if source else (),
    )


def _merge(shipped: Iterable[RegistryEntry], own: Sequence[RawEntry]) -> list[RawEntry]:
    """Shipped entries with the user's over them: fields replaced, lists of names extended.

    The user's stand last, so that a clash is told of their file.
    """
    rows = {entry.id: _row_of(entry) for entry in shipped}
    for raw in own:
        old = rows.pop(raw.id, None)
        if old is None or raw.row.get("replace") in (True, "true"):
            rows[raw.id] = raw
            continue
        row = {**old.row, **raw.row}
        for key in (*NAME_LISTS, "relations"):
            row[key] = [*(old.row.get(key) or ()), *(raw.row.get(key) or ())]
        rows[raw.id] = RawEntry(raw.id, row, raw.file, raw.line)
    return list(rows.values())


def _twice(own: Iterable[RawEntry]) -> list[Fault]:
    """Ids that two of the user's entries bear: neither is the one that counts."""
    first: dict[str, RawEntry] = {}
    return [
        Fault(raw.file, raw.line, f"{raw.id}: the id stands also in {other.file}:{other.line}")
        for raw in own
        if (other := first.setdefault(raw.id, raw)) is not raw
    ]


def _row_of(entry: RegistryEntry) -> RawEntry:
    row = {key: getattr(entry, key) for key in ("name", "kind", "country", "office", "note")}
    row |= {"since": entry.since, "until": entry.until}
    row |= {key: list(getattr(entry, key)) for key in (*NAME_LISTS, "source")}
    row["relations"] = [
        {each.kind: each.target, "since": each.since, "until": each.until}
        | ({"source": list(each.source)} if each.source else {})
        for each in entry.relations
    ]
    return RawEntry(entry.id, row, entry.file, entry.line)


def _repoint(entries: Sequence[RegistryEntry], own: set[str]) -> list[RegistryEntry]:
    """Relations to an entry of the user's own carry its marked id."""
    return [
        msgspec.structs.replace(
            entry,
            relations=tuple(
                msgspec.structs.replace(each, target=f"{OWN}{each.target}")
                if each.target in own
                else each
                for each in entry.relations
            ),
        )
        for entry in entries
    ]


def _written_so(words: str, name: str, *, one_case: bool) -> bool:
    bare = words.strip("\"'“”‘’()").replace(".", "")
    return len(name) > 3 if one_case else bare == name.replace(".", "")


def _in_any_order(key: str) -> str:
    """The words of a folded name by alphabet, links apart: ``Front of National Liberation``."""
    return " ".join(sorted(word for word in key.split() if word not in _LINKS))


_LINKS = frozenset("of the and for in".split())
