"""What must hold over a whole registry: required facts, one bearer a name, no circles."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from relata.assets import load_yaml_asset
from relata.resolve.actor_files import RELATIONS, RawEntry
from relata.resolve.lined_yaml import Fault
from relata.resolve.names import fold

SOURCES = "actor_sources.yaml"
_REQUIRED = ("name", "kind", "source")
_UPWARDS = {"branch_of": False, "front_for": False, "umbrella_over": True}
"""Relations of one under another; True where the entry is the upper one."""
_BACKWARDS = ("split_from", "successor_of")


def check_entries(entries: Sequence[RawEntry]) -> list[Fault]:
    """Faults that show only when all entries are seen together, in the order of the files."""
    by_id: dict[str, RawEntry] = {}
    faults: list[Fault] = []
    for entry in entries:
        other = by_id.setdefault(entry.id, entry)
        if other is not entry:
            where = f"{other.file}:{other.line}"
            faults.append(_fault(entry, f"the id stands also in {where}; take another"))
    for entry in entries:
        faults += _missing(entry)
        faults += _targets(entry, by_id)
    faults += _shared_names(entries)
    under = {entry.id: list(_upper(entry)) for entry in entries}
    for entry in entries:
        for kind, above in _upper_by_umbrella(entry):
            under.setdefault(kind, []).append(above)
    faults += _circles(under, by_id, "stands under itself")
    before = {entry.id: list(_targets_of(entry, _BACKWARDS)) for entry in entries}
    faults += _circles(before, by_id, "comes from itself")
    return faults


def target_of(relation: Mapping[str, str]) -> tuple[str, str]:
    """Kind and target of a relation that passed the check of its file."""
    kind = next(key for key in relation if key in RELATIONS)
    return kind, relation[kind]


def _missing(entry: RawEntry) -> Iterator[Fault]:
    for field in _REQUIRED:
        if not entry.row.get(field):
            yield _fault(entry, f"wanted {field}:, found none")
    if "country" not in entry.row:
        yield _fault(entry, "wanted country: (a code or null), here or at the top of the file")
    notes = load_yaml_asset(SOURCES)
    relations = entry.row.get("relations") or ()
    for key in (*(entry.row.get("source") or ()), *_relation_sources(relations)):
        if " " not in key and key not in notes:
            yield _fault(entry, f"source: wanted a note in words or one of {', '.join(notes)}")


def _relation_sources(relations: Iterable[Mapping[str, object]]) -> Iterator[str]:
    for relation in relations:
        value = relation.get("source")
        if value:
            yield from value if isinstance(value, list) else (str(value),)


def _targets(entry: RawEntry, by_id: Mapping[str, RawEntry]) -> Iterator[Fault]:
    for relation in entry.row.get("relations") or ():
        kind, target = target_of(relation)
        if target not in by_id:
            yield _fault(entry, f"{kind}: no entry has the id {target!r}; add it or mend the id")


def _shared_names(entries: Sequence[RawEntry]) -> Iterator[Fault]:
    """A name that two entries bear must be ``shared`` in all but one; acronyms may be shared."""
    bearers: defaultdict[str, list[RawEntry]] = defaultdict(list)
    for entry in entries:
        own = {fold(name) for name in (entry.row.get("name") or "", *(entry.row.get("also") or ()))}
        for key in own - {""}:
            bearers[key].append(entry)
    for key, bearing in bearers.items():
        for entry in bearing[1:]:
            first = f"{bearing[0].id} ({bearing[0].file}:{bearing[0].line})"
            yield _fault(entry, f"bears the name {key!r} as {first} does; set it under shared:")


def _upper(entry: RawEntry) -> Iterator[str]:
    return _targets_of(entry, [kind for kind, upper in _UPWARDS.items() if not upper])


def _upper_by_umbrella(entry: RawEntry) -> Iterator[tuple[str, str]]:
    for target in _targets_of(entry, [kind for kind, upper in _UPWARDS.items() if upper]):
        yield target, entry.id


def _targets_of(entry: RawEntry, kinds: Sequence[str]) -> Iterator[str]:
    for relation in entry.row.get("relations") or ():
        kind, target = target_of(relation)
        if kind in kinds:
            yield target


def _circles(
    edges: Mapping[str, Sequence[str]], by_id: Mapping[str, RawEntry], words: str
) -> Iterator[Fault]:
    """One fault for each circle, at the entry of it that stands last in the files."""
    told: set[frozenset[str]] = set()
    for start in reversed(list(by_id)):
        circle = _circle_from(start, edges)
        if circle and frozenset(circle) not in told:
            told.add(frozenset(circle))
            way = " → ".join([*circle, start])
            yield _fault(by_id[start], f"{words}: {way}; take one of these relations out")


def _circle_from(start: str, edges: Mapping[str, Sequence[str]]) -> list[str] | None:
    stack = [(start, [start])]
    seen: set[str] = set()
    while stack:
        node, way = stack.pop()
        for target in edges.get(node, ()):
            if target == start:
                return way
            if target not in seen:
                seen.add(target)
                stack.append((target, [*way, target]))
    return None


def _fault(entry: RawEntry, message: str) -> Fault:
    return Fault(entry.file, entry.line, f"{entry.id}: {message}")
