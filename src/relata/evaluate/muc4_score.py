"""Scores filled templates as MUC-4's scorer does, without a person to ask.

Templates of a message are mapped one to one, so that the sum of credit over their slots is
largest. Two can be mapped only when their types agree at least in part and one of the perpetrators
or targets does; a template without any of these needs the type alone. A filler is right (credit 1),
right in part (½) or wrong (0); fillers of a slot are mapped one to one for the most credit.

- Coded fillers (type, stage, effect, number, confidence): equal to an option. An attack is half a
  bombing, arson, kidnapping or robbery, which lie under it. ``NO INJURY`` is half ``NO INJURY OR
  DEATH``. A filler of somebody else (its words have no credit) is wrong.
- Words of the text: the same up to articles, brackets and marks, or one of them inside the other
  with the same last word (before "of", "in", "who" …) – right; another word in common that is more
  than a function word – half.
- Days: the same form – right; days in common – half. "On or before" a day has that day and the
  thirty before.
- Places: the narrowest name is the same – right; the country or another name is – half.

Recall is the credit over the fillers of the keys, precision over those that were filled. All
templates count: a template that is missing loses all its fillers, one too many counts all of its
own as spurious. Templates and fillers that the keys call optional count only when they are met.

Differences from the official scorer: there a person decided on the words that did not match;
instrument types, target types, nations and total numbers are not measured here.

Source: N. Chinchor, "MUC-4 Evaluation Metrics", Proceedings of MUC-4, 1992.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from relata.evaluate.muc4_fill import fill_templates
from relata.evaluate.muc4_keys import Fill, Template, read_day
from relata.model.record import Record
from relata.score.assignment import assign
from relata.score.counts import Counts, Sheet, Side

CODED = ("type", "stage")
WORDS = ("perp_individual", "perp_organization", "object", "human_name", "human_description")
OF_OTHERS = ("confidence", "object_number", "object_effect", "human_number", "human_effect")
SCORED = ("date", "location", *CODED, *WORDS, *OF_OTHERS)
ROLES = {
    "perp_individual": ("perp_individual",),
    "perp_organization": ("perp_organization",),
    "target": ("object",),
    "victim": ("human_name", "human_description"),
    "weapon": ("weapon",),
}
"""The roles of later work on role fillers, and the slots in which their fillers stand."""

_SMALL = frozenset(
    "A AN THE THIS THAT SOME OF IN ON AT TO BY FROM FOR AND OR WITH WHO WHICH WERE WAS HIS HER "
    "THEIR ITS ANOTHER".split()
)
_AFTER_HEAD = re.compile(r" (?:OF|IN|ON|AT|FROM|WHO|WHICH|THAT|NEAR|WITH|FOR|BY) |,")
_PARTS = {"NO INJURY OR DEATH": ("NO INJURY", "NO DEATH")}
_ACCENTS = re.compile(r"[\u0300-\u036f]")
_BEFORE = timedelta(days=30)

Templates = tuple[Template, ...]


def score_muc4(gold: Templates, record: Record, sheet: Sheet) -> None:
    """Write the figures of one message."""
    read = fill_templates(record)
    pairs = map_templates(gold, read)
    for key in SCORED:
        for one, other in pairs:
            _score_slot(key, one, other, sheet)
    needed = [one for one, _ in pairs if one is not None and not one.optional]
    both = float(sum(one is not None and other is not None for one, other in pairs))
    met = float(
        sum(one is not None and (other is not None or not one.optional) for one, other in pairs)
    )
    sheet.add("templates", Counts(met, both, float(len(read)), both))
    relevant, told = bool(needed), bool(read)
    hit = float(relevant and told)
    if relevant or not gold:
        sheet.add("messages", Counts(float(relevant), hit, float(told), hit))
    _score_roles(gold, read, sheet)


def map_templates(
    gold: Templates, read: Templates
) -> list[tuple[Template | None, Template | None]]:
    """Templates beside their partners; without one, beside None."""
    weights = {}
    for i, one in enumerate(gold):
        for j, other in enumerate(read):
            if _may_map(one, other):
                weights[i, j] = sum(_credit_of(slot, one, other) for slot in SCORED)
    mapped = assign(weights)
    taken = set(mapped.values())
    return [
        *((one, read[mapped[i]] if i in mapped else None) for i, one in enumerate(gold)),
        *((None, other) for j, other in enumerate(read) if j not in taken),
    ]


def _may_map(gold: Template, read: Template) -> bool:
    if not _credit_of("type", gold, read):
        return False
    told = [slot for slot in WORDS if gold.fills(slot)]
    return not told or any(_credit_of(slot, gold, read) for slot in told)


def _credit_of(slot: str, gold: Template, read: Template) -> float:
    return sum(match_fills(slot, gold.fills(slot), read.fills(slot)).values())


def match_fills(
    slot: str, gold: Sequence[Fill], read: Sequence[Fill]
) -> dict[tuple[int, int], float]:
    """Pairs of fillers, one to one, with their credit; pairs without credit are left out."""
    weights = {
        (i, j): credit
        for i, one in enumerate(gold)
        for j, other in enumerate(read)
        if (credit := credit_fill(slot, one, other))
    }
    return {pair: weights[pair] for pair in assign(weights).items()}


def credit_fill(slot: str, gold: Fill, read: Fill) -> float:
    """1, ½ or 0 for one filler beside another."""
    compare = _COMPARE.get(slot, _words)
    credit = max((compare(one, other) for one in gold.options for other in read.options), default=0)
    if slot in OF_OTHERS and gold.of and read.of:
        credit = min(credit, max(_words(one, other) for one in gold.of for other in read.of))
    return credit


def _score_slot(slot: str, gold: Template | None, read: Template | None, sheet: Sheet) -> None:
    ours = () if gold is None else gold.fills(slot)
    theirs = () if read is None else read.fills(slot)
    met = match_fills(slot, ours, theirs)
    hit = sum(met.values())
    found = {i for i, _ in met}
    is_optional = gold is not None and gold.optional and read is None
    wanted = [i for i, fill in enumerate(ours) if i in found or not (fill.optional or is_optional)]
    counts = Counts(float(len(wanted)), hit, float(len(theirs)), hit)
    for key in (slot, "all slots"):
        sheet.add(key, counts)
    _note_faults(slot, [ours[i] for i in wanted if i not in found], sheet, is_gold=True)
    taken = {j for _, j in met}
    _note_faults(slot, [fill for j, fill in enumerate(theirs) if j not in taken], sheet)


def _note_faults(slot: str, fills: Sequence[Fill], sheet: Sheet, *, is_gold: bool = False) -> None:
    for fill in fills:
        side = Side(None, " / ".join(fill.options[:1] + fill.of[:1]))
        sheet.item(f"{slot}.fault", *((side, None) if is_gold else (None, side)), right=False)


def _score_roles(gold: Templates, read: Templates, sheet: Sheet) -> None:
    """Entities of a role in the whole message; right when a mention is one of gold's to the letter.

    A read entity stands as its longest mention.
    """
    for role, slots in ROLES.items():
        ours = _entities(gold, slots)
        theirs = _entities(read, slots)
        weights = {
            (i, j): 1.0
            for i, one in enumerate(ours)
            for j, other in enumerate(theirs)
            if _plain(other[0]) in {_plain(each) for each in one}
        }
        hit = float(len(assign(weights)))
        for key in (f"role {role}", "all roles"):
            sheet.add(key, Counts(float(len(ours)), hit, float(len(theirs)), hit))


def _entities(templates: Templates, slots: Sequence[str]) -> list[tuple[str, ...]]:
    """Fillers of all templates, each once; a named person's description is none of its own."""
    found: list[tuple[str, ...]] = []
    for fill in (each for one in templates for slot in slots for each in one.fills(slot)):
        of_another = fill.of and slots[-1] == "human_description"
        if fill.options and not of_another and fill.options not in found:
            found.append(fill.options)
    return found


def _coded(gold: str, read: str) -> float:
    if gold == read:
        return 1.0
    return 0.5 if read in _PARTS.get(gold, ()) or gold in _PARTS.get(read, ()) else 0.0


def _type(gold: str, read: str) -> float:
    return 1.0 if gold == read else 0.5 * ("ATTACK" in (gold, read))


def _number(gold: str, read: str) -> float:
    if gold.replace(" ", "") == read.replace(" ", ""):
        return 1.0
    return 0.5 if gold.strip("~- ") == read.strip("~- ") else 0.0


def _words(gold: str, read: str) -> float:
    one, other = _plain(gold), _plain(read)
    if one == other:
        return 1.0
    inside = f" {one} " in f" {other} " or f" {other} " in f" {one} "
    if inside and _head(gold) == _head(read):
        return 1.0
    return 0.5 if (set(one.split()) & set(other.split())) - _SMALL else 0.0


def _plain(words: str) -> str:
    """The words in capitals without accents, brackets, marks and a leading article."""
    letters = unicodedata.normalize("NFKD", words.upper())
    bare = re.sub(r"\[[^\]]*\]|[^A-Z0-9' ]", " ", _ACCENTS.sub("", letters)).split()
    return " ".join(bare[1:] if bare and bare[0] in ("A", "AN", "THE") else bare)


def _head(words: str) -> str:
    return (_plain(_AFTER_HEAD.split(words.upper())[0]).split() or [""])[-1]


def _date(gold: str, read: str) -> float:
    one, other = _range(gold), _range(read)
    if one is None or other is None:
        return 0.0
    if one == other and ("-" in gold) == ("-" in read):
        return 1.0
    return 0.5 if one[0] <= other[1] and other[0] <= one[1] else 0.0


def _range(value: str) -> tuple[date, date] | None:
    first, _, last = value.rpartition("-")
    end = read_day(last)
    if end is None:
        return None
    if not first and "-" in value:
        return end - _BEFORE, end
    start = read_day(first) if first.strip() else end
    return (start or end - _BEFORE), end


def _place(gold: str, read: str) -> float:
    ours, theirs = ([_name(part) for part in value.split(":")] for value in (gold, read))
    if ours[-1] == theirs[-1]:
        return 1.0
    return 0.5 if set(ours) & set(theirs) else 0.0


def _name(part: str) -> str:
    return _plain(re.sub(r"\([^)]*\)?", " ", part))


_COMPARE: Mapping[str, Callable[[str, str], float]] = {
    "type": _type,
    "stage": _coded,
    "confidence": _coded,
    "object_effect": _coded,
    "human_effect": _coded,
    "object_number": _number,
    "human_number": _number,
    "date": _date,
    "location": _place,
}
