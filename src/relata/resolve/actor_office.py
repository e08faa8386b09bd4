"""Offices of states in the words of a report: "Seoul's defence ministry", "the army", "Bankova".

What the words are stands in ``offices.yaml``, for others to mend. An office becomes an actor by its
country, which the words or the report give (``actor_match``); here only the words are read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from relata.assets import load_yaml_asset
from relata.resolve.actor_name import bare_mention
from relata.resolve.actor_unit import unit_key
from relata.resolve.countries import CountryWord, find_country_words, load_countries
from relata.resolve.names import fold, loosen

ASSET = "offices.yaml"
NO_COUNTRY = "none"
"""Key of the seats of bodies of no one state."""

_OWNER = re.compile(r"^(?:its|their|his|her|our|my|your)\s", re.IGNORECASE)
_NOT_THE_ONE = re.compile(
    r"^(?:an?|another|other|both|each|either|neither|every|no|any|some|many|several|two|three"
    r"|these|those|enemy|former|new)\s",
    re.IGNORECASE,
)
_LINK_BEFORE = re.compile(
    r"(?:\b(?:of|in|for|at|from)\s+)?(?:\bthe\s+)?"
    r"(?:(?:(?:Islamic|Federal|Democratic|Socialist|Arab|People's)\s+)*(?:Republic|Kingdom|State)"
    r"(?:\s+of\s+(?:the\s+)?)?)?$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"^['’]s?(?!\w)")


@dataclass(frozen=True, slots=True)
class Office:
    """One kind of office that states have.

    Attributes:
        name: what it is called where the registry has no entry, with ``{country}``.
        kinds: kinds of marks that its words may bear.
        named: the state must stand in the words themselves.
    """

    code: str
    name: str
    kinds: frozenset[str]
    named: bool


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """An office as words name it.

    Attributes:
        words: the words for the office alone, without its state (``defence ministry``).
        offices: what they may be, the likelier first: ``army`` is the army or all services.
        country: alpha-2 that stands in the words, or None.
        owned: a possessive stands for the state (``its army``).
        speaker: the words are of one who speaks for it.
    """

    words: str
    offices: tuple[Office, ...]
    country: str | None = None
    owned: bool = False
    speaker: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """Names of places that stand for an office of a country, or for the actor of an id."""

    country: str | None
    target: str
    names: tuple[str, ...]
    source: str


@cache
def load_offices() -> dict[str, Office]:
    """All kinds of offices, by code, in the order of the file."""
    return {
        code: Office(code, row["name"], frozenset(row["kinds"]), bool(row.get("named")))
        for code, row in load_yaml_asset(ASSET)["offices"].items()
    }


@cache
def load_seats() -> tuple[Seat, ...]:
    """Every seat, in the order of the file."""
    return tuple(
        Seat(None if country == NO_COUNTRY else country, target, tuple(row["names"]), row["source"])
        for country, rows in load_yaml_asset(ASSET)["seats"].items()
        for target, row in rows.items()
    )


def is_generic(words: str) -> bool:
    """A name that the forces of several states bear, or the mere number of a unit."""
    return bool({*_generic_keys(words)} & _generic_names()) or bool(unit_key(words))


@cache
def _generic_names() -> frozenset[str]:
    return frozenset(
        key for name in load_yaml_asset(ASSET)["generic"] for key in _generic_keys(name)
    )


def _generic_keys(words: str) -> tuple[str, ...]:
    """Keys under which a name is found in another spelling or order; short ones as they stand."""
    key = fold(_ARTICLE.sub("", words))
    ordered = " ".join(sorted(word for word in key.split() if word not in {"of", "the", "and"}))
    return tuple(each for each in (key, loosen(words), ordered) if each)


def read_office(words: str) -> OfficeWords | None:
    """The office that a mention is as a whole; None where it is none, or one of several states."""
    if _NOT_THE_ONE.match(words):
        return None
    bare = _OWNER.sub("", bare_mention(words))
    rest, countries = _without_countries(bare)
    if len(countries) > 1:
        return None
    country = next(iter(countries), None)
    office = without_speaker(rest.strip())
    key, speaker = fold(office), office != rest.strip()
    if not key and country and not speaker and not _is_people(bare):
        return OfficeWords("government", (load_offices()["government"],), country)
    offices = _by_words().get(key)
    if offices is None:
        return None
    return OfficeWords(_spaced(office), offices, country, bool(_OWNER.match(words)), speaker)


def installed_actor(words: str) -> str | None:
    """Id of those whom another state has put in (``Moscow-installed officials``), or None."""
    match = _installed().match(bare_mention(words))
    if match is None:
        return None
    for row in load_yaml_asset(ASSET)["installed"]:
        by = (match["by"] or match["by_whom"] or "").removeprefix("the ")
        found = find_country_words(by)
        if fold(by) in map(fold, row["also"]) or (found and found[0].code == row["by"]):
            return str(row["actor"])
    return None


def without_countries(words: str) -> str:
    """Words without those for states: ``Egypt authorities`` → ``authorities``."""
    return _spaced(_without_countries(words)[0])


def name_in_report(words: str, country: str) -> str:
    """An office's words with whose they are: ``the army`` of Sudan is the ``Sudanese army``."""
    state = load_countries()[country]
    people = load_yaml_asset(ASSET)["adjectives"].get(country) or next(iter(state.people), None)
    return f"{people} {words}" if people else f"{words} of {state.name}"


def name_office(office: Office, country: str) -> str:
    """What an office of a country is called where the registry has no entry."""
    name = load_countries()[country].name
    article = "the " if name in _WITH_ARTICLE or name.endswith("Islands") else ""
    return office.name.format(country=f"{article}{name}")


def _without_countries(bare: str) -> tuple[str, Mapping[str, CountryWord]]:
    """The words without those for states, and these."""
    found: dict[str, CountryWord] = {}
    rest, end = "", 0
    for word in find_country_words(bare):
        found.setdefault(word.code, word)
        rest += _LINK_BEFORE.sub("", bare[end : word.start])
        end = word.end + len(
            match.group() if (match := _POSSESSIVE.match(bare[word.end :])) else ""
        )
    return f"{rest} {bare[end:]}", found


def _spaced(words: str) -> str:
    return " ".join(bare_mention(words).split())


def _is_people(bare: str) -> bool:
    return any(word.way == "people" for word in find_country_words(bare))


def without_speaker(words: str) -> str:
    """``Kremlin spokesman`` → ``Kremlin``; other words as they are."""
    return _speaker().sub("", words)


@cache
def _speaker() -> re.Pattern[str]:
    nouns = "|".join(load_yaml_asset(ASSET)["speakers"])
    return re.compile(rf"(?:['’]s)?\s+(?:{nouns})$", re.IGNORECASE)


@cache
def _by_words() -> dict[str, tuple[Office, ...]]:
    """Offices by folded words, ``of the`` before the state left out."""
    found: dict[str, tuple[Office, ...]] = {}
    for code, row in load_yaml_asset(ASSET)["offices"].items():
        for words in row["words"]:
            found[fold(words)] = (*found.get(fold(words), ()), load_offices()[code])
    return found


@cache
def _installed() -> re.Pattern[str]:
    data = load_yaml_asset(ASSET)
    verbs, nouns = "|".join(data["installed_words"]), "|".join(data["installed_nouns"])
    return re.compile(
        rf"(?:local\s+)?(?:(?P<by>\w+)[-–](?:{verbs})\s+(?:\w+\s+)?(?:{nouns})"
        rf"|(?:{nouns})\s+(?:installed|appointed)\s+by\s+(?P<by_whom>(?:the\s+)?\w+))\b",
        re.IGNORECASE,
    )


_WITH_ARTICLE = frozenset(
    {
        "Bahamas",
        "Central African Republic",
        "Comoros",
        "Czech Republic",
        "Democratic Republic of the Congo",
        "Dominican Republic",
        "Gambia",
        "Maldives",
        "Netherlands",
        "Philippines",
        "Republic of the Congo",
        "Seychelles",
        "United Arab Emirates",
        "United Kingdom",
        "United States",
        "Vatican",
    }
)
