"""What the words of a place mention say: a name, its kind, what it lies in, how near, which part.

Pure grammar of noun phrases; whether a name exists is asked elsewhere. A phrase gives several
readings, the most literal first (``North Darfur`` before the northern part of ``Darfur``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from relata.resolve.countries import (
    CountryWord,
    country_keys,
    find_country_words,
    is_adjective,
    load_countries,
)
from relata.resolve.names import fold
from relata.resolve.place_relation import (
    Relation,
    read_between,
    read_own_edge,
    read_relation,
)
from relata.resolve.place_words import (
    AFTER,
    AND,
    AREA,
    AREA_OF,
    ARTICLE,
    BEFORE,
    BORDER,
    BOTH,
    CAPITAL,
    CLEAN,
    DASH,
    DESCRIBED,
    GENERIC,
    IN,
    KINDS,
    LINE,
    LIST,
    NAME_STARTS,
    PARENTHESIS,
    PART,
    PART_OF,
    PART_ONLY,
    POSSESSIVE,
    QUALIFIERS,
    ROAD_BETWEEN,
    ROAD_NAMED,
    STATED,
    THING_OF,
)

_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a place mention.

    Attributes:
        name: the name to look up; empty where the words only describe.
        hint: kind of place that the words state (``province`` → admin1), or None.
        inside: names of places that it lies in, the nearest first.
        country: alpha-2 that an adjective in the phrase gives (``the Iraqi city of``), or None.
        part: direction of the part meant (``northern Iraq`` → ``north``), or None.
        relation: how the place lies to the one named (so far from it, off its coast), or None.
        ends: the two ends of a road, the one it leads to, or the places that it lies between.
        midway: the place is halfway between the ends.
        capital: the capital of ``country`` (or of the report's main country) is meant.
    """

    name: str
    hint: str | None = None
    inside: tuple[str, ...] = ()
    country: str | None = None
    part: str | None = None
    relation: Relation | None = None
    ends: tuple[str, ...] = ()
    midway: bool = False
    capital: bool = False

    @property
    def offset_km(self) -> float | None:
        """Distance from the place named, 0 where the words give none; None without a relation."""
        return None if self.relation is None else self.relation.km or 0.0


def read_phrase(words: str, *, one_case: bool = False) -> list[Reading]:
    """The readings of one mention, the most literal first; empty when it names nothing.

    Args:
        words: the mention as it stands in the report.
        one_case: the report is all in capitals or all in small letters, so that capitals do not
            tell names from nouns.
    """
    text = PARENTHESIS.sub("", CLEAN.sub(" ", words)) or words
    text = text.strip(" \"'“”‘’#?!.,;:()[]-–—")
    readings = [*_read(_recase(text) if one_case else text)]
    unique: dict[tuple[object, ...], Reading] = {}
    for reading in readings:
        if reading == Reading(""):
            continue
        key = (fold(reading.name), reading.part, reading.ends, reading.relation, reading.capital)
        unique.setdefault(key, reading)
    return list(unique.values())


def _recase(text: str) -> str:
    return " ".join(
        word.lower() if fold(word) in GENERIC or word.lower() in KINDS else word.title()
        for word in text.split()
    )


def _read(text: str) -> Iterator[Reading]:
    if not text:
        return
    for read in (
        _read_border,
        _read_part_of,
        _read_relation,
        _read_between,
        _read_capital,
        _read_road,
        _read_named,
    ):
        found = list(read(text))
        if found:
            yield from found
            return


def _read_relation(text: str) -> list[Reading]:
    """``15 km north of Selat``; a name before that ("Borky, 15 km north of …") is read first."""
    own = read_own_edge(text)
    if own is not None and names_country(ARTICLE.sub("", own[0])):
        return []  # "the Syrian border" has another side, which the words do not name
    relation = own[1] if own is not None else read_relation(text)
    if relation is None:
        return []
    before = "" if own is not None else text[: relation.start]
    rest = own[0] if own is not None else text[relation.end :]
    named = list(_read_named(before.strip(" ,"))) if _has_name(before) else []
    return [*named, *(replace(reading, relation=relation) for reading in _read_named(rest))]


def _read_between(text: str) -> list[Reading]:
    between = read_between(text)
    if between is None or not (_has_name(between.one) and _has_name(between.other)):
        return []
    ends = tuple(_core(end) for end in (*LIST.split(between.one), between.other))
    return [Reading("", hint="region", ends=ends, midway=between.is_midway)]


def _read_border(text: str) -> list[Reading]:
    """A border by the countries that it divides, under the names that tables give it.

    "The border with Syria" names no other side: it stays a border, and never becomes Syria.
    """
    bare = ARTICLE.sub("", text)
    match = BORDER.search(bare)
    words = find_country_words(bare)
    if match is None or not words or _has_name(_without(bare, words)):
        return []
    codes = list(dict.fromkeys(word.code for word in words))
    literal = Reading(bare, hint="border")
    if len(codes) == 1:
        return [literal] if match["link"] else []
    one, other = (_table_names(code) for code in codes[:2])
    names = [f"{a}-{b} border" for a in one for b in other]
    names += [f"{b}-{a} border" for a in one for b in other]
    return [literal, *(Reading(name, hint="border") for name in names)]


def _without(text: str, words: list[CountryWord]) -> str:
    for word in reversed(words):
        text = text[: word.start] + text[word.end :]
    return text


def _table_names(code: str) -> list[str]:
    """The usual name of a country and its letters (``US``)."""
    country = load_countries()[code]
    letters = [name for name in country.names if name.isupper() and len(name) <= _LETTERS]
    return list(dict.fromkeys((country.name, *letters)))


def _read_part_of(text: str) -> list[Reading]:
    match = PART_OF.match(text)
    if match is None:
        return []
    part = _direction(match["direction"])
    return [
        replace(reading, part=part, hint="region") for reading in _read_named(text[match.end() :])
    ]


def _read_capital(text: str) -> list[Reading]:
    match = CAPITAL.match(text)
    if match is None:
        return []
    rest = text[match.end() :].strip(" ,")
    if rest:
        return list(_read_named(rest))
    code = _country_in(text)
    return [Reading("", hint="city", country=code, capital=True)]


def _read_road(text: str) -> list[Reading]:
    match = ROAD_BETWEEN.search(text) or ROAD_NAMED.match(text)
    if match is None:
        return []
    bare = ARTICLE.sub("", text)
    ends = tuple(_core(end) for end in (match["one"], match["other"]) if end)
    return [Reading(bare, hint="road"), Reading("", hint="road", ends=ends)]


def _read_named(text: str) -> Iterator[Reading]:
    """Readings of a phrase whose head is a name."""
    text = ARTICLE.sub("", text.strip(" ,"))
    match = PART_ONLY.match(text)
    if match and all(word.islower() or is_adjective(word) for word in match["lead"].split()):
        owner, lead = match["owner"], match["lead"]
        inside: tuple[str, ...] = (_core(owner),) if owner and _has_name(owner) else ()
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
    described = DESCRIBED.search(text)
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
        match = BOTH.match(head)
        if match:
            yield Reading("", hint="region", inside=inside, ends=(match["one"], match["other"]))
        match = LINE.match(head)
        if match:
            ends = tuple(DASH.split(match["ends"]))
            yield Reading("", hint="region", inside=inside, ends=ends)
        match = THING_OF.match(head)
        if match:
            yield replace(whole, name="", inside=(match["name"], *inside))


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
    match = BEFORE.match(name)
    if match:
        yield name[match.end() :], _kind_of(match["noun"]), None
    match = AFTER.search(name)
    if match:
        yield name[: match.start()], _kind_of(match["noun"]), None
    match = AREA.search(name)
    if match:
        yield name[: match.start()], "region", None
    match = PART.match(name)
    if match:
        yield name[match.end() :], None, _direction(match["direction"])
    first, _, rest = name.partition(" ")
    lowered = first.islower() and "-" not in first[:4]
    if rest and (lowered or is_adjective(first) or first.lower() in QUALIFIERS):
        yield rest, None, None


def _split_container(text: str) -> tuple[str, tuple[str, ...]]:
    """Divide ``X, Y``, ``X in Y`` and ``Y's X`` into the name and what it lies in."""
    inside: list[str] = []
    match = PARENTHESIS.search(text)
    if match:
        text = (text[: match.start()] + text[match.end() :]).strip(" ,")
    match = POSSESSIVE.match(text)
    if match and _has_name(match["rest"]):
        inside.append(_core(match["owner"]))
        text = match["rest"]
    head, *tails = re.split(r",\s+", text)
    for tail in tails:
        found = IN.search(f" {tail}")
        inside.append(_core(found["name"] if found else tail))
    match = IN.search(head)
    if match and match.start() > 0:
        before = head[: match.start()]
        if not _has_name(before) and AREA_OF.search(before):
            head = match["name"]
        else:
            inside.insert(0, _core(match["name"]))
            head = before if _has_name(before) else ""
    return ARTICLE.sub("", head), tuple(name for name in inside if name)


def _core(words: str) -> str:
    text = AND.split(ARTICLE.sub("", words.strip(" ,.-–\"'“”’")), maxsplit=1)[0]
    first, _, rest = text.partition(" ")
    while rest and first.islower() and fold(first) not in NAME_STARTS:
        first, _, rest = rest.partition(" ")
    text = f"{first} {rest}".strip()
    described = DESCRIBED.search(text)
    return described["name"] if described else text


def _hint(name: str) -> str | None:
    match = AFTER.search(name) or BEFORE.match(name)
    return _kind_of(match["noun"]) if match else None


def _kind_of(noun: str) -> str:
    word = noun.lower()
    return KINDS[word] if word in KINDS else KINDS[word.removesuffix("s")]


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


def stated_kind(words: str) -> str | None:
    """``road`` or ``site`` where the words end in a name for one; else None."""
    match = STATED.search(words.strip())
    return match.lastgroup if match else None


def names_country(name: str) -> str | None:
    """Alpha-2 of the country that a container's name or adjective stands for, or None."""
    found = country_keys().get(fold(name))
    return found[0] if found and found[1] != "capital" else None
