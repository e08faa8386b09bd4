"""What the known actors of a report tell of where it plays: the Houthis of Yemen, M23 of Congo.

Only actors with a country of their own count, and only those that are mostly found in it: forces,
governments, parties, armed groups. Names that hold a country's ("the Turkish army") are left to
the countries' words.
"""

from collections import defaultdict
from collections.abc import Iterator

from relata.model.marks import ActorMark, Marks
from relata.model.report import Report
from relata.resolve.actor_registry import Registry
from relata.resolve.countries import find_country_words

_OF_A_COUNTRY = frozenset("government military police armed_group party state".split())
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
        words = text[start:end]
        if not find_country_words(words):
            yield from countries_of_words(words, registry)


def countries_of_words(words: str, registry: Registry) -> tuple[str, ...]:
    """Countries of the known actors that words name, in order; empty for none."""
    return tuple(
        dict.fromkeys(
            entry.country
            for entry in registry.find_inside(words)
            if entry.country and entry.kind in _OF_A_COUNTRY
        )
    )
