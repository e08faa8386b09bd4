"""Places: each mark of a place gets a point, a reach and a reason, or none and a reason.

A pure function of report, marks and gazetteer. What a mention names is settled with the report's
other places; what the gazetteer lacks gets the area that the report's words and places give.
"""

from collections.abc import Sequence

import msgspec

from relata.model.earth import distance_km
from relata.model.identities import PlaceCandidate, ResolvedPlace
from relata.model.marks import Marks, PlaceMark
from relata.model.ports import Gazetteer
from relata.model.report import Report
from relata.resolve.actor_registry import Registry, load_registry
from relata.resolve.place_around import read_nearness, told_by_another
from relata.resolve.place_choice import Choice
from relata.resolve.place_phrase import Reading, names_country, stated_kind
from relata.resolve.place_related import UNKNOWN_ITSELF, describe_related, describe_unnamed
from relata.resolve.place_settle import Attempt, Places
from relata.resolve.place_size import ANY_KIND
from relata.resolve.place_unknown import UnknownPlaces
from relata.resolve.place_value import describe_country, describe_entry
from relata.resolve.place_weigh import Candidate

_MAX_CANDIDATES = 12
_LIKELIEST = 5
_LEAST_REACH_KM = 25.0
"""How far from where a distance leads a place may lie: reports round, and measure by road."""


def resolve_places(
    report: Report, marks: Marks, gazetteer: Gazetteer, registry: Registry | None = None
) -> dict[str, ResolvedPlace]:
    """The place of every place mark, by mark id.

    Known actors tell countries too; without a registry, those that come with Relata.
    Unknown places have no coordinates of their own: at most those of the area that the report sets
    them in, whose precision says so; their country is given only where the report says it.
    """
    marks = _with_stated_kinds(report.text, marks)
    places = Places(report, marks, gazetteer, registry or load_registry())
    unknown = UnknownPlaces(places)
    places.settle(unknown.country_of_area)
    return {mark.id: _resolve(mark, places, unknown) for mark in marks.places}


def _with_stated_kinds(text: str, marks: Marks) -> Marks:
    """The marks, those of any kind with the kind that their words state."""
    return msgspec.structs.replace(
        marks,
        places=tuple(
            msgspec.structs.replace(
                mark, kind=stated_kind(text[slice(*mark.mentions[0])]) or ANY_KIND
            )
            if mark.kind == ANY_KIND
            else mark
            for mark in marks.places
        ),
    )


def _resolve(mark: PlaceMark, places: Places, unknown: UnknownPlaces) -> ResolvedPlace:
    denied = places.why_no_place(mark)
    if denied:
        words = _name_of(mark, places.text)
        return describe_country(words, names_country(words), why=denied, candidates=())
    best = places.best_attempt(mark)
    choice = None if best is None else _checked_by_distance(mark, places, best.choice)
    if best is None or choice is None or choice.taken is None:
        return _unresolved(mark, places, unknown, best)
    why, others = choice.why, _options(choice.candidates, choice.taken)
    entry = choice.taken.entry
    if best.reading.relation is not None:
        words = _name_of(mark, places.text)
        return describe_related(words, entry, mark.kind, best.reading, why=why, candidates=others)
    near = read_nearness(places.text, places.marks, mark)
    found = describe_entry(
        entry,
        mark.kind,
        best.reading,
        near_km=near.km,
        why="; ".join(part for part in (why, near.why) if part),
        candidates=others,
    )
    bank = unknown.country_on_river(mark, entry)
    if bank is None:
        return found
    why = f"{found.why}; the other places of the sentence are in {bank}"
    return msgspec.structs.replace(found, country=bank, why=why)


def _unresolved(
    mark: PlaceMark, places: Places, unknown: UnknownPlaces, best: Attempt | None
) -> ResolvedPlace:
    words = _name_of(mark, places.text)
    area = _told(mark, places, words) or unknown.area_of(mark) or unknown.beside(mark, words)
    if area is not None:
        return area
    country, why_country = unknown.country_of(mark)
    small = unknown.in_small_country(mark, words, country)
    if small is not None:
        return small
    why = best.choice.why if best is not None and best.choice.why != "no name" else ""
    return describe_country(
        words,
        country,
        why="; ".join(part for part in (why or "the words name no place", why_country) if part),
        candidates=_options(best.choice.candidates, None) if best is not None else (),
    )


def _checked_by_distance(mark: PlaceMark, places: Places, choice: Choice) -> Choice:
    """The choice, unless another place of that name lies where the report's distance leads.

    ``Tral, 38 kilometres south of Srinagar`` is the Tral that lies there.
    """
    told = _told(mark, places, _name_of(mark, places.text)) if choice.candidates else None
    if told is None or told.lat is None or told.lon is None or told.radius_km is None:
        return choice
    reach = max(2 * told.radius_km, _LEAST_REACH_KM)
    fitting = [
        each
        for each in choice.candidates
        if distance_km(each.entry.lat, each.entry.lon, told.lat, told.lon) <= reach
    ]
    if not fitting or choice.taken in fitting:
        return choice
    why = told.why.removeprefix(f"{UNKNOWN_ITSELF}; ")
    return Choice(fitting[0], choice.candidates, f"{why}, as the report says")


def _told(mark: PlaceMark, places: Places, words: str) -> ResolvedPlace | None:
    """An unknown place by the distance that the report tells from a settled one."""
    told = told_by_another(places.text, places.marks, mark)
    settled = None if told is None else places.settled.get(told.other)
    if told is None or settled is None:
        return None
    reading = Reading(words, relation=told.relation)
    return describe_unnamed(words, settled.entry, mark.kind, reading)


def _name_of(mark: PlaceMark, text: str) -> str:
    words = [text[slice(*span)] for span in mark.mentions]
    named = [item for item in words if any(char.isupper() for char in item)]
    return (named or words)[0]


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
