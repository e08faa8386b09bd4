"""What a report's places tell of each other: readings tried, countries voted on, anchors kept.

Two passes: the first finds places that the report leaves in no doubt, the second settles the
others with those as neighbours.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from relata.model.marks import Marks, PlaceMark, Span
from relata.model.ports import Gazetteer, GazetteerEntry
from relata.model.report import Report
from relata.resolve.actor_registry import Registry
from relata.resolve.countries import (
    country_named,
    is_adjective,
    load_countries,
)
from relata.resolve.names import fold
from relata.resolve.place_actors import votes_of_actors
from relata.resolve.place_around import containers_around
from relata.resolve.place_beside import Settled
from relata.resolve.place_choice import Choice, choose
from relata.resolve.place_context import Context, read_context, with_votes
from relata.resolve.place_denied import why_no_place
from relata.resolve.place_names import NamesBeside
from relata.resolve.place_phrase import Reading, capital_of, names_country, read_phrase
from relata.resolve.place_sections import read_sections, section_country
from relata.resolve.place_size import ANY_KIND
from relata.resolve.place_weigh import Evidence

POINTS = frozenset({"city", "site", "neighbourhood", "admin2"})
"""Kinds near enough to a point to tell where a report plays."""

_VOTE = 1.5
_SECTION = 5.0
_SPOKEN_OF = 0.2
_WORLD_CITY = 1_000_000
MOST_MENTIONS = 6
"""So many mentions of a place are tried, which bounds the work on one named throughout a report."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One reading of one mention with what the gazetteer made of it."""

    mark: PlaceMark
    span: Span
    reading: Reading
    choice: Choice


class Places:
    """One report's places on their way; holds what they tell of each other."""

    def __init__(
        self, report: Report, marks: Marks, gazetteer: Gazetteer, registry: Registry
    ) -> None:
        self.text = report.text
        self.marks = marks
        self.gazetteer = gazetteer
        self.registry = registry
        spans = [span for mark in marks.places for span in mark.mentions]
        actors = votes_of_actors(report, marks, registry)
        self.context = with_votes(read_context(report, spans, gazetteer), actors)
        self.sections = read_sections(report.text)
        self.one_case = report.text.isupper() or report.text.islower()
        self.beside = NamesBeside(self.text, gazetteer, one_case=self.one_case)
        self.votes: dict[str, tuple[tuple[str, float], ...]] = {}
        self.anchors: dict[str, tuple[float, float]] = {}
        self.settled: dict[str, Settled] = {}
        self.countries: dict[str, str] = {}

    def settle(self, country_of_area: Callable[[PlaceMark], str | None]) -> None:
        """Let the places vote on countries, then keep those that are beyond doubt as anchors.

        Args:
            country_of_area: the country of a place that is known by its surroundings only.
        """
        base = self.context
        for mark in self.marks.places:
            self.votes[mark.id] = self._votes(mark)
        self.context = with_votes(base, self._all_votes())
        for _ in range(2):
            self._settle_points()
            for mark in self.marks.places:
                code = None if mark.id in self.countries else country_of_area(mark)
                if code is not None:
                    self.countries[mark.id] = code
            # From here on only what is settled speaks for its country.
            self.votes = {
                mark.id: ((self.countries[mark.id], _VOTE),) if mark.id in self.countries else ()
                for mark in self.marks.places
            }
            self.context = with_votes(base, self._all_votes())

    def _all_votes(self) -> Iterable[tuple[str, float]]:
        return (vote for row in self.votes.values() for vote in row)

    def _settle_points(self) -> None:
        settled: dict[str, Settled] = {}
        for mark in self.marks.places:
            best = self.best_attempt(mark)
            self.countries.pop(mark.id, None)
            if best is None or best.choice.taken is None:
                continue
            entry = best.choice.taken.entry
            if entry.country:
                self.countries[mark.id] = entry.country
            if entry.kind in POINTS or entry.kind == "admin1":
                settled[mark.id] = Settled(mark.mentions, entry)
        self.settled = settled
        self.anchors = {
            key: (each.entry.lat, each.entry.lon)
            for key, each in settled.items()
            if each.entry.kind in POINTS
        }

    def _votes(self, mark: PlaceMark) -> tuple[tuple[str, float], ...]:
        for span in mark.mentions:
            for reading in self.readings(span):
                entries = self.beside.entries_at(span, reading.name)
                codes = dict.fromkeys(
                    entry.country
                    for entry in entries
                    if entry.country and not getattr(entry, "loose", False)
                )
                if codes:
                    return tuple((code, _VOTE / len(codes)) for code in codes)
        return ()

    def readings(self, span: Span) -> list[Reading]:
        """What the words of a mention may mean."""
        return read_phrase(self.text[slice(*span)], one_case=self.one_case)

    def _context_for(self, mark: PlaceMark) -> Context:
        """The report's context without the mark's own vote, and with its section's."""
        votes = [(code, -vote) for code, vote in self.votes[mark.id]]
        section = self.section(mark)
        if section is not None:
            votes.append((section, _SECTION))
        return with_votes(self.context, votes)

    def section(self, mark: PlaceMark) -> str | None:
        """The country of a round-up's section that a mark stands in; None in other reports."""
        return section_country(self.sections, mark.mentions[0][0])

    def why_no_place(self, mark: PlaceMark) -> str:
        """Why a mark names no place at any of its mentions; empty where one may."""
        reasons = [why_no_place(self.text, span) for span in mark.mentions]
        return reasons[0] if all(reasons) else ""

    def best_attempt(self, mark: PlaceMark) -> Attempt | None:
        """The likeliest reading of any mention; None where no mention can be read."""
        meant = [span for span in mark.mentions if not why_no_place(self.text, span)]
        attempts = [
            attempt for span in meant[:MOST_MENTIONS] for attempt in self._attempts(mark, span)
        ]
        taken = [attempt for attempt in attempts if attempt.choice.taken is not None]
        if taken:
            # A name says more than "the capital" behind it, which may be another one's.
            named = [attempt for attempt in taken if not attempt.reading.capital] or taken
            return max(
                enumerate(named),
                key=lambda item: _score(item[1]) - 0.01 * item[0],
            )[1]
        known = [attempt for attempt in attempts if attempt.choice.candidates]
        return next(iter(known or attempts), None)

    def _attempts(self, mark: PlaceMark, span: Span) -> list[Attempt]:
        attempts: list[Attempt] = []
        words = self.text[slice(*span)]
        if is_adjective(words) and country_named(words) is None and mark.kind != "region":
            return attempts
        for reading in self.readings(span):
            choice = self.attempt(mark, span, reading)
            attempts.append(Attempt(mark, span, reading, choice))
            if choice.taken is not None or _is_name_itself(choice, words):
                break
        return attempts

    def attempt(self, mark: PlaceMark, span: Span, reading: Reading) -> Choice:
        """What the gazetteer gives for one reading of one mention."""
        name, kind = reading.name, self._wanted_kind(mark, reading)
        country = reading.country
        if reading.capital:
            country = country or self.context.main_country or self.country_nearby(span)
            if country is None:
                return Choice(None, (), "the capital of which country, nothing says")
            name, kind = capital_of(country), "city"
        if mark.kind == "country" and country and not self.entries_of(name, "country"):
            name, kind = load_countries()[country].name, "country"
        if not name and reading.part:
            named = next((c for n in reading.inside if (c := names_country(n))), None)
            country = country or named
            country = country or (None if reading.inside else self.context.main_country)
            if country is None:
                return Choice(None, (), "the part of which country, nothing says")
            name, kind = load_countries()[country].name, "country"
        if not name:
            return Choice(None, (), "no name")
        around = containers_around(self.text, self.marks, mark, span)
        around = tuple(each for each in around if not self.beside.stand_in_a_list(span, name, each))
        containers = (*reading.inside, *around, *self.beside.short_form_after(span))
        kind = kind if kind != ANY_KIND else self.beside.any_kind(span, name, containers)
        evidence = self._evidence(mark, span, replace(reading, country=country), kind, containers)
        entries = self.beside.entries_at(span, name)
        if country in evidence.countries and self.beside.is_part_of_name(country, name, entries):
            evidence = replace(evidence, countries=evidence.countries - {country})
        if self.text[span[0] : span[0] + 4].lower() == "the ":
            whole = [e for e in self.look_up(f"the {name}") if not getattr(e, "loose", False)]
            if whole:
                entries, name = whole, f"the {name}"
        choice = choose(entries, evidence, self._context_for(mark), name)
        elsewhere = self.beside.lies_elsewhere(span, choice, containers)
        if elsewhere:
            return Choice(None, choice.candidates, elsewhere)
        if containers and not evidence.inside and not evidence.countries:
            return self._unless_guessed(choice, name, containers[0])
        return choice

    def _evidence(
        self, mark: PlaceMark, span: Span, reading: Reading, kind: str, containers: Sequence[str]
    ) -> Evidence:
        bound = {code for name in reading.inside if (code := self.beside.country_holding(name))}
        return Evidence(
            kind=kind,
            inside=tuple(
                entries for one in containers if (entries := self.beside.look_up_container(one))
            ),
            countries=frozenset(bound | ({reading.country} if reading.country else set())),
            sentence=frozenset(self.context.countries_in(*self.sentence(span))),
            anchors=tuple(at for key, at in self.anchors.items() if key != mark.id),
            holds=self.beside.held(span),
            divisions=tuple(
                each.entry
                for key, each in self.settled.items()
                if key != mark.id and each.entry.kind == "admin1"
            ),
            article=self.text[max(0, span[0] - 4) : span[0]].lower() == "the ",
        )

    def _unless_guessed(self, choice: Choice, name: str, container: str) -> Choice:
        """The choice, unless it rests on the name alone while the report says what it lies in."""
        if choice.taken is None or len(choice.candidates) < 2:
            return choice
        entry = choice.taken.entry
        is_well_known = entry.id.startswith("relata:") or entry.population >= _WORLD_CITY
        if is_well_known or self.is_spoken_of(entry.country):
            return choice
        why = f"which place named {name} lies in {container}, nothing tells"
        return Choice(None, choice.candidates, why)

    def _wanted_kind(self, mark: PlaceMark, reading: Reading) -> str:
        if reading.part or reading.offset_km is not None:
            return "region" if mark.kind not in {"neighbourhood", "city"} else "city"
        return mark.kind

    def entries_of(self, name: str, kind: str) -> list[GazetteerEntry]:
        """The entries of a kind that bear a name."""
        return [entry for entry in self.look_up(name) if entry.kind == kind]

    def look_up(self, name: str) -> Sequence[GazetteerEntry]:
        """All entries that bear a name; none for no name."""
        return self.gazetteer.look_up(name) if name else ()

    def sentence(self, span: Span) -> Span:
        """The sentence of a mention."""
        return self.context.sentence_of(span[0])

    def paragraph(self, span: Span) -> Span:
        """The paragraph of a mention."""
        end = self.text.find("\n\n", span[1])
        return self.text.rfind("\n\n", 0, span[0]) + 1, end if end >= 0 else len(self.text)

    def is_spoken_of(self, country: str | None) -> bool:
        """Whether the report speaks of a country more than in passing."""
        return self.context.share(country) > _SPOKEN_OF

    def country_nearby(self, span: Span) -> str | None:
        """Country of the settled place next to a span, if the report speaks much of it."""
        nearest = sorted(
            (abs(start - span[0]) + (0 if start < span[0] else 200), self.countries[other.id])
            for other in self.marks.places
            if other.id in self.countries
            for start, _ in other.mentions
        )
        ranking = self.context.ranking
        for _, code in nearest[:1]:
            if code in ranking[:2]:
                return code
        return None


def _is_name_itself(choice: Choice, words: str) -> bool:
    """Whether places bear just these words: part of them then names nothing (``Garden City``)."""
    return any(fold(item.entry.name) == fold(words) for item in choice.candidates)


def _score(attempt: Attempt) -> float:
    return attempt.choice.taken.score if attempt.choice.taken else 0.0
