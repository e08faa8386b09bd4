"""How words set a place in relation to a named one: so far from it, off its coast, between two.

Pure grammar and one table of what vague words mean in kilometres. A relation gives the words of
the place that it leads to; whether that place is known is asked elsewhere.

Source: kilometres of a unit by the international yard and nautical mile; the vague ones ("a few",
"an hour's drive") are Relata's own estimates, kept wide, as reports mean them loosely.
"""

import re
from dataclasses import dataclass
from typing import Literal

from relata.model.number_words import TENS, UNITS
from relata.resolve.geometry import bearing_of

Way = Literal["offset", "near", "edge", "coast", "side", "inside"]

NEAR_KM = 15.0
"""How far "near" reaches where no distance is given."""

EDGE_KM = 5.0
"""How far the outskirts of a place lie beyond it."""

COAST_KM = 40.0
"""How far "off the coast" reaches where no distance is given."""

TERRITORIAL_KM = 22.2
"""Twelve nautical miles, within which the sea is a country's own. Source: UNCLOS, article 3."""

_UNITS_KM = (
    (re.compile(r"^(?:nautical|nm)"), 1.852),
    (re.compile(r"^mi"), 1.609),
    (re.compile(r"^(?:metre|meter|m$)"), 0.001),
    (re.compile(r"^(?:yard|yd)"), 0.000914),
    (re.compile(r"^k"), 1.0),
)
_STRAIGHT = 0.75
"""Roads are longer than the line between their ends by about a third."""

_TRAVEL_KM_H = {"drive": 60.0, "driving": 60.0, "ride": 50.0, "walk": 4.5, "march": 4.5}
_HOURS = {"hour": 1.0, "day": 8.0, "minute": 1 / 60}
_ROUGH = 0.4
"""How far a distance told by travelling time may be off, as a share of it."""

_VAGUE = {
    "a": (1.0, 1.0),
    "an": (1.0, 1.0),
    "half a": (0.5, 0.5),
    "a couple of": (1.0, 3.0),
    "a few": (2.0, 5.0),
    "few": (2.0, 5.0),
    "several": (3.0, 8.0),
    "some": (2.0, 8.0),
    "a dozen": (9.0, 15.0),
    "dozens of": (20.0, 80.0),
    "tens of": (20.0, 90.0),
    "hundreds of": (100.0, 500.0),
    "": (1.0, 8.0),
}
"""What a number that is none means: lowest and highest."""

_WORDS = "|".join(sorted((*list(UNITS)[1:], *TENS), key=len, reverse=True))
_DIGITS = r"\d[\d,]{0,8}(?:\.\d{1,3})?"
_NUMBER = (
    rf"(?P<low>{_DIGITS})(?:\s*(?:-|–|to|or|and)\s*(?P<high>{_DIGITS}))?"
    rf"|(?P<word>(?:{_WORDS})(?:-(?:{_WORDS}))?)"
    r"|(?P<vague>half a|an?(?: couple of| few| dozen)?|few|several|some|dozens of|tens of"
    r"|hundreds of)"
)
_UNIT = r"kilomet(?:er|re)s?|kms?|nautical miles?|nmi?|miles?|mi|met(?:er|re)s?|m|yards?|yds?"
_ABOUT = (
    r"(?:(?:about|around|roughly|nearly|almost|some|approximately|just|only|over|under|beyond|"
    r"more than|less than|at least|up to|within|barely|an estimated)\s+){0,3}"
)
_COMPASS = r"(?:north|south)(?:[ -]?(?:north|south))?(?:[ -]?(?:east|west))?|(?:east|west)"
_EIGHT = r"(?:north|south)(?:[ -]?(?:east|west))?(?:ern)?|(?:east|west)(?:ern)?"
_DIRECTION = rf"(?P<direction>(?:{_COMPASS})(?:ern)?(?:wards?)?|[NSEW]?(?:NE|NW|SE|SW)|[NSEW])"
_OUTSIDE = (
    r"(?:outside|away from|from|off|(?P<of>of)|radius (?:of|around|from)|beyond|"
    r"out of|short of|distance from|(?:down|up)stream from|(?:up|down|along) the road from)\s+"
)
_SHORE = r"(?:coast|coastline|shore|shoreline)s?\s+of\s+"
_ALL_OF = r"(?:the\s+)?(?:(?:cent(?:re|er)|city|town|village|port)\s+of\s+)?"

_MEASURED = re.compile(
    rf"\b{_ABOUT}(?:(?:{_NUMBER})\s*-?\s*|\b)(?P<unit>{_UNIT})\b(?:\s*\([^)]*\))?,?\s+"
    r"(?:away\s+|further\s+|farther\s+)?"
    rf"(?:(?:(?:to the|due|just)\s+)?{_DIRECTION}\s+(?:of|from)\s+"
    rf"|(?P<off>off\s+(?:the\s+)?(?:\w+ern\s+)?(?:{_SHORE})?)"
    rf"|(?P<inside>(?:deep\s+)?(?:inside|into|within)\s+)|{_OUTSIDE}){_ALL_OF}",
    re.IGNORECASE,
)
_TRAVELLED = re.compile(
    rf"\b{_ABOUT}(?:{_NUMBER})[ -]?(?P<span>hour|day|minute)s?['’]?s?['’]?\s*"
    r"(?:by\s+)?(?P<travel>drive|driving|ride|walk|march)\s+(?:away\s+)?"
    rf"(?:(?:to the\s+)?{_DIRECTION}\s+(?:of|from)\s+|{_OUTSIDE}){_ALL_OF}",
    re.IGNORECASE,
)
_BOUNDED = re.compile(r"\b(?:within|beyond|inside|less than|more than|under|over)\b", re.IGNORECASE)
"""Words that make "5 km of" a distance: without them it is an extent (of trenches)."""
_OFF = re.compile(
    r"^(?:(?:somewhere|just)\s+)?(?:(?:(?:the\s+)?(?:\w+\s+)?(?:waters?|seas?)\s+)?"
    r"(?:off|offshore\s+from)\s+|(?:the\s+)?(?:\w+\s+)?waters\s+(?:of|near)\s+)"
    rf"(?:the\s+)?(?:(?:\w+ern\s+)?{_SHORE})?{_ALL_OF}",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"^(?:(?:the\s+)?(?:areas?|lands?|territory|villages|towns)\s+)?"
    rf"(?:(?:(?:just|immediately|well|further|to the)\s+)*{_DIRECTION}\s+of\s+"
    rf"|the\s+(?P<bank>{_EIGHT})\s+(?:bank|shore)s?\s+of\s+)(?:the\s+)?",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"^(?:[^\WA-Z_][\w'’-]*\s+|The\s+|An?\s+)*?(?:near(?:by)?|outside|around|close to|not far from|"
    r"surrounding|above|below|overlooking|opposite|facing|beside|(?:border|frontier|line) at|"
    rf"(?:vicinity|surroundings|countryside|hinterland) of)\s+{_ALL_OF}",
)
_EDGE_NOUN = r"outskirts|suburbs|edges?|fringes?|periphery|approach(?:es)?|gates|environs"
_EDGE = re.compile(
    rf"^(?:(?:on|at|in)\s+)?(?:the\s+)?(?:very\s+)?(?:(?P<direction>{_EIGHT})\s+)?"
    rf"(?:{_EDGE_NOUN})\s+(?:of|to|around)\s+{_ALL_OF}",
    re.IGNORECASE,
)
_OWN_EDGE = re.compile(
    rf"^(?P<owner>.+?)['’]s?\s+(?P<direction>{_EIGHT})\s+(?:{_EDGE_NOUN})$", re.IGNORECASE
)
_OWN_SHORE = re.compile(
    r"^(?:the\s+)?(?P<owner>[^\W\d_a-z].*?)(?:['’]s?)?\s+"
    r"(?:anchorages?|approaches|roadsteads?|roads|outer harbou?r)$"
)
_OWN_LINE = re.compile(
    r"^(?:the\s+)?(?P<owner>[^\W\d_a-z].*?)(?:['’]s?)?\s+(?:border|frontier|boundary|line)$"
)
_BETWEEN = re.compile(
    r"^(?:[^\WA-Z_][\w'’-]*\s+|The\s+|An?\s+)*?(?P<midway>(?:[Hh]alf|[Mm]id)[ -]?way\s+)?[Bb]etween"
    r"\s+(?P<one>.+?)\s+and\s+(?P<other>.+)$"
)
_OWN: tuple[tuple[re.Pattern[str], Way], ...] = ((_OWN_SHORE, "coast"), (_OWN_LINE, "near"))
_LINES = re.compile(r"\b(?:border|frontier|boundary|road|highway|route|rail\w*)\b")
"""Words for lines between two places, which are read elsewhere."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A place told by another.

    Attributes:
        way: ``offset`` (so far in a direction), ``near`` (so far, or not far), ``edge`` (its
            outskirts), ``coast`` (at sea before it), ``side`` (beyond it in a direction, no
            distance), ``inside`` (so deep in it).
        start: where the words of the relation begin.
        end: where they end, and those of the other place begin.
        km: distance told, or None.
        spread_km: how much more or less it may be.
        bearing: degrees from north, or None.
    """

    way: Way
    start: int
    end: int
    km: float | None = None
    spread_km: float = 0.0
    bearing: float | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """A place between two named ones, ``is_midway`` where the words say halfway."""

    one: str
    other: str
    is_midway: bool


def read_relation(words: str) -> Relation | None:
    """The relation that the words state, before the other place's name; None where they do not."""
    return (
        _measured(_MEASURED.search(words))
        or _travelled(_TRAVELLED.search(words))
        or _plain(_EDGE.match(words), "edge")
        or _plain(_OFF.match(words), "coast")
        or _plain(_SIDE.match(words), "side")
        or _plain(_NEAR.match(words), "near")
    )


def read_own_edge(words: str) -> tuple[str, Relation] | None:
    """``Selat's northern suburbs``, ``Selat anchorage``, ``the Selat boundary``.

    Returns the place's name and the relation; None for other words.
    """
    match = _OWN_EDGE.match(words)
    if match is not None:
        turn = bearing_of(match["direction"])
        return match["owner"], Relation("edge", 0, len(words), bearing=turn)
    for pattern, way in _OWN:
        match = pattern.match(words)
        if match is not None:
            return match["owner"], Relation(way, 0, len(words))
    return None


def read_between(words: str) -> Between | None:
    """The two places between which the words set one; None for other words."""
    match = _BETWEEN.match(words)
    if match is None or _LINES.search(words[: match.start("one")]):
        return None
    return Between(match["one"], match["other"], is_midway=match["midway"] is not None)


def last_distance(words: str) -> Relation | None:
    """The last distance told in the words before a name; None where they tell none."""
    found = [*_MEASURED.finditer(words), *_TRAVELLED.finditer(words)]
    if not found:
        return None
    last = max(found, key=lambda match: match.end())
    return _travelled(last) if last.re is _TRAVELLED else _measured(last)


def _measured(match: re.Match[str] | None) -> Relation | None:
    if match is None or (match["of"] and not _BOUNDED.search(match.group())):
        return None
    unit = match["unit"].lower()
    per_unit = next((km for pattern, km in _UNITS_KM if pattern.match(unit)), 1.0)
    low, high = (value * per_unit for value in _range(match))
    turn = bearing_of(match["direction"]) if match["direction"] else None
    way: Way = "near"
    if match["direction"]:
        way = "offset"
    elif match["off"]:
        way = "coast"
    elif match["inside"]:
        way = "inside"
    return Relation(
        way, match.start(), match.end(), (low + high) / 2, (high - low) / 2, bearing=turn
    )


def _travelled(match: re.Match[str] | None) -> Relation | None:
    if match is None:
        return None
    low, high = _range(match)
    km_h = _TRAVEL_KM_H[match["travel"].lower()]
    per_unit = _HOURS[match["span"].lower()] * km_h * _STRAIGHT
    km = (low + high) / 2 * per_unit
    turn = bearing_of(match["direction"]) if match["direction"] else None
    way: Way = "offset" if turn is not None else "near"
    return Relation(way, match.start(), match.end(), km, _ROUGH * km, bearing=turn)


def _plain(match: re.Match[str] | None, way: Way) -> Relation | None:
    if match is None:
        return None
    named = match.groupdict()
    found = named.get("direction") or named.get("bank")
    turn = bearing_of(found) if found else None
    return Relation(way, match.start(), match.end(), bearing=turn)


def _range(match: re.Match[str]) -> tuple[float, float]:
    if match["low"]:
        low = _number(match["low"])
        return low, max(low, _number(match["high"])) if match["high"] else low
    if match["word"]:
        value = sum(UNITS.get(word, TENS.get(word, 0)) for word in match["word"].lower().split("-"))
        return float(value), float(value)
    return _VAGUE.get((match["vague"] or "").lower(), _VAGUE[""])


def _number(text: str) -> float:
    return float(text.replace(",", ""))
