"""What is wrong with an annotated file under ``corpus/GUIDELINES.md``, one line a problem.

The same rules as ``corpus/check.py``, from the codebook instead of lists of their own.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from relata.corpus.rel import Entry, RelFile
from relata.model.codebook import codes, modes_of
from relata.model.marks import UNNAMED

KEYS = {
    "a": ("name", "kind", "country", "of", "aka"),
    "p": ("name", "kind", "country", "lat", "lon"),
    "t": ("edtf",),
    "w": ("kind",),
    "o": ("name", "kind"),
    "e": ("type", "mode", "status", "agents", "targets", "place", "time", "weapons"),
    "n": ("event", "effect", "of", "low", "high", "approx"),
    "q": ("source", "via", "stance", "content", "about", "said"),
}
"""Keys that an entry may have, by the letter of its label."""

KINDS = {"a": "actor_kind", "p": "place_kind", "w": "weapon_kind", "o": "object_kind"}
"""Enumeration of ``kind``, by the letter of the label."""


class Reference(NamedTuple):
    """A field that names labels: of which letters, and whether it is a list of them."""

    field: str
    letters: str
    is_list: bool = False


REFERENCES = {
    "a": (Reference("of", "a"),),
    "e": (
        Reference("agents", "ao", is_list=True),
        Reference("targets", "aopw", is_list=True),
        Reference("time", "t"),
        Reference("weapons", "w", is_list=True),
    ),
    "n": (Reference("event", "e"), Reference("of", "aow")),
    "q": (
        Reference("via", "a", is_list=True),
        Reference("content", "c", is_list=True),
        Reference("about", "enqo", is_list=True),
        Reference("said", "t"),
    ),
}


def problems_of_rel(rel: RelFile) -> list[str]:
    """Everything that is wrong with a file that could be parsed; empty when nothing is."""
    return list(_Check(rel).problems())


def repeated_ids(files: tuple[RelFile, ...]) -> Iterator[str]:
    """One line for every file whose id another file before it has."""
    first: dict[str, str] = {}
    for rel in files:
        if rel.id in first:
            yield f"{rel.path}: id {rel.id} is also in {first[rel.id]}"
        first.setdefault(rel.id, rel.path)


class _Check:
    """Checks one file."""

    def __init__(self, rel: RelFile) -> None:
        self.rel = rel
        self.labels = {span.label for span in rel.spans}

    def problems(self) -> Iterator[str]:
        special: dict[str, Callable[[str, Entry], Iterator[str]]] = {
            "t": self.time,
            "e": self.event,
            "n": self.tally,
            "q": self.claim,
        }
        for label in sorted(self.labels):
            if label[0] not in "cs" and label not in self.rel.entries:
                yield f"{label} is marked in the text but has no record entry"
        for label, entry in self.rel.entries.items():
            yield from self.common(label, entry)
            if label[0] in special:
                yield from special[label[0]](label, entry)
        yield from self.contents()
        for number, link in enumerate(self.rel.links or ()):
            yield from self.link(number, link)

    def common(self, label: str, entry: Entry) -> Iterator[str]:
        letter = label[0]
        if label not in self.labels:
            yield f"{label} has a record entry but no span in the text"
        for key in entry:
            if key not in KEYS.get(letter, ()):
                yield f"{label} has an unknown key {key}"
        if letter in KINDS:
            yield from self.code(label, entry, "kind", KINDS[letter])
        for reference in REFERENCES.get(letter, ()):
            yield from self.reference(label, entry, reference)

    def code(self, label: str, entry: Entry, field: str, enumeration: str) -> Iterator[str]:
        if entry.get(field) not in codes(enumeration):
            yield f"{label}.{field}: {entry.get(field)!r} is no {enumeration} of the codebook"

    def reference(self, label: str, entry: Entry, reference: Reference) -> Iterator[str]:
        field, value = reference.field, entry.get(reference.field)
        if value is None:
            return
        if reference.is_list != isinstance(value, list):
            yield f"{label}.{field} must be {'a list' if reference.is_list else 'one label'}"
            return
        for name in value if isinstance(value, list) else [value]:
            if not self.is_label(name, reference.letters):
                yield (
                    f"{label}.{field}: {name!r} is no label of kind {reference.letters} in the text"
                )

    def is_label(self, name: object, letters: str) -> bool:
        return isinstance(name, str) and name[:1] in tuple(letters) and name in self.labels

    def time(self, label: str, entry: Entry) -> Iterator[str]:
        if "edtf" not in entry:
            yield f"{label} has no edtf (write null when nothing is known)"

    def event(self, label: str, entry: Entry) -> Iterator[str]:
        yield from self.code(label, entry, "type", "event_type")
        yield from self.code(label, entry, "status", "status")
        place = entry.get("place")
        is_list = isinstance(place, list)
        yield from self.reference(label, entry, Reference("place", "p", is_list=is_list))
        if entry.get("type") in codes("event_type"):
            mode, modes = entry.get("mode"), modes_of(entry["type"])
            if mode is None and entry["type"] == "ASSAULT":
                yield f"{label}: ASSAULT needs a mode (unknown if unknown)"
            elif mode is not None and mode not in modes:
                yield f"{label}.mode: {mode!r} is no mode of {entry['type']}"

    def tally(self, label: str, entry: Entry) -> Iterator[str]:
        yield from self.code(label, entry, "effect", "effect")
        low, high = entry.get("low"), entry.get("high")
        if not all(isinstance(bound, int | None) for bound in (low, high)):
            yield f"{label}: low and high must be integers or null"
        elif low is not None and high is not None and low > high:
            yield f"{label}: low {low} is more than high {high}"

    def claim(self, label: str, entry: Entry) -> Iterator[str]:
        yield from self.code(label, entry, "stance", "stance")
        source = entry.get("source")
        if source is None:
            yield f"{label} has no source (write unnamed)"
        elif source != UNNAMED:
            yield from self.reference(label, entry, Reference("source", "a"))

    def contents(self) -> Iterator[str]:
        owned = {name for entry in self.rel.entries.values() for name in entry.get("content") or ()}
        for label in sorted(self.labels):
            if label[0] == "c" and label not in owned:
                yield f"content span {label} belongs to no claim"

    def link(self, number: int, link: Entry) -> Iterator[str]:
        where = f"links[{number}]"
        yield from self.code(where, link, "type", "link_type")
        for end in ("from", "to"):
            if not self.is_label(link.get(end), "eqn"):
                yield f"{where}.{end}: {link.get(end)!r} is no event, claim or tally in the text"
        yield from self.reference(where, link, Reference("signal", "s"))
        yield from self.reference(where, link, Reference("claim", "q"))
