"""Words that a model quotes, found in the text they are said to come from.

Quotation marks, dashes and white space may differ in kind; letters and digits may not.
"""

import re
from functools import lru_cache

from relata.ask.answer import Quote
from relata.model.record import Span

_SAME = (frozenset("'‘’‛`´"), frozenset('"“”„‟«»'), frozenset("-‐‑‒–—―"))


class Anchors:
    """Finds quotes in one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def find(self, quote: Quote) -> Span | None:
        """Where the quoted words stand; None where they do not, or where it cannot be told.

        Without a longer stretch the first place counts. Where the longer stretch is not in the
        text, the words must stand in it once.
        """
        places = _places(quote.words, self._text)
        if quote.within and places:
            around = _places(quote.within, self._text)
            inside = [span for span in places if any(_holds(each, span) for each in around)]
            places = inside or (places if len(places) == 1 else [])
        return places[0] if places else None


def _places(words: str, text: str) -> list[Span]:
    """All places of the words, those that are whole words if any are."""
    pattern = _pattern(words.strip())
    if pattern is None:
        return []
    found = [match.span() for match in pattern.finditer(text)]
    whole = [span for span in found if _is_whole(span, text)]
    return whole or found


@lru_cache(maxsize=2048)
def _pattern(words: str) -> re.Pattern[str] | None:
    if not words:
        return None
    return re.compile(r"\s+".join("".join(map(_either, part)) for part in words.split()))


def _either(char: str) -> str:
    for group in _SAME:
        if char in group:
            return f"[{''.join(re.escape(each) for each in sorted(group))}]"
    return re.escape(char)


def _is_whole(span: Span, text: str) -> bool:
    start, end = span
    opens = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    closes = end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
    return opens and closes


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
