"""Where the headline of a text without markup stands."""

import re

_MAX_CHARACTERS = 200
_MAX_WORDS = 30
_ENDS_LIKE_A_SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\bSt)(?<!\bMt)(?<!\bCol)(?<!\bGen)[.!?:;,]$")
_WORD = re.compile(r"\w")


def find_headline(text: str) -> tuple[int, int] | None:
    """The first line, when it is short, no sentence, and a blank line and more text follow.

    Returns ``[start, end)`` into the text without the line's outer spaces, or None.
    """
    first = re.match(r"\s*", text)
    start = first.end() if first else 0
    line, newline, rest = text[start:].partition("\n")
    if not newline or not rest.strip() or rest.split("\n", 1)[0].strip():
        return None
    title = line.rstrip()
    if not _is_headline(title):
        return None
    return start, start + len(title)


def _is_headline(title: str) -> bool:
    if not _WORD.search(title) or len(title) > _MAX_CHARACTERS or len(title.split()) > _MAX_WORDS:
        return False
    return _ENDS_LIKE_A_SENTENCE.search(title) is None or title.endswith("?")
