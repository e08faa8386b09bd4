"""Weapons and objects: the kind that the words decide, else the reader's; the name as written."""

import re
from functools import cache

from relata.assets import load_yaml_asset
from relata.model.identities import ResolvedThing
from relata.model.marks import Marks, ObjectMark, WeaponMark
from relata.model.report import Report
from relata.resolve.names import fold

ASSET = "things.yaml"

_ENDS_HEAD = frozenset(
    "with of in at near from by carrying packed laden loaded full filled belonging that which who "
    "next used for on outside inside under between rigged strapped fired dropped and or".split()
)
_LADEN = re.compile(r"-(?:laden|packed|filled|rigged|loaded)\b", re.IGNORECASE)
_ARTICLES = frozenset("the a an its their his her our".split())


def resolve_weapons(report: Report, marks: Marks) -> dict[str, ResolvedThing]:
    """Kind and name of every weapon mark, by mark id."""
    return {mark.id: _resolve(report.text, mark, "weapons") for mark in marks.weapons}


def resolve_objects(report: Report, marks: Marks) -> dict[str, ResolvedThing]:
    """Kind and name of every object mark, by mark id."""
    return {mark.id: _resolve(report.text, mark, "objects") for mark in marks.objects}


def kind_of_words(words: str, table: str) -> tuple[str, str] | None:
    """Kind that the words decide and the term that decided, or None where they leave it open.

    Args:
        words: a noun phrase as written.
        table: ``weapons`` or ``objects``.
    """
    if _LADEN.search(words):
        return None  # an explosives-laden car is neither explosives nor a car
    head = _head(fold(words).split())
    lexicon = _lexicon(table)
    for start in range(len(head)):
        term = " ".join(head[start:])
        if term in lexicon:
            return lexicon[term], term
    return None


def _resolve(text: str, mark: WeaponMark | ObjectMark, table: str) -> ResolvedThing:
    mentions = [text[slice(*span)] for span in mark.mentions]
    name = max(mentions, key=lambda words: (len(fold(words).split()) > 1, -mentions.index(words)))
    found = next((hit for words in mentions if (hit := kind_of_words(words, table))), None)
    if found is None:
        return ResolvedThing(kind=mark.kind, name=name, why="the kind is the reader's")
    kind, term = found
    return ResolvedThing(kind=kind, name=name, why=f"the word: {term}")


def _head(words: list[str]) -> list[str]:
    """The words up to the first that ends the head of the phrase, articles left out."""
    head: list[str] = []
    for word in words:
        if word in _ENDS_HEAD and head:
            break
        if word not in _ARTICLES:
            head.append(word)
    return head


@cache
def _lexicon(table: str) -> dict[str, str]:
    terms: dict[str, str] = {}
    for kind, words in load_yaml_asset(ASSET)[table].items():
        for word in words:
            key = fold(word)
            for form in (key, f"{key}s", f"{key}es"):
                terms.setdefault(form, kind)
    return terms
