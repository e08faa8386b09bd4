"""Places: each mark of a place gets a point, a reach and a reason, or none and a reason.

Two passes: the first finds places that the report leaves in no doubt, the second settles the
others with those as neighbours. A pure function of report, marks and gazetteer.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from relata.model.identities import PlaceCandidate, ResolvedPlace
from relata.model.marks import Marks, PlaceMark, Span
from relata.model.ports import Gazetteer, GazetteerEntry
from relata.model.report import Report
from relata.resolve.countries import country_named, is_adjective, load_countries
from relata.resolve.place_around import (
    containers_around,
    marked_containers,
    named_before_noun,
    read_nearness,
)
from relata.resolve.place_beside import Settled, place_beside
from relata.resolve.place_choice import Candidate, Choice, Evidence, choose
from relata.resolve.place_context import Context, read_context, with_votes
from relata.resolve.place_phrase import Reading, capital_of, names_country, read_phrase
from relata.resolve.place_value import (
    describe_between,
    describe_country,
    describe_entry,
    describe_unknown,
)

_MAX_CANDIDATES = 12
_LIKELIEST = 5
_VOTE = 1.5
_SPOKEN_OF = 0.2
_WORLD_CITY = 1_000_000
_BACKWARD = re.compile(
    r"^(?:the|this|that|their|our|its|his|her)(?: same| whole| entire)? (?P<noun>country|nation|"
    r"province|region|governorate|state|republic|district|county|township|city|town|village)$",
    re.IGNORECASE,
)
_BACKWARD_KINDS = {
    "province": "admin1",
    "region": "admin1",
    "governorate": "admin1",
    "state": "admin1",
    "republic": "admin1",
    "district": "admin2",
    "county": "admin2",
    "township": "admin2",
    "city": "city",
    "town": "city",
    "village": "city",
}


@dataclass(frozen=True, slots=True)
class Attempt:
    """One reading of one mention with what the gazetteer made of it."""

    mark: PlaceMark
    span: Span
    reading: Reading
    choice: Choice


def resolve_places(report: Report, marks: Marks, gazetteer: Gazetteer) -> dict[str, ResolvedPlace]:
    """The place of every place mark, by mark id.

    Unknown places have no coordinates; their country is given only where the report says it.
    """
    resolver = _Resolver(report, marks, gazetteer)
    return {mark.id: resolver.resolve(mark) for mark in marks.places}


class _Resolver:
    """One report's places on their way; holds what they tell of each other."""

    def __init__(self, report: Report, marks: Marks, gazetteer: Gazetteer) -> None:
        self.text = report.text
        self.marks = marks
        self.gazetteer = gazetteer
        spans = [span for mark in marks.places for span in mark.mentions]
        self.context = read_context(report, spans, gazetteer)
        self.one_case = report.text.isupper() or report.text.islower()
        self.votes: dict[str, tuple[tuple[str, float], ...]] = {}
        self.anchors: dict[str, tuple[float, float]] = {}
        self.settled: dict[str, Settled] = {}
        self.countries: dict[str, str] = {}
        self._settle()

    def resolve(self, mark: PlaceMark) -> ResolvedPlace:
        """The value of one mark."""
        best = self._best_attempt(mark)
        words = self._name_of(mark)
        near = read_nearness(self.text, mark)
        if best is None or best.choice.taken is None:
            return self._unresolved(mark, words, best)
        return describe_entry(
            best.choice.taken.entry,
            mark.kind,
            best.reading,
            near_km=near.km,
            why="; ".join(part for part in (best.choice.why, near.why) if part),
            candidates=_options(best.choice.candidates, best.choice.taken),
        )

    def _settle(self) -> None:
        """Let the places vote on countries, then keep those that are beyond doubt as anchors."""
        base = self.context
        for mark in self.marks.places:
            self.votes[mark.id] = self._votes(mark)
        self.context = with_votes(base, (v for row in self.votes.values() for v in row))
        for _ in range(2):
            self.settled = {}
            for mark in self.marks.places:
                best = self._best_attempt(mark)
                self.countries.pop(mark.id, None)
                if best is None or best.choice.taken is None:
                    continue
                entry = best.choice.taken.entry
                if entry.country:
                    self.countries[mark.id] = entry.country
                if entry.kind in {"city", "site", "neighbourhood", "admin2"}:
                    self.settled[mark.id] = Settled(mark.mentions, entry)
            self.anchors = {
                key: (each.entry.lat, each.entry.lon) for key, each in self.settled.items()
            }
            self._settle_areas()
            # From here on only what is settled speaks for its country.
            self.votes = {
                mark.id: ((self.countries[mark.id], _VOTE),) if mark.id in self.countries else ()
                for mark in self.marks.places
            }
            self.context = with_votes(base, (v for row in self.votes.values() for v in row))

    def _settle_areas(self) -> None:
        for mark in self.marks.places:
            if mark.id not in self.countries:
                area = self._area_of(mark)
                if area is not None and area.country is not None:
                    self.countries[mark.id] = area.country

    def _votes(self, mark: PlaceMark) -> tuple[tuple[str, float], ...]:
        for span in mark.mentions:
            for reading in self._readings(span):
                entries = self._look_up(reading.name)
                codes = dict.fromkeys(
                    entry.country
                    for entry in entries
                    if entry.country and not getattr(entry, "loose", False)
                )
                if codes:
                    return tuple((code, _VOTE / len(codes)) for code in codes)
        return ()

    def _readings(self, span: Span) -> list[Reading]:
        return read_phrase(self.text[slice(*span)], one_case=self.one_case)

    def _context_for(self, mark: PlaceMark) -> Context:
        """The report's context without the mark's own vote."""
        return with_votes(self.context, ((code, -vote) for code, vote in self.votes[mark.id]))

    def _best_attempt(self, mark: PlaceMark) -> Attempt | None:
        attempts = [attempt for span in mark.mentions[:6] for attempt in self._attempts(mark, span)]
        taken = [attempt for attempt in attempts if attempt.choice.taken is not None]
        if taken:
            return max(
                enumerate(taken),
                key=lambda item: _score(item[1]) - 0.01 * item[0],
            )[1]
        known = [attempt for attempt in attempts if attempt.choice.candidates]
        return next(iter(known or attempts), None)

    def _attempts(self, mark: PlaceMark, span: Span) -> list[Attempt]:
        attempts: list[Attempt] = []
        words = self.text[slice(*span)]
        if is_adjective(words) and country_named(words) is None and mark.kind != "region":
            return attempts
        for reading in self._readings(span):
            choice = self._try(mark, span, reading)
            attempts.append(Attempt(mark, span, reading, choice))
            if choice.taken is not None:
                break
        return attempts

    def _try(self, mark: PlaceMark, span: Span, reading: Reading) -> Choice:
        name, kind = reading.name, self._wanted_kind(mark, reading)
        country = reading.country
        if reading.capital:
            country = country or self.context.main_country or self._country_nearby(span)
            if country is None:
                return Choice(None, (), "the capital of which country, nothing says")
            name, kind = capital_of(country), "city"
        if mark.kind == "country" and country and not self._entries_of(name, "country"):
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
        containers = (*reading.inside, *containers_around(self.text, self.marks, mark, span))
        evidence = Evidence(
            kind=kind,
            inside=tuple(
                entries for one in containers if (entries := self._look_up_container(one))
            ),
            countries=frozenset([country] if country else ())
            | frozenset(code for c in reading.inside if (code := names_country(c))),
            sentence=frozenset(self.context.countries_in(*self._sentence(span))),
            anchors=tuple(at for key, at in self.anchors.items() if key != mark.id),
        )
        entries = self._look_up(name)
        if self.text[span[0] : span[0] + 4].lower() == "the ":
            whole = [e for e in self._look_up(f"the {name}") if not getattr(e, "loose", False)]
            if whole:
                entries, name = whole, f"the {name}"
        choice = choose(entries, evidence, self._context_for(mark), name)
        if containers and not evidence.inside and not evidence.countries:
            return self._unless_guessed(choice, name, containers[0])
        return choice

    def _unless_guessed(self, choice: Choice, name: str, container: str) -> Choice:
        """The choice, unless it rests on the name alone while the report says what it lies in."""
        if choice.taken is None or len(choice.candidates) < 2:
            return choice
        entry = choice.taken.entry
        is_well_known = entry.id.startswith("relata:") or entry.population >= _WORLD_CITY
        if is_well_known or self._is_spoken_of(entry.country):
            return choice
        why = f"which place named {name} lies in {container}, nothing tells"
        return Choice(None, choice.candidates, why)

    def _wanted_kind(self, mark: PlaceMark, reading: Reading) -> str:
        if reading.part or reading.offset_km is not None:
            return "region" if mark.kind not in {"neighbourhood", "city"} else "city"
        return mark.kind

    def _entries_of(self, name: str, kind: str) -> list[GazetteerEntry]:
        return [entry for entry in self._look_up(name) if entry.kind == kind]

    def _look_up(self, name: str) -> Sequence[GazetteerEntry]:
        return self.gazetteer.look_up(name) if name else ()

    def _look_up_container(self, name: str) -> Sequence[GazetteerEntry]:
        """What a division's name means; "Occidental Mindoro" may stand as "Mindoro Occidental"."""
        first, _, rest = name.partition(" ")
        return self._look_up(name) or (self._look_up(f"{rest} {first}") if rest else ())

    def _sentence(self, span: Span) -> tuple[int, int]:
        return self.context.sentence_of(span[0])

    def _paragraph(self, span: Span) -> tuple[int, int]:
        end = self.text.find("\n\n", span[1])
        return self.text.rfind("\n\n", 0, span[0]) + 1, end if end >= 0 else len(self.text)

    def _is_spoken_of(self, country: str | None) -> bool:
        return self.context.share(country) > _SPOKEN_OF

    def _name_of(self, mark: PlaceMark) -> str:
        words = [self.text[slice(*span)] for span in mark.mentions]
        named = [item for item in words if any(char.isupper() for char in item)]
        return (named or words)[0]

    def _unresolved(self, mark: PlaceMark, words: str, best: Attempt | None) -> ResolvedPlace:
        area = self._area_of(mark)
        if area is not None:
            return area
        country, why_country = self._country_of_unknown(mark)
        first = mark.mentions[0]
        beside = place_beside(
            mark,
            words,
            self.settled,
            sentence=self._sentence(first),
            paragraph=self._paragraph(first),
        )
        if beside is not None and country in {None, beside.entry.country}:
            return describe_entry(
                beside.entry,
                beside.entry.kind,
                Reading(words),
                near_km=beside.km,
                why=beside.why,
                candidates=(),
                name=words,
            )
        why = best.choice.why if best is not None and best.choice.why != "no name" else ""
        return describe_country(
            words,
            country,
            why="; ".join(part for part in (why or "the words name no place", why_country) if part),
            candidates=_options(best.choice.candidates, None) if best is not None else (),
        )

    def _area_of(self, mark: PlaceMark) -> ResolvedPlace | None:
        """What the words give on a place that the gazetteer lacks: an area around it, or None."""
        for span in mark.mentions[:6]:
            text = self.text[slice(*span)]
            if is_adjective(text) and country_named(text) is None and mark.kind != "country":
                return describe_unknown(text, f"{text} is an adjective, no place")
            known = self._referred(mark, text)
            if known is not None:
                return known
            for reading in self._readings(span):
                if reading.ends:
                    route = self._between(mark, span, reading)
                    if route is not None:
                        return route
                fallback = self._in_container(mark, span, reading)
                if fallback is not None:
                    return fallback
        return None

    def _referred(self, mark: PlaceMark, words: str) -> ResolvedPlace | None:
        """The place that a description points back to (``the district``), the nearest before."""
        match = _BACKWARD.match(words)
        if match is None:
            return None
        noun = match["noun"].lower()
        code = self.context.main_country or self._country_nearby(mark.mentions[0])
        if noun in {"country", "nation"} and code:
            country = load_countries()[code].name
            states = self._entries_of(country, "country")
            if states:
                why = "the country that the report is about"
                return describe_entry(
                    states[0], "country", Reading(country), near_km=None, why=why, candidates=()
                )
        kind = _BACKWARD_KINDS.get(noun)
        start = mark.mentions[0][0]
        before = [
            (at, other)
            for other in self.marks.places
            if other.id != mark.id and other.kind == kind and other.id in self.countries
            for at, _ in other.mentions
            if at < start
        ]
        if not before:
            return None
        best = self._best_attempt(max(before, key=lambda item: item[0])[1])
        if best is None or best.choice.taken is None:
            return None
        entry = best.choice.taken.entry
        why = f"{words} points back to {entry.name}"
        return describe_entry(entry, mark.kind, best.reading, near_km=None, why=why, candidates=())

    def _between(self, mark: PlaceMark, span: Span, reading: Reading) -> ResolvedPlace | None:
        ends: list[GazetteerEntry] = []
        for end in reading.ends:
            evidence_reading = Reading(end, inside=reading.inside, country=reading.country)
            fake = PlaceMark(id=mark.id, mentions=mark.mentions, kind="city")
            choice = self._try(fake, span, evidence_reading)
            if choice.taken is not None:
                ends.append(choice.taken.entry)
        if not ends or (reading.hint == "region" and len(ends) < len(reading.ends)):
            return None
        return describe_between(self.text[slice(*span)], ends, reading.hint or "region")

    def _in_container(self, mark: PlaceMark, span: Span, reading: Reading) -> ResolvedPlace | None:
        """The place that an unknown one lies in, with that place's own reach and precision."""
        if mark.kind in {"country", "water", "border", "admin1"}:
            return None
        words = self.text[slice(*span)]
        around = marked_containers(self.text, self.marks, mark, span)
        owner = () if mark.kind == "road" else named_before_noun(words)
        for name in (*reading.inside, *around, *owner):
            if names_country(name):
                continue
            inner = read_phrase(name, one_case=self.one_case)
            if not inner or not inner[-1].name:
                continue
            fake = PlaceMark(id=mark.id, mentions=mark.mentions, kind=inner[0].hint or "city")
            choice = self._try(fake, span, replace(inner[-1], country=reading.country))
            if choice.taken is not None and self._is_spoken_of(choice.taken.entry.country):
                entry = choice.taken.entry
                return describe_entry(
                    entry,
                    entry.kind,
                    Reading(name),
                    near_km=None,
                    why=f"unknown itself; the point is that of {entry.name}, which it lies in",
                    candidates=(),
                    name=words,
                )
        return None

    def _country_of_unknown(self, mark: PlaceMark) -> tuple[str | None, str]:
        if mark.kind == "border":
            return None, ""
        for span in mark.mentions:
            for reading in self._readings(span):
                code = reading.country or next(
                    (code for name in reading.inside if (code := names_country(name))), None
                )
                if code:
                    return code, f"in {code}, as the report says"
        if mark.kind == "water":
            return None, ""
        span = mark.mentions[0]
        start, end = self._sentence(span)
        near = {
            self.countries[other.id]
            for other in self.marks.places
            if other.id in self.countries
            and other.id != mark.id
            and any(start <= at < end for at, _ in other.mentions)
        }
        if len(near) == 1:
            code = next(iter(near))
            return code, f"the other places of the sentence are in {code}"
        main = self.context.main_country or self._country_nearby(span)
        return main, f"the report speaks of {main}" if main else ""

    def _country_nearby(self, span: Span) -> str | None:
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


def _score(attempt: Attempt) -> float:
    return attempt.choice.taken.score if attempt.choice.taken else 0.0


def _options(
    candidates: Sequence[Candidate], taken: Candidate | None
) -> tuple[PlaceCandidate, ...]:
    """The likeliest others, then the likeliest of each further country."""
    others = [item.entry for item in candidates if item is not taken]
    shown = others[:_LIKELIEST]
    countries = {entry.country for entry in shown}
    for entry in others[_LIKELIEST:]:
        if entry.country not in countries:
            countries.add(entry.country)
            shown.append(entry)
    return tuple(
        PlaceCandidate(
            gazetteer=entry.id,
            name=entry.name,
            country=entry.country,
            admin1=entry.admin1,
            lat=entry.lat,
            lon=entry.lon,
        )
        for entry in shown[:_MAX_CANDIDATES]
    )
