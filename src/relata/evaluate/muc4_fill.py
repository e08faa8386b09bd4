"""Fills MUC-4's templates from a record: what goes into each slot of an incident.

- type: by mode and weapon, see ``muc4_incidents``; an attack where nothing else fits.
- date: the day read; "on or before" the report's day where the words are a weekday's or nothing.
- location: country, division, place; the country most named in the report where no place is read.
- perpetrators: an agent with an entry in the registry of actors, or a body of a state, is an
  organisation, and so is an armed group that is no mere description of men, and what an agent is
  part of; all others are individuals.
- confidence: by who says it, see ``_Maker.confidence``.
- targets: objects and sites; people who are targets or whom a count of harm is of.
- numbers and effects: by the counts of harm to that target; without one a single person or thing
  is 1, a group PLURAL.

Source: MUC-4 task documentation, parts 1 and 2, version 7.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from relata.evaluate.muc4_incidents import (
    COUNTRIES,
    HUMAN_EFFECTS,
    STAGES,
    Incident,
    RecordIndex,
    find_incidents,
    read_days,
)
from relata.evaluate.muc4_keys import Fill, Template
from relata.model.record import Actor, Claim, Event, Filler, Place, Record, Tally
from relata.resolve.countries import load_countries

Slots = dict[str, tuple[Fill, ...]]

_STATE = frozenset({"state", "government", "military", "police"})
_PEOPLE = frozenset({"civilians", "crowd", "person", "military", "police", "armed_group"})
_WEEKDAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY", "WEEK")
_ACCUSING = frozenset({"accuses", "knows", "estimates", "warns", "condemns", "doubts"})
_OBJECT_EFFECTS = {"destroyed": "DESTROYED", "damaged": "SOME DAMAGE"}
_BODIES = frozenset({*_STATE, "armed_group", "party"})
_AFTER_HEAD = re.compile(r" (?:of|in|from|who|with|wearing|dressed) |[,(\[]")
_INDIVIDUALS = frozenset(
    "guerrilla guerrillas rebel rebels terrorist terrorists subversive subversives extremist "
    "extremists man men gunman gunmen individual individuals person persons people commando "
    "commandos fighter fighters soldier soldiers troops officer officers lieutenant lieutenants "
    "policeman policemen agent agents member members criminal criminals killer killers assassin "
    "assassins kidnapper kidnappers attacker attackers trafficker traffickers gang band group "
    "groups column columns unit units patrol squad squads militiaman militiamen youths elements "
    "personnel authorities authority official officials".split()
)
"""Heads of descriptions that MUC-4 takes for individuals (documentation, part 2, slot 9)."""
_NAMELESS = frozenset({"a", "an", "the", "his", "her", "their", "one", "two", "three", "some"})
_IN_PHRASES = frozenset({"of", "who", "in", "from"})
_LONGER_THAN_PRONOUNS = 4


def fill_templates(record: Record) -> tuple[Template, ...]:
    """The templates of one report, in the order of their first events."""
    maker = _Maker(record)
    return tuple(maker.template(incident) for incident in find_incidents(maker.index))


class _Maker:
    """Fills the templates of one record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text = record.report.text
        self.index = RecordIndex(record)

    def template(self, incident: Incident) -> Template:
        slots = {
            "type": (Fill((incident.type,)),),
            "stage": (Fill((STAGES[incident.events[0].status],)),),
            "date": self.when(incident),
            "location": self.where(incident),
            "weapon": tuple(Fill(self.words(ref)) for ref in _refs(incident.events, "weapons")),
            **self.perpetrators(incident),
            **self.objects(incident),
            **self.people(incident),
        }
        return Template({slot: fills for slot, fills in slots.items() if fills})

    def when(self, incident: Incident) -> tuple[Fill, ...]:
        for event in incident.events:
            for filler in event.times:
                if (found := self.date_of(filler)) is not None:
                    return (Fill((found,)),)
        return (Fill((f"- {_write(self.index.published)}",)),) if self.index.published else ()

    def date_of(self, filler: Filler) -> str | None:
        words = {self.text[a:b].upper() for a, b in self.index.times[filler.ref].mentions}
        if any(day in each for each in words for day in _WEEKDAYS):
            return None
        parts = (filler.edtf or "").split("/")
        ends = [days for part in parts if (days := read_days(part))]
        if len(ends) != len(parts):
            return None
        first, last = ends[0][0], ends[-1][1]
        return _write(first) if first == last else f"{_write(first)} - {_write(last)}"

    def where(self, incident: Incident) -> tuple[Fill, ...]:
        for ref in _refs(incident.events, "places"):
            place = self.index.places[ref]
            country = _country(place.country or self.usual_country())
            chain = [country, place.admin1 or "", self.place_name(place)]
            kept = [each.upper() for i, each in enumerate(chain) if each and each not in chain[:i]]
            return (Fill((": ".join(kept),)),)
        country = _country(self.usual_country())
        return (Fill((country.upper(),)),) if country else ()

    def place_name(self, place: Place) -> str:
        return "" if place.kind == "country" else place.name

    def usual_country(self) -> str | None:
        named = Counter(
            each.country
            for each in self.record.places
            for _ in each.mentions
            if each.country in COUNTRIES
        )
        return named.most_common(1)[0][0] if named else None

    def perpetrators(self, incident: Incident) -> dict[str, tuple[Fill, ...]]:
        individuals: dict[str, Fill] = {}
        organisations: dict[str, Fill] = {}
        confidence: list[Fill] = []
        for filler in (each for event in incident.events for each in event.agents):
            if filler.ref not in self.index.actors:
                continue
            actor = self.index.actors[filler.ref]
            if not self.is_organisation(actor):
                individuals.setdefault(actor.id, Fill(self.words(actor.id)))
                actor = self.index.actors.get(actor.of or "", actor)
            if self.is_organisation(actor) and actor.id not in organisations:
                words = self.words(actor.id)
                organisations[actor.id] = Fill(words)
                confidence.append(Fill((self.confidence(filler, actor),), words))
        return {
            "perp_individual": tuple(individuals.values()),
            "perp_organization": tuple(organisations.values()),
            "confidence": tuple(confidence),
        }

    def is_organisation(self, actor: Actor) -> bool:
        if actor.kind == "person":
            return False
        if actor.registry is not None:
            return True
        head = _AFTER_HEAD.split(actor.name.lower())[0].split()[-1:]
        return actor.kind in _BODIES and not _INDIVIDUALS & set(head)

    def confidence(self, filler: Filler, actor: Actor) -> str:
        """MUC-4's decision tree over the voices of the agent."""
        if filler.own_voice:
            return "REPORTED AS FACT"
        carried = [self.index.claims[each.claim] for each in filler.by if each.polarity == "for"]
        if not carried:
            return "POSSIBLE"
        if any(self.speaks_for(each, actor) for each in carried):
            return "CLAIMED OR ADMITTED"
        if not any(each.stance in _ACCUSING for each in carried):
            return "REPORTED AS FACT"
        by_authority = any(
            each.source in self.index.actors and self.index.kind_of(each.source) in _STATE
            for each in carried
        )
        return f"SUSPECTED OR ACCUSED{' BY AUTHORITIES' if by_authority else ''}"

    def speaks_for(self, claim: Claim, actor: Actor) -> bool:
        speaker = self.index.actors.get(claim.source)
        return claim.stance == "claims_responsibility" or (
            speaker is not None and actor.id in (speaker.id, speaker.of)
        )

    def objects(self, incident: Incident) -> dict[str, tuple[Fill, ...]]:
        targets = [
            ref
            for ref in _refs(incident.events, "targets")
            if ref[0] == "o" or (ref[0] == "p" and self.index.places[ref].kind == "site")
        ]
        return {
            "object": tuple(Fill(self.words(ref)) for ref in targets),
            "object_number": tuple(
                Fill((self.number(incident, ref),), self.words(ref)) for ref in targets
            ),
            "object_effect": tuple(
                Fill((effect,), self.words(ref))
                for ref in targets
                for effect in self.effects(incident, ref, _OBJECT_EFFECTS)
            ),
        }

    def people(self, incident: Incident) -> dict[str, tuple[Fill, ...]]:
        harmed = (ref for event in incident.events for ref in self.index.harmed(event))
        targets = [
            ref
            for ref in dict.fromkeys([*_refs(incident.events, "targets"), *harmed])
            if ref in self.index.actors and self.index.actors[ref].kind in _PEOPLE
        ]
        named = {ref for ref in targets if self.is_named(self.index.actors[ref])}
        described = [
            Fill((role.upper(),), self.words(ref))
            for ref in targets
            if ref in named and (role := self.index.actors[ref].role)
        ]
        described += [Fill(self.words(ref)) for ref in targets if ref not in named]
        return {
            "human_name": tuple(Fill(self.words(ref)) for ref in targets if ref in named),
            "human_description": tuple(described),
            "human_number": tuple(
                Fill((self.number(incident, ref),), self.words(ref)) for ref in targets
            ),
            "human_effect": tuple(
                Fill((effect,), self.words(ref))
                for ref in targets
                for effect in self.effects(incident, ref, HUMAN_EFFECTS)
            ),
        }

    def is_named(self, actor: Actor) -> bool:
        """Whether a person has a name of two words or more; in capitals no more can be told."""
        words = actor.name.lower().split()
        is_phrase = bool({"of", "who", "in", "from"} & set(words)) or words[0] in _NAMELESS
        return actor.kind == "person" and not actor.anonymous and len(words) > 1 and not is_phrase

    def tallies(self, incident: Incident, ref: str) -> Iterator[Tally]:
        events = {each.id for each in incident.events}
        return (each for each in self.record.tallies if each.event in events and each.of == ref)

    def number(self, incident: Incident, ref: str) -> str:
        for tally in self.tallies(incident, ref):
            if tally.low is None and tally.high is None:
                return "PLURAL"
            mark = "~" if tally.approximate else ""
            if tally.low == tally.high or tally.approximate:
                return f"{mark}{tally.low if tally.low is not None else tally.high}"
            return f"{tally.low or ''} - {tally.high or ''}".strip()
        if ref in self.index.actors:
            return "1" if self.index.actors[ref].kind == "person" else "PLURAL"
        words = (self.index.things.get(ref) or self.index.places[ref]).name.split()
        return "PLURAL" if words[-1].lower().endswith("s") else "1"

    def effects(self, incident: Incident, ref: str, codes: dict[str, str]) -> list[str]:
        found = []
        for tally in self.tallies(incident, ref):
            if tally.effect in codes:
                none = "NO " if tally.high == 0 else ""
                found.append(none + codes[tally.effect])
        return list(dict.fromkeys(found))

    def words(self, ref: str) -> tuple[str, ...]:
        """What the text calls it, the name first, without pronouns."""
        index = self.index
        thing = index.actors.get(ref) or index.things.get(ref) or index.places[ref]
        spans = [self.text[a:b].upper() for a, b in thing.mentions]
        longest = sorted(dict.fromkeys(spans), key=len, reverse=True)
        return tuple(
            dict.fromkeys(
                [*longest[:1], *(each for each in longest if len(each) > _LONGER_THAN_PRONOUNS)]
            )
        )


def _refs(events: Iterable[Event], slot: str) -> list[str]:
    return list(dict.fromkeys(each.ref for event in events for each in getattr(event, slot)))


def _country(code: str | None) -> str:
    countries = load_countries()
    return countries[code].name if code in countries else ""


def _write(day: date) -> str:
    """A day as the keys write it."""
    return day.strftime("%d %b %y").upper()
