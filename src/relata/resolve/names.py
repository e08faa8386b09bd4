"""Keys under which names are found: how far two spellings may differ and still be one name.

Two keys, the strict one first: ``fold`` (case, accents, apostrophes, punctuation) and
``loosen`` (what transliteration varies: articles, vowels, doubled letters).
"""

import re
from functools import lru_cache

from anyascii import anyascii

_APOSTROPHES = re.compile(r"['’‘ʼʻ`´ʿʾ.]")
_SEPARATORS = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(r"^(?:al|el|ul|il|ash|as|at|ad|an|ar|az|the|la|le|los|las)(?=[a-z]{3})")
_ARTICLES = frozenset("al el ul il ash as at ad an ar az ed es et e i the y".split())
_RULES = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"kh", "x"),
        (r"gh", "g"),
        (r"dh|th", "d"),
        (r"sh|sch|ch|tch", "s"),
        (r"dj|zh", "j"),
        (r"ph", "f"),
        (r"[qc]", "k"),
        (r"ts|tz", "z"),
        (r"w", "v"),
        (r"ou|oo|o|u", "u"),
        (r"a[iy]|e[iy]|ee|ie|iy|yi|e|y|i", "i"),
        (r"h(?=[^aeiou]|$)", ""),
        (r"(.)\1+", r"\1"),
        (r"[ai]$", ""),
    )
)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The strict key: plain lower-case letters and digits, words parted by one space.

    Apostrophes and full stops vanish (``Sana'a`` → ``sanaa``, ``U.S.`` → ``us``); every other
    mark parts words. Empty for a name without letters or digits.
    """
    plain = anyascii(_APOSTROPHES.sub("", name)).lower()
    return _SEPARATORS.sub(" ", _APOSTROPHES.sub("", plain)).strip()


@lru_cache(maxsize=65536)
def loosen(name: str) -> str:
    """The key that transliteration leaves alone: articles dropped, vowels levelled.

    Empty for names too short to be told apart (under four letters).
    """
    words = [word for word in fold(name).split() if word not in _ARTICLES]
    loose = "".join(words)
    for pattern, new in _RULES:
        loose = pattern.sub(new, loose)
    return loose if len(loose) >= 4 else ""


def fold_words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text as ``(folded, start, end)``, offsets in code points.

    A word is a run of letters, digits and inner marks, so that ``ambassador`` is one word and
    nothing is ever found inside it.
    """
    return [
        (folded, match.start(), match.end())
        for match in _WORD.finditer(text)
        if (folded := fold(match.group()))
    ]


_WORD = re.compile(r"[^\W_](?:[\w'’ʼ]|\.(?=\w))*")
