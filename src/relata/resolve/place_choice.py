"""Chooses among the gazetteer's places that bear one name, by what the report gives.

Order of evidence, the strongest first: what the words say it lies in; the country named in the
phrase or the sentence; countries the report speaks of and its other places; the kind of the mark;
the publisher's country; inhabitants only between equals. Scores add up so that this order holds;
where the two best stand too close, nothing is chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, log10

from rapidfuzz import fuzz

from relata.model.earth import distance_km
from relata.model.ports import GazetteerEntry
from relata.resolve.countries import is_capital
from relata.resolve.names import fold, loosen
from relata.resolve.place_context import Context
from relata.resolve.place_size import (
    ANY_KIND,
    DIVISIONS,
    REACH_KM,
    TOWNS_TO_DIVISION,
    kind_score,
    kinds_fit,
    lies_in,
    standing,
)

SAME_PLACE_KM = 30.0
"""Two entries of one name this near each other are one place in two data sets."""

_INSIDE = 6.0
_HOLDS = 5.0
_MIDDLE = 1.5
_SENTENCE_COUNTRY = 1.2
_REPORT_COUNTRY = 3.0
_NEIGHBOUR = 2.0
_NEIGHBOUR_KM = 150.0
_HOME = 0.5
_POPULATION = 0.4
_OWN_LIST = 0.3
_ARTICLE = 2.0
_MAIN_NAME = 0.8
_BYNAME = -2.5
_LEAST_LIKENESS = 50
_WORLD_CITY = 1_000_000
_LONG_NAME = 5
_LOOSE = -0.8
_MARGIN = 0.35
_DOMINANT = 3.0
_DOMINANT_RATIO = 8
_DOMINANT_POPULATION = 150_000
_WHOLE = 10_000_000
"""What a continent or ocean stands for against towns of its name."""

_CAPITAL = 2.0
_CONTRADICTING_WEIGHT = 1.5
_NOTED_POPULATION = 150_000
_KNOWN_POPULATION = 10_000
_LOW_SUPPORT = 0.12
_NEIGHBOURHOOD_KM = 300.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the report gives on one mention.

    Attributes:
        kind: kind of the mark, or the kind that the words state.
        inside: for each place that the words say it lies in, the entries that bear its name.
        countries: alpha-2 given by the phrase itself; they bind.
        sentence: countries named in the same sentence.
        anchors: ``(degrees north, degrees east)`` of the report's settled places.
        holds: the entries that bear the name before it, where the two stand as "X, Y".
        article: "the" stands before the name: a sea or a part of the world, hardly a town.
    """

    kind: str
    inside: tuple[Sequence[GazetteerEntry], ...] = ()
    countries: frozenset[str] = frozenset()
    sentence: frozenset[str] = frozenset()
    anchors: tuple[tuple[float, float], ...] = ()
    holds: Sequence[GazetteerEntry] = ()
    article: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """One entry with how well it fits and why."""

    entry: GazetteerEntry
    score: float
    reasons: tuple[str, ...] = ()


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
    inside = [entry for entry in fitting if _containing(entry, evidence) is not None]
    weighed = inside or fitting
    dominant = [_dominant(weighed, evidence.kind)]
    if evidence.kind == ANY_KIND:
        # A town that dwarfs other towns does so beside the state of its name too.
        towns = [entry for entry in weighed if entry.kind not in DIVISIONS]
        dominant.append(_dominant(towns, evidence.kind))
    scored = [_weigh(entry, evidence, context, name) for entry in fitting]
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
    if rival is not None and best.score - rival.score < _MARGIN:
        why = f"nothing in the report decides between places named {name}"
        return Choice(None, tuple(ranked), why)
    return Choice(best, tuple(ranked), _why(best, "the likeliest of several places of that name"))


def _dominant(entries: Sequence[GazetteerEntry], wanted: str) -> GazetteerEntry | None:
    """The world's Paris: the place that dwarfs every other of its name, or None."""

    def size(entry: GazetteerEntry) -> int:
        if entry.kind in DIVISIONS and wanted not in {*DIVISIONS, "region", ANY_KIND}:
            return 0
        if wanted == ANY_KIND and entry.country is None:
            return _WHOLE
        if wanted == ANY_KIND and entry.kind in DIVISIONS:
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


def _weigh(entry: GazetteerEntry, evidence: Evidence, context: Context, name: str) -> Candidate:
    score = kind_score(entry.kind, evidence.kind)
    score += _POPULATION * log10(standing(entry, evidence.kind) + 1)
    if fold(entry.name) == fold(name):
        score += _MAIN_NAME
    elif _is_byname(entry, name):
        score += _BYNAME
    if entry.kind == "city" and entry.country and is_capital(entry.name, entry.country):
        score += _CAPITAL
    reasons: list[str] = []
    container = _containing(entry, evidence)
    if container is not None:
        score += _INSIDE + _centrality(entry, container)
        reasons.append(f"in {container.name}, as the report says")
    if any(_may_hold(entry, held) for held in evidence.holds):
        score += _HOLDS
        reasons.append(f"{evidence.holds[0].name}, named before it, lies in it")
    if entry.country in evidence.countries:
        score += _INSIDE
        reasons.append(f"in {entry.country}, as the report says")
    if entry.country in evidence.sentence:
        score += _SENTENCE_COUNTRY
        reasons.append(f"{entry.country} is named in the sentence")
    share = context.share(entry.country)
    if share > 0:
        score += _REPORT_COUNTRY * share
        reasons.append(f"the report speaks of {entry.country}")
    nearest = min(
        (distance_km(entry.lat, entry.lon, lat, lon) for lat, lon in evidence.anchors), default=None
    )
    if nearest is not None:
        closeness = exp(-nearest / _NEIGHBOUR_KM)
        score += _NEIGHBOUR * closeness
        if closeness > 0.2:
            reasons.append("near the report's other places")
    if context.home is not None and entry.country == context.home:
        score += _HOME
        reasons.append("in the publisher's country")
    if entry.id.startswith("relata:"):
        score += _OWN_LIST
    if evidence.article and entry.country is None and entry.kind in {"water", "region"}:
        score += _ARTICLE
    if getattr(entry, "loose", False):
        score += _LOOSE
        reasons.append("spelled otherwise")
    return Candidate(entry, score, tuple(reasons))


def _may_hold(entry: GazetteerEntry, held: GazetteerEntry) -> bool:
    """``Buffalo, New York``: the state; ``Harlem, New York``: the city."""
    is_larger = entry.kind == "admin1" or (entry.kind == "city" and held.kind in _OF_A_CITY)
    return is_larger and entry.id != held.id and lies_in(held, entry)


_OF_A_CITY = frozenset({"neighbourhood", "site"})


def _is_byname(entry: GazetteerEntry, name: str) -> bool:
    # GeoNames' other names mix spellings with the names of quarters, parishes and other places.
    if entry.id.startswith("relata:") or entry.kind != "city":
        return False
    one, other = loosen(entry.name) or fold(entry.name), loosen(name) or fold(name)
    return fuzz.ratio(one, other) < _LEAST_LIKENESS and one not in other and other not in one


def _containing(entry: GazetteerEntry, evidence: Evidence) -> GazetteerEntry | None:
    for entries in evidence.inside:
        for container in entries:
            if container.id != entry.id and lies_in(entry, container):
                return container
    return None


def _centrality(entry: GazetteerEntry, container: GazetteerEntry) -> float:
    """Of namesakes near a division's middle the nearer is likelier in it: reaches are generous."""
    if container.kind not in {"admin1", "admin2"}:
        return 0.0
    if entry.admin1 is not None and fold(entry.admin1) == fold(container.name):
        return _MIDDLE
    away_km = distance_km(entry.lat, entry.lon, container.lat, container.lon)
    return max(0.0, _MIDDLE * (1 - away_km / REACH_KM[container.kind]))


def _is_plausible(
    candidate: Candidate,
    ranked: list[Candidate],
    evidence: Evidence,
    context: Context,
    name: str,
) -> bool:
    """False where taking a place would only be a guess from its name."""
    entry = candidate.entry
    if _containing(entry, evidence) is not None or entry.country in evidence.countries:
        return True
    if evidence.countries and entry.country is not None:
        return False
    if entry.country is None or entry.kind == "country":
        return True
    if entry.id.startswith("relata:") and (entry.kind != "admin2" or evidence.kind == "admin2"):
        return True
    if _is_byname(entry, name) and entry.population < _WORLD_CITY:
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
    same_name = f"{fold(entry.name)} ".startswith(f"{fold(name)} ")
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
