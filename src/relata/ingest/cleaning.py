"""Characters that no text should hold, and how they are taken out.

Two ways, never mixed: ``keep_places`` swaps one character for one, for texts that must stand as
they are; ``tidy`` may shorten, for text cut out of pages, feeds and PDFs.
"""

import re
import unicodedata

_NEWLINES = re.compile(r"\r\n?")
_BREAKS = re.compile(r"[\x0b\x0c\x1c-\x1e\x85]")
_BLANKS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_NONCHARACTERS = re.compile(r"[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufff9-\ufffb]")
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff]")
_SPACES = re.compile(r"[^\S\n]+")
_MANY_NEWLINES = re.compile(r"\n{3,}")


def keep_places(text: str) -> str:
    r"""The text with control characters as spaces, newlines as ``\n`` and no byte order mark.

    After the mark is dropped and each carriage return (with its line feed) has become one
    ``\n``, every character stays in its place; words, spacing and composition are not touched,
    since others may point at them by offset.
    """
    text = _NEWLINES.sub("\n", text.removeprefix("\ufeff"))
    text = _BREAKS.sub("\n", text)
    return _NONCHARACTERS.sub(" ", _BLANKS.sub(" ", text))


def tidy(text: str) -> str:
    """Text cut out of a page: composed (NFC), single spaces, at most one blank line at a time."""
    text = _INVISIBLE.sub("", keep_places(text))
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    text = "\n".join(line.strip() for line in text.split("\n"))
    return _MANY_NEWLINES.sub("\n\n", text).strip()


def tidy_line(text: str) -> str:
    """As ``tidy``, on one line; the empty string when nothing is left."""
    return " ".join(tidy(text).split())
