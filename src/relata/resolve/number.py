"""Tallies get their figures: how many, as the words bound it, and what the words say of the group.

The words of a tally are either a quantity ("at least five", "dozens") or the victim itself
("the driver", "a mother and her two daughters"), which counts what it names.
"""

import re

from relata.model.identities import ResolvedNumber
from relata.model.marks import ActorMark, Marks, Span, TallyMark
from relata.model.number_words import cardinal_at, parse_cardinal
from relata.model.quantities import Quantity, parse_quantity
from relata.model.report import Report
from relata.resolve.number_groups import combatant_of, demographic_of
from relata.resolve.number_uncounted import is_share, why_uncounted

_AGE = re.compile(
    r",?\s+(?:aged\s+|of\s+)?(?:\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-\w+)?)\s*(?=,|$)|\b(?:\w+|\w+-\w+)-year-olds?\b|,?\s+aged\s+[\w-]+|\s+of\s+(?:about\s+)?"
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen)\s*(?=,|$)",
    re.IGNORECASE,
)
_SINGLE_DETERMINER = re.compile(
    r"(?:an?|the|his|her|their|its|our|my|your|another|this|that|one|additional|an\s+additional)\b",
    re.IGNORECASE,
)
_PLURAL_WORD = re.compile(
    r"^(?:people|men|women|children|police|troops|personnel|those|them|they|us|we|themselves"
    r"|wives|teeth|geese|oxen|cattle|crew|staff|[a-z][\w'’-]*(?<![sui'’])s)$"
)
_PLURAL_CAPITALISED = re.compile(r"^(?:Those|Them|They|People|Men|Women|Children|Troops)$")
_TAIL = re.compile(
    r"\s+(?:of|from|in|at|on|who|whom|which|that|with|by|near|for|to|aboard|known|named|called"
    r"|used|rented|taken|playing|caught)\b|,",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(r"\s*(?:,\s*)?\band\b\s*(?:also\s+)?", re.IGNORECASE)
_NEGATION_BEFORE = re.compile(r"\b(?:no|without|not\s+any|zero)\s+(?:\w+\s+)?$", re.IGNORECASE)
_PAIR_NOUN = re.compile(r"\b(?:couple|pair|twins|duo)$", re.IGNORECASE)
_UNBOUNDED_NOUN = re.compile(
    r"^(?:heavy|severe|serious|huge|massive|significant|unspecified|unknown|undisclosed)\s+"
    r"(?:losses|casualties|damage|toll)",
    re.IGNORECASE,
)


_BARE_NUMBER = re.compile(r"[\w,.\s-]+")
_BOUND_BEFORE = re.compile(
    r"\b(at least|more than|no fewer than|not less than|up to|as many as|fewer than|nearly|almost"
    r"|about|around|roughly|between)\s+[\"“‘]?$",
    re.IGNORECASE,
)
_SECOND_AFTER = re.compile(r"(?P<to>\s+(?:or|to)\s+|[-–])?(?(to)|\s+and\s+)\w[\w,-]*")
_WHOLE = re.compile(
    r"(?:all|everyone|everybody|all of (?:them|us|it)|them all|the (?:rest|remainder|others))$",
    re.IGNORECASE,
)


def resolve_tallies(report: Report, marks: Marks) -> dict[str, ResolvedNumber]:
    """The figures of every tally mark, by its id; nothing else of the report is changed."""
    actors = {actor.id: actor for actor in marks.actors}
    return {tally.id: _resolve(report.text, tally, actors) for tally in marks.tallies}


def _resolve(text: str, tally: TallyMark, actors: dict[str, ActorMark]) -> ResolvedNumber:
    start, end = tally.mentions[0]
    quantity = read_count(text[start:end], text[max(0, start - 40) : start], text[end : end + 20])
    group = _group_words(text, tally, actors)
    return ResolvedNumber(
        low=quantity.low,
        high=quantity.high,
        approximate=quantity.approximate,
        demographic=demographic_of(group),
        combatant=combatant_of(group),
        why=quantity.reason,
    )


def _group_words(text: str, tally: TallyMark, actors: dict[str, ActorMark]) -> str:
    """The tally's words with the mention of its group that stands at them, if one does."""
    start, end = tally.mentions[0]
    owner = actors.get(tally.of or "")
    words = text[start:end]
    if owner is None:
        return words
    near = [span for span in owner.mentions if _stands_at(span, (start, end), text)]
    return " ".join([words, *(text[a:b] for a, b in near)])


def _stands_at(mention: Span, tally: Span, text: str) -> bool:
    """Whether the mention holds the tally, lies in it, or follows it within a few words."""
    if mention[0] < tally[1] and tally[0] < mention[1]:
        return True
    between = text[tally[1] : mention[0]] if mention[0] >= tally[1] else None
    return between is not None and len(between) <= 15 and not re.search(r"[.;:!?\n]", between)


def read_count(words: str, before: str = "", after: str = "") -> Quantity:
    """How many the words of a tally say, with a little of the text before and after them.

    Words without a quantity count what they name: one for a singular ("the driver"), the sum for
    a list of singles ("a woman and her daughter"), two or more for a bare plural.
    """
    stripped = words.strip(" ,;:.\n\t\"“”'’‘")
    if is_share(stripped, after):
        return Quantity(None, None, reason="a share, not a count")
    if uncounted := why_uncounted(stripped, before):
        return Quantity(None, None, reason=uncounted)
    quantity = parse_quantity(_with_bounds(stripped, before, after))
    if quantity is not None and not _heads_an_age(stripped):
        if stripped.lower() == "a couple" and not re.match(r"\s+(?:of|more|dozen)\b", after):
            return Quantity(2, 2, reason="a couple is two")
        return _sum_with_rest(stripped, quantity)
    if _WHOLE.match(stripped):
        return Quantity(None, None, reason="a whole of unknown number")
    if _UNBOUNDED_NOUN.match(stripped):
        return Quantity(None, None, reason="the words set no bound")
    if _NEGATION_BEFORE.search(before) and not stripped[:1].isupper():
        return Quantity(0, 0, reason="negated")
    return _count_named(_AGE.sub("", stripped))


def _with_bounds(words: str, before: str, after: str) -> str:
    """The words with a bound or a second figure that was left outside the marked span."""
    if not _BARE_NUMBER.fullmatch(words) or parse_cardinal(words) is None:
        return words
    lead = _BOUND_BEFORE.search(before)
    rest = _SECOND_AFTER.match(after)
    second = rest.group() if rest and (rest.group("to") or lead) else ""
    return (lead.group(1) + " " if lead else "") + words + second


def _heads_an_age(words: str) -> bool:
    """``nine-year-old Zeinab`` is one person, ``two nine-year-olds`` are two."""
    return re.match(r"(?:an?\s+|the\s+)?[\w-]+-year-old\b", words, re.IGNORECASE) is not None


def _sum_with_rest(words: str, quantity: Quantity) -> Quantity:
    """``two women and a child`` are three; ``no injuries or damage`` stay none."""
    parts = _CONJUNCTION.split(words)
    if len(parts) < 2 or quantity.low is None or quantity.low != quantity.high:
        return quantity
    number, joint = cardinal_at(words, 0), _CONJUNCTION.search(words)
    if number is not None and joint is not None and joint.start() < number.end:
        return quantity  # "one and a half million" is one number
    counts = [parse_quantity(part) or _listed_single(part) for part in parts]
    if not _is_list(parts, counts):
        return quantity
    return _total([count for count in counts if count is not None])


def _listed_single(part: str) -> Quantity | None:
    """One for ``a child``, ``her baby``; None for what is no person or thing of its own."""
    if _SINGLE_DETERMINER.match(part) and not _is_plural(part):
        return Quantity(1, 1)
    return None


def _is_list(parts: list[str], counts: list[Quantity | None]) -> bool:
    """Whether every part is a counted noun phrase, so that the parts add up."""
    nouns = all(re.search(r"[A-Za-z]{3,}", part) for part in parts)
    return nouns and all(count is not None and count.low == count.high for count in counts)


def _total(counts: list[Quantity]) -> Quantity:
    low = sum(count.low or 0 for count in counts)
    parts = " + ".join(str(count.low) for count in counts)
    return Quantity(low, low, any(count.approximate for count in counts), f"{parts} named")


def _count_named(words: str) -> Quantity:
    """The count of a noun phrase without a quantity."""
    parts = _CONJUNCTION.split(words)
    head = _TAIL.split(words)[0]
    if len(parts) > 1 and not re.search(r",|\bof\b|\bwith\b", words):
        singles = [parse_quantity(part) or _listed_single(part) for part in parts]
        if _is_list(parts, singles):
            return _total([single for single in singles if single is not None])
        names = all(part[:1].isupper() or _SINGLE_DETERMINER.match(part) for part in parts)
        if names or _is_plural(_before_names(parts[0])):
            return Quantity(len(parts), len(parts), reason=f"{len(parts)} named")
    if _PAIR_NOUN.search(head):
        return Quantity(2, 2, reason="a couple is two")
    if _is_plural(head):
        return Quantity(2, None, reason="a plural without a number")
    return Quantity(1, 1, reason="one named")


def _before_names(words: str) -> str:
    """``our comrades`` of ``our comrades Şoreş``; empty when no name ends the words."""
    match = re.match(r"(.*?[a-z])\s+\w*[^\Wa-z]", words)
    return match.group(1) if match else ""


def _is_plural(words: str) -> bool:
    """Whether the head noun, the last word before any tail, is a plural common noun."""
    head = _TAIL.split(re.sub(r"-in-\w+", "", words))[0].split()
    if not head or re.match(r"(?:an?|one|another|this|that)\b", words, re.IGNORECASE):
        return False
    return bool(_PLURAL_WORD.match(head[-1]) or _PLURAL_CAPITALISED.match(head[-1]))
