"""Text as it is searched: letters and digits only, without case, accents or apostrophes.

Done in Python for both databases, so that they find the same: ``Kata'ib``, ``Kata’ib`` and
``Kataʼib`` are one word, ``AC-130`` is two in a row.
"""

import unicodedata

APOSTROPHES = frozenset("'’‘ʼʻʾʿ`´ʹ′＇")
"""Signs inside names that writers use for one another; dropped, so that the letters join."""


def fold(text: str) -> str:
    """The words of a text, separated by single spaces; empty when it has none."""
    letters: list[str] = []
    for sign in unicodedata.normalize("NFKD", text):
        if sign in APOSTROPHES or unicodedata.combining(sign):
            continue
        letters.append(sign if sign.isalnum() else " ")
    return " ".join("".join(letters).casefold().split())
