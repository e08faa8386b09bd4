"""A small gazetteer for tests, and marks of places and actors on the words of a text."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from relata.model.marks import ActorMark, Marks, PlaceMark
from relata.resolve.gazetteer import Entry
from relata.resolve.names import fold
from tests.factory import span_in


@dataclass
class ListGazetteer:
    """A gazetteer made of a few entries, found by their names and the other names given."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    fingerprint: str = "0" * 64

    def look_up(self, name: str) -> Sequence[Entry]:
        return self.entries.get(fold(name), [])


def make_entry(
    name: str,
    country: str | None,
    lat: float,
    lon: float,
    *,
    kind: str = "city",
    population: int = 0,
    admin1: str | None = None,
) -> Entry:
    """One place; its id tells name, kind and country."""
    key = f"made:{(country or 'xx').lower()}-{kind}-{fold(name).replace(' ', '-')}"
    return Entry(key, name, country, admin1, kind, lat, lon, population)


def make_gazetteer(*entries: Entry, **others: Entry) -> ListGazetteer:
    """A gazetteer of entries; ``others`` are further names (underscores for spaces)."""
    table: dict[str, list[Entry]] = {}
    for entry in entries:
        table.setdefault(fold(entry.name), []).append(entry)
    for name, entry in others.items():
        table.setdefault(fold(name.replace("_", " ")), []).append(entry)
    return ListGazetteer(table)


def mark_places(text: str, **kinds: str) -> Marks:
    """Marks ``p1``, ``p2`` … on words (underscores for spaces) of the kinds given."""
    return Marks(
        places=tuple(
            PlaceMark(
                id=f"p{number}", mentions=(span_in(text, words.replace("_", " ")),), kind=kind
            )
            for number, (words, kind) in enumerate(kinds.items(), start=1)
        )
    )


def mark_actor(text: str, kind: str, *words: str, of: str | None = None, id: str = "a1") -> Marks:
    """One actor mark with a mention on each of the words (first occurrence)."""
    mentions = tuple(sorted(span_in(text, each) for each in words))
    return Marks(actors=(ActorMark(id=id, mentions=mentions, kind=kind, of=of),))
