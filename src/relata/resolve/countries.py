"""Countries: names, adjectives and words for their people, found as whole words only."""

import re
from dataclasses import dataclass
from functools import cache

from relata.assets import load_yaml_asset
from relata.resolve.names import fold, fold_words

ASSET = "countries.yaml"

_INVARIANT = ("ese", "ish", "ch", "ss", "sh")


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory; ``lat``/``lon`` is a point near the middle (degrees)."""

    code: str
    name: str
    names: tuple[str, ...]
    people: tuple[str, ...]
    capital: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class CountryWord:
    """A word of a text that names a country or its people.

    Attributes:
        way: ``name``, ``people`` or ``capital``.
        start: code point where it begins; ``end`` is exclusive.
    """

    code: str
    way: str
    start: int
    end: int


@cache
def load_countries() -> dict[str, Country]:
    """All countries by ISO 3166 alpha-2."""
    return {
        code: Country(
            code=code,
            name=row["names"][0],
            names=tuple(row["names"]),
            people=tuple(row["people"]),
            capital=row["capital"],
            lat=float(row["at"][0]),
            lon=float(row["at"][1]),
        )
        for code, row in load_yaml_asset(ASSET).items()
    }


@cache
def country_keys() -> dict[str, tuple[str, str]]:
    """Folded words → ``(code, way)``; a word shared by two countries belongs to the first.

    ``Congolese`` and ``Congo`` go to the larger state, ``Korean`` to the south; the report's
    other words correct that where they can.
    """
    keys: dict[str, tuple[str, str]] = {}
    for country in load_countries().values():
        for word in country.people:
            for form in (word, _plural(word)):
                keys.setdefault(fold(form), (country.code, "people"))
    for country in load_countries().values():
        for name in country.names:
            keys[fold(name)] = (country.code, "name")
    for country in load_countries().values():
        keys.setdefault(fold(country.capital), (country.code, "capital"))
    return keys


def country_named(words: str) -> str | None:
    """Alpha-2 of the country that the words name as such (no adjective, no capital), or None."""
    found = country_keys().get(fold(_ARTICLE.sub("", words)))
    return found[0] if found and found[1] == "name" else None


def is_capital(name: str, code: str) -> bool:
    """True when the name is that of the country's capital."""
    country = load_countries().get(code)
    return country is not None and fold(country.capital) == fold(name)


def is_adjective(words: str) -> bool:
    """True when the words are an adjective of a nation or a word for its people, no place."""
    key = fold(words)
    found = country_keys().get(key)
    return (found is not None and found[1] == "people") or key in _CONTINENT_ADJECTIVES


def find_country_words(text: str) -> list[CountryWord]:
    """Every country name, adjective and capital in a text, the longest at each place.

    Only words with a capital letter count (``turkey`` and ``chad`` are also common nouns), unless
    the whole text is in one case.
    """
    words = fold_words(text)
    one_case = not any(char.islower() for char in text) or not any(char.isupper() for char in text)
    found: list[CountryWord] = []
    index = 0
    while index < len(words):
        match = _match_at(text, words, index, any_case=one_case)
        if match is None:
            index += 1
            continue
        word, length = match
        found.append(word)
        index += length
    return found


def _match_at(
    text: str, words: list[tuple[str, int, int]], index: int, *, any_case: bool
) -> tuple[CountryWord, int] | None:
    keys = country_keys()
    start = words[index][1]
    if not any_case and not text[start].isupper():
        return None
    for length in range(min(_LONGEST, len(words) - index), 0, -1):
        key = " ".join(word for word, _, _ in words[index : index + length])
        hit = keys.get(key)
        if hit is None:
            continue
        end = words[index + length - 1][2]
        if key in _UPPER_ONLY and not text[start:end].replace(".", "").isupper():
            continue
        if "." in text[start:end] and length > 1 and "U.S" not in text[start:end]:
            continue
        return CountryWord(hit[0], hit[1], start, end), length
    return None


def _plural(word: str) -> str:
    return word if word.endswith(_INVARIANT) else f"{word}s"


_ARTICLE = re.compile(r"^(?:the|The|THE)\s+")
_LONGEST = 5
_UPPER_ONLY = frozenset({"us", "uk", "uae", "usa", "drc", "car", "png", "prc", "dprk", "rok"})
_CONTINENT_ADJECTIVES = frozenset(
    "european africans african asian asians americans arab arabs western eastern northern southern "
    "europeans latin caribbean kurdish kurd kurds muslim christian jewish slavic balkan".split()
)
