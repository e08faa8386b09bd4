"""Where the headline of a text without markup stands."""

import re

from relata.ingest.furniture import is_furniture

_MAX_CHARACTERS = 200
_MAX_WORDS = 30
_MAX_SKIPPED = 3
_LONG_LINE = 120
"""A line this long is a paragraph of a text whose lines are not broken by hand."""
_ENDS_LIKE_A_SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\bSt)(?<!\bMt)(?<!\bCol)(?<!\bGen)[.!:;,]$")
_LINE_END = re.compile("[\n\u2028\u2029]")
_NO_HEADLINE = re.compile(
    r"^(?:by|from)\s+[A-Z(]|^\(.*\)$|^[\W_]*$|(?:\s[|·•]\s.*){2}", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{2,}|=")


def find_headline(text: str) -> tuple[int, int] | None:
    """The first line that is not furniture, when it is short, no sentence, and stands by itself.

    By itself: a blank line follows and then more text, or a whole paragraph follows on the next
    line. Returns ``[start, end)`` into the text without the line's outer spaces, or None.
    """
    start = 0
    for _ in range(_MAX_SKIPPED + 1):
        start += len(text[start:]) - len(text[start:].lstrip())
        # paragraph separators break lines too
        shown = text[start : start + 4 * _MAX_CHARACTERS]
        end = _LINE_END.search(shown)
        if end is None or not shown[end.end() :].strip():
            return None
        title = shown[: end.start()].rstrip()
        if not is_furniture(title):
            return (start, start + len(title)) if _is_headline(title, shown[end.end() :]) else None
        start += end.end()
    return None


def _is_headline(title: str, rest: str) -> bool:
    if len(title) > _MAX_CHARACTERS or len(title.split()) > _MAX_WORDS or not _WORD.search(title):
        return False
    if _NO_HEADLINE.search(title) or _ENDS_LIKE_A_SENTENCE.search(title):
        return False
    following = rest.split("\n", 1)[0].strip()
    return not following or len(following) >= max(_LONG_LINE, len(title) + 40)
