"""What a public export leaves out: victims' names, and civilians' exact coordinates.

The place of an act that harmed people who are not said to be combatants is given to a tenth of a
degree (about 11 km) where it is known more closely than to a town. Persons who were harmed are
not named. ``--sensitive`` gives both.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from relata.model.incident import Incident, split_ref
from relata.model.ledger import LedgerReport
from relata.model.record import Actor, Event, Filler, Record
from relata.publish.exports.shape import Cell, ExportInput, Row

WITHHELD = "[name withheld]"
DECIMALS = 1
"""Of degrees: a tenth is about 11 km."""

ROUNDED_KM = 11.0
"""How far a rounded place reaches at least."""

EXACT = frozenset({"exact", "site", "neighbourhood"})
"""Precisions closer than a town, which are rounded."""

_HARMED = frozenset(
    {"killed", "injured", "casualties", "missing", "abducted", "detained", "captured", "displaced"}
)
_HARMFUL = frozenset({"ASSAULT", "COERCE"})
_CIVIL_KINDS = frozenset(
    {"civilians", "person", "crowd", "ngo", "media", "company", "religious", "party", "other"}
)


class Withholding:
    """Leaves out what a public export must not hold, and counts what it left out."""

    def __init__(self, given: ExportInput) -> None:
        self.is_sensitive = given.is_sensitive
        self.names = 0
        self._rounded: set[str] = set()
        found = set() if given.is_sensitive else set(_victims(given.reports))
        self._by_first_word = _indexed(found)

    def clean(self, text: str) -> str:
        """Text without victims' names."""
        kept, done = [], 0
        for word in _WORD.finditer(text):
            name = self._name_at(text, word) if word.start() >= done else None
            if name is not None:
                kept += [text[done : word.start()], WITHHELD]
                done = word.start() + len(name)
                self.names += 1
        return "".join([*kept, text[done:]])

    def _name_at(self, text: str, word: re.Match[str]) -> str | None:
        """The longest name that begins with a word of the text and ends with a whole word."""
        for name in self._by_first_word.get(word.group(), ()):
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and not _WORD.match(text, end):
                return name
        return None

    def clean_row(self, row: Row) -> Row:
        """A row without victims' names."""
        return {name: self._cell(cell) for name, cell in row.items()}

    def clean_tree(self, tree: object) -> object:
        """A tree of JSON values without victims' names; keys stay."""
        if isinstance(tree, str):
            return self.clean(tree)
        if isinstance(tree, dict):
            return {key: self.clean_tree(value) for key, value in tree.items()}
        if isinstance(tree, list | tuple):
            return [self.clean_tree(value) for value in tree]
        return tree

    def _cell(self, cell: Cell) -> Cell:
        return self.clean(cell) if isinstance(cell, str) else cell

    def is_rounded(self, incident: Incident) -> bool:
        """Whether the incident's place is given only roughly."""
        place = incident.place
        return (
            not self.is_sensitive
            and place is not None
            and place.precision in EXACT | {None}
            and harms_civilians(incident)
        )

    def point(self, incident: Incident) -> tuple[float, float] | None:
        """Latitude and longitude in degrees; None where the incident's place has none."""
        place = incident.place
        if place is None or place.lat is None or place.lon is None:
            return None
        if not self.is_rounded(incident):
            return place.lat, place.lon
        self._rounded.add(incident.id)
        return round(place.lat, DECIMALS), round(place.lon, DECIMALS)

    def radius_km(self, incident: Incident) -> float | None:
        """How far the place reaches, with what rounding adds."""
        radius_km = incident.place.radius_km if incident.place else None
        if not self.is_rounded(incident):
            return radius_km
        return max(radius_km or 0.0, ROUNDED_KM)

    def counts(self) -> Mapping[str, int]:
        """What was left out."""
        return {"names": self.names, "coordinates": len(self._rounded)}


def harms_civilians(incident: Incident) -> bool:
    """Whether somebody was harmed, or aimed at, who is not said to be a combatant."""
    counted = any(
        toll.effect in _HARMED and toll.combatant != "yes" and not toll.part_of_whole
        for toll in incident.tolls
    )
    actors = (value for value in incident.targets if value.refs and _letter(value.refs[0]) == "a")
    return counted or any(value.kind in _CIVIL_KINDS for value in actors)


def _letter(ref: str) -> str:
    return split_ref(ref)[1][:1]


def _victims(reports: Mapping[str, LedgerReport]) -> Iterator[str]:
    for report in reports.values():
        if report.record is not None:
            yield from _victims_of(report.record)


def _victims_of(record: Record) -> Iterator[str]:
    actors = {actor.id: actor for actor in record.actors}
    refs = [one.of for one in record.tallies if one.effect in _HARMED]
    refs += [target.ref for event in record.events for target in _targets(event)]
    for ref in refs:
        actor = actors.get(ref or "")
        if actor is not None and actor.kind == "person":
            yield from _names(actor, record.report.text)


def _targets(event: Event) -> Iterable[Filler]:
    return event.targets if event.type in _HARMFUL else ()


def _names(actor: Actor, text: str) -> Iterator[str]:
    """A person's names: in full, the last word of it, and what mentions keep of it.

    That word may also be a place's; too much is left out rather than too little.
    """
    words = actor.name.split()
    if any(word[:1].isupper() for word in words):
        yield actor.name
    if len(words) > 1 and words[-1][:1].isupper() and len(words[-1]) > 3:
        yield words[-1]
    yield from actor.aka
    for start, end in actor.mentions:
        mention = text[start:end]
        parts = [word for word in mention.split() if word in words and word[:1].isupper()]
        if parts and len(" ".join(parts)) > 2:
            yield " ".join(parts)


_WORD = re.compile(r"\w+")


def _indexed(names: set[str]) -> dict[str, list[str]]:
    """Names by their first word, the longest first: a text is looked through once for all."""
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        word = _WORD.search(name)
        if word is not None:
            found.setdefault(word.group(), []).append(name[word.start() :])
    return found
