"""Quantities: cardinals with the words that bound them, and vague quantity words.

Source: the annotation guidelines of the corpus, settled questions 2 and 30.
``low`` and ``high`` are inclusive; None leaves that end open.
"""

import re
from dataclasses import dataclass

from relata.model.number_words import ORDINALS, Cardinal, cardinal_at, find_cardinals


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many some words say.

    Attributes:
        approximate: the words themselves say that the figure is rounded or estimated.
        open_ended: the words speak of a quantity that they leave wholly open ("most", "a third").
        reason: the reading in words.
    """

    low: int | None
    high: int | None
    approximate: bool = False
    reason: str = ""

    @property
    def open_ended(self) -> bool:
        """Whether the words speak of a quantity but set no bound."""
        return self.low is None and self.high is None


VAGUE: dict[str, tuple[int | None, int | None]] = {
    "no": (0, 0),
    "none": (0, 0),
    "nobody": (0, 0),
    "anybody": (0, 0),
    "anyone": (0, 0),
    "any": (0, 0),
    "no one": (0, 0),
    "no-one": (0, 0),
    "nil": (0, 0),
    "neither": (0, 0),
    "not a single": (0, 0),
    "not one": (0, 0),
    "without": (0, 0),
    "both": (2, 2),
    "a pair": (2, 2),
    "a couple": (2, None),
    "couple": (2, None),
    "some": (2, None),
    "multiple": (2, None),
    "a number": (2, None),
    "several": (3, None),
    "a few": (3, None),
    "few": (3, None),
    "quite a few": (3, None),
    "a handful": (3, None),
    "handful": (3, None),
    "numerous": (3, None),
    "various": (3, None),
    "many": (3, None),
    "a good many": (3, None),
    "a great many": (3, None),
    "dozens": (24, None),
    "scores": (40, None),
    "tens": (20, None),
    "hundreds": (200, None),
    "thousands": (2000, None),
    "tens of thousands": (20_000, None),
    "hundreds of thousands": (200_000, None),
    "millions": (2_000_000, None),
    "several dozen": (36, None),
    "several dozens": (36, None),
    "a few dozen": (36, None),
    "several hundred": (300, None),
    "several hundreds": (300, None),
    "a few hundred": (300, None),
    "several thousand": (3000, None),
    "several thousands": (3000, None),
    "a few thousand": (3000, None),
    "dozens of thousands": (24_000, None),
    "most": (None, None),
    "much": (None, None),
    "half": (None, None),
    "a third": (None, None),
    "a quarter": (None, None),
    "two thirds": (None, None),
    "two-thirds": (None, None),
    "three quarters": (None, None),
    "three-quarters": (None, None),
    "a majority": (None, None),
    "a minority": (None, None),
    "a large number": (None, None),
    "large numbers": (None, None),
    "an unknown number": (None, None),
    "an undetermined number": (None, None),
    "an unspecified number": (None, None),
    "an undisclosed number": (None, None),
    "a small number": (None, None),
    "heavy": (None, None),
    "light": (None, None),
    "countless": (None, None),
}
"""Quantity words by themselves. ``a third`` is a share only where "of" follows or "about" leads."""

_SHARES = frozenset({"half", "a third", "a quarter"})
_LOW_OPEN = (
    "more than|over|upwards? of|in excess of|above|exceed(?:s|ed|ing)|pass(?:es|ed|ing)"
    "|surpass(?:es|ed|ing)|topp(?:ed|ing)|north of|greater than"
)
_AT_LEAST = (
    "at least|at the least|no fewer than|not fewer than|no less than|not less than"
    "|a minimum of|minimum|min\\.?|reaches|reached"
)
_AT_MOST = (
    "up to|as many as|as much as|nearly|almost|close to|nearing|approaching|at most|at the most"
    "|no more than|not more than|a maximum of|maximum|not exceeding|just under"
)
_UNDER = "fewer than|less than|under|below"
_ABOUT = (
    "about|around|some|roughly|approximately|approx\\.?|circa|c\\.|ca\\.|an estimated|estimated"
    "|perhaps|maybe|probably|possibly|more or less|something like|in the region of|~|≈"
)
_HEDGES = (
    "just|well|only|barely|a total of|in all|altogether|exactly|precisely|fully|as of now|already"
    "|another|an additional|a further|additional|further|other|all of|all|the other|the first"
    "|the last|the remaining|the next|every one of|the|these|those|his|her|their|its|our|my|your"
    "|same|now|still|then"
)
_LEAD = re.compile(
    rf"\s*(?:(?P<more>{_LOW_OPEN})|(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<under>{_UNDER})"
    rf"|(?P<about>{_ABOUT})|(?P<skip>{_HEDGES}))(?:\s+|(?<=[~≈]))",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"(?P<more>\+|-plus\b|\s+plus\b|\s+or\s+more\b|\s+and\s+more\b|\s+at\s+least\b|\s+or\s+over\b)"
    r"|(?P<most>\s+or\s+(?:fewer|less)\b|\s+at\s+(?:the\s+)?most\b)"
    r"|(?P<about>\s+or\s+so\b|-odd\b|\s+odd\b|-ish\b)",
    re.IGNORECASE,
)
_ALTERNATIVE = re.compile(
    r"\s*(?:-|–|—|\bto\b|\bor\b|,?\s*(?:perhaps|maybe|possibly)(?:\s+as\s+many\s+as)?\b"
    r"|\band\s+(?:perhaps|maybe|possibly)\b)\s*(?:even\s+)?(?:as\s+many\s+as\s+)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:anywhere\s+)?(?:between|from)\s+", re.IGNORECASE)
_VAGUE_AT = re.compile(
    "(?:" + "|".join(re.escape(word) for word in sorted(VAGUE, key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)
_ORDINAL_AT = re.compile(
    r"(?P<article>an?\s+|the\s+|another\s+)?(?:(?P<word>"
    + "|".join(sorted(ORDINALS, key=len, reverse=True))
    + r")\b|(?P<digits>\d+)(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class QuantityAt:
    """A quantity and where its words stand in the text given, ``[start, end)``."""

    start: int
    end: int
    quantity: Quantity


def _bounded(bound: str, low: int | None, high: int | None) -> tuple[int | None, int | None]:
    """The bounds that a leading or trailing word leaves of ``low``–``high``."""
    if bound == "more":
        return (None if low is None else low + 1), None
    if bound == "least":
        return low, None
    if bound == "most":
        return None, high
    if bound == "under":
        return None, (None if high is None else max(high - 1, 0))
    return low, high


def _second_cardinal(text: str, first: Cardinal) -> tuple[Cardinal, Cardinal] | None:
    """``three or four``, ``3-5``, ``six, perhaps eight``; a scale said once counts for both."""
    joint = _ALTERNATIVE.match(text, first.end)
    if joint is None or joint.end() == first.end:
        return None
    second = cardinal_at(text, joint.end())
    if second is None:
        return None
    scale = _shared_scale(text, second)
    if first.value * scale < second.value and first.value < 1000 and scale > 1:
        shared = Cardinal(first.start, first.end, first.value * scale, first.worded)
        return shared, second
    return (first, second) if first.value < second.value else None


def _shared_scale(text: str, number: Cardinal) -> int:
    """1000 for ``four thousand`` and its like, else 1."""
    scales = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
    words = text[number.start : number.end].lower().split()
    return scales.get(words[-1], 1) if len(words) == 2 else 1


def _cardinals_at(text: str, start: int) -> tuple[int, int, int] | None:
    """``(end, low, high)`` of a cardinal, or of a range of two, at ``start``."""
    if between := _BETWEEN.match(text, start):
        found = _between(text, between.end())
        if found is not None:
            return found
    first = cardinal_at(text, start)
    if first is None:
        return None
    pair = _second_cardinal(text, first)
    if pair is None:
        return first.end, first.value, first.value
    return pair[1].end, pair[0].value, pair[1].value


_AND = re.compile(r"\s*(?:and|to|-|–)\s*", re.IGNORECASE)


def _between(text: str, start: int) -> tuple[int, int, int] | None:
    first = cardinal_at(text, start)
    if first is None or (joint := _AND.match(text, first.end)) is None:
        return None
    second = cardinal_at(text, joint.end())
    if second is None:
        return None
    scale = _shared_scale(text, second)
    low = first.value * scale if first.value * scale < second.value and scale > 1 else first.value
    return (second.end, low, second.value) if low <= second.value else None


def _vague_at(text: str, start: int) -> tuple[int, tuple[int | None, int | None]] | None:
    match = _VAGUE_AT.match(text, start)
    if match is None:
        return None
    word = match.group().lower()
    if word in _SHARES and not re.match(r"\s+of\b", text[match.end() :]):
        return None
    return match.end(), VAGUE[word]


def _ordinal_at(text: str, start: int) -> tuple[int, int] | None:
    """``(end, count)``: "a third" is one more person, a bare "seventh" is how many there are."""
    match = _ORDINAL_AT.match(text, start)
    if match is None:
        return None
    if match.group("article"):
        return match.end(), 1
    word = match.group("word")
    return match.end(), ORDINALS[word.lower()] if word else int(match.group("digits"))


_SHARE_AT = re.compile(r"(?:half|an?\s+(?:third|quarter))\b(?!\s+(?:of\s+)?an?\b)", re.IGNORECASE)


def _is_nth(text: str, position: int) -> bool:
    """Whether an ordinal after a determiner stands there: "the eighth" is one more person."""
    return bool(_ORDINAL_AT.match(text, position)) and cardinal_at(text, position) is None


_EXCEPT = re.compile(r"\s*all\s+but\s+", re.IGNORECASE)


def quantity_at(text: str, start: int = 0) -> QuantityAt | None:
    """The quantity whose words begin at ``start``, or None when no quantity word stands there."""
    if excepted := _EXCEPT.match(text, start):
        rest = quantity_at(text, excepted.end())
        open_quantity = Quantity(None, None, reason="all but some of an unknown number")
        return None if rest is None else QuantityAt(start, rest.end, open_quantity)
    position, bounds = _leading(text, start)
    if bounds and (share := _SHARE_AT.match(text, position)):
        return QuantityAt(start, share.end(), Quantity(None, None, reason="a share of a whole"))
    core = _core_at(text, position)
    if core is None:
        return None
    end, low, high, vague = core
    if (low, high) != (1, 1) and position > start and _is_nth(text, position):
        low, high = 1, 1
    if trail := _TRAIL.match(text, end):
        bounds.append("least" if trail.lastgroup == "more" else trail.lastgroup or "")
        end = trail.end()
    if vague and high is None:
        bounds = [bound for bound in bounds if bound == "about"]
    for bound in bounds:
        low, high = _bounded(bound, low, high)
    approximate = "about" in bounds and not vague
    reason = f'"{text[start:end].strip()}"'
    return QuantityAt(start, end, Quantity(low, high, approximate, reason))


def _leading(text: str, start: int) -> tuple[int, list[str]]:
    """Where the number itself begins, and the bounds said before it."""
    position, bounds = start, []
    while (lead := _LEAD.match(text, position)) is not None:
        if _vague_at(text, position) and _core_at(text, lead.end()) is None:
            break
        if lead.lastgroup != "skip":
            bounds.append(lead.lastgroup or "")
        position = lead.end()
    return position, bounds


def _core_at(text: str, position: int) -> tuple[int, int | None, int | None, bool] | None:
    """``(end, low, high, vague)`` of the number, vague word or ordinal at ``position``."""
    vague = _vague_at(text, position)
    numbers = _cardinals_at(text, position)
    if numbers is not None and (vague is None or numbers[0] >= vague[0]):
        ordinal = _ORDINAL_AT.match(text, position)
        if ordinal is None or ordinal.end() < numbers[0]:
            return (*numbers, False)
    if vague is not None:
        return vague[0], *vague[1], True
    ordinal_count = _ordinal_at(text, position)
    if ordinal_count is not None:
        return ordinal_count[0], ordinal_count[1], ordinal_count[1], False
    return None


def parse_quantity(words: str) -> Quantity | None:
    """The quantity with which the words begin, or None when they begin with none."""
    found = quantity_at(words.lstrip())
    return None if found is None else found.quantity


def has_cardinal(words: str) -> bool:
    """Whether any cardinal stands in the words."""
    return next(find_cardinals(words), None) is not None
