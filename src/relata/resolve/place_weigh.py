"""How well each of the gazetteer's places that bear one name fits what a report gives on it.

Order of evidence, the strongest first: what the words say it lies in; the country named in the
phrase or the sentence; countries the report speaks of and its other places; the kind of the mark;
the publisher's country; inhabitants only between equals. Scores add up so that this order holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log10

from rapidfuzz import fuzz

from relata.model.earth import distance_km
from relata.model.ports import GazetteerEntry
from relata.resolve.countries import is_capital
from relata.resolve.names import fold, loosen
from relata.resolve.place_context import Context
from relata.resolve.place_size import ANY_KIND, REACH_KM, kind_score, lies_in, standing

_INSIDE = 6.0
_HOLDS = 5.0
_MIDDLE = 1.5
_SENTENCE_COUNTRY = 1.2
_REPORT_COUNTRY = 3.0
_NEIGHBOUR = 2.0
_NEIGHBOUR_KM = 150.0
_DIVISION = 1.2
_UNSPOKEN = 1.2
_HOME = 0.5
_POPULATION = 0.4
_OWN_LIST = 0.3
_ARTICLE = 4.0
_MAIN_NAME = 0.8
_BYNAME = -2.5
_LEAST_LIKENESS = 50
_LOOSE = -0.8
_CAPITAL = 2.0


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
        divisions: first-order divisions that the report names elsewhere.
    """

    kind: str
    inside: tuple[Sequence[GazetteerEntry], ...] = ()
    countries: frozenset[str] = frozenset()
    sentence: frozenset[str] = frozenset()
    anchors: tuple[tuple[float, float], ...] = ()
    holds: Sequence[GazetteerEntry] = ()
    article: bool = False
    divisions: Sequence[GazetteerEntry] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One entry with how well it fits and why."""

    entry: GazetteerEntry
    score: float
    reasons: tuple[str, ...] = ()


def weigh(entry: GazetteerEntry, evidence: Evidence, context: Context, name: str) -> Candidate:
    """How well an entry fits what the report gives, and why."""
    score = _own_score(entry, evidence, context, name)
    reasons: list[str] = []
    container = containing(entry, evidence)
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
    division = _division_of(entry, evidence)
    if division is not None:
        score += _DIVISION
        reasons.append(f"the report speaks of {division.name}")
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


def _own_score(entry: GazetteerEntry, evidence: Evidence, context: Context, name: str) -> float:
    """What kind, inhabitants and spelling say of an entry, before the report's other words."""
    score = kind_score(entry.kind, evidence.kind)
    if entry.kind == "country" and evidence.kind == ANY_KIND and context.share(entry.country) == 0:
        score -= _UNSPOKEN  # Georgia in a report that speaks of other countries only
    score += _POPULATION * log10(standing(entry, evidence.kind) + 1)
    if fold(entry.name) == fold(name):
        score += _MAIN_NAME
    elif is_byname(entry, name):
        score += _BYNAME
    if entry.kind == "city" and entry.country and is_capital(entry.name, entry.country):
        score += _CAPITAL
    return score


def _division_of(entry: GazetteerEntry, evidence: Evidence) -> GazetteerEntry | None:
    """The named division that a town lies in; for a division, another one of its country."""
    if entry.kind == "admin1":
        siblings = (one for one in evidence.divisions if one.country == entry.country)
        return next(siblings, None)
    if entry.kind not in {"city", "admin2"}:
        return None
    return next((one for one in evidence.divisions if lies_in(entry, one)), None)


def _may_hold(entry: GazetteerEntry, held: GazetteerEntry) -> bool:
    """``Buffalo, New York``: the state; ``Harlem, New York``: the city."""
    is_larger = entry.kind == "admin1" or (entry.kind == "city" and held.kind in _OF_A_CITY)
    return is_larger and entry.id != held.id and lies_in(held, entry)


_OF_A_CITY = frozenset({"neighbourhood", "site"})


def is_byname(entry: GazetteerEntry, name: str) -> bool:
    """Whether a name is a town's only by a list of other names, and unlike its own."""
    # GeoNames' other names mix spellings with the names of quarters, parishes and other places.
    if entry.id.startswith("relata:") or entry.kind != "city":
        return False
    one, other = loosen(entry.name) or fold(entry.name), loosen(name) or fold(name)
    return fuzz.ratio(one, other) < _LEAST_LIKENESS and one not in other and other not in one


def containing(entry: GazetteerEntry, evidence: Evidence) -> GazetteerEntry | None:
    """What the words say that an entry lies in, where it does; else None."""
    for entries in evidence.inside:
        for container in entries:
            if container.id != entry.id and lies_in(entry, container):
                return container
    return None


def _centrality(entry: GazetteerEntry, container: GazetteerEntry) -> float:
    """Of namesakes near a division's middle the nearer is likelier in it: reaches are generous."""
    if container.kind == "country":
        return _MIDDLE
    if container.kind not in {"admin1", "admin2"}:
        return 0.0
    if entry.admin1 is not None and fold(entry.admin1) == fold(container.name):
        return _MIDDLE
    away_km = distance_km(entry.lat, entry.lon, container.lat, container.lon)
    return max(0.0, _MIDDLE * (1 - away_km / REACH_KM[container.kind]))
