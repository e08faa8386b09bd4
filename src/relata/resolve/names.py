"""Keys under which names are found: how far two spellings may differ and still be one name.

Two keys, the strict one first: ``fold`` (case, accents, apostrophes, punctuation) and
``loosen`` (what transliteration varies: articles, vowels, doubled letters).
"""

import re
from functools import lru_cache

from anyascii import anyascii

_APOSTROPHES = re.compile(r"['’‘ʼʻ`´ʿʾ.]")
_SEPARATORS = re.compile(r"[^a-z0-9]+")
_ARTICLES = frozenset("al el ul il ash as at ad an ar az ed er en es et ez e i the y".split())
_SWAPS = tuple(
    pair.split(">")
    for pair in (
        "aw>u au>u kh>x gh>g dh>d th>d tch>s sch>s sh>s ch>s dj>j zh>j ph>f q>k c>k ts>z tz>z w>v "
        "ou>u oo>u o>u e>i y>i ai>i"
    ).split()
)
_SILENT_H = re.compile(r"h(?![aiu])")
_DOUBLED = re.compile(r"([^\W\d])\1+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The strict key: plain lower-case letters and digits, words parted by one space.

    Apostrophes and full stops vanish (``Sana'a`` → ``sanaa``, ``U.S.`` → ``us``); every other
    mark parts words. Empty for a name without letters or digits.
    """
    bare = _APOSTROPHES.sub("", name)
    plain = bare if bare.isascii() else _APOSTROPHES.sub("", anyascii(bare))
    return _SEPARATORS.sub(" ", plain.lower()).strip()


@lru_cache(maxsize=65536)
def loosen(name: str) -> str:
    """The key that transliteration leaves alone: articles dropped, vowels levelled.

    Empty for names too short to be told apart (under four letters).
    """
    words = [word for word in fold(name).split() if word not in _ARTICLES]
    loose = "".join(words)
    for old, new in _SWAPS:
        loose = loose.replace(old, new)
    loose = _DOUBLED.sub(r"\1", _SILENT_H.sub("", loose))
    loose = loose[:-1] if loose.endswith(("a", "i")) else loose
    return loose if len(loose) >= 4 else ""


def fold_words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text as ``(folded, start, end)``, offsets in code points.

    A word is a run of letters, digits and inner marks, so that ``ambassador`` is one word and
    nothing is ever found inside it.
    """
    words: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(text):
        bare = _POSSESSIVE.sub("", match.group())
        folded = fold(bare)
        if folded:
            words.append((folded, match.start(), match.start() + len(bare)))
    return words


_POSSESSIVE = re.compile(r"['’ʼ](?:[sS])?$")
_WORD = re.compile(r"[^\W_](?:[\w'’ʼ]|\.(?=\w))*")
