"""What the words of a place mention say: a name, its kind, what it lies in, how near, which part.

Pure grammar of noun phrases; whether a name exists is asked elsewhere. A phrase gives several
readings, the most literal first (``North Darfur`` before the northern part of ``Darfur``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from relata.resolve.countries import country_keys, find_country_words, is_adjective, load_countries
from relata.resolve.geometry import BEARINGS
from relata.resolve.names import fold

KM_PER_UNIT = {"k": 1.0, "m": 1.609, "n": 1.852}
"""Kilometres in a unit, by the first letter of its name (kilometre, mile, nautical mile)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a place mention.

    Attributes:
        name: the name to look up; empty where the words only describe.
        hint: kind of place that the words state (``province`` → admin1), or None.
        inside: names of places that it lies in, the nearest first.
        country: alpha-2 that an adjective in the phrase gives (``the Iraqi city of``), or None.
        near: the place is near the one named, not in it.
        part: direction of the part meant (``northern Iraq`` → ``north``), or None.
        offset_km: distance from the place named in the direction ``bearing``, or None.
        ends: the two ends of a road, or the one it leads to; empty for all else.
        capital: the capital of ``country`` (or of the report's main country) is meant.
    """

    name: str
    hint: str | None = None
    inside: tuple[str, ...] = ()
    country: str | None = None
    near: bool = False
    part: str | None = None
    offset_km: float | None = None
    bearing: float | None = None
    ends: tuple[str, ...] = ()
    capital: bool = False


def read_phrase(words: str, *, one_case: bool = False) -> list[Reading]:
    """The readings of one mention, the most literal first; empty when it names nothing.

    Args:
        words: the mention as it stands in the report.
        one_case: the report is all in capitals or all in small letters, so that capitals do not
            tell names from nouns.
    """
    text = _PARENTHESIS.sub("", _CLEAN.sub(" ", words)) or words
    text = text.strip(" \"'“”‘’#?!.,;:()[]-–—")
    readings = [*_read(_recase(text) if one_case else text)]
    unique: dict[tuple[object, ...], Reading] = {}
    for reading in readings:
        if reading == Reading(""):
            continue
        key = (fold(reading.name), reading.part, reading.ends, reading.offset_km, reading.capital)
        unique.setdefault(key, reading)
    return list(unique.values())


def _recase(text: str) -> str:
    return " ".join(
        word.lower() if fold(word) in _GENERIC or word.lower() in _KINDS else word.title()
        for word in text.split()
    )


def _read(text: str) -> Iterator[Reading]:
    if not text:
        return
    special = _read_offset(text) or _read_near(text) or _read_capital(text) or _read_road(text)
    if special:
        yield from special
        return
    yield from _read_named(text)


def _read_offset(text: str) -> list[Reading]:
    match = _OFFSET.search(text)
    if match is None:
        return []
    number = float(match["number"].replace(",", ""))
    km = number * KM_PER_UNIT[match["unit"][0].lower()]
    bearing = BEARINGS[re.sub(r"[ -]", "", match["direction"].lower())]
    return [
        replace(reading, offset_km=km, bearing=bearing)
        for reading in _read_named(text[match.end() :])
    ]


def _read_near(text: str) -> list[Reading]:
    match = _NEAR.match(text)
    if match is None:
        return []
    return [replace(reading, near=True) for reading in _read_named(text[match.end() :])]


def _read_capital(text: str) -> list[Reading]:
    match = _CAPITAL.match(text)
    if match is None:
        return []
    rest = text[match.end() :].strip(" ,")
    if rest:
        return list(_read_named(rest))
    code = _country_in(text)
    return [Reading("", hint="city", country=code, capital=True)]


def _read_road(text: str) -> list[Reading]:
    match = _ROAD_BETWEEN.search(text) or _ROAD_NAMED.match(text)
    if match is None:
        return []
    bare = _ARTICLE.sub("", text)
    ends = tuple(_core(end) for end in (match["one"], match["other"]) if end)
    return [Reading(bare, hint="road"), Reading("", hint="road", ends=ends)]


def _read_named(text: str) -> Iterator[Reading]:
    """Readings of a phrase whose head is a name."""
    text = _ARTICLE.sub("", text.strip(" ,"))
    match = _PART_ONLY.match(text)
    if match:
        owner, lead = match["owner"], match["lead"] or ""
        inside = (_core(owner),) if owner and _has_name(owner) else ()
        yield Reading(
            "",
            hint="region",
            inside=inside,
            country=_adjective_country(lead),
            part=_direction(match["direction"]),
        )
        return
    if not text or not _has_name(text):
        return
    described = _DESCRIBED.search(text)
    if described and _has_name(described["name"]):
        before = text[: described.start()]
        if _has_name(before) or described["noun"][0].isupper():
            yield Reading(text)
        for reading in _read_named(described["name"]):
            hint = reading.hint or _kind_of(described["noun"])
            yield replace(reading, hint=hint, country=_country_in(before) or reading.country)
        if not _has_name(before):
            return
    head, inside = _split_container(text)
    whole = Reading(head, inside=inside, country=_adjective_country(head), hint=_hint(head))
    yield whole
    if head:
        yield from _stripped(whole)


def _stripped(reading: Reading) -> Iterator[Reading]:
    name = reading.name
    for shorter, hint, part in _shorter(name):
        shorter = shorter.strip(" ,-–")
        if not shorter or shorter == name or not _has_name(shorter):
            continue
        short = replace(
            reading,
            name=shorter,
            hint=reading.hint if part is None else "region",
            part=part or reading.part,
        )
        if hint and part is None:
            short = replace(short, hint=hint)
        if not is_adjective(shorter):
            yield short
            yield from _stripped(short)
        return


def _shorter(name: str) -> Iterator[tuple[str, str | None, str | None]]:
    """Ways to shorten a name by one step: ``(shorter, kind, part)``."""
    match = _BEFORE.match(name)
    if match:
        yield name[match.end() :], _kind_of(match["noun"]), None
    match = _AFTER.search(name)
    if match:
        yield name[: match.start()], _kind_of(match["noun"]), None
    match = _AREA.search(name)
    if match:
        yield name[: match.start()], "region", None
    match = _PART.match(name)
    if match:
        yield name[match.end() :], None, _direction(match["direction"])
    first, _, rest = name.partition(" ")
    lowered = first.islower() and "-" not in first[:4]
    if rest and (lowered or is_adjective(first) or first.lower() in _QUALIFIERS):
        yield rest, None, None


def _split_container(text: str) -> tuple[str, tuple[str, ...]]:
    """Divide ``X, Y``, ``X in Y`` and ``Y's X`` into the name and what it lies in."""
    inside: list[str] = []
    match = _PARENTHESIS.search(text)
    if match:
        text = (text[: match.start()] + text[match.end() :]).strip(" ,")
    match = _POSSESSIVE.match(text)
    if match and _has_name(match["rest"]):
        inside.append(_core(match["owner"]))
        text = match["rest"]
    head, *tails = re.split(r",\s+", text)
    for tail in tails:
        found = _IN.search(f" {tail}")
        inside.append(_core(found["name"] if found else tail))
    match = _IN.search(head)
    if match and match.start() > 0:
        before = head[: match.start()]
        if not _has_name(before) and _AREA_OF.search(before):
            head = match["name"]
        else:
            inside.insert(0, _core(match["name"]))
            head = before if _has_name(before) else ""
    return _ARTICLE.sub("", head), tuple(name for name in inside if name)


def _core(words: str) -> str:
    text = _ARTICLE.sub("", words.strip(" ,.-–\"'“”’"))
    first, _, rest = text.partition(" ")
    while rest and first.islower() and fold(first) not in _NAME_STARTS:
        first, _, rest = rest.partition(" ")
    text = f"{first} {rest}".strip()
    described = _DESCRIBED.search(text)
    return described["name"] if described else text


def _hint(name: str) -> str | None:
    match = _AFTER.search(name) or _BEFORE.match(name)
    return _kind_of(match["noun"]) if match else None


def _kind_of(noun: str) -> str:
    word = noun.lower()
    return _KINDS[word] if word in _KINDS else _KINDS[word.removesuffix("s")]


def _has_name(text: str) -> bool:
    """True when some word has a capital or a digit (reports in one case are recased before)."""
    return any(char.isupper() or char.isdigit() for char in text)


def _adjective_country(text: str) -> str | None:
    for word in find_country_words(text):
        if word.way == "people":
            return word.code
    return None


def _country_in(text: str) -> str | None:
    found = find_country_words(text)
    return found[0].code if found else None


def _direction(word: str) -> str:
    return re.sub(r"ern$|[ -]", "", word.lower().replace(" ", "").replace("-", ""))


def capital_of(code: str) -> str:
    """Name of a country's capital."""
    return load_countries()[code].capital


def names_country(name: str) -> str | None:
    """Alpha-2 of the country that a container's name or adjective stands for, or None."""
    found = country_keys().get(fold(name))
    return found[0] if found and found[1] != "capital" else None


_KINDS = {
    "province": "admin1",
    "governorate": "admin1",
    "oblast": "admin1",
    "state": "admin1",
    "department": "admin1",
    "krai": "admin1",
    "republic": "admin1",
    "region": "admin1",
    "district": "admin2",
    "county": "admin2",
    "township": "admin2",
    "territory": "admin2",
    "zone": "admin2",
    "raion": "admin2",
    "tehsil": "admin2",
    "subdistrict": "admin2",
    "municipality": "admin2",
    "prefecture": "admin2",
    "commune": "admin2",
    "city": "city",
    "town": "city",
    "village": "city",
    "hamlet": "city",
    "settlement": "city",
    "community": "city",
    "port": "city",
    "suburb": "neighbourhood",
    "neighbourhood": "neighbourhood",
    "neighborhood": "neighbourhood",
    "quarter": "neighbourhood",
    "estate": "neighbourhood",
    "camp": "site",
    "base": "site",
    "airbase": "site",
    "airport": "site",
    "airfield": "site",
    "hospital": "site",
    "mosque": "site",
    "church": "site",
    "prison": "site",
    "jail": "site",
    "crossing": "site",
    "checkpoint": "site",
    "bridge": "site",
    "dam": "site",
    "market": "site",
    "mine": "site",
    "refinery": "site",
    "barracks": "site",
    "barrack": "site",
    "square": "site",
    "park": "site",
    "university": "site",
    "station": "site",
    "harbour": "site",
    "harbor": "site",
    "road": "road",
    "highway": "road",
    "street": "road",
    "avenue": "road",
    "boulevard": "road",
    "bypass": "road",
    "river": "water",
    "lake": "water",
    "sea": "water",
    "gulf": "water",
    "strait": "water",
    "canal": "water",
    "border": "border",
    "frontier": "border",
    "island": "region",
    "islands": "region",
    "peninsula": "region",
    "valley": "region",
    "plain": "region",
    "mountain": "region",
    "mountains": "region",
    "enclave": "region",
    "countryside": "region",
    "centre": "city",
    "center": "city",
    "local government area": "admin2",
    "canton": "admin2",
    "agency": "admin2",
    "tribal district": "admin2",
    "kingdom": "country",
}
_NOUNS = "|".join(sorted(_KINDS, key=len, reverse=True))
_NAMED_NOUNS = (
    "province|governorate|oblast|state|department|krai|region|district|county|township|territory|"
    "zone|raion|tehsil|subdistrict|municipality|prefecture|commune|city|town|village|hamlet|"
    "settlement|community|suburb|neighbourhood|neighborhood|quarter|estate|camp|base|airbase|port|canton|"
    "airport|airfield|hospital|mosque|church|prison|jail|crossing|checkpoint|bridge|dam|market|"
    "mine|refinery|barracks|river|lake|island|peninsula|valley|plain|enclave|republic"
)
_DIRECTIONS = r"(?:north|south)(?:[ -]?(?:east|west))?(?:ern)?|east(?:ern)?|west(?:ern)?"
_CLEAN = re.compile(r"\s+")
_ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her|our|this|that)\s+", re.IGNORECASE)
_OFFSET = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi|nautical miles?"
    r"|nm|NM)\s*(?:\([^)]*\)\s*)?(?:to the )?(?P<direction>(?:north|south)(?:[ -]?(?:east|west))?"
    r"|east|west) of\s+",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"^(?:(?:somewhere|just|right)\s+)?(?:near|nearby|outside|around|close to|not far from|"
    r"(?:the |an? )?(?:(?:\w+ern|\w+) )?(?:outskirts|vicinity|surroundings|edges?|area|areas|"
    r"countryside|hinterland) (?:of|around|near|outside))\s+",
    re.IGNORECASE,
)
_CAPITAL = re.compile(
    r"^(?:the\s+)?(?:[\w'’-]+\s+){0,3}?capital(?:\s+city)?(?:\s+of\b)?(?=$|[\s,])", re.IGNORECASE
)
_ROAD = r"(?:road|highway|route|motorway|street|trail|corridor|pipeline|railway)"
_ROAD_BETWEEN = re.compile(
    rf"\b{_ROAD}\s+(?:that\s+\w+\s+)?(?:from|between|linking|connecting|to|towards?)\s+"
    r"(?P<one>.+?)(?:\s+(?:to|and|with)\s+(?P<other>.+))?$",
    re.IGNORECASE,
)
_ROAD_NAMED = re.compile(
    rf"^(?:[Tt]he\s+)?(?P<one>[A-Z][\w'’ -]*?|al-[A-Z][\w'’ -]*?)(?:\s*[–—-]\s*(?P<other>[A-Z][\w'’ -]*?))?\s+"
    rf"(?:border\s+)?{_ROAD}$"
)
_DESCRIBED = re.compile(
    rf"\b(?P<noun>{_NOUNS})s?\s+(?:of|called|named|known as)\s+(?P<name>.+)$", re.IGNORECASE
)
_PART = re.compile(
    rf"^(?:far |rural |rebel-held |government-held )?(?P<direction>{_DIRECTIONS})\s+(?:parts? of\s+)?",
    re.IGNORECASE,
)
_PART_ONLY = re.compile(
    rf"^(?:(?P<owner>.+?)['’]s?\s+)?(?P<lead>(?!Deep\b)(?:[\w-]+\s+){{0,3}})(?P<direction>{_DIRECTIONS})$",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"^(?P<noun>{_NAMED_NOUNS})\s+(?:of\s+)?(?=\S)", re.IGNORECASE)
_AFTER = re.compile(rf"\s+(?:border\s+|refugee\s+)?(?P<noun>{_NOUNS})s?$", re.IGNORECASE)
_AREA = re.compile(
    r"\s+(?:area|areas|axis|direction|sector|front|pocket|belt|suburbs|outskirts|soil|territory|"
    r"metropolitan area|governorates|provinces|districts|intersection|junction|complex|compound)$",
    re.IGNORECASE,
)
_AREA_OF = re.compile(
    r"\b(?:areas?|parts?|streets?|countryside|outskirts|suburbs|edges?|centre|center|heart|side|rest|"
    r"skies|towns|villages|surroundings|perimeter|vicinity|whole|much|most|all|banks?|shores?|"
    r"coast|north|south|east|west)$",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_POSSESSIVE = re.compile(r"^(?P<owner>.+?)['’]s?\s+(?P<rest>\S.*)$")
_IN = re.compile(
    r"\s(?:in|of|near|outside|at|on|from|off|within|around)\s+(?:the\s+)?(?P<name>\S.*)$",
    re.IGNORECASE,
)
_QUALIFIERS = frozenset("greater rural central downtown neighbouring neighboring nearby upper lower".split())
_NAME_STARTS = frozenset("al el ul ad as at an ar ash de la le bab ain umm abu".split())
_GENERIC = frozenset(
    "the a an this that its their our his her of in on at to from and or two three four five six "
    "seven several many other both some area areas place places site sites side town village "
    "villages towns cities country countries world globe north south east west northern southern "
    "eastern western centre center zone sector front ground field fields home house houses "
    "building heights line hill hills ridge coast shore bank banks land territory region capital "
    "here there where outside inside near around same nearby local border frontier district "
    "province state city camp base market road street river sea lake bridge".split()
)
