"""Sections of a report that each begin with a country: ``2. DR CONGO: …``, ``MALI – …``.

A round-up, digest or bulletin speaks of one country after another; what it says below a heading
is of that heading's country, whatever the others weigh. One heading alone makes no round-up.
"""

import re

from relata.resolve.countries import country_named

_HEADING = re.compile(
    r"^\W*(?:\d{1,2}[.)]\s*)?\W*(?P<name>[^\W\d_a-z][\w'’ .-]{2,40}?)\W{0,3}(?:[:.–—|]|$)",
    re.MULTILINE,
)
_FEWEST = 2

Section = tuple[int, str]
"""Where a section begins, and its country (alpha-2)."""


def read_sections(text: str) -> tuple[Section, ...]:
    """The sections of a report by country, in order; empty where it is no round-up."""
    found = tuple(
        (match.start(), code)
        for match in _HEADING.finditer(text)
        if (code := country_named(match["name"].strip(" *.")))
    )
    return found if len({code for _, code in found}) >= _FEWEST else ()


def section_country(sections: tuple[Section, ...], offset: int) -> str | None:
    """The country of the section around an offset; None before the first, and without any."""
    return next((code for start, code in reversed(sections) if start <= offset), None)
