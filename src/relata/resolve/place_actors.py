"""What the known actors of a report tell of where it plays: the Houthis of Yemen, M23 of Congo.

Only actors with a country of their own count, and only those that are mostly found in it: forces,
governments, parties, armed groups. Names that hold a country's ("the Turkish army") are left to
the countries' words.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from relata.model.marks import ActorMark, Marks
from relata.model.report import Report
from relata.resolve.actor_registry import Registry
from relata.resolve.countries import find_country_words

_OF_A_COUNTRY = frozenset("government military police armed_group party state".split())
_ARTICLE = re.compile(r"^The\s+")
"""A capital before a name is taken for part of it."""

_WEIGHT = 1.0
_MOST_MENTIONS = 3


def votes_of_actors(
    report: Report, marks: Marks, registry: Registry
) -> tuple[tuple[str, float], ...]:
    """``(alpha-2, weight)`` of every country that a known actor of the report belongs to."""
    votes: defaultdict[str, float] = defaultdict(float)
    for mark in marks.actors:
        for code in _countries(mark, report.text, registry):
            votes[code] += _WEIGHT
    return tuple(sorted(votes.items()))


def _countries(mark: ActorMark, text: str, registry: Registry) -> Iterator[str]:
    for start, end in mark.mentions[:_MOST_MENTIONS]:
        words = _ARTICLE.sub("", text[start:end])
        if find_country_words(words):
            continue
        for entry in registry.find_inside(words):
            if entry.country and entry.kind in _OF_A_COUNTRY:
                yield entry.country
