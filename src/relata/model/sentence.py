"""Where sentences begin: enough to tell whether two spans stand in one sentence.

Kept small on purpose: no model, no list of a language's abbreviations beyond titles, months and
initials, because a wrong break only makes two spans count as a little farther apart.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from relata.model.marks import Span

_BREAK = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n\s*")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Adm|Brig|Gov|Sen|Rep|Pres|Prof|No|vs"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mt|Ft)|\b[A-Z])\.\s+$"
)


class Sentences:
    """The sentences of one text, numbered from 0; together they are the whole text."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._starts = [0]
        for match in _BREAK.finditer(text):
            shortened = _ABBREVIATED.search(text, max(0, match.start() - 8), match.end())
            if shortened is None and match.end() > self._starts[-1]:
                self._starts.append(match.end())

    def number_of(self, offset: int) -> int:
        """The number of the sentence in which a code point stands."""
        return bisect_right(self._starts, offset) - 1

    def around(self, offset: int) -> Span:
        """The sentence in which a code point stands, with the space after it."""
        number = self.number_of(offset)
        following = self._starts[number + 1 : number + 2]
        return self._starts[number], following[0] if following else self._length

    def pieces(self, start: int, end: int) -> Iterator[Span]:
        """A stretch of text cut where sentences begin."""
        while start < end:
            stop = min(self.around(start)[1], end)
            yield start, stop
            start = stop
