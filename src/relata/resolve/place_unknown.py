"""Places that the gazetteer lacks: what the report's other words and places give on them.

An area is said to be an area: the value keeps the words as its name, and its precision, reach and
reason tell how rough it is.
"""

import re
from dataclasses import replace

from relata.model.identities import ResolvedPlace
from relata.model.marks import PlaceMark, Span
from relata.model.ports import GazetteerEntry
from relata.resolve.countries import country_named, is_adjective, load_countries
from relata.resolve.place_around import marked_containers, named_before_noun
from relata.resolve.place_beside import Beside, place_beside
from relata.resolve.place_dateline import dateline_city
from relata.resolve.place_denied import is_placed
from relata.resolve.place_owner import country_behind, owner_of
from relata.resolve.place_phrase import Reading, names_country, read_phrase
from relata.resolve.place_settle import MOST_MENTIONS, POINTS, Places
from relata.resolve.place_size import ANY_KIND
from relata.resolve.place_value import (
    describe_area,
    describe_between,
    describe_entry,
    describe_unknown,
)

_BACKWARD = re.compile(
    r"^(?:(?:the|this|that|their|our|its|his|her|same|whole|entire|besieged|border|northern|"
    r"southern|eastern|western) )*(?P<noun>country|nation|province|region|governorate|oblast|"
    r"state|republic|department|district|county|township|municipality|community|city|town|"
    r"village|settlement|port|here)$",
    re.IGNORECASE,
)
_BACKWARD_KINDS = {
    **dict.fromkeys(("province", "region", "governorate", "state", "republic"), "admin1"),
    **dict.fromkeys(("oblast", "department"), "admin1"),
    **dict.fromkeys(("district", "county", "township", "municipality", "community"), "admin2"),
    **dict.fromkeys(("city", "town", "village", "settlement", "port", "here"), "city"),
}
_BORDER_POINT = re.compile(
    r"\b(?:crossing|post|gate|bridge|footbridge|checkpoint|pass|point|station|terminal)s?\b",
    re.IGNORECASE,
)


_OPEN_WATER = re.compile(
    r"\b(?:seas?|oceans?|gulf|straits?|narrows|passage|bight|waters?|mediterranean|atlantic|"
    r"pacific|high seas|zone|lanes?|miles|NM|km)\b",
    re.IGNORECASE,
)
"""Words for water that belongs to no one country; rivers, lakes and inlets mostly do."""


_IN_SMALL_COUNTRY = frozenset({"city", "neighbourhood", "admin2"})
_SMALL_COUNTRY_KM = 100.0
_FROM_TOWN_KM = 80.0
_LENGTHY = 1.6
"""Countries are no circles: so much farther than a circle's edge their corners lie."""


_RIVAL = 0.4
"""From this share of the main country's weight on, another one may hold unknown places too."""


class UnknownPlaces:
    """Areas and countries for the places of one report that no entry was taken for."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._text = places.text

    def country_of_area(self, mark: PlaceMark) -> str | None:
        """The country of the area that the words themselves give; None without any."""
        area = self.area_of(mark)
        return None if area is None else area.country

    def area_of(self, mark: PlaceMark) -> ResolvedPlace | None:
        """What the words give on a place that the gazetteer lacks: an area around it, or None."""
        for span in mark.mentions[:MOST_MENTIONS]:
            words = self._text[slice(*span)]
            if is_adjective(words) and country_named(words) is None and mark.kind != "country":
                return describe_unknown(words, f"{words} is an adjective, no place")
            known = self._referred(mark, words)
            if known is not None:
                return known
            for reading in self._places.readings(span):
                found = self._between(mark, span, reading) if reading.ends else None
                found = found or self._in_container(mark, span, reading)
                if found is not None:
                    return found
        return None

    def beside(self, mark: PlaceMark, words: str) -> ResolvedPlace | None:
        """The area of the settled places beside an unknown one, where they tell enough."""
        if mark.kind == "border" and not _BORDER_POINT.search(words):
            return None
        first = mark.mentions[0]
        if mark.kind == ANY_KIND and not any(is_placed(self._text, at) for at in mark.mentions):
            return None
        found = place_beside(
            mark,
            words,
            self._places.settled,
            sentence=self._places.sentence(first),
            paragraph=self._places.paragraph(first),
            country=self.country_of(mark)[0],
        )
        found = found or self._in_dateline_city(mark)
        if found is None:
            return None
        stated = self._stated_country(mark)
        if stated is not None and found.entry.country not in {None, stated}:
            return None
        if self._is_abroad(found.entry.country):
            return None
        if found.is_area:
            return describe_area(words, found.entry, found.km, mark.kind, found.why, at=found.at)
        return describe_entry(
            found.entry,
            found.entry.kind,
            Reading(words),
            near_km=found.km,
            why=found.why,
            candidates=(),
            name=words,
        )

    def country_on_river(self, mark: PlaceMark, entry: GazetteerEntry) -> str | None:
        """The country in which a river or lake of several is meant, where its sentence tells."""
        words = f"{entry.name} {self._text[slice(*mark.mentions[0])]}"
        if entry.kind != "water" or entry.country is not None or _OPEN_WATER.search(words):
            return None
        codes = {
            code
            for at in mark.mentions
            for code in self._countries_in(self._places.sentence(at), mark)
        }
        return next(iter(codes)) if codes == {self._places.context.main_country} else None

    def in_small_country(
        self, mark: PlaceMark, words: str, country: str | None
    ) -> ResolvedPlace | None:
        """The whole country for a village in one so small that this tells where it is."""
        if country is None or mark.kind not in _IN_SMALL_COUNTRY:
            return None
        for state in self._places.entries_of(load_countries()[country].name, "country"):
            reach = getattr(state, "radius_km", None)
            if reach is not None and reach <= _SMALL_COUNTRY_KM:
                why = f"unknown itself; somewhere in {state.name}, which the report speaks of"
                return describe_area(words, state, _LENGTHY * reach, mark.kind, why)
        return None

    def _is_abroad(self, country: str | None) -> bool:
        """Whether a report that is clearly about one country speaks of another in passing only."""
        context = self._places.context
        main = context.main_country
        return country not in {None, main} and main is not None and context.share(country) < _RIVAL

    def _in_dateline_city(self, mark: PlaceMark) -> Beside | None:
        """Around the dateline's city, for a building of a report that names no town at all."""
        named = any(each.entry.kind in POINTS for each in self._places.settled.values())
        city = dateline_city(self._text, self._places.gazetteer)
        if named or city is None or mark.kind not in {"site", "neighbourhood", "road"}:
            return None
        why = f"unknown itself; the report is from {city.name} and names no other town"
        return Beside(city, _FROM_TOWN_KM, why, is_area=True)

    def country_of(self, mark: PlaceMark) -> tuple[str | None, str]:
        """The country of a place without a point, and the words for the reason."""
        owner = self._owner(mark)
        if owner is not None:
            return owner, f"of {owner}, by its words"
        words = " ".join(self._text[slice(*span)] for span in mark.mentions)
        if mark.kind == "border" and not _BORDER_POINT.search(words):
            return None, ""
        stated = self._stated_country(mark)
        if stated is not None:
            return stated, f"in {stated}, as the report says"
        span = mark.mentions[0]
        near = self._countries_in(self._places.sentence(span), mark)
        code = next(iter(near)) if len(near) == 1 else None
        if code is not None and not self._is_abroad(code):
            return code, f"the other places of the sentence are in {code}"
        if mark.kind == "water" and _OPEN_WATER.search(words):
            return None, ""
        section = self._places.section(mark)
        if section is not None:
            return section, f"in the section on {section}"
        context = self._places.context
        main = context.main_country or self._places.country_nearby(span)
        if main is None:
            near = self._countries_in(self._places.paragraph(span), mark)
            main = next(iter(near)) if len(near) == 1 else None
        return main, f"the report speaks of {main}" if main else ""

    def _stated_country(self, mark: PlaceMark) -> str | None:
        """The country that the mention itself states; beside its border is on neither side."""
        for span in mark.mentions:
            for reading in self._places.readings(span):
                if reading.relation is not None and reading.hint == "border":
                    continue
                code = reading.country or next(
                    (code for name in reading.inside if (code := names_country(name))), None
                )
                if code:
                    return code
        behind = (country_behind(self._text, at) for at in mark.mentions[:MOST_MENTIONS])
        return next((code for code in behind if code is not None), None)

    def _owner(self, mark: PlaceMark) -> str | None:
        """The country whose the place is by its own words or those beside it."""
        places = self._places
        found = (
            owner_of(self._text, at, places.sentence(at), places.context, places.registry)
            for at in mark.mentions[:MOST_MENTIONS]
        )
        return next((code for code in found if code is not None), None)

    def _countries_in(self, within: Span, mark: PlaceMark) -> set[str]:
        start, end = within
        countries = self._places.countries
        return {
            countries[other.id]
            for other in self._places.marks.places
            if other.id in countries
            and other.id != mark.id
            and any(start <= at < end for at, _ in other.mentions)
        }

    def _referred(self, mark: PlaceMark, words: str) -> ResolvedPlace | None:
        """The place that a description points back to (``the district``), the nearest before."""
        match = _BACKWARD.match(words)
        if match is None or self._is_named(mark):
            return None
        noun = match["noun"].lower()
        if noun in {"country", "nation"}:
            return self._country_referred(mark)
        found = self._nearest_of(_BACKWARD_KINDS[noun], mark)
        if found is None and mark.kind in {"admin1", "admin2"}:
            return self._division_around(mark, words)
        if found is None:
            return None
        why = f"{words} points back to {found.name}"
        reading = Reading(found.name)
        return describe_entry(found, mark.kind, reading, near_km=None, why=why, candidates=())

    def _is_named(self, mark: PlaceMark) -> bool:
        """Whether some mention holds a name: the others then point back to it."""
        spans = mark.mentions[:MOST_MENTIONS]
        return not self._places.one_case and any(
            reading.name for span in spans for reading in self._places.readings(span)
        )

    def _country_referred(self, mark: PlaceMark) -> ResolvedPlace | None:
        code = self._places.context.main_country or self._places.country_nearby(mark.mentions[0])
        if code is None:
            return None
        country = load_countries()[code].name
        states = self._places.entries_of(country, "country")
        if not states:
            return None
        why = "the country that the report is about"
        reading = Reading(country)
        return describe_entry(states[0], "country", reading, near_km=None, why=why, candidates=())

    def _nearest_of(self, kind: str, mark: PlaceMark) -> GazetteerEntry | None:
        """The settled place of a kind named last before a mention, else first after it."""
        start = mark.mentions[0][0]
        found = sorted(
            (at > start, abs(at - start), each.entry.id, each.entry)
            for key, each in self._places.settled.items()
            if key != mark.id and each.entry.kind == kind
            for at, _ in each.mentions
        )
        return found[0][3] if found else None

    def _division_around(self, mark: PlaceMark, words: str) -> ResolvedPlace | None:
        """The province or district of the town named last, where only the town is named."""
        town = self._nearest_of("city", mark)
        if town is None:
            return None
        if mark.kind == "admin1" and town.admin1:
            divisions = [
                entry
                for entry in self._places.entries_of(town.admin1, "admin1")
                if entry.country == town.country
            ]
            if divisions:
                why = f"{words}: the one that {town.name} lies in"
                reading = Reading(divisions[0].name)
                return describe_entry(
                    divisions[0], "admin1", reading, near_km=None, why=why, candidates=()
                )
        why = f"{words}: the one around {town.name}"
        return describe_entry(
            town, mark.kind, Reading(town.name), near_km=None, why=why, candidates=(), name=words
        )

    def _between(self, mark: PlaceMark, span: Span, reading: Reading) -> ResolvedPlace | None:
        ends: list[GazetteerEntry] = []
        for end in reading.ends:
            evidence_reading = Reading(end, inside=reading.inside, country=reading.country)
            fake = PlaceMark(id=mark.id, mentions=mark.mentions, kind="city")
            choice = self._places.attempt(fake, span, evidence_reading)
            if choice.taken is not None:
                ends.append(choice.taken.entry)
        if not ends or (reading.hint == "region" and len(ends) < len(reading.ends)):
            return None
        return describe_between(self._text[slice(*span)], ends, reading)

    def _in_container(self, mark: PlaceMark, span: Span, reading: Reading) -> ResolvedPlace | None:
        """The place that an unknown one lies in, with that place's own reach and precision."""
        words = self._text[slice(*span)]
        is_point = mark.kind == "border" and _BORDER_POINT.search(words)
        if mark.kind in {"country", "water", "border", "admin1"} and not is_point:
            return None
        around = marked_containers(self._text, self._places.marks, mark, span)
        owner = () if mark.kind == "road" else named_before_noun(words)
        stripped = (reading.name,) if is_point and reading.name else ()
        for name in (*reading.inside, *around, *owner, *stripped):
            if names_country(name):
                continue
            inner = read_phrase(name, one_case=self._places.one_case)
            if not inner or not inner[-1].name:
                continue
            fake = PlaceMark(id=mark.id, mentions=mark.mentions, kind=inner[0].hint or "city")
            choice = self._places.attempt(fake, span, replace(inner[-1], country=reading.country))
            if choice.taken is not None and self._may_contain(choice.taken.entry):
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

    def _may_contain(self, entry: GazetteerEntry) -> bool:
        # A country that the report hardly speaks of holds none of its unknown places.
        if entry.kind in POINTS and self._is_abroad(entry.country):
            return False
        return self._places.is_spoken_of(entry.country)
