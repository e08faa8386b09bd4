"""What a report says of where it plays: countries spoken of, its dateline, its publisher."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from relata.model.marks import Span
from relata.model.ports import Gazetteer
from relata.model.report import Report
from relata.resolve.admin1 import shared_names
from relata.resolve.countries import CountryWord, find_country_words
from relata.resolve.names import fold
from relata.resolve.place_dateline import city_countries, dateline_countries

_WEIGHT = {"name": 1.0, "people": 0.4, "capital": 0.4}
_MOST_COUNTED = 5
_RIVAL_SHARE = 0.8
_DATELINE_WEIGHT = 2.0
_PUBLISHER_NAME_WEIGHT = 0.6
_PUBLISHER_WEIGHT = 0.5
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[^a-z])|\n+")


@dataclass(frozen=True, slots=True)
class Context:
    """What speaks for one country or another in a report.

    Attributes:
        weights: alpha-2 → how much speaks for it; countries that nothing speaks for are absent.
        words: every country word in the text, in order.
        sentences: starts of the sentences, in order.
        home: the publisher's country, or None; the last thing to ask.
    """

    weights: Mapping[str, float]
    words: tuple[CountryWord, ...]
    sentences: tuple[int, ...]
    home: str | None

    def share(self, code: str | None) -> float:
        """Weight of a country against the strongest one: 0 to 1."""
        strongest = max(self.weights.values(), default=0.0)
        return self.weights.get(code or "", 0.0) / strongest if strongest > 0 else 0.0

    @property
    def ranking(self) -> list[str]:
        """Countries, the most spoken of first."""
        return [
            code
            for code, weight in sorted(self.weights.items(), key=lambda item: (-item[1], item[0]))
            if weight > 0
        ]

    @property
    def main_country(self) -> str | None:
        """The country most spoken of, if no other comes near it; else None."""
        ranked = self.ranking
        if not ranked:
            return None
        if len(ranked) > 1 and self.share(ranked[1]) > _RIVAL_SHARE:
            return None
        return ranked[0]

    def sentence_of(self, offset: int) -> tuple[int, int]:
        """The sentence around an offset, as ``[start, end)``."""
        start, end = 0, 1 << 60
        for begin in self.sentences:
            if begin > offset:
                end = begin
                break
            start = begin
        return start, end

    def countries_in(self, start: int, end: int) -> tuple[str, ...]:
        """Countries named or meant by an adjective between two offsets, in order of the text."""
        found = (
            word.code for word in self.words if start <= word.start < end and word.way != "capital"
        )
        return tuple(dict.fromkeys(found))


def read_context(report: Report, places: Iterable[Span], gazetteer: Gazetteer) -> Context:
    """Gather what a report's text, dateline and publisher say of countries.

    Capitals among the ``places`` are left to the places themselves: ``Berlin`` may be a town. So
    are countries that share their name with a state (``Georgia``).
    """
    taken = sorted(places)
    words = tuple(
        word
        for word in find_country_words(report.text)
        if fold(report.text[word.start : word.end]) not in shared_names()
        or not any(start <= word.start < end for start, end in taken)
    )
    weights: defaultdict[str, float] = defaultdict(float)
    counted: Counter[tuple[str, str]] = Counter()
    for word in words:
        if word.way == "capital" and any(start <= word.start < end for start, end in taken):
            continue
        counted[word.code, word.way] += 1
        if counted[word.code, word.way] <= _MOST_COUNTED:
            weights[word.code] += _WEIGHT[word.way]
    for code in dateline_countries(report.text, gazetteer):
        weights[code] += _DATELINE_WEIGHT
    for code in publisher_countries(report.publisher or "", gazetteer):
        weights[code] += _PUBLISHER_NAME_WEIGHT
    if report.country:
        weights[report.country] += _PUBLISHER_WEIGHT
    starts = (0, *(match.end() for match in _SENTENCE_END.finditer(report.text)))
    return Context(dict(sorted(weights.items())), words, starts, report.country)


def with_votes(context: Context, votes: Iterable[tuple[str, float]]) -> Context:
    """The context with the report's places counted in."""
    weights = defaultdict(float, context.weights)
    for code, weight in votes:
        weights[code] += weight
    return Context(dict(sorted(weights.items())), context.words, context.sentences, context.home)


def publisher_countries(publisher: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Countries that a publisher's name gives (``Nigerian Army``, ``The Ajmer Chronicle``)."""
    words = find_country_words(publisher)
    if words:
        return tuple(dict.fromkeys(word.code for word in words))
    found: list[str] = []
    for name in re.findall(r"[A-Z][\w'’-]{3,}", publisher):
        found += city_countries(name, gazetteer)
    return tuple(dict.fromkeys(found))
