"""Which language a text is in, and the refusal of those that are not read."""

import re

from relata.errors import NotEnglish

_MIN_LETTERS = 80
_MIN_LEAD = 20.0
"""Nats by which another language must beat English before the text is refused.

Names from everywhere fill these reports: a lead of a few nats is common in short English ones.
"""
_SAMPLE = 20_000
_ENGLISH_KIN = {"en", "pcm", "sco"}
_LATIN = re.compile(r"[A-Za-z]")
_LETTER = re.compile(r"[^\W\d_]")


def find_language(text: str) -> str | None:
    """ISO 639 code of the text's language; None when it is too short or too close to call."""
    letters = _LETTER.findall(text[:_SAMPLE])
    if len(letters) < _MIN_LETTERS and _mostly_latin(letters):
        return None
    import py3langid  # loads a model: late

    ranked = py3langid.rank(text[:_SAMPLE])
    scores = {code: float(score) for code, score in ranked}
    best = ranked[0][0]
    if best in _ENGLISH_KIN:
        return "en"
    return str(best) if scores[best] - scores["en"] >= _MIN_LEAD else None


def _mostly_latin(letters: list[str]) -> bool:
    latin = sum(1 for letter in letters if _LATIN.match(letter))
    return not letters or latin * 2 >= len(letters)


def require_english(language: str | None) -> None:
    """Raises NotEnglish when the text's language was recognised as another than English."""
    if language not in (None, "en"):
        raise NotEnglish(
            f"Wanted a report in English; this one is in another language ({language}), which is "
            "not read. Give an English version, or keep it by option to store it unread.",
            language=language,
        )
