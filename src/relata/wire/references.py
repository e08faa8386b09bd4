"""What the items of a record say of each other: ids, references and chains without an end."""

from collections.abc import Iterator, Mapping

import msgspec

from relata.model import record as shapes
from relata.model.codebook import codes
from relata.wire.contract import LETTER_NOUNS, LISTS, REFERENCES, SLOTS
from relata.wire.draft import Draft, Row, keyed_values
from relata.wire.shape import describe


def reference_problems(draft: Draft) -> Iterator[str]:
    """One line for each id that is wrong or double, and each reference that leads nowhere."""
    yield from _id_problems(draft)
    for row in draft.everything():
        for key, value in keyed_values(row.item):
            letters = REFERENCES.get((type(row.item), key))
            if letters is not None:
                yield from _named_problems(draft, value, letters, f"{row.path}.{key}")
        if isinstance(row.item, shapes.Event):
            yield from _slot_problems(draft, row.item, row.path)
        elif isinstance(row.item, shapes.Claim):
            yield from _claim_problems(row.item, row.path)
        elif isinstance(row.item, shapes.Link):
            yield from _link_problems(draft, row.item, row.path)
    yield from _all_cycles(draft)


def _id_problems(draft: Draft) -> Iterator[str]:
    seen: dict[str, str] = {}
    for name, letter in LISTS.items():
        for path, item in draft.rows[name]:
            identity = str(_id_of(item))
            number = identity[1:]
            if identity[:1] != letter or not (number.isascii() and number.isdecimal()):
                yield f"{path}.id: wanted {letter} and a number, got {describe(identity)}"
            if identity in seen:
                yield f"{path}.id: {describe(identity)} is also the id of {seen[identity]}"
            seen.setdefault(identity, path)


def _named_problems(draft: Draft, value: object, letters: str, path: str) -> Iterator[str]:
    """Problems of one field that names an id, or a list of them."""
    if isinstance(value, str):
        yield from _one_problem(draft, value, letters, path)
    elif isinstance(value, tuple):
        seen: set[str] = set()
        for index, each in enumerate(value):
            yield from _one_problem(draft, each, letters, f"{path}[{index}]")
            if each in seen:
                yield f"{path}[{index}]: {describe(each)} is named twice"
            seen.add(each)


def _one_problem(draft: Draft, identity: str, letters: str, path: str) -> Iterator[str]:
    if path.endswith(".source") and identity in codes("special_source"):
        return
    if identity[:1] not in letters or not identity:
        yield f"{path}: wanted the id of {_nouns(letters)}, got {describe(identity)}"
    elif not draft.has(identity):
        yield f"{path}: {describe(identity)} is no id of this record"


def _nouns(letters: str) -> str:
    return " or ".join(f"an {noun}" if noun[0] in "aeo" else f"a {noun}" for noun in _each(letters))


def _each(letters: str) -> list[str]:
    return [LETTER_NOUNS[letter] for letter in letters]


def _slot_problems(draft: Draft, event: shapes.Event, path: str) -> Iterator[str]:
    for slot, letters in SLOTS.items():
        fillers: tuple[shapes.Filler, ...] = getattr(event, slot)
        seen: set[str] = set()
        for index, filler in enumerate(fillers):
            at = f"{path}.{slot}[{index}]"
            yield from _one_problem(draft, filler.ref, letters, f"{at}.ref")
            if filler.ref in seen:
                yield f"{at}.ref: {describe(filler.ref)} fills the slot twice"
            seen.add(filler.ref)
            yield from _day_problems(draft, slot, filler, at)


def _day_problems(draft: Draft, slot: str, filler: shapes.Filler, path: str) -> Iterator[str]:
    """The day of a filler repeats that of the time it names, and stands nowhere else."""
    time = draft.by_id.get(filler.ref)
    if slot != "times":
        if filler.edtf is not None:
            yield f"{path}.edtf: has no place here, only in times"
    elif isinstance(time, shapes.Time) and filler.edtf != time.edtf:
        yield (
            f"{path}.edtf: {describe(filler.edtf)} is not the value of {filler.ref}, "
            f"{describe(time.edtf)}"
        )


def _claim_problems(claim: shapes.Claim, path: str) -> Iterator[str]:
    if claim.id in claim.about:
        yield f"{path}.about: the claim is about itself"


def _link_problems(draft: Draft, link: shapes.Link, path: str) -> Iterator[str]:
    if link.source_id == link.target_id:
        yield f"{path}: links {describe(link.source_id)} to itself"
    tally = draft.by_id.get(link.source_id)
    if (
        link.type == "part_of"
        and isinstance(tally, shapes.Tally)
        and link.target_id[:1] == "n"
        and tally.part_of is None
    ):
        yield f"{path}: makes {tally.id} part of {link.target_id}, but its part_of is null"


def _all_cycles(draft: Draft) -> Iterator[str]:
    yield from _cycles(_steps(draft.rows["actors"], "of"), "of", "actors")
    yield from _cycles(_steps(draft.rows["tallies"], "part_of"), "part_of", "tallies")
    yield from _cycles(_steps(draft.rows["claims"], "within"), "within", "claims")
    parts: dict[str, list[str]] = {}
    for _, link in draft.rows["links"]:
        if isinstance(link, shapes.Link) and link.type == "part_of":
            if link.source_id != link.target_id:
                parts.setdefault(link.source_id, []).append(link.target_id)
    yield from _cycles(parts, "part_of", "links")


def _steps(rows: tuple[Row, ...], name: str) -> dict[str, list[str]]:
    found = {str(_id_of(item)): getattr(item, name) for _, item in rows}
    return {identity: [step] for identity, step in found.items() if step is not None}


def _cycles(steps: Mapping[str, list[str]], name: str, where: str) -> Iterator[str]:
    """One line for each round that the steps make, told from the first id met on it."""
    left = _without_dead_ends(steps)
    done: set[str] = set()
    for start in left:
        walk: dict[str, None] = {}  # in order, and quick to look into
        at = start
        while at not in walk and at not in done:
            walk[at] = None
            at = left[at]
        if at in walk:
            ring = list(walk)[list(walk).index(at) :]
            yield f"{where}: {name} goes round: {' → '.join(map(describe, [*ring, at]))}"
        done.update(walk)


def _without_dead_ends(steps: Mapping[str, list[str]]) -> dict[str, str]:
    """For every id from which one can walk for ever, a step that keeps it so."""
    before: dict[str, list[str]] = {}
    for start, ends in steps.items():
        for end in ends:
            before.setdefault(end, []).append(start)
    open_ends = {start: len(ends) for start, ends in steps.items()}
    dead = [end for end in before if end not in steps]
    gone = set(dead)
    while dead:
        for start in before.get(dead.pop(), ()):
            open_ends[start] -= 1
            if open_ends[start] == 0:
                dead.append(start)
                gone.add(start)
    return {
        start: next(end for end in ends if end not in gone)
        for start, ends in steps.items()
        if start not in gone
    }


def _id_of(item: msgspec.Struct) -> str:
    found: str = item.id  # type: ignore[attr-defined]  # every struct in LISTS has an id
    return found
