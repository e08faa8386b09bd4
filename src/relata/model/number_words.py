"""Cardinal numbers in English words and digits: pure grammar, no context.

A cardinal is one number as written: ``41``, ``2,600``, ``1.5 million``, ``thirty-four hundred and
fifty``, ``two million one thousand``, ``half a dozen``, ``11 lakh``. What stands around it (at
least, more than, per cent) is read in ``relata.model.quantities`` and ``number_kinds``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
UNITS = {word: value for value, word in enumerate(_SMALL)}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
} | {"fourty": 40}
SCALES = {
    "thousand": 10**3,
    "k": 10**3,
    "lakh": 10**5,
    "lakhs": 10**5,
    "million": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
_MULTIPLIERS = {"hundred": 100, "dozen": 12, "score": 20}
ORDINALS = {
    word: value
    for value, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thirty-first": 31}
ORDINALS |= {f"twenty-{word}": 20 + value for word, value in list(ORDINALS.items()) if value < 10}

_SPACE = r"[ \u00a0\u202f\u2009]"
_DIGITS = re.compile(
    rf"\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d{{1,3}}(?:[\u00a0\u202f\u2009]\d{{3}})+(?!\d)"
    rf"|[1-9]\d{{0,2}}(?: \d{{3}})+(?![\d:.,]\d|\d|[ -]?mm)|\d+\.\d+(?={_SPACE}?[a-z])|\d+",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[A-Za-z]+")
_GAP = re.compile(r"(?:-|\s+|,\s+(?=and\b))", re.IGNORECASE)
_ARTICLES = frozenset({"a", "an"})


@dataclass(frozen=True, slots=True)
class Cardinal:
    """One number as written, at ``[start, end)`` of the text given; ``value`` is exact.

    Attributes:
        worded: True when at least the head of it is spelt in letters.
    """

    start: int
    end: int
    value: int
    worded: bool


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str
    value: float | None


def _token_at(text: str, position: int) -> _Token | None:
    """The number token or word that begins at ``position``, or None."""
    if digits := _DIGITS.match(text, position):
        literal = re.sub(r"[,\s\u00a0\u202f\u2009]", "", digits.group())
        return _Token(digits.start(), digits.end(), "#", float(literal))
    if word := _TOKEN.match(text, position):
        return _Token(word.start(), word.end(), word.group().lower(), None)
    return None


def _next_token(text: str, position: int) -> _Token | None:
    """The token after a hyphen or white space, or at once (``40k``)."""
    if gap := _GAP.match(text, position):
        return _token_at(text, gap.end())
    if position < len(text) and text[position].isalpha() and text[position - 1].isdigit():
        return _token_at(text, position)
    return None


class _Sum:
    """The running value of a number being read, word by word."""

    def __init__(self) -> None:
        self.total: float = 0
        self.current: float | None = None
        self.scale = float("inf")
        self.room = float("inf")
        self.complete = False

    def takes_value(self, value: float) -> bool:
        """Add a unit, ten or numeral if it may follow what was read; say whether it did."""
        if self.complete or value >= min(self.room, self.scale) or value != int(value):
            if self.current is not None or self.total or self.complete:
                return False
        self.current = (self.current or 0) + value
        self.room = 10 if 20 <= value < 100 and value % 10 == 0 else 1
        return True

    def takes_hundred(self, factor: int) -> bool:
        """Multiply what was just read by hundred, dozen or score."""
        if self.current is None or self.current <= 0 or self.current >= 100 or self.complete:
            return False
        self.current *= factor
        self.room = 100 if factor == 100 else 1
        self.complete = factor != 100
        return True

    def takes_scale(self, scale: int) -> bool:
        """Multiply by thousand and above; a greater scale multiplies all that was read."""
        if self.current is None and not self.total:
            return False
        if scale >= self.scale:
            self.total = (self.total + (self.current or 0)) * scale
        else:
            self.total += (self.current if self.current is not None else 1) * scale
        self.current, self.scale, self.room = None, scale, float("inf")
        return True

    def value(self) -> float:
        """What was read so far."""
        return self.total + (self.current or 0)


def _take(number: _Sum, token: _Token) -> bool:
    if token.value is not None:
        return number.takes_value(token.value)
    if (value := UNITS.get(token.word, TENS.get(token.word))) is not None:
        return number.takes_value(value)
    if (factor := _MULTIPLIERS.get(token.word)) is not None:
        return number.takes_hundred(factor)
    if (scale := SCALES.get(token.word)) is not None:
        return number.takes_scale(scale)
    return False


_HEADS = frozenset(UNITS) | frozenset(TENS)
_COUNT_NOUNS = frozenset(_MULTIPLIERS) | frozenset(SCALES)
_HALF = re.compile(
    r"half(?:\s+an?\s+|-|\s+)(dozen|hundred|thousand|million|billion)\b", re.IGNORECASE
)
_AND_A_HALF = re.compile(r"\s+and\s+a\s+half\s+(thousand|million|billion|lakh|crore)\b", re.I)


def _half(text: str, start: int) -> Cardinal | None:
    """``half a dozen``, ``half-million``."""
    match = _HALF.match(text, start)
    if match is None:
        return None
    noun = match.group(1).lower()
    whole = _MULTIPLIERS.get(noun) or SCALES[noun]
    return Cardinal(start, match.end(), whole // 2, worded=True)


def _head(text: str, start: int) -> tuple[_Sum, _Token] | None:
    """The first token of a cardinal, an article before hundred, dozen … included."""
    token = _token_at(text, start)
    if token is None:
        return None
    number = _Sum()
    if token.value is not None or token.word in _HEADS:
        return (number, token) if _take(number, token) else None
    following = _next_token(text, token.end)
    counts = following is not None and following.word in _COUNT_NOUNS
    if counts and token.word in _ARTICLES:
        number.takes_value(1)
        return number, token
    if token.word in _COUNT_NOUNS and token.word not in {"k", "score"}:
        number.takes_value(1)
        return (number, token) if _take(number, token) else None
    return None


def cardinal_at(text: str, start: int) -> Cardinal | None:
    """The longest cardinal that begins at ``start``, or None when none does."""
    if half := _half(text, start):
        return half
    head = _head(text, start)
    if head is None:
        return None
    number, token = head
    worded = token.value is None
    end = token.end
    if mixed := _AND_A_HALF.match(text, end):
        scale = SCALES[mixed.group(1).lower()]
        return Cardinal(start, mixed.end(), int((number.value() + 0.5) * scale), worded)
    while (token_after := _next_token(text, end)) is not None:
        following = token_after
        if following.word == "and":
            if not (number.room == 100 or number.scale < float("inf")):
                break
            after = _next_token(text, following.end)
            if after is None or (after.value is None and after.word not in _HEADS):
                break
            if after.value is not None and worded:
                break
            following = after
        if following.value is not None and not text[end].isspace():
            break
        if following.value is not None and number.scale == float("inf"):
            break
        if not _take(number, following):
            break
        end = following.end
    value = number.value()
    if value != int(value):
        return None
    return Cardinal(start, end, int(value), worded)


_STARTS = re.compile(r"(?<![\w.,:/])(?=[0-9A-Za-z])|(?<=[-–—(\[\"'“‘$€£~])(?=[0-9A-Za-z])")


def find_cardinals(text: str) -> Iterator[Cardinal]:
    """All cardinals of a text from left to right, never overlapping."""
    position = 0
    while (match := _STARTS.search(text, position)) is not None:
        found = cardinal_at(text, match.start())
        if found is not None and not text[found.end - 1 : found.end + 1].isalpha():
            yield found
            position = found.end
        else:
            position = match.start() + 1


def parse_cardinal(words: str) -> int | None:
    """The number that the words are, or None when they are more, less or something else."""
    stripped = words.strip()
    found = cardinal_at(stripped, 0) if stripped else None
    return found.value if found is not None and found.end == len(stripped) else None
