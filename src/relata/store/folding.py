"""Text as it is searched: letters and digits only, without case, accents or apostrophes.

Done in Python for both databases, so that they find the same: ``Kata'ib``, ``Kata’ib`` and
``Kataʼib`` are one word, ``AC-130`` is two in a row.
"""

import unicodedata

APOSTROPHES = frozenset("'’‘ʼʻʾʿ`´ʹ′＇")
"""Signs inside names that writers use for one another; dropped, so that the letters join."""


def fold(text: str) -> str:
    """The words of a text, separated by single spaces; empty when it has none."""
    letters = unicodedata.normalize("NFKD", text).translate(_LETTERS)
    return " ".join(letters.casefold().split())


class _Letters(dict[int, str | None]):
    """What becomes of each sign, found out when it is first met; None drops it."""

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        is_dropped = sign in APOSTROPHES or unicodedata.combining(sign)
        self[code] = None if is_dropped else sign if sign.isalnum() else " "
        return self[code]


_LETTERS = _Letters()
