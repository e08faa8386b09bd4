"""Chooses among the gazetteer's places that bear one name, by what the report gives.

The best by weight (``place_weigh``) is taken; where the two best stand too close, nothing is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from relata.model.earth import distance_km
from relata.model.ports import GazetteerEntry
from relata.resolve.names import fold
from relata.resolve.place_context import Context
from relata.resolve.place_size import (
    ANY_KIND,
    DIVISIONS,
    TOWNS_TO_DIVISION,
    kinds_fit,
    lies_in,
    standing,
)
from relata.resolve.place_weigh import Candidate, Evidence, containing, is_byname, weigh

SAME_PLACE_KM = 30.0
"""Two entries of one name this near each other are one place in two data sets."""

_WORLD_CITY = 1_000_000
_LONG_NAME = 5
_MARGIN = 0.35
_MARGIN_AT_HOME = 0.19
_DOMINANT = 3.0
_DOMINANT_RATIO = 8
_DOMINANT_POPULATION = 150_000
_WHOLE = 10_000_000
"""What a continent or ocean stands for against towns of its name."""

_USUAL_STATE = 1_000_000
"""What a division stands for at least that is named after no town of its own."""

_CONTRADICTING_WEIGHT = 1.5
_NOTED_POPULATION = 150_000
_KNOWN_POPULATION = 10_000
_LOW_SUPPORT = 0.12
_NEIGHBOURHOOD_KM = 300.0


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates, the best first, and the one taken; ``why`` tells what decided."""

    taken: Candidate | None
    candidates: tuple[Candidate, ...]
    why: str


def choose(
    entries: Sequence[GazetteerEntry], evidence: Evidence, context: Context, name: str
) -> Choice:
    """Weigh the entries that bear a name; takes none where nothing decides."""
    fitting = [entry for entry in entries if kinds_fit(entry.kind, evidence.kind)]
    inside = [entry for entry in fitting if containing(entry, evidence) is not None]
    weighed = inside or fitting
    dominant = [_dominant(weighed, evidence.kind)]
    if evidence.kind == ANY_KIND:
        # A town that dwarfs other towns does so beside the state of its name too.
        towns = [entry for entry in weighed if entry.kind not in DIVISIONS]
        dominant.append(_dominant(towns, evidence.kind))
    scored = [weigh(entry, evidence, context, name) for entry in fitting]
    scored = [
        replace(item, score=item.score + _DOMINANT) if item.entry in dominant else item
        for item in scored
    ]
    every = sorted(scored, key=lambda item: (-item.score, item.entry.id))
    ranked = _merge(every)
    if not ranked:
        return Choice(None, (), f"no place named {name} is known")
    fair = [item for item in every if _is_plausible(item, ranked, evidence, context, name)]
    plausible = _merge([item for item in every if item in fair or _is_chief_town(item, fair)])
    if not plausible:
        why = f"{name} is known only far from what the report speaks of"
        return Choice(None, tuple(ranked), why)
    best = plausible[0]
    if len(ranked) == 1:
        return Choice(best, (best,), _why(best, "the only place of that name"))
    rival = next((other for other in plausible[1:] if _rivals(best.entry, other.entry)), None)
    if rival is not None and best.score - rival.score < _margin(best.entry, rival.entry):
        why = f"nothing in the report decides between places named {name}"
        return Choice(None, tuple(ranked), why)
    return Choice(best, tuple(ranked), _why(best, "the likeliest of several places of that name"))


def _margin(one: GazetteerEntry, other: GazetteerEntry) -> float:
    # Towns, or counties, of one country: three times the people decides.
    alike = one.kind == other.kind in {"city", "admin2"} and one.country == other.country
    return _MARGIN_AT_HOME if alike else _MARGIN


def _dominant(entries: Sequence[GazetteerEntry], wanted: str) -> GazetteerEntry | None:
    """The world's Paris: the place that dwarfs every other of its name, or None."""

    def size(entry: GazetteerEntry) -> int:
        if entry.kind in DIVISIONS and wanted not in {*DIVISIONS, "region", ANY_KIND}:
            return 0
        if wanted == ANY_KIND and entry.country is None:
            return _WHOLE
        if wanted == ANY_KIND and entry.kind in DIVISIONS:
            if entry.kind == "admin1" and not _has_town_of_its_name(entry, entries):
                return max(entry.population, _USUAL_STATE)
            return entry.population // TOWNS_TO_DIVISION
        return entry.population

    ranked = sorted(entries, key=lambda entry: (-size(entry), entry.id))
    if not ranked or size(ranked[0]) < _DOMINANT_POPULATION:
        return None
    first = ranked[0]
    others = [entry for entry in ranked[1:] if not _same_place(first, entry)]
    if others and size(others[0]) * _DOMINANT_RATIO > size(first):
        return None
    return first


def _has_town_of_its_name(division: GazetteerEntry, entries: Sequence[GazetteerEntry]) -> bool:
    """Whether a division may be named after a town in it: Florida is not, Córdoba is."""
    return any(
        entry.kind == "city"
        and entry.admin1 == division.name
        and entry.country == division.country
        and entry.population >= _KNOWN_POPULATION
        for entry in entries
    )


def _is_plausible(
    candidate: Candidate,
    ranked: list[Candidate],
    evidence: Evidence,
    context: Context,
    name: str,
) -> bool:
    """False where taking a place would only be a guess from its name."""
    entry = candidate.entry
    if containing(entry, evidence) is not None or entry.country in evidence.countries:
        return True
    if evidence.countries and entry.country is not None:
        return False
    if entry.country is None or entry.kind == "country":
        return True
    if entry.id.startswith("relata:") and (entry.kind != "admin2" or evidence.kind == "admin2"):
        return True
    if is_byname(entry, name) and entry.population < _WORLD_CITY:
        return context.ranking[:1] == [entry.country]
    if entry.country in evidence.sentence or context.share(entry.country) > _LOW_SUPPORT:
        return True
    if getattr(entry, "loose", False):
        return False
    if _is_near(entry, evidence):
        return True
    if evidence.kind in {"neighbourhood", "road"}:
        return False
    if entry.kind == "city" and evidence.kind not in {"city", ANY_KIND}:
        return False
    called = fold(name).removesuffix(" city")  # Quebec City is listed as Québec
    same_name = f"{fold(entry.name)} ".startswith(f"{called} ")
    noted = _NOTED_POPULATION if same_name else _WORLD_CITY
    if entry.population >= noted and (same_name or len(name) >= _LONG_NAME):
        return True
    if entry.kind in {"admin1", "region"}:
        return True
    alone = {item.entry.country for item in ranked} == {entry.country}
    if not alone or not same_name:
        return False
    contradicted = max(context.weights.values(), default=0.0) >= _CONTRADICTING_WEIGHT
    return not contradicted or standing(entry, evidence.kind) >= _KNOWN_POPULATION


def _is_near(entry: GazetteerEntry, evidence: Evidence) -> bool:
    """Whether a place lies near a settled one, on whichever side of a border."""
    return any(
        distance_km(entry.lat, entry.lon, lat, lon) <= _NEIGHBOURHOOD_KM
        for lat, lon in evidence.anchors
    )


def _is_chief_town(candidate: Candidate, fair: list[Candidate]) -> bool:
    """Whether a town bears the name of a division that may be meant, and lies in it.

    Where the division is no mere guess, its town of the same name is none either; which of the
    two the words mean is for the kind to say.
    """
    if candidate.entry.kind != "city" or candidate.entry.population < _KNOWN_POPULATION:
        return False
    divisions = [one.entry for one in fair if one.entry.kind in {"admin1", "region"}]
    return any(
        one.country == candidate.entry.country and lies_in(candidate.entry, one)
        for one in divisions
    )


def _merge(ranked: list[Candidate]) -> list[Candidate]:
    # The same place stands in several data sets; the best entry speaks for all of them, and the
    # own list, where it has the place, for the point.
    kept: list[Candidate] = []
    for candidate in ranked:
        at = next((i for i, one in enumerate(kept) if _same_entry(candidate.entry, one.entry)), -1)
        if at < 0:
            kept.append(candidate)
        elif _is_own(candidate.entry) and candidate.entry.kind == "admin1":
            kept[at] = (
                kept[at] if _is_own(kept[at].entry) else replace(kept[at], entry=candidate.entry)
            )
    return kept


def _is_own(entry: GazetteerEntry) -> bool:
    return entry.id.startswith("relata:")


def _rivals(one: GazetteerEntry, other: GazetteerEntry) -> bool:
    # A province and its chief town share name and country: their kinds tell them apart.
    areas = {"admin1", "admin2", "region"}
    if one.country == other.country and (one.kind in areas) != (other.kind in areas):
        return False
    return not _same_place(one, other)


def _same_entry(one: GazetteerEntry, other: GazetteerEntry) -> bool:
    return one.kind == other.kind and _same_place(one, other)


def _same_place(one: GazetteerEntry, other: GazetteerEntry) -> bool:
    if one.country != other.country:
        return False
    if one.kind == other.kind and one.kind in {"admin1", "country"}:
        return True
    reach = SAME_PLACE_KM
    if {one.kind, other.kind} & {"admin1", "region", "country"}:
        reach = 200.0
    elif "admin2" in {one.kind, other.kind}:
        reach = 60.0
    return distance_km(one.lat, one.lon, other.lat, other.lon) <= reach


def _why(candidate: Candidate, last: str) -> str:
    return "; ".join(candidate.reasons[:3]) if candidate.reasons else last
