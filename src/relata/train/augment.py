"""Other reports out of annotated ones: names exchanged or replaced, short reports stitched.

Values that hang on names are not learned from these texts (the network learns spans, classes and
relations), so marks only move; nothing in them changes.
"""

import itertools
import random
import re
from collections.abc import Callable, Iterable

from relata.model.marks import ActorMark, Marks, Span
from relata.read.passages import rewrite

Edit = tuple[int, int, str]
"""Code points ``[start, end)`` and what takes their place."""

_NAME = re.compile(r"(?:the )?[A-Z][\w'’.-]*(?: (?:of|and|the|al|for|in|[A-Z][\w'’.-]*))*")
_SIDES = ("state", "government", "military", "police", "armed_group", "party")


def map_spans(marks: Marks, move: Callable[[Span], Span]) -> Marks:
    """The same marks with every span moved."""
    return rewrite(marks, move, lambda ident: ident)  # type: ignore[return-value]


def apply_edits(text: str, marks: Marks, edits: Iterable[Edit]) -> tuple[str, Marks]:
    """The text with its edits made and the marks moved along; edits must not overlap.

    A span's end inside an edit moves to the edit's own end on that side.
    """
    ordered = sorted(edits)
    parts, at = [], 0
    for start, end, new in ordered:
        parts += [text[at:start], new]
        at = end
    parts.append(text[at:])

    def place(position: int, *, is_end: bool) -> int:
        shift = 0
        for start, end, new in ordered:
            if position >= end:
                shift += len(new) - (end - start)
            elif position > start:
                return start + shift + (len(new) if is_end else 0)
        return position + shift

    def move(span: Span) -> Span:
        return place(span[0], is_end=False), place(span[1], is_end=True)

    return "".join(parts), map_spans(marks, move)


def _names_of(text: str, actor: ActorMark) -> list[Span]:
    return [(a, b) for a, b in actor.mentions if _NAME.fullmatch(text[a:b])]


def exchange_two_sides(text: str, marks: Marks, chance: random.Random) -> tuple[str, Marks]:
    """Exchange the names of two sides of a report; the report itself when it names no two."""
    sides = [a for a in marks.actors if a.kind in _SIDES and _names_of(text, a)]
    if len(sides) < 2:
        return text, marks
    pair = chance.sample(sides, 2)
    places = [_names_of(text, actor) for actor in pair]
    longest = [max((text[a:b] for a, b in spans), key=len) for spans in places]
    edits = [(a, b, longest[1]) for a, b in places[0]] + [(a, b, longest[0]) for a, b in places[1]]
    edits.sort()
    if any(right[0] < left[1] for left, right in itertools.pairwise(edits)):
        return text, marks
    return apply_edits(text, marks, edits)


def replace_words(text: str, marks: Marks, table: dict[str, str]) -> tuple[str, Marks]:
    """Replace every word of the table by its partner, everywhere in the report."""
    if not table:
        return text, marks
    pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, table), key=len)[::-1]) + r")\b")
    edits = [(m.start(), m.end(), table[m.group()]) for m in pattern.finditer(text)]
    return apply_edits(text, marks, edits) if edits else (text, marks)


def stitch(reports: list[tuple[str, Marks]]) -> tuple[str, Marks]:
    """Several reports one after another, as long pages are; ids are kept apart by a suffix."""
    texts: list[str] = []
    tables: dict[str, list[object]] = {name: [] for name in Marks.__struct_fields__}
    at = 0
    for number, (text, marks) in enumerate(reports):
        shifted = map_spans(marks, lambda span, by=at: (span[0] + by, span[1] + by))  # type: ignore[misc]
        renamed = _with_suffix(shifted, f"-{number}")
        for name in tables:
            tables[name] += getattr(renamed, name)
        texts.append(text)
        at += len(text) + 2
    return "\n\n".join(texts), Marks(**{name: tuple(rows) for name, rows in tables.items()})  # type: ignore[arg-type]


def _with_suffix(marks: Marks, suffix: str) -> Marks:
    return rewrite(marks, lambda span: span, lambda ident: ident + suffix)  # type: ignore[return-value]


COUNTRY_WORDS = (
    ("Iraq", "Iraqi", "Iraqis"), ("Syria", "Syrian", "Syrians"), ("Israel", "Israeli", "Israelis"),
    ("Ukraine", "Ukrainian", "Ukrainians"), ("Russia", "Russian", "Russians"),
    ("Ethiopia", "Ethiopian", "Ethiopians"), ("Eritrea", "Eritrean", "Eritreans"),
    ("Nigeria", "Nigerian", "Nigerians"), ("Libya", "Libyan", "Libyans"),
    ("Iran", "Iranian", "Iranians"), ("India", "Indian", "Indians"),
    ("Pakistan", "Pakistani", "Pakistanis"), ("Colombia", "Colombian", "Colombians"),
    ("Venezuela", "Venezuelan", "Venezuelans"), ("Armenia", "Armenian", "Armenians"),
    ("Azerbaijan", "Azerbaijani", "Azerbaijanis"), ("Serbia", "Serbian", "Serbs"),
    ("Turkey", "Turkish", "Turks"), ("Egypt", "Egyptian", "Egyptians"),
    ("Jordan", "Jordanian", "Jordanians"), ("Kenya", "Kenyan", "Kenyans"),
    ("Uganda", "Ugandan", "Ugandans"), ("Rwanda", "Rwandan", "Rwandans"),
    ("Mali", "Malian", "Malians"), ("Chad", "Chadian", "Chadians"),
    ("Cambodia", "Cambodian", "Cambodians"), ("Indonesia", "Indonesian", "Indonesians"),
    ("Peru", "Peruvian", "Peruvians"), ("Mexico", "Mexican", "Mexicans"),
    ("Georgia", "Georgian", "Georgians"), ("Algeria", "Algerian", "Algerians"),
    ("Morocco", "Moroccan", "Moroccans"), ("Afghanistan", "Afghan", "Afghans"),
    ("Yemen", "Yemeni", "Yemenis"), ("Somalia", "Somali", "Somalis"),
    ("Sudan", "Sudanese", "Sudanese"), ("Lebanon", "Lebanese", "Lebanese"),
    ("Myanmar", "Burmese", "Burmese"), ("China", "Chinese", "Chinese"),
)  # fmt: skip
"""State, adjective, people: exchanged as wholes."""


def country_table(text: str, chance: random.Random) -> dict[str, str]:
    """A table that turns each state named in the text into another, words in step."""
    present = [row for row in COUNTRY_WORDS if any(re.search(rf"\b{w}\b", text) for w in row[:2])]
    others = chance.sample(COUNTRY_WORDS, len(COUNTRY_WORDS))
    table: dict[str, str] = {}
    for old, new in zip(present, others, strict=False):
        table.update(zip(old, new, strict=True))
    return table
