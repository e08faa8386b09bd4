"""What stands around a place mention: what it lies in, and how near to it the report speaks."""

import re
from dataclasses import dataclass

from relata.model.marks import Marks, PlaceMark, Span
from relata.resolve.countries import country_named, is_adjective
from relata.resolve.place_relation import COAST_KM, EDGE_KM, NEAR_KM, Relation, last_distance

_BEFORE = 60
_AFTER = 60
_NEAR_BEFORE = re.compile(
    r"(?:\b(?:near|outside|around|close to|not far from|north|south|east|west|"
    r"northeast|northwest|southeast|southwest|vicinity of) (?:of )?)"
    r"(?:the )?(?:\w+ of )?$",
    re.IGNORECASE,
)
_EDGE_BEFORE = re.compile(
    r"\b(?:outskirts|suburbs|fringes?|edges?|periphery|approaches) (?:of|to) "
    r"(?:the )?(?:\w+ of )?$",
    re.IGNORECASE,
)
_COAST_BEFORE = re.compile(
    r"(?<!choked )(?<!cut )(?<!cutting )(?<!sealed )(?<!sealing )(?<!closed )(?<!blocked )"
    r"(?<!fenced )(?<!fencing )(?<!ran )(?<!run )(?<!took )(?<!taken )(?<!drove )(?<!walled )"
    r"\boff (?:the )?(?:\w+ern )?(?:(?:coast|shore)s? of )?(?:the )?(?:(?:island|port) of )?$",
    re.IGNORECASE,
)
_WORDS_KM = ((_EDGE_BEFORE, EDGE_KM), (_COAST_BEFORE, COAST_KM), (_NEAR_BEFORE, NEAR_KM))
_LEADS_TO = re.compile(r"^(?:the )?(?:[\w-]+ )?(?:\w+ of )?$", re.IGNORECASE)
_APPOSED = re.compile(
    r"^\s*(?:,|\(|–|—)?\s*(?:(?:an?|the)\s+(?:[\w-]+\s+){1,3})?"
    r"(?:(?:which|that)\s+)?(?:is\s+|lies\s+)?(?:located\s+|situated\s+|lying\s+)?$",
    re.IGNORECASE,
)
_ACROSS = 90
_MOST_KM = 300.0
"""Beyond this a distance tells of a journey and no more where something happened."""
_THEN_IN = re.compile(
    r"^(?:['’]s)?\s*(?:,\s+|\s+(?:(?:located|situated|lying)\s+in|in|of)\s+(?:the\s+)?|\s*\()"
    r"(?P<name>[A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+){0,3})"
)
_AGENCY = re.compile(
    r"(?:AA|AFP|ANI|ANSA|AP|AAP|APA|APS|CNN|CNS|DPA|EFE|IANS|INA|IPS|IRNA|ISNA|KCNA|KUNA|MAP|"
    r"NNA|PNA|PTI|RFE|SANA|SPA|TAP|TASS|UNI|UPI|VOA|WAFA|WAM|Agencies|Anadolu|Antara|Associated|"
    r"Bernama|Interfax|Reuters|Staff|Tasnim|Ukrinform|Xinhua|Yonhap)(?![\w’'])",
    re.IGNORECASE,
)
"""Agencies that stand in brackets behind the city of a dateline (``WASHINGTON (AP)``)."""
_NAMED_THING = re.compile(
    r"^(?:[Tt]he |an? )?(?P<name>[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){0,2})"
    r"(?: (?!al-|el-|de\b|of\b)[a-z][\w-]+){1,2}$"
)
_OWNER_BEFORE = re.compile(r"^['’]s?\s+(?:\w+\s+){0,2}$")


@dataclass(frozen=True, slots=True)
class Nearness:
    """How far from the place named the report speaks, and the words for it.

    ``km`` is None where the report speaks of the place itself.
    """

    km: float | None = None
    why: str = ""


def containers_around(text: str, marks: Marks, mark: PlaceMark, span: Span) -> tuple[str, ...]:
    """Names of places that the words after, before or inside a mention say it lies in."""
    after = None if text.isupper() else _THEN_IN.match(text[span[1] : span[1] + _AFTER])
    names_area = after and not (_speaks_of_people(after["name"]) or _AGENCY.match(after["name"]))
    found = (after["name"],) if after and names_area else ()
    return (*found, *marked_containers(text, marks, mark, span))


def _speaks_of_people(name: str) -> bool:
    """``in Selat, German officials said``: another clause begins, and no division's name."""
    first = name.split()[0]
    return is_adjective(first) and " " in name and country_named(first) is None


def marked_containers(text: str, marks: Marks, mark: PlaceMark, span: Span) -> tuple[str, ...]:
    """Other marked places inside a mention, or owning it (``Kunar province's …``)."""
    found: list[str] = []
    for other in marks.places:
        for start, end in other.mentions:
            if other.id == mark.id or (start, end) == span:
                continue
            gap = text[end : span[0]] if end <= span[0] <= end + 30 else None
            owns = gap is not None and _OWNER_BEFORE.match(gap)
            nested = span[0] < start and end <= span[1]
            if owns or nested:
                found.append(text[start:end].strip())
    return tuple(found)


def named_before_noun(words: str) -> tuple[str, ...]:
    """The name of a town before what stands in it (``the Selat brickworks``), else nothing."""
    match = _NAMED_THING.match(words)
    return (match["name"],) if match and not is_adjective(match["name"]) else ()


@dataclass(frozen=True, slots=True)
class Told:
    """A place told by another of the report: the other's mark and the relation to it."""

    other: str
    relation: Relation


def told_by_another(text: str, marks: Marks, mark: PlaceMark) -> Told | None:
    """The place by which the words after a mention tell where it is; None where they do not.

    ``Bakouma, 130 km north of Bangassou``: the second tells the first.
    """
    for _, end in mark.mentions:
        for other, start in _mentions_of_others(marks, mark):
            relation = _relation_across(text, end, start)
            if relation is not None:
                return Told(other, relation)
    return None


def _tells_another(text: str, marks: Marks, mark: PlaceMark) -> bool:
    """Whether a place's first mention only tells where the one before it is."""
    start = mark.mentions[0][0]
    return any(
        _relation_across(text, end, start) is not None
        for other in marks.places
        if other.id != mark.id
        for _, end in other.mentions
    )


def _mentions_of_others(marks: Marks, mark: PlaceMark) -> list[tuple[str, int]]:
    return [
        (other.id, start)
        for other in marks.places
        if other.id != mark.id
        for start, _ in other.mentions
    ]


def _relation_across(text: str, end: int, start: int) -> Relation | None:
    """The relation that the words between two mentions tell, if they tell nothing else."""
    if not 0 < start - end <= _ACROSS:
        return None
    gap = text[end:start]
    relation = last_distance(gap)
    if relation is None or not _LEADS_TO.match(gap[relation.end :]):
        return None
    return relation if _APPOSED.match(gap[: relation.start]) else None


def read_nearness(text: str, marks: Marks, mark: PlaceMark) -> Nearness:
    """Whether the words before a place's first mention speak of its surroundings."""
    if _tells_another(text, marks, mark):
        return Nearness()
    start = mark.mentions[0][0]
    before = text[max(0, start - _BEFORE) : start]
    told = last_distance(before)
    if (
        told is not None
        and 0.0 < (told.km or 0.0) <= _MOST_KM
        and _LEADS_TO.match(before[told.end :])
    ):
        words = before[told.start : told.end].strip()
        return Nearness((told.km or 0.0) + told.spread_km, f"near it: {words}")
    for pattern, km in _WORDS_KM:
        match = pattern.search(before)
        if match is not None:
            return Nearness(km, f"the report says {match.group().strip()}")
    return Nearness()
