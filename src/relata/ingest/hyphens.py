"""Words broken at the ends of lines, put together again.

Whether the hyphen belongs to the word is decided by evidence: the same word elsewhere in the
text with or without it, then its parts.
"""

import re
from collections.abc import Sequence

_BROKEN = re.compile(r"(\w[\w’'-]*)[-\u2010\u00ad]$")
_NEXT = re.compile(r"^(\w[\w’']*)")
_WORD = re.compile(r"\w[\w’'-]*\w|\w")
_KEEP_AFTER = frozenset(
    """based backed led held controlled run linked affiliated aligned allied old range made like
    wide launched guided propelled fire owned occupied administered appointed born called style
    term scale level calibre caliber ranking general chief elect air ground surface century month
    year day hour km mile mm""".split()
)
_KEEP_BEFORE = frozenset(
    """self non anti pro ex vice so cross long short medium mid semi pre post co all al el ul ad
    multi one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy
    eighty ninety half high low well ill then now east west north south surface ground air car
    truck""".split()
)


def join_lines(lines: Sequence[str], known: frozenset[str]) -> str:
    """One paragraph of the lines; ``known`` are the words of the whole text, lower case."""
    text = ""
    for line in lines:
        broken, following = _BROKEN.search(text), _NEXT.match(line)
        if broken is None or following is None:
            text = f"{text} {line}" if text else line
        elif keeps_hyphen(broken.group(1), following.group(1), known):
            text = f"{text[:-1]}-{line}"
        else:
            text = text[:-1] + line
    return text


def known_words(lines: Sequence[str]) -> frozenset[str]:
    """The words that stand whole inside lines, lower case."""
    return frozenset(word.lower() for line in lines for word in _WORD.findall(line))


def keeps_hyphen(first: str, second: str, known: frozenset[str]) -> bool:
    """The hyphen between a line's last part and the next line's first belongs to the word."""
    if not second[0].islower() or not first[-1].isalpha():
        return True
    together, apart = (first + second).lower(), f"{first}-{second}".lower()
    if (together in known) != (apart in known):
        return apart in known
    last = first.lower().rpartition("-")[2]
    if second.lower() in _KEEP_AFTER and last in known:
        return True
    return last in _KEEP_BEFORE and second.lower() in known
